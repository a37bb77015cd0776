"""One group of statements for each utterance, from the matches between every two reports.

Matches are taken in order of weight. Two groups become one only where no report has a statement
in both and where most of their members match across, not just the two that propose it: so a row
is no chain in which the first and the last have nothing in common. What is then left over, a
statement that a report split off or says twice, joins the group of which it renders a part.

With many reports each is compared with a few hubs alone, those that share the most with the
others, so the work grows with the number of reports and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from generator.aligning.merging import further
from generator.aligning.pairing import Cell, cells, pairs
from generator.aligning.signs import MEANING, NAME, NUMBER, Report

ALL = 12
"""Reports up to which every two are compared."""
HUBS = 6
"""Reports with which each is compared where there are more."""
AGREEING = 0.6
"""Share of the compared pairs across two groups that must share something substantial."""
SUPPORT = 0.6
"""Weight from which a pair speaks for putting two groups together."""
JOINS = 2.2
"""Weight from which a statement left over may join a group."""
BESIDE = 0.9
"""The same where the statement before or behind it in its report is in that group."""
CONTAINED = 0.45
"""Share of a left-over statement's signs that the member it joins must have."""

Node = tuple[int, int]
"""A report and a statement, by their places."""


@dataclass(frozen=True, slots=True)
class Group:
    """The statements that render one utterance, and the two whose match is the weightiest."""

    members: tuple[Node, ...]
    pair: tuple[Node, Node]
    weight: float


@dataclass(slots=True)
class Compared:
    """Weights of all compared cells, matches among them, and which reports were compared."""

    cells: dict[tuple[Node, Node], Cell] = field(default_factory=dict)
    matches: list[tuple[float, Node, Node]] = field(default_factory=list)
    compared: set[tuple[int, int]] = field(default_factory=set)


def compare(reports: list[Report]) -> Compared:
    """The matches between the reports: between every two of few, with the hubs of many."""
    work = Compared()
    for one, two in _compared(reports):
        _compare(work, reports, one, two)
    return work


def groups(work: Compared, reports: list[Report]) -> Iterator[Group]:
    """The groups of two statements or more that stand in at least two reports."""
    cluster = _clusters(work)
    _join(work, cluster, reports)
    _settle_alone(cluster, reports)
    held: dict[int, list[Node]] = {}
    for node, label in cluster.items():
        held.setdefault(label, []).append(node)
    for node, member in further(work.cells, reports, cluster):
        held[cluster[member]].append(node)
    for members in held.values():
        if len({report for report, _ in members}) > 1:
            yield _group(work, sorted(members))


def _settle_alone(cluster: dict[Node, int], reports: list[Report]) -> None:
    """Give every statement that is in no group one of its own."""
    label = max(cluster.values(), default=-1)
    for at, report in enumerate(reports):
        for number in range(len(report.said)):
            if (at, number) not in cluster:
                label += 1
                cluster[at, number] = label


def _group(work: Compared, members: list[Node]) -> Group:
    weight, one, two = max(
        (
            (work.cells[pair].weight, *pair)
            for pair in combinations(members, 2)
            if pair in work.cells
        ),
        key=lambda entry: entry[0],
    )
    return Group(tuple(members), (one, two), weight)


def _compared(reports: list[Report]) -> Iterator[tuple[int, int]]:
    """The pairs of reports to compare: all of few; of many, each with the hubs."""
    if len(reports) <= ALL:
        yield from combinations(range(len(reports)), 2)
        return
    hubs = _hubs(reports)
    yield from sorted(
        {(min(hub, at), max(hub, at)) for hub in hubs for at in range(len(reports)) if at != hub}
    )


def _hubs(reports: list[Report]) -> list[int]:
    """The reports whose signs most others share, with as many statements as possible."""
    held = Counter(
        sign for report in reports for sign in report.having if sign[0] in NUMBER + NAME + MEANING
    )
    worth = [
        sum(held[sign] - 1 for sign in report.having if sign[0] in NUMBER + NAME + MEANING)
        for report in reports
    ]
    return sorted(range(len(reports)), key=lambda at: (-worth[at], reports[at].name))[:HUBS]


def _compare(work: Compared, reports: list[Report], one: int, two: int) -> None:
    work.compared.add((one, two))
    for (here, there), cell in cells(reports[one], reports[two]).items():
        work.cells[(one, here), (two, there)] = cell
    for cell in pairs(reports[one], reports[two]):
        work.matches.append((cell.weight, (one, cell.one), (two, cell.two)))


def _clusters(work: Compared) -> dict[Node, int]:
    """The group of every matched statement, by agreement of most."""
    label: dict[Node, int] = {}
    held: dict[int, list[Node]] = {}
    for weight, one, two in sorted(work.matches, key=lambda match: (-match[0], *match[1:])):
        del weight
        for node in (one, two):
            if node not in label:
                label[node] = len(label)
                held[label[node]] = [node]
        first, second = label[one], label[two]
        if first == second or not _agree(work, held[first], held[second]):
            continue
        for node in held[second]:
            label[node] = first
        held[first] += held.pop(second)
    return label


def _agree(work: Compared, first: list[Node], second: list[Node]) -> bool:
    """Whether two groups may be one: no report in both, and most compared pairs alike."""
    if {report for report, _ in first} & {report for report, _ in second}:
        return False
    likes = [
        work.cells.get((min(one, two), max(one, two)))
        for one in first
        for two in second
        if (min(one[0], two[0]), max(one[0], two[0])) in work.compared
    ]
    alike = sum(cell is not None and cell.weight >= SUPPORT for cell in likes)
    return bool(likes) and alike >= AGREEING * len(likes)


def _join(work: Compared, cluster: dict[Node, int], reports: list[Report]) -> None:
    """Let statements left over join the group with whose member they share the most."""
    sizes = Counter(cluster.values())
    alone = {
        (report, at)
        for report, entry in enumerate(reports)
        for at in range(len(entry.said))
        if sizes[cluster.get((report, at), -1)] < 2
    }
    best: dict[Node, tuple[float, Node]] = {}
    for (one, two), cell in work.cells.items():
        for left, member in ((one, two), (two, one)):
            if left not in alone or member in alone:
                continue
            beside = cluster[member] in (
                cluster.get((left[0], left[1] + step), -1) for step in (-1, 1)
            )
            if cell.weight >= (BESIDE if beside else JOINS) and cell.covered >= CONTAINED:
                best[left] = max(best.get(left, (0.0, member)), (cell.weight, member))
    joined = {left: cluster[member] for left, (_, member) in best.items()}
    cluster.update(joined)
