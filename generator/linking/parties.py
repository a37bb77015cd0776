"""Who spoke when: incidents whose parties a document names in the days of their claims.

Whoever answers an accusation need not say what it was about. That the right one speaks, within
days of the claim, and names the other side, makes an incident worth a maintainer's look; never
more, for the same parties meet over many matters.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.edtf import bounds
from generator.extracting.about import record_words, standing, territories
from generator.extracting.words import sentences
from generator.languages import meanings, pack_for
from generator.linking.common import day
from generator.model import (
    AgentId,
    Claim,
    Document,
    Evidence,
    Incident,
    IncidentId,
    Label,
    PlaceId,
    Registry,
)
from generator.saying import say
from generator.text import fold, is_cjk

DAYS = 3
"""Days after a claim in which it is reported and answered."""
BEFORE = 1
"""Days by which the calendar of another time zone may be ahead."""
WIDE = datetime.timedelta(days=3)
"""A document whose own day is known less closely than this has none here."""
WEIGHTS = {"speaker": 0.45, "named": 0.4, "sides": 0.25}
"""``speaker``: the main speaker made the claim or answered it; ``named``: such a one is named;
``sides``: only the countries are."""
STEM, SHORTEST, SHARE = 6, 5, 0.2
"""Words of a record are compared by so many letters; shorter ones, and those in more than this
share of the records, tell nothing."""

TOLD, ALIKE = 6, 2
"""Plain meanings of a text from which it tells whether it speaks of the same, and how many of the
rarer ones it then shares."""

_WORD = re.compile(r"[^\W\d_]+")


class Parties(NamedTuple):
    """How the parties of an incident meet in a document (a key of ``WEIGHTS``), and why.

    ``leading``: both sides are named in its lead already.
    """

    level: str
    weight: float
    evidence: tuple[Evidence, ...]
    leading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Incidents by the days of their claims, and what is known of those who made them."""

    by_day: dict[int, tuple[Incident, ...]]
    above: dict[AgentId, tuple[AgentId, ...]]
    countries: dict[AgentId, PlaceId]
    states: frozenset[AgentId]
    names: dict[AgentId, str]
    places: dict[PlaceId, str]
    topics: dict[IncidentId, frozenset[str]]


@lru_cache(maxsize=4)
def table(registry: Registry) -> Table:
    """The table of a registry."""
    days: dict[int, dict[IncidentId, Incident]] = {}
    for incident in registry.incidents:
        for date in (incident.attributed, *(claim.date for claim in _claims(incident))):
            low, high = bounds(date)
            if high - low <= WIDE:
                for ordinal in range(low.toordinal(), high.toordinal() + 1):
                    days.setdefault(ordinal, {})[incident.id] = incident
    places = {place.id: place.name for place in registry.places}
    return Table(
        by_day={ordinal: tuple(found.values()) for ordinal, found in days.items()},
        above=standing.above(registry.agents),
        countries=standing.countries(registry.agents),
        states=frozenset(
            agent.id
            for agent in registry.agents
            if agent.country and places.get(agent.country) == agent.name
        ),
        names={agent.id: agent.name for agent in registry.agents},
        places=places,
        topics=_topics(registry.incidents),
    )


@lru_cache(maxsize=4)
def incidents(registry: Registry) -> dict[IncidentId, Incident]:
    """The incidents of a registry by their ids."""
    return {incident.id: incident for incident in registry.incidents}


@lru_cache(maxsize=4)
def sides(registry: Registry) -> frozenset[str]:
    """The stances of a registry that accuse or answer."""
    return frozenset(stance.id for stance in registry.stances if stance.side)


def _claims(incident: Incident) -> tuple[Claim, ...]:
    return (*incident.attributions, *incident.responses)


