"""How reports of one utterance differ, by rule; what a maintainer noted stands first.

What is said here must hold of the words passed on: the narrator's frame (who said it, when,
where, to whom) differs in every report and is no difference. Each difference is said once for an
occasion, in a sentence that names outlets as a reader knows them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.aligning import counting, naming, roles
from generator.aligning.comparison import Having, Names, Row, ids
from generator.extracting import garbled
from generator.model import Difference, DocumentId, Gap, LinkConfidence, Mode, Passage
from generator.saying import counted, listed, say

FEW = 2
"""Reports that are named one by one; more are "the others"."""

BEHIND = 2
"""Characters between a sentence and what is left of it behind its full stop."""

_Signs = dict[DocumentId, tuple[garbled.Sign, ...]]


def differences(rows: list[Row], called: Names) -> list[tuple[Difference, ...]]:
    """The differences of every row, each said at one row alone: the most widely reported."""
    order = sorted(range(len(rows)), key=lambda at: (-len(rows[at].having()), at))
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
    if first.kind == "dropped" and first.confidence is LinkConfidence.SUGGESTED:
        points = listed([rows[at].title or say("these words") for at in places], gap="; ")
        note = say("{said}: {points}", said=note, points=points)
    elif len(places) > 1:
        more = counted(len(places) - 1, "{n} more row", "{n} more rows")
        note = say("{said} (here and in {more})", said=note, more=more)
    passages = dict.fromkeys(passage for _, entry in found for passage in entry.passages)
    return replace(
        first,
        note=note,
        statements=tuple(said),
        passages=tuple(passages),
        also=tuple(sorted(at for at in places if at != found[0][0])),
    )


def _found(row: Row, signs: _Signs, called: Names) -> Iterator[Difference]:
    having = row.having()
    yield from _noted(having)
    yield from counting.differences(row, called)
    yield from naming.differences(row, called)
    yield from roles.differences(row, called)
    yield from _modes(having, called)
    yield from _garbled(having, signs, called)
    yield from _dropped(row, called)


def _noted(reports: Iterable[Having]) -> Iterator[Difference]:
    for _, statements in reports:
        for statement in statements:
            if statement.differs:
                yield Difference(
                    kind="note",
                    note=statement.differs,
                    statements=(statement.id,),
                    by_hand=True,
                )


def _modes(reports: list[Having], called: Names) -> Iterator[Difference]:
    """Own words in one report, only retold in another."""
    direct = [entry for entry in reports if any(one.mode is Mode.DIRECT for one in entry[1])]
    retold = [entry for entry in reports if entry not in direct]
    if direct and retold:
        where = called.called(retold) if len(retold) <= FEW else say("the others")
        yield Difference(
            kind="mode",
            note=say(
                "Direct speech in {direct}, reported in {where}",
                direct=called.called(direct),
                where=where,
            ),
            statements=ids(retold),
        )


def _garbled(reports: list[Having], signs: _Signs, called: Names) -> Iterator[Difference]:
    """Signs of machine translation in the words passed on, or right behind them."""
    for document, said in reports:
        found = signs[document.id]
        for statement in said:
            start, end = statement.sentence.start, statement.sentence.end + BEHIND
            low = bisect_left(found, start, key=lambda sign: sign.span.start)
            high = bisect_right(found, end, key=lambda sign: sign.span.start)
            for sign in found[low:high]:
                yield Difference(
                    kind="garbled",
                    note=say(
                        "Signs of machine translation in {report}: {sign}",
                        report=called.reports[document.id],
                        sign=sign.said(document.text),
                    ),
                    statements=(statement.id,),
                    passages=(Passage(document=document.id, span=sign.span),),
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


def gaps(row: Row) -> tuple[Gap, ...]:
    """The reports that have nothing of a row, and whether they render its words without it."""
    return tuple(
        Gap(document=document.id, absent=bool(without), statements=without)
        for document, said in row.reports
        if not said
        for without in (row.without.get(document.id, ()),)
    )


def _dropped(row: Row, called: Names) -> Iterator[Difference]:
    """Who leaves a key point out of these words; in whose report nothing of the utterance was
    found or, where that is most of them, who alone has it. A reader may still find it there.
    """
    having = row.having()
    lacking = gaps(row)
    for gap in lacking:
        if gap.absent:
            note = say(
                "{report} renders these words without “{point}”",
                report=called.reports[gap.document],
                point=row.title,
            )
            yield Difference(kind="dropped", note=note, statements=gap.statements)
    silent = [gap for gap in lacking if not gap.absent]
    if silent and len(having) <= len(lacking):
        note = say("Found only in {reports}", reports=called.called(having))
        yield Difference(kind="dropped", note=note, statements=())
        return
    for gap in silent:
        note = say("Not found in {report}", report=called.reports[gap.document])
        yield Difference(
            kind="dropped", note=note, statements=(), confidence=LinkConfidence.SUGGESTED
        )
