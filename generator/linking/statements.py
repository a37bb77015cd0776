"""What single statements do to incidents: attribute them, answer them, concern one of several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edtf import bounds
from generator.extracting.about import standing
from generator.extracting.about.clues import IDENTIFYING
from generator.linking import passages
from generator.linking.common import RANK, day
from generator.linking.passages import Passages
from generator.model import (
    AgentId,
    Confidence,
    Document,
    Evidence,
    Incident,
    IncidentId,
    Link,
    LinkConfidence,
    LinkKind,
    Mode,
    PlaceId,
    Registry,
    Speaker,
    StanceId,
    Statement,
)
from generator.saying import Said, named, say


@dataclass(frozen=True, slots=True)
class Roles:
    """What the registry says of who stands where."""

    incidents: dict[IncidentId, Incident]
    sides: dict[StanceId, str]
    titles: dict[StanceId, str]
    countries: dict[AgentId, PlaceId]
    above: dict[AgentId, frozenset[AgentId]]


def roles(registry: Registry) -> Roles:
    """What telling accusers from answerers needs of the registry."""
    return Roles(
        incidents={incident.id: incident for incident in registry.incidents},
        sides={stance.id: stance.side for stance in registry.stances},
        titles={stance.id: stance.title for stance in registry.stances},
        countries=standing.countries(registry.agents),
        above={
            agent: frozenset(uppers) for agent, uppers in standing.above(registry.agents).items()
        },
    )


def linked(
    document: Document, concerns: tuple[Link, ...], known: Roles, registry: Registry
) -> Iterator[Link]:
    """The links from a document's statements to the incidents that the document tells of."""
    firm = {IncidentId(link.target): link.confidence for link in concerns}
    firm = {target: rank for target, rank in firm.items() if target in known.incidents}
    if not firm:
        return
    touched = set(firm) | {
        subject.incident
        for subject in document.subjects
        if any(one.method in IDENTIFYING for one in subject.evidence)
    }
    near = passages.find(document, touched, registry) if len(touched) > 1 else None
    for statement in document.statements:
        if statement.mode is Mode.QUESTION:
            continue
        for incident, confidence, evidence in _told(statement, firm, near, known):
            if len(touched) > 1:
                yield _link(statement.id, incident, LinkKind.CONCERNS, confidence, (evidence,))
            yield from _move(statement, known.incidents[incident], confidence, known)
    yield from _attributes(document, firm, known)
    yield from _answers_occasion(document, firm, known)


def _link(
    source: str,
    target: str,
    kind: LinkKind,
    confidence: LinkConfidence,
    evidence: tuple[Evidence, ...],
) -> Link:
    return Link(source=source, target=target, kind=kind, confidence=confidence, evidence=evidence)


def _told(
    statement: Statement,
    firm: dict[IncidentId, LinkConfidence],
    near: Passages | None,
    known: Roles,
) -> Iterator[tuple[IncidentId, LinkConfidence, Evidence]]:
    """Which of a document's incidents a statement is about.

    One that the text tells of only in passing takes what is said beside it away from the others.
    """
    here = near.told(statement.sentence) if near is not None else frozenset()
    if len(firm) == 1 and not here:
        for incident, confidence in firm.items():
            note = say("it is the only incident told of")
            yield incident, confidence, Evidence(method="only-subject", note=note)
        return
    if len(here) == 1 and here <= set(firm):
        (incident,) = here
        note = say("it is said where the text tells of the incident")
        yield incident, firm[incident], Evidence(method="same-passage", note=note)
        return
    speaker = statement.speaker.value
    if here or speaker is None or speaker.id is None:
        return
    spoke = [
        incident
        for incident in sorted(firm)
        if any(
            claim.by == speaker.id
            for claim in (
                *known.incidents[incident].attributions,
                *known.incidents[incident].responses,
            )
        )
    ]
    if len(spoke) == 1:
        note = say("{who} spoke on this one of the incidents it tells of", who=speaker.name)
        yield spoke[0], LinkConfidence.SUGGESTED, Evidence(method="speaker", note=note)