def _topics(incidents: tuple[Incident, ...]) -> dict[IncidentId, frozenset[str]]:
    """What each record speaks of that few others do: words by their first letters, meanings."""
    found = {
        incident.id: _stems(told) | _meanings(told, record_words.LANGUAGE)
        for incident in incidents
        for told in (" ".join(record_words.texts(incident)),)
    }
    counts: dict[str, int] = {}
    for stems in found.values():
        for stem in stems:
            counts[stem] = counts.get(stem, 0) + 1
    most = max(2, len(incidents) * SHARE)
    return {
        incident: frozenset(stem for stem in stems if counts[stem] <= most)
        for incident, stems in found.items()
    }


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        fold(match[0])[:STEM]
        for match in _WORD.finditer(text)
        if len(match[0]) >= SHORTEST and match[0].islower()
    )


def _meanings(text: str, language: str) -> frozenset[str]:
    """The plain meanings in a text of a language that the table of them knows."""
    found: set[str] = set()
    for match in _WORD.finditer(text):
        if is_cjk(match[0][0]):
            found.update(one for *_, own in meanings.of_run(match[0], language) for one in own)
        else:
            found.update(meanings.of_word(fold(match[0]), language))
    return frozenset(f"={meaning}" for meaning in found)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Who is in a document: its main speaker with those above, all that are named or heard."""

    main: AgentId | None
    line: frozenset[AgentId]
    named: frozenset[AgentId]
    countries: frozenset[PlaceId]


def met(document: Document, registry: Registry) -> dict[IncidentId, Parties]:
    """The incidents whose parties the document brings together in the days of their claims."""
    edtf = day(document)
    if edtf is None:
        return {}
    known = table(registry)
    low, high = bounds(edtf)
    if high - low > WIDE:
        return {}
    near: dict[IncidentId, Incident] = {}
    for ordinal in range(low.toordinal() - DAYS, high.toordinal() + BEFORE + 1):
        near |= {incident.id: incident for incident in known.by_day.get(ordinal, ())}
    if not near:
        return {}
    whole = _scene(document, registry, known, len(document.text))
    head = _scene(document, registry, known, lead(document))
    found = {}
    for incident in near.values():
        parties = _parties(incident, whole, (low, high), known)
        if parties is not None:
            found[incident.id] = parties._replace(leading=_both(incident, head, known))
    return found


def lead(document: Document) -> int:
    """Where a text has said what it is about: behind its title and its first sentence."""
    own = (block.span for block in document.blocks if block.label is Label.BODY)
    first = next((span for span in own if span != document.title_span), None)
    if first is None:
        return len(document.text)
    language = document.language.value
    titles = frozenset(fold(one).rstrip(". ") for one in pack_for(language).names.honorifics)
    cuts = sentences.split(document.text, first, (), language, titles)
    return cuts[0].end if cuts else first.end


def _scene(document: Document, registry: Registry, known: Table, end: int) -> _Scene:
    """Who is in a document up to an offset; its main speaker always is."""
    main = document.main_speaker.value
    who = main.id if main is not None else None
    mentions = [one for one in document.mentions if one.span.start < end]
    named = {AgentId(one.target) for one in mentions if one.kind == "agent"}
    if end == len(document.text):
        named |= {speaker.id for speaker in document.speakers if speaker.id is not None}
    named |= {who} if who is not None else set()
    countries = {PlaceId(one.target) for one in mentions if one.kind == "place"}
    countries |= {known.countries[agent] for agent in named if agent in known.countries}
    text = document.text[:end]
    countries |= {
        place
        for place, _ in territories.named(
            text, fold(text), registry.places, document.language.value
        )
    }
    line = frozenset((who, *known.above.get(who, ()))) if who is not None else frozenset()
    return _Scene(who, line, frozenset(named), frozenset(countries))


def _parties(
    incident: Incident,
    scene: _Scene,
    when: tuple[datetime.date, datetime.date],
    known: Table,
) -> Parties | None:
    """The strongest way in which the parties of one incident meet in a document."""
    accusers = {claim.by for claim in incident.attributions}
    accusing = _called(accusers, scene, known)
    accused = _country(incident.accused, scene, known)
    best: Parties | None = None
    for claims, part, other in (
        (incident.responses, say("answered it"), accusing),
        (incident.attributions, say("attributed it"), accused),
    ):
        for claim in claims:
            level = _level(claim, scene, known) if other and _close(claim.date, when) else ""
            if level and (best is None or WEIGHTS[level] > best.weight):
                best = _told(claim, level, part, other, scene, known)
    if best is None and accusing and accused and _close(incident.attributed, when, BEFORE):
        note = say("names both sides, {accusing} and {accused}", accusing=accusing, accused=accused)
        evidence = Evidence(method="sides", note=note, weight=WEIGHTS["sides"])
        best = Parties("sides", WEIGHTS["sides"], (evidence,))
    return best


def _both(incident: Incident, scene: _Scene, known: Table) -> bool:
    """Whether both sides of an incident are named."""
    accusers = {claim.by for claim in incident.attributions}
    return bool(_called(accusers, scene, known) and _country(incident.accused, scene, known))


def _told(claim: Claim, level: str, part: str, other: str, scene: _Scene, known: Table) -> Parties:
    gaps = {"who": known.names.get(claim.by, claim.by), "part": part, "other": other}
    if level == "named":
        note = say("names both {who}, who {part}, and {other}", **gaps)
    elif scene.main == claim.by:
        note = say("the main speaker, {who}, {part}, and it names {other}", **gaps)
    else:
        note = say("the main speaker stands for {who}, who {part}, and it names {other}", **gaps)
    evidence = Evidence(method="parties", note=note, weight=WEIGHTS[level])
    return Parties(level, WEIGHTS[level], (evidence,))


def _close(date: str, when: tuple[datetime.date, datetime.date], days: int = DAYS) -> bool:
    """Whether a document's day is that of a claim or one of the next."""
    low, high = bounds(date)
    if high - low > WIDE:
        return False
    return (when[0] - high).days <= days and (low - when[1]).days <= BEFORE


