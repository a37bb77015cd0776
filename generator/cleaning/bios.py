"""What a page tells of its author: a note below a heading, or a paragraph of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.cleaning.lines import Line
from generator.cleaning.shapes import Verdict
from generator.languages import pack_for
from generator.model import Label
from generator.phrases import alternatives, pattern
from generator.saying import say

_BEFORE = 40
"""Words of running text that must stand before: what a story is about may be a reporter."""
_HEADING, _NAME = 9, 60
"""Words of the longest heading ("About the author Anna Kovel"), characters of the longest name."""
_SIGNED = 20
"""Bylines of a page that are looked at: every paragraph is compared with them."""


@lru_cache(maxsize=64)
def _phrases(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Headings of notes on an author, and what such notes say after the author's name."""
    chrome = [pack_for(tag).chrome for tag in dict.fromkeys((language, "en"))]
    return tuple(  # type: ignore[return-value]
        re.compile(alternatives(map(pattern, sorted(each, key=lambda p: (-len(p), p)))))
        for each in (
            {phrase for own in chrome for phrase in own.about_author},
            {phrase for own in chrome for phrase in own.author_is},
        )
    )


def find(
    lines: list[Line], verdicts: list[Verdict | None], language: str
) -> list[tuple[int, Verdict]]:
    """The lines that tell of the author, with their labels.

    A paragraph without a heading is one only if it begins with a name that a byline of the page
    gives, goes on as such notes do, and stands below the text.
    """
    heading, says = _phrases(language)
    bylines = [
        line.folded
        for line, verdict in zip(lines, verdicts, strict=True)
        if verdict is not None and verdict.label is Label.BYLINE and not line.is_prose
    ]
    signed = "\n".join(bylines[:_SIGNED])
    out: list[tuple[int, Verdict]] = []
    told, head = 0.0, ""
    for line, verdict, at in zip(lines, verdicts, range(len(lines)), strict=True):
        free = verdict is None and line.is_prose
        if free and head:
            reason = say("tells of the author, below “{head}”", head=head)
            out.append((at, Verdict(label=Label.NOTE, reason=reason)))
            above = Verdict(label=Label.BYLINE, reason=say("the heading of a note on the author"))
            out.append((at - 1, above))
        elif (
            free
            and signed
            and told >= _BEFORE
            and (name := _subject(line, says))
            and name in signed
        ):
            reason = say("tells of the author whom the byline names")
            out.append((at, Verdict(label=Label.NOTE, reason=reason)))
        elif free:
            told += line.units
        match = heading.match(line.folded) if told >= _BEFORE else None
        short = match is not None and line.units <= _HEADING and not line.stop
        head = line.text[: match.end()] if match is not None and short else ""
    return out


def _subject(line: Line, says: re.Pattern[str]) -> str:
    """The folded name at the head of a line that goes on as a note on an author does; or ""."""
    found = says.search(line.folded, 0, 2 * _NAME)
    name = line.folded[: found.start()].strip(" ,–—-") if found else ""
    return name if 5 <= len(name) <= _NAME else ""
