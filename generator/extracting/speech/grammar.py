"""Who is the subject of a verb of speech, by the order of words around it, without a parser."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from generator.extracting.names.references import Ref
from generator.extracting.scene import actors
from generator.extracting.scene.actors import Actor
from generator.extracting.scene.agreement import agreed
from generator.extracting.scene.cues import BLANK, Scene
from generator.extracting.scene.stage import Cast
from generator.extracting.scene.topical import marked
from generator.extracting.scene.topics import (
    CLAUSE,
    apposed,
    as_name,
    behind_comma,
    governed,
    hears,
    held_by,
    named,
    outside,
    pronoun_before,
    quoted,
    relative,
    shortened,
    somebody,
    told_of,
    topics,
    unnamed,
)
from generator.extracting.speech.houses import anonymous, housed, in_marks, paper
from generator.extracting.words.tokens import Hit, between
from generator.model import Confidence, Span, Speaker
from generator.text import fold

NEAREST = 4
"""Noun phrases before a verb of which one may be what its relative clause hangs on."""
BETWEEN = 7
"""Most words between a verb and its subject where phrases of place or time stand between them."""
FEW = 200
"""Characters before a verb in which its bare words stand."""
FRAME = 40
"""Most words between an auxiliary and the participle that closes its clause."""


def distance(scene: Scene, start: int, end: int) -> int:
    """Words between two offsets."""
    return scene.words.count(start, end) if start < end else 0


def usable(scene: Scene, groups: list[list[Ref]]) -> list[list[Ref]]:
    """The noun phrases that may be subjects: no mere places, none behind a preposition."""
    kept = []
    for whole in groups:
        group = behind_comma(scene, whole) if actors.oblique(scene, whole) else whole
        kinds = {ref.kind for ref in group}
        if kinds <= {"place", "outlet"} or actors.oblique(scene, group):
            continue
        if _owner(scene, group):
            continue
        kept.append(group)
    return kept


def _owner(scene: Scene, group: list[Ref]) -> bool:
    """Whether it is only told whose something is: "X's father"."""
    people = {ref.kind for ref in group} <= {"person", "agent", "role"}
    return people and scene.narrator.startswith("'s ", group[-1].end)


_WEAK = ({"noun"}, {"acronym"})
"""What stands for a subject only where no name does."""


def subject(
    scene: Scene, stage: Cast, verb: Hit, bounds: Span, block: int, *, inverted: bool
) -> Actor | None:
    """Who does what ``verb`` says, within ``bounds``; ``inverted``: look behind it first."""
    outlet = paper(scene, verb) or in_marks(scene, verb, bounds.start)
    if outlet is not None and outlet.end <= bounds.end:
        return outlet
    who = _subject(scene, stage, verb, bounds, block, inverted=inverted)
    who = agreed(scene, stage, verb, who, block)
    nameless = who is not None and who.method in ("words", "role-words")
    if who is not None and nameless and scene.lex.pro_drop and anonymous(scene, verb):
        stage.posts.genders.setdefault(who.speaker.key, "p")
    if who is None or (who.method == "words" and scene.lex.nouns):
        return housed(scene, stage, verb, bounds, block) or who
    return who


def _subject(
    scene: Scene, stage: Cast, verb: Hit, bounds: Span, block: int, *, inverted: bool
) -> Actor | None:
    if scene.lex.topics:  # nothing but the particle shows a subject
        shown = marked(scene, stage, bounds, verb.start, block)
        return shown[0] if shown else None
    group = quoted(scene, verb, bounds)
    if group is not None:
        return actors.resolve(scene, stage, group, block)
    finite = _finite(scene, verb, bounds)
    if finite is not None:
        verb, inverted = finite, False
        beside = _beside(scene, stage, verb, bounds, block)
        if beside is not None:
            return beside
    if scene.pack.names.article and verb.phrase in scene.lex.saying:
        return None  # "…, adding": whoever does what the verb before it says
    pronoun = pronoun_before(scene, verb, bounds)
    if pronoun is not None and not inverted:
        return actors.resolve(scene, stage, [pronoun], block)  # nobody else is the subject
    before = _before(scene, stage, verb, bounds, block)
    after = behind(scene, stage, verb, bounds, block)
    if after is not None and scene.pack.names.article and _first_comes(scene, verb, before, after):
        return after
    own = _own_phrase(scene, before, verb)
    if own is not None and not inverted:
        return own
    if inverted:
        if after and not (before and distance(scene, before.end, verb.start) <= 1):
            return after
        return before or after
    if after is not None and any(
        hit.start < verb.end and verb.start < hit.end
        for hit in between(scene.quoting, verb.start, verb.end)
    ):
        return after
    if after is not None and before is not None and _turned(scene, before, verb, after):
        return after
    if before is not None and not (before.method == "words" and after is not None):
        return before
    if after is not None and before is None and scene.lex.verb_second and after.method != "words":
        return after  # whatever else comes first, the subject stands behind the verb
    words = _words_before(scene, verb, bounds)
    if after is not None and (before is not None or _first(scene, verb, bounds)):
        return after
    return words


def _finite(scene: Scene, verb: Hit, bounds: Span) -> Hit | None:
    """The auxiliary of a participle that closes its clause: "X hat Y den Brand zugeschrieben"."""
    lex = scene.lex
    if scene.narrator[verb.start : verb.end] not in lex.participles:
        return None
    start = bounds.start
    for that in between(scene.that, start, verb.start):
        start = that.end
    first = bisect_left(scene.words.starts, start)
    last = bisect_left(scene.words.starts, verb.start)
    for at in range(last - 1, max(first, last - FRAME) - 1, -1):
        if scene.words.folded[at] in lex.perfect:
            return Hit(scene.words.starts[at], scene.words.ends[at])
    return None


def _beside(scene: Scene, stage: Cast, verb: Hit, bounds: Span, block: int) -> Actor | None:
    """The noun phrase straight before an auxiliary, though it be no name: no object is meant."""
    groups = usable(scene, actors.phrases(scene, scene.refs_in(bounds.start, verb.start)))
    if groups and distance(scene, groups[-1][-1].end, verb.start) == 0:
        return actors.resolve(scene, stage, groups[-1], block)
    return None


def _own_phrase(scene: Scene, before: Actor | None, verb: Hit) -> Actor | None:
    """A nameless noun phrase that fills the verb's clause, the name standing in another one."""
    if before is None or distance(scene, before.end, verb.start) <= 1:
        return None
    start = before.end
    for cut in CLAUSE.finditer(scene.narrator, before.end, verb.start):
        start = cut.end()
    if start == before.end or scene.refs_in(start, verb.start):
        return None
    return unnamed(scene, Span(start=start, end=verb.start))


