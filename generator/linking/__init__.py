"""What belongs together: documents, press events, incidents, and copies of one another.

Every link says why it is believed and how firmly. ``confirmed`` is what a maintainer wrote;
``probable`` needs subject, speaker and day to agree; ``suggested`` is for a maintainer to look
at. The wording of a text alone never links it to an incident or an occasion: the same sentences
are said again, years later, about something else.

Every search goes through an index (by subject, by speaker, by wording), never pair by pair, so
the work grows with the corpus and not with its square.

Words that a line's end broke are read whole; what is found is told at its place in the source.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from generator import unbroken
from generator.linking import incidents, lineage, occasions, statements, wording
from generator.linking.common import RANK, group
from generator.model import (
    Document,
    Evidence,
    Link,
    LinkConfidence,
    LinkKind,
    Registry,
)
from generator.saying import say


def link(documents: tuple[Document, ...], registry: Registry) -> tuple[Link, ...]:
    """All links of a corpus: by source, then kind, the firmest first."""
    whole: list[Document] = []
    views: dict[str, unbroken.View] = {}
    for entry in documents:
        read, seen = unbroken.whole(entry)
        whole.append(read)
        if seen is not None:
            views |= dict.fromkeys((entry.id, *(one.id for one in entry.statements)), seen)
    found = firmest((*told(tuple(whole), registry), *lineage.found(tuple(whole))))
    return tuple(unbroken.returned(each, views.get(each.source)) for each in found)


def told(documents: tuple[Document, ...], registry: Registry) -> list[Link]:
    """The links to incidents and press events, of documents and of their statements."""
    concerns = [found for entry in documents for found in incidents.concerned(entry, registry)]
    by_document = group(concerns)
    lookup = occasions.index(registry)
    reports = [
        found
        for entry in documents
        for found in occasions.reported(entry, by_document.get(entry.id, ()), lookup)
    ]
    known = statements.roles(registry)
    said = [
        found
        for entry in documents
        for found in statements.linked(entry, by_document.get(entry.id, ()), known, registry)
    ]
    by_name = {entry.id for entry in documents}
    supported = wording.supported(concerns, documents)
    return [*supported, *reports, *said, *_known(registry, by_name)]


def firmest(every: Iterable[Link]) -> tuple[Link, ...]:
    """Links in order; of those of one kind between two ends the firmest."""
    kept: dict[tuple[str, str, LinkKind], Link] = {}
    for entry in sorted(every, key=_order):
        kept.setdefault((entry.source, entry.target, entry.kind), entry)
    return tuple(kept.values())


def _order(entry: Link) -> tuple[str, str, int, float, str]:
    weight = sum(evidence.weight for evidence in entry.evidence)
    return entry.source, entry.kind, RANK[entry.confidence], -round(weight, 6), entry.target


def _known(registry: Registry, taken: AbstractSet[str]) -> list[Link]:
    """What the records say outright: the incidents of every occasion.

    A link knows its ends by id alone, so an occasion that shares its id with a document
    (``taken``) gets none here: the record's certainty must not pass to the document.
    """
    incidents_known = {incident.id for incident in registry.incidents}
    note = Evidence(method="record", note=say("written in the occasion's record"))
    return [
        Link(
            source=occasion.id,
            target=incident,
            kind=LinkKind.CONCERNS,
            confidence=LinkConfidence.CONFIRMED,
            evidence=(note,),
        )
        for occasion in registry.occasions
        for incident in occasion.incidents
        if incident in incidents_known and occasion.id not in taken
    ]
