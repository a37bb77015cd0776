"""What each turn is a move to: a particular attribution where its words say so, else all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.model import (
    Confidence,
    Evidence,
    LinkConfidence,
    LinkKind,
    Move,
    Registry,
    Statement,
    Turn,
    TurnKind,
)
from generator.saying import say
from generator.tracing.ground import Ground, surely_before
from generator.tracing.pointing import Field, Pointer, field, pointers, victims
from generator.tracing.turns import SUPPORTING, Parties

ONLY = {
    TurnKind.ATTRIBUTION: say("it is the only attribution found before it"),
    TurnKind.ANSWER: say("it is the only answer found before it"),
    TurnKind.REPLY: say("it is the only reply found before it"),
    TurnKind.SUPPORT: say("it is the only support found before it"),
}
"""Why a turn meets another where nothing else could be meant."""


def found(
    side: Parties,
    turns: tuple[Turn, ...],
    statements: Mapping[str, Statement],
    ground: Ground,
    registry: Registry,
) -> tuple[tuple[Turn, ...], tuple[Move, ...]]:
    """The turns that make a move, and all moves, by turn; those to particular turns first.

    A reply or support that only documents tell of must show to whom it is; else it is none.
    """
    here = field(turns, statements, ground)
    moves = [
        link
        for turn in turns
        for link in (*_answers(turn, side, here), *_supports(turn, side, here))
    ]
    moving = {link.source for link in moves}
    free = (TurnKind.REPLY, TurnKind.SUPPORT)
    kept = tuple(
        turn for turn in turns if turn.recorded or turn.kind not in free or turn.id in moving
    )
    moves += _repeats(kept, registry)
    place = {turn.id: number for number, turn in enumerate(kept)}
    moves.sort(key=lambda link: (place[link.source], link.kind, place.get(link.target, len(place))))
    return kept, tuple(moves)


def _possible(turn: Turn, kind: TurnKind, here: Field) -> Iterator[Turn]:
    """The turns of one kind that another side made, and not surely after this one."""
    home = here.home(turn)
    for other in here.of_kind.get(kind, ()):
        same = other.by == turn.by or (home is not None and here.home(other) == home)
        if not same and not surely_before(turn.date, other.date):
            yield other


def _link(turn: Turn, target: str, kind: LinkKind, why: list[Pointer], *, firm: bool) -> Move:
    sure = firm and any(entry.firm for entry in why)
    return Move(
        source=turn.id,
        target=target,
        kind=kind,
        confidence=LinkConfidence.PROBABLE if sure else LinkConfidence.SUGGESTED,
        evidence=tuple({entry.evidence.note: entry.evidence for entry in why}.values()),
        statements=tuple(dict.fromkeys(entry.where for entry in why if entry.where is not None)),
    )


def _answers(turn: Turn, side: Parties, here: Field) -> Iterator[Move]:
    """What an answer or a reply answers."""
    kind = {TurnKind.ANSWER: TurnKind.ATTRIBUTION, TurnKind.REPLY: TurnKind.ANSWER}.get(turn.kind)
    if kind is None:
        return
    possible = tuple(_possible(turn, kind, here))
    firm = turn.recorded or turn.confidence is not Confidence.UNCERTAIN
    pointed = pointers(turn, possible, here, frozenset(here.statements))
    if kind is TurnKind.ANSWER:
        pointed = _latest(pointed)
    for target, why in pointed.items():
        dated = turn.date is not None and target.date is not None
        yield _link(turn, target.id, LinkKind.ANSWERS, why, firm=firm and dated)
    if pointed or (not turn.recorded and kind is TurnKind.ANSWER):
        return
    if len(possible) == 1 and (
        kind is TurnKind.ANSWER or possible == here.of_kind.get(TurnKind.ATTRIBUTION)
    ):
        only = Evidence(method=f"only-{kind.value}", note=ONLY[kind])
        pointer = Pointer(possible[0], only, firm=turn.date is not None)
        yield _link(turn, possible[0].id, LinkKind.ANSWERS, [pointer], firm=firm)
    elif possible or not here.of_kind.get(kind):
        yield _whole(turn, side)


def _latest(pointed: dict[Turn, list[Pointer]]) -> dict[Turn, list[Pointer]]:
    """Of several answers by one state that a reply names, the latest is meant; that is no more
    than likely.
    """
    own = {turn: why for turn, why in pointed.items() if any(entry.own for entry in why)}
    if own or len(pointed) < 2:
        return own or pointed
    last = list(pointed)[-1]
    return {last: [replace(entry, firm=False) for entry in pointed[last]]}


def _whole(turn: Turn, side: Parties) -> Move:
    """A move to the incident as a whole."""
    if turn.recorded:
        confidence = LinkConfidence.CONFIRMED
        note = say("listed among the answers in the incident’s record")
        evidence = Evidence(method="record", note=note)
    else:
        firm = turn.confidence is not Confidence.UNCERTAIN
        confidence = LinkConfidence.PROBABLE if firm else LinkConfidence.SUGGESTED
        note = say("what was said answers, and names none of those who attributed it")
        evidence = Evidence(method="stance", note=note)
    return Move(
        source=turn.id,
        target=side.incident.id,
        kind=LinkKind.ANSWERS,
        confidence=confidence,
        evidence=(evidence,),
    )


def _supports(turn: Turn, side: Parties, here: Field) -> Iterator[Move]:
    """Whose attribution a turn supports, by those named where it does; else that of the victim."""
    if turn.kind not in (TurnKind.SUPPORT, TurnKind.ATTRIBUTION):
        return
    lending = frozenset(
        key
        for key in turn.statements
        if any(here.ground.sides.get(tag.id) == SUPPORTING for tag in here.statements[key].stances)
    )
    if not lending:
        return
    possible = tuple(_possible(turn, TurnKind.ATTRIBUTION, here))
    pointed = {
        target: named
        for target, why in pointers(turn, possible, here, lending).items()
        if (named := [entry for entry in why if entry.evidence.method == "names"])
    }
    firm = turn.confidence is not Confidence.UNCERTAIN
    for target, why in pointed.items():
        yield _link(turn, target.id, LinkKind.SUPPORTS, why, firm=firm)
    if not pointed and turn.kind is TurnKind.SUPPORT:
        harmed = victims(side.incident, here.home(turn), lending, here)
        if harmed:
            why = [Pointer(turn, entry, firm=True, where=key) for key, entry in harmed]
            yield _link(turn, side.incident.id, LinkKind.SUPPORTS, why, firm=firm)


def _repeats(turns: tuple[Turn, ...], registry: Registry) -> Iterator[Move]:
    """The same speaker making the same point again on a later day."""
    titles = {point.id: point.title for point in registry.key_points}
    last: dict[tuple[str, TurnKind, str], Turn] = {}
    for turn in turns:
        again: dict[str, list[Evidence]] = {}
        for point in turn.key_points:
            before = last.get((turn.by, turn.kind, point))
            if before is not None and surely_before(before.date, turn.date):
                note = say("makes the same point again: {point}", point=titles.get(point, point))
                again.setdefault(before.id, []).append(Evidence(method="key-point", note=note))
            last[(turn.by, turn.kind, point)] = turn
        for target, evidence in again.items():
            yield Move(
                source=turn.id,
                target=target,
                kind=LinkKind.REPEATS,
                confidence=LinkConfidence.PROBABLE,
                evidence=tuple(evidence),
            )
