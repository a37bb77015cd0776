"""What no answer was found for. Never that nobody answered: only that no answer is held here."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Incident, LinkKind, Move, PlaceId, Silence, Turn, TurnKind
from generator.tracing.ground import Ground


def found(
    incident: Incident, turns: tuple[Turn, ...], moves: tuple[Move, ...], ground: Ground
) -> Iterator[Silence]:
    """For each of the accused, the attributions to which no answer of its own was found."""
    attributions = tuple(turn.id for turn in turns if turn.kind is TurnKind.ATTRIBUTION)
    answering: dict[PlaceId, set[str]] = {place: set() for place in incident.accused}
    for turn in turns:
        home = ground.homes.get(turn.by)
        if home is None and len(incident.accused) == 1:
            home = incident.accused[0]
        if turn.kind is TurnKind.ANSWER and home in answering:
            answering[home].add(turn.id)
    for place, answers in answering.items():
        met = {
            link.target
            for link in moves
            if link.kind is LinkKind.ANSWERS and link.source in answers
        }
        left = tuple(key for key in attributions if key not in met)
        if left:
            yield Silence(
                accused=place,
                attributions=left,
                whole=incident.id in met,
                others=len(left) < len(attributions),
            )
