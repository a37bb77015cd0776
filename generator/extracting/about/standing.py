"""On which side of the registered incidents an agent stands: who accuses, who is accused."""

from __future__ import annotations

from functools import lru_cache

from generator.model import Agent, AgentId, PlaceId, Registry

ACCUSING, ANSWERING = "accusing", "answering"


def above(agents: tuple[Agent, ...]) -> dict[AgentId, tuple[AgentId, ...]]:
    """Every agent's organisations, and theirs, up to the top; nearest first."""
    known = {agent.id: agent for agent in agents}
    result = {}
    for agent in agents:
        found: dict[AgentId, None] = {}
        waiting = [agent.id]
        while waiting:
            current = known.get(waiting.pop())
            if current is None:
                continue
            uppers = [membership.organisation for membership in current.memberships]
            uppers += [current.parent] if current.parent else []
            for upper in uppers:
                if upper not in found:
                    found[upper] = None
                    waiting.append(upper)
        result[agent.id] = tuple(found)
    return result


def countries(agents: tuple[Agent, ...]) -> dict[AgentId, PlaceId]:
    """The country of every agent that has one, itself or through what it belongs to."""
    own = {agent.id: agent.country for agent in agents if agent.country}
    result = dict(own)
    for agent, uppers in above(agents).items():
        inherited = [own[upper] for upper in uppers if upper in own]
        if agent not in result and inherited:
            result[agent] = inherited[0]
    return result


@lru_cache(maxsize=16)
def sides(registry: Registry) -> dict[AgentId, frozenset[str]]:
    """The sides, of ``ACCUSING`` and ``ANSWERING``, that the records give to each agent.

    An agent has the side of whoever it belongs to, and an accused country's agents answer. Those
    that accuse in one incident and answer in another have both.
    """
    incidents, agents = registry.incidents, registry.agents
    accusers = {claim.by for incident in incidents for claim in incident.attributions}
    answerers = {claim.by for incident in incidents for claim in incident.responses}
    accused = {place for incident in incidents for place in incident.accused}
    homes = countries(agents)
    uppers = above(agents)
    result = {}
    for agent in agents:
        line = {agent.id, *uppers[agent.id]}
        found = set()
        if line & accusers:
            found.add(ACCUSING)
        if line & answerers or homes.get(agent.id) in accused:
            found.add(ANSWERING)
        result[agent.id] = frozenset(found)
    return result
