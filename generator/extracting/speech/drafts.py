"""Statements as they are found, sentence by sentence: quoted, reported, asked, answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from generator.extracting.marks.quote import Quote
from generator.extracting.scene import actors, posts
from generator.extracting.scene.cues import Scene
from generator.extracting.scene.stage import Cast
from generator.extracting.speech import continuing, interview, reported, speakers, transcript
from generator.extracting.speech.attribution import NOBODY, Attribution, Sentence, made
from generator.extracting.speech.tails import untold
from generator.extracting.speech.terms import TERM_WORDS, built_in, is_term, mode_of, size
from generator.extracting.speech.transcript import Turn
from generator.extracting.words.tokens import between
from generator.model import Block, Confidence, Evidence, Label, Mode, Span, Speaker
from generator.saying import say

THROUGHOUT = 3
"""Times that a few words stand in marks from which on they are a name."""
_ASKING = ("?", "？", "؟")
_PAUSES = ",，:：،"


@dataclass(slots=True)
class Draft:
    """A statement before it has its id."""

    spans: tuple[Span, ...]
    sentence: Span
    mode: Mode
    who: Attribution


@dataclass(slots=True)
class Work:
    """What one reading gathers."""

    scene: Scene
    stage: Cast
    drafts: list[Draft] = field(default_factory=list)
    terms: list[Span] = field(default_factory=list)
    often: Counter[str] = field(default_factory=Counter)


def read(work: Work, units: list[Sentence], blocks: tuple[Block, ...]) -> None:
    """Read the sentences in order; who spoke before helps to tell who speaks now."""
    told = asking = asked = False
    last = -1
    work.often.update(q.inner(work.scene.text) for unit in units for q in unit.quotes)
    turns = interview.dashed(work.scene.text, blocks)
    for at, unit in enumerate(units):
        goes_on = unit.block == last
        told = told and goes_on
        last = unit.block
        label = blocks[unit.block].label
        ends = work.scene.text[unit.span.end - 1 : unit.span.end] in _ASKING
        asking = _asks(work.scene, unit) or (asking and goes_on and (ends or not asked))
        asked = ends
        if label is Label.QUESTION or asking or turns.get(unit.block):
            _question(work, unit)
            told = False
            continue
        posts.subject_named(work.scene, work.stage, unit.span, unit.block)
        said = _quotes(work, units, at)
        told = label is not Label.TITLE and _report(work, unit, said=said, told=told)
    _interviewed(work, [blocks[number].span for number, asks in turns.items() if not asks])


def _interviewed(work: Work, answers: list[Span]) -> None:
    """Give the answers of an interview to whom one of them names, else to the person above."""
    if not answers:
        return
    given = [
        draft
        for draft in work.drafts
        if any(span.start <= draft.spans[0].start < span.end for span in answers)
        and draft.mode is Mode.DIRECT
    ]
    shown = [draft for draft in given if draft.who.evidence[0].method == "speech-after"]
    named = {
        draft.who.actor.speaker.key: draft.who.actor.speaker for draft in shown if draft.who.actor
    }
    speaker = next(iter(named.values())) if len(named) == 1 else None
    if not named:
        name = interview.guest(work.scene, answers[0].start)
        speaker = work.stage.called(name) if name is not None else None
    for draft in given:
        if draft in shown:
            continue
        draft.who = NOBODY
        if speaker is not None:
            actor = actors.Actor(speaker, Confidence.PROBABLE, "transcript", 0, 0)
            draft.who = made(actor, "interview", draft.spans[0], Confidence.PROBABLE)


def _asks(scene: Scene, unit: Sentence) -> bool:
    """Whether a sentence of the narrator opens a reporter's question: "a reporter asked:"."""
    stop = unit.quotes[0].start if unit.quotes else unit.span.end
    whole = scene.text[unit.span.start : unit.span.end].rstrip()[-1:] in _ASKING
    if unit.quotes and not whole:
        return False
    for hit in between(scene.asked, unit.span.start, stop):
        mark = scene.narrator[hit.end : hit.end + 3].lstrip()[:1]
        if (mark in (":", "：") and not unit.quotes) or (mark and mark in _PAUSES and whole):
            refs = scene.refs_in(unit.span.start, hit.end)
            return any("press" in ref.targets or ref.kind == "role" for ref in refs[-1:])
    return False


def _question(work: Work, unit: Sentence) -> None:
    press = work.stage.agents.get("press")
    speaker = Speaker(id=press.id, name=press.name) if press else Speaker(id=None, name="press")
    note = say("a reporter asks here")
    evidence = (Evidence(method="question", note=note, span=unit.span),)
    actor = actors.Actor(speaker, Confidence.PROBABLE, "question", 0, 0)
    who = Attribution(actor, Confidence.PROBABLE, evidence)
    work.drafts.append(Draft((unit.span,), unit.span, Mode.QUESTION, who))


