"""Which statements of two reports render the same words.

Reports of one press event are not translations of each other: they drop, add and reorder, so
a length-based alignment of whole texts (Gale and Church) has nothing to hold on to, and a plain
monotone path can't follow a report that tells the end first. So anchors come first: two
statements that are each other's best match, clearly, by the weight of the signs they share. They
may stand anywhere. Between anchors order becomes evidence: of the weaker matches those are taken
that lie on the heaviest path that rises in both reports (a dynamic program over the cells that
share anything at all), each step costing what unlike lengths cost with Gale and Church. Order
alone matches nothing.

A sign counts by its rarity within the two reports only, so further reports change nothing here.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from generator.aligning.signs import ACROSS, LOAN, WEIGHT, WORD, Report, Signs

ANCHOR = 1.6
"""Weight of shared signs from which two statements may match wherever they stand."""
MARGIN = 1.35
"""How many times the next best an anchor must weigh."""
WEAK = 0.7
"""Weight from which two statements may match where their order agrees with the anchors."""
COVERED = 0.33
"""Share of the shorter statement's signs that must be shared."""
CROWD = 400
"""Pairs of statements that may share a sign before it is too common to tell anything."""
ANCHORED = 0.4
"""The same share for an anchor."""
ANSWERING = 0.5
"""What it adds that both follow a question, where they share something."""


class Cell(NamedTuple):
    """Two statements, by their places in two reports, that share something."""

    one: int
    two: int
    weight: float
    covered: float


def cells(one: Report, two: Report) -> dict[tuple[int, int], Cell]:
    """Every two statements that share a sign, with what their shared signs weigh."""
    weights = {
        sign: rarity(sign, one, two)
        for sign in one.having.keys() & two.having.keys()
        if one.having[sign] * two.having[sign] <= CROWD
    }
    places = [_places(report, weights) for report in (one, two)]
    found: dict[tuple[int, int], float] = {}
    for sign in sorted(weights):
        for here in places[0][sign]:
            for there in places[1][sign]:
                found[here, there] = found.get((here, there), 0.0) + weights[sign]
    kinds = ACROSS + WORD if one.language == two.language else ACROSS
    wholes = [[_whole(entry, report, kinds) for entry in report.said] for report in (one, two)]
    return {
        (here, there): _cell(
            one.said[here], two.said[there], weight, wholes[0][here], wholes[1][there]
        )
        for (here, there), weight in found.items()
    }


def rarity(sign: str, one: Report, two: Report) -> float:
    """What sharing a sign weighs: less, the more statements of the two reports have it."""
    if sign[0] == LOAN and one.language == two.language:
        return 0.0  # the words themselves are compared
    return WEIGHT[sign[0]] / math.sqrt(one.having[sign] * two.having[sign])


def _places(report: Report, weights: dict[str, float]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {sign: [] for sign in weights}
    for at, entry in enumerate(report.said):
        for sign in entry.signs:
            if sign in found:
                found[sign].append(at)
    return found


def _whole(entry: Signs, report: Report, kinds: str) -> float:
    """The weight of all signs of a statement that the other report could share."""
    return sum(WEIGHT[sign[0]] / report.having[sign] for sign in entry.signs if sign[0] in kinds)


def _cell(one: Signs, two: Signs, weight: float, whole: float, other: float) -> Cell:
    covered = min(1.0, weight / max(1.0, min(whole, other)))
    if one.answers and two.answers:
        weight += ANSWERING
    unlike = abs(math.log((one.length + 20) / (two.length + 20)))
    return Cell(one.at, two.at, weight * (0.5 + 0.5 * covered) - 0.25 * unlike**2, covered)


def pairs(one: Report, two: Report) -> Iterator[Cell]:
    """The matches between two reports, each statement in one at most."""
    found = [cell for cell in cells(one, two).values() if cell.weight > 0]
    anchors = _anchors(found)
    taken_one = {cell.one for cell in anchors}
    taken_two = {cell.two for cell in anchors}
    weak = [
        cell
        for cell in _bests(
            [cell for cell in found if cell.one not in taken_one and cell.two not in taken_two]
        )
        if cell.weight >= WEAK and cell.covered >= COVERED
    ]
    path = _rising([*anchors, *weak])
    yield from anchors
    known = set(anchors)
    yield from (cell for cell in path if cell not in known)


def _bests(found: list[Cell], margin: float = 1.0) -> list[Cell]:
    """Cells that outweigh every other of their row and of their column, ``margin`` times."""
    rows: dict[tuple[int, int], list[float]] = {}
    for cell in found:
        rows.setdefault((0, cell.one), []).append(cell.weight)
        rows.setdefault((1, cell.two), []).append(cell.weight)
    best = {place: sorted(weights)[-2:] for place, weights in rows.items()}

    def clear(cell: Cell) -> bool:
        for place in ((0, cell.one), (1, cell.two)):
            top = best[place]
            if cell.weight < top[-1] or (len(top) > 1 and cell.weight < margin * top[0]):
                return False
        return True

    return [cell for cell in found if clear(cell)]


def _anchors(found: list[Cell]) -> list[Cell]:
    """Matches that need no order: heavy, and clearly the best for both. What they take is out
    of the others' way, so a second look finds more.
    """
    kept: list[Cell] = []
    rest = found
    while True:
        new = [
            cell
            for cell in _bests(rest, MARGIN)
            if cell.weight >= ANCHOR and cell.covered >= ANCHORED
        ]
        if not new:
            return kept
        kept += new
        ones, twos = {cell.one for cell in new}, {cell.two for cell in new}
        rest = [cell for cell in rest if cell.one not in ones and cell.two not in twos]


def _rising(found: list[Cell]) -> list[Cell]:
    """The heaviest chain of cells in which both places rise: n log n in the number of cells."""
    ordered = sorted(found, key=lambda cell: (cell.one, -cell.two))
    columns = sorted({cell.two for cell in ordered})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(columns) + 1)
    before: list[int] = []
    ends: list[float] = []
    for number, cell in enumerate(ordered):
        column = bisect_left(columns, cell.two)
        total, last = _prefix(tree, column)
        before.append(last)
        ends.append(total + cell.weight)
        _raise(tree, column + 1, (ends[-1], number))
    return list(_back(ordered, before, ends))


def _prefix(tree: list[tuple[float, int]], at: int) -> tuple[float, int]:
    best = (0.0, -1)
    while at > 0:
        best = max(best, tree[at])
        at -= at & -at
    return best


def _raise(tree: list[tuple[float, int]], at: int, value: tuple[float, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def _back(ordered: list[Cell], before: list[int], ends: list[float]) -> Iterator[Cell]:
    at = max(range(len(ends)), key=lambda number: (ends[number], -number), default=-1)
    path = []
    while at >= 0:
        path.append(ordered[at])
        at = before[at]
    return iter(path[::-1])
