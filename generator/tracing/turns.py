"""The turns of an incident: those its record lists, with their reports, and others that documents
tell of.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.edtf import bounds
from generator.extracting.about import standing
from generator.model import (
    AgentId,
    Confidence,
    DocumentId,
    Incident,
    LinkConfidence,
    LinkKind,
    Statement,
    Turn,
    TurnKind,
)
from generator.tracing.ground import Ground, heard, parted, surely_before
from generator.tracing.ledger import Draft, Ledger

SUPPORTING = "supporting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who stands where on an incident, and what its record says of it."""

    incident: Incident
    accusers: frozenset[AgentId]

    def accused(self, agent: AgentId, ground: Ground) -> bool:
        """Whether an agent is one of the accused, or speaks for one."""
        return ground.homes.get(agent) in self.incident.accused

    def accuses(self, agent: AgentId, ground: Ground) -> bool:
        """Whether an agent is on record as attributing, or speaks for one that is."""
        return bool(self.accusers & set(ground.line(agent)))


def parties(incident: Incident) -> Parties:
    """Who stands where on an incident."""
    return Parties(
        incident=incident,
        accusers=frozenset(claim.by for claim in incident.attributions),
    )


def found(side: Parties, ground: Ground) -> tuple[Turn, ...]:
    """All turns of an incident, by day; who accuses comes first on one day, undated ones last."""
    ledger = Ledger.of(_recorded(side, ground), ground)
    for statement, kind, confidence in sorted(_moves(side, ground), key=_by_day(ground)):
        ledger.place(statement, kind, confidence, ground)
    taken: set[str] = set()
    turns = [
        _turn(draft, side.incident, ground, taken)
        for draft in (
            *ledger.recorded,
            *(draft for draft in ledger.fresh if _possible(draft, side, ground)),
        )
    ]
    order = list(TurnKind)

    def key(turn: Turn) -> tuple[bool, str, int]:
        low = str(bounds(turn.date)[0]) if turn.date is not None else ""
        return turn.date is None, low, order.index(turn.kind)

    return tuple(sorted(turns, key=key))


def _by_day(
    ground: Ground,
) -> Callable[[tuple[Statement, TurnKind, LinkConfidence]], tuple[bool, str, str, int]]:
    """The order in which statements are put to their turns: by day, undated ones last."""

    def key(move: tuple[Statement, TurnKind, LinkConfidence]) -> tuple[bool, str, str, int]:
        date, _ = ground.day(move[0])
        low = str(bounds(date)[0]) if date is not None else ""
        return date is None, low, move[0].document, move[0].sentence.start

    return key


def _recorded(side: Parties, ground: Ground) -> Iterator[Draft]:
    """A draft for each claim of the record, with the documents that report it."""
    incident = side.incident
    told = [document for document, _ in ground.concerned.get(incident.id, ())]
    speaking: dict[AgentId, set[DocumentId]] = {}
    for document in told:
        for agent in _speaking(document.id, ground):
            speaking.setdefault(agent, set()).add(document.id)
    for claims, kind in (
        (incident.attributions, TurnKind.ATTRIBUTION),
        (incident.responses, TurnKind.ANSWER),
    ):
        for claim in claims:
            reply = kind is TurnKind.ANSWER and not side.accused(claim.by, ground)
            reply = reply and side.accuses(claim.by, ground)
            draft = Draft(TurnKind.REPLY if reply else kind, claim.by, claim.date, claim=claim)
            if claim.occasion is None:
                draft.reports |= speaking.get(claim.by, set())
            else:
                reports = ground.reporting.get(claim.occasion, ())
                draft.reports |= {document.id for document in reports}
            yield draft


def _speaking(document: DocumentId, ground: Ground) -> set[AgentId]:
    """Whose words a document passes on, without those that are all withheld."""
    entry = ground.documents[document]
    ids = {speaker.id for speaker in entry.speakers}
    every = {item.speaker.value.id for item in entry.statements if item.speaker.value is not None}
    open_ones = {item.speaker.value.id for item in heard(entry) if item.speaker.value is not None}
    return {agent for agent in (ids - every) | open_ones if agent is not None}


