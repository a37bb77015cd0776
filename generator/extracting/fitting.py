"""What belongs together: names and posts in one phrase, an agent and the places near it."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.extracting.cues import BLANK, Scene
from generator.extracting.references import Ref
from generator.extracting.stage import Cast
from generator.extracting.tokens import between
from generator.text import fold, is_cjk

_EXPLAINED = re.compile(r"[,.:;!?\x01\n]")
_PARTING, _TIED = frozenset(";:.!?。；：\n") | {BLANK}, 40
"""What parts noun phrases: a mark, or more characters than that."""


def indefinite(scene: Scene, ref: Ref) -> bool:
    """Whether "a" stands before a role in a language with articles: somebody new."""
    head = scene.narrator[max(0, ref.start - 12) : ref.start].split()
    return bool(head) and head[-1].split("'")[-1] in scene.lex.indefinite


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


def tied(scene: Scene, left: Ref, right: Ref) -> bool:
    """Whether two references stand in one noun phrase: only small words between them."""
    if right.start - left.end > _TIED or "pronoun" in (left.kind, right.kind):
        return False
    gap = scene.narrator[left.end : right.start]
    named = right.kind in ("person", "agent")
    if scene.pack.names.article and left.kind == "role":
        gap = gap.replace(BLANK, "") if named else gap  # "of the «X» laboratory A B"
        named = named or right.kind == "role"  # "head of the X hospital doctor A B"
    if "press" in left.targets or not _PARTING.isdisjoint(gap):
        return False
    if is_cjk(scene.narrator[right.start]):
        return not gap.strip("的·・ ") and len(gap) <= 2
    if gap.count(",") > 1 or ("," in gap and left.kind in ("state", "place", "outlet")):
        return False
    if "," in gap and left.kind == right.kind != "agent":
        return gap == ", " and left.kind == "role" and scene.lex.cases
    if "," in gap and right.kind == "role" and scene.lex.cases and not _explains(scene, right):
        return False
    if not scene.lex.cases:  # "Синьогір'я" is one word
        gap = gap.replace("'", " ")
    words = gap.replace(",", " ").replace("-", " ").replace("(", " ").split()
    posted = left.kind in ("role", "acronym") and named
    if posted and "," not in gap and len(words) <= 3 and scene.lex.parting.isdisjoint(words):
        # "spokesman [of the ministry] X": lower-case complements of a post we have no word for.
        return not between(scene.verbs, left.end, right.start)
    return scene.lex.joiners.issuperset(words)


def _explains(scene: Scene, role: Ref) -> bool:
    """Whether a post behind a name and a comma explains it, and does not go on to speak itself."""
    stop = _EXPLAINED.search(scene.narrator, role.end)
    return stop is None or not between(scene.verbs, role.end, stop.start())
