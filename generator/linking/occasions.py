"""Which press event a document reports: the same speaker, on the same day, on the same subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.linking import days
from generator.linking.common import BY_HAND, RANK, offices
from generator.model import (
    AgentId,
    Document,
    Evidence,
    IncidentId,
    Link,
    LinkConfidence,
    LinkKind,
    Mode,
    Occasion,
    Registry,
)
from generator.saying import say


@dataclass(frozen=True, slots=True)
class Lookup:
    """Occasions by the incident they concern; who speaks for which office; names.

    ``groups`` speak on many occasions ("reporters"): their voice tells none from another.
    """

    by_incident: dict[IncidentId, tuple[Occasion, ...]]
    offices: dict[AgentId, tuple[AgentId, ...]]
    titles: dict[str, str]
    groups: frozenset[AgentId]


class Candidate(NamedTuple):
    """An occasion that speaker, day and subject allow.

    ``near``: on the document's own day; ``firm``: nothing in it is doubtful.
    """

    occasion: Occasion
    near: bool
    firm: bool
    evidence: tuple[Evidence, ...]


def index(registry: Registry) -> Lookup:
    """What finding an occasion needs of the registry."""
    by_incident: dict[IncidentId, list[Occasion]] = {}
    for occasion in registry.occasions:
        for incident in occasion.incidents:
            by_incident.setdefault(incident, []).append(occasion)
    titles: dict[str, str] = {agent.id: agent.name for agent in registry.agents}
    titles |= {incident.id: incident.title for incident in registry.incidents}
    return Lookup(
        by_incident={incident: tuple(found) for incident, found in by_incident.items()},
        offices={agent.id: offices(agent) for agent in registry.agents},
        titles=titles,
        groups=frozenset(agent.id for agent in registry.agents if agent.kind == "group"),
    )


def reported(document: Document, concerns: tuple[Link, ...], lookup: Lookup) -> Iterator[Link]:
    """The links from a document to the occasions it reports.

    A document of a day reports the occasions of that day. An occasion of another day is only
    suggested, where the text names that day beside words of its speaker; so is one whose own day
    is known within a few days, unless the document's day lies within them and nothing else fits.
    """
    written = document.source.overrides.occasion
    if written is not None:
        yield _link(document, written, LinkConfidence.CONFIRMED, (BY_HAND,))
        return
    found = list(_candidates(document, concerns, lookup))
    speakers: dict[AgentId, int] = {}
    for candidate in found:
        for speaker in candidate.occasion.speakers if candidate.near else ():
            speakers[speaker] = speakers.get(speaker, 0) + 1
    heard = _heard(document)
    for candidate in found:
        # Two occasions of one speaker on one day: the text may report either.
        alone = all(
            speakers.get(speaker, 0) == 1
            for speaker in candidate.occasion.speakers
            if speaker in heard
        )
        yield _link(
            document,
            candidate.occasion.id,
            LinkConfidence.PROBABLE if candidate.firm and alone else LinkConfidence.SUGGESTED,
            candidate.evidence,
        )


def _link(
    document: Document, target: str, confidence: LinkConfidence, evidence: tuple[Evidence, ...]
) -> Link:
    return Link(
        source=document.id,
        target=target,
        kind=LinkKind.REPORTS,
        confidence=confidence,
        evidence=evidence,
    )


def _asked(document: Document) -> set[AgentId]:
    return {
        statement.speaker.value.id
        for statement in document.statements
        if statement.mode is Mode.QUESTION
        and statement.speaker.value is not None
        and statement.speaker.value.id is not None
    }


def _heard(document: Document) -> set[AgentId]:
    """Whose words the document passes on. Being named in it is not enough."""
    heard = {
        statement.speaker.value.id
        for statement in document.statements
        if statement.mode is not Mode.QUESTION and statement.speaker.value is not None
    }
    main = document.main_speaker.value
    if main is not None:
        heard.add(main.id)
    return {agent for agent in heard if agent is not None}


def _candidates(
    document: Document, concerns: tuple[Link, ...], lookup: Lookup
) -> Iterator[Candidate]:
    heard = _heard(document)
    seen = set()
    for concern in sorted(concerns, key=lambda link: (RANK[link.confidence], link.target)):
        sure = concern.confidence is not LinkConfidence.SUGGESTED
        for occasion in lookup.by_incident.get(IncidentId(concern.target), ()):
            if occasion.id in seen:
                continue
            time = days.agree(document, occasion)
            who = _who(document, occasion, heard, lookup) if time is not None else None
            if time is None or who is None:
                continue
            seen.add(occasion.id)
            same, evidence = who
            subject = lookup.titles.get(concern.target, concern.target)
            yield Candidate(
                occasion,
                time.near,
                same and time.firm and sure,
                (
                    evidence,
                    Evidence(method=time.method, note=time.note, span=time.span),
                    Evidence(
                        method="same-subject",
                        note=say("it tells of the incident: {subject}", subject=subject),
                    ),
                ),
            )


def _who(
    document: Document, occasion: Occasion, heard: set[AgentId], lookup: Lookup
) -> tuple[bool, Evidence] | None:
    """Whether the main speaker is the occasion's (True), or another voice or an office (False).

    A text that answers a statement quotes it too, so another voice only suggests the occasion;
    but one for whom the main speaker speaks is no other side.
    """
    main = document.main_speaker.value
    called = lookup.titles
    same = sorted(set(occasion.speakers) & (heard - _asked(document) - lookup.groups))
    if main is not None and main.id in same:
        note = say("{who} is the main speaker", who=called.get(main.id, main.id))
        return True, Evidence(method="same-speaker", note=note)
    speaks_for = lookup.offices.get(main.id, ()) if main is not None and main.id else ()
    behind = sorted(set(speaks_for) & set(occasion.speakers))
    if main is not None and set(behind) & set(same):
        note = say(
            "{who} speaks for {office}, which is quoted too",
            who=main.name,
            office=called.get(behind[0], behind[0]),
        )
        return True, Evidence(method="same-office", note=note, weight=0.7)
    if same:
        note = say("it passes on words of {who}", who=called.get(same[0], same[0]))
        return False, Evidence(method="same-speaker", note=note, weight=0.8)
    for speaker in occasion.speakers:
        shared = sorted(set(lookup.offices.get(speaker, ())) & heard)
        if shared:
            note = say("{who} speaks, unnamed", who=called.get(shared[0], shared[0]))
            return False, Evidence(method="same-office", note=note, weight=0.4)
    if main is not None and behind:
        note = say(
            "{who} speaks for {office}", who=main.name, office=called.get(behind[0], behind[0])
        )
        return False, Evidence(method="same-office", note=note, weight=0.4)
    return None
