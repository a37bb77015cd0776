"""Dossiers: an incident's record, reports on it as plain text, and what they show of who said what.

Each stands alone with countries and people of its own, and is read as the program reads a corpus:
from text to threads, with the publication's own phrases. ``open`` was mended on, ``held`` was
written before anybody looked how it would be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator import content, linking, tracing
from generator.document import process
from generator.model import (
    Agent,
    AgentId,
    Claim,
    Document,
    DocumentId,
    Incident,
    IncidentId,
    LinkKind,
    NameForm,
    Outlet,
    OutletId,
    Overrides,
    Place,
    PlaceId,
    Registry,
    Rights,
    Source,
    Thread,
)

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
POINT = "accusations-are-unfounded"
"""The key point whose first use the dossiers tell."""
Facts = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of a dossier, each fact a tuple of words: as found, or as it is.

    ``turns`` are (kind, by, date), ``answers`` (by, whose attribution or "all"), ``silent``
    (accused, whose attribution), ``first`` (key point, by, date), ``reports`` (by, document).
    """

    turns: Facts
    answers: Facts
    silent: Facts
    first: Facts
    reports: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A dossier as it is and as it was read."""

    name: str
    language: str
    gold: Told
    found: Told


def dossiers(lot: str, *, root: Path = HERE / "dossier_cases") -> Iterator[Dossier]:
    """Every dossier of a lot, read."""
    for entry in yaml.safe_load((root / f"{lot}.yml").read_text(encoding="utf-8")):
        yield Dossier(
            name=entry["id"],
            language=entry["documents"][0]["language"],
            gold=_gold(entry["gold"]),
            found=_found(entry),
        )


def _gold(given: dict[str, Any]) -> Told:
    return Told(
        turns=frozenset((kind, by, str(date)) for kind, by, date in given["turns"]),
        answers=frozenset((by, whom) for by, whom in given["answers"]),
        silent=frozenset((who, by) for who, some in given["silent"].items() for by in some),
        first=frozenset((key, by, str(date)) for key, (by, date) in given["first"].items()),
        reports=frozenset(
            (by, key) for by, some in given.get("reports", {}).items() for key in some
        ),
    )


def _found(entry: dict[str, Any]) -> Told:
    registry, documents = _registry(entry), _documents(entry)
    links = linking.link(documents, registry)
    (thread,), points = tracing.trace(documents, links, registry)
    by = {turn.id: str(turn.by) for turn in thread.turns}
    asked = set(entry["gold"].get("reports", {}))
    return Told(
        turns=frozenset((turn.kind.value, turn.by, str(turn.date)) for turn in thread.turns),
        answers=frozenset(
            (by[move.source], by.get(move.target, "all"))
            for move in thread.moves
            if move.kind is LinkKind.ANSWERS
        ),
        silent=_silent(thread, by),
        first=frozenset(
            (point.point, str(use.by), str(use.date))
            for point in points
            for use in point.first
            if point.point == POINT
        ),
        reports=frozenset(
            (turn.by, key) for turn in thread.turns if turn.by in asked for key in turn.documents
        ),
    )


def _silent(thread: Thread, by: dict[str, str]) -> Facts:
    return frozenset(
        (entry.accused, by[key]) for entry in thread.silences for key in entry.attributions
    )


@cache
def _phrases() -> Registry:
    shipped = content.load(ROOT / "content").registry
    return Registry(stances=shipped.stances, key_points=shipped.key_points)


def _forms(names: dict[str, list[str]]) -> tuple[NameForm, ...]:
    return tuple(NameForm(language=tag, form=form) for tag, some in names.items() for form in some)


def _registry(entry: dict[str, Any]) -> Registry:
    record = entry["incident"]
    incident = Incident(
        id=IncidentId(entry["id"]),
        title=record["title"],
        summary="",
        occurred=None,
        attributed=str(record["attributed"]),
        accused=tuple(PlaceId(place) for place in record["accused"]),
        threat_groups=tuple(record["threat_groups"]),
        attributions=tuple(
            Claim(by=AgentId(claim["by"]), date=str(claim["date"]))
            for claim in record["attributions"]
        ),
        cues=_forms(record["cues"]),
    )
    outlets = sorted({document["outlet"] for document in entry["documents"]})
    return replace(
        _phrases(),
        places=tuple(Place(id=PlaceId(key), name=name) for key, name in entry["places"].items()),
        agents=tuple(
            Agent(
                id=AgentId(agent["id"]),
                kind=agent["kind"],
                name=agent["name"],
                names=_forms(agent["names"]),
                country=PlaceId(agent["country"]) if "country" in agent else None,
                parent=AgentId(agent["parent"]) if "parent" in agent else None,
            )
            for agent in sorted(entry["agents"], key=lambda agent: str(agent["id"]))
        ),
        outlets=tuple(Outlet(id=OutletId(key), name=key, kind="unknown") for key in outlets),
        incidents=(incident,),
    )


def _documents(entry: dict[str, Any]) -> tuple[Document, ...]:
    return tuple(_document(given, _registry(entry)) for given in entry["documents"])


def _document(given: dict[str, Any], registry: Registry) -> Document:
    data = given["text"].encode() + b"\n"
    source = Source(
        id=DocumentId(given["id"]),
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        rights=Rights.FULL,
        file=f"{given['id']}.txt",
        published=str(given["published"]),
        overrides=Overrides(
            outlet=OutletId(given["outlet"]),
            language=given["language"],
            date=str(given["published"]),
        ),
    )
    return process(source, data, registry)
