"""Sentences of the narrator that go on with what somebody was being told to have said."""

from __future__ import annotations

from generator.extracting.scene import actors
from generator.extracting.scene.cues import Scene
from generator.extracting.scene.stage import Cast
from generator.extracting.speech.attribution import NOBODY, Attribution, Sentence, made
from generator.extracting.speech.neighbours import mood
from generator.extracting.words.tokens import between
from generator.model import Confidence, Span


def parent_of_last(stage: Cast, who: Attribution) -> bool:
    """Whether the subject is the government behind whoever is speaking: "the X side says"."""
    if who.actor is None or stage.last is None or who.actor.speaker.id is None:
        return False
    agent = stage.agents.get(stage.last.key)
    for _ in range(4):
        parent = agent.parent if agent else None
        if parent == who.actor.speaker.id:
            return True
        agent = stage.agents.get(parent) if parent else None
    return False


def carried(stage: Cast, who: Attribution) -> Attribution:
    """The one who is speaking, in place of the government named as the subject."""
    if stage.last is None or who.actor is None:
        return who
    actor = actors.Actor(
        stage.last, Confidence.UNCERTAIN, "own-side", who.actor.start, who.actor.end
    )
    return made(actor, "goes-on", who.evidence[0].span, Confidence.UNCERTAIN)


def continues(scene: Scene, stage: Cast, sentence: Sentence, *, told: bool) -> Attribution:
    """The speaker of the sentence before, where this one goes on without naming another.

    ``told``: the sentence before, in the same paragraph, was reported speech. Elsewhere the
    sentence must be about what the speaker's own country thinks or does.
    """
    if stage.last is None or sentence.quotes:
        return NOBODY
    start, end = sentence.span.start, sentence.span.end
    if scene.lex.moods:  # the language marks another's words by the verb's mood
        return mood(scene, stage, sentence)
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
