"""Who refers to whom: every id that a record names must be there, and be of the right kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.entries import NAMESPACES, Entries, Entry
from generator.content.nodes import KeyPath
from generator.content.wording import guess, quoted
from generator.errors import Problems
from generator.text import fold

_CLAIM = (("by", "agents"), ("occasion", "occasions"))
_AGENT = (("country", "places"),)

REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "documents": (
        ("outlet", "outlets"),
        ("derived_from.outlet", "outlets"),
        ("derived_from.document", "documents"),
        ("overrides.outlet", "outlets"),
        ("overrides.main_speaker", "agents"),
        ("overrides.speakers.*", "agents"),
        ("overrides.incidents.*", "incidents"),
        ("overrides.occasion", "occasions"),
        ("overrides.statements.*.speaker", "agents"),
        ("overrides.statements.*.stances.*", "stances"),
        ("overrides.statements.*.key_points.*", "key_points"),
    ),
    "incidents": (
        ("accused.*", "places"),
        ("victims.*", "agents"),
        *((f"attributions.*.{key}", space) for key, space in _CLAIM),
        *((f"responses.*.{key}", space) for key, space in _CLAIM),
    ),
    "occasions": (
        ("speakers.*", "agents"),
        ("incidents.*", "incidents"),
        ("place", "places"),
    ),
    "people": (*_AGENT, ("memberships.*.organisation", "organisations")),
    "posts": (*_AGENT, ("organisation", "organisations")),
    "organisations": (*_AGENT, ("parent", "organisations")),
    "outlets": (("country", "places"), ("sanctions.*.by", "organisations")),
    "places": (),
    "key_points": (("stances.*", "stances"),),
    "stances": (),
}
"""Where each kind of record names ids, and in which namespace they must be found.
``*`` stands for each item of a list."""

NAMESPACE_NAMES = {
    "documents": "document",
    "incidents": "incident",
    "occasions": "occasion",
    "agents": "person, post or organisation",
    "organisations": "organisation",
    "outlets": "outlet",
    "places": "place",
    "key_points": "key point",
    "stances": "stance",
}
"""Every namespace, and what one thing in it is called in a message."""


def references(entry: Entry) -> Iterator[tuple[KeyPath, str, str]]:
    """Each id that an entry names: its path, the namespace it belongs to, the id."""
    for pattern, namespace in REFERENCES[entry.kind]:
        for path, id_ in _walk(entry.record, tuple(pattern.split(".")), ()):
            yield path, namespace, id_


def _walk(value: Any, parts: tuple[str, ...], path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if value is None:
        return
    if not parts:
        yield path, value
    elif parts[0] == "*":
        for index, item in enumerate(value):
            yield from _walk(item, parts[1:], (*path, index))
    else:
        yield from _walk(getattr(value, parts[0]), parts[1:], (*path, parts[0]))


def check(entries: Entries, problems: Problems) -> frozenset[str]:
    """Report every reference that finds nothing; give the ids of documents that hold one.

    A reference to an entry that is itself broken is not reported again, but a document that
    rests on it is held back too: what its maintainer decided could not be kept.
    """
    known = {space: entries.ids(space) for space in NAMESPACE_NAMES}
    spoilt: set[str] = set()
    for entry in entries.all():
        for path, namespace, id_ in references(entry):
            if id_ in known[namespace]:
                continue
            if entry.kind == "documents" and path != ("derived_from", "document"):
                spoilt.add(entry.id)
            if entries.excuses(namespace, id_):
                continue
            if entry.kind == "documents":
                spoilt.add(entry.id)
            fault, remedy = _missing(id_, namespace, known)
            problems.extend([entry.problem(path, fault, remedy)])
    _check_circles(entries, problems)
    _check_forms(entries, problems)
    return frozenset(spoilt)


def _missing(id_: str, namespace: str, known: Mapping[str, frozenset[str]]) -> tuple[str, str]:
    what = NAMESPACE_NAMES[namespace]
    fault = f"there is no {what} with the id '{id_}'"
    elsewhere = [NAMESPACE_NAMES[space] for space, ids in known.items() if id_ in ids]
    if elsewhere:
        return f"{fault}: it is the id of another kind ({elsewhere[0]})", f"name one {what} here"
    meant = guess(id_, known[namespace])
    if meant:
        return fault, f"did you mean '{meant}'?"
    folder = "content's " if namespace in ("documents", "incidents", "occasions") else ""
    where = f"{folder}{namespace}" if folder else _registries(namespace)
    return fault, f"add it to {where}, or correct the id"


def _registries(namespace: str) -> str:
    kinds = [kind for kind, spaces in NAMESPACES.items() if namespace in spaces]
    return "registries/" + " or ".join(f"{kind}.yml" for kind in kinds)


def _check_circles(entries: Entries, problems: Problems) -> None:
    """An organisation can't stand above itself, nor a document be made from itself."""
    parents = {entry.id: entry.record.parent for entry in entries.of("organisations")}
    origins = {
        entry.id: entry.record.derived_from.document if entry.record.derived_from else None
        for entry in entries.of("documents")
    }
    for kind, path, above in (
        ("organisations", ("parent",), parents),
        ("documents", ("derived_from", "document"), origins),
    ):
        for entry in entries.of(kind):
            seen: list[str] = []
            here = above[entry.id]
            while here and here != entry.id and here not in seen:
                seen.append(here)
                here = above.get(here)
            if here == entry.id:
                way = " → ".join([entry.id, *seen, entry.id])
                fault = f"this goes in a circle: {way}"
                problems.extend([entry.problem(path, fault, "break it at one place")])


def _check_forms(entries: Entries, problems: Problems) -> None:
    """A written form should name one agent only; else it can't tell whose words they are."""
    first: dict[tuple[str, str], Entry] = {}
    for kind in ("people", "posts", "organisations"):
        for entry in entries.of(kind):
            for language, forms in entry.record.forms.items():
                for index, form in enumerate(forms):
                    other = first.setdefault((language, fold(form)), entry)
                    if other.id != entry.id:
                        fault = f"{quoted(form)} names '{other.id}' too ({other.place})"
                        remedy = "keep it for one of them, or move it to 'roles'"
                        path = ("forms", language, index)
                        problems.extend([entry.problem(path, fault, remedy, fatal=False)])
