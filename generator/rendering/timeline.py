"""The timeline: every dated step by year and day, in words; lanes are words, not colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edtf import is_uncertain
from generator.rendering import views
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.rendering.timeline_entries import Entry, entries
from generator.rendering.views import DocumentView, When
from generator.saying import say

LANES = {
    "accusing": say("Attribution"),
    "answering": say("Answer"),
    "other": say("Press event"),
}
WORDS = (
    *((f"kind-{lane}", words) for lane, words in LANES.items()),
    ("kind-report", say("Report")),
    ("side-accusing", say("Accusing side")),
    ("side-answering", say("Answering side")),
    ("side-other", say("Others")),
    ("no-country", say("No country")),
    ("no-speaker", say("Nobody named")),
    ("no-incident", say("No incident")),
    ("others", say("All others")),
    ("count", say("Entries seen: {shown} of {all}")),
    ("several", say("Entries: {n}, {dates}")),
    ("gap", say(" \u00b7 ")),
)
"""What the script of the drawing says itself, by the names under which it asks for them."""
WHOLE = 100
"""Entries up to which the timeline is one page: some 70 KB of HTML, 11 KB on a line."""


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
            "words": WORDS,
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
                    "words": WORDS,
                },
            )
