"""What was added, corrected or withdrawn, and when, by what the records say.

Lists of changes and feeds are made of this. No clock is asked: a change whose day no record gives
is in none of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.model import (
    Change,
    Corpus,
    Document,
    Incident,
    IncidentId,
    LinkConfidence,
    LinkKind,
    Occasion,
    Rights,
)
from generator.saying import say

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def changes(corpus: Corpus) -> tuple[Change, ...]:
    """Every change whose day is known, newest first."""
    concerned = _concerned(corpus)
    found: list[Change] = []
    for document in corpus.documents:
        found += _document(document, tuple(concerned[document.id]))
    for incident in corpus.registry.incidents:
        found += _event("incidents", incident, (incident.id,))
    for occasion in corpus.registry.occasions:
        found += _event("occasions", occasion, occasion.incidents)
    found += _former(corpus)
    found.sort(key=lambda one: (one.address, one.kind, one.note))
    found.sort(key=lambda one: one.date, reverse=True)
    return tuple(found)


def by_incident(found: Iterable[Change]) -> Mapping[str, tuple[Change, ...]]:
    """The changes that concern each incident, in their order."""
    sorted_out: dict[str, list[Change]] = defaultdict(list)
    for change in found:
        for incident in change.incidents:
            sorted_out[incident].append(change)
    return {incident: tuple(some) for incident, some in sorted_out.items()}


def added(document: Document) -> str | None:
    """The day a document was added, else retrieved or published, where a record gives one whole."""
    source = document.source
    some = (source.added, source.retrieved, source.published)
    return next((day for day in some if day is not None and _DAY.fullmatch(day)), None)


def _concerned(corpus: Corpus) -> dict[str, list[IncidentId]]:
    """The incidents that each document tells of, as far as that is more than a suggestion."""
    found: dict[str, list[IncidentId]] = defaultdict(list)
    for link in corpus.links:
        if link.kind is LinkKind.CONCERNS and link.confidence is not LinkConfidence.SUGGESTED:
            found[link.source].append(IncidentId(link.target))
    return found


def _document(document: Document, incidents: tuple[IncidentId, ...]) -> Iterator[Change]:
    address, source = f"documents/{document.id}", document.source
    if source.rights is Rights.WITHDRAWN:
        title: str = say("Withdrawn document {id}", id=document.id)
        if source.withdrawn is not None:
            gone = source.withdrawn
            yield Change(
                kind="withdrawn",
                date=gone.date,
                address=address,
                title=gone.what or title,
                note=gone.reason,
                incidents=incidents,
            )
    else:
        own = " ".join((document.title.value or "").split())
        lang = document.language.value if own else "en"
        title = own or say("Untitled document {id}", id=document.id)
        day = added(document)
        if day is not None:
            yield Change(
                kind="added", date=day, address=address, title=title, lang=lang, incidents=incidents
            )
        for one in source.corrections:
            yield Change(
                kind="corrected",
                date=one.date,
                address=address,
                title=title,
                lang=lang,
                note=one.note,
                incidents=incidents,
            )


def _event(
    room: str, event: Incident | Occasion, incidents: tuple[IncidentId, ...]
) -> Iterator[Change]:
    address = f"{room}/{event.id}"
    if event.added is not None:
        yield Change(
            kind="added",
            date=event.added,
            address=address,
            title=event.title,
            incidents=incidents,
        )
    for one in event.corrections:
        yield Change(
            kind="corrected",
            date=one.date,
            address=address,
            title=event.title,
            note=one.note,
            incidents=incidents,
        )


def _former(corpus: Corpus) -> Iterator[Change]:
    """Pages that the ledger alone still tells of."""
    for one in corpus.former:
        if one.date is not None and not one.statement:
            title = say("Withdrawn: {address}", address=one.address)
            yield Change(
                kind="withdrawn", date=one.date, address=one.page, title=title, note=one.why or ""
            )
