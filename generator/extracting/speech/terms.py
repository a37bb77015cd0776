"""Quotation marks that hold no speech, and how much of a sentence a quotation is."""

from __future__ import annotations

import re

from generator.extracting.marks.pairing import STRETCH
from generator.extracting.marks.quote import SINGLE, TITLES, Quote
from generator.extracting.scene import topical
from generator.extracting.scene.cues import Scene
from generator.extracting.speech import glued
from generator.extracting.speech.attribution import Attribution, Sentence
from generator.extracting.words.tokens import Hit, between, count
from generator.model import Mode
from generator.text import fold

FRAGMENT_WORDS = 8
"""A quotation built into the narrator's sentence is a fragment up to this many words."""
TERM_WORDS = 4
"""Marks around at most this many words may name a thing."""

ATTRIBUTE_WORDS = 12
"""The same where the narrator's clause runs on behind them and no verb of speech stands before."""
OWN_WORDS = 3
"""Most words of a complement between who speaks and the verb: "the head of the port says"."""
SOURCE_WORDS = 2
"""Most words between "according to" and the name of the source in marks."""

WEAK = frozenset({"speech-subject", "speech-carried"})
"""Rules too weak to make speech of a few words that nothing else shows to be speech."""

_STOPS = ".!?。！？…"
_END = ".!?。！？…,，;"
_CODE = re.compile(r"[A-Z0-9]{2,}(?:[-–. ]?[A-Z0-9]+)*$")


def size(scene: Scene, quote: Quote) -> int:
    """Words inside the marks."""
    return count(fold(quote.inner(scene.text)))


