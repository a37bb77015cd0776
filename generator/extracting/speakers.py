"""Whose words a quotation holds: the verb beside it, its subject, and what was said before.

A quotation is tried against a short list of constructions, the surest first. What none of them
explains is left without a speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.extracting import actors
from generator.extracting.actors import Actor, Cast
from generator.extracting.attribution import NOBODY, Attribution, Sentence, made
from generator.extracting.cues import BLANK, Scene
from generator.extracting.grammar import clause_end, distance, subject, unnamed, usable
from generator.extracting.quotations import Quote
from generator.extracting.tokens import Hit, between
from generator.model import Confidence, Span

TAIL_WORDS = 9
"""Most words between a quotation and the verb behind it ("…", the minister of X told Y)."""


EXPLAINED_WORDS = 30
"""Most words between a name behind a quotation and its verb, where commas enclose them all."""


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
    found = _from_above(scene, stage, sentences, at, number)
    if found.known:
        return found
    if quote.open_ended:
        found = _going_on(scene, stage, sentences, at)
        if found.known:
            return found
    return _neighbours(scene, stage, sentences, at, quote)


def _from_above(
    scene: Scene, stage: Cast, sentences: list[Sentence], at: int, number: int
) -> Attribution:
    """X said:, and the quotation in a paragraph or sentence of its own below."""
    sentence = sentences[at]
    if number or not at or sentence.quotes[0].start > sentence.span.start:
        return NOBODY
    above = sentences[at - 1]
    if not scene.narrator[above.span.start : above.span.end].endswith((":", "：")):
        return NOBODY
    if sentence.block - above.block > 1:
        return NOBODY
    for verb in reversed(between(scene.verbs, above.span.start, above.span.end)):
        inverted = distance(scene, above.span.start, verb.start) <= 1
        who = subject(scene, stage, verb, above.span, above.block, inverted=inverted)
        if who is not None:
            return made(who, "lead", verb.span, Confidence.PROBABLE)
    groups = usable(scene, actors.phrases(scene, scene.refs_in(above.span.start, above.span.end)))
    if len(groups) != 1:
        return NOBODY
    who = actors.resolve(scene, stage, groups[0], above.block)
    return made(who, "lead", None, Confidence.UNCERTAIN)


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


_SIGNED = re.compile(rf"\s*[—–―]\s*((?:[^.;:,{BLANK}\n]|(?<=\b\w)\.){{2,60}})\.?\s*$")


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
    stop = clause_end(scene, start, right.end)
    for hit in between(scene.according, start, stop)[:1]:
        if distance(scene, start, hit.start) <= 1:
            return said_by(scene, stage, hit, Span(start=start, end=right.end), sentence.block)
    verbs = between(scene.verbs, start, stop)
    explained = _explained(scene, stage, sentence, Span(start=start, end=stop), verbs)
    if explained.known:
        return explained
    if not verbs or distance(scene, start, verbs[0].start) > TAIL_WORDS:
        return NOBODY
    glued = start == right.start + 1 and scene.narrator[right.start] == " "
    if glued and distance(scene, start, verbs[0].start) > 3 and left.end > left.start:
        return NOBODY
    bounds = Span(start=start, end=stop)
    inverted = distance(scene, start, verbs[0].start) <= 1
    who = subject(scene, stage, verbs[0], bounds, sentence.block, inverted=inverted)
    if who is None and inverted:
        who = unnamed(scene, Span(start=verbs[0].end, end=stop))
    if who is None and not inverted and start != right.start:
        who = unnamed(scene, Span(start=start, end=verbs[0].start))
    if who is None and inverted and distance(scene, verbs[0].end, stop) <= 3:
        return _unsaid(stage, sentence, verbs[0], "after")
    return made(who, "after", verbs[0].span, Confidence.CERTAIN)


def _explained(
    scene: Scene, stage: Cast, sentence: Sentence, bounds: Span, verbs: list[Hit]
) -> Attribution:
    """«…», X, who is this and that, said: the name at the head, however long what explains it."""
    groups = actors.phrases(scene, scene.refs_in(bounds.start, bounds.end))
    if not groups or distance(scene, bounds.start, groups[0][0].start) > 1:
        return NOBODY
    end = groups[0][-1].end
    if {ref.kind for ref in groups[0]} <= {"place", "outlet", "noun", "pronoun", "state"}:
        return NOBODY
    if scene.narrator[end : end + 2].strip() != ",":
        return NOBODY
    for verb in verbs:
        gap = scene.narrator[end + 1 : verb.start].rstrip()
        if gap.endswith(",") and 0 < distance(scene, end, verb.start) <= EXPLAINED_WORDS:
            who = actors.resolve(scene, stage, groups[0], sentence.block)
            return made(who, "after", verb.span, Confidence.CERTAIN)
    return NOBODY


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
        start = sentence.span.start if distance(scene, left.start, verb.start) <= 1 else start
    inverted = not scene.refs_in(start, verb.start)
    inverted = inverted and unnamed(scene, Span(start=start, end=verb.start)) is None
    for candidate in reversed(verbs):
        bounds = Span(start=start, end=left.end)
        who = subject(scene, stage, candidate, bounds, sentence.block, inverted=inverted)
        if who is not None:
            return made(who, "before", verb.span, Confidence.CERTAIN)
    if distance(scene, start, verb.start) <= 1 and distance(scene, verb.end, left.end) <= 2:
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


def mood(scene: Scene, stage: Cast, sentence: Sentence) -> Attribution:
    """Whoever spoke just before, where the mood of a verb shows the words to be another's."""
    hits = between(scene.subjunctive, sentence.span.start, sentence.span.end)
    if not hits or stage.last is None or sentence.block - stage.last_block > 1:
        return NOBODY
    near = sentence.block == stage.last_block
    sure = Confidence.PROBABLE if near else Confidence.UNCERTAIN
    who = Actor(stage.last, sure, "carried", 0, 0)
    return made(who, "mood", hits[0].span, sure)


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
    starts = scene.words.starts
    words = bisect_left(starts, sentence.span.end) - bisect_left(starts, sentence.span.start)
    whole = words <= 1 and distance(scene, sentence.span.start, sentence.span.end) <= 1
    if whole and at + 1 < len(sentences) and sentences[at + 1].block == sentence.block:
        following = sentences[at + 1]
        verbs = between(scene.verbs, following.span.start, following.span.end)
        if verbs and distance(scene, following.span.start, verbs[0].start) <= 6:
            first = following.quotes[0].start if following.quotes else following.span.end
            bounds = Span(start=following.span.start, end=first)
            who = subject(scene, stage, verbs[0], bounds, sentence.block, inverted=False)
            if who is not None and verbs[0].start < first:
                return made(who, "next", verbs[0].span, Confidence.PROBABLE)
    if whole and stage.last is not None and sentence.block - stage.last_block <= 1:
        sure = Confidence.PROBABLE if sentence.block == stage.last_block else Confidence.UNCERTAIN
        who = Actor(stage.last, sure, "carried", 0, 0)
        return made(who, "carried", None, sure)
    moody = mood(scene, stage, sentence)
    if moody.known:
        return moody
    groups = usable(scene, actors.phrases(scene, scene.refs_in(sentence.span.start, quote.start)))
    groups = [g for g in groups if {ref.kind for ref in g} != {"noun"}]
    nobody = all(group[0].kind == "pronoun" for group in groups)
    if nobody and stage.last is not None and sentence.block == stage.last_block:
        who = Actor(stage.last, Confidence.UNCERTAIN, "carried", 0, 0)
        return made(who, "carried", None, Confidence.UNCERTAIN)
    if scene.lex.nouns:  # a capital shows no name there
        groups = [g for g in groups if any(ref.kind in ("agent", "role") for ref in g)]
    for group in groups[:1]:
        who = actors.resolve(scene, stage, group, sentence.block)
        if who is not None and group[0].kind != "pronoun":
            return made(who, "subject", None, Confidence.UNCERTAIN)
    return NOBODY
