"""Reported speech: sentences in which the narrator tells what somebody said."""

from __future__ import annotations

from generator.extracting import actors
from generator.extracting.actors import Cast
from generator.extracting.cues import Scene
from generator.extracting.speakers import (
    NOBODY,
    Attribution,
    Sentence,
    made,
    said_by,
    subject,
)
from generator.extracting.tokens import Hit, between
from generator.model import Confidence, Span

THAT_WORDS = 8
"""Most words between a verb of speech and the "that" it governs ("said on the 20th that")."""
BEYOND = 4
"""Words that a sentence with a quotation must hold beside quotation and cue to report more."""


def attribute(scene: Scene, stage: Cast, sentence: Sentence) -> Attribution:
    """Who is told to have said what this sentence holds; nobody if it is the narrator's own."""
    start, end = sentence.span.start, sentence.span.end
    for hit in between(scene.according, start, end):
        found = said_by(scene, stage, hit, sentence.span, sentence.block)
        if found.known:
            return found
    verbs = between(scene.verbs, start, end)
    for verb in verbs:
        if _governs(scene, verb, sentence):
            who = subject(scene, stage, verb, sentence.span, sentence.block, inverted=False)
            if who is not None:
                return made(who, "that", verb.span, Confidence.CERTAIN)
    for noun in between(scene.reported, start, end):
        who = subject(scene, stage, noun, sentence.span, sentence.block, inverted=False)
        if who is not None and who.method != "country":
            return made(who, "told", noun.span, Confidence.PROBABLE)
    return _tail(scene, stage, sentence, verbs)


def _governs(scene: Scene, verb: Hit, sentence: Sentence) -> bool:
    """Whether a complementiser follows the verb closely, with no verb of its own before."""
    for that in between(scene.that, verb.end, sentence.span.end)[:1]:
        return scene.words.count(verb.end, that.start) <= THAT_WORDS
    return False


def _tail(scene: Scene, stage: Cast, sentence: Sentence, verbs: list[Hit]) -> Attribution:
    """…, said X: the verb in the last clause or between commas, its subject beside it."""
    if sentence.quotes:
        return NOBODY
    for verb in reversed(verbs):
        head = scene.narrator[sentence.span.start : verb.start]
        comma = max(head.rfind(","), head.rfind("，"))
        if comma < 0 or scene.words.count(sentence.span.start + comma, verb.start) > 4:
            continue
        bounds = Span(start=sentence.span.start + comma, end=sentence.span.end)
        who = subject(scene, stage, verb, bounds, sentence.block, inverted=True)
        if who is not None:
            return made(who, "tail", verb.span, Confidence.CERTAIN)
    return NOBODY


def beyond(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence with a quotation reports something beside it."""
    end = sentence.span.end
    for that in between(scene.that, sentence.span.start, end):
        stop = next((quote.start for quote in sentence.quotes if quote.start >= that.end), end)
        if scene.words.count(that.end, stop) > BEYOND:
            return True
    return False


def continues(scene: Scene, stage: Cast, sentence: Sentence, *, told: bool) -> Attribution:
    """The speaker of the sentence before, where this one goes on without naming another.

    ``told``: the sentence before, in the same paragraph, was reported speech. Elsewhere the
    sentence must be about what the speaker's own country thinks or does.
    """
    if stage.last is None or sentence.quotes:
        return NOBODY
    start, end = sentence.span.start, sentence.span.end
    if told:
        who = actors.Actor(stage.last, Confidence.UNCERTAIN, "carried", 0, 0)
        return made(who, "goes-on", None, Confidence.UNCERTAIN)
    agent = stage.agents.get(stage.last.key)
    first = next(iter(scene.refs_in(start, end)), None)
    if agent is None or first is None or agent.country is None or first.start - start > 4:
        return NOBODY
    if agent.country not in (*first.targets, *first.places):
        return NOBODY
    hits = [*between(scene.reported, first.end, end), *between(scene.verbs, first.end, end)]
    if not any(scene.words.count(first.end, hit.start) <= 2 for hit in hits):
        return NOBODY
    who = actors.Actor(stage.last, Confidence.UNCERTAIN, "country", first.start, first.end)
    return made(who, "country", Span(start=first.start, end=first.end), Confidence.UNCERTAIN)
