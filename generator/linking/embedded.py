"""What an embedding model adds to links and proposals that other evidence made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.linking.discovery import ProposedIncident
from generator.model import DocumentId, Evidence, IncidentId, Link, LinkConfidence, LinkKind
from generator.saying import say
from generator.vectors import Vectors

NEXT = 3
"""Next documents of a proposal with which each is compared: enough for a reader."""


def links(made: Iterable[Link], vectors: Vectors) -> tuple[Link, ...]:
    """The same links; those that were inferred between texts tell how alike the model finds them.

    That is documents and incidents' records, and documents made from one another.
    """
    return tuple(
        replace(link, evidence=(*link.evidence, *_of_link(link, vectors))) for link in made
    )


def _of_link(link: Link, vectors: Vectors) -> tuple[Evidence, ...]:
    one = vectors.documents.get(DocumentId(link.source))
    if one is None or link.confidence is LinkConfidence.CONFIRMED:
        return ()
    if link.kind is LinkKind.CONCERNS:
        record = vectors.incidents.get(IncidentId(link.target))
        return (vectors.evidence(say("the text and the incident’s record"), [(one, record)]),)
    if link.kind.derives:
        other = vectors.documents.get(DocumentId(link.target))
        return (vectors.evidence(say("the two texts"), [(one, other)]),)
    return ()


def proposals(found: Iterable[ProposedIncident], vectors: Vectors) -> tuple[ProposedIncident, ...]:
    """The same proposals; those of several documents tell how alike the model finds these."""
    return tuple(
        replace(entry, evidence=(*entry.evidence, _of_group(entry, vectors)))
        if len(entry.documents) > 1
        else entry
        for entry in found
    )


def _of_group(entry: ProposedIncident, vectors: Vectors) -> Evidence:
    every = [vectors.documents.get(name) for name in entry.documents]
    pairs = [(one, two) for at, one in enumerate(every) for two in every[at + 1 : at + 1 + NEXT]]
    return vectors.evidence(say("its documents"), pairs)
