"""An invented world: who accuses whom of what, and documents that tell of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extracting import dates
from generator.extracting.about import key_points, subjects
from generator.model import (
    Agent,
    AgentId,
    Claim,
    DateCandidate,
    Derivation,
    Document,
    Incident,
    IncidentId,
    KeyPoint,
    KeyPointId,
    Membership,
    Mention,
    Mode,
    NameForm,
    Occasion,
    OccasionId,
    OutletId,
    Overrides,
    Place,
    PlaceId,
    Registry,
    Span,
    Speaker,
    Stance,
    StanceId,
    Statement,
)
from tests.invented import building
from tests.invented.building import blocks

HARBOUR = IncidentId("2020-03-02-harbour-ledger")
GRAIN = IncidentId("2020-03-09-grain-board")
MAIL = IncidentId("2023-06-05-syldavian-mail")
BRIEFING = OccasionId("2020-03-03-rur-briefing")
LATER = OccasionId("2020-03-05-rur-briefing")
GRAIN_BRIEFING = OccasionId("2020-03-10-rur-briefing")
GRAIN_SPEECH = OccasionId("2020-03-09-borduria-speech")


def forms(**by_language: str | Sequence[str]) -> tuple[NameForm, ...]:
    """Phrases by language; a list where there are several."""
    return tuple(
        NameForm(language=language, form=form)
        for language, found in by_language.items()
        for form in ([found] if isinstance(found, str) else found)
    )


def _agent(name: str, kind: str, **more: object) -> Agent:
    agent = AgentId(name.lower().replace(" ", "-"))
    return Agent(id=agent, kind=kind, name=name, names=forms(und=name), **more)  # type: ignore[arg-type]


def _state(name: str) -> tuple[Agent, Place]:
    place = PlaceId(name.lower())
    return (
        _agent(name, "organisation", country=place),
        Place(id=place, name=name, names=forms(und=name)),
    )


STATES = [_state(name) for name in ("Borduria", "Graustark", "Ruritania", "Syldavia")]
MINISTRY = _agent("Ruritanian Foreign Ministry", "organisation", country=PlaceId("ruritania"))
KOVEL = _agent(
    "Anna Kovel",
    "person",
    memberships=(Membership(role="Spokesperson", organisation=MINISTRY.id),),
)
AGENTS = (
    *(agent for agent, _ in STATES),
    MINISTRY,
    KOVEL,
    _agent(
        "Otto Brandl",
        "person",
        memberships=(Membership(role="Minister", organisation=AgentId("borduria")),),
    ),
    _agent("Embassy of Ruritania in Klow", "organisation", parent=MINISTRY.id),
    _agent("Syldavian Post", "organisation", parent=AgentId("syldavia")),
)


def _claim(by: str, date: str, occasion: OccasionId | None = None) -> Claim:
    return Claim(by=AgentId(by), date=date, occasion=occasion)


def _incident(incident: IncidentId, title: str, **more: object) -> Incident:
    return Incident(
        id=incident,
        title=title,
        summary=title,
        attributed=incident[:10],
        accused=(PlaceId("ruritania"),),
        **more,  # type: ignore[arg-type]
    )


INCIDENTS = (
    _incident(
        HARBOUR,
        "The harbour ledger",
        occurred="2020-01",
        threat_groups=("HERON7", "MARSH LYNX"),
        products=("Harbour Ledger Suite",),
        cues=forms(en=["port registr*"], fr=["registre* du port"]),
        attributions=(_claim("graustark", "2020-03-02"), _claim("borduria", "2020-03-02")),
        responses=(_claim("anna-kovel", "2020-03-03", BRIEFING),),
    ),
    _incident(
        GRAIN,
        "The grain board",
        occurred=None,
        threat_groups=("HERON7",),
        cues=forms(en=["grain board"], fr=["office des grains"]),
        attributions=(_claim("otto-brandl", "2020-03-09", GRAIN_SPEECH),),
        responses=(_claim("anna-kovel", "2020-03-10", GRAIN_BRIEFING),),
    ),
    _incident(
        MAIL,
        "The Syldavian mail",
        occurred="2022/..",
        threat_groups=("HERON7",),
        victims=(AgentId("syldavian-post"),),
        cues=forms(en=["sorting office*"]),
        attributions=(_claim("syldavia", "2023-06-05"), _claim("borduria", "2023-06-05")),
        responses=(_claim("embassy-of-ruritania-in-klow", "2023-06-05/2023-06-07"),),
    ),
)


def _occasion(occasion: OccasionId, speaker: str, incident: IncidentId, kind: str) -> Occasion:
    return Occasion(
        id=occasion,
        title=occasion,
        kind=kind,
        date=occasion[:10],
        speakers=(AgentId(speaker),),
        incidents=(incident,),
    )


POINTS = (
    (
        "unfounded",
        "denial",
        forms(en=["unfounded", "baseless"], fr="sans fondement", zh="毫无根据"),
    ),
    ("measures", "countermeasures", forms(en="necessary measures", fr="mesures nécessaires")),
    ("largest", "counter", forms(en="largest source", fr="plus grande source")),
    ("intruders", "accusation", forms(en="state-backed intruders", fr="intrus")),
)
STANCES = (
    ("accusation", "accusing", forms(en=["accus*", "blam*"], fr="accus*", zh="指控")),
    ("denial", "answering", forms(en=["den[y|ies|ied]", "reject* ... accusation*"], fr="rejet*")),
    ("countermeasures", "answering", ()),
    ("counter", "answering", ()),
)

REGISTRY = Registry(
    agents=tuple(sorted(AGENTS, key=lambda agent: agent.id)),
    places=tuple(place for _, place in STATES),
    key_points=tuple(
        KeyPoint(id=KeyPointId(name), title=name, phrases=phrases, stances=(StanceId(stance),))
        for name, stance, phrases in POINTS
    ),
    stances=tuple(
        Stance(id=StanceId(name), title=name, side=side, phrases=phrases)
        for name, side, phrases in STANCES
    ),
    incidents=INCIDENTS,
    occasions=(
        _occasion(BRIEFING, "anna-kovel", HARBOUR, "briefing"),
        _occasion(LATER, "anna-kovel", HARBOUR, "briefing"),
        _occasion(GRAIN_SPEECH, "otto-brandl", GRAIN, "speech"),
        _occasion(GRAIN_BRIEFING, "anna-kovel", GRAIN, "briefing"),
    ),
)


def agent(name: str) -> Speaker:
    """The registered agent of that name as a speaker."""
    known = {entry.id: entry.name for entry in AGENTS}
    return Speaker(id=AgentId(name), name=known[AgentId(name)])


def days(text: str, language: str = "en") -> tuple[DateCandidate, ...]:
    """Every date that ``text`` names."""
    return dates.find(text, (), language)


def mentions(text: str) -> tuple[Mention, ...]:
    """Every registered name in ``text``, the longest where several begin together."""
    names = {entry.name: ("agent", str(entry.id)) for entry in AGENTS}
    pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return tuple(
        Mention(
            span=Span(start=match.start(), end=match.end()),
            kind=names[match[0]][0],
            target=names[match[0]][1],
            name=match[0],
        )
        for match in re.finditer(pattern, text)
    )


def statement(
    document: str, text: str, words: str, speaker: str | None, mode: Mode = Mode.DIRECT
) -> Statement:
    """A statement whose words stand in ``text``; its sentence is its line."""
    key = f"s-{document}-{text.index(words)}"
    return building.statement(key, document, text, words, agent(speaker) if speaker else None, mode)


def document(
    name: str,
    text: str,
    said: Sequence[tuple[str, str | None] | tuple[str, str | None, Mode]] = (),
    *,
    date: str | None = None,
    language: str = "en",
    main: str | None = "anna-kovel",
    overrides: Overrides | None = None,
    derived: Derivation | None = None,
    outlet: str | None = None,
    credited: str | None = None,
    registry: Registry = REGISTRY,
) -> Document:
    """A document as the rooms below would give it."""
    labelled = blocks(text)
    named = mentions(text)
    named_days = days(text, language)
    statements = tuple(statement(name, text, *entry) for entry in said)
    return building.document(
        name,
        text,
        language=language,
        date=date,
        candidates=named_days,
        main=agent(main) if main else None,
        overrides=overrides,
        derived=derived,
        blocks=labelled,
        outlet=building.inferred(OutletId(outlet) if outlet else None),
        credited=(building.inferred(OutletId(credited)),) if credited else (),
        mentions=named,
        statements=key_points.tag(text, statements, language, registry),
        subjects=subjects.find(text, labelled, named, named_days, registry, language),
    )
