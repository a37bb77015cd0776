"""Index pages: all of one kind with how much there is of each, since when and until when.

Each stands in at most two orders, as two lists that link each other: no script sorts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.rendering import bars
from generator.rendering.bars import Axis, Bars
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.saying import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry: what it is, how much there is of it, from when to when, and how much each year.

    ``note`` says what it is, in one word or several; ``name`` sorts entries by name, ``weight`` by
    how much there is.
    """

    ref: Ref
    note: tuple[str, ...]
    count: str
    span: str = ""
    years: dict[str, int] = field(default_factory=dict)
    name: str = ""
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One order of a list: its words, and the address of its first page."""

    words: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line as the page shows it."""

    line: Line
    bars: Bars | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a list is of: its folder, its words, and what its columns are called."""

    folder: str
    title: str
    intro: str
    column: str
    count: str
    first: str


def pages(kind: Kind, lines: Sequence[Line]) -> Iterator[Page]:
    """The list by how much there is of each, and by name."""
    used = sum(bool(line.weight) for line in lines)
    tally = say("{all} in all, {used} of them in the documents", all=len(lines), used=used)
    axis = bars.axis(line.years for line in lines)
    by_name = sorted(lines, key=lambda line: line.name.casefold())
    orders = (
        (kind.first, f"{kind.folder}/index", sorted(by_name, key=lambda line: -line.weight)),
        (say("by name"), f"{kind.folder}/by/name", by_name),
    )
    for number, (_, path, ordered) in enumerate(orders):
        ways = tuple(
            Way(
                words=words,
                url=where.removesuffix("index") if where.endswith("index") else f"{where}/",
                here=place == number,
            )
            for place, (words, where, _) in enumerate(orders)
        )
        yield from _pages(kind, path, tuple(ordered), tally, ways, axis)


def _pages(
    kind: Kind,
    path: str,
    ordered: tuple[Line, ...],
    tally: str,
    ways: tuple[Way, ...],
    axis: Axis | None,
) -> Iterator[Page]:
    for part in parts(ordered, path):
        yield Page(
            path=part.path,
            template="list.md.j2",
            title=kind.title,
            description=kind.intro,
            kind="list",
            values={
                "kind": kind,
                "part": part,
                "tally": tally,
                "ways": ways if len(ordered) > 1 else (),
                "axis": axis,
                "rows": tuple(
                    Row(line=line, bars=bars.bars(line.years, axis)) for line in part.items
                ),
            },
        )
