"""The page that tells which data files there are, what each holds and in what shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.timeline_data import TABLES
from generator.saying import say

_NAMED = ("id", "name", "kind", "forms")
_COUNTS = ("reports", "independent", "derived", "surveys")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file, or the files beside all pages of a kind where ``path`` holds "{id}".

    ``keys`` are those of its object, or with ``listed`` of each object of its list; none for what
    is no JSON of our own shape. ``local`` is of the edition, all else of the site.
    """

    path: str
    what: str
    keys: tuple[str, ...] = ()
    listed: bool = False
    local: bool = False


FILES: tuple[DataFile, ...] = (
    DataFile(
        path="documents/{id}.json",
        what=say("a document: what is known of it, its statements, and what it is linked to"),
        keys=(
            "id", "title", "language", "direction", "outlet", "credited", "date", "rights", "url",
            "archived_url", "retrieved", "published", "added", "corrections", "sha256",
            "media_type", "derived_from", "lineage", "machine_translated", "main_speaker",
            "speakers", "incidents", "occasions", "statements", "links",
        ),
    ),
    DataFile(
        path="incidents/{id}.json",
        what=say("an incident: its record, who accused and who answered, and what is linked to it"),
        keys=(
            "id", "title", "summary", "occurred", "attributed", "accused", "threat_groups",
            "products", "victims", "attributions", "responses", "cues", "sources", "corrections",
            "added", "told", "thread", "links",
        ),
    ),
    DataFile(
        path="occasions/{id}.json",
        what=say("a press event: its record, and the same words in its reports, row by row"),
        keys=(
            "id", "title", "kind", "date", "speakers", "incidents", "place", "note", "sources",
            "corrections", "added", "told", "links", "utterances",
        ),
    ),
    DataFile(
        path="key-points/{id}.json",
        what=say("a key point: its wording in each language, and every use of it"),
        keys=("id", "title", "phrases", "stances", "note", "history"),
    ),
    DataFile(
        path="data/agents.json",
        what=say("people, posts and organisations, with their names in every language"),
        keys=_NAMED,
        listed=True,
    ),
    DataFile(
        path="data/outlets.json",
        what=say("outlets, with their names and how many reports of each are here"),
        keys=(*_NAMED, "told"),
        listed=True,
    ),
    DataFile(
        path="data/places.json",
        what=say("countries and other places, with their names"),
        keys=_NAMED,
        listed=True,
    ),
    DataFile(
        path="data/languages.json",
        what=say("how many reports there are in each language"),
        keys=("language", *_COUNTS),
        listed=True,
    ),
    DataFile(
        path="timeline/events.json",
        what=say("every dated step, as tables; the first says what stands in each row"),
        keys=("columns", *TABLES, "events"),
        local=True,
    ),
    DataFile(
        path="documents/{id}.csl.json",
        what=say("a document as a reference in CSL; also in BibTeX (.bib) and RIS (.ris)"),
    ),
    DataFile(
        path="changes/feed.atom",
        what=say("what was added, corrected and withdrawn, as a feed"),
    ),
    DataFile(
        path="incidents/{id}.atom",
        what=say("the same of one incident"),
    ),
)  # fmt: skip
"""Every kind of file that is meant to be read by programs."""


def pages(_index: Index) -> Iterator[Page]:
    """The one page about data."""
    yield Page(
        path="data/index",
        template="data.md.j2",
        title=say("Data"),
        description=say("What this site holds as data for programs: each file and its shape."),
        values={"files": FILES},
    )
