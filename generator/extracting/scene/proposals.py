"""People whom a text names with their post and the registry lacks: for a maintainer to judge."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.extracting.names.references import Ref, unarticled
from generator.extracting.names.unspaced import clause_head, ended, pure
from generator.extracting.scene import actors, topical
from generator.extracting.scene.cues import BLANK, Scene, written
from generator.extracting.words.transliteration import key
from generator.model import Proposal, Span
from generator.text import fold, is_cjk

_STOP = re.compile(rf"[^\u4e00-\u9fff]|[{BLANK}]|的")
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
                role=_written(scene, post),
                language=language,
                span=span,
                key=key(name, language),
            )
    return tuple(out.values())


def _post(scene: Scene, group: list[Ref], place: int) -> Span | None:
    """The words of the post beside a name: those before it, else those behind its comma."""
    roles = [ref for ref in group if ref.kind == "role" and _holds(scene, ref)]
    before = [ref for ref in roles if ref.end <= group[place].start]
    if before:
        end = group[place].start
        while end > before[0].end and scene.text[end - 1] in " ,\u00a0،，的":
            end -= 1
        return Span(start=_of(scene, before[0].start), end=end)
    behind = [ref for ref in roles if ref.start >= group[place].end]
    head = group[place].end
    if behind and scene.lex.topics and behind[0].start == head:
        return Span(start=head, end=behind[0].end)
    if not behind or not scene.narrator.startswith((",", "،"), head):
        return None
    start = _head(scene, head + 1, behind[0].start)
    stop = _END.search(scene.narrator, behind[0].end, min(len(scene.text), start + BEHIND))
    end = stop.start() if stop else behind[0].end
    while scene.text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


def _holds(scene: Scene, ref: Ref) -> bool:
    """Whether a post is one: no body, and no mere title."""
    title = scene.lex.topics and scene.narrator[ref.start : ref.end] in scene.lex.honorifics
    office = scene.lex.topics and scene.lex.bodies and topical.body(scene, ref.end)
    return ref.gender[0] != "n" and not title and not office


OF = 14
"""Most characters of a body before a post of it, in scripts without spaces."""


def _of(scene: Scene, post: int) -> int:
    """Where the words of a post begin, with the body that stands straight before them."""
    if not scene.lex.families or scene.lex.bodies is None:
        return post
    head = scene.narrator[max(0, post - OF) : post]
    start = post - len(head)
    for stop in _STOP.finditer(head):
        start = post - len(head) + stop.end()
    start = clause_head(scene.narrator, post, scene.lex) if start == post - len(head) else start
    before = scene.narrator[start:post]
    free = len(before) <= OF and not scene.refs_in(start, post) and pure(before, scene.lex)
    office = any(True for _ in scene.lex.bodies.finditer(before))
    parted = any(ended(scene.lex, scene.narrator, at) for at in range(start, max(start, post - 1)))
    return start if free and office and not parted else post


def _written(scene: Scene, post: Span) -> str:
    """The words of a post, without what a language with a glued article glues before it."""
    words = " ".join(post.of(scene.text).split())
    article = scene.pack.names.article
    if not article:
        return words
    firsts = {unarticled(fold(role), fold(article)).split()[0] for role in scene.pack.names.roles}
    for prefix in sorted(scene.pack.names.prefixes, key=len, reverse=True):
        rest = words.removeprefix(prefix)
        if prefix == article or rest in (words, "") or fold(rest).split()[0] not in firsts:
            continue
        return article + rest if prefix.endswith((article, article[1:] * 2)) else rest
    return words


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
