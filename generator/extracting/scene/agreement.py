"""Whether a verb's ending fits whom its subject seems to be: "добавила" is no man's.

Languages whose past tense shows the subject's gender or number tell by it who is not meant.
"""

from __future__ import annotations

from generator.extracting.scene.actors import Actor
from generator.extracting.scene.cues import Scene
from generator.extracting.scene.stage import Cast
from generator.extracting.words.tokens import Hit
from generator.model import Confidence

JOINED = 60
"""Characters around a name in which another may be joined to it: "X and Y said"."""
_NAMED = ("named", "short-name")
_MEANT = ("role", "pronoun")
_STOPS = frozenset(";:.!?\x01\n")


def agreed(scene: Scene, stage: Cast, verb: Hit, who: Actor | None, block: int) -> Actor | None:
    """``who``, or whom a role or pronoun must mean instead; None where the verb is another's."""
    shown = scene.lex.gender_of(scene.narrator[verb.start : verb.end])
    if who is None or not shown or not scene.lex.cases:
        return who
    key = who.speaker.key
    known = stage.gender(key)
    if shown == "p":
        if who.method == "body":
            return None
        return None if who.method in _NAMED and stage.person(key) and _one(scene, who) else who
    if (who.method in _MEANT or shown != "n") and known not in (None, shown):
        other = stage.agreeing(shown, block)
        if other is None:
            return None
        return Actor(other, Confidence.UNCERTAIN, "pronoun", verb.start, verb.end)
    if who.method in _NAMED and known is None and stage.person(key):
        stage.posts.genders[key] = shown
    return who


def _one(scene: Scene, who: Actor) -> bool:
    """Whether nobody is named beside somebody with whom they may have spoken."""
    near = scene.refs_in(max(0, who.start - JOINED), who.end + JOINED)
    for ref in near:
        if who.start <= ref.start < who.end:
            if ref.gender == "p":
                return False
            continue
        gap = scene.narrator[min(ref.end, who.end) : max(ref.start, who.start)]
        joined = all(word in scene.lex.joiners for word in gap.replace(",", " ").split())
        if joined and _STOPS.isdisjoint(gap):
            return False
    return True
