"""How far it may be trusted who is said to speak: signs that told right from wrong on real pages.

The rules say who speaks. Here what each answer rests on is weighed, once the whole text is read: a
name that stands in it once is less surely somebody's than one that comes back, a pronoun far from
its name less surely theirs. The weights add up; by their sum an answer is called probable, only
suggested, or not given at all. Certain are only those that the rules call so, and nothing speaks
against; who is named is never changed here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.extracting.speech.attribution import GIVEN, Attribution
from generator.extracting.speech.drafts import Draft, Work
from generator.extracting.speech.signs import CARRIED, Names, leaning, names, signs
from generator.model import Confidence, Evidence, Mode
from generator.saying import say

BASE = 2.4
"""What a name and a verb of speech weigh where nothing more speaks for them or against them."""
WEIGHTS = {
    "carried": 0.7,
    "runs-over": 0.7,
    "nameless-post": 1.0,
    "post": -1.1,
    "unnamed": -0.7,
    "agrees": 1.0,
    "beside": 0.6,
    "apart": -0.3,
    "stray": -1.0,
    "shown": 0.7,
    "registered": 1.0,
    "often": 0.4,
    "once": -0.4,
    "once-lone": -1.1,
    "long": -0.9,
    "inside": -0.2,
    "within": -1.6,
    "colon": -1.5,
    "about": -1.4,
    "told": -0.4,
    "goes-on": -3.0,
    "reported": -1.2,
    "fragment": -0.9,
    "short": -0.4,
    "distant": -2.1,
    "unsure": -1.4,
    "uncased": -0.2,
}
"""What each sign adds, in logits. From a ridge logistic regression (``bench/fit_trust.py``) on
1,390 answers on public pages in English and German and, counting twice, 279 on real pages in
English, German, Spanish, French, Italian, Polish and Russian, labelled by hand; half of all are
reported speech. By hand were set "stray", which is worse on the latter, "runs-over", which stood
for too few, and "registered" and "uncased", for no such page is among them."""
FIRM = 2.1
"""Least sum that may be published as probable. By weights fitted on other articles, 1,000 of 1,040
such quotations are right."""
LEAST = 0.5
"""Least sum with which somebody is suggested."""
TOLD = -1.0
"""Least sum with which somebody is suggested for what is told without quotation marks."""
FIRM_TOLD = 1.7
"""Least sum with which what is told without quotation marks is somebody's, probably."""

DOUBTS = {
    "pronoun": GIVEN["pronoun"],
    "post": GIVEN["role"],
    "once": say("the name stands in the text only once, with no post"),
    "once-lone": say("the name stands in the text only once, with no post"),
    "apart": say("other words stand between the name and the verb of speech"),
    "others": say("others are named between the name and these words"),
    "distant": say("the name stands far before these words"),
    "fragment": say("only a few words are quoted"),
    "resting": say("the speaker before, who goes on here, is no surer"),
}
"""What the signs say to a reader that nothing else in the evidence says."""

_MEASURED = (Mode.DIRECT, Mode.FRAGMENT, Mode.REPORTED)
_LEFT = frozenset({"transcript", "speech-interview"})
GUESSED = CARRIED | {"country"}
"""Rules by which words are somebody's though nothing beside them says so."""
_OF_WORDS = frozenset({"fragment", "reported", "short"})
"""Signs of the words themselves, not of who is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What an answer rests on: its signs; their sum, or that of what it goes back to; what others
    that go back to it rest on, whatever the words are; where they end.
    """

    signs: tuple[str, ...]
    weight: float
    rest: float
    end: int


def weigh(work: Work) -> None:
    """Set how sure speakers are, or withhold them, by what they rest on.

    What is told without a speaker is the narrator's own and no statement.
    """
    known = names(work.scene, work.stage)
    last: dict[str, Judged] = {}
    for draft in sorted(work.drafts, key=lambda item: item.spans[0]):
        actor = draft.who.actor
        if actor is None:
            continue
        before = last.get(actor.speaker.key)
        judged = judge(work, known, draft, before)
        told = draft.mode is Mode.REPORTED
        if not told or judged.weight >= TOLD:
            last[actor.speaker.key] = _since_then(draft, judged, before)
        if draft.mode in _MEASURED and draft.who.evidence[0].method not in _LEFT:
            limits = (TOLD, FIRM_TOLD) if told else (LEAST, FIRM)
            draft.who = _weighed(draft.who, judged, *limits)
    work.drafts[:] = [
        draft for draft in work.drafts if draft.mode is not Mode.REPORTED or draft.who.known
    ]


def _since_then(draft: Draft, judged: Judged, before: Judged | None) -> Judged:
    """What the same speaker's next words rest on. Where nobody is named and the speaker before is
    taken to go on, it may be doubted that these words are theirs, not who spoke before.
    """
    if before is None or draft.who.evidence[0].method not in GUESSED:
        return judged
    return replace(judged, rest=max(judged.rest, before.rest))


def judge(work: Work, known: Names, draft: Draft, before: Judged | None) -> Judged:
    """Weigh one answer; ``before``: how the last words of the same speaker were judged."""
    actor = draft.who.actor
    assert actor is not None
    end = draft.spans[-1].end
    if draft.mode not in _MEASURED:
        rest = before.rest if before is not None and leaning(draft, actor) else BASE
        return Judged(signs=(), weight=rest, rest=rest, end=max(end, actor.end))
    since = before.end if before is not None else 0
    found = tuple(signs(work.scene, work.stage, known, draft, actor, since))
    words = sum(WEIGHTS.get(sign, 0.0) for sign in found if sign in _OF_WORDS)
    rest = BASE + sum(WEIGHTS.get(sign, 0.0) for sign in found if sign not in _OF_WORDS)
    if before is not None and leaning(draft, actor) and before.rest < rest:
        found, rest = (*found, "resting"), before.rest
    return Judged(signs=found, weight=rest + words, rest=rest, end=end)


def _weighed(who: Attribution, judged: Judged, least: float, firm: float) -> Attribution:
    """The same answer, as sure as it weighs, certain by the rules alone; nobody for too little."""
    doubts = [sign for sign in judged.signs if sign in DOUBTS or WEIGHTS.get(sign, 0.0) < 0]
    proofs = tuple(
        Evidence(method=f"doubt-{sign}", note=DOUBTS[sign], weight=0.0)
        for sign in doubts
        if sign in DOUBTS
    )
    if judged.weight < least:
        note = say("what points to a speaker is too weak to name one")
        return Attribution(
            None, Confidence.UNCERTAIN, (Evidence(method="too-weak", note=note), *proofs)
        )
    sure = Confidence.PROBABLE if judged.weight >= firm else Confidence.UNCERTAIN
    if who.confidence is Confidence.CERTAIN and sure is Confidence.PROBABLE:
        sure = Confidence.PROBABLE if set(doubts) - {"reported", "short"} else who.confidence
    if sure is who.confidence:
        return who
    proofs = (
        proofs if sure is not Confidence.PROBABLE or who.confidence is Confidence.CERTAIN else ()
    )
    told = {item.note for item in who.evidence}
    proofs = tuple(item for item in proofs if item.note not in told)
    return replace(who, confidence=sure, evidence=(*who.evidence, *proofs))
