"""The stories of the generated world: who was broken into, who accuses whom of it, who answers.

Most stories have an incident and a press event on record, a quarter has none. The same states,
ministers and groups come back all the time, and one story in six has a twin: the same parties,
within days, over another victim.
"""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.model import (
    Agent,
    AgentId,
    Claim,
    Incident,
    IncidentId,
    KeyPoint,
    KeyPointId,
    Membership,
    NameForm,
    Occasion,
    OccasionId,
    Outlet,
    OutletId,
    Place,
    PlaceId,
    Registry,
    Stance,
    StanceId,
)

SYLLABLES = {
    "bra": ("бра", "布"),
    "lo": ("ло", "洛"),
    "xen": ("ксен", "森"),
    "tir": ("тир", "蒂"),
    "mu": ("му", "穆"),
    "gal": ("гал", "加"),
    "ped": ("пед", "佩"),
    "ri": ("ри", "里"),
    "von": ("вон", "冯"),
    "sek": ("сек", "塞"),
    "du": ("ду", "杜"),
    "nal": ("нал", "纳"),
    "kor": ("кор", "科"),
    "fe": ("фе", "费"),
    "zim": ("зим", "齐"),
    "osk": ("оск", "奥"),
}
YEARS = 10
ON_RECORD = 0.75
TWINS = 0.16


class Name(NamedTuple):
    """One name in three scripts."""

    latin: str
    cyrillic: str
    chinese: str

    def told(self, language: str) -> str:
        """As a text in ``language`` writes it."""
        return {"ru": self.cyrillic, "zh": self.chinese}.get(language, self.latin)

    @property
    def forms(self) -> tuple[NameForm, ...]:
        """As a record lists it."""
        return tuple(
            NameForm(language=tag, form=form)
            for tag, form in (("und", self.latin), ("ru", self.cyrillic), ("zh", self.chinese))
        )


class Names:
    """Names that nothing else in a world has."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._taken: set[str] = set()

    def word(self, length: int) -> Name:
        """A new word of so many syllables."""
        while True:
            picked = [self._dice.choice(tuple(SYLLABLES)) for _ in range(length)]
            latin = "".join(picked).title()
            if latin not in self._taken:
                self._taken.add(latin)
                cyrillic = "".join(SYLLABLES[one][0] for one in picked).title()
                return Name(latin, cyrillic, "".join(SYLLABLES[one][1] for one in picked))

    def person(self) -> Name:
        """A new person's first and last name."""
        first, last = self.word(2), self.word(3)
        return Name(
            f"{first.latin} {last.latin}",
            f"{first.cyrillic} {last.cyrillic}",
            f"{first.chinese}·{last.chinese}",
        )


