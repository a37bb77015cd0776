"""People whom a text names with their post and the registry lacks: for a maintainer to judge."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.extracting.names.references import Ref
from generator.extracting.scene import actors
from generator.extracting.scene.cues import BLANK, Scene, written
from generator.extracting.words.transliteration import key
from generator.model import Proposal, Span
from generator.text import is_cjk

BEHIND = 80
"""Most characters of a post behind a name: "X, deputy minister of Y,"."""

ARTICLE = 3
"""Words up to this length that may tie a name to its post are articles, not part of the post."""

_END = re.compile(rf"[,.;:!?()\n{BLANK}،؛，。；：（）—–]")


def find(scene: Scene, language: str) -> tuple[Proposal, ...]:
    """Everybody with a post, once, in the order of the text."""
    out: dict[str, Proposal] = {}
    for group in actors.phrases(scene, scene.refs):
        for place, ref in enumerate(group):
            if ref.kind != "person":
                continue
            name = scene.people.of(written(scene.text, ref))
            known = name in out or name in scene.people.registered
            post = None if known else _post(scene, group, place)
            if post is None or (len(name.split()) < 2 and not is_cjk(name[0])):
                continue
            span = Span(start=min(post.start, ref.start), end=max(post.end, ref.end))
            out[name] = Proposal(
                name=name,
                role=" ".join(post.of(scene.text).split()),
                language=language,
                span=span,
                key=key(name, language),
            )
    return tuple(out.values())


def _post(scene: Scene, group: list[Ref], place: int) -> Span | None:
    """The words of the post beside a name: those before it, else those behind its comma."""
    roles = [ref for ref in group if ref.kind == "role"]
    before = [ref for ref in roles if ref.end <= group[place].start]
    if before:
        end = group[place].start
        while end > before[0].end and scene.text[end - 1] in " ,\u00a0،，的":
            end -= 1
        return Span(start=before[0].start, end=end)
    behind = [ref for ref in roles if ref.start >= group[place].end]
    head = group[place].end
    if not behind or not scene.narrator.startswith((",", "،"), head):
        return None
    start = _head(scene, head + 1, behind[0].start)
    stop = _END.search(scene.narrator, behind[0].end, min(len(scene.text), start + BEHIND))
    end = stop.start() if stop else behind[0].end
    while scene.text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


def _head(scene: Scene, start: int, role: int) -> int:
    """Where the words of a post begin, behind its articles."""
    for place in range(bisect_left(scene.words.starts, start), len(scene.words.starts)):
        if scene.words.starts[place] >= role:
            break
        word = scene.words.folded[place]
        if word not in scene.lex.indefinite and (
            len(word) > ARTICLE or word not in scene.lex.joiners
        ):
            return scene.words.starts[place]
    return role