def _quotes(work: Work, units: list[Sentence], at: int) -> bool:
    """Draft the statements in quotation marks of one sentence; whether there were any."""
    unit = units[at]
    said = False
    for number, quote in enumerate(unit.quotes):
        who = speakers.attribute(work.scene, work.stage, units, at, number)
        if is_term(work.scene, unit, quote, who) or _again(work, unit, quote):
            work.terms.append(quote.span)
            continue
        mode = mode_of(work.scene, unit, quote)
        if number and _one(work, unit, number, who):
            work.drafts[-1].spans += (quote.span,)
        else:
            work.drafts.append(Draft((quote.span,), unit.span, mode, who))
        said = said or mode is Mode.DIRECT
        if who.actor is not None:
            work.stage.spoke(who.actor.speaker, unit.block)
        elif mode is Mode.DIRECT and untold(work.scene, unit, quote):
            work.stage.hushed()
    return said


def _again(work: Work, unit: Sentence, quote: Quote) -> bool:
    """Whether a few words that run on in the narrator's sentence are what a thing is called: as
    the marks before named it, or as it stands in marks throughout.
    """
    few = size(work.scene, quote) <= TERM_WORDS and built_in(work.scene, unit, quote)
    inner, text = quote.inner(work.scene.text), work.scene.text
    named = any(inner == text[term.start + 1 : term.end - 1] for term in work.terms)
    return few and (named or work.often[inner] >= THROUGHOUT)


def _one(work: Work, unit: Sentence, number: int, who: Attribution) -> bool:
    """Whether a quotation goes on with the one before: "We came," said X, "and we saw."."""
    if not work.drafts or who.actor is None:
        return False
    before, quote = unit.quotes[number - 1], unit.quotes[number]
    draft, text = work.drafts[-1], work.scene.text
    between_them = work.scene.narrator[before.end : quote.start]
    return (
        draft.spans[-1] == before.span
        and draft.mode is Mode.DIRECT
        and draft.who.actor is not None
        and draft.who.actor.speaker.key == who.actor.speaker.key
        and quote.inner(text)[:1].islower()
        and (before.inner(text)[-1:] in ",，" or between_them[:1] in ",，")
        and between_them.rstrip().endswith((",", "，"))
        and bool(between(work.scene.verbs, before.end, quote.start))
    )


def _report(work: Work, unit: Sentence, *, said: bool, told: bool) -> bool:
    """Draft reported speech of one sentence; whether it is reported speech."""
    stage = work.stage
    who = reported.attribute(work.scene, stage, unit)
    bare = who.actor is not None and who.actor.speaker.id is None and not unit.quotes
    if bare and told and who.evidence[0].method == "speech-according":
        who = NOBODY  # a source that the one who is speaking leans on
    if continuing.parent_of_last(stage, who):
        who = continuing.carried(stage, who)
    if not who.known:
        who = continuing.continues(work.scene, stage, unit, told=told)
    if who.actor is None or (said and not reported.beyond(work.scene, unit)):
        return False
    work.drafts.append(Draft((unit.span,), unit.span, Mode.REPORTED, who))
    stage.spoke(who.actor.speaker, unit.block)
    return who.evidence[0].method != "speech-act"  # which tells that, but not what, was said


def answers(work: Work, spoken: dict[int, Turn]) -> None:
    """Draft the turns of a transcript: questions by the press, answers by who was introduced."""
    first = min((turn.words.start for turn in spoken.values()), default=0)
    people = transcript.introduced(work.scene, work.stage, first)
    full = transcript.full_names(work.scene) if spoken else {}
    name = interview.guest(work.scene, first)
    for number, turn in spoken.items():
        unit = Sentence(turn.words, number, ())
        if turn.asks:
            _question(work, unit)
            continue
        note = say("a paragraph of a transcript that answers a question")
        speaker = work.stage.speaker(people[0]) if len(people) == 1 else None
        if not people and name is not None:
            speaker = work.stage.called(name)
        if turn.named:
            note = say("a turn of a transcript under this name")
            speaker = transcript.labelled(work.scene, work.stage, turn.label, number, full)
        evidence = (Evidence(method="transcript", note=note, span=turn.label, weight=0.7),)
        sure = Confidence.PROBABLE if speaker else Confidence.UNCERTAIN
        actor = actors.Actor(speaker, sure, "transcript", 0, 0) if speaker else None
        who = Attribution(actor, sure, evidence)
        work.drafts.append(Draft((turn.words,), turn.words, Mode.DIRECT, who))
