"""The timeline: every dated step by year and day, in words; lanes are words, not colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edtf import is_uncertain
from generator.model import AgentId, Document, LinkKind, Occasion, Rights
from generator.rendering import refs, threads, views, wording
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.rendering.views import DocumentView, When
from generator.saying import say

LANES = {
    "accusing": say("Attribution"),
    "answering": say("Answer"),
    "other": say("Press event"),
}
WHOLE = 200
"""Entries up to which the timeline is one page: some 100 KB of HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One step: its lane, who, what, and what it concerns.

    A document that reports no press event is an entry with ``lane`` "report" and nobody.
    """

    sort: str
    edtf: str
    lane: str
    who: Ref | None
    says: str
    about: Ref | None
    occasion: Ref | None
    told: str
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The steps of one day on one incident, and the documents of that day on it."""

    about: Ref | None
    entries: tuple[Entry, ...]
    documents: tuple[DocumentView, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The steps of one day, or of one uncertain stretch of days, by incident."""

    when: When
    uncertain: bool
    groups: tuple[Group, ...]


def entries(index: Index) -> tuple[Entry, ...]:
    """Every dated step of the registry and of documents that belong to no occasion."""
    found = [*_claims(index), *_occasions(index), *_documents(index)]
    found.sort(key=lambda item: (item.sort, item.edtf, item.lane, not item.says, item.says))
    return tuple(found)


def _claims(index: Index) -> Iterator[Entry]:
    for key in sorted(index.incidents):
        incident = index.incidents[key]
        for turn in threads.recorded(index, incident):
            edtf = turn.edtf or ""
            yield Entry(
                sort=wording.sort_date(edtf),
                edtf=edtf,
                lane=turn.lane,
                who=turn.by,
                says=turn.says,
                about=_incident(index, key),
                occasion=turn.occasion,
                told=turn.told,
                documents=turn.documents,
            )


def _incident(index: Index, key: str) -> Ref:
    return Ref(name=index.incidents[key].title, url=f"incidents/{key}/")


def _lane(index: Index, occasion: Occasion) -> str:
    """Whose move a press event is that no record lists: the accused ones' own are answers."""
    accused = {
        place
        for key in occasion.incidents
        if key in index.incidents
        for place in index.incidents[key].accused
    }
    return (
        "answering"
        if any(_country(index, one) in accused for one in occasion.speakers)
        else "other"
    )


def _country(index: Index, agent: AgentId) -> str | None:
    found = index.agents.get(agent)
    if found is not None and found.country is None and found.parent is not None:
        found = index.agents.get(found.parent)
    return found.country if found is not None else None


def _occasions(index: Index) -> Iterator[Entry]:
    """Press events that no incident's record lists as an attribution or an answer."""
    listed = {
        claim.occasion
        for incident in index.incidents.values()
        for claim in (*incident.attributions, *incident.responses)
    }
    for key in sorted(index.occasions):
        occasion = index.occasions[key]
        if occasion.id in listed:
            continue
        speakers = [refs.agent_ref(index, item) for item in occasion.speakers]
        documents = tuple(document for document, _ in index.reports_of(occasion.id))
        shown = documents[: threads.FOLDED]
        known = [key for key in occasion.incidents if key in index.incidents]
        yield Entry(
            sort=wording.sort_date(occasion.date),
            edtf=occasion.date,
            lane=_lane(index, occasion),
            who=speakers[0] if speakers else None,
            says="",
            about=_incident(index, known[0]) if known else None,
            occasion=Ref(name=occasion.title, url=f"occasions/{occasion.id}/"),
            told=views.told_apart(index, documents),
            documents=tuple(views.document_view(index, item) for item in shown),
        )


def _documents(index: Index) -> Iterator[Entry]:
    """Documents that report no registered occasion, with the incident each concerns."""
    for document in index.newest:
        edtf = document.date.edtf
        gone = document.source.rights is Rights.WITHDRAWN
        if edtf is None or gone or index.occasion_of(document.id) is not None:
            continue
        yield Entry(
            sort=wording.sort_date(edtf),
            edtf=edtf,
            lane="report",
            who=None,
            says="",
            about=_about(index, document),
            occasion=None,
            told=views.told((document,)),
            documents=(views.document_view(index, document),),
        )


def _about(index: Index, document: Document) -> Ref | None:
    for link in index.links_from.get(document.id, ()):
        if link.kind is LinkKind.CONCERNS and link.target in index.incidents:
            return _incident(index, link.target)
    return None


def _days(index: Index, items: tuple[Entry, ...]) -> tuple[Day, ...]:
    """Entries by day, and within it by incident; what belongs to none comes last."""
    found: dict[str, dict[Ref | None, list[Entry]]] = {}
    for item in items:
        found.setdefault(item.edtf, {}).setdefault(item.about, []).append(item)
    return tuple(
        Day(
            when=views.edtf_when(edtf),
            uncertain=is_uncertain(edtf),
            groups=tuple(
                _group(index, about, some)
                for about, some in sorted(groups.items(), key=lambda pair: pair[0] is None)
            ),
        )
        for edtf, groups in found.items()
    )


def _group(index: Index, about: Ref | None, some: list[Entry]) -> Group:
    documents = tuple(
        document for item in some if item.lane == "report" for document in item.documents
    )
    return Group(
        about=about,
        entries=tuple(item for item in some if item.lane != "report"),
        documents=documents,
        told=views.told_apart(index, tuple(index.documents[item.id] for item in documents)),
    )


def pages(index: Index) -> Iterator[Page]:
    """An index of years and, for each year, its pages. A small timeline is one page."""
    years: dict[str, list[Entry]] = {}
    for item in entries(index):
        years.setdefault(item.sort[:4], []).append(item)
    whole = sum(len(some) for some in years.values()) <= WHOLE
    yield Page(
        path="timeline/index",
        template="timeline.md.j2",
        title=say("Timeline"),
        description=say("Who attributed what to whom and who answered, day by day."),
        kind="timeline",
        values={
            "years": tuple(
                (year, len(years[year]), _days(index, tuple(years[year])) if whole else ())
                for year in sorted(years, reverse=True)
            ),
            "whole": whole,
            "lanes": LANES,
        },
    )
    for year in sorted(years) if not whole else ():
        for part in parts(years[year], f"timeline/{year}"):
            yield Page(
                path=part.path,
                template="timeline_year.md.j2",
                title=say("Timeline of {year}", year=year),
                kind="timeline",
                values={
                    "year": year,
                    "days": _days(index, part.items),
                    "part": part,
                    "lanes": LANES,
                },
            )
