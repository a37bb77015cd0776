"""What a publication knows before it reads a document: its registries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.model.lasting import Correction
from generator.model.values import (
    AgentId,
    Confidence,
    IncidentId,
    KeyPointId,
    OccasionId,
    OutletId,
    PlaceId,
    StanceId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One way a name is written. ``language`` is a BCP 47 tag, or "und" for any."""

    language: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Popolo membership: a post held in an organisation from one EDTF date to another."""

    role: str
    organisation: AgentId
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Whoever can speak: a person, a post that speaks unnamed, an organisation, a group.

    ``kind`` is ``person``, ``post``, ``organisation`` or ``group``. ``names`` holds every written
    form that identifies the agent alone. ``roles`` holds role phrases ("the spokeswoman") by
    language, which stand for the agent only where a text has introduced it.
    """

    id: AgentId
    kind: str
    name: str
    names: tuple[NameForm, ...] = ()
    roles: tuple[NameForm, ...] = ()
    gender: str | None = None
    country: PlaceId | None = None
    parent: AgentId | None = None
    memberships: tuple[Membership, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """That somebody put an outlet under sanctions, from one EDTF date on and maybe to another."""

    by: AgentId
    date: str
    end: str | None = None
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who published a document. ``kind`` says plainly what is known of it, never a score."""

    id: OutletId
    name: str
    kind: str
    names: tuple[NameForm, ...] = ()
    country: PlaceId | None = None
    languages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country or town with its names and demonyms."""

    id: PlaceId
    name: str
    names: tuple[NameForm, ...] = ()
    side: str = ""

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A talking point that recurs across statements, with phrases by language tag."""

    id: KeyPointId
    title: str
    phrases: tuple[NameForm, ...] = ()
    stances: tuple[StanceId, ...] = ()
    note: str = ""

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a statement does (denies, accuses…), with trigger phrases by language tag."""

    id: StanceId
    title: str
    phrases: tuple[NameForm, ...] = ()
    side: str = ""
    note: str = ""

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An attribution or a response that an incident's record lists, with who and when."""

    by: AgentId
    date: str
    says: str = ""
    occasion: OccasionId | None = None
    confidence: Confidence = Confidence.PROBABLE
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What is contested. ``cues`` are the words by which a text shows that it tells of it."""

    id: IncidentId
    title: str
    summary: str
    occurred: str | None
    attributed: str
    accused: tuple[PlaceId, ...]
    threat_groups: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    victims: tuple[AgentId, ...] = ()
    attributions: tuple[Claim, ...] = ()
    responses: tuple[Claim, ...] = ()
    cues: tuple[NameForm, ...] = ()
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    added: str | None = None

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One press event. ``kind`` is ``briefing``, ``speech``, ``statement``…"""

    id: OccasionId
    title: str
    kind: str
    date: str
    speakers: tuple[AgentId, ...]
    incidents: tuple[IncidentId, ...]
    place: PlaceId | None = None
    note: str = ""
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    added: str | None = None

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """All that a publication knows before it reads a document. Tuples are sorted by id."""

    agents: tuple[Agent, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    places: tuple[Place, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    stances: tuple[Stance, ...] = ()
    incidents: tuple[Incident, ...] = ()
    occasions: tuple[Occasion, ...] = ()

    def __hash__(self) -> int:
        """Cheap, for the tables that rooms build once a registry: its sizes tell it apart.

        Hashing every form of every name, here and in its entries, took a tenth of the time in
        which a document is read.
        """
        return hash((len(self.agents), len(self.key_points), len(self.incidents)))

    def countries(self) -> tuple[PlaceId, ...]:
        """The places for which somebody speaks or which are accused: those that have pages."""
        named = {agent.country for agent in self.agents}
        named.update(place for incident in self.incidents for place in incident.accused)
        return tuple(place.id for place in self.places if place.id in named)


@lru_cache(maxsize=16)
def agents_by_id(registry: Registry) -> dict[str, Agent]:
    """Every agent by its id, built once a registry: there may be more of them than words."""
    return {agent.id: agent for agent in registry.agents}
