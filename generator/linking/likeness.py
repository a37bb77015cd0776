"""How alike the subjects of two documents are, in any two languages, without a model.

For every kind of feature the two profiles are compared as weighted vectors: rare features weigh
more. Between languages only what crosses them counts: a word that no other language's documents
know says nothing for or against. What the kinds say is added up with weights tuned once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

from generator.linking.profiles import Kind, Profile

ROOTED = (Kind.WORDS, Kind.PAIRS, Kind.NAMES, Kind.LEAD)
"""Kinds whose cosine's square root is a feature too: the first shared features tell most."""
CAP = 0.05
"""Highest cosine of pairs of words that counts: more is wording, which says nothing of subjects."""
MASSED = (Kind.NAMES, Kind.NUMBERS, Kind.PLACES)
"""Kinds whose shared rarity, whatever else the texts hold, is a feature too."""
FEATURES = (
    *Kind,
    *(f"root {kind}" for kind in ROOTED),
    *(f"mass {kind}" for kind in MASSED),
)
SAME = (
    2.99,  # words
    32.34,  # pairs
    -1.06,  # names
    0.91,  # numbers
    -0.07,  # places
    -1.73,  # lead
    5.07,  # root words
    -5.84,  # root pairs
    0.46,  # root names
    3.32,  # root lead
    -0.12,  # mass names
    -0.10,  # mass numbers
    0.07,  # mass places
    -3.39,  # bias
)
CROSS = (
    10.60,  # words
    2.50,  # pairs
    0.78,  # names
    0.37,  # numbers
    -0.73,  # places
    -2.10,  # lead
    -1.98,  # root words
    1.26,  # root pairs
    1.43,  # root names
    0.61,  # root lead
    -0.44,  # mass names
    0.23,  # mass numbers
    0.59,  # mass places
    -1.68,  # bias
)
"""Weights of a ridge logistic regression (ridge 1) on 1,243 labelled pairs of public articles in
16 pairs of languages, for one language and for two, by ``bench/fit_likeness.py``; ten-fold Pearson
is .718 on all and .651 between languages. Character 4-grams, days, and Chinese transcriptions of
names were tried and added nothing. They move with every feature's definition."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many documents of a corpus, and of each of its languages, show each feature."""

    size: int
    sizes: Mapping[str, int]
    shown: Mapping[Kind, Mapping[str, int]]
    by_language: Mapping[str, Mapping[Kind, Mapping[str, int]]]

    def within(self, kind: Kind, language: str) -> Callable[[str], float]:
        """The weight of a feature between two documents of one language."""
        size = self.sizes.get(language, 0)
        shown = self.by_language.get(language, {}).get(kind, {})
        return lambda feature: _within(size, shown.get(feature, 0))

    def between(self, kind: Kind) -> Callable[[str], float]:
        """The weight of a feature between two languages."""
        size, shown = self.size, self.shown[kind]
        return lambda feature: _between(size, shown.get(feature, 0))


@lru_cache(maxsize=65536)
def _within(size: int, shown: int) -> float:
    return max(0.0, math.log((size + 0.5) / (shown + 0.5)))


@lru_cache(maxsize=65536)
def _between(size: int, shown: int) -> float:
    return math.log(size / shown) if shown else 0.0


def rarity(profiles: Iterable[Profile]) -> Rarity:
    """Count the features of a corpus."""
    sizes: Counter[str] = Counter()
    shown: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
    by_language: dict[str, dict[Kind, Counter[str]]] = {}
    for profile in profiles:
        sizes[profile.language] += 1
        own = by_language.setdefault(profile.language, {kind: Counter() for kind in Kind})
        for kind in Kind:
            shown[kind].update(profile.counts[kind].keys())
            own[kind].update(profile.counts[kind].keys())
    return Rarity(sum(sizes.values()), sizes, shown, by_language)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A profile as vectors of weighted counts, with their lengths."""

    vectors: Mapping[Kind, Mapping[str, float]]
    lengths: Mapping[Kind, float]


class Measure:
    """How alike documents of one corpus are. Each one's vectors are made once."""

    def __init__(self, known: Rarity) -> None:
        self._known = known
        self._made: dict[tuple[int, bool], tuple[Profile, Weighed]] = {}

    def __call__(self, one: Profile, two: Profile) -> float:
        """How alike the subjects are: 0 is not at all, 1 the same."""
        weights = SAME if one.language == two.language else CROSS
        total = weights[-1] + sum(map(mul, weights, self.features(one, two)))
        return 1 / (1 + math.exp(-total))

    def features(self, one: Profile, two: Profile) -> tuple[float, ...]:
        """What is weighed, in the order of ``FEATURES``."""
        crossing = one.language != two.language
        first, second = self._weighed(one, crossing), self._weighed(two, crossing)
        cosines: dict[Kind, float] = {}
        masses: list[float] = []
        for kind in Kind:
            mine, theirs = first.vectors[kind], second.vectors[kind]
            # Added up exactly, so that the order of a set plays no part.
            shared = mine.keys() & theirs.keys()
            length = first.lengths[kind] * second.lengths[kind]
            product = math.fsum([mine[feature] * theirs[feature] for feature in shared])
            cosines[kind] = product / length if length else 0.0
            if kind in MASSED:
                counts = one.counts[kind]
                masses.append(
                    math.fsum([mine[found] / (1 + math.log(counts[found])) for found in shared])
                )
        return (
            *(min(cosines[kind], CAP) if kind is Kind.PAIRS else cosines[kind] for kind in Kind),
            *(math.sqrt(cosines[kind]) for kind in ROOTED),
            *map(math.log1p, masses),
        )

    def _weighed(self, profile: Profile, crossing: bool) -> Weighed:  # noqa: FBT001 a private part
        key = (id(profile), crossing)
        if key not in self._made:
            # The profile is kept too, so that its id stays its own.
            self._made[key] = (profile, _weigh(profile, self._known, crossing=crossing))
        return self._made[key][1]


@lru_cache(maxsize=4096)
def _damped(count: int) -> float:
    return 1 + math.log(count)


def _weigh(profile: Profile, known: Rarity, *, crossing: bool) -> Weighed:
    vectors: dict[Kind, dict[str, float]] = {}
    for kind in Kind:
        counts = profile.counts[kind]
        if crossing:
            shown = known.shown[kind]
            own = known.by_language.get(profile.language, {}).get(kind, {})
            weight = known.between(kind)
            kept = [found for found in counts if shown.get(found, 0) > own.get(found, 0)]
        else:
            weight, kept = known.within(kind, profile.language), list(counts)
        vectors[kind] = {found: _damped(counts[found]) * weight(found) for found in kept}
    lengths = {
        kind: math.sqrt(math.fsum([value * value for value in vector.values()]))
        for kind, vector in vectors.items()
    }
    return Weighed(vectors, lengths)
