"""Which registered incidents a text, read alone, tells of, and the days they suggest for it.

Only what the text names counts, and only in its own blocks: never what the page around it holds.
Countries and speakers alone name no incident: the same ones meet over many.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from generator.edtf import bounds
from generator.extracting.about import clue_finding, clues
from generator.extracting.about.clue_finding import Found
from generator.extracting.about.clue_notes import Wording
from generator.extracting.about.clues import IDENTIFYING, WEIGHTS, Clue, Index
from generator.model import (
    Agent,
    AgentId,
    Anchor,
    Block,
    DateCandidate,
    DateKind,
    Evidence,
    Incident,
    Mention,
    Registry,
    Span,
    Subject,
    agents_by_id,
)
from generator.saying import say
from generator.text import fold

THRESHOLD = 0.35
"""Below it a text is taken to tell of something else."""
WHO_AND_WHEN_ONLY = 0.3
"""The most that a text can reach which names no cue, group, product or victim."""
HIGHEST = 0.98
ANSWER_DAYS = 120
"""A text that dates itself outright this long after an attribution tells of it in passing."""
PASSING = 0.6

NOTES = {
    "cue": Wording(say("uses the words {things}"), quoted=True),
    "group": Wording(say("names {things}")),
    "product": Wording(say("names {things}")),
    "term": Wording(say("names {things}")),
    "word": Wording(say("names {things}")),
    "initials": Wording(say("names {things}")),
    "victim": Wording(say("names the target {things}"), say("names the targets {things}")),
    "accuser-person": Wording(
        say("names the accuser {things}"), say("names the accusers {things}")
    ),
    "accuser": Wording(say("names the accuser {things}"), say("names the accusers {things}")),
    "accuser-country": Wording(
        say("names the accusing country {things}"), say("names the accusing countries {things}")
    ),
    "responder": Wording(say("names {things}, who answered it")),
    "accused": Wording(say("names the accused {things}")),
    "day": Wording(say("names the day of the attribution, {things}"), last="", gap="; "),
}


class Day(NamedTuple):
    """A day with its month; the year where it stands beside them."""

    span: Span
    month: int
    day: int
    year: int | None


def find(
    text: str,
    blocks: tuple[Block, ...],
    mentions: tuple[Mention, ...],
    candidates: tuple[DateCandidate, ...],
    registry: Registry,
    language: str,
    least: float = THRESHOLD,
) -> tuple[Subject, ...]:
    """The incidents that the text tells of, best first, each with what it names of them.

    ``candidates`` are the dates found in the same text (``dates.find``), in any order; ``least``
    is the score from which an incident is given.
    """
    if not registry.incidents:
        return ()
    spans = sorted(block.span for block in blocks if block.label.is_text)
    folded = fold(text)
    index = clues.index(registry)
    named_days = [day for day in _days(candidates) if clue_finding.inside(day.span.start, spans)]
    found = clue_finding.find(text, folded, spans, mentions, registry, index, language)
    for day in named_days:
        clue = Clue("day", f"{day.month:02d}-{day.day:02d}")
        found.setdefault(clue, (day.span, 1.0))
    numbers = {
        number
        for clue in found
        if clue.kind in clues.LEADING
        for number in index.owners.get(clue, ())
    }
    subjects = [_subject(text, index, number, found, named_days) for number in sorted(numbers)]
    kept = [subject for subject in subjects if subject.score >= least]
    return tuple(sorted(kept, key=lambda subject: (-subject.score, subject.incident)))


def _days(candidates: tuple[DateCandidate, ...]) -> list[Day]:
    """The days that the candidates name with their month, in the text's order."""
    return sorted(
        Day(one.span, one.month, one.day, one.year)
        for one in candidates
        if one.span and one.month and one.day
    )


def _subject(text: str, index: Index, number: int, found: Found, days: list[Day]) -> Subject:
    incident, listed = index.clues[number]
    here = [clue for clue in listed if clue in found]
    here = clues.backed(here, {clue: found[clue][1] for clue in here})
    named = _independent(here, found, incident, days)
    rest = 1.0
    evidence = []
    for clue in named:
        span, share = found[clue]
        weight = WEIGHTS[clue.kind] * index.rarity[clue] * share
        rest *= 1 - weight
        note = NOTES[clue.kind].of([index.titles.get(clue.value, span.of(text))])
        evidence.append(Evidence(method=clue.kind, note=note, span=span, weight=round(weight, 3)))
    score = min(HIGHEST, 1 - rest)
    if not _identifies(incident, named):
        score = min(score, WHO_AND_WHEN_ONLY)
    if _elsewhen(incident, days):
        score *= PASSING
        note = say("but the days that it names in full are of a later time")
        evidence.append(Evidence(method="later-days", note=note, weight=PASSING))
    evidence.sort(key=lambda item: -item.weight)
    return Subject(incident=incident.id, score=round(score, 3), evidence=tuple(evidence))


