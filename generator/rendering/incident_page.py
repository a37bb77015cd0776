"""An incident's page: what happened, who says so, who answers, and in which reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.descent import is_survey
from generator.model import Document, Incident, Link, TurnKind
from generator.rendering import coverage, lasting, refs, structured, threads, views, wording
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import Part, parts
from generator.rendering.refs import Ref
from generator.rendering.strip import Mark, Strip, strip
from generator.rendering.views import LinkedDocument
from generator.saying import counted, listed, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A document, and those of the same list that were made from it or with it from another."""

    first: LinkedDocument
    others: tuple[LinkedDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Documents that report one occasion, or none that is known; ``told`` counts them in words."""

    occasion: Ref | None
    told: str
    families: tuple[Family, ...]


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
            told=views.told_apart(index, tuple(document for document, _ in found[key])),
            families=_families(index, found[key]),
        )
        for key in sorted(found, key=lambda key: (key == "", key))
    )


def _families(index: Index, pairs: list[tuple[Document, Link]]) -> tuple[Family, ...]:
    """Reports with what was made from them below, then our own surveys."""
    links = {document.id: (document, link) for document, link in pairs}
    documents = [document for document, _ in pairs]
    alone = ((document,) for document in documents if is_survey(document))
    return tuple(
        Family(first=first, others=tuple(others))
        for first, *others in (
            views.linked(index, tuple(links[member.id] for member in members))
            for members in (*index.descent.families(documents), *alone)
        )
    )


def pages(index: Index) -> Iterator[Page]:
    """One page per incident, and further pages where it has very many documents."""
    occasions: dict[str, list[Ref]] = {}
    for _, item in sorted(index.occasions.items()):
        for about in item.incidents:
            ref = Ref(name=item.title, url=f"occasions/{item.id}/")
            occasions.setdefault(about, []).append(ref)
    for key in sorted(index.incidents):
        incident = index.incidents[key]
        documents = index.documents_on(incident.id)
        for part in parts(documents, f"incidents/{incident.id}"):
            first = part.number == 1
            yield Page(
                path=part.path,
                template="incident.md.j2",
                title=incident.title,
                description=incident.summary,
                kind="incident",
                data=structured.incident(incident) if first else {},
                values={
                    **_listed(index, incident, documents, part),
                    **(_told(index, incident, documents) if first else {}),
                    "occasions": tuple(occasions.get(key, ())),
                },
            )


def _listed(
    index: Index,
    incident: Incident,
    documents: tuple[tuple[Document, Link], ...],
    part: Part[tuple[Document, Link]],
) -> dict[str, object]:
    """What every page of an incident shows: its documents."""
    return {
        "incident": incident,
        "corrections": lasting.corrections(incident.corrections),
        "past": lasting.history(index, f"incidents/{incident.id}"),
        "groups": _groups(index, part.items),
        "part": part,
        "told_all": views.told_apart(index, tuple(item for item, _ in documents)),
    }


def _told(
    index: Index, incident: Incident, documents: tuple[tuple[Document, Link], ...]
) -> dict[str, object]:
    """What the first page alone shows: the facts, the thread, and which report tells what."""
    thread = threads.view(index, incident)
    return {
        "thread": thread,
        "strip": _strip(index, incident, thread),
        "glance": _glance(index, incident, thread),
        "occurred": (
            wording.date_words(incident.occurred, lasting=True)
            if incident.occurred is not None
            else wording.UNDATED
        ),
        "attributed": views.edtf_when(incident.attributed),
        "coverage": coverage.coverage(index, thread.turns, documents),
        "accused": tuple(refs.place_ref(index, place) for place in incident.accused),
        "victims": tuple(refs.agent_ref(index, item) for item in incident.victims),
    }


def _strip(index: Index, incident: Incident, thread: threads.View) -> Strip | None:
    """When it happened, and when each step of the thread was taken."""
    occurred = (
        (Mark(lane="occurred", edtf=incident.occurred, words=incident.title, lasting=True),)
        if incident.occurred is not None
        else ()
    )
    steps = tuple(
        Mark(
            lane=threads.LANES[turn.kind],
            edtf=turn.date,
            words=refs.agent_ref(index, turn.by).name,
        )
        for turn in thread.turns
        if turn.date is not None
    )
    return strip((*occurred, *steps))


def _glance(index: Index, incident: Incident, thread: threads.View) -> str:
    """The thread in a line: how many attribute, how many answer, how much is unanswered."""
    kinds = [turn.kind for turn in index.threads[incident.id].turns]
    many = {kind: kinds.count(kind) for kind in TurnKind}
    said = {
        TurnKind.ATTRIBUTION: counted(
            many[TurnKind.ATTRIBUTION], "{n} attribution", "{n} attributions"
        ),
        TurnKind.ANSWER: counted(many[TurnKind.ANSWER], "{n} answer", "{n} answers"),
        TurnKind.REPLY: counted(many[TurnKind.REPLY], "{n} reply", "{n} replies"),
        TurnKind.SUPPORT: counted(
            many[TurnKind.SUPPORT], "{n} statement of support", "{n} statements of support"
        ),
    }
    told = [words for kind, words in said.items() if many[kind]]
    open_ones = {key for entry in index.threads[incident.id].silences for key in entry.attributions}
    if open_ones and thread.silences:
        told.append(
            counted(
                len(open_ones),
                "{n} to which no answer of its own was found",
                "{n} to which no answer of their own was found",
            )
        )
    return listed(told, gap=" · ") if told else say("No attribution or answer is recorded yet.")
