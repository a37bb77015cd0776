"""Which agent is meant, of several that may be: by the places near it and by its article."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.extracting.names.references import Ref
from generator.extracting.scene.cues import Scene
from generator.extracting.scene.stage import Cast
from generator.text import fold


def indefinite(scene: Scene, ref: Ref) -> bool:
    """Whether "a" stands before a role in a language with articles: somebody new."""
    if scene.lex.spaceless:
        return _counted(scene, ref)
    gap = scene.narrator[max(0, ref.start - 24) : ref.start]
    head = [word.split("'")[-1] for word in gap.split()]
    if not head or head[-1] in scene.lex.indefinite:
        return bool(head)
    adjective = head[-1] not in scene.lex.closed and head[-1].isalpha() and gap[-1:] == " "
    return adjective and len(head) > 1 and head[-2] in scene.lex.indefinite


def past(scene: Scene, role: Ref) -> bool:
    """Whether a word such as "former" stands straight before a post."""
    head = scene.narrator[max(0, role.start - 24) : role.start]
    if scene.lex.spaceless:
        return head.endswith(scene.lex.past) if scene.lex.past else False
    return not set(scene.lex.past).isdisjoint(head.replace("-", " ").split()[-1:])


_CLAUSE = re.compile(r"[^，,。；;：:！？!?、\n\x01]*$")


def _counted(scene: Scene, ref: Ref) -> bool:
    """Whether a word for "one of", "some" opens the noun phrase of a role, without spaces."""
    head = _CLAUSE.search(scene.narrator, max(0, ref.start - 24), ref.start)
    phrase = scene.narrator[head.start() if head else ref.start : ref.end]
    return any(word in phrase for word in scene.lex.indefinite)


def narrow(scene: Scene, stage: Cast, targets: tuple[str, ...], at: int) -> str:
    """The agent, of several of one name, that the places near fit; else the first."""
    if len(targets) == 1:
        return targets[0]
    return fitting(scene, stage, list(targets), at) or targets[0]


@lru_cache(maxsize=16384)
def _folded(form: str) -> str:
    return fold(form)


def fitting(scene: Scene, stage: Cast, targets: list[str], at: int) -> str | None:
    """Of several agents the one whose own names hold the places that stand near."""
    near = {
        scene.narrator[ref.start : ref.end]
        for ref in scene.refs_in(max(0, at - 120), at + 120)
        if ref.kind in ("state", "place")
        and "\n" not in scene.narrator[min(at, ref.end) : max(at, ref.start)]
    }
    scored = []
    for target in dict.fromkeys(targets):
        forms = [_folded(form.form) for form in stage.agents[target].names]
        scored.append((sum(any(name in form for form in forms) for name in near), target))
    best = max(scored, default=(0, ""))
    ties = [target for score, target in scored if score == best[0]]
    return best[1] if best[0] and len(ties) == 1 else None


def only(scene: Scene, refs: list[Ref]) -> Ref | None:
    """The one person whom these references name, where nobody but them is named."""
    people = [ref for ref in refs if ref.kind in ("person", "agent")]
    names = {scene.people.of(scene.text[ref.start : ref.end]) for ref in people}
    return people[0] if len(names) == 1 and people[0].kind == "person" else None
