"""Days: every date that a text names, and the one day that the text tells of itself.

``find`` reads, ``resolve`` weighs. Neither takes part of a date for granted: a weekday must agree
with its day, a day without a year waits for a year from the text, its address or the registry.
"""

from __future__ import annotations

from generator.extracting.dates.apart import Apart
from generator.extracting.dates.context import Page
from generator.extracting.dates.cues import cues
from generator.extracting.dates.lexicon import lexicon
from generator.extracting.dates.recognise import expressions
from generator.extracting.dates.resolve import resolve
from generator.model import Block, DateCandidate, Span
from generator.text import fold

__all__ = ["find", "resolve"]


def find(text: str, blocks: tuple[Block, ...], language: str) -> tuple[DateCandidate, ...]:
    """Every date expression of ``text``, in its order, with what it names and what it tells of.

    ``blocks`` label the lines of ``text`` (any order; a line without a block counts as body),
    ``language`` is a BCP 47 tag; a block in another language is read by that one's names. Takes
    time linear in the length of the text.
    """
    folded = fold(text)
    apart = Apart(blocks, language)
    found = apart.reread(text, folded, expressions(text, folded, lexicon(language)))
    page = Page(text, folded, blocks, found)
    candidates = []
    for one in found:
        placed = page.place(one, cues(apart.language(one.start)))
        candidates.append(
            DateCandidate(
                text=text[one.start : one.end],
                kind=placed.kind,
                edtf=one.edtf,
                span=Span(start=one.start, end=one.end),
                form=one.form,
                year=one.year,
                month=one.month,
                day=one.day,
                weekday=one.weekday,
                offset=one.offset,
                alternative=one.alternative,
                calendar=one.calendar,
                cue=placed.cue,
                weight=round(placed.weight, 4),
            )
        )
    return tuple(candidates)
