"""A key point over time, in a few bounded tables: first use, by year, by incident."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import PointHistory, Use
from generator.rendering import refs, views
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.rendering.views import When
from generator.saying import counted, say

ROWS = 20
"""Rows of a table: the latest years, the incidents with the most uses. The data has all."""
FIRST = 3
"""Uses shown of those that may be the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """A use that may be the first: who, when, how surely, and where it is reported."""

    by: Ref
    when: When
    doubt: str
    occasion: Ref | None
    documents: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The history of a key point as its page shows it. ``rivals`` counts further first uses."""

    first: tuple[First, ...]
    rivals: int
    uses: str
    undated: int
    years: tuple[tuple[str, int], ...]
    incidents: tuple[tuple[Ref, int], ...]
    more_incidents: int


def view(index: Index, history: PointHistory) -> View:
    """What a page tells of a point's history."""
    reports = len({document for use in history.uses for document in use.documents})
    known = [pair for pair in history.by_incident if pair[0] in index.incidents]
    return View(
        first=tuple(_first(index, use) for use in history.first[:FIRST]),
        rivals=max(0, len(history.first) - FIRST),
        uses=(
            say(
                "{uses} in {reports}",
                uses=counted(len(history.uses), "{n} use", "{n} uses"),
                reports=counted(reports, "{n} independent report", "{n} independent reports"),
            )
        ),
        undated=sum(use.date is None for use in history.uses),
        years=history.by_year[-ROWS:],
        incidents=tuple(
            (Ref(name=index.incidents[key].title, url=f"incidents/{key}/"), count)
            for key, count in known[:ROWS]
        ),
        more_incidents=max(0, len(known) - ROWS),
    )


def _first(index: Index, use: Use) -> First:
    occasion = index.occasions.get(use.occasion or "")
    documents = (*use.documents, *use.derived)[:FIRST]
    if use.by is None:
        by = Ref(name=say("a speaker not identified"))
    elif use.by in index.agents:
        by = refs.agent_ref(index, use.by)
    else:
        by = Ref(name=use.by, lang="")
    return First(
        by=by,
        when=views.edtf_when(use.date),
        doubt=say("the day was inferred and may be another") if use.uncertain else "",
        occasion=(
            Ref(name=occasion.title, url=f"occasions/{occasion.id}/")
            if occasion is not None
            else None
        ),
        documents=tuple(
            refs.document_ref(index.documents[key]) for key in documents if key in index.documents
        ),
    )
