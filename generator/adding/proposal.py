"""What is proposed for a document that is to be added."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Document, DocumentId, Evidence, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A value for one key of the record, not decided by anybody. Several where the key has a list.

    ``confidence`` is a value's or a link's, in the record's words.
    """

    key: str
    value: str | tuple[str, ...]
    confidence: str
    because: tuple[Evidence, ...]

    @property
    def sure(self) -> bool:
        """Whether nobody needs to be asked."""
        return self.confidence in ("certain", "confirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Another document that says much of the same; ``says`` is how, of the new one."""

    document: DocumentId
    says: str
    confidence: str
    because: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry that a registry lacks. ``fields`` are its keys in order, as plain values."""

    registry: str
    id: str
    fields: dict[str, object]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """All that a maintainer is told of a document before it is added.

    ``shared`` are other documents with how many of its statements they hold too. ``unknown`` says
    what could not be found out.
    """

    document: Document
    values: tuple[Proposed, ...]
    links: tuple[Link, ...] = ()
    near: tuple[Near, ...] = ()
    shared: tuple[tuple[DocumentId, int], ...] = ()
    entries: tuple[Entry, ...] = ()
    unknown: tuple[str, ...] = ()
