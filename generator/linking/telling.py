"""What tells one incident from another between the same parties.

The same countries, ministers and envoys meet over many incidents, often in one week; that two
texts name them says nothing of which. What tells are the other names and the numbers: what was
broken into, by which tool, how many files. Days are compared as days, so numbers that are part of
a date don't count.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from generator.linking.candidates import WINDOW, Item
from generator.linking.likeness import Rarity
from generator.linking.profiles import Kind, background, bones
from generator.model import Document
from generator.text import words

ENOUGH = 0.7
"""Rarity that two texts on one incident share at least: 1 is a name that no other text has. Chosen
with ``discovery.LEAST`` on invented reports and on labelled pairs of public articles."""
WORDING = 0.15
"""What a word counts beside a name, within a language: scripts without case show no names."""
RECURRING = 0.3
"""What is left of a name's weight that is met all year: the name of a capital, or of a group."""
BURST = 0.75
"""Share of a name's documents that must lie within one window for it to be no such name."""
ENDING = 3
"""Most consonants that inflection and derivation put behind a party's name."""
SHORTEST = 4
"""Consonants from which a name is known by its beginning."""
_YEAR = range(1900, 2100)


def parties(document: Document) -> frozenset[str]:
    """The names, by their consonants, of whoever speaks in a text, and of registered agents."""
    named = [speaker.name for speaker in document.speakers]
    named += [
        mention.span.of(document.text)
        for mention in document.mentions
        if mention.kind in ("agent", "place", "outlet")
    ]
    found = {bones(span.of(name).casefold()) for name in named for span in words(name)}
    return frozenset(name for name in found if len(name) > 1)


def numbers_of_days(document: Document) -> frozenset[str]:
    """The numbers that are part of a date in a text, as a profile has them."""
    parts = [
        str(part)
        for candidate in document.date.candidates
        for part in (candidate.day, candidate.month, candidate.year)
        if part
    ]
    return frozenset(part.rstrip("0") or part for part in parts)


class Telling:
    """What the documents of one corpus share that tells incidents apart."""

    def __init__(self, items: Sequence[Item], known: Rarity, everybody: Iterable[str]) -> None:
        """``everybody``: the parties of the whole corpus: a minister of one text is of all."""
        self._items = {item.id: item for item in items}
        self._known = known
        self._parties = frozenset(everybody)
        self._recurring = _recurring(items)
        self._made: dict[str, Mapping[str, float]] = {}

    def enough(self, one: str, two: str) -> float:
        """How much of what telling two apart from others takes they share; 1 is enough."""
        mine, theirs = self._of(one), self._of(two)
        total = math.fsum([mine[name] for name in mine.keys() & theirs.keys()])
        first, second = self._items[one].profile, self._items[two].profile
        if total < ENOUGH and first.language == second.language:
            counts = first.counts[Kind.WORDS]
            shared = counts.keys() & second.counts[Kind.WORDS].keys()
            total += WORDING * math.fsum(
                [self._rarity(Kind.WORDS, word) for word in shared if not self._spoken(word)]
            )
        return min(1.0, total / ENOUGH)

    def _of(self, name: str) -> Mapping[str, float]:
        if name not in self._made:
            self._made[name] = self._weighed(self._items[name])
        return self._made[name]

    def _weighed(self, item: Item) -> Mapping[str, float]:
        counts = item.profile.counts
        small = background(item.profile.language).counts[Kind.NAMES]
        names = {
            name: self._rarity(Kind.NAMES, name) * (RECURRING if name in self._recurring else 1)
            for name in counts[Kind.NAMES]
            if not name.startswith("=") and name not in small and not self._is_party(name)
        }
        numbers = {
            f"#{number}": self._rarity(Kind.NUMBERS, number)
            for number in counts[Kind.NUMBERS]
            if number not in item.dated and int(number) not in _YEAR
        }
        return {**names, **numbers}

    def _rarity(self, kind: Kind, feature: str) -> float:
        """1 for what one document shows, 0 for what all do."""
        return _rare(self._known.size, self._known.shown[kind].get(feature, 0))

    def _spoken(self, word: str) -> bool:
        """Whether a word is a party's name."""
        return self._is_party(bones(word))

    def _is_party(self, name: str) -> bool:
        known = self._parties
        if name in known:
            return True
        low = max(SHORTEST, len(name) - ENDING)
        return any(name[:length] in known for length in range(low, len(name)))


@lru_cache(maxsize=65536)
def _rare(size: int, shown: int) -> float:
    size = max(2, size)
    return max(0.0, math.log(size / (shown + 0.5)) / math.log(size / 1.5))


def _recurring(items: Sequence[Item]) -> frozenset[str]:
    """Names whose documents are spread over more than one window of days."""
    days: dict[str, list[int]] = {}
    for item in items:
        if item.days is not None:
            for name in item.profile.counts[Kind.NAMES]:
                days.setdefault(name, []).append(item.days[0].toordinal())
    return frozenset(name for name, found in days.items() if not _bursts(sorted(found)))


def _bursts(days: list[int]) -> bool:
    """Whether most of some days lie within one window."""
    low, most = 0, 0
    for high, day in enumerate(days):
        while day - days[low] > WINDOW.days:
            low += 1
        most = max(most, high - low + 1)
    return most >= BURST * len(days)
