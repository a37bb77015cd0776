"""How far it may be trusted who is said to speak: signs that told right from wrong on real pages.

The rules say who speaks and cap how sure that is. Here what each answer rests on is weighed, once
the whole text is read: a name that stands in it once is less surely somebody's than one that comes
back, a pronoun with somebody else named in between less surely theirs. The weights add up; by
their sum an answer is kept, only suggested, or not given at all. Nothing gets surer here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.extracting.scene.actors import Actor
from generator.extracting.scene.cues import Scene, written
from generator.extracting.scene.stage import Cast
from generator.extracting.speech.attribution import Attribution
from generator.extracting.speech.drafts import Draft, Work
from generator.extracting.speech.grammar import distance
from generator.extracting.words.tokens import between
from generator.model import Confidence, Evidence, Mode
from generator.saying import say

BASE = 3.5
"""What a name beside a verb of speech weighs where nothing speaks against it."""
WEIGHTS = {
    "pronoun": -2.0,
    "post": -2.0,
    "nameless": -1.5,
    "nameless-post": -1.0,
    "inside": -1.0,
    "colon": -1.5,
    "about": -1.0,
    "once": -1.0,
    "apart": -1.5,
    "stray": -3.0,
    "agrees": 1.0,
    "central": 1.0,
    "alone": 0.5,
    "others": -0.5,
    "distant": -1.5,
    "unsure": -1.0,
    "fragment": -0.5,
    "told": -0.5,
    "goes-on": -3.0,
}
"""What each sign adds, in logits rounded to halves. From a logistic regression on 964 quotations
with a speaker, in 12 languages, on pages that rules had been mended on, and 128 on half of the
pages of a lot that nobody had looked at, these counting twice; a column of its own took up that
the former are read better. "stray", "told" and "goes-on" were set by hand on 215 reported
sentences."""
FIRM = 3.0
"""Least sum that may be published as probable: right in 120 of 123 on two lots of real pages, as
they were first read; 2.0 gave 187 of 204. On a third lot, looked at once before, 38 of 41."""
LEAST = 1.0
"""Least sum with which somebody is suggested: right in 130 of 178 on the same two lots; of those
below it 13 of 36 were."""
TOLD = 0.5
"""The same for what is told without quotation marks: 43 of 72 kept as suggestions are right."""
FAR = 30
"""Words between a name and the pronoun for it from which on it is as often somebody else's."""
LOOKED = 30
"""Most names before a pronoun that are looked through for the one it stands for."""

DOUBTS = {
    "pronoun": say("a pronoun, or a verb alone, stands for the speaker"),
    "post": say("only a post stands for the speaker"),
    "once": say("the name stands in the text only once, with no post"),
    "apart": say("other words stand between the name and the verb of speech"),
    "others": say("others are named between the name and these words"),
    "distant": say("the name stands far before these words"),
    "fragment": say("only a few words are quoted"),
    "resting": say("the speaker before, who goes on here, is no surer"),
}
"""What the signs say to a reader that nothing else in the evidence says."""

