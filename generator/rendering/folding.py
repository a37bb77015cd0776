"""Statements as readers count them: the same words in several reports are one entry.

An entry is one utterance, or a statement that no other report was found to render. It counts where
a report passes it on that goes back to no other report here: copies, translations and our own
surveys add nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.descent import is_survey
from generator.model import Document, LinkConfidence, LinkKind, Mode, Statement
from generator.rendering import bars, refs, views, wording
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.rendering.views import StatementView
from generator.saying import counted, say

ALSO = 12
"""Further reports of the same words that an entry names; the press event's page has all."""
_MODES = {mode: place for place, mode in enumerate((Mode.DIRECT, Mode.FRAGMENT, Mode.REPORTED))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was said once: the statement that stands for it, and the others.

    ``date`` is EDTF, None if unknown. ``counts``: a report that was not made from another here
    passes it on. ``ours``: our own surveys alone tell of it.
    """

    statement: Statement
    others: tuple[Statement, ...]
    date: str | None
    counts: bool
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entry for a page: ``also`` leads to the same words in other reports."""

    view: StatementView
    also: tuple[Ref, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries of one incident, or of documents on the same incidents; ``hedge`` "" if sure."""

    about: tuple[Ref, ...]
    hedge: str
    entries: tuple[Shown, ...]


def entries(index: Index, statements: Iterable[Statement]) -> tuple[Entry, ...]:
    """What was said in some statements, each once, oldest first, undated ones last."""
    found: dict[str, list[Statement]] = {}
    for item in statements:
        utterance = index.utterance_by_statement.get(item.id)
        found.setdefault(utterance.members[0] if utterance else item.id, []).append(item)
    made = [_entry(index, some) for some in found.values()]
    return tuple(sorted(made, key=_place))


def _place(entry: Entry) -> tuple[str, str, tuple[int, ...]]:
    spans = tuple(span.start for span in entry.statement.spans)
    return wording.sort_date(entry.date), entry.statement.document, spans


def _entry(index: Index, some: list[Statement]) -> Entry:
    """The one that stands for all: of a report for itself, in direct words, before others."""

    def rank(item: Statement) -> tuple[bool, bool, int, str, tuple[int, ...]]:
        document = index.documents[item.document]
        return (
            is_survey(document),
            index.descent.derived(document.id),
            _MODES.get(item.mode, len(_MODES)),
            document.id,
            tuple(span.start for span in item.spans),
        )

    first, *others = sorted(some, key=rank)
    documents = [index.documents[item.document] for item in some]
    return Entry(
        statement=first,
        others=tuple(others),
        date=first.date or index.documents[first.document].date.edtf,
        counts=any(index.descent.roots.get(item.id) == item.id for item in documents),
        ours=all(is_survey(item) for item in documents),
    )


def shown(index: Index, entry: Entry) -> Shown:
    """An entry for a page."""
    first: dict[str, Statement] = {}
    for item in entry.others:  # a report that has the words in two pieces is named once
        if item.document != entry.statement.document:
            first.setdefault(item.document, item)
    others = tuple(first.values())
    return Shown(
        view=views.statement_view(index, entry.statement),
        also=tuple(_also(index, item) for item in others[:ALSO]),
        more=max(0, len(others) - ALSO),
    )


def _also(index: Index, item: Statement) -> Ref:
    document = index.documents[item.document]
    outlet = refs.outlet_ref(index, document.outlet.value).name
    return Ref(
        name=say(
            "{language} ({outlet})",
            language=wording.language_name(document.language.value),
            outlet=say("our survey") if is_survey(document) else outlet,
        ),
        url=f"documents/{document.id}/#{item.id}",
    )


def tally(some: Sequence[Entry]) -> str:
    """How much was said, each thing once: "4 statements, 2 more in our surveys alone"."""
    number = sum(entry.counts for entry in some)
    ours = sum(entry.ours for entry in some)
    words = counted(number, "{n} statement", "{n} statements") if number else ""
    if not ours:
        return words
    if not number:
        return counted(ours, "{n} statement in our surveys", "{n} statements in our surveys")
    return say("{words}, {n} more in our surveys alone", words=words, n=ours)


def dates(some: Iterable[Entry]) -> list[str | None]:
    """The days of entries. A survey bears one day and tells of several, so it dates no words."""
    return [entry.date for entry in some if not entry.ours]


def years(some: Iterable[Entry]) -> dict[str, int]:
    """How many entries that count there are each year."""
    return bars.by_year(entry.date for entry in some if entry.counts)


def _about(index: Index, document: Document) -> tuple[tuple[str, ...], bool]:
    """The incidents a document is on, and whether that is more than a suggestion."""
    links = [
        link
        for link in index.links_from.get(document.id, ())
        if link.kind is LinkKind.CONCERNS and link.target in index.incidents
    ]
    sure = [link for link in links if link.confidence is not LinkConfidence.SUGGESTED]
    return tuple(sorted({link.target for link in sure or links})), bool(sure) or not links


def by_incident(index: Index, some: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries newest first, those on the same incidents together."""
    newest: dict[tuple[str, ...], int] = {}
    keyed = []
    for entry in reversed(some):
        key, _ = _about(index, index.documents[entry.statement.document])
        keyed.append((newest.setdefault(key, len(newest)), entry))
    return tuple(entry for _, entry in sorted(keyed, key=lambda pair: pair[0]))


def groups(index: Index, some: Sequence[Entry]) -> tuple[Group, ...]:
    """Runs of entries on the same incidents."""
    found: list[tuple[tuple[str, ...], list[Entry], list[bool]]] = []
    for entry in some:
        key, sure = _about(index, index.documents[entry.statement.document])
        if not found or found[-1][0] != key:
            found.append((key, [], []))
        found[-1][1].append(entry)
        found[-1][2].append(sure)
    return tuple(
        Group(
            about=tuple(refs.incident_ref(index, name) for name in key),
            hedge="" if any(sure) else wording.LINK_CONFIDENCE[LinkConfidence.SUGGESTED],
            entries=tuple(shown(index, entry) for entry in members),
        )
        for key, members, sure in found
    )


def uses_by(index: Index) -> Mapping[str, Mapping[str, list[str | None]]]:
    """For each speaker and key point the days of its uses, each use once."""
    found: dict[str, dict[str, list[str | None]]] = {}
    for point, history in index.points.items():
        for use in history.uses:
            if use.by is not None:
                found.setdefault(use.by, {}).setdefault(point, []).append(use.date)
    return found
