"""Ways in: home, and the lists of incidents, occasions and documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.model import Document, Incident, Occasion, Output, Rights
from generator.rendering import bars, lists, refs, structured, threads, views, wording
from generator.rendering.handwritten import body
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.rendering.strip import Mark, Strip, strip
from generator.rendering.tongues import ENGLISH
from generator.rendering.views import When
from generator.saying import say

T = TypeVar("T")

NEWEST = 5
"""Documents on the home page: what stands beside its words on a first screen."""
THREADS = 3
"""Incidents shown as threads on the home page, the newest ones."""
STRIP = 20
"""Incidents whose steps the home page's small timeline shows, the newest ones."""
NAMED = 6
"""Names shown on one side of a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An incident in a few lines: who accuses, who answers, how much is reported."""

    ref: Ref
    summary: str
    attributed: When
    accused: tuple[Ref, ...]
    accusing: tuple[Ref, ...]
    answering: tuple[Ref, ...]
    more_accusing: int
    more_answering: int
    accused_on: str
    answered_on: str
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
        accused=tuple(refs.place_ref(index, place) for place in incident.accused),
        accusing=tuple(accusing[:NAMED]),
        answering=tuple(answering[:NAMED]),
        more_accusing=max(0, len(accusing) - NAMED),
        more_answering=max(0, len(answering) - NAMED),
        accused_on=bars.span(turn.edtf for turn in turns if turn.lane == "accusing"),
        answered_on=bars.span(turn.edtf for turn in turns if turn.lane == "answering"),
        reports=views.told_apart(index, documents) or say("no document yet"),
    )


def _strip(index: Index, some: list[Incident]) -> Strip | None:
    """The timeline in small: when each of some incidents was attributed and answered."""
    return strip(
        tuple(
            Mark(lane=turn.lane, edtf=turn.edtf, words=turn.by.name)
            for incident in some
            for turn in threads.recorded(index, incident)
            if turn.edtf is not None
        )
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
            "intro_lang": meta.get("lang", ENGLISH),
            "intro_dir": wording.direction(meta.get("lang", ENGLISH)),
            "cards": tuple(_card(index, item) for item in incidents[:THREADS]),
            "strip": _strip(index, incidents[:STRIP]),
            "newest": newest,
            "documents": len(index.documents),
            "statements": len(index.statements),
            "incidents": len(incidents),
            "languages": tuple(wording.language_name(tag) for tag, _ in tongues.most_common()),
        },
    )


def _orders(
    folder: str, newest: Sequence[T], weight: Callable[[T], int]
) -> Iterator[tuple[str, tuple[T, ...], tuple[lists.Way, ...]]]:
    """A list newest first and by reports, each with its first page and the way to the other."""
    reported = tuple(sorted(newest, key=lambda item: -weight(item)))
    both = (
        (say("newest first"), f"{folder}/", f"{folder}/index", tuple(newest)),
        (say("most reports first"), f"{folder}/by/reports/", f"{folder}/by/reports", reported),
    )
    for _, _, path, some in both:
        ways = tuple(
            lists.Way(words=words, url=url, here=other == path) for words, url, other, _ in both
        )
        yield path, some, ways if len(newest) > 1 else ()


def incidents(index: Index) -> Iterator[Page]:
    """The list of incidents, newest first, and by how many independent reports each has."""
    weights = {
        key: index.independent(document for document, _ in index.documents_on(key))
        for key in index.incidents
    }
    for path, some, ways in _orders(
        "incidents", _newest_incidents(index), lambda item: weights[item.id]
    ):
        for part in parts(some, path, 50):
            yield Page(
                path=part.path,
                template="incidents.md.j2",
                title=say("Incidents"),
                description=say("Contested incidents: who is accused, who answers."),
                kind="list",
                values={
                    "cards": tuple(_card(index, item) for item in part.items),
                    "part": part,
                    "ways": ways,
                },
            )


def occasions(index: Index) -> Iterator[Page]:
    """The list of press events, newest first, and by how many independent reports each has."""
    weights = {
        key: index.independent(document for document, _ in index.reports_of(key))
        for key in index.occasions
    }
    newest = sorted(
        index.occasions.values(),
        key=lambda item: (wording.sort_date(item.date), item.id),
        reverse=True,
    )
    for path, some, ways in _orders("occasions", newest, lambda item: weights[item.id]):
        for part in parts(some, path):
            yield Page(
                path=part.path,
                template="occasions.md.j2",
                title=say("Occasions"),
                description=say(
                    "Briefings, speeches and written statements, each with its reports."
                ),
                kind="list",
                values={
                    "rows": tuple(_occasion(index, item) for item in part.items),
                    "part": part,
                    "ways": ways,
                },
            )


def _occasion(index: Index, occasion: Occasion) -> tuple[Ref, When, tuple[Ref, ...], str]:
    documents = tuple(document for document, _ in index.reports_of(occasion.id))
    return (
        Ref(name=occasion.title, url=f"occasions/{occasion.id}/"),
        views.edtf_when(occasion.date),
        tuple(refs.agent_ref(index, speaker) for speaker in occasion.speakers),
        views.told_apart(index, documents),
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
                    languages=views.languages(_held(some)),
                )
                for year, some in years.items()
            ),
            "newest": tuple(views.document_view(index, item) for item in index.newest[:20]),
            "told": views.told_apart(index, _held(index.newest)) or say("no document yet"),
            "languages": views.languages(_held(index.newest)),
        },
    )
    for year, some in years.items():
        yield from _year(index, year, some)


def _held(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents that are there to be read: of a withdrawn one, no language is known."""
    return tuple(item for item in documents if item.source.rights is not Rights.WITHDRAWN)


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
