"""The corpus, looked up: every index is built once, in time linear in the corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from generator import rights
from generator.descent import Descent
from generator.model import (
    Agent,
    Corpus,
    Document,
    DocumentId,
    Former,
    Incident,
    KeyPoint,
    Link,
    LinkKind,
    Occasion,
    Outlet,
    Place,
    PointHistory,
    Rights,
    Stance,
    Statement,
    StatementId,
    Thread,
    Use,
    Utterance,
)
from generator.rendering.wording import sort_date

T = TypeVar("T")
Linked: TypeAlias = tuple[tuple[Document, Link], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Everything a page looks up. Lists keep the order in which readers expect them."""

    corpus: Corpus
    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    shown: frozenset[StatementId]
    agents: Mapping[str, Agent]
    outlets: Mapping[str, Outlet]
    places: Mapping[str, Place]
    countries: frozenset[str]
    key_points: Mapping[str, KeyPoint]
    stances: Mapping[str, Stance]
    incidents: Mapping[str, Incident]
    occasions: Mapping[str, Occasion]
    former: Mapping[str, tuple[Former, ...]]
    links_from: Mapping[str, tuple[Link, ...]]
    links_to: Mapping[str, tuple[Link, ...]]
    said_by: Mapping[str, tuple[Statement, ...]]
    with_key_point: Mapping[str, tuple[Statement, ...]]
    of_outlet: Mapping[str, tuple[Document, ...]]
    utterances_of: Mapping[str, tuple[Utterance, ...]]
    utterance_by_statement: Mapping[str, Utterance]
    threads: Mapping[str, Thread]
    points: Mapping[str, PointHistory]
    newest: tuple[Document, ...]
    reports: Mapping[str, Linked]
    coverage: Mapping[str, Linked]
    descent: Descent

    def independent(self, documents: Iterable[Document]) -> int:
        """How many of some documents are sources apart from each other, as far as is known."""
        return self.descent.independent(documents)

    def uses(self, point: str) -> tuple[Use, ...]:
        """Every use of a key point, once each; none where it was never made."""
        found = self.points.get(point)
        return found.uses if found is not None else ()

    def reports_of(self, occasion: str) -> Linked:
        """The documents linked as reports of an occasion, with the link, oldest first."""
        return self.reports.get(occasion, ())

    def documents_on(self, incident: str) -> Linked:
        """The documents linked to an incident, with the link, oldest first."""
        return self.coverage.get(incident, ())

    def occasion_of(self, document: DocumentId) -> Link | None:
        """The link that says which occasion a document reports, if any."""
        for link in self.links_from.get(document, ()):
            if link.kind is LinkKind.REPORTS and link.target in self.occasions:
                return link
        return None


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _newest_first(documents: Iterable[Document]) -> tuple[Document, ...]:
    dated = [entry for entry in documents if entry.date.edtf is not None]
    undated = [entry for entry in documents if entry.date.edtf is None]
    dated.sort(key=lambda entry: entry.id)
    dated.sort(key=lambda entry: sort_date(entry.date.edtf), reverse=True)
    return (*dated, *sorted(undated, key=lambda entry: entry.id))


def _linked(corpus: Corpus, kind: LinkKind) -> dict[str, Linked]:
    """The documents at the near end of every link of one kind, by its far end."""
    documents = {entry.id: entry for entry in corpus.documents}
    pairs = [
        (link.target, (documents[DocumentId(link.source)], link))
        for link in corpus.links
        if link.kind is kind and link.source in documents
    ]
    pairs.sort(key=lambda pair: (sort_date(pair[1][0].date.edtf), pair[1][0].id))
    return _grouped(pairs)


def _threads(corpus: Corpus) -> dict[str, Thread]:
    """The thread of every incident; one without turns where none was traced."""
    none: dict[str, Thread] = {
        entry.id: Thread(incident=entry.id) for entry in corpus.registry.incidents
    }
    return {**none, **{entry.incident: entry for entry in corpus.threads}}


def _told(documents: Iterable[Document]) -> list[Statement]:
    """The statements of every document that was not withdrawn."""
    held = (item for item in documents if item.source.rights is not Rights.WITHDRAWN)
    return [entry for document in held for entry in document.statements]


def _shown(corpus: Corpus) -> frozenset[StatementId]:
    """The statements whose words may be shown."""
    return frozenset(item.id for one in corpus.documents for item in rights.shown_statements(one))


def build(corpus: Corpus) -> Index:
    """Every lookup that pages need."""
    registry = corpus.registry
    newest = _newest_first(corpus.documents)
    told = _told(newest)
    return Index(
        corpus=corpus,
        documents={entry.id: entry for entry in corpus.documents},
        statements={entry.id: entry for item in corpus.documents for entry in item.statements},
        shown=_shown(corpus),
        agents={entry.id: entry for entry in registry.agents},
        outlets={entry.id: entry for entry in registry.outlets},
        places={entry.id: entry for entry in registry.places},
        countries=frozenset(registry.countries()),
        key_points={entry.id: entry for entry in registry.key_points},
        stances={entry.id: entry for entry in registry.stances},
        incidents={entry.id: entry for entry in registry.incidents},
        occasions={entry.id: entry for entry in registry.occasions},
        former=_grouped((entry.page, entry) for entry in corpus.former if entry.statement),
        links_from=_grouped((link.source, link) for link in corpus.links),
        links_to=_grouped((link.target, link) for link in corpus.links),
        said_by=_grouped(
            (speaker.id, entry)
            for entry in told
            if (speaker := entry.speaker.value) is not None and speaker.id is not None
        ),
        with_key_point=_grouped(
            (key_point, entry)
            for entry in told
            for key_point in dict.fromkeys(tag.id for tag in entry.key_points)
        ),
        of_outlet=_grouped(
            (item.outlet.value, item) for item in newest if item.outlet.value is not None
        ),
        utterances_of=_grouped((entry.occasion, entry) for entry in corpus.utterances),
        utterance_by_statement={
            member: entry for entry in corpus.utterances for member in entry.members
        },
        threads=_threads(corpus),
        points={entry.point: entry for entry in corpus.points},
        newest=newest,
        reports=_linked(corpus, LinkKind.REPORTS),
        coverage=_linked(corpus, LinkKind.CONCERNS),
        descent=Descent.of(corpus.documents, corpus.links),
    )
