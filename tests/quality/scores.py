"""Counting right, wrong and missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one field: right, found but wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is to be found that was; 1 where there is nothing."""
        real = self.right + self.missed
        return self.right / real if real else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def sets(found: Iterable[Any], gold: Iterable[Any]) -> Score:
    """Compare two collections as sets."""
    ours, real = set(found), set(gold)
    return Score(len(ours & real), len(ours - real), len(real - ours))


def one(found: Any, gold: Any) -> Score:
    """Compare two single values; an unknown one found unknown is right."""
    if found == gold:
        return Score(right=1)
    return Score(wrong=int(found is not None), missed=int(gold is not None))
