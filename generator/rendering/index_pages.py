"""Ways in: home, and the lists of incidents, occasions and documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Document, Incident, Output
from generator.rendering import refs, structured, threads, views, wording
from generator.rendering.handwritten import body
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.rendering.views import When
from generator.saying import say

NEWEST = 5
"""Documents on the home page: what stands beside its words on a first screen."""
THREADS = 4
"""Incidents shown as threads on the home page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An incident in a few lines: who accuses, who answers, how much is reported."""

    ref: Ref
    summary: str
    attributed: When
    accused: str
    accusing: tuple[Ref, ...]
    answering: tuple[Ref, ...]
    more_accusing: int
    more_answering: int
    reports: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Documents of one year: how many, in which languages, and where they are listed."""

    name: str
    url: str
    count: str
    languages: str


def _card(index: Index, incident: Incident) -> Card:
    turns = threads.recorded(index, incident)
    documents = tuple(document for document, _ in index.documents_on(incident.id))
    accusing = list(dict.fromkeys(turn.by for turn in turns if turn.lane == "accusing"))
    answering = list(dict.fromkeys(turn.by for turn in turns if turn.lane == "answering"))
    return Card(
        ref=Ref(name=incident.title, url=f"incidents/{incident.id}/"),
        summary=incident.summary,
        attributed=views.edtf_when(incident.attributed),
        accused=refs.place_names(index, incident.accused),
        accusing=tuple(accusing[:6]),
        answering=tuple(answering[:6]),
        more_accusing=max(0, len(accusing) - 6),
        more_answering=max(0, len(answering) - 6),
        reports=views.told_apart(index, documents) or say("no document yet"),
    )


def _newest_incidents(index: Index) -> list[Incident]:
    return sorted(
        index.incidents.values(),
        key=lambda item: (wording.sort_date(item.attributed), item.id),
        reverse=True,
    )


def home(index: Index, written: tuple[Output, ...]) -> Iterator[Page]:
    """The home page: our own words, the newest incidents as threads, the newest documents."""
    meta, intro = body(written, "index.md")
    incidents = _newest_incidents(index)
    newest = tuple(views.document_view(index, item) for item in index.newest[:NEWEST])
    tongues = Counter(item.language.value for item in index.documents.values())
    title = meta.get("title", "Synoptic")
    told = meta.get(
        "description", say("Who said what about contested incidents, and who reported it.")
    )
    yield Page(
        path="index",
        template="home.md.j2",
        title=title,
        description=told,
        kind="home",
        data=structured.home(title, told),
        values={
            "intro": intro,
            "cards": tuple(_card(index, item) for item in incidents[:THREADS]),
            "newest": newest,
            "documents": len(index.documents),
            "statements": len(index.statements),
            "incidents": len(incidents),
            "languages": tuple(wording.language_name(tag) for tag, _ in tongues.most_common()),
        },
    )


def incidents(index: Index) -> Iterator[Page]:
    """The list of incidents, newest first."""
    for part in parts(_newest_incidents(index), "incidents/index", 50):
        yield Page(
            path=part.path,
            template="incidents.md.j2",
            title=say("Incidents"),
            description=say("Contested incidents: who is accused, who answers."),
            kind="list",
            values={"cards": tuple(_card(index, item) for item in part.items), "part": part},
        )


def occasions(index: Index) -> Iterator[Page]:
    """The list of press events, newest first."""
    some = sorted(
        index.occasions.values(),
        key=lambda item: (wording.sort_date(item.date), item.id),
        reverse=True,
    )
    for part in parts(some, "occasions/index"):
        rows = []
        for item in part.items:
            documents = tuple(document for document, _ in index.reports_of(item.id))
            rows.append(
                (
                    Ref(name=item.title, url=f"occasions/{item.id}/"),
                    views.edtf_when(item.date),
                    tuple(refs.agent_ref(index, speaker) for speaker in item.speakers),
                    views.told_apart(index, documents),
                )
            )
        yield Page(
            path=part.path,
            template="occasions.md.j2",
            title=say("Occasions"),
            description=say("Briefings, speeches and written statements, each with its reports."),
            kind="list",
            values={"rows": tuple(rows), "part": part},
        )


def documents(index: Index) -> Iterator[Page]:
    """Documents by year; each year in pages, each page grouped by language."""
    years: dict[str, list[Document]] = {}
    for document in index.newest:
        edtf = document.date.edtf
        year = wording.sort_date(edtf)[:4] if edtf is not None else "undated"
        years.setdefault(year, []).append(document)
    yield Page(
        path="documents/index",
        template="documents.md.j2",
        title=say("Documents"),
        description=say("The source documents, by year and language."),
        kind="list",
        values={
            "years": tuple(
                Year(
                    name=year if year != "undated" else say("Date unknown"),
                    url=f"documents/by-year/{year}/",
                    count=views.listed_apart(index, tuple(some)),
                    languages=views.languages(tuple(some)),
                )
                for year, some in years.items()
            ),
            "newest": tuple(views.document_view(index, item) for item in index.newest[:20]),
            "told": views.told_apart(index, index.newest) or say("no document yet"),
            "languages": views.languages(index.newest),
        },
    )
    for year, some in years.items():
        yield from _year(index, year, some)


def _year(index: Index, year: str, some: list[Document]) -> Iterator[Page]:
    ordered = sorted(some, key=lambda item: wording.language_name(item.language.value))
    title = say("Documents without a known date")
    if year != "undated":
        title = say("Documents of {year}", year=year)
    for part in parts(ordered, f"documents/by-year/{year}"):
        tongues: dict[str, list[views.DocumentView]] = {}
        for item in part.items:
            shown = views.document_view(index, item)
            tongues.setdefault(shown.language, []).append(shown)
        yield Page(
            path=part.path,
            template="documents_year.md.j2",
            title=title,
            kind="list",
            values={
                "heading": title,
                "groups": tuple((name, tuple(rows)) for name, rows in tongues.items()),
                "part": part,
            },
        )
