"""Records and registry entries that hold together, and the ids of those that don't.

An entry that is broken is left out, but its id is remembered: who refers to it has made no
mistake of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.content import nodes
from generator.errors import Problem, Problems

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
    "documents": ("linked", "documents"),
    "incidents": ("linked", "incidents"),
    "occasions": ("linked", "occasions"),
}
"""Where the ids of each kind count: people, posts and organisations can all speak; documents,
incidents and occasions are the ends of links, which name them by their id alone. The first
namespace of a kind is the one in which an id may be given only once."""


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
        return problem_at(self.parsed, self.prefix, path, name, fault, remedy, fatal=fatal)

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

    def hold_back(self, held: Iterable[Entry]) -> None:
        """Take out entries that are not to be published yet."""
        for entry in held:
            del self.by_kind[entry.kind][entry.id]

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


def problem_at(
    parsed: nodes.Parsed,
    prefix: nodes.KeyPath,
    path: Iterable[str | int],
    name: str,
    fault: str,
    remedy: str,
    *,
    fatal: bool = True,
) -> Problem:
    """A mistake at ``path`` below ``prefix``; ``name`` stands for the prefix in the message."""
    path = tuple(path)
    key = nodes.dotted(path)
    if name:
        joint = "." if key and not key.startswith("[") else ""
        key = f"{name}{joint}{key}"
    return Problem(
        file=parsed.file,
        line=parsed.line((*prefix, *path)),
        key=nodes.plain(key),
        fault=nodes.plain(fault),
        remedy=nodes.plain(remedy),
        fatal=fatal,
    )
