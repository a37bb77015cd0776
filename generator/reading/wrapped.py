"""Paragraphs of text that was broken into lines of equal width, as in mail and old archives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.model import RawBlock, Span
from generator.text import is_cjk

_NARROWEST, _WIDEST = 56, 84
"""Widths at which programs break lines: 60 to 80 characters, with some for indents."""
_PAIRS = 4
"""Lines followed by another of their paragraph, at least, before a file is called wrapped."""
_FULL = 0.9
"""Share of these that must be full: the next line's first word would not have fitted. A list, a
poem or a table has lines with room left; wrapped text has only paragraphs' last lines so."""
_HYPHENS = "-\u2010\u00ad"
_RULE = re.compile(r"[\W_]+")
_SLACK = 3
"""Characters by which a full line may fall short: editors count marks and indents differently."""


def _no_room(text: str, line: RawBlock, following: RawBlock, width: int) -> bool:
    """Whether the first word of the following line would have made the line too long.

    A word that is broken at the line's end says so by itself.
    """
    end = line.span.end
    broken = text[end - 1] in _HYPHENS and text[end - 2 : end - 1].isalpha()
    if broken and text[following.span.start].islower():
        return True
    word = following.span.of(text)[:width].split()[0]
    return line.span.end - line.span.start + 1 + len(word) > width - _SLACK


def _next_to(line: RawBlock, following: RawBlock) -> bool:
    """Whether a line is followed by another of its paragraph, as far as their marks tell."""
    plain = following.role in ("", "p") and line.role in ("", "p", "li")
    return plain and following.line == line.line + 1


def _width(text: str, blocks: tuple[RawBlock, ...]) -> int:
    """The width to which a file is wrapped; 0 for one that is not."""
    width = max((block.span.end - block.span.start for block in blocks), default=0)
    if not _NARROWEST <= width <= _WIDEST or any(map(is_cjk, text[:2000])):
        return 0
    every = [pair for pair in pairwise(blocks) if _next_to(*pair)]
    # A line with a colon at its end heads what follows, one of marks alone parts what it stands
    # between: neither says anything of the width.
    pairs = [
        (line, following)
        for line, following in every
        if text[line.span.end - 1] not in ":："
        and not any(_RULE.fullmatch(each.span.of(text)) for each in (line, following))
    ]
    full = sum(_no_room(text, *pair, width) for pair in pairs)
    apart = len(every) < len(blocks) - 1
    return width if apart and len(pairs) >= _PAIRS and full >= _FULL * len(pairs) else 0


def joined(text: str, blocks: tuple[RawBlock, ...]) -> Iterator[RawBlock]:
    """The blocks of a file, with the lines of each wrapped paragraph as one.

    A block keeps the number of its first line, and its span covers the line breaks: not one
    character moves. The blocks of a file that is not wrapped come back as they are.
    """
    width = _width(text, blocks)
    open_from, last = None, None
    for block in blocks:
        if open_from is None or last is None:
            open_from = last = block
        elif width and _next_to(last, block) and _no_room(text, last, block, width):
            last = block
        else:
            yield _over(open_from, last)
            open_from = last = block
    if open_from is not None and last is not None:
        yield _over(open_from, last)


def _over(first: RawBlock, last: RawBlock) -> RawBlock:
    span = Span(start=first.span.start, end=last.span.end)
    return RawBlock(span=span, line=first.line, role=first.role, main=first.main)
