"""An incident's page: what happened, who says so, who answers, and in which reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model import Document, Incident, Link, Rights
from generator.rendering import refs, structured, threads, views, wording
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
class Cell:
    """Reports of one language with one point: independent ones, and those made from another."""

    apart: int = 0
    derived: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Which points stand in the reports of which language, and in how many."""

    languages: tuple[str, ...]
    rows: tuple[tuple[Ref, tuple[Cell, ...]], ...]


def coverage(index: Index, documents: tuple[tuple[Document, Link], ...]) -> Coverage:
    """Reports on an incident by key point and language; the points most told of come first.

    Each source counts once in a row, in the language of the report that the others go back to.
    Our surveys are no reports.
    """
    having: dict[str, list[Document]] = {}
    for document, _ in documents:
        if document.source.rights is Rights.WITHDRAWN:
            continue
        for point in sorted({tag.id for item in document.statements for tag in item.key_points}):
            having.setdefault(point, []).append(document)
    rows = {point: _cells(index, some) for point, some in having.items()}
    tongues = sorted({tongue for row in rows.values() for tongue in row}, key=wording.language_name)
    told = {point: sum(cell.apart for cell in row.values()) for point, row in rows.items()}
    ranked = sorted((point for point in rows if told[point]), key=lambda key: (-told[key], key))
    return Coverage(
        languages=tuple(wording.language_name(tongue) for tongue in tongues),
        rows=tuple(
            (
                refs.key_point_ref(index, point),
                tuple(rows[point].get(tongue, Cell()) for tongue in tongues),
            )
            for point in ranked[:POINTS]
        ),
    )


def _cells(index: Index, documents: list[Document]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for first, *others in index.descent.families(documents):
        cell = found.get(first.language.value, Cell())
        found[first.language.value] = replace(cell, apart=cell.apart + 1)
        for document in others:
            cell = found.get(document.language.value, Cell())
            found[document.language.value] = replace(cell, derived=cell.derived + 1)
    return found


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
                data=structured.incident(incident) if part.number == 1 else {},
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
