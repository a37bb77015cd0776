"""Case endings of names: two written forms are one name where their stems can be the same.

Nothing is ever inflected here: of the forms that a text holds, the one nearest to the nominative
is chosen. The endings are a language's own, from its pack.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.languages import Pack, pack_for
from generator.text import fold

STEM = 3
"""Fewest letters that must stay when an ending is taken off, so that short words stay apart."""
UNRANKED = 20
"""The rank of a word whose ending is none of the nominative's."""
SOFT = "ьй"
"""Letters that only end a nominative stem and fall before an ending."""


@dataclass(frozen=True, slots=True, eq=False)
class Endings:
    """A language's endings of names: of all cases, and of the nominative, the surest first.

    Compared by identity, so that what is remembered of a word is found without comparing tables.
    """

    cases: tuple[str, ...]
    nominative: tuple[str, ...]
    fleeting: str


@lru_cache(maxsize=32)
def endings(tag: str) -> Endings:
    """The endings in the pack for a language tag."""
    return endings_of(pack_for(tag))


def endings_of(pack: Pack) -> Endings:
    """The endings in a pack, folded."""
    names = pack.names
    return Endings(
        cases=tuple(dict.fromkeys(fold(item).strip("-") for item in names.endings)),
        nominative=tuple(dict.fromkeys(fold(item).strip("-") for item in names.nominative)),
        fleeting=fold(names.fleeting),
    )


@lru_cache(maxsize=16384)
def stems(word: str, rules: Endings) -> frozenset[str]:
    """What may stay of a folded word without its ending; the word alone where none bends."""
    if not rules.cases:
        return frozenset((word,))
    out = {word}
    for ending in (*rules.cases, *rules.nominative):
        if ending and word.endswith(ending) and len(word) - len(ending) >= STEM:
            out.add(word[: -len(ending)])
    if word[-1:] in SOFT and len(word) > STEM:
        out.add(word[:-1])
    # Павел, Павла: a vowel before the last consonant falls when an ending follows.
    for stem in tuple(out):
        bare = stem.rstrip(SOFT)
        if len(bare) > STEM and bare[-2] in rules.fleeting and bare[-1] not in rules.fleeting:
            out.add(bare[:-2] + bare[-1])
    return frozenset(out)


def bent(word: str, rules: Endings) -> bool:
    """Whether a folded word bears an ending that no nominative has: somebody is told or shown."""
    endings = [ending for ending in rules.cases if ending and word.endswith(ending)]
    kept = [word[: -len(ending)] for ending in endings if len(word) - len(ending) >= STEM]
    return bool(kept) and not any(end and word.endswith(end) for end in rules.nominative)


def same(left: Sequence[str], right: Sequence[str], rules: Endings) -> bool:
    """Whether two names, as folded parts, can be forms of one: every part by itself."""
    if len(left) != len(right):
        return False
    for one, two in zip(left, right, strict=True):
        if one != two and (not rules.cases or stems(one, rules).isdisjoint(stems(two, rules))):
            return False
    return True


def rank(parts: Sequence[str], others: Sequence[str], rules: Endings) -> int:
    """How far a form is from the nominative, the less the nearer.

    ``others`` is another form of the name: the endings are what follows the part they share.
    """
    total = 0
    for one, two in zip(parts, others, strict=False):
        if one == two or not rules.cases:
            continue
        shared = 0
        while shared < min(len(one), len(two)) and one[shared] == two[shared]:
            shared += 1
        total += _rank(one, one[shared:], rules)
    return total


def _rank(word: str, rest: str, rules: Endings) -> int:
    """The place of the first nominative ending of a word that covers ``rest``."""
    if not any(ending and word.endswith(ending) for ending in rules.cases):
        return 0
    for place, ending in enumerate(rules.nominative):
        if (not ending and not rest) or (
            ending and ending.endswith(rest) and word.endswith(ending)
        ):
            return place
    return UNRANKED
