"""What the timeline shows: every dated step, with what it can be sorted and filtered by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Agent, AgentId, Document, DocumentId, LinkKind, Occasion, Rights
from generator.rendering import refs, threads, views, wording
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.rendering.views import DocumentView


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One step: its lane, who, what, and what it concerns.

    A document that reports no press event is an entry with ``lane`` "report" and nobody. ``id``
    is unique and stays; ``when`` says the date in words, with its doubt; ``agent``, ``places`` and
    ``incident`` are ids of the registry ("" or none where nothing is known), ``languages`` the
    tags of all its reports' languages, sorted.
    """

    id: str
    sort: str
    edtf: str
    when: str
    lane: str
    who: Ref | None
    says: str
    about: Ref | None
    occasion: Ref | None
    told: str
    documents: tuple[DocumentView, ...]
    agent: str = ""
    places: tuple[str, ...] = ()
    incident: str = ""
    languages: tuple[str, ...] = ()


def entries(index: Index) -> tuple[Entry, ...]:
    """Every dated step of the registry and of documents that belong to no occasion."""
    found = [*_claims(index), *_occasions(index), *_documents(index)]
    found.sort(key=lambda item: (item.sort, item.edtf, item.lane, not item.says, item.says))
    return tuple(found)


def _claims(index: Index) -> Iterator[Entry]:
    for key in sorted(index.incidents):
        incident = index.incidents[key]
        turns = {turn.id: turn for turn in index.threads[incident.id].turns}
        for step in threads.recorded(index, incident):
            turn, edtf = turns[step.id], step.edtf or ""
            yield Entry(
                id=f"{key}.{step.id}",
                sort=wording.sort_date(edtf),
                edtf=edtf,
                when=step.when.words,
                lane=step.lane,
                who=step.by,
                says=step.says,
                about=_incident(index, key),
                occasion=step.occasion,
                told=step.told,
                documents=step.documents,
                agent=turn.by,
                places=_places(index, (turn.by,)),
                incident=key,
                languages=_languages(index, (*turn.documents, *turn.derived)),
            )


def _incident(index: Index, key: str) -> Ref:
    return Ref(name=index.incidents[key].title, url=f"incidents/{key}/")


def _languages(index: Index, documents: tuple[DocumentId, ...]) -> tuple[str, ...]:
    known = (index.documents[key] for key in documents if key in index.documents)
    return tuple(sorted({item.language.value for item in known}))


def _lane(index: Index, occasion: Occasion) -> str:
    """Whose move a press event is that no record lists: the accused ones' own are answers."""
    accused = {
        place
        for key in occasion.incidents
        if key in index.incidents
        for place in index.incidents[key].accused
    }
    return "answering" if accused.intersection(_places(index, occasion.speakers)) else "other"


def _places(index: Index, agents: tuple[AgentId, ...]) -> tuple[str, ...]:
    """The countries of some agents, each once, in their order."""
    found = (_country(index, index.agents.get(agent)) for agent in agents)
    return tuple(dict.fromkeys(place for place in found if place is not None))


def _country(index: Index, agent: Agent | None) -> str | None:
    if agent is not None and agent.country is None and agent.parent is not None:
        agent = index.agents.get(agent.parent)
    return agent.country if agent is not None else None


def _occasions(index: Index) -> Iterator[Entry]:
    """Press events that no incident's record lists as an attribution or an answer."""
    listed = {
        claim.occasion
        for incident in index.incidents.values()
        for claim in (*incident.attributions, *incident.responses)
    }
    for key in sorted(index.occasions):
        occasion = index.occasions[key]
        if occasion.id not in listed:
            yield _occasion(index, occasion)


def _occasion(index: Index, occasion: Occasion) -> Entry:
    documents = tuple(document for document, _ in index.reports_of(occasion.id))
    known = [key for key in occasion.incidents if key in index.incidents]
    speakers = occasion.speakers
    return Entry(
        id=occasion.id,
        sort=wording.sort_date(occasion.date),
        edtf=occasion.date,
        when=wording.date_words(occasion.date),
        lane=_lane(index, occasion),
        who=refs.agent_ref(index, speakers[0]) if speakers else None,
        says="",
        about=_incident(index, known[0]) if known else None,
        occasion=Ref(name=occasion.title, url=f"occasions/{occasion.id}/"),
        told=views.told_apart(index, documents),
        documents=tuple(views.document_view(index, item) for item in documents[: threads.FOLDED]),
        agent=speakers[0] if speakers else "",
        places=_places(index, speakers),
        incident=known[0] if known else "",
        languages=_languages(index, tuple(item.id for item in documents)),
    )


def _documents(index: Index) -> Iterator[Entry]:
    """Documents that report no registered occasion, with the incident each concerns."""
    for document in index.newest:
        edtf = document.date.edtf
        gone = document.source.rights is Rights.WITHDRAWN
        if edtf is None or gone or index.occasion_of(document.id) is not None:
            continue
        incident = _concerned(index, document)
        yield Entry(
            id=document.id,
            sort=wording.sort_date(edtf),
            edtf=edtf,
            when=wording.document_date(document.date),
            lane="report",
            who=None,
            says="",
            about=_incident(index, incident) if incident else None,
            occasion=None,
            told=views.told((document,)),
            documents=(views.document_view(index, document),),
            incident=incident,
            languages=(document.language.value,),
        )


def _concerned(index: Index, document: Document) -> str:
    for link in index.links_from.get(document.id, ()):
        if link.kind is LinkKind.CONCERNS and link.target in index.incidents:
            return link.target
    return ""