def _independent(
    named: list[Clue], found: Found, incident: Incident, days: list[Day]
) -> list[Clue]:
    """``named`` without clues that rest on words already counted, the weightiest first.

    An accuser's country adds nothing to the accuser, nor the day in another year anything.
    """
    kept: list[Clue] = []
    taken: list[Span] = []
    accusers = {clue.value for clue in named if clue.kind == "accuser"}
    year = int(incident.attributed[:4])
    for clue in sorted(named, key=lambda item: (-WEIGHTS[item.kind], item)):
        span = found[clue][0]
        if clue.kind == "accuser-country" and clue.value in accusers:
            continue
        if clue.kind == "day" and not any(
            f"{day.month:02d}-{day.day:02d}" == clue.value and day.year in (None, year)
            for day in days
        ):
            continue
        if clue.kind in IDENTIFYING:
            if any(span.start < other.end and other.start < span.end for other in taken):
                continue
            taken.append(span)
        kept.append(clue)
    return kept


def _identifies(incident: Incident, named: list[Clue]) -> bool:
    """Whether what is named tells the incident from others between the same parties."""
    if any(clue.kind in IDENTIFYING for clue in named):
        return True
    accused = sum(clue.kind == "accused" for clue in named)
    person = any(clue.kind == "accuser-person" for clue in named)
    # Three or more accused together, named in full beside the person who named them, is a list
    # that hardly occurs twice.
    return person and accused >= 3 and accused == len(incident.accused)


def _elsewhen(incident: Incident, days: list[Day]) -> bool:
    """Whether the text names days in full that came after the incident's time, and none in it.

    Days before it prove nothing: any text may recall them.
    """
    full = [(day.year, day.month) for day in days if day.year is not None]
    low = bounds(incident.occurred or incident.attributed)[0]
    high = bounds(incident.attributed)[1] + datetime.timedelta(days=ANSWER_DAYS)
    first, last = (low.year, low.month), (high.year, high.month)
    return any(day > last for day in full) and not any(first <= day <= last for day in full)


def anchors(
    subjects: tuple[Subject, ...], main_speaker: AgentId | None, registry: Registry
) -> tuple[Anchor, ...]:
    """Days that the registry suggests for a text on ``subjects``, the weightiest first.

    Occasions and answers of the main speaker are days of the text itself; the attribution is a
    day that the text looks back on.
    """
    incidents = {incident.id: incident for incident in registry.incidents}
    found: dict[tuple[str, DateKind], Anchor] = {}
    for subject in subjects:
        incident = incidents[subject.incident]
        suggested = chain(
            _spoken(incident, subject, main_speaker, registry),
            _claimed(incident, subject, main_speaker),
        )
        for anchor in suggested:
            key = (anchor.edtf, anchor.kind)
            if key not in found or found[key].weight < anchor.weight:
                found[key] = anchor
    return tuple(
        sorted(found.values(), key=lambda anchor: (-anchor.weight, anchor.kind, anchor.edtf))
    )


def _spoken(
    incident: Incident, subject: Subject, speaker: AgentId | None, registry: Registry
) -> Iterator[Anchor]:
    """The occasions on the incident at which the speaker, or someone of that office, spoke."""
    agents = agents_by_id(registry)
    for occasion in registry.occasions:
        if incident.id not in occasion.incidents or speaker is None:
            continue
        if speaker in occasion.speakers:
            weight = 0.5 + 0.5 * subject.score
        elif any(_speaks_for(agents.get(other), speaker) for other in occasion.speakers):
            weight = 0.5 * subject.score
        else:
            continue
        yield Anchor(
            edtf=occasion.date,
            kind=DateKind.OCCASION,
            note=say("the speaker spoke on it: {occasion}", occasion=occasion.title),
            weight=round(weight, 3),
        )


def _speaks_for(agent: Agent | None, office: AgentId) -> bool:
    return agent is not None and (
        agent.parent == office
        or any(membership.organisation == office for membership in agent.memberships)
    )


def _claimed(incident: Incident, subject: Subject, speaker: AgentId | None) -> Iterator[Anchor]:
    for claim in chain(incident.responses, incident.attributions):
        if claim.by == speaker:
            yield Anchor(
                edtf=claim.date,
                kind=DateKind.OCCASION,
                note=say("the speaker's own statement on it: {incident}", incident=incident.title),
                weight=round(0.3 + 0.5 * subject.score, 3),
            )
    yield Anchor(
        edtf=incident.attributed,
        kind=DateKind.EVENT,
        note=say(
            "the attribution that the text looks back on: {incident}", incident=incident.title
        ),
        weight=round(0.6 * subject.score, 3),
    )
