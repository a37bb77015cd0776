"""How reports of one utterance differ, by rule; what a maintainer noted stands first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from generator.aligning.traits import names, numbers, passages
from generator.model import (
    Difference,
    Document,
    KeyPointId,
    Mode,
    Span,
    Statement,
    StatementId,
)

Reports = list[tuple[Document, list[Statement]]]


def differences(
    reports: Reports, points: tuple[KeyPointId, ...], names_as: Mapping[str, str]
) -> tuple[Difference, ...]:
    """The differences between reports; a document without statements does not have the utterance.

    ``names_as`` tells what a name counts as where that is not itself, "" for nothing.
    """
    having = [(document, statements) for document, statements in reports if statements]
    lacking = [document for document, statements in reports if not statements]
    return (
        *_noted(having),
        *_modes(having),
        *_numbers(having, points),
        *_names(having, points, names_as),
        *_dropped(lacking),
    )


def _noted(reports: Reports) -> Iterator[Difference]:
    for _, statements in reports:
        for statement in statements:
            if statement.differs:
                yield Difference(
                    kind="note",
                    note=statement.differs,
                    statements=(statement.id,),
                    by_hand=True,
                )


def _ids(statements: list[Statement]) -> tuple[StatementId, ...]:
    return tuple(statement.id for statement in statements)


def _called(documents: list[Document]) -> str:
    """Reports as a reader knows them: by title, else by id."""
    return ", ".join(f"“{document.title.value or document.id}”" for document in documents)


def _modes(reports: Reports) -> Iterator[Difference]:
    """Own words in one report, only retold in another."""
    direct = [entry for entry in reports if any(_is_direct(one) for one in entry[1])]
    retold = [entry for entry in reports if not any(_is_direct(one) for one in entry[1])]
    if direct and retold:
        yield Difference(
            kind="mode",
            note=(
                f"quoted in {_called([document for document, _ in direct])}, "
                f"retold in {_called([document for document, _ in retold])}"
            ),
            statements=tuple(one for _, statements in retold for one in _ids(statements)),
        )


def _is_direct(statement: Statement) -> bool:
    return statement.mode is Mode.DIRECT


def _whole(document: Document, statements: list[Statement]) -> list[Span]:
    """The paragraphs that statements stand in: what a report has "anywhere".

    A report may give the number or the name in the narrator's next sentence.
    """
    blocks = sorted(block.span for block in document.blocks)
    found = {span for statement in statements for span in (*statement.spans, statement.sentence)}
    for statement in statements:
        at = bisect_right(blocks, statement.sentence.start, key=lambda span: span.start) - 1
        if at >= 0:
            found.add(blocks[at])
    return sorted(found)


def _numbers(reports: Reports, points: tuple[KeyPointId, ...]) -> Iterator[Difference]:
    """A number in the passage of one report that stands nowhere in the words of another."""
    anywhere = [
        set(numbers("\n".join(span.of(document.text) for span in _whole(document, statements))))
        for document, statements in reports
    ]
    for at, (document, statements) in enumerate(reports):
        here: dict[str, str] = {}
        for statement in statements:
            for span in passages(document, statement, points):
                here = numbers(span.of(document.text)) | here
        yield from _only_here("number", at, here, anywhere, reports)


def _names(
    reports: Reports, points: tuple[KeyPointId, ...], names_as: Mapping[str, str]
) -> Iterator[Difference]:
    """A name in the passage of one report that stands nowhere in the words of another."""
    anywhere = [
        {names_as.get(name, name) for name in names(document, _whole(document, statements))}
        for document, statements in reports
    ]
    for at, (document, statements) in enumerate(reports):
        here: dict[str, str] = {}
        for statement in statements:
            found = names(document, passages(document, statement, points))
            here = {names_as.get(name, name): form for name, form in found.items()} | here
        here.pop("", None)
        yield from _only_here("name", at, here, anywhere, reports)


def _only_here(
    kind: str, at: int, here: dict[str, str], anywhere: list[set[str]], reports: Reports
) -> Iterator[Difference]:
    """What the report ``at`` has and no other report does."""
    others = [found for number, found in enumerate(anywhere) if number != at]
    lone = [form for key, form in here.items() if not any(key in found for found in others)]
    if lone:
        document, statements = reports[at]
        yield Difference(
            kind=kind,
            note=f"only {_called([document])} has {', '.join(lone)}",
            statements=_ids(statements),
        )


def _dropped(lacking: list[Document]) -> Iterator[Difference]:
    if lacking:
        yield Difference(kind="dropped", note=f"not reported in {_called(lacking)}", statements=())
