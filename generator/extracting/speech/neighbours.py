"""Whose words a quotation holds where its own sentence does not tell: who speaks beside it."""

from __future__ import annotations

from bisect import bisect_left

from generator.extracting.marks.quote import Quote
from generator.extracting.scene import actors
from generator.extracting.scene.actors import Actor
from generator.extracting.scene.cues import Scene
from generator.extracting.scene.stage import Cast
from generator.extracting.scene.topical import marked
from generator.extracting.scene.topics import inflected
from generator.extracting.speech import glued
from generator.extracting.speech.attribution import NOBODY, Attribution, Sentence, made
from generator.extracting.speech.grammar import distance, subject, usable
from generator.extracting.words.tokens import between
from generator.model import Confidence, Span

FOLLOWING = 30
"""Most words before the verb of a sentence behind a quotation where verbs close sentences."""
NEXT_WORDS = 12
"""Most words of the sentence behind a quotation before the verb that says whose it was."""


def mood(scene: Scene, stage: Cast, sentence: Sentence) -> Attribution:
    """Whoever spoke just before, where the mood of a verb shows the words to be another's."""
    hits = between(scene.subjunctive, sentence.span.start, sentence.span.end)
    if not hits or stage.last is None or sentence.block - stage.last_block > 1:
        return NOBODY
    near = sentence.block == stage.last_block
    sure = Confidence.PROBABLE if near else Confidence.UNCERTAIN
    who = Actor(stage.last, sure, "carried", 0, 0)
    return made(who, "mood", hits[0].span, sure)


def _next(scene: Scene, stage: Cast, following: Sentence) -> Attribution:
    """Who speaks in the sentence behind a quotation, where its verb comes soon."""
    verbs = between(scene.verbs, following.span.start, following.span.end)
    reach = FOLLOWING if scene.pack.speech.topics else NEXT_WORDS  # the verb comes last there
    if not verbs or distance(scene, following.span.start, verbs[0].start) > reach:
        return NOBODY
    turns = scene.lex.attributive and stage.last is not None
    if turns and scene.narrator.startswith(scene.lex.leads, following.span.start):
        return NOBODY  # "But X says …" turns to somebody else
    first = following.quotes[0].start if following.quotes else following.span.end
    bounds = Span(start=following.span.start, end=first)
    shown = marked(scene, stage, bounds, first, following.block)
    if shown is not None:
        return made(shown[0], "next", verbs[0].span, Confidence.PROBABLE)
    who = subject(scene, stage, verbs[0], bounds, following.block, inverted=False)
    if who is None or verbs[0].start >= first:
        return NOBODY
    if following.quotes and scene.lex.attributive and who.method == "role-words":
        return NOBODY  # somebody new, who has words of their own there
    return made(who, "next", verbs[0].span, Confidence.PROBABLE)


def _said_before(scene: Scene, stage: Cast, sentences: list[Sentence], at: int) -> bool:
    """Whether the sentence before, in the same paragraph, quotes somebody and says whom."""
    before = sentences[at - 1] if at else None
    if before is None or before.block != sentences[at].block or not before.quotes:
        return False
    end = before.quotes[-1].end
    verbs = between(scene.verbs, end, before.span.end)
    return bool(verbs) and stage.last is not None and stage.last_block == before.block


def _goes_on(scene: Scene, stage: Cast, sentences: list[Sentence], at: int) -> bool:
    """Whether words alone in their sentence may be of the speaker before.

    Where nothing parts words, a paragraph that goes on after them tells whose they are itself.
    """
    sentence = sentences[at]
    if not scene.lex.attributive or sentence.block == stage.last_block or at + 1 >= len(sentences):
        return True
    return sentences[at + 1].block != sentence.block


def carried(stage: Cast, sure: Confidence, rule: str = "carried") -> Attribution:
    """The speaker before, who goes on speaking."""
    if stage.last is None:
        return NOBODY
    return made(Actor(stage.last, sure, "carried", 0, 0), rule, None, sure)


def runs_over(sentences: list[Sentence], at: int) -> bool:
    """Whether a paragraph opens with marks because those of the one before were not closed."""
    before = sentences[at - 1] if at else None
    opens = bool(sentences[at].quotes) and sentences[at].quotes[0].start == sentences[at].span.start
    last = before.quotes[-1] if before is not None and before.quotes else None
    return opens and last is not None and last.open_ended and not last.dash


def neighbours(
    scene: Scene, stage: Cast, sentences: list[Sentence], at: int, quote: Quote
) -> Attribution:
    """The sentence behind, the speaker before, or the one whom the sentence is about."""
    sentence = sentences[at]
    starts = scene.words.starts
    words = bisect_left(starts, sentence.span.end) - bisect_left(starts, sentence.span.start)
    whole = words <= 1 and distance(scene, sentence.span.start, sentence.span.end) <= 1
    going_on = whole and _said_before(scene, stage, sentences, at)
    following = sentences[at + 1] if whole and at + 1 < len(sentences) else None
    following = None if going_on else following
    if following is not None and following.block == sentence.block:
        found = _next(scene, stage, following)
        if found.known:
            return found
    about = stage.topic if not scene.lex.cases else None
    if whole and about is not None and stage.topic_block == sentence.block:
        sure = Confidence.PROBABLE if about == stage.last else Confidence.UNCERTAIN
        who = Actor(about, sure, "carried", 0, 0)
        return made(who, "carried", None, sure)
    near = stage.last is not None and sentence.block - stage.last_block <= 1
    if near and (_goes_on(scene, stage, sentences, at) if whole else glued.told(scene, quote)):
        same = whole and sentence.block == stage.last_block
        return carried(stage, Confidence.PROBABLE if same else Confidence.UNCERTAIN)
    moody = mood(scene, stage, sentence)
    if moody.known:
        return moody
    groups = usable(scene, actors.phrases(scene, scene.refs_in(sentence.span.start, quote.start)))
    groups = [g for g in groups if {ref.kind for ref in g} not in ({"noun"}, {"acronym"})]
    nobody = all(group[0].kind == "pronoun" for group in groups)
    silent = not between(scene.verbs, sentence.span.start, sentence.span.end)
    if nobody and silent and stage.last is not None and sentence.block == stage.last_block:
        return carried(stage, Confidence.UNCERTAIN)
    if scene.lex.attributive:
        return NOBODY  # whom a sentence is about shows too little where nothing parts its words
    if scene.lex.nouns:  # a capital shows no name there
        groups = [g for g in groups if any(ref.kind in ("agent", "role") for ref in g)]
    if scene.lex.cases and not silent:
        groups = []  # the verb's own ending said that it is nobody named
    groups = [g for g in groups if g[0].kind != "person" or not inflected(scene, g[0])]
    for group in groups[:1]:
        named = actors.resolve(scene, stage, group, sentence.block)
        if named is not None and group[0].kind != "pronoun":
            return made(named, "subject", None, Confidence.UNCERTAIN)
    return NOBODY
