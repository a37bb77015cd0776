"""The rows of one occasion: statements grouped by registered key points and by what they share.

A key point that two reports make is a row of its own. Statements without one meet by the signs of
``grouping``; where such a group goes together with a row, what it holds more joins that row.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.aligning.grouping import Compared, Group, Node, compare, groups
from generator.aligning.signs import (
    AGENT,
    DAY,
    DIGIT,
    LOAN,
    MEANING,
    NAME,
    NUMBER,
    WEIGHT,
    WORD,
    Report,
    Signs,
)
from generator.model import (
    DocumentId,
    Evidence,
    KeyPointId,
    Mode,
    Statement,
    StatementId,
)
from generator.saying import listed, say

REPEATS = 0.5
"""How well a report's further statement of a point must match, next to its best one."""
SAME = 0.55
"""Share of its signs that such a statement may have in common with another report's instead."""
PARTNERS = 48
"""Statements of a point with which each is compared."""
SHOWN = 4
"""Shared signs of a kind that a sentence for readers lists."""
_KINDS = {NUMBER: "numbers", DIGIT: "numbers", NAME: "names", AGENT: "names", DAY: "days"}


@dataclass(slots=True)
class Grouped:
    """Statements that are one row, before the differences are known.

    ``without`` holds statements that render the same words and do not make the row's points.
    """

    members: list[StatementId]
    points: tuple[KeyPointId, ...] = ()
    evidence: list[Evidence] = field(default_factory=list)
    without: list[StatementId] = field(default_factory=list)


def rows(
    said: dict[DocumentId, list[Statement]],
    reports: list[Report],
    titles: dict[KeyPointId, str],
) -> list[Grouped]:
    """The rows by key points, then those that no key point explains."""
    work = compare(reports)
    found = [
        Grouped(list(members), points, _why(points, titles))
        for members, points in _by_key_point(said, _Likes(work, reports)).items()
    ]
    holding: dict[StatementId, list[Grouped]] = {}
    for row in found:
        for member in row.members:
            holding.setdefault(member, []).append(row)
    pointed = {point for row in found for point in row.points}
    settled = {  # what makes the point of a row was put into it, or kept out of it, above
        one.id
        for statements in said.values()
        for one in statements
        if any(tag.id in pointed for tag in one.key_points)
    }
    loose = []
    for group in groups(work, reports):
        members = [reports[at].said[number] for at, number in group.members]
        _leave_out(members, holding)
        free = [entry for entry in members if entry.statement not in settled]
        if not free:
            continue
        ids = [entry.statement for entry in free]
        if not any(entry.statement in holding for entry in members):
            if not _apart(group, members, free):
                continue
            loose.append(Grouped(ids, (), [_evidence(group, reports)]))
        else:
            _into_row(members, ids, holding, _evidence(group, reports))
    return found + loose


def _leave_out(members: list[Signs], holding: dict[StatementId, list[Grouped]]) -> None:
    """Keep with every row that a group touches the group's members that are not in it."""
    touched: list[Grouped] = []
    for entry in members:
        touched += [row for row in holding.get(entry.statement, ()) if row not in touched]
    for row in touched:
        row.without += [one.statement for one in members if one.statement not in row.members]


def _apart(group: Group, members: list[Signs], free: list[Signs]) -> bool:
    """Whether the free ones of a group's members stand in two reports at least."""
    return len({at for (at, _), one in zip(group.members, members, strict=True) if one in free}) > 1


def _into_row(
    members: list[Signs],
    free: list[StatementId],
    holding: dict[StatementId, list[Grouped]],
    evidence: Evidence,
) -> None:
    """Add ``free`` to the row that has the most of a group's other members."""
    touched: list[Grouped] = []
    for entry in members:
        touched += holding.get(entry.statement, [])
    row = max(touched, key=lambda one: (touched.count(one), one.points))
    row.members += [one for one in free if one not in row.members]
    row.evidence.append(evidence)


