"""Blocks in another language than the page's, whose dates are read by the names of their own."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from generator.extracting.dates.expression import Expression
from generator.extracting.dates.lexicon import lexicon
from generator.extracting.dates.recognise import expressions
from generator.model import Block


class Apart:
    """The blocks of a page in ``language`` that are in other languages."""

    def __init__(self, blocks: tuple[Block, ...], language: str) -> None:
        self._own = language
        self._blocks = sorted(
            (block for block in blocks if block.language not in ("", language)),
            key=lambda block: block.span,
        )
        self._starts = [block.span.start for block in self._blocks]

    def language(self, at: int) -> str:
        """The language of the block that holds an offset, or the page's."""
        i = bisect_right(self._starts, at) - 1
        if i >= 0 and at < self._blocks[i].span.end:
            return self._blocks[i].language
        return self._own

    def reread(self, text: str, folded: str, found: list[Expression]) -> list[Expression]:
        """The page's expressions, those of the other blocks read again; sorted, as ``found`` is."""
        if not self._blocks:
            return found
        out = [
            one
            for one in found
            if self.language(one.start) == self._own and self.language(one.end - 1) == self._own
        ]
        for block in self._blocks:
            start, end = block.span.start, block.span.end
            inside = expressions(text[start:end], folded[start:end], lexicon(block.language))
            out += [replace(one, start=one.start + start, end=one.end + start) for one in inside]
        return sorted(out, key=lambda one: one.start)
