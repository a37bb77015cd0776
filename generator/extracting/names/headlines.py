"""Lines in which nearly every word has a capital, as headlines do: capitals show no names there."""

from __future__ import annotations

import re
from bisect import bisect_right

from generator.extracting.names.references import Ref
from generator.extracting.words.tokens import Words

CAPITALS = 0.75
"""Least share of a line's words with a capital."""
QUOTED = "\x01"
"""Stands for what quotations hold."""
WORDS = 4
"""Fewest words of such a line; shorter ones may be names in full."""
PARTS = 3
"""A name of so many parts that stands in no other line is a piece of the headline."""


def sift(text: str, words: Words, refs: list[Ref]) -> list[Ref]:
    """The references without bare names that are mere pieces of a headline."""
    lines = _capital_lines(text, words)
    if not lines:
        return refs
    starts = [start for start, _ in lines]

    def above(ref: Ref) -> bool:
        at = bisect_right(starts, ref.start) - 1
        return at >= 0 and ref.end <= lines[at][1]

    known = {text[ref.start : ref.end] for ref in refs if ref.kind == "person" and not above(ref)}
    return [
        ref
        for ref in refs
        if ref.kind != "person"
        or not above(ref)
        or len(text[ref.start : ref.end].split()) < PARTS
        or text[ref.start : ref.end] in known
    ]


def _capital_lines(text: str, words: Words) -> list[tuple[int, int]]:
    """The spans of lines of several words nearly all of which have a capital, in order."""
    out = []
    for line in re.finditer(r"[^\n]+", text):
        if QUOTED in words.text[line.start() : line.end()]:
            continue  # the narrator's few words between quotations
        first, last = words.place(line.start()), words.place(line.end())
        letters = [text[at] for at in words.starts[first:last] if text[at].isalpha()]
        small = sum(char.islower() for char in letters)
        upper = sum(char.isupper() for char in letters)
        if len(letters) >= WORDS and upper >= CAPITALS * len(letters) and upper + small:
            out.append(line.span())
    return out
