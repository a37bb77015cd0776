"""Speech that a dash opens: at the head of a line, behind a sentence, within a paragraph.

The narrator sets dashes, too. Only at the head of a line a dash alone opens speech; elsewhere the
narrator's "said X" must close it, behind a comma or behind a second dash.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from generator.extracting.marks.quote import Cut, Quote, outermost
from generator.extracting.words.lexis import lexis
from generator.extracting.words.tokens import Words
from generator.model import Block, Span
from generator.text import START, fold

REACH = 600
"""Most characters of speech behind the narrator's sentence, up to "said X"."""
LONGEST = 700
"""Most characters of speech within a paragraph, up to the second dash."""

_DASH = re.compile(r"[—–―]\s*(?=\S)|-\s+(?=\S)")
_DASH_END = re.compile(r"[,.!?…]\s*[—–―]\s|\s[—–―](?=\w)|$", re.MULTILINE)
_BEHIND = re.compile(r"(?<=[.!?»”])\s+([–—-]\s+)(?=[^\W\d_])")
_SENTENCE = re.compile(r"[.!?…](?=\s|$)")
_INLINE = re.compile(r"(?<=[.!?…”\"»])[^\S\n]+([–—-])[^\S\n]+(?=[^\W\d_])")
_INLINE_END = re.compile(r"[^\S\n]+[–—-][^\S\n]+(?=[^\W\d_])")


def heading(text: str, block: Span, cut: Cut | None) -> list[Quote]:
    """Speech opened by a dash at the head of a line, up to the dash before "he said".

    Where no second dash stands, ``cut`` may say where the narrator's words begin.
    """
    match = _DASH.match(text, block.start, block.end)
    if match is None:
        return []
    found = _DASH_END.search(text, match.end(), block.end)
    end = block.end
    if found is not None and found.end() > found.start():
        end = found.start() + (0 if text[found.start()].isspace() else 1)
    if cut is not None and (end == block.end or text[match.end()].islower()):
        end = cut(match.end(), end)
    elif cut is not None and text[end - 1] in ".!?":  # "– So it is, said X. – We saw it."
        place = cut(match.end(), end)
        end = place if "," not in text[place:end] else end
    if not text[match.end() : end].strip():
        return []
    return [Quote(block.start, end, text[block.start], dash=True)]


def later(
    text: str, quotes: tuple[Quote, ...], blocks: tuple[Block, ...], cut: Cut
) -> tuple[Quote, ...]:
    """The quotations with those that a dash opens behind a sentence, in order of place.

    Only where "…, said X" closes the dash's own sentence: the narrator sets dashes, too.
    """
    out = []
    for block in blocks:
        end = block.span.end
        for match in _BEHIND.finditer(text, block.span.start, end):
            if not text[match.end()].isupper():
                continue
            stop = _SENTENCE.search(text, match.end(), min(end, match.end() + REACH))
            last = stop.start() if stop else min(end, match.end() + REACH)
            place = cut(match.end(), last)
            if place < last:
                out.append(Quote(match.start(1), place, text[match.start(1)], dash=True))
    return tuple(outermost([*quotes, *out]))


def inline(
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
        while (opened := _INLINE.search(text, at, block.span.end)) is not None:
            at = opened.end()
            if not text[at].isupper() or _inside(quotes, opened.start(1)):
                continue
            stop = min(block.span.end, at + LONGEST)
            for out in _INLINE_END.finditer(text, at, stop):
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
    place = bisect_left(quotes, at + 1, key=START) - 1
    return place >= 0 and quotes[place].end > at


def dash_cut(text: str, tag: str) -> Callable[[int, int], int]:
    """A function that says where, in a line of speech opened by a dash, "…, said X" begins."""
    verbs = lexis(tag).verbs

    def cut(start: int, end: int) -> int:
        """The offset behind the comma before the first verb of speech that follows a comma.

        ``start`` where a verb in small letters opens the line: all of it is the narrator's.
        """
        piece = fold(text[start:end])
        for hit in verbs.find(Words(piece)):
            if not hit.start and text[start].islower():
                return start
            comma = piece.rfind(",", max(0, hit.start - 14), hit.start)
            if comma >= 0 and len(piece[comma + 1 : hit.start].split()) <= 1:
                return start + comma + 1
        return end

    return cut
