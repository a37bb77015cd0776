"""What is known of a corpus before its threads are told: lineage, occasions, who belongs where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.descent import Descent, is_survey
from generator.edtf import bounds
from generator.extracting.about import standing
from generator.model import (
    AgentId,
    Confidence,
    Document,
    DocumentId,
    IncidentId,
    Link,
    LinkConfidence,
    LinkKind,
    Mode,
    Occasion,
    OccasionId,
    PlaceId,
    Registry,
    Rights,
    Statement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Lookups over a corpus; each is built once, in time linear in it.

    ``documents`` are those not withdrawn, by id; ``descent`` tells what each goes back to.
    ``governments`` are the agents that bear their country's name, ``bodies`` all that stand at the
    top of a country.
    """

    documents: Mapping[str, Document]
    descent: Descent
    occasions: Mapping[str, Occasion]
    reporting: Mapping[str, tuple[Document, ...]]
    links_from: Mapping[str, tuple[Link, ...]]
    concerned: Mapping[str, tuple[tuple[Document, LinkConfidence], ...]]
    above: Mapping[AgentId, tuple[AgentId, ...]]
    homes: Mapping[AgentId, PlaceId]
    governments: Mapping[AgentId, PlaceId]
    bodies: Mapping[PlaceId, tuple[AgentId, ...]]
    titles: Mapping[str, str]
    sides: Mapping[str, str]

    def line(self, agent: AgentId) -> tuple[AgentId, ...]:
        """An agent and all that it speaks for, nearest first."""
        return (agent, *self.above.get(agent, ()))

    def root(self, document: DocumentId) -> str:
        """What this document goes back to."""
        return self.descent.roots.get(document, document)

    def told_on(self, statement: Statement, incident: IncidentId) -> LinkConfidence | None:
        """How surely a statement is on an incident; None where nothing says that it is.

        A text on one incident speaks of that alone; in one on several, each statement has links.
        """
        several = [link for link in self.links_from.get(statement.document, ()) if _concerns(link)]
        own = several if len(several) == 1 else self.links_from.get(statement.id, ())
        for link in own:
            if _concerns(link) and link.target == incident:
                return link.confidence
        return None

    def occasion(self, statement: Statement) -> Occasion | None:
        """The press event at which a statement was made, if its report surely reports one."""
        speaker = statement.speaker.value
        found = self.occasions.get(statement.document)
        if found is None or speaker is None or speaker.id is None:
            return None
        voices = {entry for one in found.speakers for entry in self.line(one)}
        own = speaker.id in voices or set(found.speakers) & set(self.line(speaker.id))
        return found if own else None

    def day(self, statement: Statement) -> tuple[str | None, bool]:
        """When a statement was made, and whether that day is beyond doubt."""
        occasion = self.occasion(statement)
        if occasion is not None:
            return occasion.date, True
        if statement.date is not None:
            return statement.date, True
        own = self.documents[statement.document]
        if is_survey(own):
            return None, False  # it bears one day and tells of several
        source = self.documents.get(self.root(statement.document), own)
        for document in (source, own):
            if document.date.edtf is not None:
                sure = document.date.confidence is not Confidence.UNCERTAIN
                return document.date.edtf, sure
        return source.source.published or own.source.published, False


def _concerns(link: Link) -> bool:
    return link.kind is LinkKind.CONCERNS


def lay(documents: Iterable[Document], links: tuple[Link, ...], registry: Registry) -> Ground:
    """The lookups of a corpus."""
    every = tuple(documents)
    open_ones: dict[str, Document] = {
        entry.id: entry for entry in every if entry.source.rights is not Rights.WITHDRAWN
    }
    by_source: dict[str, list[Link]] = {}
    reporting: dict[str, list[Document]] = {}
    concerned: dict[str, list[tuple[Document, LinkConfidence]]] = {}
    known = {entry.id: entry for entry in registry.occasions}
    firmly: dict[str, Occasion] = {}
    states = {place.name: place.id for place in registry.places}
    for link in links:
        by_source.setdefault(link.source, []).append(link)
        document = open_ones.get(DocumentId(link.source))
        if document is None:
            continue
        if link.kind is LinkKind.CONCERNS:
            concerned.setdefault(link.target, []).append((document, link.confidence))
        occasion = known.get(OccasionId(link.target))
        if link.kind is LinkKind.REPORTS and occasion is not None:
            reporting.setdefault(occasion.id, []).append(document)
            if link.confidence is not LinkConfidence.SUGGESTED:
                firmly.setdefault(document.id, occasion)
    return Ground(
        documents=open_ones,
        descent=Descent.of(every, links),
        occasions=firmly,
        reporting={key: tuple(found) for key, found in reporting.items()},
        links_from={key: tuple(found) for key, found in by_source.items()},
        concerned={key: tuple(found) for key, found in concerned.items()},
        above=standing.above(registry.agents),
        homes=standing.countries(registry.agents),
        governments={
            agent.id: states[agent.name] for agent in registry.agents if agent.name in states
        },
        bodies=_bodies(registry),
        titles={
            **{place.id: place.name for place in registry.places},
            **{agent.id: agent.name for agent in registry.agents},
        },
        sides={stance.id: stance.side for stance in registry.stances},
    )


def _bodies(registry: Registry) -> dict[PlaceId, tuple[AgentId, ...]]:
    found: dict[PlaceId, list[AgentId]] = {}
    for agent in registry.agents:
        if agent.kind == "organisation" and agent.parent is None and agent.country is not None:
            found.setdefault(agent.country, []).append(agent.id)
    return {place: tuple(agents) for place, agents in found.items()}


def parted(
    ground: Ground, documents: Iterable[DocumentId]
) -> tuple[tuple[DocumentId, ...], tuple[DocumentId, ...]]:
    """Independent reports, and those derived from them; our own surveys are never independent."""
    some = sorted(set(documents))
    families = ground.descent.families(ground.documents[key] for key in some)
    first = {family[0].id for family in families}

    def order(document: DocumentId) -> tuple[str, str]:
        return ground.documents[document].date.edtf or "9999", document

    ordered = sorted(some, key=order)
    return (
        tuple(key for key in ordered if key in first),
        tuple(key for key in ordered if key not in first),
    )


def heard(document: Document) -> tuple[Statement, ...]:
    """What a document passes on and may be told of: no questions, nothing withheld."""
    return tuple(
        entry
        for entry in document.statements
        if entry.mode is not Mode.QUESTION and not entry.withheld
    )


def surely_before(one: str | None, other: str | None) -> bool:
    """Whether one date lies wholly before another; never where either is unknown."""
    return one is not None and other is not None and bounds(one)[1] < bounds(other)[0]


def apart(one: str | None, other: str | None) -> bool:
    """Whether two dates surely differ."""
    return surely_before(one, other) or surely_before(other, one)
