"""The synopsis of an occasion: what was said, as each report passes it on, side by side.

Reports stand in order of fullness, independent ones before those made from others; utterances in
the order of the fullest report. What is too much for one page is set out on further ones, each
beside the fullest report, so that no page grows with the number of reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.descent import is_survey
from generator.model import (
    Document,
    LinkConfidence,
    Occasion,
    Rights,
    Statement,
    Utterance,
)
from generator.rendering import crediting, lasting, refs, structured, views, wording
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import LENGTH, Part
from generator.rendering.refs import Ref
from generator.rendering.synopsis import Voice, kinds, voices
from generator.saying import say

COLUMNS = 12
"""Reports beside each other on one page: one more than a reader who scrolls sideways can keep
apart, and with ``ROWS`` some 300 KB of HTML at most, 50 KB compressed."""
ROWS = 40
"""Utterances on one page."""
ALONE = 40
"""Statements listed of one report that no other shares; the rest are in its document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One report at the head of the table; ``credit`` says where its words were read.

    ``alike``: another beside it is of the same outlet in the same language.
    """

    document: views.DocumentView
    credit: str
    alike: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table: some of the reports with some of the utterances, by speaker.

    ``kinds`` are those of the differences in it, each with its word. ``reports`` and
    ``utterances`` say which of how many: first, last, all; from 1.
    """

    columns: tuple[Column, ...]
    voices: tuple[Voice, ...]
    kinds: tuple[tuple[str, str], ...]
    reports: tuple[int, int, int]
    utterances: tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """What only one report has: its statements that no other report was found to share."""

    document: views.DocumentView
    statements: tuple[views.StatementView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """What stands side by side: reports in order of columns, and the occasion's utterances.

    ``shared`` are the places of those that two of the reports have; ``having`` the reports of each.
    """

    reports: tuple[Document, ...]
    utterances: tuple[Utterance, ...]
    shared: tuple[int, ...]
    having: tuple[tuple[Document, ...], ...]


def pages(index: Index) -> Iterator[Page]:
    """The pages of every occasion, in order of ids; further ones where reports are very many."""
    for key in sorted(index.occasions):
        occasion = index.occasions[key]
        linked = sorted(
            (
                pair
                for pair in index.reports_of(occasion.id)
                if pair[0].source.rights is not Rights.WITHDRAWN
            ),
            key=lambda pair: is_survey(pair[0]),
        )
        compared = _compared(index, occasion)
        sheets = tuple(_sheets(index, compared))
        shown = _occasion(index, occasion, compared)
        count = max(1, len(sheets), -(-len(linked) // LENGTH))
        first = f"occasions/{occasion.id}"
        paths = (first, *(f"{first}/page-{number}" for number in range(2, count + 1)))
        for number, path in enumerate(paths, start=1):
            some = tuple(linked[(number - 1) * LENGTH : number * LENGTH])
            yield Page(
                path=path,
                template="occasion.md.j2",
                title=occasion.title,
                description=say(
                    "How reports passed on what was said: {occasion}.", occasion=occasion.title
                ),
                kind="occasion",
                data=structured.occasion(index, occasion) if number == 1 else {},
                values={
                    **shown,
                    "part": Part(items=some, number=number, total=len(linked), paths=paths),
                    "sheet": sheets[number - 1] if number <= len(sheets) else None,
                    "listed": views.linked(index, some),
                },
            )


def _occasion(index: Index, occasion: Occasion, compared: _Compared) -> dict[str, object]:
    reports = tuple(
        document
        for document, _ in index.reports_of(occasion.id)
        if document.source.rights is not Rights.WITHDRAWN
    )
    place = index.places.get(occasion.place) if occasion.place is not None else None
    return {
        "occasion": occasion,
        "corrections": lasting.corrections(occasion.corrections),
        "past": lasting.history(index, f"occasions/{occasion.id}"),
        "kind": wording.OCCASIONS[occasion.kind],
        "when": views.edtf_when(occasion.date),
        "place": place.name if place is not None else "",
        "speakers": tuple(refs.agent_ref(index, item) for item in occasion.speakers),
        "incidents": tuple(
            Ref(name=index.incidents[item].title, url=f"incidents/{item}/")
            for item in occasion.incidents
            if item in index.incidents
        ),
        "independent": index.independent(reports),
        "told_all": views.told(reports),
        "languages": views.languages(reports),
        "compared": tuple(views.document_view(index, document) for document in compared.reports),
        "singles": tuple(_singles(index, compared)),
    }


def _compared(index: Index, occasion: Occasion) -> _Compared:
    """The reports that were compared: what is only suggested was not, and shows no silence.

    Surveys of our own are no reports: they are compared only where there is nothing else.
    """
    sure = [
        document
        for document, link in index.reports_of(occasion.id)
        if document.source.rights is not Rights.WITHDRAWN
        and link.confidence is not LinkConfidence.SUGGESTED
    ]
    reports = [document for document in sure if not is_survey(document)] or sure
    known = {document.id: document for document in reports}
    utterances = index.utterances_of.get(occasion.id, ())
    having = tuple(
        tuple(
            known[name]
            for name in dict.fromkeys(
                index.statements[member].document
                for member in utterance.members
                if member in index.statements
            )
            if name in known
        )
        for utterance in utterances
    )
    counts = Counter(document.id for some in having if len(some) > 1 for document in some)
    full = sorted(reports, key=lambda one: (-counts[one.id], -len(one.statements), one.id))
    first = {family[0].id for family in index.descent.families(full)}
    return _Compared(
        reports=tuple(sorted(full, key=lambda one: one.id not in first and not is_survey(one))),
        utterances=utterances,
        shared=tuple(at for at, some in enumerate(having) if len(some) > 1),
        having=having,
    )


def _sheets(index: Index, compared: _Compared) -> Iterator[Sheet]:
    """The tables: the fullest report stands first in each, beside as many others as have room."""
    if not compared.shared:
        return
    basis, *others = compared.reports
    for first in range(0, len(others), COLUMNS - 1):
        beside = tuple(others[first : first + COLUMNS - 1])
        some = {document.id for document in beside}
        held = [at for at in compared.shared if any(one.id in some for one in compared.having[at])]
        for top in range(0, len(held), ROWS):
            chosen = held[top : top + ROWS]
            spoken = voices(index, compared.utterances, chosen, (basis, *beside))
            yield Sheet(
                columns=_columns(index, (basis, *beside)),
                voices=spoken,
                kinds=kinds(spoken),
                reports=(first + 2, first + 1 + len(beside), len(compared.reports)),
                utterances=(top + 1, top + len(chosen), len(held)),
            )


def _columns(index: Index, reports: tuple[Document, ...]) -> tuple[Column, ...]:
    names = Counter((one.outlet.value, one.language.value) for one in reports)
    return tuple(
        Column(
            document=views.document_view(index, one),
            credit=crediting.report(index, one),
            alike=names[one.outlet.value, one.language.value] > 1,
        )
        for one in reports
    )


def _singles(index: Index, compared: _Compared) -> Iterator[Single]:
    common = {member for at in compared.shared for member in compared.utterances[at].members}
    for document in compared.reports:
        alone: list[Statement] = [item for item in document.statements if item.id not in common]
        if alone:
            yield Single(
                document=views.document_view(index, document),
                statements=tuple(views.statement_view(index, item) for item in alone[:ALONE]),
                more=max(0, len(alone) - ALONE),
            )
