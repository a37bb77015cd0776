"""The same utterance in several reports of one occasion, and what differs between them.

Reports in different languages share no words, so statements meet by what survives translation:
the key point they make, the numbers and the names in them. Reports in one language also meet by
their words. What no rule can tell (that allies are partners here and bystanders there) a
maintainer notes on the statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.aligning import loose
from generator.aligning.called import called
from generator.aligning.differences import Names, Row, differences
from generator.extracting import standing
from generator.model import (
    Agent,
    AgentId,
    Document,
    DocumentId,
    Evidence,
    KeyPointId,
    Link,
    LinkConfidence,
    LinkKind,
    Mode,
    Occasion,
    Registry,
    Statement,
    StatementId,
    Utterance,
)


def align(
    documents: tuple[Document, ...], links: tuple[Link, ...], registry: Registry
) -> tuple[Utterance, ...]:
    """The utterances of every occasion that two or more documents report, in order of occasion.

    Only confirmed and probable reports count. Within an occasion the order is that in which the
    report with the most of them has them.
    """
    known: dict[str, Document] = {document.id: document for document in documents}
    reports: dict[str, list[Document]] = {}
    for link in links:
        if (
            link.kind is LinkKind.REPORTS
            and link.confidence is not LinkConfidence.SUGGESTED
            and link.source in known
        ):
            reports.setdefault(link.target, []).append(known[link.source])
    return tuple(
        utterance
        for occasion in registry.occasions
        if len(reports.get(occasion.id, ())) > 1
        for utterance in _occasion(occasion, reports[occasion.id], registry)
    )


def voices(occasion: Occasion, agents: dict[AgentId, Agent]) -> frozenset[AgentId]:
    """The speakers of an occasion, and the offices and posts by which a report may name them."""
    found = set(occasion.speakers)
    offices = {
        membership.organisation
        for speaker in occasion.speakers
        if speaker in agents
        for membership in agents[speaker].memberships
    }
    found |= offices
    found |= {
        agent.id for agent in agents.values() if agent.kind == "post" and agent.parent in offices
    }
    return frozenset(found)


def compared_as(
    speakers: frozenset[AgentId],
    agents: dict[AgentId, Agent],
    parties: frozenset[str],
) -> dict[str, str]:
    """What the name of an agent or place counts as, where that is not itself; "" for nothing.

    Speakers, what they belong to and their countries are introduced by every report in its own
    way, so are the other ``parties`` ("Washington", "the accusers"), and groups ("the allies")
    overlap with their members: none is a difference. A government is its country.
    """
    every = tuple(agents.values())
    above, homes = standing.above(every), standing.countries(every)
    found: dict[str, str] = {}
    for agent in every:
        if agent.kind == "group" or (agent.kind != "person" and parties & set(above[agent.id])):
            found[agent.id] = ""
        elif agent.kind == "organisation" and agent.parent is None and agent.country:
            found[agent.id] = agent.country
    for speaker in sorted(speakers):
        for own in (speaker, *above.get(speaker, ()), homes.get(speaker)):
            if own is not None:
                found[own] = ""
    for party in sorted(parties):
        found[party] = found[homes.get(AgentId(party), party)] = ""
    return found


def _parties(occasion: Occasion, registry: Registry) -> frozenset[str]:
    """Accusers and accused of an occasion's incidents, and the seats where occasions are held."""
    found: set[str] = {entry.place for entry in registry.occasions if entry.place}
    for incident in registry.incidents:
        if incident.id in occasion.incidents:
            found |= {*incident.accused, *(claim.by for claim in incident.attributions)}
    return frozenset(found)


def _occasion(occasion: Occasion, documents: list[Document], registry: Registry) -> list[Utterance]:
    documents = sorted(documents, key=lambda document: document.id)
    agents = {agent.id: agent for agent in registry.agents}
    titles = {point.id: point.title for point in registry.key_points}
    speakers = voices(occasion, agents)
    said = {document.id: list(_said(document, speakers)) for document in documents}
    grouped = _by_key_point(said)
    met = {entry for members in grouped for entry in members}
    utterances = [
        Utterance(
            occasion=occasion.id,
            key_points=points,
            members=members,
            evidence=_why(points, titles),
        )
        for members, points in grouped.items()
    ]
    rest = {
        document.id: [entry for entry in said[document.id] if entry.id not in met]
        for document in documents
    }
    utterances += [
        Utterance(occasion=occasion.id, key_points=(), members=members, evidence=(evidence,))
        for members, evidence in loose.groups(documents, rest)
    ]
    counts = compared_as(speakers, agents, _parties(occasion, registry))
    ordered = _ordered(utterances, said)
    return _differing(ordered, documents, said, titles, called(documents, counts, registry))


def _differing(
    utterances: list[Utterance],
    documents: list[Document],
    said: dict[DocumentId, list[Statement]],
    titles: dict[KeyPointId, str],
    names: Names,
) -> list[Utterance]:
    """The utterances with how their reports differ."""
    rows = []
    for utterance in utterances:
        members = set(utterance.members)
        reports = tuple(
            (document, tuple(entry for entry in said[document.id] if entry.id in members))
            for document in documents
        )
        title = "; ".join(titles.get(point, point) for point in utterance.key_points)
        rows.append(Row(utterance.key_points, title, reports))
    return [
        replace(utterance, differences=found)
        for utterance, found in zip(utterances, differences(rows, names), strict=True)
    ]


def _said(document: Document, speakers: frozenset[AgentId]) -> Iterator[Statement]:
    for statement in document.statements:
        speaker = statement.speaker.value
        if (
            statement.mode is not Mode.QUESTION
            and not statement.withheld
            and speaker is not None
            and speaker.id in speakers
        ):
            yield statement


def _by_key_point(
    said: dict[DocumentId, list[Statement]],
) -> dict[tuple[StatementId, ...], tuple[KeyPointId, ...]]:
    """Key points that two or more documents have, by the statements that make them."""
    making: dict[KeyPointId, list[Statement]] = {}
    for statements in said.values():
        for statement in statements:
            for tag in statement.key_points:
                making.setdefault(tag.id, []).append(statement)
    found: dict[tuple[StatementId, ...], tuple[KeyPointId, ...]] = {}
    for point in sorted(making):
        if len({statement.document for statement in making[point]}) > 1:
            members = tuple(statement.id for statement in making[point])
            found[members] = (*found.get(members, ()), point)
    return found


def _why(points: tuple[KeyPointId, ...], titles: dict[KeyPointId, str]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(method="key-point", note=f"the same key point: {titles.get(point, point)}")
        for point in points
    )


def _ordered(
    utterances: list[Utterance], said: dict[DocumentId, list[Statement]]
) -> list[Utterance]:
    """In the order of the report that has most of them; the others by where they first stand."""
    place = {
        entry.id: (document, at)
        for document, statements in said.items()
        for at, entry in enumerate(statements)
    }
    counts: dict[DocumentId, int] = dict.fromkeys(said, 0)
    for utterance in utterances:
        for document in {place[member][0] for member in utterance.members}:
            counts[document] += 1
    rank = {
        document: number
        for number, document in enumerate(sorted(counts, key=lambda key: (-counts[key], key)))
    }

    def first(utterance: Utterance) -> tuple[int, int, tuple[KeyPointId, ...]]:
        at, where = min((rank[place[member][0]], place[member][1]) for member in utterance.members)
        return at, where, utterance.key_points

    return sorted(utterances, key=first)
