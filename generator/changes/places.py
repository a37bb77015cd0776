"""Where things are in two states of a publication, and what moved from one place to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.changes.values import Facts

ALIKE = 60.0
"""Least likeness (0 to 100) at which a statement that went and one that came are told as one that
changed. Of two sentences where one to a third of the words were changed the ratio stays above 65;
two sentences of one report on one subject reach some 50."""

Json = Mapping[str, Any]


def documents(facts: Facts) -> dict[str, Json]:
    """The data of each document, by its address."""
    return {
        path.removesuffix(".json"): body
        for path, body in facts.data.items()
        if path.startswith("documents/")
    }


def addresses(facts: Facts) -> dict[str, str]:
    """The address of everything that a link may name: documents, statements, incidents, occasions.

    By id: the ends of links are ids.
    """
    found = {}
    for path, body in facts.data.items():
        folder, _, name = path.removesuffix(".json").partition("/")
        if folder in ("documents", "incidents", "occasions"):
            found[name] = f"{folder}/{name}"
        for entry in body["statements"] if folder == "documents" else ():
            found[entry["id"]] = f"{folder}/{name}#{entry['id']}"
    return found


def moves(before: Facts, after: Facts) -> dict[str, str]:
    """Addresses of documents and statements that went, each with the one that came in its place.

    A document is the same one if its file is; a statement if the ledger leads on to it, or else if
    it is the likest among those that went from and came to one document.
    """
    old, new = documents(before), documents(after)
    come = {_file(new[place]): place for place in sorted(new.keys() - old.keys())}
    found = {}
    for place in sorted(old):
        now = place if place in new else come.pop(_file(old[place]), None)
        if now is None:
            continue
        if now != place:
            found[place] = now
        ours, theirs = (_said(at, body) for at, body in ((place, old[place]), (now, new[now])))
        led = {one: after.handled.get(one, "") for one in ours}
        led = {one: other for one, other in led.items() if other in theirs}
        came = set(led.values())
        left = [entry for one, entry in ours.items() if one not in led]
        fresh = [entry for one, entry in theirs.items() if one not in came]
        paired = {f"{place}#{one}": f"{now}#{other}" for one, other in _pairs(left, fresh)}
        kept = {one: f"{now}#{entry['id']}" for one, entry in ours.items() if now != place}
        kept = {one: other for one, other in kept.items() if other in theirs}
        found |= paired | kept | led
    return found


def _said(place: str, body: Json) -> dict[str, Json]:
    """The statements of a document by address."""
    return {f"{place}#{entry['id']}": entry for entry in body["statements"]}


def _file(body: Json) -> str:
    """What a document is known by when its address changed: its file."""
    return str(body.get("sha256") or body["id"])


def _pairs(before: Sequence[Json], after: Sequence[Json]) -> Iterator[tuple[str, str]]:
    """Ids that went, each with the one that came in its place: the likest first, each once."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - to tell changes takes nothing but Python

    known = {entry["id"] for entry in before} & {entry["id"] for entry in after}
    ours, theirs = (
        [entry for entry in side if entry["text"] and entry["id"] not in known]
        for side in (before, after)
    )
    ranked = sorted(
        (-likeness, i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if (likeness := fuzz.ratio(one["text"], other["text"], score_cutoff=ALIKE))
    )
    gone: set[int] = set()
    come: set[int] = set()
    for _, i, j in ranked:
        if i not in gone and j not in come:
            gone.add(i)
            come.add(j)
            yield ours[i]["id"], theirs[j]["id"]
