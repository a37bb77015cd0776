"""Where a post or the name of a body ends, where words follow it that may belong to it."""

from __future__ import annotations

from bisect import bisect_left

from generator.extracting.names.references import Ref
from generator.extracting.names.stretches import articled, past_adjectives
from generator.extracting.scene.cues import Scene
from generator.text import fold


def own_end(scene: Scene, group: list[Ref], roles: list[Ref]) -> int:
    """Where a post ends that a body follows, or a body that anything follows: "in the ministry"."""
    if not scene.pack.names.article:
        return group[-1].end
    if roles[0].gender[0] == "n":
        return past_adjectives(scene.words, scene.lex, roles[0].end, fold(scene.pack.names.article))
    last = scene.narrator[roles[0].start : roles[0].end].rsplit(maxsplit=1)[-1]
    if last in scene.lex.joiners:
        return roles[1].end if len(roles) > 1 else group[-1].end  # "speaker in the name of X"
    body = next((ref.start for ref in roles if ref.gender[0] == "n"), group[-1].end)
    return max(ref.end for ref in group if ref.end <= body)


def issued(scene: Scene, ref: Ref) -> bool:
    """Whether a word for a document stands alone: "the statement", not "the statement of X"."""
    words = scene.words
    if scene.narrator[ref.start : ref.end] not in scene.lex.documents:
        return False
    at = bisect_left(words.starts, ref.end)
    following = words.folded[at] if at < len(words.folded) else ""
    beside = scene.narrator[ref.end : words.starts[at]] == " " if following else False
    return not (beside and articled(following, fold(scene.pack.names.article)))