def _turned(scene: Scene, before: Actor, verb: Hit, after: Actor) -> bool:
    """Whether a verb-second language puts the subject behind: "… to X, said Y"."""
    if not scene.lex.verb_second or distance(scene, verb.end, after.start) > 2:
        return False
    clause, comma, _ = scene.narrator[before.end : verb.start].rpartition(",")
    parted = bool(comma and clause.strip())  # "…, asked what X does, said Y"; not "X, of Z, said"
    return after.method != "words" and (parted or before.method == "words")


def _first_comes(scene: Scene, verb: Hit, before: Actor | None, after: Actor) -> bool:
    """Whether a subject stands straight behind its verb, and none straight before it."""
    titles = scene.narrator[verb.end : after.start].split()
    beside = scene.lex.honorifics.issuperset(titles) and after.method != "words"
    if before is None or before.method in ("words", "country"):
        return beside
    return beside and distance(scene, before.end, verb.start) > 1


def _first(scene: Scene, verb: Hit, bounds: Span) -> bool:
    """Whether hardly anything stands before the verb: it opens its clause (VSO)."""
    return distance(scene, bounds.start, verb.start) <= 1


def _words_before(scene: Scene, verb: Hit, bounds: Span) -> Actor | None:
    """The bare words before a verb, where they are few and no place: "The letter says"."""
    start = max(bounds.start, verb.start - FEW)
    for cut in CLAUSE.finditer(scene.narrator, start, verb.start):
        start = cut.end()
    for that in between(scene.that, start, verb.start):
        start = that.end
    if scene.refs_in(start, verb.start):
        return None
    words = scene.text[start : verb.start].split()
    folded = [fold(word) for word in words]
    if scene.pack.names.article and not (folded and folded[0][1:] in scene.lex.auxiliary):
        return None  # the verb comes first there, but behind "and-had X"
    while folded and (folded[0] in scene.lex.openers or folded[0] in scene.lex.auxiliary):
        if folded[0] in scene.lex.oblique:
            return None
        words.pop(0)
        folded.pop(0)
    while folded and folded[-1] in scene.lex.auxiliary:
        words.pop()
        folded.pop()
    if not 1 <= len(words) <= 5 or folded[0] in scene.lex.oblique or folded[-1] in scene.lex.closed:
        return None
    if len(words) == 1 and not words[0][:1].isupper():
        return None
    name = " ".join(words)
    return Actor(Speaker(id=None, name=name), Confidence.UNCERTAIN, "words", start, verb.start)


