"""Pages of countries: who speaks for each, and where it accuses, is accused or answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model import Agent, Incident, Place, TurnKind
from generator.rendering import bars, folding, lists, refs, structured, threads, views, wording
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.rendering.views import When
from generator.saying import counted, listed, say

COUNTRIES = lists.Kind(
    folder="countries",
    title=say("Countries"),
    intro=say("Countries and blocs that accuse, are accused or answer, and who speaks for them."),
    column=say("Country"),
    count=say("Incidents"),
    first=say("most incidents first"),
)
SPEAKERS = 60
"""Speakers shown of a country, those with the most statements."""
NAMED = 12
"""Names shown in one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks for a country, and how much of it is here."""

    ref: Ref
    what: str
    count: str
    span: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody who does something on an incident; ``hedge`` "" where it is well established."""

    ref: Ref
    hedge: str


@dataclass(slots=True, kw_only=True)
class _Part:
    """What one country does on one incident, while it is gathered."""

    accusing: dict[Ref, str] = field(default_factory=dict)
    answering: dict[Ref, str] = field(default_factory=dict)
    accused_by: dict[Ref, str] = field(default_factory=dict)
    accused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One incident of a country: by whom it accuses, who accuses it, by whom it answers.

    ``more`` counts, for each of these, those that only the incident's page names.
    """

    incident: Ref
    when: When
    accusing: tuple[Named, ...]
    accused: bool
    accused_by: tuple[Named, ...]
    answering: tuple[Named, ...]
    more: tuple[int, int, int]


def country_of(index: Index, agent: str) -> str | None:
    """The country for which somebody speaks: its own, or that of what it belongs to."""
    seen: set[str] = set()
    here = index.agents.get(agent)
    while here is not None and here.id not in seen:
        if here.country is not None:
            return here.country
        seen.add(here.id)
        above = here.parent or (here.memberships[-1].organisation if here.memberships else None)
        here = index.agents.get(above) if above is not None else None
    return None


def pages(index: Index) -> Iterator[Page]:
    """A page per country, and their list."""
    speakers: dict[str, list[Agent]] = {}
    for agent in index.agents.values():
        country = country_of(index, agent.id)
        if country is not None:
            speakers.setdefault(country, []).append(agent)
    outlets: dict[str, list[Ref]] = {}
    for outlet in index.outlets.values():
        if outlet.country is not None:
            outlets.setdefault(outlet.country, []).append(refs.outlet_ref(index, outlet.id))
    on = _parts(index)
    some = sorted(
        (place for key, place in index.places.items() if key in index.countries),
        key=lambda place: place.name.casefold(),
    )
    yield from lists.pages(COUNTRIES, [_line(index, item, on.get(item.id, {})) for item in some])
    for place in some:
        yield from _country(
            index,
            place,
            speakers.get(place.id, []),
            tuple(outlets.get(place.id, ())),
            on.get(place.id, {}),
        )


def _parts(index: Index) -> Mapping[str, Mapping[str, _Part]]:
    """What every country does on every incident, the newest incident first."""
    found: dict[str, dict[str, _Part]] = {}
    for incident in newest(index):
        turns = index.threads[incident.id].turns
        accusers: dict[Ref, str] = {}
        for turn in turns:
            ref, hedge = refs.agent_ref(index, turn.by), threads.hedge(turn)
            if turn.kind is TurnKind.ATTRIBUTION:
                accusers.setdefault(ref, hedge)
            country = country_of(index, turn.by)
            if country is None or turn.kind not in (TurnKind.ATTRIBUTION, TurnKind.ANSWER):
                continue
            part = found.setdefault(country, {}).setdefault(incident.id, _Part())
            side = part.accusing if turn.kind is TurnKind.ATTRIBUTION else part.answering
            side.setdefault(ref, hedge)
        for place in incident.accused:
            part = found.setdefault(place, {}).setdefault(incident.id, _Part())
            part.accused, part.accused_by = True, accusers
    return found


def newest(index: Index) -> list[Incident]:
    """All incidents, the last attributed first."""
    return sorted(
        index.incidents.values(),
        key=lambda item: (wording.sort_date(item.attributed), item.id),
        reverse=True,
    )


def _line(index: Index, place: Place, on: Mapping[str, _Part]) -> lists.Line:
    days = [index.incidents[key].attributed for key in on]
    return lists.Line(
        ref=refs.place_ref(index, place.id),
        note=(_note(on),),
        count=counted(len(on), "{n} incident", "{n} incidents") if on else "",
        span=bars.span(days),
        years=bars.by_year(days),
        name=place.name,
        weight=len(on),
    )


def _note(on: Mapping[str, _Part]) -> str:
    """How often a country accuses, is accused and answers."""
    accusing = sum(bool(part.accusing) for part in on.values())
    accused = sum(part.accused for part in on.values())
    answering = sum(bool(part.answering) for part in on.values())
    told = (
        say("accuses in {n}", n=accusing) if accusing else "",
        say("is accused in {n}", n=accused) if accused else "",
        say("answers in {n}", n=answering) if answering else "",
    )
    return listed(words for words in told if words)


def _row(index: Index, key: str, part: _Part) -> Row:
    sides = (part.accusing, part.accused_by, part.answering)
    accusing, accused_by, answering = (
        tuple(Named(ref=ref, hedge=hedge) for ref, hedge in list(side.items())[:NAMED])
        for side in sides
    )
    return Row(
        incident=refs.incident_ref(index, key),
        when=views.edtf_when(index.incidents[key].attributed),
        accusing=accusing,
        accused=part.accused,
        accused_by=accused_by,
        answering=answering,
        more=(
            max(0, len(part.accusing) - NAMED),
            max(0, len(part.accused_by) - NAMED),
            max(0, len(part.answering) - NAMED),
        ),
    )


def _country(
    index: Index,
    place: Place,
    speakers: list[Agent],
    outlets: tuple[Ref, ...],
    on: Mapping[str, _Part],
) -> Iterator[Page]:
    for part in parts(tuple(on.items()), f"countries/{place.id}"):
        first = part.number == 1
        yield Page(
            path=part.path,
            template="country.md.j2",
            title=refs.named(place.name, place.names),
            description=say(
                "Where {country} accuses, is accused or answers, and who speaks for it.",
                country=refs.named(place.name, place.names),
            ),
            kind="country",
            data=structured.place(place) if first else {},
            values={
                "place": refs.place_ref(index, place.id),
                "scripts": refs.scripts(place.names) if first else (),
                "note": _note(on),
                "speakers": _speakers(index, speakers) if first else (),
                "more_speakers": max(0, len(speakers) - SPEAKERS),
                "outlets": outlets if first else (),
                "rows": tuple(_row(index, key, some) for key, some in part.items),
                "part": part,
            },
        )


def _speakers(index: Index, some: list[Agent]) -> tuple[Speaker, ...]:
    ranked = sorted(some, key=lambda one: (-len(index.said_by.get(one.id, ())), one.name))
    found = []
    for agent in ranked[:SPEAKERS]:
        said = folding.entries(index, index.said_by.get(agent.id, ()))
        found.append(
            Speaker(
                ref=refs.agent_ref(index, agent.id),
                what=refs.agent_kind(agent),
                count=folding.tally(said),
                span=bars.span(folding.dates(said)),
            )
        )
    return tuple(found)
