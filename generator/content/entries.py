"""Records and registry entries, read and checked one by one.

An entry that is broken is left out, but its id is remembered: who refers to it has made no
mistake of their own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.content import nodes, tree
from generator.content.wording import guess, in_words, quoted, slug
from generator.edtf import bounds
from generator.errors import Problem, Problems
from generator.schema import FOLDERS, REGISTRIES, IncidentRecord, OccasionRecord, Record

NAMES = {
    "documents": "a document's record",
    "incidents": "an incident's record",
    "occasions": "an occasion's record",
    "people": "a person's entry",
    "posts": "a post's entry",
    "organisations": "an organisation's entry",
    "outlets": "an outlet's entry",
    "places": "a place's entry",
    "key_points": "a key point's entry",
    "stances": "a stance's entry",
}
"""What each kind of record is called in a message."""

NAMESPACES = {
    **{kind: (kind,) for kind in NAMES},
    "people": ("agents",),
    "posts": ("agents",),
    "organisations": ("agents", "organisations"),
}
"""Where the ids of each kind count: people, posts and organisations can all speak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record that holds together, and where it was written."""

    kind: str
    id: str
    record: Any
    parsed: nodes.Parsed
    prefix: nodes.KeyPath = ()

    def problem(
        self, path: nodes.KeyPath, fault: str, remedy: str, *, fatal: bool = True
    ) -> Problem:
        """A mistake at a key of the record."""
        name = self.id if self.prefix else ""
        return _problem(self.parsed, self.prefix, path, name, fault, remedy, fatal=fatal)

    @property
    def place(self) -> str:
        """File and line of the entry."""
        line = self.parsed.line((*self.prefix, "id"))
        return f"{self.parsed.file}:{line}" if line else self.parsed.file


@dataclass(slots=True)
class Entries:
    """All entries by kind, and the ids of those that were left out."""

    by_kind: dict[str, dict[str, Entry]] = field(default_factory=dict)
    broken: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    capitals: list[Entry] = field(default_factory=list)

    def of(self, kind: str) -> tuple[Entry, ...]:
        """The entries of one kind, sorted by id."""
        return tuple(entry for _, entry in sorted(self.by_kind.get(kind, {}).items()))

    def all(self) -> Iterator[Entry]:
        """Every entry, kind by kind."""
        for kind in NAMES:
            yield from self.of(kind)

    def ids(self, namespace: str) -> frozenset[str]:
        """The ids that may be referred to in a namespace."""
        return frozenset(
            id_
            for kind, spaces in NAMESPACES.items()
            if namespace in spaces
            for id_ in self.by_kind.get(kind, {})
        )

    def spoil(self, kind: str, id_: Any) -> None:
        """Remember the id of an entry that is left out."""
        if isinstance(id_, str):
            for namespace in NAMESPACES[kind]:
                self.broken.setdefault(namespace, set()).update((id_, id_.lower()))

    def excuses(self, namespace: str, id_: str) -> bool:
        """Whether a reference fails only because what it names is itself broken."""
        return namespace in self.unread or id_ in self.broken.get(namespace, ())

    def add(self, entry: Entry, problems: Problems) -> None:
        """Keep an entry, unless its id is taken."""
        space = NAMESPACES[entry.kind][0]
        for kind in NAMES:
            taken = self.by_kind.get(kind, {}).get(entry.id)
            if taken is not None and NAMESPACES[kind][0] == space:
                fault = f"the id '{entry.id}' is taken: it is also at {taken.place}"
                problems.extend([entry.problem(("id",), fault, "give each its own id")])
                self.spoil(entry.kind, entry.id)
                return
        self.by_kind.setdefault(entry.kind, {})[entry.id] = entry


def read_all(root: Path, problems: Problems) -> Entries:
    """Every record and registry entry under ``root``; mistakes go to ``problems``."""
    entries = Entries()
    items = tree.listing(root / "registries", problems)
    for kind, model in REGISTRIES.items():
        for item in items:
            if item.name == f"{kind}.yml" and item.kind == "file":
                _read_registry(kind, model, item, entries, problems)
    for item in items:
        if item.name.removesuffix(".yml") not in REGISTRIES or item.kind != "file":
            problems.extend([_stray(item, [f"{kind}.yml" for kind in REGISTRIES])])
    for kind, model in FOLDERS.items():
        for item in tree.listing(root / kind, problems):
            if item.kind == "file" and item.path.suffix == ".yml":
                _read_record(kind, model, item, entries, problems)
            elif kind != "documents":
                problems.extend([_stray(item, [])])
    _check_capitals(entries, problems)
    return entries


def _check_capitals(entries: Entries, problems: Problems) -> None:
    """Ids that differ only by case from another: a reader, and some disks, take them for one."""
    for entry in entries.capitals:
        if entry.id.lower() in entries.ids(NAMESPACES[entry.kind][0]):
            fault = f"the id differs only by case from '{entry.id.lower()}', which is taken"
            problems.extend([entry.problem(("id",), fault, "if it is another, name it otherwise")])


def _stray(item: tree.Item, known: list[str]) -> Problem:
    if item.kind == "folder":
        fault, remedy = "folders are not read here", "move its files up, and remove it"
    elif known:
        meant = guess(item.name, known)
        fault = "there is no registry of this name"
        remedy = f"did you mean '{meant}'?" if meant else f"use one of: {', '.join(known)}"
    elif item.path.suffix == ".yaml":
        fault, remedy = "records end in .yml", f"rename it to {item.path.stem}.yml"
    else:
        fault, remedy = "only .yml records belong here", "move it elsewhere, or remove it"
    return Problem(file=tree.shown(item.path), fault=fault, remedy=remedy)


def _parse(item: tree.Item) -> nodes.Parsed:
    file = tree.shown(item.path)
    data = tree.read(item, nodes.MAX_BYTES)
    if isinstance(data, Problem):
        return nodes.Parsed(file=file, faults=(((), data),))
    return nodes.parse(data, file)


def _read_registry(
    kind: str, model: type[Record], item: tree.Item, entries: Entries, problems: Problems
) -> None:
    """One registry: a list of entries, each judged alone."""
    parsed = _parse(item)
    problems.extend(problem for _, problem in parsed.faults)
    spoilt = {path[0] for path, _ in parsed.faults if path}
    if any(not path for path, _ in parsed.faults):
        entries.unread.update(NAMESPACES[kind])
        return
    if not isinstance(parsed.value, list):
        if parsed.value is not None:
            entries.unread.update(NAMESPACES[kind])
            fault = f"{quoted(parsed.value)} stands where a list of entries is expected"
            remedy = "begin each entry with '- id: …'"
            problems.extend([_problem(parsed, (), (), "", fault, remedy)])
        return
    for index, value in enumerate(parsed.value):
        given = value.get("id") if isinstance(value, dict) else None
        entry = None
        if index not in spoilt:
            entry = _validated(kind, model, value, parsed, (index,), problems)
        if entry is not None:
            entries.add(entry, problems)
            continue
        entries.spoil(kind, given)
        if isinstance(given, str) and given != given.lower():
            entries.capitals.append(
                Entry(kind=kind, id=given, record=None, parsed=parsed, prefix=(index,))
            )


def _read_record(
    kind: str, model: type[Record], item: tree.Item, entries: Entries, problems: Problems
) -> None:
    """One record in a file of its own, named by its id."""
    parsed = _parse(item)
    problems.extend(problem for _, problem in parsed.faults)
    stem = item.path.stem
    entry = None
    if not parsed.faults:
        entry = _validated(kind, model, parsed.value, parsed, (), problems)
    if entry is not None and _named_well(entry, stem, item.path.parent, problems):
        _check_day(entry, problems)
        entries.add(entry, problems)
    else:
        entries.spoil(kind, stem)


def _named_well(entry: Entry, stem: str, folder: Path, problems: Problems) -> bool:
    """Whether the file bears its record's id."""
    if entry.id == stem:
        return True
    fault = f"the id '{entry.id}' differs from the file's name '{stem}'"
    if tree.look(folder / f"{entry.id}.yml"):
        fault += f", and {tree.shown(folder / entry.id)}.yml bears that id"
    remedy = f"write 'id: {slug(stem)}', or rename the file"
    problems.extend([entry.problem(("id",), fault, remedy)])
    return False


