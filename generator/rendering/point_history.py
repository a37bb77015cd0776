"""A key point over time, in few and bounded words: first use, by year, by incident, one by one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import PointHistory, Use
from generator.rendering import bars, refs, views
from generator.rendering.bars import Bars
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.rendering.views import When
from generator.saying import counted, say

ROWS = 20
"""Rows of a list: the oldest uses, the incidents with the most. The data has all."""
FIRST = 3
"""Uses shown of those that may be the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """A use that may be the first: who, when, how surely, on what occasion."""

    by: Ref
    when: When
    doubt: str
    occasion: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One use: when, by whom, on what, and in how many independent reports ("" for none)."""

    by: Ref
    when: When
    doubt: str
    occasion: Ref | None
    incidents: tuple[Ref, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The history of a key point as its page shows it. ``rivals`` counts further first uses.

    ``rows`` are the uses, oldest first, ``more`` those that only the data lists; ``ours`` counts
    uses that surveys of our own alone tell of. ``bars`` draw ``years``, None where one year is all.
    """

    first: tuple[First, ...]
    rivals: int
    rows: tuple[Row, ...]
    more: int
    uses: str
    ours: int
    undated: int
    bars: Bars | None
    years: str
    incidents: tuple[tuple[Ref, int], ...]
    more_incidents: int


def view(index: Index, history: PointHistory) -> View:
    """What a page tells of a point's history."""
    reports = len({document for use in history.uses for document in use.documents})
    years = dict(history.by_year)
    known = [pair for pair in history.by_incident if pair[0] in index.incidents]
    return View(
        first=tuple(_first(index, use) for use in history.first[:FIRST]),
        rivals=max(0, len(history.first) - FIRST),
        rows=tuple(_row(index, use) for use in history.uses[:ROWS]),
        more=max(0, len(history.uses) - ROWS),
        ours=sum(not use.documents for use in history.uses),
        uses=(
            say(
                "{uses} in {reports}",
                uses=counted(len(history.uses), "{n} use", "{n} uses"),
                reports=counted(reports, "{n} independent report", "{n} independent reports"),
            )
        ),
        undated=sum(use.date is None for use in history.uses),
        bars=bars.bars(years, bars.axis((years,))),
        years=bars.in_words(dict(history.by_year[-bars.YEARS :])),
        incidents=tuple(
            (Ref(name=index.incidents[key].title, url=f"incidents/{key}/"), count)
            for key, count in known[:ROWS]
        ),
        more_incidents=max(0, len(known) - ROWS),
    )


def _by(index: Index, use: Use) -> Ref:
    if use.by is None:
        return Ref(name=say("a speaker not identified"))
    return refs.agent_ref(index, use.by) if use.by in index.agents else Ref(name=use.by, lang="")


def _doubt(use: Use) -> str:
    return say("the day was inferred and may be another") if use.uncertain else ""


def _occasion(index: Index, use: Use) -> Ref | None:
    found = index.occasions.get(use.occasion or "")
    return Ref(name=found.title, url=f"occasions/{found.id}/") if found is not None else None


def _row(index: Index, use: Use) -> Row:
    documents = [index.documents[key] for key in (*use.documents, *use.derived)]
    return Row(
        by=_by(index, use),
        when=views.edtf_when(use.date),
        doubt=_doubt(use),
        occasion=_occasion(index, use),
        incidents=tuple(
            Ref(name=index.incidents[key].title, url=f"incidents/{key}/")
            for key in use.incidents
            if key in index.incidents
        ),
        told=views.told_apart(index, tuple(documents)),
    )


def _first(index: Index, use: Use) -> First:
    return First(
        by=_by(index, use),
        when=views.edtf_when(use.date),
        doubt=_doubt(use),
        occasion=_occasion(index, use),
    )