def _before(scene: Scene, stage: Cast, verb: Hit, bounds: Span, block: int) -> Actor | None:
    """The noun phrase beside the verb, else the first of its clause, else of the sentence."""
    refs = scene.refs_in(bounds.start, verb.start)
    every = actors.phrases(scene, refs)
    for group in reversed(every[-NEAREST:]):
        if relative(scene, group, verb):
            return actors.resolve(scene, stage, group, block)
    if apposed(scene, refs, verb):
        return actors.resolve(scene, stage, [as_name(refs[-1])], block)
    groups = _speaking(scene, usable(scene, every), verb)
    if not groups:
        return None
    groups = [g for g in groups if {ref.kind for ref in g} not in _WEAK] or groups
    if scene.lex.attributive:
        groups = topics(scene, groups, bounds.start, verb)
        if not groups:
            return None
    last = groups[-1]
    near = distance(scene, last[-1].end, verb.start) <= actors.NEAR
    if near and len(groups) > 1:
        order = [last, *groups[:-1]]
        apart = outside(scene, groups, verb)
        if apart is not None:
            order = [apart, *(group for group in groups if group is not apart)]
    else:
        order = groups
    for group in order:
        actor = actors.resolve(scene, stage, group, block)
        if actor is not None:
            return actor
    return None


def _asks(scene: Scene, verb: Hit) -> bool:
    hits = between(scene.asked, max(0, verb.start - 20), verb.end + 20)
    return any(hit.start < verb.end and verb.start < hit.end for hit in hits)


def _speaking(scene: Scene, groups: list[list[Ref]], verb: Hit) -> list[list[Ref]]:
    """Without the press, which is told things: only where it asks does it speak."""
    if _asks(scene, verb):
        return groups
    return [group for group in groups if not any(actors.PRESS in ref.targets for ref in group)]


def behind(scene: Scene, stage: Cast, verb: Hit, bounds: Span, block: int) -> Actor | None:
    """Who stands behind a verb as its subject; phrases of place and time may come between."""
    stop = bounds.end
    if verb.phrase in scene.lex.telling:
        return None  # who stands behind it is told
    if scene.lex.spaceless and not between(scene.quoting, verb.start, verb.end):
        return None  # the languages without spaces have no subject behind its verb
    refs = scene.refs_in(verb.end, stop)
    groups = actors.phrases(scene, refs)
    for at, first in enumerate(groups):
        gap = scene.narrator[verb.end : first[0].start]
        if any(char in gap for char in ":;" + BLANK):
            return None
        if "." in gap and not shortened(scene, verb.end, verb.end + gap.rindex(".")):
            return None
        far = distance(scene, verb.end, first[0].start)
        if between(scene.that, verb.end, first[0].start) or told_of(scene, verb, first):
            return None  # "(She) said that X ..."
        if len(first) == 1 and _owner(scene, first):
            continue
        place = {ref.kind for ref in first} <= {"place", "outlet", "acronym"}
        if place or actors.oblique(scene, first) or not _speaking(scene, [first], verb):
            if far > BETWEEN or governed(scene, first, gap):
                return None
            continue
        if hears(scene, first, groups[at + 1 : at + 2], verb):
            continue
        if actors.body(first[0]) and not scene.lex.oblique.isdisjoint(gap.split()):
            return None  # "it says in a statement of the ministry"
        holder = held_by(scene, first, groups[at + 1 :])
        if holder is not None:
            return actors.resolve(scene, stage, holder, block)
        if far > (BETWEEN if named(first) else 3) or _loose(scene, first, gap, far):
            return None
        if somebody(scene, first, gap):
            name = " ".join(scene.text[verb.end : first[-1].end].split())
            speaker = Speaker(id=None, name=name)
            return Actor(speaker, Confidence.UNCERTAIN, "role-words", verb.end + 1, first[-1].end)
        who = actors.resolve(scene, stage, first, block)
        if who is not None and far > 3 and who.confidence is Confidence.CERTAIN:
            return replace(who, confidence=Confidence.PROBABLE)
        return who
    return None


def _loose(scene: Scene, group: list[Ref], gap: str, far: int) -> bool:
    """Whether a phrase behind the verb is no subject: a lone post in another phrase, or far off."""
    words = gap.split()
    if not named(group) and any(word in scene.lex.oblique for word in words[:-1]):
        return True
    if far > 3 and scene.lex.nouns and not any(ref.kind in ("agent", "role") for ref in group):
        return True  # capitals show no name there
    return far > 3 and "," in gap
