"""What it takes to say whose words a passage holds: the passage, the answer, its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from generator.extracting.marks.quote import Quote
from generator.extracting.scene.actors import Actor
from generator.model import Confidence, Evidence, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the number of its block, and the quotations in it."""

    span: Span
    block: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is speaking, how surely, and the rule and words that say so."""

    actor: Actor | None
    confidence: Confidence
    evidence: tuple[Evidence, ...]

    @property
    def known(self) -> bool:
        """Whether somebody was made out."""
        return self.actor is not None


NOBODY = Attribution(
    None, Confidence.UNCERTAIN, (Evidence(method="no-cue", note="the text names no speaker"),)
)


NOTES = {
    "after": "a verb of speech follows the quotation",
    "before": "a verb of speech introduces the quotation",
    "inside": "the quotation stands inside a sentence about what was said",
    "signed": "a name stands behind the quotation like a signature",
    "according": "the text says according to whom",
    "next": "the sentence after the quotation names the speaker",
    "carried": "the quotation goes on with the speaker of the one before",
    "colon": "the sentence names somebody and ends in a colon before the quotation",
    "lead": "the paragraph before ends by announcing the quotation",
    "that": "a verb of speech governs what the sentence tells",
    "interview": "an answer in an interview, between questions in paragraphs of their own",
    "told": "the sentence tells of somebody's stand in words of speech",
    "act": "the sentence tells of an act of speech",
    "asked": "the sentence tells of an answer to what a reporter asked",
    "mood": "the mood of the verb shows that somebody's words go on",
    "tail": "a verb of speech closes the sentence",
    "goes-on": "the sentence goes on with what was being told",
    "country": "the sentence tells what the last speaker's own country holds",
    "subject": "the sentence is about somebody, but no verb of speech stands by",
}
"""What each rule says to a reader."""


def made(actor: Actor | None, rule: str, cue: Span | None, cap: Confidence) -> Attribution:
    """An attribution by a rule; never surer than the rule's ``cap`` or the name's own."""
    if actor is None:
        return NOBODY
    order = [Confidence.UNCERTAIN, Confidence.PROBABLE, Confidence.CERTAIN]
    sure = min(cap, actor.confidence, key=order.index)
    weight = {Confidence.CERTAIN: 1.0, Confidence.PROBABLE: 0.7, Confidence.UNCERTAIN: 0.4}[sure]
    evidence = [Evidence(method=f"speech-{rule}", note=NOTES[rule], span=cue, weight=weight)]
    if actor.end > actor.start:
        span = Span(start=actor.start, end=actor.end)
        note = f"the speaker is given by: {actor.method}"
        evidence.append(Evidence(method=actor.method, note=note, span=span, weight=weight))
    return Attribution(actor, sure, tuple(evidence))
