"""Speech that a dash opens within a paragraph: "He shrugged. – We are ready – says the minister."

Polish reports are written so. Only where a verb of speech behind a second dash closes it: else a
dash behind a full stop is the narrator's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from generator.extracting.quotations import Quote
from generator.model import Block

LONGEST = 700
"""Most characters of such speech."""

_OPENS = re.compile(r"(?<=[.!?…”\"»])[^\S\n]+([–—-])[^\S\n]+(?=[^\W\d_])")
_CLOSES = re.compile(r"[^\S\n]+[–—-][^\S\n]+(?=[^\W\d_])")


def find(
    text: str,
    quotes: tuple[Quote, ...],
    blocks: tuple[Block, ...],
    said: Callable[[int, int], bool],
) -> tuple[Quote, ...]:
    """The quotations with those that a dash opens inside a paragraph, in order of place.

    ``said`` tells whether the narrator's "said X" stands between two offsets. Marks inside such
    speech are part of it.
    """
    more: list[Quote] = []
    for block in blocks:
        at = block.span.start
        while (opened := _OPENS.search(text, at, block.span.end)) is not None:
            at = opened.end()
            if not text[at].isupper() or _inside(quotes, opened.start(1)):
                continue
            stop = min(block.span.end, at + LONGEST)
            for out in _CLOSES.finditer(text, at, stop):
                if text[out.end()].islower() and said(out.end(), stop):
                    mark = text[opened.start(1)]
                    more.append(Quote(opened.start(1), out.start(), mark, dash=True))
                    at = out.end()
                    break
    if not more:
        return quotes
    kept = [quote for quote in quotes if not _inside(tuple(more), quote.start)]
    return tuple(sorted((*kept, *more), key=lambda quote: quote.start))


def _inside(quotes: tuple[Quote, ...], at: int) -> bool:
    place = bisect_left(quotes, at + 1, key=lambda quote: quote.start) - 1
    return place >= 0 and quotes[place].end > at
