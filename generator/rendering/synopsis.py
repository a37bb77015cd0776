"""The rows of a synopsis: one utterance each, with what every report beside it has of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from generator.model import Document, DocumentId, Mode, Statement, Utterance
from generator.rendering import refs, views
from generator.rendering.apparatus import LABELS, SIGNS, Apparatus, Sign, Told, apparatus, marked
from generator.rendering.asking import Question, Questions
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.vectors import METHOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One statement of a report: its words with what differs marked, None if not to be shown.

    ``quoting``: it holds a few quoted words of the same row. ``signs`` refer to the lines below.
    """

    statement: views.StatementView
    words: Markup | None
    quoting: bool
    signs: tuple[Sign, ...]


class Silence(StrEnum):
    """Why a report has no words in a row. ``ABSENT`` where it renders these very words and leaves
    the point out; ``UNFOUND`` where nothing in it was found, which proves nothing.
    """

    ABSENT = "absent"
    UNFOUND = "unfound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one report has of an utterance: its words or, where it has none, why.

    ``without`` are the addresses of the words that it renders without the point.
    """

    words: tuple[Cell, ...]
    silence: Silence | None = None
    without: tuple[str, ...] = ()

    @property
    def direct(self) -> bool:
        """Whether any of its words are the speaker's own."""
        return any(cell.statement.mode == Mode.DIRECT for cell in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One utterance: what each column has of it.

    ``reported`` counts the independent reports that have it, on whatever page. ``asked`` is the
    question before it, ``first_asked`` whether it is the first row of that question here.
    ``alike`` is how alike an embedding model finds its statements, "" where none was asked.
    """

    id: str
    number: int
    key_points: tuple[Ref, ...]
    speaker: Ref
    cells: tuple[Held, ...]
    told: tuple[Told, ...]
    also: tuple[Told, ...]
    reported: int
    alike: str
    asked: Question | None
    first_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one speaker said, row by row."""

    speaker: Ref
    rows: tuple[Row, ...]


def kinds(spoken: tuple[Voice, ...]) -> tuple[tuple[str, str], ...]:
    """The kinds of difference in some rows, each with its word."""
    found = {
        kind
        for voice in spoken
        for row in voice.rows
        for kind in (
            *(entry.sign.kind for entry in row.told),
            *("dropped" for held in row.cells if held.silence is Silence.ABSENT),
        )
    }
    return tuple((kind, LABELS[kind]) for kind in SIGNS if kind in found)


def voices(
    index: Index,
    utterances: tuple[Utterance, ...],
    chosen: Sequence[int],
    reports: tuple[Document, ...],
) -> tuple[Voice, ...]:
    """Some of an occasion's utterances as rows by speaker, in the order of the fullest report.

    Whoever speaks first in it comes first. ``chosen`` are places among ``utterances``.
    """
    speakers: dict[Ref, list[int]] = {}
    for at in chosen:
        speakers.setdefault(_speaker(index, utterances[at]), []).append(at)
    order = [at for places in speakers.values() for at in places]
    lines = apparatus(index, utterances, order, frozenset(one.id for one in reports))
    questions = Questions(index, reports)
    rows: dict[int, Row] = {}
    taken: set[str] = set()
    for number, at in enumerate(order, start=1):
        question, first = questions.before(utterances[at])
        name = next((one for one in utterances[at].members if one not in taken), f"row-{number}")
        taken.add(name)
        rows[at] = _row(
            index,
            utterances[at],
            reports,
            lines[at],
            name=f"u-{name.removeprefix('s-')}",
            number=number,
            asked=question,
            first=first,
        )
    return tuple(
        Voice(speaker=speaker, rows=tuple(rows[at] for at in places))
        for speaker, places in speakers.items()
    )


def _speaker(index: Index, utterance: Utterance) -> Ref:
    members = (index.statements[one] for one in utterance.members if one in index.statements)
    first = next(members, None)
    return refs.speaker_ref(index, first) if first is not None else Ref(name="")


def _row(
    index: Index,
    utterance: Utterance,
    reports: tuple[Document, ...],
    lines: Apparatus,
    *,
    name: str,
    number: int,
    asked: Question | None,
    first: bool,
) -> Row:
    members = [index.statements[item] for item in utterance.members if item in index.statements]
    absent = {gap.document: gap.statements for gap in utterance.gaps if gap.absent}
    by_report: dict[str, list[Statement]] = {}
    for member in members:
        by_report.setdefault(member.document, []).append(member)
    having = [index.documents[one] for one in by_report]
    return Row(
        id=name,
        number=number,
        key_points=tuple(refs.key_point_ref(index, item) for item in utterance.key_points),
        speaker=_speaker(index, utterance),
        cells=tuple(
            _held(index, document, by_report.get(document.id, []), absent, lines)
            for document in reports
        ),
        told=lines.told,
        also=lines.also,
        reported=index.independent(having),
        alike=next((item.note for item in utterance.evidence if item.method == METHOD), ""),
        asked=asked,
        first_asked=first,
    )


def _held(
    index: Index,
    document: Document,
    members: list[Statement],
    absent: Mapping[DocumentId, Sequence[str]],
    lines: Apparatus,
) -> Held:
    if members:
        return Held(words=tuple(_cells(index, members, lines)))
    if document.id not in absent:
        return Held(words=(), silence=Silence.UNFOUND)
    return Held(
        words=(),
        silence=Silence.ABSENT,
        without=tuple(f"documents/{document.id}/#{one}" for one in absent[document.id]),
    )


def _cells(index: Index, members: list[Statement], lines: Apparatus) -> Iterator[Cell]:
    """A report's statements of one row; quoted words inside another of them stand with it."""
    for item in members:
        if any(_inside(item, other) for other in members):
            continue
        within = [other for other in members if _inside(other, item)]
        text = index.documents[item.document].text
        yield Cell(
            statement=views.statement_view(index, item),
            words=marked(text, item.spans, lines.marks(item)) if item.id in index.shown else None,
            quoting=bool(within),
            signs=lines.of((item, *within)),
        )


def _inside(one: Statement, other: Statement) -> bool:
    """Whether all words of one statement lie within another, longer one."""
    if not one.spans or not other.spans or one.spans == other.spans:
        return False
    return all(
        any(held.start <= span.start and span.end <= held.end for held in other.spans)
        for span in one.spans
    )
