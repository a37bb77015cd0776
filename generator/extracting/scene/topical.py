"""Who a clause is about where a particle behind its subject says so: "X は … 「…」と述べた".

The particle stands anywhere before the quotation, other clauses and other quotations between
them. What it stands behind is a name, a post, or mere words up to the last clause's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extracting.names.unspaced import held
from generator.extracting.scene import actors
from generator.extracting.scene.actors import Actor
from generator.extracting.scene.cues import BLANK, Scene
from generator.extracting.scene.stage import Cast
from generator.model import Confidence, Span, Speaker

LONGEST = 300
"""Most characters between the particle and the quotation."""
BODY = 8
"""Most characters of a word for bodies."""
NAMED = 20
"""Most characters of a body's name in marks."""
BRACKETS = re.compile(r"[(（][^()（）\n]{1,40}[)）]$")
"""What may stand in brackets between a name and its particle: an age, a reading."""
_STOPS = "、。，,；;：:\n" + BLANK
_WORDS = re.compile(r"[^\s\u3040-\u309f、。，,]+(?:の[^\s\u3040-\u309f、。，,]+)*$")
"""A bare noun phrase: words that hold no small letters, tied by "of"."""


def marked(
    scene: Scene, stage: Cast, sentence: Span, quote: int, block: int, *, first: bool = False
) -> tuple[Actor, Span] | None:
    """Whom the particle shows that stands last before a quotation; None where none does.

    ``quote`` is where the quotation begins. Of several particles the first of the pack counts
    before the others. Behind the first alone mere words are a subject, unless somebody is named
    before it; behind the second a body is ("では"), and behind all of them a name or post.
    ``first``: behind the others only a name with a post is asked for.
    """
    reach = Span(start=max(sentence.start, quote - LONGEST), end=quote)
    for rank, mark in enumerate(scene.pack.speech.topics):
        weak = None
        for at in _places(scene, mark, reach):
            bare = not first and rank == 1 and body(scene, at)
            found = before(scene, stage, reach.start, at, block, bare=bare or not rank)
            if found is not None and found[0].method == "words":
                weak = weak or found
            elif found is not None and not (first and rank and not _posted(scene, found[0])):
                return found
        if weak is not None:
            return weak
    return None


def _posted(scene: Scene, who: Actor) -> bool:
    """Whether somebody is given by a name and a post or title."""
    roles = any(ref.kind == "role" for ref in scene.refs_in(who.start, who.end))
    return roles and who.method in ("named", "short-name")


def body(scene: Scene, end: int) -> bool:
    """Whether a word for bodies ends at an offset."""
    words = scene.lex.bodies
    found = words.finditer(scene.narrator, max(0, end - BODY), end) if words else ()
    return any(match.end() == end for match in found)


def _places(scene: Scene, mark: str, reach: Span) -> Iterator[int]:
    """Where a particle stands within reach and is no part of a longer word, the last first."""
    at = scene.text.rfind(mark, reach.start, reach.end)
    while at > reach.start:
        inside = scene.narrator[at] == BLANK or held(scene.narrator, at, at + len(mark), scene.lex)
        if not inside:
            yield at
        at = scene.text.rfind(mark, reach.start, at)


def before(
    scene: Scene, stage: Cast, first: int, at: int, block: int, *, bare: bool
) -> tuple[Actor, Span] | None:
    """Who stands before a particle: the last name or post of its phrase, else its bare words."""
    bracket = BRACKETS.search(scene.narrator, first, at)
    end = bracket.start() if bracket else at
    head = scene.narrator[first:end]
    start = first + max(head.rfind(stop) for stop in _STOPS) + 1
    groups = actors.phrases(scene, scene.refs_in(start, end))
    place = Span(start=start, end=end)
    if groups and groups[-1][-1].end == end:
        actor = actors.resolve(scene, stage, groups[-1], block)
        return (actor, place) if actor is not None else None
    if scene.narrator[end - 1 : end] == BLANK:
        return _marked_name(scene, end)
    words = _WORDS.search(scene.text, start, end) if bare else None
    office = body(scene, end)
    if words is None or (len(words.group()) < 2 and not office) or words.group()[0].isdigit():
        return None
    speaker = Speaker(id=None, name=words.group())
    way = "body" if office else "words"
    return Actor(speaker, Confidence.UNCERTAIN, way, words.start(), end), place


def _marked_name(scene: Scene, end: int) -> tuple[Actor, Span] | None:
    """The body whose name stands in marks before a particle: 団体「…」は."""
    start = end - len(scene.narrator[:end]) + len(scene.narrator[:end].rstrip(BLANK))
    name = scene.text[start + 1 : end - 1]
    if not body(scene, start) or not 2 <= len(name) <= NAMED:
        return None
    speaker = Speaker(id=None, name=name)
    return Actor(speaker, Confidence.UNCERTAIN, "body", start + 1, end - 1), Span(
        start=start, end=end
    )
