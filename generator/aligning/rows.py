"""The rows of one occasion: statements grouped by registered key points and by what they share.

A key point that two reports make is a row of its own. Statements without one meet by the signs of
``grouping``; where such a group goes together with a row, what it holds more joins that row.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.aligning.grouping import Group, groups
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
    Statement,
    StatementId,
)

SHOWN = 4
"""Shared signs of a kind that a sentence for readers lists."""
_KINDS = {NUMBER: "numbers", DIGIT: "numbers", NAME: "names", AGENT: "names", DAY: "days"}


@dataclass(slots=True)
class Grouped:
    """Statements that are one row, before the differences are known."""

    members: list[StatementId]
    points: tuple[KeyPointId, ...] = ()
    evidence: list[Evidence] = field(default_factory=list)


def rows(
    said: dict[DocumentId, list[Statement]],
    reports: list[Report],
    titles: dict[KeyPointId, str],
) -> list[Grouped]:
    """The rows by key points, then those that no key point explains."""
    found = [
        Grouped(list(members), points, _why(points, titles))
        for members, points in _by_key_point(said).items()
    ]
    holding: dict[StatementId, list[Grouped]] = {}
    for row in found:
        for member in row.members:
            holding.setdefault(member, []).append(row)
    loose = []
    for group in groups(reports):
        members = [reports[at].said[number] for at, number in group.members]
        free = [entry for entry in members if entry.statement not in holding]
        if not free:
            continue
        ids = [entry.statement for entry in free]
        if len(free) == len(members):
            loose.append(Grouped(ids, (), [_evidence(group, reports)]))
        else:
            _into_row(members, ids, holding, _evidence(group, reports))
    return found + loose


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
    row.members += free
    row.evidence.append(evidence)


def _by_key_point(
    said: dict[DocumentId, list[Statement]],
) -> dict[tuple[StatementId, ...], tuple[KeyPointId, ...]]:
    """Key points that two or more documents have, by the statements that make them."""
    making: dict[KeyPointId, list[Statement]] = {}
    for statements in said.values():
        for statement in statements:
            for tag in statement.key_points:
                making.setdefault(tag.id, []).append(statement)
    found: dict[tuple[StatementId, ...], tuple[KeyPointId, ...]] = {}
    for point in sorted(making):
        if len({statement.document for statement in making[point]}) > 1:
            members = tuple(statement.id for statement in making[point])
            found[members] = (*found.get(members, ()), point)
    return found


def _why(points: tuple[KeyPointId, ...], titles: dict[KeyPointId, str]) -> list[Evidence]:
    return [
        Evidence(method="key-point", note=f"the same key point: {titles.get(point, point)}")
        for point in points
    ]


def _evidence(group: Group, reports: list[Report]) -> Evidence:
    """Why a group is one, by what its two most alike members share."""
    one, two = (reports[at].said[number] for at, number in group.pair)
    both = sorted(one.signs & two.signs, key=lambda sign: (-WEIGHT[sign[0]], sign))
    parts = []
    for label in ("numbers", "days"):
        values = [sign[1:] for sign in both if _KINDS.get(sign[0]) == label]
        if values:
            parts.append(f"{label}: {', '.join(values[:SHOWN])}")
    if any(sign[0] in NAME + AGENT for sign in both):
        parts.append("names")
    meant = [sign[1:].replace("_", " ") for sign in both if sign[0] == MEANING]
    if meant:
        parts.append(f"words for {', '.join(meant[:SHOWN])}")
    wording = [sign for sign in both if sign[0] in WORD + LOAN]
    if wording and not meant:
        parts.append("words written alike")
    note = f"they share {'; '.join(parts) or 'their place in the order'}"
    return Evidence(method="shared-signs", note=note, weight=round(min(1.0, group.weight / 6), 3))
