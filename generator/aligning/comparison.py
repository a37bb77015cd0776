"""What differences are told of: rows of statements, and how reports and names are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator import saying
from generator.model import Document, DocumentId, KeyPointId, Statement, StatementId

Having = tuple[Document, tuple[Statement, ...]]
"""A report and its statements of a row."""


class Row(NamedTuple):
    """One utterance: its points, its title if it has one, and every report's statements of it.

    ``beside`` holds, for each report, its statements in whatever rows share a member with this
    one: where a report joins two utterances, what it lacks here it may have there. ``without``
    holds statements that render the same words and do not make the row's points, ``shared`` those
    that stand in another row too.
    """

    points: tuple[KeyPointId, ...]
    title: str
    reports: tuple[Having, ...]
    beside: Mapping[DocumentId, tuple[Statement, ...]]
    without: Mapping[DocumentId, tuple[StatementId, ...]]
    shared: frozenset[StatementId]

    def having(self) -> list[Having]:
        """The reports that have the utterance."""
        return [entry for entry in self.reports if entry[1]]


@dataclass(frozen=True, slots=True)
class Names:
    """How things are called and compared.

    ``reports``: a document as readers know it. ``counts_as``: what an agent or place counts as
    where that is not itself, "" for nothing. ``titles``: names of agents and places by id.
    ``written``: the languages in which the registry knows how something is written. ``plain``:
    how it writes each name first in each language, folded: not inflected. ``stands_for``: the
    country of a government. ``speakers``: whose words are compared, by id, and ``voices``: the
    bones of their names. ``home``: the speakers' country, "" where they have several.
    """

    reports: Mapping[DocumentId, str]
    counts_as: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, frozenset[str]] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()
    stands_for: Mapping[str, str] = field(default_factory=dict)
    speakers: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    home: str = ""

    def called(self, reports: Iterable[Having]) -> saying.Said:
        """Reports one after another, as readers know them."""
        return saying.listed([self.reports[document.id] for document, _ in reports], last="and")


def tongue(document: Document, statement: Statement | None = None) -> str:
    """The language of a report without its region, or of a statement that has one of its own."""
    own = statement.language if statement is not None else ""
    return (own or document.language.value).split("-", maxsplit=1)[0]


def ids(reports: Iterable[Having]) -> tuple[StatementId, ...]:
    """The statements of reports."""
    return tuple(statement.id for _, said in reports for statement in said)
