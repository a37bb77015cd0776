"""Whom a post alone stands for: "the minister", where the text named a minister before."""

from __future__ import annotations

from generator.extracting.names.references import Ref, unarticled
from generator.extracting.scene.cues import Scene
from generator.extracting.scene.fitting import past
from generator.extracting.scene.stage import Cast
from generator.model import Speaker
from generator.text import fold


def holding(scene: Scene, stage: Cast, ref: Ref, block: int, *, told: bool) -> Speaker | None:
    """Whom a role alone stands for: who was named with it, else whoever spoke just before.

    Somebody known by a post of another kind is only meant by a word for people of many posts
    ("the diplomat"), and nobody by one of the other gender; where it is ``told`` whose post it is,
    only somebody named with it.
    """
    role = unarticled(scene.narrator[ref.start : ref.end], scene.pack.names.article)
    last = stage.topic if stage.topic and block - stage.topic_block <= 2 else None
    if last is not None and (last.key in stage.posts.bodies or is_body(scene, last.key)):
        last = None
    gone = past(scene, ref)
    holders = [
        key
        for key in stage.posts.holders(role, ref.start, scene.lex.akin.get(role, ()), past=gone)
        if ref.gender not in ("m", "f") or stage.gender(key) in (None, ref.gender)
    ]
    own = stage.posts.roles.get(last.key, ()) if last is not None else ()
    vague = all(scene.lex.is_generic(post) for post in own)
    loose = scene.lex.is_generic(role) or role not in scene.lex.akin
    same = last is not None and own and vague and block == stage.topic_block
    if holders and not (same and loose):
        return last if last is not None and last.key in holders else stage.called(holders[0])
    if last is None or told or gone or (scene.lex.bodies and scene.lex.bodies.search(role)):
        return None
    if ref.gender in ("m", "f") and stage.gender(last.key) not in (None, ref.gender):
        return stage.other(ref.gender) if scene.lex.is_generic(role) else None
    strange = not own and not scene.lex.spaceless and not scene.lex.is_generic(role)
    if strange and not (last == stage.last and _bare(scene, ref)):
        return None  # the text gives them no post: "the store manager" is somebody else
    other = bool(scene.lex.generic) and not vague
    return None if other and not scene.lex.is_generic(role) else last


def _bare(scene: Scene, ref: Ref) -> bool:
    """Whether nothing but an article stands before a post, in languages that have articles."""
    words = scene.narrator[max(0, ref.start - 24) : ref.start].replace("'", " ").split()
    return not scene.lex.articles or (bool(words) and words[-1] in scene.lex.articles)


def is_body(scene: Scene, name: str) -> bool:
    """Whether a name ends in a word for bodies, in a script without spaces."""
    found = scene.lex.bodies.finditer(fold(name)) if scene.lex.bodies else ()
    return any(match.end() == len(name) for match in found)
