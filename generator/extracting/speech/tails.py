"""What stands behind a quotation: the verb and its subject, a signature, according to whom."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.extracting.marks.quote import Quote
from generator.extracting.names.references import Ref
from generator.extracting.scene import actors
from generator.extracting.scene.actors import Actor
from generator.extracting.scene.cues import BLANK, Scene
from generator.extracting.scene.stage import Cast
from generator.extracting.scene.topical import before
from generator.extracting.scene.topics import clause_end, titled, unnamed
from generator.extracting.speech.attribution import NOBODY, Attribution, Sentence, made
from generator.extracting.speech.grammar import behind, distance, subject
from generator.extracting.speech.houses import anonymous
from generator.extracting.words.tokens import Hit, between
from generator.model import Confidence, Span
from generator.text import fold

TAIL_WORDS = 9
"""Most words between a quotation and the verb behind it ("…", the minister of X told Y)."""


ALONE = 3
"""Most words of a tail that is a verb and whom it tells, its subject left out."""
CLOSE = 12
"""Most characters between "according to" and the name, in scripts without spaces."""
LED = 2
"""Most words between an article and its noun, the article counted."""
EXPLAINED_WORDS = 30
"""Most words between a name behind a quotation and its verb, where commas enclose them all."""


_PARTED = frozenset(",;–—-(" + BLANK)
_NEXT = re.compile(r"\s*(\w[\w.-]*)")
_OPEN_TAIL = re.compile(r"[\s,.…—–―!?:，。、-]*")


_SIGNED = re.compile(rf"\s*[—–―]\s*((?:[^.;:,{BLANK}\n]|(?<=\b\w)\.){{2,60}})\.?\s*(?:\(@.*)?$")


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


def unsaid(scene: Scene, stage: Cast, block: int, verb: Hit, rule: str) -> Attribution:
    """A verb of speech with no subject (pro-drop): whom the last sentence was about."""
    gender = scene.lex.gender_of(scene.narrator[verb.start : verb.end])
    meant = stage.agreeing(gender, block)
    if meant is not None and scene.lex.pro_drop and stage.gender(meant.key) == "p":
        meant = meant if anonymous(scene, verb) else stage.single(block)
    if meant is None:
        return NOBODY
    who = Actor(meant, Confidence.PROBABLE, "pronoun", verb.start, verb.end)
    return made(who, rule, verb.span, Confidence.PROBABLE)


def tail(scene: Scene, stage: Cast, sentence: Sentence, left: Span, right: Span) -> Attribution:
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
    if not verbs:
        return _untold(scene, stage, sentence, left, Span(start=start, end=stop))
    if distance(scene, start, verbs[0].start) > TAIL_WORDS:
        return NOBODY
    glued = start == right.start + 1 and scene.narrator[right.start] == " "
    if glued and distance(scene, start, verbs[0].start) > 3 and left.end > left.start:
        return NOBODY
    bounds = Span(start=start, end=stop)
    inverted = distance(scene, start, verbs[0].start) <= 1
    who = subject(scene, stage, verbs[0], bounds, sentence.block, inverted=inverted)
    if who is None and inverted:
        behind_it = Span(start=verbs[0].end, end=stop)
        holder = titled(scene, behind_it)
        who = actors.resolve(scene, stage, holder, sentence.block) if holder else None
        who = who or unnamed(scene, behind_it)
    if who is None and not inverted and start != right.start:
        who = unnamed(scene, Span(start=start, end=verbs[0].start))
    lead = scene.narrator[left.start : left.end].strip(" –—-")
    opens = not lead or (scene.lex.cases and lead.endswith("."))
    if who is None and inverted and _subjectless(scene, verbs[0], stop, opens=opens):
        return unsaid(scene, stage, sentence.block, verbs[0], "after")
    return made(who, "after", verbs[0].span, Confidence.CERTAIN)


def untold(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """Whether a verb of speech stands straight behind a quotation: somebody said it, if unnamed."""
    open_tail = _OPEN_TAIL.match(scene.narrator, quote.end, sentence.span.end)
    start = open_tail.end() if open_tail else quote.end
    verbs = between(scene.verbs, start, clause_end(scene, start, sentence.span.end))
    return bool(verbs) and distance(scene, start, verbs[0].start) <= 1


def closes(scene: Scene, verb: Hit, stop: int) -> bool:
    """Whether a verb ends its sentence, or no more than a word of time or place follows it."""
    words = scene.narrator[verb.end : stop].split()
    small = scene.lex.oblique | scene.lex.days
    return not words or words[0].strip(".!?…") in small or not words[0].strip(".!?…")


def _subjectless(scene: Scene, verb: Hit, stop: int, *, opens: bool) -> bool:
    """Whether a verb has no room for a subject behind it: hardly a word, or a preposition.

    ``opens``: the quotation opens its sentence.
    """
    if distance(scene, verb.end, stop) <= ALONE:
        return True
    comma = scene.narrator.find(",", verb.end, stop)
    if comma > 0 and scene.lex.cases and distance(scene, verb.end, comma) <= 1:
        return True  # "rzucił dziennikarzom, wychodząc"
    at = bisect_left(scene.words.starts, verb.end)
    following, lex = scene.words.folded[at], scene.lex
    if opens and (following in lex.oblique or following in lex.days):
        return True
    if opens and lex.pro_drop and scene.text[scene.words.starts[at]].islower():
        nominal = lex.articles | lex.indefinite | lex.openers
        return following not in nominal  # "dijo refiriéndose a"
    return False


def _untold(scene: Scene, stage: Cast, sentence: Sentence, left: Span, right: Span) -> Attribution:
    """«…», does X: behind a quotation that opens its sentence a verb that no pack knows.

    The name stands straight behind one small-lettered word, or one and a phrase of place or time.
    """
    opening = scene.narrator[left.start : left.end].strip(" -–—―" + BLANK)
    opening = "" if opening.endswith(":") else opening
    if opening or right.start == left.end or not scene.narrator[right.start : right.start + 1]:
        return NOBODY
    if not scene.text[right.start].islower() or scene.text[right.start - 1] != " ":
        return NOBODY
    first = scene.words.starts[bisect_left(scene.words.starts, right.start)]
    ends = scene.words.ends[bisect_left(scene.words.starts, first)]
    word = scene.narrator[first:ends]
    if scene.lex.cases and word in scene.lex.openers:  # "не смутился X"
        at = bisect_left(scene.words.starts, ends)
        word = scene.words.folded[at] if at < len(scene.words.folded) else word
        ends = scene.words.ends[at] if scene.lex.gender_of(word) else ends
    if word in scene.lex.closed or word in scene.lex.oblique:
        return NOBODY
    unknown = Hit(first, ends)
    if not _parted(scene, sentence, left.end, right.start):
        return NOBODY
    comma = scene.narrator.find(",", ends, right.end)
    told = comma > 0 and bool(scene.lex.gender_of(word)) and scene.lex.cases
    closing = comma if told else right.end
    if distance(scene, right.start, closing) <= ALONE and not scene.refs_in(first, closing):
        found = unsaid(scene, stage, sentence.block, unknown, "after")
        return made(found.actor, "after", unknown.span, Confidence.UNCERTAIN)
    who = behind(scene, stage, unknown, right, sentence.block)
    shown = {"named", "short-name", "pronoun"} | (
        set() if scene.lex.cases else {"role", "role-words"}
    )
    if who is None or who.method not in shown:
        return NOBODY
    return made(who, "after", unknown.span, Confidence.PROBABLE)


def _parted(scene: Scene, sentence: Sentence, start: int, behind_it: int) -> bool:
    """Whether a comma or dash parts the quotation at ``start`` from what stands behind it."""
    quote = next((one for one in sentence.quotes if one.start == start), None)
    if quote is None:
        return False
    gap = scene.narrator[quote.end : behind_it]
    ending = quote.inner(scene.text)[-1:]
    return ending in (",", "!", "?", "…") or any(char in gap for char in ",—–-")


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
    spaced = scene.narrator[end : end + 2].strip() == ","
    if not spaced and not _one_of(scene, end):
        return NOBODY
    for verb in verbs:
        gap = scene.narrator[end + 1 : verb.start].rstrip()
        closed = gap.endswith(",") or (scene.lex.spaceless and "," not in gap)
        if closed and 0 < distance(scene, end, verb.start) <= EXPLAINED_WORDS:
            who = actors.resolve(scene, stage, groups[0], sentence.block)
            return made(who, "after", verb.span, Confidence.CERTAIN)
    return NOBODY


def _one_of(scene: Scene, end: int) -> bool:
    """Whether a comma and a word for "one of" follow a name, in a script without spaces."""
    starts = tuple("," + word for word in scene.lex.indefinite) if scene.lex.spaceless else ()
    return bool(starts) and scene.narrator.startswith(starts, end)


def said_by(scene: Scene, stage: Cast, hit: Hit, bounds: Span, block: int) -> Attribution:
    """Whoever stands behind "according to", or before it where particles show subjects."""
    if scene.lex.topics:
        shown = before(scene, stage, bounds.start, hit.start, block, bare=True)
        return made(shown[0], "according", hit.span, Confidence.CERTAIN) if shown else NOBODY
    if hit.phrase in scene.lex.postposed:
        return _postposed(scene, stage, hit, bounds.start, block)
    if hit.phrase in scene.lex.closing and not _closing(scene, hit):
        return NOBODY
    refs = scene.refs_in(hit.end, bounds.end)
    groups = actors.phrases(scene, refs)
    if scene.lex.spaceless and groups and groups[0][0].start - hit.end > CLOSE:
        return NOBODY
    meant = stage.last or (stage.topic if scene.lex.cases else None)
    if hit.phrase in scene.lex.back and meant is not None:
        back = Actor(meant, Confidence.PROBABLE, "pronoun", hit.start, hit.end)
        return made(back, "according", hit.span, Confidence.PROBABLE)
    beyond = bool(groups) and _beyond(scene, hit.end, groups[0])
    if not groups or beyond or not _light(scene, hit.end, groups[0][0].start):
        verbs = between(scene.verbs, hit.start, hit.end)
        stop = scene.narrator[hit.end : hit.end + 1] == ","
        if verbs and stop:
            return unsaid(scene, stage, block, verbs[-1], "according")
        alone = not groups or beyond
        body = unnamed(scene, Span(start=hit.end, end=bounds.end)) if alone else None
        return made(body, "according", hit.span, Confidence.UNCERTAIN)
    if scene.lex.cases:
        groups[0] = _source(scene, groups[0])
    who = actors.resolve(scene, stage, groups[0], block)
    head = hit.phrase in scene.lex.heading  # "for X, …" may tell what is good for X
    return made(who, "according", hit.span, Confidence.PROBABLE if head else Confidence.CERTAIN)


def _postposed(scene: Scene, stage: Cast, hit: Hit, start: int, block: int) -> Attribution:
    """Whoever stands straight before "according to": somebody named, or a noun with an article
    that is no word for what is said ("einer Studie zufolge", not "Berichten zufolge").
    """
    group = next(iter(reversed(actors.phrases(scene, scene.refs_in(start, hit.start)))), None)
    if group is None or distance(scene, group[-1].end, hit.start):
        return NOBODY
    lex, words = scene.lex, scene.narrator[start : group[0].start].split()[-LED:]
    led = not lex.articles.isdisjoint(words) or not lex.joiners.isdisjoint(words)
    said = scene.narrator[group[-1].start : group[-1].end].split()[-1] in lex.accounts
    if said or (not led and group[0].kind in ("noun", "acronym")):
        return NOBODY
    who = actors.resolve(scene, stage, group, block)
    return made(who, "according", hit.span, Confidence.CERTAIN)


def _closing(scene: Scene, hit: Hit) -> bool:
    """Whether a mark parts "so" from what was said, and a name or an article stands next to it."""
    head = scene.narrator[max(0, hit.start - 3) : hit.start].rstrip()
    if head.rstrip(", ").endswith(BLANK):
        return True
    parted = head[-1:] in _PARTED
    following = _NEXT.match(scene.text, hit.end)
    if not parted or following is None:
        return False
    word, lex = following.group(1), scene.lex
    return word[0].isupper() or fold(word) in lex.articles | lex.indefinite


def _beyond(scene: Scene, start: int, group: list[Ref]) -> bool:
    """Whether a name behind a comma begins what is said: "according to the priest, X is …"."""
    behind = scene.narrator[group[-1].end : group[-1].end + 2].strip()
    told = "," in scene.narrator[start : group[0].start]
    return told and behind[:1] not in (",", ".", ":", "", BLANK, ")")


def _source(scene: Scene, group: list[Ref]) -> list[Ref]:
    """The post alone where a name behind a comma begins what it says, and explains it not."""
    for place in range(1, len(group)):
        parted = "," in scene.narrator[group[place - 1].end : group[place].start]
        closed = scene.narrator[group[-1].end : group[-1].end + 1] in (",", ".", "")
        if parted and not closed:
            return group[:place]
    return group


def _light(scene: Scene, start: int, end: int) -> bool:
    """Whether only small words or adjectives of a title stand between two offsets."""
    words = scene.narrator[start:end].replace("'", " ").split()
    lex = scene.lex
    if lex.cases and "," in scene.narrator[start:end]:
        return False  # whom the words before the comma name is no name
    if lex.cases and words[-1:] and words[-1] in lex.oblique:
        return False  # nor whom the last of them only tells of
    small = all(word in lex.joiners or word not in lex.closed for word in words)
    return len(words) <= 4 and small and not between(scene.verbs, start, end)