def _move(
    statement: Statement, incident: Incident, confidence: LinkConfidence, known: Roles
) -> Iterator[Link]:
    """The statement's own move on the incident, if its speaker and its stance make one."""
    speaker = statement.speaker.value
    if speaker is None or speaker.id is None:
        return
    sides: dict[str, StanceId] = {}
    for tag in statement.stances:
        sides.setdefault(known.sides.get(tag.id, ""), tag.id)
    for side, kind, stands in (
        ("accusing", LinkKind.ATTRIBUTES, _accuses(speaker, incident, known)),
        ("answering", LinkKind.ANSWERS, _answers(speaker, incident, known)),
    ):
        if stands is None or side not in sides:
            continue
        exact, note = stands
        stance = known.titles.get(sides[side], sides[side])
        firm = confidence if exact else LinkConfidence.SUGGESTED
        weakest = max(firm, confidence, LinkConfidence.PROBABLE, key=RANK.__getitem__)
        evidence = (
            Evidence(method="speaker", note=note),
            Evidence(method="stance", note=say("the statement {stance}", stance=_begun(stance))),
        )
        yield _link(statement.id, incident.id, kind, weakest, evidence)


def _begun(title: str) -> str:
    """A title as it stands within a sentence, in every language that it has."""
    begun = f"{title[:1].lower()}{title[1:]}"
    if not isinstance(title, Said):
        return begun
    forms = title.values.items()
    return named(begun, ((tag, f"{form[:1].lower()}{form[1:]}") for tag, form in forms))


def _accuses(speaker: Speaker, incident: Incident, known: Roles) -> tuple[bool, str] | None:
    by = [claim.by for claim in incident.attributions]
    if speaker.id in by:
        return True, say("{who} is among those who attributed it", who=speaker.name)
    if speaker.id and set(by) & known.above.get(speaker.id, frozenset()):
        return True, say("{who} speaks for one of those who attributed it", who=speaker.name)
    return None


def _answers(speaker: Speaker, incident: Incident, known: Roles) -> tuple[bool, str] | None:
    if speaker.id in [claim.by for claim in incident.responses]:
        return True, say("{who} is among those who answered it", who=speaker.name)
    if speaker.id and known.countries.get(speaker.id) in incident.accused:
        return False, say("{who} speaks for the accused", who=speaker.name)
    return None


def _attributes(
    document: Document, firm: dict[IncidentId, LinkConfidence], known: Roles
) -> Iterator[Link]:
    """A document whose main speaker accuses, in the days of his own claim, attributes."""
    main = document.main_speaker.value
    edtf = day(document)
    if main is None or main.id is None or edtf is None or not _does("accusing", document, known):
        return
    first, last = bounds(edtf)
    for target, confidence in sorted(firm.items()):
        incident = known.incidents[target]
        own = {main.id, *known.above.get(main.id, frozenset())}
        dates = [bounds(claim.date) for claim in incident.attributions if claim.by in own]
        if any(low <= first and last <= high for low, high in dates):
            doubtful = document.main_speaker.confidence is Confidence.UNCERTAIN
            least = LinkConfidence.SUGGESTED if doubtful else LinkConfidence.PROBABLE
            weakest = max(confidence, least, key=RANK.__getitem__)
            spoke = any(claim.by == main.id for claim in incident.attributions)
            note = (
                say("the main speaker, {who}, is one of those who attributed it", who=main.name)
                if spoke
                else say(
                    "the main speaker, {who}, speaks for one of those who attributed it",
                    who=main.name,
                )
            )
            evidence = (Evidence(method="speaker", note=note),)
            yield _link(document.id, target, LinkKind.ATTRIBUTES, weakest, evidence)


def _does(side: str, document: Document, known: Roles) -> bool:
    """Whether the main speaker takes a stance of ``side`` in any statement."""
    main = document.main_speaker.value
    return any(
        known.sides.get(tag.id) == side
        for statement in document.statements
        if main is not None
        and statement.speaker.value is not None
        and statement.speaker.value.id in (main.id, *known.above.get(main.id or AgentId(""), ()))
        for tag in statement.stances
    )


def _answers_occasion(
    document: Document, firm: dict[IncidentId, LinkConfidence], known: Roles
) -> Iterator[Link]:
    """A document whose main speaker answers answers the occasion of the attribution, if single."""
    main = document.main_speaker.value
    edtf = day(document)
    if main is None or main.id is None or edtf is None:
        return
    answering = _does("answering", document, known)
    for target, confidence in sorted(firm.items()):
        incident = known.incidents[target]
        stands = _answers(main, incident, known)
        made = {claim.occasion: claim.date for claim in incident.attributions if claim.occasion}
        if not answering or stands is None or not stands[0] or len(made) != 1:
            continue
        (occasion, date), *_ = made.items()
        if bounds(date)[0] > bounds(edtf)[1]:
            continue
        note = say("{reason}, and the attribution was made there", reason=stands[1])
        weakest = max(confidence, LinkConfidence.PROBABLE, key=RANK.__getitem__)
        evidence = (Evidence(method="speaker", note=note),)
        yield _link(document.id, occasion, LinkKind.ANSWERS, weakest, evidence)
