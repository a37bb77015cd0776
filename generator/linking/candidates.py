"""Which documents may tell of the same thing: those that share rare features in the same days.

Every document is entered under its rarest shared features; a feature's documents are sorted by
day, and each is paired with the next few within a window. So a name that hundreds of documents
share costs as much for each of them as a name that two share, and the work grows with the corpus
and not with its square.
"""

from __future__ import annotations

import datetime
import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.edtf import bounds
from generator.linking.likeness import Rarity
from generator.linking.profiles import Kind, Profile

WINDOW = datetime.timedelta(days=21)
"""Days between two documents on one thing that follow each other. Answers come within days."""
LOOSE = datetime.timedelta(days=45)
"""A day known less closely than this tells nothing of when."""
MARKS = 16
"""Features under which a document is entered."""
NEXT = 5
"""How many of a feature's next documents each is paired with."""
BEST = 6
"""Pairs of a document that are looked at closely: those with the most rarity in common."""
KINDS = (Kind.NAMES, Kind.NUMBERS, Kind.PLACES, Kind.WORDS)
_LAST = datetime.date.max


class Item(NamedTuple):
    """A document as finding its like needs it: its profile and the days it may be of.

    ``parties`` are the names of whoever speaks in it, ``dated`` the numbers that are part of a
    date, both as the profile has them: see ``telling``.
    """

    id: str
    profile: Profile
    days: tuple[datetime.date, datetime.date] | None = None
    parties: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()


def days_of(edtf: str | None) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a date; None where it is unknown or too wide to tell."""
    if edtf is None:
        return None
    low, high = bounds(edtf)
    return (low, high) if high - low <= LOOSE else None


def near(one: Item, two: Item) -> bool:
    """Whether the days of two documents allow that they tell of one thing; unknown ones do."""
    if one.days is None or two.days is None:
        return True
    return one.days[0] - two.days[1] <= WINDOW and two.days[0] - one.days[1] <= WINDOW


def pairs(items: Sequence[Item], known: Rarity) -> list[tuple[str, str]]:
    """Pairs of ids that are worth a closer look, each sorted, in order."""
    by_id = {item.id: item for item in items}
    entered: dict[tuple[Kind, str], list[str]] = {}
    weights: dict[tuple[Kind, str], float] = {}
    for item in sorted(items, key=lambda item: (item.days or (_LAST, _LAST), item.id)):
        for weight, mark in _marks(item.profile, known):
            entered.setdefault(mark, []).append(item.id)
            weights[mark] = weight
    votes: dict[str, dict[str, float]] = {}
    for mark in sorted(entered):
        for one, two in _following(entered[mark], by_id):
            for first, second in ((one, two), (two, one)):
                own = votes.setdefault(first, {})
                own[second] = own.get(second, 0.0) + weights[mark]
    chosen = set()
    for one, own in votes.items():
        for two in heapq.nsmallest(BEST, own, key=lambda other: (-round(own[other], 6), other)):
            chosen.add((min(one, two), max(one, two)))
    return sorted(chosen)


def _marks(profile: Profile, known: Rarity) -> list[tuple[float, tuple[Kind, str]]]:
    """The weightiest features of a document that others show too, with their rarity."""
    found = []
    for kind in KINDS:
        shown = known.shown[kind]
        for feature, count in profile.counts[kind].items():
            others = shown.get(feature, 0)
            if others > 1:
                rarity = math.log(known.size / others)
                told = rarity * (1 + math.log(count)) * (1.0 if kind is Kind.WORDS else 2.0)
                found.append((-round(told, 6), rarity, (kind, feature)))
    return [(rarity, mark) for _, rarity, mark in heapq.nsmallest(MARKS, found)]


def _following(ids: list[str], items: Mapping[str, Item]) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(ids):
        for two in ids[at + 1 : at + 1 + NEXT]:
            if near(items[one], items[two]):
                yield one, two
