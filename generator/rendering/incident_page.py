"""An incident's page: what happened, who says so, who answers, and in which reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Claim, Document, Incident, Link, Rights
from generator.rendering import refs, views, wording
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import Part, parts
from generator.rendering.refs import Ref
from generator.rendering.views import LinkedDocument, When

POINTS = 20
"""Rows of the table of key points."""
CLAIM_CONFIDENCE = {"certain": "", "probable": "probably", "uncertain": "not well established"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One step of the thread: an attribution or an answer, with how well it is reported."""

    lane: str
    by: Ref
    edtf: str
    when: When
    says: str
    hedge: str
    occasion: Ref | None
    reports: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Documents that report one occasion, or none that is known."""

    occasion: Ref | None
    documents: tuple[LinkedDocument, ...]


def thread(index: Index, incident: Incident) -> tuple[Turn, ...]:
    """Attributions and answers in the order of their days; accusations first on the same day."""
    turns = [
        *((claim, "accusing") for claim in incident.attributions),
        *((claim, "answering") for claim in incident.responses),
    ]
    turns.sort(key=lambda pair: (wording.sort_date(pair[0].date), pair[1]))
    return tuple(_turn(index, incident, claim, lane) for claim, lane in turns)


def _turn(index: Index, incident: Incident, claim: Claim, lane: str) -> Turn:
    occasion = index.occasions.get(claim.occasion or "")
    documents = (
        tuple(document for document, _ in index.reports_of(occasion.id))
        if occasion is not None
        else _spoken_by(index, incident, claim)
    )
    reports = ""
    if documents:
        number = wording.counted(len(documents), "report")
        reports = f"{number}: {views.languages(documents)}"
    return Turn(
        lane=lane,
        by=refs.agent_ref(index, claim.by),
        edtf=claim.date,
        when=views.edtf_when(claim.date),
        says=claim.says,
        hedge=CLAIM_CONFIDENCE[claim.confidence.value],
        occasion=(
            Ref(name=occasion.title, url=f"occasions/{occasion.id}/")
            if occasion is not None
            else None
        ),
        reports=reports,
        sources=claim.sources,
    )


def _spoken_by(index: Index, incident: Incident, claim: Claim) -> tuple[Document, ...]:
    """Documents on the incident in which the claimant speaks."""
    return tuple(
        document
        for document, _ in index.documents_on(incident.id)
        if any(speaker.id == claim.by for speaker in document.speakers)
    )


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
        turns = thread(index, incident)
        for part in parts(documents, f"incidents/{incident.id}"):
            yield Page(
                path=part.path,
                template="incident.md.j2",
                title=incident.title,
                description=" ".join(incident.summary.split())[:200],
                kind="incident",
                values=_values(index, incident, turns, documents, part),
            )


def _values(
    index: Index,
    incident: Incident,
    turns: tuple[Turn, ...],
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
        "turns": turns if part.number == 1 else (),
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
        "languages": views.languages(tuple(item for item, _ in part.items)),
    }
