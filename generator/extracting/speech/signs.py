"""What the answer to "who says this?" rests on, as signs that can be weighed.

Each sign is a plain word for something that can be seen in the text: that the name stands in it
once, that other people are named between a name and the pronoun for it, that the paragraph
goes on. What they are worth is in ``trust``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.extracting.names.unspaced import in_full, titled
from generator.extracting.scene.actors import Actor
from generator.extracting.scene.cues import Scene, written
from generator.extracting.scene.stage import Cast
from generator.extracting.speech.drafts import Draft
from generator.extracting.speech.grammar import distance
from generator.extracting.words.tokens import between
from generator.model import Confidence, Mode

FAR = 30
"""Words between a name and the pronoun for it from which on it is as often somebody else's."""
LOOKED = 30
"""Most names before a pronoun that are looked through for the one it stands for."""
OFTEN = 4
"""Places of a name from which on the text is surely about who bears it."""
LONG = 6
"""Words of what is hardly a name, but capitals that ran into each other."""
SHORT = 40
"""Characters of quoted words, marks included, that are hardly a sentence."""
DENSE = 3
"""Letters whose room one character takes where a script has no spaces."""

CARRIED = frozenset({"speech-carried", "speech-mood", "speech-goes-on", "speech-runs-over"})
"""Rules by which somebody goes on who spoke before."""
NAMED = frozenset({"named", "short-name"})
"""Ways of giving a speaker by name."""
_TOLD_WHO = NAMED | {"office"}
"""Ways of giving a speaker in which the words say who it is; an office is one of the registry's."""
_BESIDE = frozenset({"speech-before", "speech-that", "speech-tail"})
"""Rules of which the name should stand straight beside the verb."""
_KINDS = {
    "speech-inside": "inside",
    "speech-colon": "colon",
    "speech-subject": "about",
    "speech-told": "told",
    "speech-act": "told",
    "speech-goes-on": "goes-on",
    "speech-runs-over": "runs-over",
    "speech-carried": "carried",
    "speech-mood": "carried",
}
_WAYS = {"pronoun": "pronoun", "role": "post", "words": "nameless"} | dict.fromkeys(
    ("role-words", "body"), "nameless-post"
)
NAMELESS = frozenset({"nameless", "nameless-post"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Who is named where in a text, in its order: offsets of starts and ends, keys, whether they
    may be people; how often each.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    people: tuple[bool, ...]
    often: Counter[str]


def names(scene: Scene, stage: Cast) -> Names:
    """Index the names of a text."""
    found = [ref for ref in scene.refs if ref.kind in ("person", "agent", "state")]
    keys = tuple(
        scene.people.of(written(scene.text, ref)) if ref.kind == "person" else ref.targets[0]
        for ref in found
    )
    people = tuple(stage.person(key) for key in keys)
    often = Counter(keys)
    return Names(
        starts=tuple(ref.start for ref in found),
        ends=tuple(ref.end for ref in found),
        keys=keys,
        people=people,
        often=often,
    )


def leaning(draft: Draft, actor: Actor) -> bool:
    """Whether it was said before who is meant."""
    carried = draft.who.evidence[0].method in CARRIED
    return carried or actor.method not in NAMED | {"words", "role-words", "body"}


def signs(
    scene: Scene, stage: Cast, known: Names, draft: Draft, actor: Actor, since: int
) -> Iterator[str]:
    """The signs of one answer; ``since``: where the same speaker's last words end, 0 if none."""
    key, rule = actor.speaker.key, draft.who.evidence[0].method
    carried, stands = rule in CARRIED, actor.method in ("pronoun", "role")
    way = _WAYS.get(actor.method)
    if way == "post" and scene.text[actor.start : actor.end] == actor.speaker.name:
        way, stands = "nameless-post", False  # the same words again
    held = way == "post" and key in stage.agents  # the registry tells whose post it is
    if way is not None and not held:
        yield way
    if rule in _KINDS and not (rule == "speech-goes-on" and _known(scene, stage, draft, key)):
        yield _KINDS[rule]
    if actor.method in _TOLD_WHO or carried or stands:
        yield from _name(scene, stage, known, draft, actor)
    if actor.method in NAMED:
        yield from _place(scene, stage, draft, actor)
    if stands and not held and (key in stage.agents or stage.gender(key) is not None):
        yield "agrees"
    if scene.lex.spaceless or scene.pack.names.article:
        yield "uncased"  # no capital shows names there
    if rule != "speech-runs-over" and (carried or stands):
        yield from _since(scene, known, key, since, draft.spans[0].start)
    if actor.confidence is Confidence.UNCERTAIN and way not in NAMELESS:
        yield "unsure"
    if draft.mode is Mode.FRAGMENT:
        yield "fragment"
        if rule == "speech-inside":
            yield "within"
    elif draft.mode is Mode.REPORTED:
        yield "reported"
    elif sum(span.end - span.start for span in draft.spans) < _short(scene):
        yield "short"


def _short(scene: Scene) -> int:
    return SHORT // DENSE if scene.lex.spaceless else SHORT


def _name(scene: Scene, stage: Cast, known: Names, draft: Draft, actor: Actor) -> Iterator[str]:
    """What the whole text tells of a name: how often it stands, what shows it to be somebody's."""
    key, rule = actor.speaker.key, draft.who.evidence[0].method
    plain = draft.mode is Mode.REPORTED and rule in ("speech-that", "speech-tail")
    shown = key in stage.agents or stage.gender(key) is not None or key in stage.posts.roles
    shown = shown or titled(scene.lex, actor.speaker.name)
    count = known.often[key]
    if not count and actor.method in ("pronoun", "role"):
        yield "unnamed"
    if key in stage.agents:
        yield "registered"
    elif shown and actor.method != "pronoun":
        yield "shown"
    elif count == 1 and not (shown or plain):
        yield "once" if in_full(scene.lex, actor.speaker.name) else "once-lone"
    if count >= OFTEN:
        yield "often"
    if len(actor.speaker.name.split()) >= LONG and key not in stage.agents:
        yield "long"


def _place(scene: Scene, stage: Cast, draft: Draft, actor: Actor) -> Iterator[str]:
    """Where a name stands: straight beside its verb, or other words between them."""
    rule, key = draft.who.evidence[0].method, actor.speaker.key
    told = draft.mode is Mode.REPORTED
    if told and rule == "speech-according" and _off(scene, draft):
        yield "apart"
    cue = draft.who.evidence[0].span
    if cue is not None and distance(scene, *_gap(actor, cue.start, cue.end)) == 0:
        yield "beside"
    if rule in _BESIDE and _apart(scene, draft, actor):
        loose = key not in stage.agents and not scene.lex.cases
        stray = told and loose and not _enclosed(scene, draft, actor)
        yield "stray" if stray else "apart"


def _known(scene: Scene, stage: Cast, draft: Draft, key: str) -> bool:
    """Whether a sentence that goes on is shown to: by a speaker of the registry, or by its mood."""
    span = draft.spans[0]
    return key in stage.agents or bool(between(scene.unreal, span.start, span.end))


def _gap(actor: Actor, start: int, end: int) -> tuple[int, int]:
    return min(actor.end, end), max(actor.start, start)


def _apart(scene: Scene, draft: Draft, actor: Actor) -> bool:
    """Whether a word that is no auxiliary or article stands between a name and the verb."""
    cue = draft.who.evidence[0].span
    if cue is None or actor.end <= actor.start:
        return False
    start, end = _gap(actor, cue.start, cue.end)
    words = scene.narrator[start:end].replace(",", " ").replace("'", " ").split()
    if scene.lex.spaceless or "," in scene.narrator[start:end]:
        return distance(scene, start, end) > 0
    small = scene.lex.auxiliary | (scene.lex.joiners - scene.lex.oblique)
    return not small.issuperset(words)


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


def _since(scene: Scene, known: Names, key: str, spoke: int, start: int) -> Iterator[str]:
    """What has come between the last place where somebody is named, or spoke, and their words."""
    last = bisect_left(known.starts, start)
    others = set()
    seen = spoke
    for at in range(last - 1, max(0, last - LOOKED) - 1, -1):
        if known.starts[at] < spoke or known.keys[at] == key:
            seen = max(spoke, known.ends[at])
            break
        if known.people[at] and _other(known.keys[at], key):
            others.add(known.keys[at])
    far = distance(scene, seen, start) if seen else 0
    if far > FAR:
        yield "distant"
    if others:
        yield "others"


def _other(name: str, key: str) -> bool:
    """Whether two names are not forms of one: neither is part of the other."""
    return name not in key and key not in name
