"""Whose words a quotation holds: the verb beside it, its subject, and what was said before.

A quotation is tried against a short list of constructions, the surest first. What none of them
explains is left without a speaker.
"""

from __future__ import annotations

from bisect import bisect_left

from generator.extracting.marks.quote import Quote
from generator.extracting.scene import actors
from generator.extracting.scene.cues import BLANK, Scene
from generator.extracting.scene.phrasing import first_phrase
from generator.extracting.scene.stage import Cast
from generator.extracting.scene.topical import marked
from generator.extracting.scene.topics import unnamed
from generator.extracting.speech import glued
from generator.extracting.speech.attribution import NOBODY, Attribution, Sentence, made
from generator.extracting.speech.grammar import distance, subject, usable
from generator.extracting.speech.houses import housed
from generator.extracting.speech.neighbours import carried, neighbours, runs_over
from generator.extracting.speech.openings import RUN_WORDS, subjectless
from generator.extracting.speech.tails import said_by, tail, unsaid
from generator.extracting.words.tokens import Hit, between
from generator.model import Confidence, Span

RESUMED_WORDS = 2
"""Most words before the verb of speech that parts one quotation in two: ", has she said,"."""


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
    if number and _split(scene, sentence, number):
        return attribute(scene, stage, sentences, at, number - 1)
    owner = _owner(scene, stage, quote, sentence.block)
    headed = owner if owner.known else _headed(scene, stage, sentence, quote)
    if headed.known:
        return headed
    if glued.closes(scene, quote):
        weak = glued.told(scene, quote) is None
        shown = marked(scene, stage, sentence.span, quote.start, sentence.block, first=weak)
        if shown is not None:
            return made(shown[0], "before", shown[1], Confidence.PROBABLE)
    closing = quote.inner(scene.text)[-1:] in (",", "，")
    announced = not closing and _announced(scene, left)
    rules = [tail, _lead] if not announced else [_lead, tail]
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
    if number == 0 and runs_over(sentences, at) and stage.last_block == sentences[at - 1].block:
        return carried(stage, Confidence.PROBABLE, "runs-over")
    if quote.open_ended:
        found = _going_on(scene, stage, sentences, at)
        if found.known:
            return found
    return neighbours(scene, stage, sentences, at, quote)


def _owner(scene: Scene, stage: Cast, quote: Quote, block: int) -> Attribution:
    """X's "…" that: whose words they are stands straight before the marks."""
    joined = quote.start - 1
    if (
        not glued.ties(scene, quote)
        or scene.narrator[joined : quote.start] not in scene.lex.joiners
    ):
        return NOBODY
    groups = actors.phrases(scene, scene.refs_in(max(0, joined - 40), joined))
    if not groups or groups[-1][-1].end != joined:
        return NOBODY
    who = actors.resolve(scene, stage, groups[-1], block)
    return made(who, "before", Span(start=joined, end=quote.start), Confidence.PROBABLE)


def _headed(scene: Scene, stage: Cast, sentence: Sentence, quote: Quote) -> Attribution:
    """Mayor X「…」 and X, on Y「…」: how headlines quote where particles show subjects.

    The words close the line, with no verb; who says them stands before them or opens it.
    """
    parted = scene.narrator[quote.end : quote.end + 1] == " "  # another headline behind it
    closes = parted or not scene.narrator[quote.end : sentence.span.end].strip()
    if not scene.lex.topics or not closes:
        return NOBODY
    start = sentence.span.start
    groups = actors.phrases(scene, scene.refs_in(start, quote.start))
    people = [g for g in groups if any(ref.kind in ("person", "agent", "role") for ref in g)]
    if people and people[-1][-1].end == quote.start:
        who = actors.resolve(scene, stage, people[-1], sentence.block)
        return made(who, "colon", None, Confidence.PROBABLE)
    opens = people[:1] and people[0][0].start - start <= 1
    if opens and scene.narrator.startswith(("、", ","), people[0][-1].end):
        who = actors.resolve(scene, stage, people[0], sentence.block)
        return made(who, "colon", None, Confidence.UNCERTAIN)
    return NOBODY


def _split(scene: Scene, sentence: Sentence, number: int) -> bool:
    """Whether "said X," alone parts a quotation from the one that opens its sentence."""
    before, quote = sentence.quotes[number - 1], sentence.quotes[number]
    gap = scene.narrator[before.end : quote.start].rstrip()
    if number != 1 or before.start > sentence.span.start + 1 or not gap.endswith(","):
        return False
    verbs = between(scene.verbs, before.end, quote.start)
    one = len(verbs) == 1 and not between(scene.that, verbs[0].end, quote.start)
    return one and scene.words.count(before.end, verbs[0].start) <= RESUMED_WORDS


