"""What it takes to say whose words a passage holds: the passage, the answer, its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from generator.extracting.marks.quote import Quote
from generator.extracting.scene.actors import Actor
from generator.model import Confidence, Evidence, Span
from generator.saying import say


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
    None, Confidence.UNCERTAIN, (Evidence(method="no-cue", note=say("the text names no speaker")),)
)


NOTES = {
    "after": say("a verb of speech follows the quotation"),
    "before": say("a verb of speech introduces the quotation"),
    "inside": say("the quotation stands inside a sentence about what was said"),
    "signed": say("a name stands behind the quotation like a signature"),
    "according": say("the text says according to whom"),
    "next": say("the sentence after the quotation names the speaker"),
    "carried": say("the quotation goes on with the speaker of the one before"),
    "runs-over": say("the paragraph goes on with a quotation that the one before left open"),
    "colon": say("the sentence names somebody and ends in a colon before the quotation"),
    "lead": say("the paragraph before ends by announcing the quotation"),
    "that": say("a verb of speech governs what the sentence tells"),
    "interview": say("an answer in an interview, between questions in paragraphs of their own"),
    "told": say("the sentence tells of somebody's stand in words of speech"),
    "act": say("the sentence tells of an act of speech"),
    "asked": say("the sentence tells of an answer to what a reporter asked"),
    "mood": say("the mood of the verb shows that somebody's words go on"),
    "tail": say("a verb of speech closes the sentence"),
    "goes-on": say("the sentence goes on with what was being told"),
    "country": say("the sentence tells what the last speaker's own country holds"),
    "subject": say("the sentence is about somebody, but no verb of speech stands by"),
}
"""What each rule says to a reader."""
GIVEN: dict[str, str] = {
    "named": say("the speaker is given by name"),
    "country": say("the speaker is given by a country's name"),
    "short-name": say("the speaker is given by a short form of their name"),
    "pronoun": say("a pronoun, or a verb alone, stands for the speaker"),
    "office": say("the speaker is given by an office"),
    "role": say("only a post stands for the speaker"),
    "role-words": say("the speaker is given by the words for a post, with no name"),
    "words": say("the speaker is given by words that may be no name"),
    "own-side": say("the speaker is given as their own side"),
    "body": say("the speaker is given by a word for a body"),
}
"""What each way of naming a speaker says to a reader."""


_WEIGHTS = {Confidence.CERTAIN: 1.0, Confidence.PROBABLE: 0.7, Confidence.UNCERTAIN: 0.4}


def made(actor: Actor | None, rule: str, cue: Span | None, cap: Confidence) -> Attribution:
    """An attribution by a rule; never surer than the rule's ``cap`` or the name's own."""
    if actor is None:
        return NOBODY
    sure = min(cap, actor.confidence, key=_WEIGHTS.__getitem__)
    weight = _WEIGHTS[sure]
    evidence = [Evidence(method=f"speech-{rule}", note=NOTES[rule], span=cue, weight=weight)]
    if actor.end > actor.start:
        span = Span(start=actor.start, end=actor.end)
        way = "pronoun" if actor.pronoun else actor.method
        note = GIVEN.get(way) or say("the speaker is given by: {way}", way=way)
        evidence.append(Evidence(method=way, note=note, span=span, weight=weight))
    return Attribution(actor, sure, tuple(evidence))