def _check_day(entry: Entry, problems: Problems) -> None:
    """A dated id begins with the day that its record gives."""
    if isinstance(entry.record, IncidentRecord):
        key, date = "attributed", entry.record.attributed
    elif isinstance(entry.record, OccasionRecord):
        key, date = "date", entry.record.date
    else:
        return
    try:
        day = datetime.date.fromisoformat(entry.id[:10])
    except ValueError:
        fault = f"the id begins with '{entry.id[:10]}', which is no day of the calendar"
        problems.extend([entry.problem(("id",), fault, f"begin it with the day of '{key}'")])
        return
    low, high = bounds(date)
    if not low <= day <= high:
        fault = f"the id begins with {entry.id[:10]}, but '{key}' is {date}"
        problems.extend([entry.problem((key,), fault, "correct the date, or rename the record")])


def _validated(
    kind: str,
    model: type[Record],
    value: Any,
    parsed: nodes.Parsed,
    prefix: nodes.KeyPath,
    problems: Problems,
) -> Entry | None:
    """The entry, if its record follows the schema; else every fault is reported."""
    name = ""
    if prefix:
        given = value.get("id") if isinstance(value, dict) else None
        name = given if isinstance(given, str) else nodes.dotted(prefix)
    if not isinstance(value, dict):
        fault = f"{quoted(value)} stands where {NAMES[kind]} is expected"
        remedy = "write 'key: value' lines, such as 'id: …'"
        problems.extend([_problem(parsed, prefix, (), name, fault, remedy)])
        return None
    try:
        record = model.model_validate(without_empty(value))
    except ValidationError as error:
        for each in error.errors(include_url=False):
            fault, remedy = in_words(each, model, NAMES[kind])
            path = tuple(part for part in each["loc"] if part != "[key]")
            problems.extend([_problem(parsed, prefix, path, name, fault, remedy)])
        return None
    return Entry(kind=kind, id=str(value["id"]), record=record, parsed=parsed, prefix=prefix)


def without_empty(value: Any) -> Any:
    """``value`` without the keys that were left empty: they say no more than absent ones."""
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    return value


def _problem(
    parsed: nodes.Parsed,
    prefix: nodes.KeyPath,
    path: Iterable[str | int],
    name: str,
    fault: str,
    remedy: str,
    *,
    fatal: bool = True,
) -> Problem:
    path = tuple(path)
    key = nodes.dotted(path)
    if name:
        joint = "." if key and not key.startswith("[") else ""
        key = f"{name}{joint}{key}"
    return Problem(
        file=parsed.file,
        line=parsed.line((*prefix, *path)),
        key=key,
        fault=fault,
        remedy=remedy,
        fatal=fatal,
    )