def _from_above(
    scene: Scene, stage: Cast, sentences: list[Sentence], at: int, number: int
) -> Attribution:
    """X said:, and the quotation in a paragraph or sentence of its own below."""
    sentence = sentences[at]
    if number or not at or sentence.quotes[0].start > sentence.span.start:
        return NOBODY
    above = sentences[at - 1]
    told = scene.text[above.span.start : above.span.end].rstrip()
    announced = any(phrase in told for phrase in scene.pack.speech.announcing)
    if not announced and not told.endswith((":", "：")):
        return NOBODY
    if sentence.block - above.block > 1:
        return NOBODY
    shown = marked(scene, stage, above.span, above.span.end, above.block) if announced else None
    if shown is not None:
        return made(shown[0], "lead", shown[1], Confidence.PROBABLE)
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
    if hits and not scene.narrator[hits[-1].end : left.end].strip():
        return True
    verbs = between(scene.verbs, left.start, left.end)
    return bool(verbs) and _runs_on(scene, verbs[-1], left.end)


def _runs_on(scene: Scene, verb: Hit, quote: int) -> bool:
    """Whether the verb's clause runs into the marks: "called it «X»", "said, «X»"."""
    gap = scene.narrator[verb.end : quote]
    if not gap.strip(" ,，"):
        return True
    plain = not any(char in gap for char in ",;:.!?，；：。—–" + BLANK)
    return plain and distance(scene, verb.end, quote) <= RUN_WORDS


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
        return _colon(scene, stage, sentence, Span(start=start, end=left.end))
    verb = verbs[-1]
    if left.start > sentence.span.start:
        start = sentence.span.start if distance(scene, left.start, verb.start) <= 1 else start
    inverted = not scene.refs_in(start, verb.start)
    clause = max(start, scene.narrator.rfind(",", start, verb.start) + 1)
    for opened in {start, clause} if inverted else ():
        inverted = inverted and unnamed(scene, Span(start=opened, end=verb.start)) is None
    for candidate in reversed(verbs):
        bounds = Span(start=start, end=left.end)
        who = subject(scene, stage, candidate, bounds, sentence.block, inverted=inverted)
        if who is not None:
            return made(who, "before", verb.span, Confidence.CERTAIN)
    if subjectless(scene, start, verb, left.end):
        return unsaid(scene, stage, sentence.block, verb, "before")
    return NOBODY


def _colon(scene: Scene, stage: Cast, sentence: Sentence, left: Span) -> Attribution:
    """X did not waver: «…», where no verb of speech is known but a person is named."""
    if not scene.narrator[left.start : left.end].rstrip().endswith((":", "：")):
        return NOBODY
    groups = usable(scene, actors.phrases(scene, scene.refs_in(left.start, left.end)))
    shown = ("agent", "role") if scene.lex.nouns else ("person", "agent")
    people = [g for g in groups if any(ref.kind in shown for ref in g)]
    plain = scene.lex.cases or scene.lex.spaceless
    if not people and plain and len(groups) == 1 and groups[0][0].kind == "pronoun":
        people = groups
    if not people and scene.words.starts:
        last = bisect_left(scene.words.starts, left.end) - 1
        if last < 0:
            return NOBODY
        verb = Hit(scene.words.starts[last], scene.words.ends[last])
        who = housed(scene, stage, verb, left, sentence.block)
        return made(who, "colon", None, Confidence.PROBABLE)
    who = actors.resolve(scene, stage, people[0], sentence.block) if people else None
    sure = Confidence.PROBABLE if len(people) == 1 else Confidence.UNCERTAIN
    return made(who, "colon", None, sure)


def _according(scene: Scene, stage: Cast, sentence: Sentence, quote: Quote) -> Attribution:
    """According to X anywhere in the sentence."""
    start = sentence.span.start
    heads = [hit for hit in between(scene.heads, start, quote.start) if hit.start == start]
    if not scene.narrator[start : quote.start].rstrip().endswith(","):
        heads = [hit for hit in heads if _holds(scene, sentence, hit)]
    for hit in [*heads, *between(scene.according, start, sentence.span.end)]:
        found = said_by(scene, stage, hit, sentence.span, sentence.block)
        if found.known:
            return found
    return NOBODY


def _holds(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """For X, …: the name of a person and a comma, and nobody said to speak in the sentence."""
    if between(scene.verbs, sentence.span.start, sentence.span.end):
        return False
    group = first_phrase(scene, scene.refs_in(hit.end, sentence.span.end))
    named = [ref for ref in group if ref.kind in ("person", "agent")]
    return any(scene.narrator.startswith(",", ref.end) for ref in named)


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
