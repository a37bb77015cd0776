"""Lines of speech that a dash opens behind the narrator's sentence, not at the head of a line."""

from __future__ import annotations

import re

from generator.extracting.quotations import Cut, Quote
from generator.model import Block

REACH = 600
"""Most characters of such speech up to "said X"."""

_OPENS = re.compile(r"(?<=[.!?»”])\s+([–—-]\s+)(?=[^\W\d_])")
_SENTENCE = re.compile(r"[.!?…](?=\s|$)")


def later(
    text: str, quotes: tuple[Quote, ...], blocks: tuple[Block, ...], cut: Cut
) -> tuple[Quote, ...]:
    """The quotations with those that a dash opens behind a sentence, in order of place.

    Only where "…, said X" closes the dash's own sentence: the narrator sets dashes, too.
    """
    out = []
    for block in blocks:
        end = block.span.end
        for match in _OPENS.finditer(text, block.span.start, end):
            if not text[match.end()].isupper():
                continue
            stop = _SENTENCE.search(text, match.end(), min(end, match.end() + REACH))
            last = stop.start() if stop else min(end, match.end() + REACH)
            place = cut(match.end(), last)
            if place < last:
                out.append(Quote(match.start(1), place, text[match.start(1)], dash=True))
    kept: list[Quote] = []
    for quote in sorted((*quotes, *out), key=lambda item: (item.start, -item.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return tuple(kept)
