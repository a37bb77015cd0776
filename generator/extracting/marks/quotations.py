"""Which runs of a text are quoted: between marks, over paragraphs, behind a dash."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extracting.marks import dashes
from generator.extracting.marks.pairing import Open, pair
from generator.extracting.marks.quote import PAIRS, SINGLE, Cut, Quote, outermost
from generator.model import Block, Span

RUNS_OVER = "«„“"
"""Marks that may be opened in one paragraph and closed in a later one, none between."""

PARAGRAPHS = 8
"""Most paragraphs of such a quotation."""


_DOUBLED = re.compile(r"(?<![\'`])(?:\'\'|``)(?![\'`])")
_FILLER = "\u2060"
"""Stands behind the mark that a doubled apostrophe is read as; no letter and no space."""


def _undoubled(text: str) -> str:
    """The text with doubled apostrophes, which typewriters set for marks, as one plain mark.

    Length-preserving: a filler takes the second place.
    """
    if "''" not in text and "``" not in text:
        return text
    return _DOUBLED.sub('"' + _FILLER, text)


def _whole(text: str, quote: Quote) -> Quote:
    """A quotation found in the undoubled text, with both characters of each of its marks."""
    if text[quote.start + 1 : quote.start + 2] != _FILLER:
        return quote
    end = quote.end + (not quote.open_ended and text[quote.end : quote.end + 1] == _FILLER)
    return replace(quote, end=end, width=2)


_Pairs = list[tuple[list[Quote], list[Open], int]]


def _closing(text: str, pairs: _Pairs, number: int, opened: Open) -> int:
    """The later block whose stray mark closes what a block left open; 0 where none does."""
    for later in range(number + 1, min(len(pairs), number + 1 + PARAGRAPHS)):
        _, left, stray = pairs[later]
        if stray >= 0:
            closes = PAIRS[opened.mark][:2] + ('"' if opened.mark == "„" else "")
            return later if text[stray] in closes else 0
        if left:
            return 0
    return 0


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


def find(
    text: str, blocks: tuple[Block, ...], *, dash: bool = False, cut: Cut | None = None
) -> tuple[Quote, ...]:
    """The outermost quotations of the given blocks, in the order of the text.

    A quotation ends in its own block, unless its closing mark is left out and the next block
    opens with the same mark: then each paragraph is a span of its own. ``dash``: whether the
    language opens a line of speech with a dash; ``cut`` tells where speech ends between two
    offsets of such a line.
    """
    out: list[Quote] = []
    spans = [_trim(text, block.span) for block in blocks]
    text = _undoubled(text)
    pairs = [pair(text, block) for block in spans]
    running = 0
    for number, block in enumerate(spans):
        found, left, stray = pairs[number]
        if number < running:
            found = [Quote(block.start, block.end, "«", open_ended=True, headless=True)]
            left = []
        elif running and number == running:
            found.append(Quote(block.start, stray + 1, text[stray], headless=True))
        following = spans[number + 1] if number + 1 < len(spans) else None
        if left and following and following.end > following.start:
            first = next((item for item in left if item.mark not in SINGLE), None)
            if (
                first is not None
                and text[following.start] == first.mark
                and not any(quote.start < first.at < quote.end for quote in found)
            ):
                found.append(Quote(first.at, block.end, first.mark, open_ended=True))
            elif first is not None and len(left) == 1 and first.mark in RUNS_OVER:
                closing = _closing(text, pairs, number, first)
                if closing:
                    running = closing
                    found.append(Quote(first.at, block.end, first.mark, open_ended=True))
        if dash and not any(quote.start == block.start for quote in found):
            found.extend(dashes.heading(text, block, cut))
        out.extend(_whole(text, quote) for quote in outermost(found))
    return tuple(out)
