"""What a post is of, where cases alone tell it: "председатель Совета безопасности Лев Хмара".

A lone capitalised word straight behind a post is its holder, or the first word of what the post
is of. It is no holder where the text never names anybody so, its ending is not a nominative's,
and small-lettered words that are no verb of speech follow.
"""

from __future__ import annotations

from bisect import bisect_left

from generator.extracting.names.references import Ref
from generator.extracting.scene.cues import Scene, written
from generator.extracting.words.tokens import between

BESIDE = 3
"""Most words between a post and what it is of."""
MOST = 5
"""Most words between what a post is of and the full name of who holds it."""


def of_post(scene: Scene, role: Ref, ref: Ref) -> bool:
    """Whether a lone word behind a post tells what the post is of."""
    if not scene.lex.cases or scene.lex.nouns or role.kind != "role" or ref.kind != "person":
        return False
    word = scene.narrator[ref.start : ref.end]
    between_them = scene.narrator[role.end : ref.start].split()
    if not word.isalpha() or len(between_them) > BESIDE or not all(map(str.isalpha, between_them)):
        return False
    name = written(scene.text, ref)
    if scene.people.of(name) != name or not word.endswith(scene.lex.case_endings):
        return False
    after = bisect_left(scene.words.starts, ref.end)
    if after >= len(scene.words.starts):
        return False
    start, follower = scene.words.starts[after], scene.words.folded[after]
    return (
        scene.narrator[ref.end : start] == " "
        and scene.text[start].islower()
        and (follower in scene.lex.oblique or follower not in scene.lex.closed)
        and follower not in scene.lex.auxiliary
        and not between(scene.verbs, start, start + 1 + len(follower))
    )


def holds(scene: Scene, role: Ref, ref: Ref, name: Ref) -> bool:
    """Whether ``name`` is who holds a post that is of ``ref``: only small words stand between."""
    if not of_post(scene, role, ref) or name.kind not in ("person", "agent"):
        return False
    if name.kind == "person" and " " not in scene.narrator[name.start : name.end]:
        return False
    gap = scene.narrator[ref.end : name.start]
    words = gap.split()
    return (
        1 <= len(words) <= MOST
        and all(word.isalpha() or word[0] == "\x02" for word in words)
        and not between(scene.verbs, ref.end, name.start)
    )