def _moves(side: Parties, ground: Ground) -> Iterator[tuple[Statement, TurnKind, LinkConfidence]]:
    """Every statement that makes a move on the incident: the move, and how sure it is."""
    incident = side.incident
    for document, _ in ground.concerned.get(incident.id, ()):
        for statement in heard(document):
            links = {
                link.kind: link.confidence
                for link in ground.links_from.get(statement.id, ())
                if link.target == incident.id
            }
            if LinkKind.ATTRIBUTES in links:
                yield statement, TurnKind.ATTRIBUTION, links[LinkKind.ATTRIBUTES]
            if LinkKind.ANSWERS in links:
                reply = _replies(statement, side, ground)
                kind = TurnKind.REPLY if reply else TurnKind.ANSWER
                yield statement, kind, links[LinkKind.ANSWERS]
                continue
            yield from _other(statement, side, ground)


def _replies(statement: Statement, side: Parties, ground: Ground) -> bool:
    speaker = statement.speaker.value
    return (
        speaker is not None
        and speaker.id is not None
        and not side.accused(speaker.id, ground)
        and side.accuses(speaker.id, ground)
    )


def _other(
    statement: Statement, side: Parties, ground: Ground
) -> Iterator[tuple[Statement, TurnKind, LinkConfidence]]:
    """Replies of accusers and support of others: no link says so, speaker and stance do."""
    speaker = statement.speaker.value
    on_it = ground.told_on(statement, side.incident.id)
    if on_it is None or speaker is None or speaker.id is None:
        return
    if side.accused(speaker.id, ground):
        return
    stances = {ground.sides.get(tag.id) for tag in statement.stances}
    if standing.ANSWERING in stances and side.accuses(speaker.id, ground):
        yield statement, TurnKind.REPLY, LinkConfidence.SUGGESTED
    if SUPPORTING in stances:
        yield statement, TurnKind.SUPPORT, on_it


def _possible(draft: Draft, side: Parties, ground: Ground) -> bool:
    """Whether a turn read from documents can be one.

    An attribution needs its record or a press event of its own: reports of an answer repeat it on
    their own day. Nobody answers what was not said yet, and our own surveys are no reports.
    """
    if not parted(ground, draft.reports)[0]:
        return False
    if draft.kind is TurnKind.ATTRIBUTION:
        return draft.occasion is not None
    dates = [claim.date for claim in side.incident.attributions] or [side.incident.attributed]
    return not all(surely_before(draft.date, date) for date in dates)


def _turn(draft: Draft, incident: Incident, ground: Ground, taken: set[str]) -> Turn:
    claim = draft.claim
    occasion = claim.occasion if claim is not None else None
    if occasion is None and draft.occasion is not None:
        occasion = draft.occasion.id
    documents, derived = parted(ground, draft.reports)
    sure = Confidence.PROBABLE if draft.firm else Confidence.UNCERTAIN
    said = draft.statements.values()
    return Turn(
        id=_id(f"{incident.id} {draft.kind} {draft.by} {occasion or draft.date}", taken),
        kind=draft.kind,
        by=draft.by,
        date=draft.date,
        recorded=claim is not None,
        confidence=claim.confidence if claim is not None else sure,
        says=claim.says if claim is not None else "",
        occasion=occasion,
        sources=claim.sources if claim is not None else (),
        statements=tuple(entry.id for entry in said),
        documents=documents,
        derived=derived,
        stances=tuple(dict.fromkeys(tag.id for entry in said for tag in entry.stances)),
        key_points=tuple(dict.fromkeys(tag.id for entry in said for tag in entry.key_points)),
    )


def _id(seed: str, taken: set[str]) -> str:
    """A short id that stays while incident, kind, speaker and day stay."""
    number = zlib.crc32(seed.encode())
    while f"t-{number:08x}" in taken:
        number = (number + 1) % 2**32
    taken.add(f"t-{number:08x}")
    return f"t-{number:08x}"
