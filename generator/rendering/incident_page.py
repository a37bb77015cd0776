"""An incident's page: what happened, who says so, who answers, and in which reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Document, Incident, Link, Rights
from generator.rendering import refs, threads, views, wording
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import Part, parts
from generator.rendering.refs import Ref
from generator.rendering.views import LinkedDocument

POINTS = 20
"""Rows of the table of key points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Documents that report one occasion, or none that is known."""

    occasion: Ref | None
    documents: tuple[LinkedDocument, ...]


def _groups(index: Index, some: tuple[tuple[Document, Link], ...]) -> tuple[Group, ...]:
    found: dict[str, list[tuple[Document, Link]]] = {}
    for document, link in some:
        occasion = index.occasion_of(document.id)
        found.setdefault(occasion.target if occasion is not None else "", []).append(
            (document, link)
        )
    return tuple(
        Group(
            occasion=(
                Ref(name=index.occasions[key].title, url=f"occasions/{key}/") if key else None
            ),
            documents=views.linked(index, tuple(found[key])),
        )
        for key in sorted(found, key=lambda key: (key == "", key))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Which points stand in the reports of which language: a count of documents in each cell."""

    languages: tuple[str, ...]
    rows: tuple[tuple[Ref, tuple[int, ...]], ...]


def coverage(index: Index, documents: tuple[tuple[Document, Link], ...]) -> Coverage:
    """Documents on an incident by key point and language; the points most told of come first."""
    counts: Counter[tuple[str, str]] = Counter()
    for document, _ in documents:
        if document.source.rights is Rights.WITHDRAWN:
            continue
        points = {tag.id for item in document.statements for tag in item.key_points}
        counts.update((point, document.language.value) for point in points)
    tongues = sorted({tongue for _, tongue in counts}, key=wording.language_name)
    totals: Counter[str] = Counter()
    for (point, _), number in counts.items():
        totals[point] += number
    ranked = sorted(totals, key=lambda point: (-totals[point], point))[:POINTS]
    return Coverage(
        languages=tuple(wording.language_name(tongue) for tongue in tongues),
        rows=tuple(
            (
                refs.key_point_ref(index, point),
                tuple(counts[(point, tongue)] for tongue in tongues),
            )
            for point in ranked
        ),
    )


def pages(index: Index) -> Iterator[Page]:
    """One page per incident, and further pages where it has very many documents."""
    for key in sorted(index.incidents):
        incident = index.incidents[key]
        documents = index.documents_on(incident.id)
        thread = threads.view(index, incident)
        for part in parts(documents, f"incidents/{incident.id}"):
            yield Page(
                path=part.path,
                template="incident.md.j2",
                title=incident.title,
                description=" ".join(incident.summary.split())[:200],
                kind="incident",
                values=_values(index, incident, thread, documents, part),
            )


def _values(
    index: Index,
    incident: Incident,
    thread: threads.View,
    documents: tuple[tuple[Document, Link], ...],
    part: Part[tuple[Document, Link]],
) -> dict[str, object]:
    occasions = tuple(
        Ref(name=item.title, url=f"occasions/{item.id}/")
        for _, item in sorted(index.occasions.items())
        if incident.id in item.incidents
    )
    return {
        "incident": incident,
        "thread": thread if part.number == 1 else None,
        "occurred": (
            wording.date_words(incident.occurred, lasting=True)
            if incident.occurred is not None
            else "date unknown"
        ),
        "attributed": views.edtf_when(incident.attributed),
        "coverage": coverage(index, documents) if part.number == 1 else None,
        "accused": refs.place_names(index, incident.accused),
        "victims": tuple(refs.agent_ref(index, item) for item in incident.victims),
        "occasions": occasions,
        "groups": _groups(index, part.items),
        "part": part,
        "told_all": views.told_apart(index, tuple(item for item, _ in documents)),
    }