@dataclass(frozen=True, slots=True)
class State:
    """A state with who speaks for it: ministers accuse, the spokesperson answers."""

    place: PlaceId
    name: Name
    ministers: tuple[tuple[AgentId, Name], ...]
    spokesperson: tuple[AgentId, Name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What happened, and who says what of it: ``accusing`` and ``answering`` are claims, each
    by its number among the sentences, with a number, a day and a further state of its own.
    """

    key: str
    day: datetime.date
    accuser: State
    accused: State
    minister: tuple[AgentId, Name]
    victim: tuple[AgentId, Name]
    place: Name
    tool: Name
    group: str
    accusing: tuple[Said, ...]
    answering: tuple[Said, ...]
    on_record: bool

    @property
    def incident(self) -> IncidentId:
        """The incident's id, on record or not."""
        return IncidentId(f"{self.day}-{self.key}")

    @property
    def occasion(self) -> OccasionId:
        """The press event at which the accused answered, a day after."""
        return OccasionId(f"{self.day + datetime.timedelta(days=1)}-{self.key}-briefing")


class Said(NamedTuple):
    """A claim with its facts."""

    sentence: int
    n: int
    m: int
    day: datetime.date
    other: State
    town: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Whoever and whatever comes back in many stories."""

    states: tuple[State, ...]
    groups: tuple[str, ...]
    outlets: tuple[tuple[OutletId, str], ...]
    towns: tuple[Name, ...]


def cast(names: Names) -> Cast:
    """Fourteen states with three ministers and a spokesperson each, groups, outlets, towns."""

    def person() -> tuple[AgentId, Name]:
        name = names.person()
        return AgentId(name.latin.lower().replace(" ", "-")), name

    states = []
    for _ in range(14):
        name = names.word(4)
        ministers = tuple(person() for _ in range(3))
        states.append(State(PlaceId(name.latin.lower()), name, ministers, person()))
    outlets = [names.word(3).latin for _ in range(30)]
    return Cast(
        states=tuple(states),
        groups=tuple(f"{names.word(2).latin.upper()}{at + 11}" for at in range(20)),
        outlets=tuple((OutletId(name.lower()), f"{name} Post") for name in outlets),
        towns=tuple(names.word(3) for _ in range(40)),
    )


def said(dice: random.Random, sentence: int, day: datetime.date, known: Cast) -> Said:
    """A claim with facts of its own; the days that it names lie shortly before it."""
    when = day - datetime.timedelta(days=dice.randint(2, 40))
    n, m = dice.randint(12, 9000), dice.randint(2, 11)
    return Said(sentence, n, m, when, dice.choice(known.states), dice.choice(known.towns))


def story(
    dice: random.Random, names: Names, known: Cast, number: int, before: Story | None
) -> Story:
    """A new story; ``before``: the one whose twin it may be."""
    accuser, accused = dice.sample(known.states, 2)
    day = datetime.date(2020, 1, 1) + datetime.timedelta(days=dice.randrange(YEARS * 365))
    minister, group = dice.choice(accuser.ministers), dice.choice(known.groups)
    if before is not None and dice.random() < TWINS:
        accuser, accused, minister = before.accuser, before.accused, before.minister
        day, group = before.day + datetime.timedelta(days=dice.randint(2, 5)), before.group
    victim = names.word(4)
    return Story(
        key=f"story-{number:05}",
        day=day,
        accuser=accuser,
        accused=accused,
        minister=minister,
        victim=(AgentId(victim.latin.lower()), victim),
        place=names.word(4),
        tool=names.word(3),
        group=group,
        accusing=tuple(said(dice, at, day, known) for at in sorted(dice.sample(range(8), 5))),
        answering=tuple(said(dice, at, day, known) for at in sorted(dice.sample(range(8), 5))),
        on_record=dice.random() < ON_RECORD,
    )


STANCES = (
    Stance(id=StanceId("accusation"), title="Accuses", side="accusing"),
    Stance(id=StanceId("denial"), title="Denies", side="answering"),
)
POINTS = (KeyPoint(id=KeyPointId("baseless"), title="The accusations are baseless"),)


def registry(known: Cast, stories: list[Story]) -> Registry:
    """The records: all parties, and the stories that are on record."""
    recorded = [story for story in stories if story.on_record]
    agents = [
        agent
        for state in known.states
        for agent in (
            Agent(
                id=AgentId(state.place),
                kind="organisation",
                name=state.name.latin,
                names=state.name.forms,
                country=state.place,
            ),
            *(_person(person, state) for person in (*state.ministers, state.spokesperson)),
        )
    ]
    agents += [_victim(story) for story in recorded]
    return Registry(
        agents=tuple(sorted(agents, key=lambda agent: agent.id)),
        outlets=tuple(Outlet(id=key, name=name, kind="newspaper") for key, name in known.outlets),
        places=tuple(
            Place(id=state.place, name=state.name.latin, names=state.name.forms)
            for state in sorted(known.states, key=lambda state: state.place)
        ),
        key_points=POINTS,
        stances=STANCES,
        incidents=tuple(sorted(map(_incident, recorded), key=lambda entry: entry.id)),
        occasions=tuple(sorted(map(_occasion, recorded), key=lambda entry: entry.id)),
    )


def _person(person: tuple[AgentId, Name], state: State) -> Agent:
    key, name = person
    office = Membership(role="Speaks for it", organisation=AgentId(state.place))
    return Agent(id=key, kind="person", name=name.latin, names=name.forms, memberships=(office,))


def _victim(story: Story) -> Agent:
    key, name = story.victim
    return Agent(id=key, kind="organisation", name=name.latin, names=name.forms)


def _incident(story: Story) -> Incident:
    answered = str(story.day + datetime.timedelta(days=1))
    return Incident(
        id=story.incident,
        title=f"The intrusion at {story.victim[1].latin}",
        summary=f"{story.accuser.name.latin} attributed it to {story.accused.name.latin}.",
        occurred=None,
        attributed=str(story.day),
        accused=(story.accused.place,),
        threat_groups=(story.group,),
        products=(story.tool.latin,),
        victims=(story.victim[0],),
        cues=story.place.forms,
        attributions=(Claim(by=story.minister[0], date=str(story.day)),),
        responses=(
            Claim(by=story.accused.spokesperson[0], date=answered, occasion=story.occasion),
        ),
    )


def _occasion(story: Story) -> Occasion:
    return Occasion(
        id=story.occasion,
        title=f"Briefing on {story.victim[1].latin}",
        kind="briefing",
        date=str(story.day + datetime.timedelta(days=1)),
        speakers=(story.accused.spokesperson[0],),
        incidents=(story.incident,),
    )


def idle(dice: random.Random, of: Story, known: Cast) -> Story:
    """What the minister of a story says in the same days on something else: never on record."""
    claims = tuple(said(dice, at, of.day, known) for at in range(4))
    return replace(of, accusing=claims, answering=(), on_record=False)
