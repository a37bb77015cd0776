"""A publication as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.documents import Document, Link
from generator.model.registry import Registry
from generator.model.threads import PointHistory, Thread
from generator.model.utterances import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddingModel:
    """A model that added evidence, by the name of its folder and the SHA-256 of its files."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A statement's address that was once published and is no more.

    ``statement`` and ``document`` are ids. It moved to ``target``, an address that is published
    ("documents/some-id#s-abcdefgh"), or was withdrawn on ``date``, a day, with a reason.
    """

    statement: str
    document: str
    target: str | None = None
    date: str | None = None
    why: str | None = None


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
