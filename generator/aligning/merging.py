"""Statements that render several utterances at once: one report joins what others tell apart.

"The gates were opened and the neighbours warned" belongs to two rows. Such a statement stands in
the row it matches best; it also joins a row in which its report has nothing, where what it shares
with that row is over and above what its own row has, and is most of what a member there says.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.aligning.pairing import Cell, rarity
from generator.aligning.signs import ACROSS, Report, Signs

OVER = 1.0
"""Weight of the signs that a statement shares with a further row and not with its own."""
CONTAINED = 0.4
"""Share of the signs of a member there that these must be."""
SPOKEN_FOR = 0.5
"""Share of the compared members of a row for which both must hold."""

Node = tuple[int, int]
"""A report and a statement, by their places."""


def further(
    cells: dict[tuple[Node, Node], Cell], reports: list[Report], home: dict[Node, int]
) -> Iterator[tuple[Node, Node]]:
    """Statements with a member of the further row that each belongs to, in a fixed order.

    ``home`` gives the group of every statement.
    """
    held: dict[int, list[Node]] = {}
    for node in sorted(home):
        held.setdefault(home[node], []).append(node)
    theirs = {group: _reports(members) for group, members in held.items()}
    votes: dict[tuple[Node, int], list[tuple[float, Node]]] = {}
    for one, two in sorted(cells):
        for node, member in ((one, two), (two, one)):
            group = home[member]
            if len(held[home[node]]) > 1 and node[0] not in theirs[group]:
                own = [entry for entry in held[home[node]] if entry != node]
                weight = _over(node, member, own, reports)
                votes.setdefault((node, group), []).append((weight, member))
    for (node, group), some in sorted(votes.items()):
        heavy = [entry for entry in some if entry[0] > 0]
        if heavy and len(heavy) >= SPOKEN_FOR * len(held[group]):
            yield node, max(heavy)[1]


def _reports(members: list[Node]) -> frozenset[int]:
    return frozenset(report for report, _ in members)


def _over(node: Node, member: Node, own: list[Node], reports: list[Report]) -> float:
    """The weight of what two statements share and ``own`` members lack; 0 if too little."""
    one, two = reports[node[0]], reports[member[0]]
    here, there = _said(node, reports), _said(member, reports)
    known = frozenset[str]().union(*(_said(entry, reports).signs for entry in own))
    weight = sum(rarity(sign, one, two) for sign in here.signs & there.signs - known)
    kinds = None if one.language == two.language else ACROSS
    whole = sum(rarity(sign, two, two) for sign in there.signs if kinds is None or sign[0] in kinds)
    return weight if weight >= OVER and weight >= CONTAINED * max(1.0, whole) else 0.0


def _said(node: Node, reports: list[Report]) -> Signs:
    return reports[node[0]].said[node[1]]
