"""Which statement of today a vanished one became, by its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from generator.model import Statement
from generator.text import fold

ALIKE = 75.0
"""Least likeness (0 to 100) at which a successor is proposed. A sentence of eight words of which
two were changed has some 80; two sentences of one speech on one matter reach 60."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A vanished statement and the one it seems to have become. ``likeness`` is 0 to 100."""

    old: str
    new: str
    likeness: float


def successors(gone: Iterable[Statement], present: Iterable[Statement]) -> Iterator[Candidate]:
    """For each statement that is no more the most similar of those there, each given once.

    ``present`` should hold only those of the same document that had no such id before.
    """
    words = {entry.id: _plain(entry.text) for entry in present}
    for entry in sorted(gone, key=lambda one: (one.spans[:1], one.id)):
        found = process.extractOne(_plain(entry.text), words, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found is not None:
            _, likeness, new = found
            del words[new]
            yield Candidate(old=entry.id, new=new, likeness=round(likeness, 1))


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
