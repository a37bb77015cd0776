"""The timeline: every dated step by year and day, in words; lanes are words, not colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edtf import is_uncertain
from generator.model import Rights
from generator.rendering import incident_page, refs, views, wording
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.rendering.views import When

LANES = {"accusing": "Attribution", "answering": "Answer", "other": "Event", "report": "Report"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One step: its lane, who, what, and what it concerns."""

    sort: str
    edtf: str
    lane: str
    who: Ref | None
    says: str
    about: Ref | None
    occasion: Ref | None
    reports: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The steps of one day, or of one uncertain stretch of days."""

    when: When
    uncertain: bool
    entries: tuple[Entry, ...]


def entries(index: Index) -> tuple[Entry, ...]:
    """Every dated step of the registry and of documents that belong to no occasion."""
    found = [*_claims(index), *_occasions(index), *_documents(index)]
    found.sort(key=lambda item: (item.sort, item.edtf, item.lane, item.says))
    return tuple(found)


def _claims(index: Index) -> Iterator[Entry]:
    for key in sorted(index.incidents):
        incident = index.incidents[key]
        about = Ref(name=incident.title, url=f"incidents/{incident.id}/")
        for turn in incident_page.thread(index, incident):
            yield Entry(
                sort=wording.sort_date(turn.edtf),
                edtf=turn.edtf,
                lane=turn.lane,
                who=turn.by,
                says=turn.says,
                about=about,
                occasion=turn.occasion,
                reports=turn.reports,
            )


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
        number = wording.counted(len(documents), "report")
        yield Entry(
            sort=wording.sort_date(occasion.date),
            edtf=occasion.date,
            lane="other",
            who=speakers[0] if speakers else None,
            says="",
            about=None,
            occasion=Ref(name=occasion.title, url=f"occasions/{occasion.id}/"),
            reports=f"{number}: {views.languages(documents)}" if documents else "",
        )


def _documents(index: Index) -> Iterator[Entry]:
    """Documents that report no registered occasion."""
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
            about=refs.document_ref(document),
            occasion=None,
            reports=f"{wording.language_name(document.language.value)}, "
            f"{wording.document_date(document.date)}",
        )


def _days(items: tuple[Entry, ...]) -> tuple[Day, ...]:
    found: dict[str, list[Entry]] = {}
    for item in items:
        found.setdefault(item.edtf, []).append(item)
    return tuple(
        Day(when=views.edtf_when(edtf), uncertain=is_uncertain(edtf), entries=tuple(some))
        for edtf, some in found.items()
    )


def pages(index: Index) -> Iterator[Page]:
    """An index of years and, for each year, its pages. A small timeline is one page."""
    years: dict[str, list[Entry]] = {}
    for item in entries(index):
        years.setdefault(item.sort[:4], []).append(item)
    total = sum(len(some) for some in years.values())
    whole = total <= 200
    yield Page(
        path="timeline/index",
        template="timeline.md.j2",
        title="Timeline",
        description="Who attributed what to whom and who answered, day by day.",
        kind="timeline",
        values={
            "years": tuple(
                (year, len(years[year]), _days(tuple(years[year])) if whole else ())
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
                title=f"Timeline of {year}",
                kind="timeline",
                values={"year": year, "days": _days(part.items), "part": part, "lanes": LANES},
            )
