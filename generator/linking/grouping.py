"""Grouping by likeness, so that a chain of likenesses makes no group.

Pairs are joined from the likest down. Two groups become one only where their members are alike
on average: a survey that tells of two incidents is like both, but the incidents' other reports
are not like one another. (Joining by the likest pair would chain them; asking it of every pair
would leave short reports out.) Each group is stood for by a few members, so that joining costs
the same for large groups; the order of documents plays no part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

SPEAKING = 4
"""Members that stand for a group: its first by likeness to one another."""


def grouped(
    ids: Iterable[str],
    edges: Mapping[tuple[str, str], float],
    like: Callable[[str, str], float],
    least: float,
) -> list[tuple[str, ...]]:
    """The groups of ``ids``, each sorted; single ones too.

    ``edges`` holds the likeness of pairs worth joining; ``like`` gives that of any other.
    """
    group_of = {name: name for name in sorted(ids)}
    members = {name: [name] for name in group_of}
    told = dict(edges)

    def measured(one: str, two: str) -> float:
        pair = (one, two) if one < two else (two, one)
        if pair not in told:
            told[pair] = like(*pair)
        return told[pair]

    refused: set[tuple[str, int, str, int]] = set()
    for pair in sorted(edges, key=lambda pair: (-round(edges[pair], 9), pair)):
        one, two = sorted(group_of[name] for name in pair)
        if edges[pair] < least or one == two:
            continue
        state = (one, len(members[one]), two, len(members[two]))
        if state in refused:
            continue
        between = [
            measured(first, second)
            for first in members[one][:SPEAKING]
            for second in members[two][:SPEAKING]
        ]
        if sum(between) / len(between) < least:
            refused.add(state)
            continue
        small, large = sorted((one, two), key=lambda name: (len(members[name]), name))
        for name in members[small]:
            group_of[name] = large
        members[large] = _first(members[large], members.pop(small))
    return sorted(tuple(sorted(found)) for found in members.values())


def _first(large: list[str], small: list[str]) -> list[str]:
    """Both together, so that both stand for the whole."""
    half = SPEAKING // 2
    return [*large[:half], *small[:half], *large[half:], *small[half:]]
