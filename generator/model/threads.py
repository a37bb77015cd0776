"""Who accused and who answered on an incident, and who made which point when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.values import (
    AgentId,
    Confidence,
    DocumentId,
    Evidence,
    IncidentId,
    KeyPointId,
    LinkConfidence,
    LinkKind,
    OccasionId,
    PlaceId,
    StanceId,
    StatementId,
)


class TurnKind(StrEnum):
    """What somebody does in a thread. A reply is an accuser's answer to an answer."""

    ATTRIBUTION = "attribution"
    ANSWER = "answer"
    REPLY = "reply"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One step of a thread: somebody accuses, answers, replies or lends support.

    ``recorded`` where the incident's record lists it; the others were read from documents.
    ``documents`` are its independent reports, ``derived`` copies and translations of them.
    """

    id: str
    kind: TurnKind
    by: AgentId
    date: str | None
    recorded: bool
    confidence: Confidence
    says: str = ""
    occasion: OccasionId | None = None
    sources: tuple[str, ...] = ()
    statements: tuple[StatementId, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    derived: tuple[DocumentId, ...] = ()
    stances: tuple[StanceId, ...] = ()
    key_points: tuple[KeyPointId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a turn is to another: it answers, supports or repeats it.

    ``source`` is a turn's id; ``target`` another's, or the incident's where the turn meets all of
    it. ``statements`` are those whose passages show it, if any.
    """

    source: str
    target: str
    kind: LinkKind
    confidence: LinkConfidence
    evidence: tuple[Evidence, ...]
    statements: tuple[StatementId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Attributions to which no answer by one of the accused was found.

    ``whole`` where it answered the incident as a whole, ``others`` where it answered others of
    those who attributed it. Never a finding that it did not answer: only that none is held here.
    """

    accused: PlaceId
    attributions: tuple[str, ...]
    whole: bool
    others: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The turns of one incident in the order of their days, and what each is a move to."""

    incident: IncidentId
    turns: tuple[Turn, ...] = ()
    moves: tuple[Move, ...] = ()
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A key point made once: by one speaker on one occasion, or in one text with its copies.

    ``by`` is the registry's id or else a bare name, None where nobody is named. ``uncertain``
    where the day was inferred and may be another. ``documents`` are independent reports.
    """

    by: str | None
    date: str | None
    uncertain: bool
    occasion: OccasionId | None
    incidents: tuple[IncidentId, ...]
    statements: tuple[StatementId, ...]
    documents: tuple[DocumentId, ...]
    derived: tuple[DocumentId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointHistory:
    """All uses of a key point, oldest first, undated ones last.

    ``first`` holds every use that may be the first, as far as their days tell; each count is of
    uses, not of reports, the commonest first (years in their order).
    """

    point: KeyPointId
    uses: tuple[Use, ...]
    first: tuple[Use, ...]
    by_year: tuple[tuple[str, int], ...]
    by_incident: tuple[tuple[IncidentId, int], ...]
    by_speaker: tuple[tuple[str, int], ...]
