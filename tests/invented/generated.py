"""A generated world of any size: its documents, as a fair reading gives them, and what is true.

Reports of 2 to 60 documents a story in six languages, each with several statements, names, days
and figures. Reports of one press event pass on some of the same claims each in its own order and
words; some documents are copied, cut, or translated by others. Hard cases are mixed in: reports
that name no victim, speeches of the same ministers in the same days on other things, texts that
mention an old story in passing, stories that no record knows. A reading misses some speakers,
stances and days, as a real one does.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.extracting import dates
from generator.extracting.about import subjects
from generator.model import (
    Block,
    Document,
    IncidentId,
    KeyPointId,
    Label,
    LinkKind,
    Mention,
    Mode,
    OccasionId,
    Registry,
    Span,
    Speaker,
    StanceId,
    Statement,
    Tag,
)
from tests.invented import building, stories
from tests.invented.drafts import Draft, Plan, Spoken, written
from tests.invented.stories import Cast, Names, Said, Story

LANGUAGES = ("en", "de", "fr", "es", "ru", "zh")
VAGUE, PASSING, IDLE = 0.1, 0.03, 0.12
COPIED, TRANSLATED = 0.14, 0.08
UNDATED, UNHEARD, UNTAGGED = 0.04, 0.08, 0.1
"""Shares of the reports, of the documents, and of what a reading misses."""


@dataclass(slots=True)
class Truth:
    """What is true of a generated world, by ids.

    ``about``: the story each document tells of, by its incident, on record or not. ``moves``: what
    a statement does to a story. ``made_of``: the original of a copy or translation, with the kind
    of link. ``utterance``: which claim a statement renders.
    """

    about: dict[str, IncidentId] = field(default_factory=dict)
    reports: dict[str, OccasionId] = field(default_factory=dict)
    moves: dict[str, tuple[LinkKind, IncidentId]] = field(default_factory=dict)
    made_of: dict[str, tuple[str, LinkKind]] = field(default_factory=dict)
    utterance: dict[str, tuple[OccasionId, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class World:
    """Documents sorted by id, the records that a publication has of them, and the truth."""

    registry: Registry
    documents: tuple[Document, ...]
    truth: Truth


def world(size: int) -> World:
    """A world of so many documents, always the same."""
    dice = random.Random(size)
    names = Names(dice)
    known = stories.cast(names)
    told: list[Story] = []
    plans: list[Plan] = []
    while len(plans) < size:
        of = stories.story(dice, names, known, len(told), told[-1] if told else None)
        told.append(of)
        for _ in range(dice.choice((2, 3, 5, 8, 20, 60))):
            plans += _planned(dice, of, known, len(plans))
    records = stories.registry(known, told)
    truth = Truth()
    documents = [_read(_key(at), plan, records, truth) for at, plan in enumerate(plans[:size])]
    return World(records, tuple(documents), truth)


def _key(at: int) -> str:
    return f"d-{at:05}"


def _planned(dice: random.Random, of: Story, known: Cast, at: int) -> list[Plan]:
    """A report of a story, with whatever is made from it, and perhaps something beside."""
    report = _plan(dice, of, known, "answering" if dice.random() < 0.6 else "accusing")
    found = [report]
    while dice.random() < COPIED:
        found.append(_made(dice, report, known, at, dice.randint(0, 1)))
    if dice.random() < TRANSLATED:
        tongue = dice.choice([one for one in LANGUAGES if one != report.language])
        made = _made(dice, report, known, at, 0)
        found.append(replace(made, language=tongue, made=LinkKind.TRANSLATES))
    if dice.random() < IDLE:
        found.append(_plan(dice, stories.idle(dice, of, known), known, "background"))
    if dice.random() < PASSING:
        found.append(_plan(dice, stories.idle(dice, of, known), known, "passing"))
    return found


def _made(dice: random.Random, report: Plan, known: Cast, at: int, cut: int) -> Plan:
    """What another outlet makes of a report, on its day or soon after."""
    credited = dice.random() < 0.6
    return replace(
        report,
        outlet=dice.choice([one for one in known.outlets if one != report.outlet]),
        credit=report.outlet if credited else None,
        made=LinkKind.REPRINTS if credited else LinkKind.COPIES,
        date=report.date + datetime.timedelta(days=dice.randint(0, 2)),
        cut=cut,
        original=_key(at),
    )


def _plan(dice: random.Random, of: Story, known: Cast, kind: str) -> Plan:
    late = {"accusing": (0, 0, 1), "answering": (1, 1, 1, 2), "background": range(-1, 4)}
    days = dice.choice(late.get(kind, range(120, 900)))
    every = of.answering if kind == "answering" else of.accusing
    picked = [one for one in every if dice.random() < 0.75] or list(every[:1])
    if dice.random() < 0.25:
        dice.shuffle(picked)
    modes = (Mode.DIRECT, Mode.REPORTED)
    day = of.day + datetime.timedelta(days=days)
    return Plan(
        story=of,
        kind=kind,
        date=day,
        language=dice.choice(LANGUAGES),
        claims=tuple((one, dice.choice(modes)) for one in picked),
        recounted=_recounted(dice, of) if kind == "answering" else (),
        context=tuple(stories.said(dice, at, day, known) for at in range(3)),
        seed=dice.randrange(1 << 30),
        outlet=dice.choice(known.outlets),
        vague=kind == "answering" and dice.random() < VAGUE,
    )


def _recounted(dice: random.Random, of: Story) -> tuple[Said, ...]:
    """What a report of an answer tells of the accusation: nothing, or a claim or two of it."""
    return tuple(sorted(dice.sample(of.accusing, dice.choice((0, 1, 1, 2)))))


def _read(key: str, plan: Plan, records: Registry, truth: Truth) -> Document:
    """The document of a plan as a reading gives it; what is true of it goes into ``truth``."""
    draft, luck = written(plan), random.Random(key)
    text = "\n".join(draft.lines) + "\n"
    labels = {1: Label.TITLE}
    if plan.credit is not None:
        labels[len(draft.lines)] = Label.CREDIT
    lines = building.blocks(text, labels)
    agent, name = draft.speaker
    speaker = Speaker(id=agent, name=name.latin)
    known = {entry.id for entry in records.agents} | {entry.id for entry in records.places}
    named = _mentions(text, {form: of for form, of in draft.forms.items() if of[1] in known})
    found = dates.find(text, lines, plan.language)
    _remember(key, plan, truth)
    return building.document(
        key,
        text,
        language=plan.language,
        date=None if luck.random() < UNDATED else str(plan.date),
        candidates=found,
        main=speaker,
        blocks=lines,
        title=building.inferred(draft.lines[0]),
        title_span=lines[0].span,
        outlet=building.inferred(plan.outlet[0]),
        credited=(building.inferred(plan.credit[0]),) if plan.credit else (),
        mentions=named,
        statements=tuple(_statements(key, text, draft, lines, luck, truth)),
        subjects=subjects.find(text, lines, named, found, records, plan.language),
    )


def _mentions(text: str, forms: dict[str, tuple[str, str]]) -> tuple[Mention, ...]:
    found = []
    for form, (kind, target) in forms.items():
        at = text.find(form)
        while at >= 0:
            span = Span(start=at, end=at + len(form))
            found.append(Mention(span=span, kind=kind, target=target, name=form))
            at = text.find(form, span.end)
    return tuple(sorted(found, key=lambda entry: (entry.span, entry.target)))


def _statements(
    key: str,
    text: str,
    draft: Draft,
    lines: tuple[Block, ...],
    luck: random.Random,
    truth: Truth,
) -> Iterator[Statement]:
    """The statements; some without their speaker, some without their stance."""
    for said in draft.said:
        start = lines[said.line].span.start + said.column
        name = f"s-{key}-{said.line}"
        heard, tagged = luck.random() >= UNHEARD, luck.random() >= UNTAGGED
        side, point = _does(said)
        _remember_said(name, said, draft.plan.story, side, truth)
        yield building.statement(
            name,
            key,
            text,
            Span(start=start, end=start + len(said.words)),
            Speaker(id=said.by[0], name=said.by[1].latin) if heard else None,
            said.mode,
            stances=(Tag(id=side),) if side and tagged else (),
            key_points=(Tag(id=point),) if point and tagged else (),
        )


def _does(said: Spoken) -> tuple[StanceId | None, KeyPointId | None]:
    """The stance that a claim takes, and the key point that it makes."""
    if said.side == "answering" and said.claim.sentence < 2:
        return StanceId("denial"), None if said.claim.sentence else KeyPointId("baseless")
    accuses = said.side == "accusing" and said.claim.sentence in (3, 4)
    return StanceId("accusation") if accuses else None, None


def _remember_said(
    name: str, said: Spoken, story: Story, side: StanceId | None, truth: Truth
) -> None:
    if said.side == "answering":
        truth.utterance[name] = (story.occasion, said.claim.sentence)
    if side is not None:
        kind = LinkKind.ANSWERS if said.side == "answering" else LinkKind.ATTRIBUTES
        truth.moves[name] = (kind, story.incident)


def _remember(key: str, plan: Plan, truth: Truth) -> None:
    if plan.kind in ("accusing", "answering"):
        truth.about[key] = plan.story.incident
    if plan.kind == "answering" and plan.story.on_record:
        truth.reports[key] = plan.story.occasion
    if plan.original:
        truth.made_of[key] = (plan.original, plan.made)
