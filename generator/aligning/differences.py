"""How reports of one utterance differ, by rule; what a maintainer noted stands first.

What is said here must hold of the words passed on: the narrator's frame (who said it, when,
where, to whom) differs in every report and is no difference. Each difference is said once for an
occasion, in a sentence that names outlets as a reader knows them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator.aligning.traits import around, names, numbers, words_passed_on
from generator.extracting import garbled
from generator.model import (
    Difference,
    Document,
    DocumentId,
    KeyPointId,
    Mode,
    Statement,
    StatementId,
)

ABSENT = "Not found in"
"""What no statement of a report was found to say, a reader of the report may still find there."""
FEW = 2
"""Reports that are named one by one; more are "the others"."""

BEHIND = 2
"""Characters between a sentence and what is left of it behind its full stop."""

_Signs = dict[DocumentId, tuple[garbled.Sign, ...]]


class Row(NamedTuple):
    """One utterance: its points, its title if it has one, and every report's statements of it."""

    points: tuple[KeyPointId, ...]
    title: str
    reports: tuple[tuple[Document, tuple[Statement, ...]], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """How things are called and compared.

    ``reports``: a document as readers know it. ``counts_as``: what an agent or place counts as
    where that is not itself, "" for nothing. ``titles``: names of agents and places by id.
    ``written``: the languages in which the registry knows how something is written.
    """

    reports: Mapping[DocumentId, str]
    counts_as: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, frozenset[str]] = field(default_factory=dict)


def differences(rows: list[Row], called: Names) -> list[tuple[Difference, ...]]:
    """The differences of every row, each said at one row alone: the most widely reported."""
    order = sorted(range(len(rows)), key=lambda at: (-len(_having(rows[at])), at))
    signs = _signs(rows)
    bearers: dict[tuple[str, str], int] = {}
    every: dict[tuple[str, str], list[tuple[int, Difference]]] = {}
    for at in order:
        for found in _found(rows[at], signs, called):
            key = (found.kind, found.note)
            bearers.setdefault(key, at)
            every.setdefault(key, []).append((at, found))
    result: list[list[Difference]] = [[] for _ in rows]
    for key, at in bearers.items():
        result[at].append(_together(every[key], rows))
    return [tuple(found) for found in result]


def _together(found: list[tuple[int, Difference]], rows: list[Row]) -> Difference:
    """One difference for those that read alike."""
    first = found[0][1]
    if first.by_hand:
        return first
    said = dict.fromkeys(statement for _, entry in found for statement in entry.statements)
    places = dict.fromkeys(at for at, _ in found)
    note = first.note
    if first.kind == "dropped" and note.startswith(ABSENT):
        note += ": " + "; ".join(rows[at].title or "these words" for at in places)
    elif len(places) > 1:
        more = len(places) - 1
        note += f" (here and in {more} more row{'s' if more > 1 else ''})"
    return replace(first, note=note, statements=tuple(said))


def _having(row: Row) -> list[tuple[Document, tuple[Statement, ...]]]:
    return [entry for entry in row.reports if entry[1]]


def _found(row: Row, signs: _Signs, called: Names) -> Iterator[Difference]:
    having = _having(row)
    yield from _noted(having)
    yield from _numbers(having, row.points, called)
    yield from _names(having, row.points, called)
    yield from _modes(having, called)
    yield from _garbled(having, signs, called)
    yield from _dropped(row, called)


def _noted(reports: Iterable[tuple[Document, tuple[Statement, ...]]]) -> Iterator[Difference]:
    for _, statements in reports:
        for statement in statements:
            if statement.differs:
                yield Difference(
                    kind="note",
                    note=statement.differs,
                    statements=(statement.id,),
                    by_hand=True,
                )


def _ids(statements: Iterable[Statement]) -> tuple[StatementId, ...]:
    return tuple(statement.id for statement in statements)


def listed(names_: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(names_[:-1]), names_[-1]]))


def _called(reports: list[tuple[Document, tuple[Statement, ...]]], called: Names) -> str:
    return listed([called.reports[document.id] for document, _ in reports])


