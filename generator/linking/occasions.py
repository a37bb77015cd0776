"""Which press event a document reports: the same speaker, on the same day, on the same subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.edtf import is_uncertain, precision
from generator.linking.common import BY_HAND, day, offices
from generator.model import (
    AgentId,
    Confidence,
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


@dataclass(frozen=True, slots=True)
class Lookup:
    """Occasions by the incident they concern; who speaks for which office; names."""

    by_incident: dict[IncidentId, tuple[Occasion, ...]]
    offices: dict[AgentId, tuple[AgentId, ...]]
    titles: dict[str, str]


class Candidate(NamedTuple):
    """An occasion that speaker, day and subject allow."""

    occasion: Occasion
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
    )


def reported(document: Document, concerns: tuple[Link, ...], lookup: Lookup) -> Iterator[Link]:
    """The links from a document to the occasions it reports.

    A document that can't be placed on a day is tied to no occasion, nor is any document to an
    occasion whose own day is not known: there, only a maintainer can tell it from the next one.
    """
    written = document.source.overrides.occasion
    if written is not None:
        yield _link(document, written, LinkConfidence.CONFIRMED, (BY_HAND,))
        return
    edtf = day(document)
    if edtf is None or is_uncertain(edtf.rstrip("~?%")) or precision(edtf) != "day":
        return
    found = list(_candidates(document, edtf, concerns, lookup))
    speakers: dict[AgentId, int] = {}
    for candidate in found:
        for speaker in candidate.occasion.speakers:
            speakers[speaker] = speakers.get(speaker, 0) + 1
    for candidate in found:
        # Two occasions of one speaker on one day: the text may report either.
        alone = all(
            speakers[speaker] == 1
            for speaker in candidate.occasion.speakers
            if speaker in _heard(document)
        )
        firm = candidate.firm and alone
        yield _link(
            document,
            candidate.occasion.id,
            LinkConfidence.PROBABLE if firm else LinkConfidence.SUGGESTED,
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
    document: Document, edtf: str, concerns: tuple[Link, ...], lookup: Lookup
) -> Iterator[Candidate]:
    heard = _heard(document)
    sure_of_day = document.date.confidence is not Confidence.UNCERTAIN and edtf[-1] not in "~?%"
    seen = set()
    for concern in sorted(concerns, key=lambda link: (link.confidence, link.target)):
        sure_of_subject = concern.confidence is not LinkConfidence.SUGGESTED
        for occasion in lookup.by_incident.get(IncidentId(concern.target), ()):
            if occasion.id in seen or occasion.date[:10] != edtf[:10]:
                continue
            if precision(occasion.date) != "day" or is_uncertain(occasion.date):
                continue
            who = _who(document, occasion, heard, lookup)
            if who is None:
                continue
            seen.add(occasion.id)
            same, evidence = who
            subject = lookup.titles.get(concern.target, concern.target)
            yield Candidate(
                occasion,
                same and sure_of_day and sure_of_subject,
                (
                    evidence,
                    Evidence(method="same-day", note=f"on the day of the {occasion.kind}"),
                    Evidence(method="same-subject", note=f"on the same subject: {subject}"),
                ),
            )


def _who(
    document: Document, occasion: Occasion, heard: set[AgentId], lookup: Lookup
) -> tuple[bool, Evidence] | None:
    """Whether the main speaker is the occasion's (True), or another voice or an office (False).

    A text that answers a statement quotes it too, so another voice only suggests the occasion.
    """
    main = document.main_speaker.value
    asked = {
        statement.speaker.value.id
        for statement in document.statements
        if statement.mode is Mode.QUESTION and statement.speaker.value is not None
    }
    same = sorted(set(occasion.speakers) & (heard - asked))
    if main is not None and main.id in same:
        note = f"the same main speaker, {lookup.titles.get(main.id, main.id)}"
        return True, Evidence(method="same-speaker", note=note)
    if same:
        note = f"the same speaker, {lookup.titles.get(same[0], same[0])}"
        return False, Evidence(method="same-speaker", note=note, weight=0.8)
    for speaker in occasion.speakers:
        shared = sorted(set(lookup.offices.get(speaker, ())) & heard)
        if shared:
            note = f"{lookup.titles.get(shared[0], shared[0])} speaks, unnamed"
            return False, Evidence(method="same-office", note=note, weight=0.4)
    speaks_for = lookup.offices.get(main.id, ()) if main is not None and main.id else ()
    for office in sorted(set(speaks_for) & set(occasion.speakers)):
        note = f"the main speaker speaks for {lookup.titles.get(office, office)}"
        return False, Evidence(method="same-office", note=note, weight=0.4)
    return None