class _Likes:
    """How well a statement matches statements of other reports: weight and share covered."""

    def __init__(self, work: Compared, reports: list[Report]) -> None:
        self._cells = work.cells
        self._nodes: dict[StatementId, Node] = {
            entry.statement: (at, entry.at)
            for at, report in enumerate(reports)
            for entry in report.said
        }

    def best(self, statement: Statement, others: list[Statement]) -> tuple[float, float]:
        """The weightiest match among ``others`` of other reports, and the share it covers."""
        node = self._nodes[statement.id]
        found = [(0.0, 0.0)]
        for other in others[:PARTNERS]:
            there = self._nodes[other.id]
            cell = self._cells.get((min(node, there), max(node, there)))
            if cell is not None and there[0] != node[0]:
                found.append((cell.weight, cell.covered))
        return max(found)


def _by_key_point(
    said: dict[DocumentId, list[Statement]], likes: _Likes
) -> dict[tuple[StatementId, ...], tuple[KeyPointId, ...]]:
    """Key points that two or more documents have, by the statements that make them."""
    making: dict[KeyPointId, list[Statement]] = {}
    for statements in said.values():
        for at, statement in enumerate(statements):
            for tag in statement.key_points:
                if not _announces(statement, statements[at + 1 : at + 2], tag.id):
                    making.setdefault(tag.id, []).append(statement)
    found: dict[tuple[StatementId, ...], tuple[KeyPointId, ...]] = {}
    for point in sorted(making):
        members = tuple(one.id for one in _rendering(making[point], likes))
        if len({statement.document for statement in making[point]}) > 1:
            found[members] = (*found.get(members, ()), point)
    return found


def _announces(statement: Statement, following: list[Statement], point: KeyPointId) -> bool:
    """Whether a retelling only announces the direct words behind it, which make the same point:
    'she called it baseless: "It is baseless."'.
    """
    return statement.mode is Mode.REPORTED and any(
        one.mode is Mode.DIRECT and point in {tag.id for tag in one.key_points} for one in following
    )


def _rendering(making: list[Statement], likes: _Likes) -> list[Statement]:
    """Of a report that makes a point several times those statements that render what the others
    have: not the one that touches on it in passing, where it says something else.
    """
    best = {one.id: likes.best(one, making) for one in making}
    most: dict[DocumentId, float] = {}
    for one in making:
        most[one.document] = max(most.get(one.document, 0.0), best[one.id][0])
    return [
        one
        for one in making
        if best[one.id][0] >= REPEATS * most[one.document] or best[one.id][1] >= SAME
    ]


def _why(points: tuple[KeyPointId, ...], titles: dict[KeyPointId, str]) -> list[Evidence]:
    return [
        Evidence(
            method="key-point",
            note=say("the same key point: {point}", point=titles.get(point, point)),
        )
        for point in points
    ]


def _evidence(group: Group, reports: list[Report]) -> Evidence:
    """Why a group is one, by what its two most alike members share."""
    one, two = (reports[at].said[number] for at, number in group.pair)
    both = sorted(one.signs & two.signs, key=lambda sign: (-WEIGHT[sign[0]], sign))
    parts = []
    for label, told in (("numbers", say("numbers: {values}")), ("days", say("days: {values}"))):
        values = [sign[1:] for sign in both if _KINDS.get(sign[0]) == label]
        if values:
            parts.append(say(told.message, values=listed(values[:SHOWN])))
    if any(sign[0] in NAME + AGENT for sign in both):
        parts.append(say("names"))
    meant = [sign[1:].replace("_", " ") for sign in both if sign[0] == MEANING]
    if meant:
        parts.append(say("words for {meanings}", meanings=listed(meant[:SHOWN])))
    wording = [sign for sign in both if sign[0] in WORD + LOAN]
    if wording and not meant:
        parts.append(say("words written alike"))
    note = say(
        "they share {things}",
        things=listed(parts or [say("their place in the order")], gap="; "),
    )
    return Evidence(method="shared-signs", note=note, weight=round(min(1.0, group.weight / 6), 3))
