"""Whose words a quotation holds: the verb beside it, its subject, and what was said before.

A quotation is tried against a short list of constructions, the surest first. What none of them
explains is left without a speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extracting import actors
from generator.extracting.actors import Actor, Cast
from generator.extracting.cues import BLANK, Ref, Scene
from generator.extracting.quotations import Quote
from generator.extracting.tokens import Hit, between
from generator.model import Confidence, Evidence, Span, Speaker
from generator.text import fold

TAIL_WORDS = 9
"""Most words between a quotation and the verb behind it ("…", the minister of X told Y)."""


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
    "lead": "the paragraph before ends by announcing the quotation",
    "that": "a verb of speech governs what the sentence tells",
    "told": "the sentence tells of somebody's stand in words of speech",
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


def subject(
    scene: Scene, stage: Cast, verb: Hit, bounds: Span, block: int, *, inverted: bool
) -> Actor | None:
    """Who does what ``verb`` says, within ``bounds``; ``inverted``: look behind it first."""
    before = _before(scene, stage, verb, bounds, block)
    after = _after(scene, stage, verb, bounds, block)
    if inverted:
        if after and not (before and _gap(scene, before.end, verb.start) <= 1):
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
    words = _words_before(scene, verb, bounds)
    if after is not None and (before is not None or _first(scene, verb, bounds)):
        return after
    return words


def _turned(scene: Scene, before: Actor, verb: Hit, after: Actor) -> bool:
    """Whether a verb-second language puts the subject behind: "… to X, said Y"."""
    if not scene.lex.verb_second or _gap(scene, verb.end, after.start) > 2:
        return False
    lead = scene.narrator[before.end : verb.start]
    return after.method != "words" and ("," in lead or before.method == "words")


def _first(scene: Scene, verb: Hit, bounds: Span) -> bool:
    """Whether hardly anything stands before the verb: it opens its clause (VSO)."""
    return _gap(scene, bounds.start, verb.start) <= 1


_CLAUSE = re.compile(rf"[,;:—–(){BLANK}，；：、]")


def _words_before(scene: Scene, verb: Hit, bounds: Span) -> Actor | None:
    """The bare words before a verb, where they are few and no place: "The letter says"."""
    start = bounds.start
    for cut in _CLAUSE.finditer(scene.narrator, bounds.start, verb.start):
        start = cut.end()
    for that in between(scene.that, start, verb.start):
        start = that.end
    if scene.refs_in(start, verb.start):
        return None
    words = scene.text[start : verb.start].split()
    folded = [fold(word) for word in words]
    while folded and (folded[0] in scene.lex.openers or folded[0] in scene.lex.auxiliary):
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


def _gap(scene: Scene, start: int, end: int) -> int:
    return scene.words.count(start, end) if start < end else 0


def _usable(scene: Scene, groups: list[list[Ref]]) -> list[list[Ref]]:
    kept = []
    for group in groups:
        kinds = {ref.kind for ref in group}
        if kinds <= {"place", "outlet"} or actors.oblique(scene, group):
            continue
        kept.append(group)
    return kept


def _before(scene: Scene, stage: Cast, verb: Hit, bounds: Span, block: int) -> Actor | None:
    """The noun phrase beside the verb, else the first of its clause, else of the sentence."""
    refs = scene.refs_in(bounds.start, verb.start)
    groups = _usable(scene, actors.phrases(scene, refs))
    if not groups:
        return None
    groups = [g for g in groups if {ref.kind for ref in g} != {"noun"}] or groups
    last = groups[-1]
    if _gap(scene, last[-1].end, verb.start) <= actors.NEAR and len(groups) > 1:
        order = [last, *groups[:-1]]
        if _apposed(scene, groups[-2], last, verb):
            order = [groups[-2], last, *groups[:-2]]
    else:
        order = groups
    for group in order:
        actor = actors.resolve(scene, stage, group, block)
        if actor is not None:
            return actor
    return None


def _apposed(scene: Scene, first: list[Ref], second: list[Ref], verb: Hit) -> bool:
    """Whether "X, who does Y," stands before the verb: the second phrase only explains X."""
    gap = scene.narrator[first[-1].end : second[0].start]
    closing = scene.narrator[second[-1].end : verb.start]
    return gap.lstrip().startswith(",") and "," in closing


def _after(scene: Scene, stage: Cast, verb: Hit, bounds: Span, block: int) -> Actor | None:
    stop = bounds.end
    refs = scene.refs_in(verb.end, stop)
    groups = actors.phrases(scene, refs)
    if not groups:
        return None
    first = groups[0]
    gap = scene.narrator[verb.end : first[0].start]
    if _gap(scene, verb.end, first[0].start) > 3 or any(char in gap for char in ":;" + BLANK):
        return None
    if "." in gap and not _shortened(scene, verb.end, verb.end + gap.rindex(".")):
        return None
    if actors.oblique(scene, first) or {ref.kind for ref in first} <= {"place", "outlet"}:
        return None
    return actors.resolve(scene, stage, first, block)


_OPEN_TAIL = re.compile(r"[\s,.…—–―!?:;，。、-]*")


def attribute(
    scene: Scene, stage: Cast, sentences: list[Sentence], at: int, number: int
) -> Attribution:
    """Who says quotation ``number`` of sentence ``at``. Does not change the stage."""
    sentence = sentences[at]
    quote = sentence.quotes[number]
    left = Span(
        start=sentence.quotes[number - 1].end if number else sentence.span.start, end=quote.start
    )
    behind = sentence.quotes[number + 1].start if number + 1 < len(sentence.quotes) else None
    right = Span(start=quote.end, end=behind if behind is not None else sentence.span.end)
    closing = quote.inner(scene.text)[-1:] in (",", "，")
    announced = not closing and _announced(scene, left)
    rules = [_tail, _lead] if not announced else [_lead, _tail]
    for rule in rules:
        found = rule(scene, stage, sentence, left, right)
        if found.known:
            return found
    for wider in (_according, _inside):
        found = wider(scene, stage, sentence, quote)
        if found.known:
            return found
    if quote.open_ended:
        found = _going_on(scene, stage, sentences, at)
        if found.known:
            return found
    return _neighbours(scene, stage, sentences, at, quote)


def _going_on(scene: Scene, stage: Cast, sentences: list[Sentence], at: int) -> Attribution:
    """A quotation over several paragraphs: whoever the next of them names."""
    block = sentences[at].block
    for later in range(at + 1, min(at + 6, len(sentences))):
        sentence = sentences[later]
        if sentence.block > block and sentence.quotes:
            if sentence.quotes[0].open_ended:
                block = sentence.block
                continue
            return attribute(scene, stage, sentences, later, 0)
    return NOBODY


def _announced(scene: Scene, left: Span) -> bool:
    """Whether what stands before the quotation runs straight into it."""
    lead = scene.narrator[left.start : left.end].rstrip()
    if lead.endswith((":", "：")):
        return True
    hits = between(scene.that, left.start, left.end)
    return bool(hits) and not scene.narrator[hits[-1].end : left.end].strip()


_SIGNED = re.compile(rf"\s*[—–―]\s*([^.;:,{BLANK}\n]{{2,60}})\.?\s*$")


def _signed(scene: Scene, stage: Cast, right: Span, block: int) -> Attribution:
    """«…» — X, and nothing more: a signature."""
    found = _SIGNED.match(scene.narrator[right.start : right.end])
    if found is None or between(scene.verbs, right.start, right.end):
        return NOBODY
    start = right.start + found.start(1)
    groups = actors.phrases(scene, scene.refs_in(start, right.end))
    if not groups or groups[0][0].start - start > 6:
        return NOBODY
    who = actors.resolve(scene, stage, groups[0], block)
    return made(who, "signed", Span(start=start, end=right.end), Confidence.PROBABLE)


def _unsaid(stage: Cast, sentence: Sentence, verb: Hit, rule: str) -> Attribution:
    """A verb of speech with no subject (pro-drop): whoever spoke just before."""
    if stage.last is None or sentence.block - stage.last_block > 1:
        return NOBODY
    who = Actor(stage.last, Confidence.PROBABLE, "pronoun", verb.start, verb.end)
    return made(who, rule, verb.span, Confidence.PROBABLE)


def _tail(scene: Scene, stage: Cast, sentence: Sentence, left: Span, right: Span) -> Attribution:
    """«…», said X / X said / according to X, straight behind the quotation."""
    signed = _signed(scene, stage, right, sentence.block)
    if signed.known:
        return signed
    open_tail = _OPEN_TAIL.match(scene.narrator, right.start, right.end)
    start = open_tail.end() if open_tail else right.start
    stop = _clause_end(scene, start, right.end)
    for hit in between(scene.according, start, stop)[:1]:
        if _gap(scene, start, hit.start) <= 1:
            return said_by(scene, stage, hit, Span(start=start, end=right.end), sentence.block)
    verbs = between(scene.verbs, start, stop)
    if not verbs or _gap(scene, start, verbs[0].start) > TAIL_WORDS:
        return NOBODY
    glued = start == right.start + 1 and scene.narrator[right.start] == " "
    if glued and _gap(scene, start, verbs[0].start) > 3 and left.end > left.start:
        return NOBODY
    bounds = Span(start=start, end=stop)
    inverted = _gap(scene, start, verbs[0].start) <= 1
    who = subject(scene, stage, verbs[0], bounds, sentence.block, inverted=inverted)
    if who is None and inverted and _gap(scene, verbs[0].end, stop) <= 3:
        return _unsaid(stage, sentence, verbs[0], "after")
    return made(who, "after", verbs[0].span, Confidence.CERTAIN)


_CLAUSE_END = re.compile(r"[.;。；\n](?=\s|$)|[:：]")
_LAST_WORD = re.compile(r"[\w.]+$")


def _clause_end(scene: Scene, start: int, end: int) -> int:
    """Where the clause that begins at ``start`` ends; the full stop of a title does not end it."""
    for found in _CLAUSE_END.finditer(scene.narrator, start, end):
        if found.group() != "." or not _shortened(scene, start, found.start()):
            return found.start()
    return end


def _shortened(scene: Scene, start: int, at: int) -> bool:
    """Whether the full stop at ``at`` ends an abbreviation or an initial."""
    word = _LAST_WORD.search(scene.narrator, max(start, at - 12), at)
    if word is None:
        return False
    short = word.group()
    return len(short) == 1 or "." in short or short in scene.lex.honorifics


def _lead(scene: Scene, stage: Cast, sentence: Sentence, left: Span, _right: Span) -> Attribution:
    """X said: «…» and X said that «…»."""
    verbs = between(scene.verbs, left.start, left.end)
    start = left.start
    if not verbs and left.start > sentence.span.start:
        # "A" and "B" share the verb before the first of them.
        lead = scene.narrator[left.start : left.end]
        if scene.words.count(left.start, left.end) <= 4 and "." not in lead:
            verbs = between(scene.verbs, sentence.span.start, left.end)
            start = sentence.span.start
    if not verbs:
        return NOBODY
    verb = verbs[-1]
    if left.start > sentence.span.start:
        start = sentence.span.start if _gap(scene, left.start, verb.start) <= 1 else start
    inverted = not scene.refs_in(start, verb.start)
    for candidate in reversed(verbs):
        bounds = Span(start=start, end=left.end)
        who = subject(scene, stage, candidate, bounds, sentence.block, inverted=inverted)
        if who is not None:
            return made(who, "before", verb.span, Confidence.CERTAIN)
    if _gap(scene, start, verb.start) <= 1 and _gap(scene, verb.end, left.end) <= 2:
        return _unsaid(stage, sentence, verb, "before")
    return NOBODY


def said_by(scene: Scene, stage: Cast, hit: Hit, bounds: Span, block: int) -> Attribution:
    """Whoever stands behind "according to"."""
    refs = scene.refs_in(hit.end, bounds.end)
    groups = actors.phrases(scene, refs)
    if hit.phrase in scene.lex.back and stage.last is not None:
        back = Actor(stage.last, Confidence.PROBABLE, "pronoun", hit.start, hit.end)
        return made(back, "according", hit.span, Confidence.PROBABLE)
    if not groups or not _light(scene, hit.end, groups[0][0].start):
        return NOBODY
    who = actors.resolve(scene, stage, groups[0], block)
    return made(who, "according", hit.span, Confidence.CERTAIN)


def _light(scene: Scene, start: int, end: int) -> bool:
    """Whether only small words or adjectives of a title stand between two offsets."""
    words = scene.narrator[start:end].replace("'", " ").split()
    lex = scene.lex
    small = all(word in lex.joiners or word not in lex.closed for word in words)
    return len(words) <= 4 and small and not between(scene.verbs, start, end)


def _according(scene: Scene, stage: Cast, sentence: Sentence, quote: Quote) -> Attribution:
    """According to X anywhere in the sentence."""
    for hit in between(scene.according, sentence.span.start, sentence.span.end):
        found = said_by(scene, stage, hit, sentence.span, sentence.block)
        if found.known:
            return found
    del quote
    return NOBODY


def _inside(scene: Scene, stage: Cast, sentence: Sentence, quote: Quote) -> Attribution:
    """The nearest verb of speech before the quotation in its sentence, else behind it."""
    earlier = between(scene.verbs, sentence.span.start, quote.start)
    later = between(scene.verbs, quote.end, sentence.span.end)
    for verb in [*reversed(earlier), *later]:
        behind = verb.start > quote.end
        bounds = Span(start=quote.end if behind else sentence.span.start, end=sentence.span.end)
        who = subject(scene, stage, verb, bounds, sentence.block, inverted=behind)
        if who is not None:
            return made(who, "inside", verb.span, Confidence.PROBABLE)
    return NOBODY


def _neighbours(
    scene: Scene, stage: Cast, sentences: list[Sentence], at: int, quote: Quote
) -> Attribution:
    """The sentence behind, the speaker before, or the one whom the sentence is about."""
    sentence = sentences[at]
    whole = scene.words.count(sentence.span.start, sentence.span.end) <= 1
    if whole and at + 1 < len(sentences) and sentences[at + 1].block == sentence.block:
        following = sentences[at + 1]
        verbs = between(scene.verbs, following.span.start, following.span.end)
        if verbs and _gap(scene, following.span.start, verbs[0].start) <= 6:
            first = following.quotes[0].start if following.quotes else following.span.end
            bounds = Span(start=following.span.start, end=first)
            who = subject(scene, stage, verbs[0], bounds, sentence.block, inverted=False)
            if who is not None and verbs[0].start < first:
                return made(who, "next", verbs[0].span, Confidence.PROBABLE)
    if whole and stage.last is not None and sentence.block - stage.last_block <= 1:
        sure = Confidence.PROBABLE if sentence.block == stage.last_block else Confidence.UNCERTAIN
        who = Actor(stage.last, sure, "carried", 0, 0)
        return made(who, "carried", None, sure)
    groups = _usable(scene, actors.phrases(scene, scene.refs_in(sentence.span.start, quote.start)))
    groups = [g for g in groups if {ref.kind for ref in g} != {"noun"}]
    nobody = all(group[0].kind == "pronoun" for group in groups)
    if nobody and stage.last is not None and sentence.block == stage.last_block:
        who = Actor(stage.last, Confidence.UNCERTAIN, "carried", 0, 0)
        return made(who, "carried", None, Confidence.UNCERTAIN)
    for group in groups[:1]:
        who = actors.resolve(scene, stage, group, sentence.block)
        if who is not None and group[0].kind != "pronoun":
            return made(who, "subject", None, Confidence.UNCERTAIN)
    return NOBODY
