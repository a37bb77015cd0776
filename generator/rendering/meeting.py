"""What a turn of a thread meets, in words: whom it answers or supports, how surely, and why."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import LinkKind, Move, Thread, Turn
from generator.rendering import refs, views, wording
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.saying import say

WHERE = 8
"""Passages shown for one move."""
VERBS = {
    LinkKind.ANSWERS: say("answers"),
    LinkKind.SUPPORTS: say("supports"),
    LinkKind.REPEATS: say("repeats what was said on"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One turn that is met: who took it, why it is held to be met, and where that stands."""

    ref: Ref
    reasons: tuple[views.Reason, ...]
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Moves of one kind that are equally sure: "answers", its targets, "probable"."""

    verb: str
    sure: str
    targets: tuple[Target, ...]


def met(index: Index, thread: Thread, left_out: frozenset[str]) -> dict[str, tuple[Met, ...]]:
    """What each turn meets; that it meets the incident as a whole goes without saying."""
    turns = {turn.id: turn for turn in thread.turns}
    found: dict[str, dict[tuple[str, str], list[Target]]] = {}
    for move in thread.moves:
        if move.target in turns and move.target not in left_out:
            kinds = found.setdefault(move.source, {})
            how = (
                VERBS.get(move.kind, move.kind.value),
                wording.LINK_CONFIDENCE[move.confidence],
            )
            kinds.setdefault(how, []).append(_target(index, move, turns[move.target]))
    return {
        key: tuple(
            Met(verb=verb, sure=sure, targets=tuple(targets))
            for (verb, sure), targets in kinds.items()
        )
        for key, kinds in found.items()
    }


def _target(index: Index, move: Move, turn: Turn) -> Target:
    again = move.kind is LinkKind.REPEATS
    name = views.edtf_when(turn.date).words if again else refs.agent_ref(index, turn.by).name
    return Target(
        ref=Ref(name=name, url=f"#{turn.id}"),
        reasons=views.reasons(move.evidence),
        where=tuple(
            f"documents/{index.statements[key].document}/#{key}"
            for key in move.statements[:WHERE]
            if key in index.statements
        ),
    )
