"""Bodies whose people speak unnamed: "in the ministry (they) said", "from X (they) report"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from generator.extracting.names.references import Ref
from generator.extracting.scene import actors
from generator.extracting.scene.actors import Actor
from generator.extracting.scene.cues import BLANK, NAMING, Scene
from generator.extracting.scene.stage import Cast
from generator.extracting.words.tokens import Hit
from generator.model import Confidence, Span, Speaker

NEAR = 6
"""Most words between a verb and the body in which it is said: its name and whose it is."""
LED = 2
"""Most words between a preposition and the body: adjectives, or "in a statement of the"."""
NAME = 60
"""Most characters of an outlet's name."""
BESIDE = 2
"""Most words between the verb and "there"."""
_STOPS = frozenset(",;:.!?\n" + BLANK)


def housed(scene: Scene, stage: Cast, verb: Hit, bounds: Span, block: int) -> Actor | None:
    """The body in which somebody says something, where the verb shows that nobody is named."""
    if not scene.lex.within or not anonymous(scene, verb):
        return None
    for group in actors.phrases(scene, scene.refs_in(bounds.start, bounds.end)):
        behind_it = group[0].start > verb.start
        gap = (verb.end, group[0].start) if behind_it else (group[-1].end, verb.start)
        near = scene.words.count(*gap) <= NEAR + (LED if behind_it else 0)
        if not near or not _STOPS.isdisjoint(scene.narrator[gap[0] : gap[1]]):
            continue
        if _body(scene, stage, group[0]) and _led(scene, group[0]):
            who = actors.resolve(scene, stage, _whole(scene, group), block)
            if who is not None and who.confidence is Confidence.CERTAIN:
                return replace(who, confidence=Confidence.PROBABLE)
            nameless = who is not None and who.method == "words"
            return replace(who, method="body") if who is not None and nameless else who
    return _there(scene, stage, verb, bounds, block)


def _there(scene: Scene, stage: Cast, verb: Hit, bounds: Span, block: int) -> Actor | None:
    """The body that spoke last, where "there" stands beside the verb: "Там добавили"."""
    words = scene.narrator[bounds.start : verb.start].split()[-BESIDE:]
    words += scene.narrator[verb.end : bounds.end].split()[:BESIDE]
    last = stage.last
    if last is None or block - stage.last_block > 1 or scene.lex.there.isdisjoint(words):
        return None
    agent = stage.agents.get(last.key)
    known = agent.kind == "organisation" if agent else last.key in stage.posts.bodies
    return Actor(last, Confidence.PROBABLE, "pronoun", verb.start, verb.end) if known else None


def _whole(scene: Scene, group: list[Ref]) -> list[Ref]:
    """The body and whose it is, without what a preposition ties to it."""
    kept = group[:1]
    for ref in group[1:]:
        if scene.narrator[kept[-1].end : ref.start] != " ":
            break
        kept.append(ref)
    return kept


def anonymous(scene: Scene, verb: Hit) -> bool:
    """Whether the verb's form is the one that names no subject: mostly a plural."""
    words = scene.narrator[verb.start : verb.end].replace("-", " ").split()
    return any(word.endswith(scene.lex.indefinite_verbs) for word in words)


def _body(scene: Scene, stage: Cast, ref: Ref) -> bool:
    """Whether a reference is a ministry, a firm, an office."""
    if ref.kind == "role":
        return ref.gender[0] == "n"
    if ref.kind == "agent":
        return stage.agents[ref.targets[0]].kind in ("organisation", "group")
    return ref.kind == "acronym" or (ref.kind == "noun" and scene.lex.nouns)


def _led(scene: Scene, ref: Ref) -> bool:
    """Whether a preposition of place leads to a body."""
    head = scene.narrator[max(0, ref.start - 40) : ref.start]
    words = head.replace("'", " ").split()[-LED - 1 :]
    for back, word in enumerate(reversed(words)):
        if word in scene.lex.within:
            return True
        if back == LED or not word.isalpha():
            break
    return False


def in_marks(scene: Scene, verb: Hit, start: int) -> Actor | None:
    """Who is named in marks straight before the verb, with an article before them at most, from
    ``start`` of the sentence: "Valley News" says.
    """
    end = verb.start - 1
    if scene.narrator[end - 1 : verb.start] != NAMING + " ":
        return None
    first = end
    while scene.narrator[first - 1] == NAMING and first > start:
        first -= 1
    before = scene.narrator[start:first].split()
    if before and before[-1] not in scene.lex.articles and before[-1][-1].isalnum():
        return None  # the bank "X" says
    name = scene.text[first + 1 : end - 1]
    return Actor(Speaker(id=None, name=name), Confidence.PROBABLE, "named", first, end)


def paper(scene: Scene, verb: Hit) -> Actor | None:
    """The outlet that a word in the subject's case brings in straight behind a verb."""
    at = bisect_left(scene.words.starts, verb.end)
    if at >= len(scene.words.folded) or scene.words.folded[at] not in scene.lex.papers:
        return None
    if scene.narrator[verb.end : scene.words.starts[at]] != " ":
        return None
    start = scene.words.ends[at] + 1
    outlet = next(iter(scene.refs_in(start, start + NAME)), None)
    if outlet is None or outlet.start != start or outlet.kind != "outlet" or outlet.targets:
        return None
    speaker = Speaker(id=None, name=scene.text[start : outlet.end])
    return Actor(speaker, Confidence.PROBABLE, "named", start, outlet.end)