def _modes(
    reports: list[tuple[Document, tuple[Statement, ...]]], called: Names
) -> Iterator[Difference]:
    """Own words in one report, only retold in another."""
    direct = [entry for entry in reports if any(one.mode is Mode.DIRECT for one in entry[1])]
    retold = [entry for entry in reports if entry not in direct]
    if direct and retold:
        where = _called(retold, called) if len(retold) <= FEW else "the others"
        yield Difference(
            kind="mode",
            note=f"Direct speech in {_called(direct, called)}, reported in {where}",
            statements=tuple(one for _, statements in retold for one in _ids(statements)),
        )


def _numbers(
    reports: list[tuple[Document, tuple[Statement, ...]]],
    points: tuple[KeyPointId, ...],
    called: Names,
) -> Iterator[Difference]:
    """Numbers in the words of one report alone."""
    near = [set(numbers(document, around(document, said))) for document, said in reports]
    for at, (document, said) in enumerate(reports):
        here: dict[str, str] = {}
        for statement in said:
            here = numbers(document, words_passed_on(document, statement, points)) | here
        others = [found for number, found in enumerate(near) if number != at]
        lone = [form for key, form in here.items() if not any(key in one for one in others)]
        if lone and others:
            note = f"Only {called.reports[document.id]} gives {listed(lone)}"
            yield Difference(kind="number", note=note, statements=_ids(said))


def _names(
    reports: list[tuple[Document, tuple[Statement, ...]]],
    points: tuple[KeyPointId, ...],
    called: Names,
) -> Iterator[Difference]:
    """Names in the words of one report alone, though the others' languages could be read."""
    near = [
        {called.counts_as.get(name, name) for name in names(document, around(document, said))}
        for document, said in reports
    ]
    tongues = [_tongue(document) for document, _ in reports]
    for at, (document, said) in enumerate(reports):
        here: dict[str, str] = {}
        for statement in said:
            found = names(document, words_passed_on(document, statement, points))
            here = {called.counts_as.get(name, name): form for name, form in found.items()} | here
        here.pop("", None)
        others = [number for number in range(len(reports)) if number != at]
        lone = [
            called.titles.get(key, form)
            for key, form in here.items()
            if not any(key in near[number] for number in others)
            and {tongues[number] for number in others}
            <= called.written.get(key, frozenset()) | {tongues[at]}
        ]
        if lone and others:
            note = f"Only {called.reports[document.id]} names {listed(list(dict.fromkeys(lone)))}"
            yield Difference(kind="name", note=note, statements=_ids(said))


def _garbled(
    reports: list[tuple[Document, tuple[Statement, ...]]], signs: _Signs, called: Names
) -> Iterator[Difference]:
    """Signs of machine translation in the words passed on, or right behind them."""
    for document, said in reports:
        found = signs[document.id]
        for statement in said:
            start, end = statement.sentence.start, statement.sentence.end + BEHIND
            low = bisect_left(found, start, key=lambda sign: sign.span.start)
            high = bisect_right(found, end, key=lambda sign: sign.span.start)
            for sign in found[low:high]:
                note = f"Signs of machine translation in {called.reports[document.id]}: "
                yield Difference(
                    kind="garbled",
                    note=note + sign.said(document.text),
                    statements=(statement.id,),
                )


def _signs(rows: list[Row]) -> _Signs:
    """The signs in each report, of those that have enough or are known as machine-made."""
    found: _Signs = {}
    for document, _ in (entry for row in rows for entry in row.reports):
        if document.id not in found:
            machine, blocks = document.machine_translated, document.blocks
            signs = garbled.signs(document.text, blocks, document.language.value)
            told = machine.value or (not machine.by_hand and garbled.enough(signs, blocks))
            found[document.id] = signs if told else ()
    return found


def _tongue(document: Document) -> str:
    return document.language.value.split("-", maxsplit=1)[0]


def _dropped(row: Row, called: Names) -> Iterator[Difference]:
    """Who leaves the utterance out or, where most do, who alone has it."""
    having, lacking = _having(row), [entry for entry in row.reports if not entry[1]]
    if not lacking:
        return
    if len(having) <= len(lacking):
        note = f"Found only in {_called(having, called)}"
        yield Difference(kind="dropped", note=note, statements=())
        return
    for document, _ in lacking:
        note = f"{ABSENT} {called.reports[document.id]}"
        yield Difference(kind="dropped", note=note, statements=())
