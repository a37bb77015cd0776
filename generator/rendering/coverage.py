"""Which outlet in which language reported which part of an incident, as a table.

Rows are the steps of the thread, then the key points; columns are outlets by language. Each source
counts once in a row, in the column of the report that the others go back to. Our surveys are no
reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from generator.model import Document, Link, Rights, Turn
from generator.rendering import refs, threads, views, wording
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.saying import counted, listed

COLUMNS = 10
"""Outlets in the table at once: what a screen of 1,280 pixels and a sheet of paper hold."""
FOLDED = 30
"""Further outlets in the folded table; the data has all."""
STEPS = 30
POINTS = 20
"""Rows of each kind: the first steps, the key points most told of."""

_Column: TypeAlias = tuple[str, str]
"""A language's tag and an outlet's id ("" where it is unknown)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Reports of one outlet with one part: independent ones, and those made from another."""

    apart: int = 0
    derived: int = 0

    @property
    def words(self) -> str:
        """What the cell says in words; "" for nothing."""
        some = [
            counted(self.apart, "{n} report", "{n} reports") if self.apart else "",
            counted(self.derived, "{n} made from another", "{n} made from another")
            if self.derived
            else "",
        ]
        return listed([words for words in some if words])


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A part of the incident: what it is, in how many independent reports, and by whom."""

    part: Ref
    note: str
    apart: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Outlets by language (``languages``: name and number of columns) against parts."""

    languages: tuple[tuple[str, int], ...]
    outlets: tuple[Ref, ...]
    steps: tuple[Row, ...]
    points: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The table, that of further outlets if there are some, and how many stand in neither."""

    first: Table
    rest: Table | None
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    part: Ref
    note: str
    cells: dict[_Column, Cell]

    @property
    def apart(self) -> int:
        return sum(cell.apart for cell in self.cells.values())


def coverage(
    index: Index, turns: Iterable[Turn], documents: tuple[tuple[Document, Link], ...]
) -> Coverage | None:
    """Who reported what of an incident; None where no report is here."""
    steps = tuple(line for turn in turns if (line := _step(index, turn)).cells)[:STEPS]
    points = tuple(_points(index, documents))[:POINTS]
    weight: dict[_Column, int] = {}
    for line in (*steps, *points):
        for column in line.cells:
            weight[column] = weight.get(column, 0) + 1
    ranked = sorted(weight, key=lambda column: (-weight[column], column))
    if not ranked:
        return None
    further = ranked[COLUMNS : COLUMNS + FOLDED]
    return Coverage(
        first=_table(index, ranked[:COLUMNS], steps, points),
        rest=_table(index, further, steps, points) if further else None,
        more=max(0, len(ranked) - COLUMNS - FOLDED),
    )


def _step(index: Index, turn: Turn) -> _Line:
    some = [
        index.documents[key]
        for key in (*turn.documents, *turn.derived)
        if key in index.documents and index.documents[key].source.rights is not Rights.WITHDRAWN
    ]
    return _Line(
        part=Ref(name=refs.agent_ref(index, turn.by).name, url=f"#{turn.id}"),
        note=listed((threads.KINDS[turn.kind], views.edtf_when(turn.date).words)),
        cells=_cells(index, some),
    )


def _points(index: Index, documents: tuple[tuple[Document, Link], ...]) -> Iterator[_Line]:
    """Key points by how many reports pass them on, the most first."""
    having: dict[str, list[Document]] = {}
    for document, _ in documents:
        if document.source.rights is Rights.WITHDRAWN:
            continue
        for point in sorted({tag.id for item in document.statements for tag in item.key_points}):
            having.setdefault(point, []).append(document)
    lines = {
        point: _Line(part=refs.key_point_ref(index, point), note="", cells=_cells(index, some))
        for point, some in having.items()
    }
    for _, line in sorted(lines.items(), key=lambda pair: (-pair[1].apart, pair[0])):
        if line.cells:
            yield line


def _column(document: Document) -> _Column:
    return document.language.value, document.outlet.value or ""


def _cells(index: Index, documents: list[Document]) -> dict[_Column, Cell]:
    found: dict[_Column, Cell] = {}
    for first, *others in index.descent.families(documents):
        cell = found.get(_column(first), Cell())
        found[_column(first)] = replace(cell, apart=cell.apart + 1)
        for document in others:
            cell = found.get(_column(document), Cell())
            found[_column(document)] = replace(cell, derived=cell.derived + 1)
    return found


def _table(
    index: Index, columns: Sequence[_Column], steps: Sequence[_Line], points: Sequence[_Line]
) -> Table:
    """The lines that have something in these columns, which stand by language, then by name."""

    def name(column: _Column) -> str:
        return refs.outlet_ref(index, column[1] or None).name

    ordered = sorted(
        columns, key=lambda item: (wording.language_name(item[0]), name(item).casefold(), item)
    )

    def rows(lines: Sequence[_Line]) -> tuple[Row, ...]:
        return tuple(
            Row(
                part=line.part,
                note=line.note,
                apart=line.apart,
                cells=tuple(line.cells.get(column, Cell()) for column in ordered),
            )
            for line in lines
            if any(column in line.cells for column in ordered)
        )

    return Table(
        languages=tuple(
            (wording.language_name(tag), len(list(some)))
            for tag, some in groupby(ordered, key=lambda column: column[0])
        ),
        outlets=tuple(refs.outlet_ref(index, outlet or None) for _, outlet in ordered),
        steps=rows(steps),
        points=rows(points),
    )
