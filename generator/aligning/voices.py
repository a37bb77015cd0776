"""Whose words an occasion's reports are compared by, and which names are no difference."""

from __future__ import annotations

from generator.extracting.about import standing
from generator.model import Agent, AgentId, Occasion, Registry


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
    others: frozenset[str],
) -> dict[str, str]:
    """What the name of an agent or place counts as, where that is not itself; "" for nothing.

    Speakers, what they belong to and their countries are introduced by every report in its own
    way, so are the ``others`` ("Washington", "the accusers"), and groups ("the allies")
    overlap with their members: none is a difference. A government is its country.
    """
    every = tuple(agents.values())
    above, homes = standing.above(every), standing.countries(every)
    found: dict[str, str] = {}
    for agent in every:
        if agent.kind == "group" or (agent.kind != "person" and others & set(above[agent.id])):
            found[agent.id] = ""
        elif agent.kind == "organisation" and agent.parent is None and agent.country:
            found[agent.id] = agent.country
    for speaker in sorted(speakers):
        for own in (speaker, *above.get(speaker, ()), homes.get(speaker)):
            if own is not None:
                found[own] = ""
    for party in sorted(others):
        found[party] = found[homes.get(AgentId(party), party)] = ""
    return found


def parties(occasion: Occasion, registry: Registry) -> frozenset[str]:
    """Accusers and accused of an occasion's incidents, and the seats where occasions are held."""
    found: set[str] = {entry.place for entry in registry.occasions if entry.place}
    for incident in registry.incidents:
        if incident.id in occasion.incidents:
            found |= {*incident.accused, *(claim.by for claim in incident.attributions)}
    return frozenset(found)
