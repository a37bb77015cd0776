"""The same words in several reports, and how these differ."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.values import (
    DocumentId,
    Evidence,
    KeyPointId,
    LinkConfidence,
    OccasionId,
    Span,
    StatementId,
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """Some words of a document."""

    document: DocumentId
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one report has otherwise than another, in a reader's words.

    ``kind``: ``name``, ``number``, ``mode``, ``dropped``, ``role``, ``garbled`` or ``note``.
    ``confidence`` is ``suggested`` where only order or silence speaks for it; ``evidence`` holds
    the words on either side where the note does not. ``passages`` are the words that differ, where
    they stand; none where silence or the manner differs. ``also`` are the other utterances that it
    holds for, as their places among those of the occasion: it is told at one alone.
    """

    kind: str
    note: str
    statements: tuple[StatementId, ...]
    by_hand: bool = False
    confidence: LinkConfidence = LinkConfidence.PROBABLE
    evidence: tuple[Evidence, ...] = ()
    passages: tuple[Passage, ...] = ()
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A report of the occasion without an utterance that others have.

    ``absent``: it renders these very words, in ``statements``, and leaves the key point out.
    Otherwise nothing in it was found to render them, and a reader may still find it there.
    """

    document: DocumentId
    absent: bool = False
    statements: tuple[StatementId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Statements of one speaker in several reports of one occasion that render the same words.

    ``gaps`` are the compared reports that have none of them.
    """

    occasion: OccasionId
    key_points: tuple[KeyPointId, ...]
    members: tuple[StatementId, ...]
    evidence: tuple[Evidence, ...] = ()
    differences: tuple[Difference, ...] = ()
    gaps: tuple[Gap, ...] = ()
