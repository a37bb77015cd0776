"""The synopsis of an occasion: what was said, as each report passes it on, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.descent import is_survey
from generator.model import Document, Link, Occasion, Rights, Statement, Utterance
from generator.rendering import refs, structured, views, wording
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.saying import say
from generator.vectors import METHOD

COLUMNS = 4
"""Reports beside each other in one table; more are set out in further tables. Four columns of
a readable width fill a wide screen."""
REPORTS = 24
"""Reports compared on one page; further ones are listed below the tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One report at the head of a table."""

    document: views.DocumentView
    why: views.Why
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One statement of a report. ``quoting``: it holds a few quoted words of the same row."""

    statement: views.StatementView
    quoting: bool


class Silence(StrEnum):
    """Why a report has no words in a row. ``ABSENT`` where it renders these very words and leaves
    the point out; ``UNFOUND`` where nothing in it was found, which proves nothing.
    """

    ABSENT = "absent"
    UNFOUND = "unfound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one report has of an utterance: its words or, where it has none, why."""

    words: tuple[Cell, ...]
    silence: Silence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One utterance: what each column has of it.

    ``reported`` counts the independent reports that have it. ``alike`` is how alike an embedding
    model finds its statements, "" where none was asked.
    """

    key_points: tuple[Ref, ...]
    speaker: Ref
    cells: tuple[Held, ...]
    differences: tuple[str, ...]
    reported: int
    alike: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one speaker said, row by row."""

    speaker: Ref
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Some of the reports with all utterances that at least one of them has, by speaker."""

    columns: tuple[Column, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """What only one report has: its statements that no other report was found to share."""

    document: views.DocumentView
    statements: tuple[views.StatementView, ...]
    more: int


def pages(index: Index) -> Iterator[Page]:
    """One page per occasion, in order of ids; further ones where reports are very many."""
    for key in sorted(index.occasions):
        occasion = index.occasions[key]
        reports = sorted(
            (
                (document, link)
                for document, link in index.reports_of(occasion.id)
                if document.source.rights is not Rights.WITHDRAWN
            ),
            key=lambda pair: (-len(pair[0].statements), pair[0].id),
        )
        shown = _comparison(index, occasion, tuple(reports))
        for part in parts(reports, f"occasions/{occasion.id}"):
            yield Page(
                path=part.path,
                template="occasion.md.j2",
                title=occasion.title,
                description=say(
                    "How reports passed on what was said: {occasion}.", occasion=occasion.title
                ),
                kind="occasion",
                data=structured.occasion(index, occasion) if part.number == 1 else {},
                values={**shown, "part": part, "listed": views.linked(index, part.items)},
            )


def _comparison(
    index: Index, occasion: Occasion, reports: tuple[tuple[Document, Link], ...]
) -> dict[str, object]:
    others = tuple(entry for entry in reports if not is_survey(entry[0]))
    compared = (others or reports)[:REPORTS]  # our own surveys are no reports, and stand below
    utterances = index.utterances_of.get(occasion.id, ())
    shared = _order(index, tuple(item for item in utterances if len(_documents(index, item)) > 1))
    place = index.places.get(occasion.place) if occasion.place is not None else None
    return {
        "occasion": occasion,
        "kind": wording.OCCASIONS[occasion.kind],
        "when": views.edtf_when(occasion.date),
        "place": place.name if place is not None else "",
        "speakers": tuple(refs.agent_ref(index, item) for item in occasion.speakers),
        "incidents": tuple(
            Ref(name=index.incidents[item].title, url=f"incidents/{item}/")
            for item in occasion.incidents
            if item in index.incidents
        ),
        "independent": index.independent(document for document, _ in reports),
        "told_all": views.told(tuple(document for document, _ in reports)),
        "languages": views.languages(tuple(document for document, _ in reports)),
        "tables": tuple(_tables(index, compared, shared)),
        "singles": tuple(_singles(index, compared, shared)),
    }


def _documents(index: Index, utterance: Utterance) -> tuple[Document, ...]:
    """The documents that have an utterance and may be read."""
    found = {
        statement.document: index.documents[statement.document]
        for item in utterance.members
        if (statement := index.statements.get(item)) is not None
    }
    return tuple(
        document for document in found.values() if document.source.rights is not Rights.WITHDRAWN
    )


def _order(index: Index, utterances: tuple[Utterance, ...]) -> tuple[Utterance, ...]:
    """Most widely reported first; then as the aligner gave them."""

    def key(item: Utterance) -> tuple[int, int]:
        documents = _documents(index, item)
        return -index.independent(documents), -len(documents)

    return tuple(sorted(utterances, key=key))


def _tables(
    index: Index, reports: tuple[tuple[Document, Link], ...], utterances: tuple[Utterance, ...]
) -> Iterator[Table]:
    for first in range(0, len(reports), COLUMNS):
        some = reports[first : first + COLUMNS]
        columns = tuple(
            Column(
                document=views.document_view(index, document),
                why=views.why(link),
                count=len(document.statements),
            )
            for document, link in some
        )
        rows = tuple(
            row
            for row in (
                _row(index, item, tuple(document for document, _ in some)) for item in utterances
            )
            if any(cell.words for cell in row.cells)
        )
        if rows:
            yield Table(columns=columns, voices=_voices(rows))


def _voices(rows: tuple[Row, ...]) -> tuple[Voice, ...]:
    """Rows by speaker; whoever is most widely reported comes first, as the rows do."""
    found: dict[Ref, list[Row]] = {}
    for row in rows:
        found.setdefault(row.speaker, []).append(row)
    return tuple(Voice(speaker=speaker, rows=tuple(some)) for speaker, some in found.items())


def _row(index: Index, utterance: Utterance, documents: tuple[Document, ...]) -> Row:
    members = [index.statements[item] for item in utterance.members if item in index.statements]
    key_points = tuple(refs.key_point_ref(index, item) for item in utterance.key_points)
    absent = {gap.document for gap in utterance.gaps if gap.absent}
    return Row(
        key_points=key_points,
        speaker=refs.speaker_ref(index, members[0]) if members else Ref(name=""),
        cells=tuple(
            _held(
                _cell(index, [item for item in members if item.document == document.id]),
                absent=document.id in absent,
            )
            for document in documents
        ),
        differences=tuple(
            entry.note
            for entry in views.differences(index, utterance)
            if entry.kind != "dropped" or entry.by_hand  # the cell without words says that already
        ),
        reported=index.independent(_documents(index, utterance)),
        alike=next((item.note for item in utterance.evidence if item.method == METHOD), ""),
    )


def _held(words: tuple[Cell, ...], *, absent: bool) -> Held:
    silence = Silence.ABSENT if absent else Silence.UNFOUND
    return Held(words=words, silence=None if words else silence)


def _cell(index: Index, members: list[Statement]) -> tuple[Cell, ...]:
    """A report's statements of one row; quoted words inside another of them stand with it."""
    outer = [item for item in members if not any(_inside(item, other) for other in members)]
    return tuple(
        Cell(
            statement=views.statement_view(index, item),
            quoting=any(_inside(other, item) for other in members),
        )
        for item in outer
    )


def _inside(one: Statement, other: Statement) -> bool:
    """Whether all words of one statement lie within another, longer one."""
    if not one.spans or not other.spans or one.spans == other.spans:
        return False
    return all(
        any(held.start <= span.start and span.end <= held.end for held in other.spans)
        for span in one.spans
    )


def _singles(
    index: Index, reports: tuple[tuple[Document, Link], ...], shared: tuple[Utterance, ...]
) -> Iterator[Single]:
    common = {member for utterance in shared for member in utterance.members}
    for document, _ in reports:
        alone = [item for item in document.statements if item.id not in common]
        if alone:
            yield Single(
                document=views.document_view(index, document),
                statements=tuple(views.statement_view(index, item) for item in alone[:40]),
                more=max(0, len(alone) - 40),
            )
