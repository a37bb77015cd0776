"""The parts of a text in which a date may be written with a name: the rest need not be read."""

from __future__ import annotations

from generator.extracting.dates.lexicon import Lexicon

REACH = 120
"""Code points on each side of a name in which the rest of its date stands: no part of it is as far
from the next as a few of them."""


def around_names(folded: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The stretches around whatever may be a name that begins or is a date, none overlapping."""
    out: list[tuple[int, int]] = []
    for _, start, end in lexicon.names_at.find_matches_as_indexes(folded, overlapping=True):
        if folded[start - 1 : start].isalpha() or folded[end : end + 1].isalpha():
            continue  # part of another word
        before = out[-1][1] if out else 0
        if out and end + REACH <= before:
            continue
        low = folded.rfind(" ", before, max(before, start - REACH))
        high = folded.find(" ", end + REACH)
        high = len(folded) if high < 0 else high
        if out and low < 0:
            out[-1] = (out[-1][0], high)
        else:
            out.append((low + 1, high))
    return out