_MEASURED = (Mode.DIRECT, Mode.FRAGMENT, Mode.REPORTED)
_CARRIED = frozenset({"speech-carried", "speech-mood", "speech-goes-on"})
"""Rules by which somebody goes on who spoke before."""
_BESIDE = frozenset({"speech-before", "speech-that", "speech-tail"})
"""Rules of which the name should stand straight beside the verb."""
_LEFT = frozenset({"transcript", "speech-interview"})
_NAMED = frozenset({"named", "short-name"})
_KINDS = {
    "speech-inside": "inside",
    "speech-colon": "colon",
    "speech-subject": "about",
    "speech-told": "told",
    "speech-act": "told",
    "speech-goes-on": "goes-on",
}
_WAYS = {"pronoun": "pronoun", "role": "post", "words": "nameless"} | dict.fromkeys(
    ("role-words", "body"), "nameless-post"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """Who is named where in a text, in its order: offsets of starts and ends, keys, whether they
    may be people; how often each, and where each person first.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    people: tuple[bool, ...]
    often: Counter[str]
    most: int
    first: dict[str, int]

    def alone(self, key: str, before: int) -> bool:
        """Whether nobody but somebody is named before an offset."""
        other = next((start for name, start in self.first.items() if _other(name, key)), before)
        return other >= before


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What an answer rests on: its signs, their sum or that of what it goes back to, its end."""

    signs: tuple[str, ...]
    weight: float
    end: int


def weigh(work: Work) -> None:
    """Lower the confidence of speakers, or withhold them, by what they rest on.

    What is told without a speaker is the narrator's own and no statement.
    """
    names = _names(work.scene, work.stage)
    last: dict[str, Judged] = {}
    for draft in sorted(work.drafts, key=lambda item: item.spans[0]):
        actor = draft.who.actor
        if actor is None:
            continue
        before = last.get(actor.speaker.key)
        judged = judge(work, names, draft, before)
        least = TOLD if draft.mode is Mode.REPORTED else LEAST
        if draft.mode is not Mode.REPORTED or judged.weight >= least:
            last[actor.speaker.key] = judged
        if draft.mode in _MEASURED and draft.who.evidence[0].method not in _LEFT:
            draft.who = _lowered(draft.who, judged, least)
    work.drafts[:] = [
        draft for draft in work.drafts if draft.mode is not Mode.REPORTED or draft.who.known
    ]


def judge(work: Work, names: _Names, draft: Draft, before: Judged | None) -> Judged:
    """Weigh one answer; ``before``: how the last words of the same speaker were judged."""
    actor = draft.who.actor
    assert actor is not None
    end = draft.spans[-1].end
    if draft.mode not in _MEASURED:
        weight = before.weight if before is not None and _leaning(draft, actor) else BASE
        return Judged(signs=(), weight=weight, end=max(end, actor.end))
    since = before.end if before is not None else 0
    signs = tuple(_signs(work.scene, work.stage, names, draft, actor, since))
    weight = BASE + sum(WEIGHTS[sign] for sign in signs)
    if before is not None and _leaning(draft, actor) and before.weight < weight:
        return Judged(signs=(*signs, "resting"), weight=before.weight, end=end)
    return Judged(signs=signs, weight=weight, end=end)


def _leaning(draft: Draft, actor: Actor) -> bool:
    """Whether it was said before who is meant."""
    carried = draft.who.evidence[0].method in _CARRIED
    return carried or actor.method not in _NAMED | {"words", "role-words", "body"}


def _signs(
    scene: Scene, stage: Cast, names: _Names, draft: Draft, actor: Actor, since: int
) -> Iterator[str]:
    key, rule = actor.speaker.key, draft.who.evidence[0].method
    named = actor.method in _NAMED
    carried = rule in _CARRIED
    stands = actor.method in ("pronoun", "role")
    way = _WAYS.get(actor.method)
    held = way == "post" and key in stage.agents  # the registry tells whose post it is
    if way is not None and not held:
        yield way
    if rule in _KINDS and not (rule == "speech-goes-on" and _known(scene, stage, draft, key)):
        yield _KINDS[rule]
    agrees = key in stage.agents or stage.gender(key) is not None
    shown = agrees or key in stage.posts.roles
    plain = draft.mode is Mode.REPORTED and rule in ("speech-that", "speech-tail")
    if (named or carried or stands) and names.often[key] == 1 and not (shown or plain):
        yield "once"
    told = draft.mode is Mode.REPORTED
    if named and rule in _BESIDE and _apart(scene, draft, actor):
        loose = key not in stage.agents and not scene.lex.cases
        stray = told and loose and not _enclosed(scene, draft, actor)
        yield "stray" if stray else "apart"
    if named and told and rule == "speech-according" and _off(scene, draft):
        yield "apart"
    if stands and agrees and not held:
        yield "agrees"
    if actor.method == "pronoun" and names.often[key] == names.most > 0:
        yield "central"
    if stands and names.alone(key, draft.spans[0].start):
        yield "alone"
    if carried or stands:
        yield from _since(scene, names, key, since, draft.spans[0].start)
    nameless = way in ("nameless", "nameless-post")
    if actor.confidence is Confidence.UNCERTAIN and not nameless:
        yield "unsure"
    if draft.mode is Mode.FRAGMENT:
        yield "fragment"


def _known(scene: Scene, stage: Cast, draft: Draft, key: str) -> bool:
    """Whether a sentence that goes on is shown to: by a speaker of the registry, or by its mood."""
    span = draft.spans[0]
    return key in stage.agents or bool(between(scene.unreal, span.start, span.end))


def _apart(scene: Scene, draft: Draft, actor: Actor) -> bool:
    """Whether a word that is no auxiliary stands between a name and the verb."""
    cue = draft.who.evidence[0].span
    if cue is None or actor.end <= actor.start:
        return False
    start, end = min(actor.end, cue.end), max(actor.start, cue.start)
    words = scene.narrator[start:end].replace(",", " ").replace("'", " ").split()
    if scene.lex.spaceless or "," in scene.narrator[start:end]:
        return distance(scene, start, end) > 0
    return not scene.lex.auxiliary.issuperset(words)


def _enclosed(scene: Scene, draft: Draft, actor: Actor) -> bool:
    """Whether commas enclose what stands between a name and its verb: "X, head of Y, said"."""
    cue = draft.who.evidence[0].span
    between_them = scene.narrator[actor.end : cue.start].strip() if cue is not None else ""
    return len(between_them) > 1 and between_them[0] == "," == between_them[-1]


def _off(scene: Scene, draft: Draft) -> bool:
    """Whether a word that is no article or title parts "according to" from the name."""
    cue, name = draft.who.evidence[0].span, draft.who.evidence[-1].span
    if cue is None or name is None or name.start < cue.end:
        return False
    words = scene.narrator[cue.end : name.start].replace("'", " ").split()
    return not scene.lex.joiners.issuperset(words)


def _since(scene: Scene, names: _Names, key: str, spoke: int, start: int) -> Iterator[str]:
    """What has come between the last place where somebody is named, or spoke, and their words."""
    last = bisect_left(names.starts, start)
    others = False
    seen = spoke
    for at in range(last - 1, max(0, last - LOOKED) - 1, -1):
        if names.starts[at] < spoke or names.keys[at] == key:
            seen = max(spoke, names.ends[at])
            break
        others = others or (names.people[at] and _other(names.keys[at], key))
    if seen and distance(scene, seen, start) > FAR:
        yield "distant"
    if others:
        yield "others"


def _other(name: str, key: str) -> bool:
    """Whether two names are not forms of one: neither is part of the other."""
    return name not in key and key not in name


def _names(scene: Scene, stage: Cast) -> _Names:
    found = [ref for ref in scene.refs if ref.kind in ("person", "agent", "state")]
    keys = tuple(
        scene.people.of(written(scene.text, ref)) if ref.kind == "person" else ref.targets[0]
        for ref in found
    )
    people = tuple(stage.person(key) for key in keys)
    often = Counter(keys)
    first: dict[str, int] = {}
    for key, ref, person in zip(keys, found, people, strict=True):
        if person:
            first.setdefault(key, ref.start)
    return _Names(
        starts=tuple(ref.start for ref in found),
        ends=tuple(ref.end for ref in found),
        keys=keys,
        people=people,
        often=often,
        most=max(often.values(), default=0),
        first=first,
    )


def _lowered(who: Attribution, judged: Judged, least: float) -> Attribution:
    """The same answer, no surer than its weight allows; nobody where that is too little."""
    doubts = [sign for sign in judged.signs if WEIGHTS.get(sign, -1.0) < 0]
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
    sure = who.confidence
    if judged.weight < FIRM:
        sure = Confidence.UNCERTAIN
    elif doubts and sure is Confidence.CERTAIN:
        sure = Confidence.PROBABLE
    if sure is who.confidence:
        return who
    return replace(who, confidence=sure, evidence=(*who.evidence, *proofs))
