"""Who accuses whom, and who answers, in a few documents on one thing.

Only what the registry knows can be drafted, and only where the text leaves no choice: an accused
country is the one whose own speaker answers, or the only other country in the sentence in which a
speaker accuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.extracting.about import standing
from generator.linking.common import day
from generator.model import (
    AgentId,
    Confidence,
    Document,
    DocumentId,
    Evidence,
    Mode,
    PlaceId,
    Registry,
    StanceId,
    Statement,
)
from generator.saying import say

ATTRIBUTION = StanceId("attribution")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That somebody accuses or answers on a day (EDTF), in one document."""

    by: AgentId
    date: str
    document: DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Accused:
    """A country that is accused, with why that is believed."""

    place: PlaceId
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Who does what in some documents.

    ``accusing``, ``answering`` and ``attributing`` list the documents in which anybody does.
    """

    accusing: tuple[DocumentId, ...] = ()
    answering: tuple[DocumentId, ...] = ()
    attributing: tuple[DocumentId, ...] = ()
    accused: tuple[Accused, ...] = ()
    attributions: tuple[Told, ...] = ()
    responses: tuple[Told, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether anybody accuses or answers."""
        return bool(self.accusing or self.answering)


def told(documents: Iterable[Document], registry: Registry) -> Claims:
    """What the statements of some documents, sorted by id, do."""
    sides = {stance.id: stance.side for stance in registry.stances}
    homes = standing.countries(registry.agents)
    doing: dict[str, list[DocumentId]] = {"accusing": [], "answering": [], "attributing": []}
    said: dict[str, list[Told]] = {"accusing": [], "answering": []}
    why: dict[PlaceId, list[Evidence]] = {}
    for document in documents:
        for statement in document.statements:
            if statement.mode is Mode.QUESTION:
                continue
            for side in _does(statement, sides):
                if document.id not in doing[side]:
                    doing[side].append(document.id)
                if side in said:
                    said[side] += _by(document, statement)
                    for place, note in _accused(document, statement, side, homes):
                        why.setdefault(place, []).append(note)
    return Claims(
        accusing=tuple(doing["accusing"]),
        answering=tuple(doing["answering"]),
        attributing=tuple(doing["attributing"]),
        accused=tuple(
            Accused(place=place, evidence=tuple(dict.fromkeys(why[place])))
            for place in sorted(why)
            if place in {entry.id for entry in registry.places}
        ),
        attributions=_first(said["accusing"]),
        responses=_first(said["answering"]),
    )


def _does(statement: Statement, sides: dict[StanceId, str]) -> list[str]:
    """The moves of a statement. One that does both, as counter-accusers do, answers."""
    found = {sides.get(tag.id, "") for tag in statement.stances}
    if "answering" in found:
        return ["answering"]
    out = ["accusing"] if "accusing" in found else []
    if any(tag.id == ATTRIBUTION for tag in statement.stances):
        out.append("attributing")
    return out


def _by(document: Document, statement: Statement) -> Iterator[Told]:
    speaker, edtf = statement.speaker.value, day(document)
    sure = statement.speaker.confidence is not Confidence.UNCERTAIN
    if speaker is not None and speaker.id is not None and edtf is not None and sure:
        yield Told(by=speaker.id, date=edtf, document=document.id)


def _first(said: list[Told]) -> tuple[Told, ...]:
    """Everybody's first."""
    kept: dict[AgentId, Told] = {}
    for entry in sorted(said, key=lambda entry: (entry.date, entry.by, entry.document)):
        kept.setdefault(entry.by, entry)
    return tuple(kept.values())


def _accused(
    document: Document, statement: Statement, side: str, homes: dict[AgentId, PlaceId]
) -> Iterator[tuple[PlaceId, Evidence]]:
    """The country that a statement shows to be accused, if it leaves no choice."""
    speaker = statement.speaker.value
    home = homes.get(speaker.id) if speaker is not None and speaker.id is not None else None
    if speaker is None or home is None:
        return
    if side == "answering":
        note = say("{who} answers for it in {document}", who=speaker.name, document=document.id)
        yield home, Evidence(method="answers", note=note, span=statement.sentence)
        return
    named = {
        _country(mention.kind, mention.target, homes)
        for mention in document.mentions
        if statement.sentence.start <= mention.span.start < statement.sentence.end
    } - {None, home}
    if len(named) == 1:
        (place,) = named
        assert place is not None
        note = say(
            "the only other country in a sentence in which {who} accuses, in {document}",
            who=speaker.name,
            document=document.id,
        )
        yield place, Evidence(method="accuses", note=note, span=statement.sentence)


def _country(kind: str, target: str, homes: dict[AgentId, PlaceId]) -> PlaceId | None:
    if kind == "place":
        return PlaceId(target)
    return homes.get(AgentId(target)) if kind == "agent" else None