def built_in(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """Whether the narrator's own clause runs on into or out of the quotation."""
    lead = scene.narrator[sentence.span.start : quote.start].rstrip()
    lead = lead.rstrip("\x01").rstrip() if lead.endswith("\x01") else lead
    if lead and lead[-1] not in ":：.!?。—–,，\x01-":
        return True
    inner = quote.inner(scene.text)
    behind = scene.narrator[quote.end : sentence.span.end].lstrip()
    if lead:
        return inner[:1].islower() and not lead.endswith((":", "："))
    runs_on = behind[:1].isalpha() and inner[-1:] not in _END
    if not runs_on:
        return False
    verbs = between(scene.verbs, quote.end, sentence.span.end)
    if not verbs or "," in scene.narrator[quote.end : verbs[0].start]:
        return True
    return scene.words.count(quote.end, verbs[0].start) > 3


def _resumed(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """Whether "said X" alone stands between this quotation and one at the sentence's head."""
    earlier = [other for other in sentence.quotes if other.end <= quote.start]
    if not earlier or earlier[0].start - sentence.span.start > 1:
        return False
    start = earlier[-1].end
    verbs = between(scene.verbs, start, quote.start)
    lead = scene.narrator[start : quote.start].rstrip()
    near = bool(verbs) and scene.words.count(start, verbs[0].start) <= 1
    return near and lead.endswith((",", "，", "—", "–"))


def mode_of(scene: Scene, sentence: Sentence, quote: Quote) -> Mode:
    """Direct words, or a fragment inside the narrator's sentence."""
    if quote.headless or glued.ties(scene, quote) or _resumed(scene, sentence, quote):
        return Mode.DIRECT
    if built_in(scene, sentence, quote) and size(scene, quote) <= FRAGMENT_WORDS:
        return Mode.FRAGMENT
    return Mode.DIRECT


def is_term(scene: Scene, sentence: Sentence, quote: Quote, who: Attribution) -> bool:
    """Whether the marks stand around a name, a title or a word held at arm's length."""
    if quote.mark in TITLES or quote.headless:
        return not quote.headless
    inner = quote.inner(scene.text).rstrip(",.;")
    count = size(scene, quote)
    if count == 0:
        return True
    told = glued.told(scene, quote)
    if told is not None:
        return not told
    if quote.open_ended and scene.lex.cases:
        return False  # "said X" or another paragraph follows
    weak = who.actor is None or who.evidence[0].method in WEAK or _nameless(scene, quote, who)
    if _source(scene, sentence, quote) or _called(scene, sentence, quote, count):
        return True
    if _attribute(scene, sentence, quote, count) or _apposed(scene, sentence, quote, who, count):
        return True
    if not built_in(scene, sentence, quote):
        return weak and _apart(scene, sentence, quote, count)
    markers = between(scene.terms, max(sentence.span.start, quote.start - 40), quote.start)
    if _entitled(scene, sentence, quote, who, count, inner):
        return True
    if (
        markers
        and inner[:1].isupper()
        and not scene.narrator[markers[-1].end : quote.start].strip()
    ):
        return True  # the book «X»
    if count > TERM_WORDS:
        return False
    if markers and scene.words.count(markers[-1].end, quote.start) == 0:
        mark = markers[-1]
        said = between(scene.verbs, max(sentence.span.start, mark.start - 24), quote.start)
        within = any(verb.start < mark.start and mark.end <= verb.end for verb in said)
        if not within and not (inner[:1].islower() and _says(scene, mark, who)):
            return True  # not in "s'est dit «…»" and "X dit «…»"
    if _CODE.fullmatch(inner):
        return True
    if count == 1 and who.known and who.evidence[0].method == "speech-according":
        return _leads(scene, quote)  # according to X, 28 "serious" attacks
    return weak and not _told(scene, sentence, quote)


def _leads(scene: Scene, quote: Quote) -> bool:
    """Whether one small word in marks runs into the narrator's next: an adjective before a noun."""
    following = scene.narrator[quote.end : quote.end + 2]
    return following[:1] == " " and following[1:].isalpha() and quote.inner(scene.text).islower()


def _apart(scene: Scene, sentence: Sentence, quote: Quote, count: int) -> bool:
    """Whether few words in marks that no sentence of the narrator's holds are nobody's speech."""
    lead = scene.narrator[sentence.span.start : quote.start].rstrip()
    if scene.lex.cases and lead[-1:] == ":" and len(lead.split()) > 1:
        return False
    inner = quote.inner(scene.text)
    headed = count <= FRAGMENT_WORDS and sentence.span == quote.span and not scene.lex.cases
    if headed and quote.mark in SINGLE and _is_name(inner.rstrip(".")):
        return True  # a heading inside the text: 'All Bets Are Off.'
    stopped = inner[-1:] in _STOPS
    said = between(scene.verbs, sentence.span.start, sentence.span.end)
    return count <= TERM_WORDS and not stopped and not said


def _entitled(
    scene: Scene, sentence: Sentence, quote: Quote, who: Attribution, count: int, inner: str
) -> bool:
    """Whether words in marks within the narrator's sentence are what something is called."""
    if count <= FRAGMENT_WORDS and _is_name(inner):
        return True
    large, short = inner[:1].isupper(), count <= TERM_WORDS
    if short and large and who.evidence[0].method == "speech-mood":
        return True  # what a sentence in reported speech is about, not what was said
    if large and count <= FRAGMENT_WORDS and _unsaid(scene, sentence, who):
        return True
    if not who.known and (large or inner[:1].isdigit()):
        return True  # the title of a work, the name of a body or a prize
    return short and large and _of(scene, sentence, quote)  # "the words of «Night Without Law»"


def _unsaid(scene: Scene, sentence: Sentence, who: Attribution) -> bool:
    """Whether nothing in a sentence speaks, and it is only about somebody."""
    if not who.known or who.evidence[0].method != "speech-subject":
        return False
    start, end = sentence.span.start, sentence.span.end
    return not any(between(cues, start, end) for cues in (scene.verbs, scene.according))


def _told(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """Whether a verb of speech and its "that" stand before the marks: said that «…»."""
    if not scene.lex.cases:
        return False
    naming = between(scene.verbs, sentence.span.start, quote.start)[-1:]
    if naming and scene.words.count(naming[0].end, quote.start) <= 1:
        return quote.inner(scene.text)[:1].islower()
    that = between(scene.that, sentence.span.start, quote.start)[-1:]
    near = bool(that) and scene.words.count(that[0].end, quote.start) <= TERM_WORDS
    verbs = between(scene.verbs, sentence.span.start, that[0].start) if near else []
    return bool(verbs) and scene.words.count(verbs[-1].end, that[0].start) <= TERM_WORDS


def _attribute(scene: Scene, sentence: Sentence, quote: Quote, count: int) -> bool:
    """Whether a few words in marks run into the word behind them: “X”事件, “X”的."""
    if not scene.lex.attributive or count > ATTRIBUTE_WORDS:
        return False
    head = scene.narrator[sentence.span.start : quote.start]
    clause = sentence.span.start + max(head.rfind(stop) for stop in "，,；;：:") + 1
    if count > TERM_WORDS and between(scene.verbs, clause, quote.start):
        return False  # "he repeated that “…” is …"
    if quote.inner(scene.text)[-1:] in _END or scene.text[quote.start - 1 : quote.start] in (
        "：",
        ":",
    ):
        return False
    posts = [ref for ref in scene.refs_in(quote.end, quote.end + 8) if ref.kind == "role"]
    if posts and posts[0].start == quote.end and topical.body(scene, quote.start):
        return True  # "the group “…” chairman X"
    following = scene.narrator[quote.end : quote.end + 1]
    verbs = between(scene.verbs, quote.end, quote.end + 8)
    told = bool(verbs) and scene.refs_in(quote.end, verbs[0].start + 1)
    counted = scene.narrator.endswith(tuple(scene.lex.indefinite), sentence.span.start, quote.start)
    if counted and not between(scene.verbs, clause, quote.start):
        return True  # "they formed a “…”"
    return following.isalnum() and not told


APPOSED_WORDS = 8
"""Most words in marks that a noun straight before them has for a name."""
CLOSE_WORDS = 3
"""Most words between a verb of speech and marks that it governs: "called it a «…»"."""


def _apposed(scene: Scene, sentence: Sentence, quote: Quote, who: Attribution, count: int) -> bool:
    """Whether words in marks are the name of what stands straight before them.

    Where nothing shows names but their place: no mark, no verb of speech near by, and no clause
    of what somebody says.
    """
    if not scene.pack.names.article or quote.inner(scene.text)[-1:] in _END:
        return False
    lead = scene.narrator[sentence.span.start : quote.start].rstrip()
    glued, lead = lead.endswith(STRETCH), lead.rstrip(STRETCH)
    if not lead or not lead[-1].isalpha():
        return False
    verbs = between(scene.verbs, sentence.span.start, quote.start)
    close = bool(verbs) and scene.words.count(verbs[-1].end, quote.start) <= CLOSE_WORDS
    if glued and not close and count <= TERM_WORDS:
        return True  # "tied to-the «X»"
    near = max(sentence.span.start, quote.start - 12)
    if any(
        scene.words.count(hit.end, quote.start) == 0
        for hit in between(scene.that, near, quote.start)
    ):
        return False
    told = (
        between(hits, sentence.span.start, quote.start) for hits in (scene.that, scene.according)
    )
    if who.known and any(told):
        return False  # "X said that the plan is «…»"
    posts = scene.refs_in(near, quote.start)[-1:]
    if any(ref.kind == "role" and quote.start - ref.end <= 1 for ref in posts):
        return count <= APPOSED_WORDS  # "the head of «…»"
    if close:
        return False
    marked = between(scene.terms, max(sentence.span.start, quote.start - 24), quote.start)
    if marked and scene.words.count(marked[-1].end, quote.start) == 0:
        return count <= APPOSED_WORDS
    return count <= TERM_WORDS or (count <= APPOSED_WORDS + TERM_WORDS and not verbs)


def _nameless(scene: Scene, quote: Quote, who: Attribution) -> bool:
    """Whether the speaker is mere words, save "the officer spoke of «some weeks»"."""
    if who.actor is None or who.actor.method != "words":
        return False
    first = fold(who.actor.speaker.name).replace("'", " ").split()[:1]
    shown = who.evidence[0].method in ("speech-before", "speech-inside")
    small = quote.inner(scene.text)[:1].islower() and not scene.lex.nouns
    return not (shown and small and first and first[0] in scene.lex.articles)


def _says(scene: Scene, mark: Hit, who: Attribution) -> bool:
    """Whether somebody stands straight before a word that may be the verb or mark a term."""
    actor = who.actor
    if actor is None or not 0 < actor.end <= mark.start:
        return False
    gap = scene.narrator[actor.end : mark.start]
    near = len(gap.split()) <= OWN_WORDS and "," not in gap
    return near and bool(between(scene.verbs, mark.start, mark.end))


def _of(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """Whether a preposition stands straight before the marks."""
    words = scene.narrator[max(sentence.span.start, quote.start - 12) : quote.start].split()
    return bool(words) and words[-1] in scene.lex.oblique


def _source(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """Whether the marks name a source: according to "The Valley Herald"."""
    for hit in between(scene.according, sentence.span.start, quote.start)[-1:]:
        if scene.refs_in(hit.end, quote.start) or hit.phrase in scene.lex.back:
            return False  # somebody is named before the marks, who holds what stands in them
        short = size(scene, quote) <= TERM_WORDS
        return short and scene.words.count(hit.end, quote.start) <= SOURCE_WORDS
    return False


def _called(scene: Scene, sentence: Sentence, quote: Quote, count: int) -> bool:
    """Whether a verb of naming stands straight behind: «X», so heißt; "X", as it is called."""
    if count > TERM_WORDS or quote.inner(scene.text)[-1:] in _END:
        return False
    behind = between(scene.named, quote.end, min(sentence.span.end, quote.end + 24))
    ahead = between(scene.named, max(sentence.span.start, quote.start - 24), quote.start)
    near = behind[:1] and scene.words.count(quote.end, behind[0].start) <= 1
    return bool(near or (ahead and scene.words.count(ahead[-1].end, quote.start) == 0))


def _is_name(inner: str) -> bool:
    """Whether every word but the small ones has a capital, and at least two have."""
    words = inner.split()
    capitals = sum(word[:1].isupper() for word in words)
    return capitals > 1 and all(word[:1].isupper() or len(word) < 4 for word in words)
