"""A publication as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.documents import Document, Link
from generator.model.registry import Registry
from generator.model.threads import PointHistory, Thread
from generator.model.utterances import Utterance
from generator.model.values import IncidentId


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddingModel:
    """A model that added evidence, by the name of its folder and the SHA-256 of its files."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """An address that was once published and is no more: a page's, or a statement's on one.

    It moved to ``target``, an address that is published ("documents/some-id#s-abcdefgh"), or was
    withdrawn on ``date``, a day, with a reason.
    """

    address: str
    target: str | None = None
    date: str | None = None
    why: str | None = None

    @property
    def page(self) -> str:
        """The page's address: "documents/some-id"."""
        return self.address.partition("#")[0]

    @property
    def statement(self) -> str:
        """The statement's id; "" where the page itself moved or went."""
        return self.address.partition("#")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something added, corrected or withdrawn on a day, as the records tell it.

    ``kind`` is ``added``, ``corrected`` or ``withdrawn``; ``address`` a page's. ``title`` with its
    language is what it is called, ``note`` what the record says of the change.
    """

    kind: str
    date: str
    address: str
    title: str
    lang: str = "en"
    note: str = ""
    incidents: tuple[IncidentId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One commit that touched a record or its text: its day and its first line."""

    date: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All of it: what was known, what was read, and how it hangs together."""

    registry: Registry
    documents: tuple[Document, ...]
    links: tuple[Link, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    private: bool = False
    threads: tuple[Thread, ...] = ()
    points: tuple[PointHistory, ...] = ()
    embedding: EmbeddingModel | None = None
    former: tuple[Former, ...] = ()
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