def _level(claim: Claim, scene: _Scene, known: Table) -> str:
    by = claim.by
    if scene.main is not None and (by in scene.line or scene.main in known.above.get(by, ())):
        return "speaker"
    return "named" if by in scene.named and by not in known.states else ""


def _called(agents: AbstractSet[AgentId], scene: _Scene, known: Table) -> str:
    """What the document names of ``agents``: one of them, else the country of one."""
    for agent in sorted(agents & scene.named):
        return known.names.get(agent, agent)
    places = sorted({known.countries[agent] for agent in agents if agent in known.countries})
    return _country(places, scene, known)


def _country(places: Iterable[PlaceId], scene: _Scene, known: Table) -> str:
    return next((known.places[one] for one in places if one in scene.countries), "")


def shared(document: Document, incident: IncidentId, registry: Registry) -> bool | None:
    """Whether a document speaks of a rarer thing of the record; None where nothing can tell."""
    language = document.language.value.split("-", maxsplit=1)[0]
    topics = table(registry).topics.get(incident, frozenset())
    if language == record_words.LANGUAGE:
        return bool(topics & _words(document.text))
    if language not in meanings.languages() or not any(topic[0] == "=" for topic in topics):
        return None
    told = _meanings(document.text, language)
    return len(topics & told) >= ALIKE if len(told) >= TOLD else None


def reversed_roles(document: Document, incident: Incident, registry: Registry) -> bool:
    """Whether those who are accused accuse in a document, and do not answer."""
    known = table(registry)
    moves = {stance.id: stance.side for stance in registry.stances}
    found = {
        moves.get(tag.id, "")
        for statement in document.statements
        if statement.speaker.value is not None
        and statement.speaker.value.id is not None
        and known.countries.get(statement.speaker.value.id) in incident.accused
        for tag in statement.stances
    }
    return "accusing" in found and "answering" not in found


@lru_cache(maxsize=2)
def _words(text: str) -> frozenset[str]:
    return _stems(text)
