"""Quotation marks that hold no speech, and how much of a sentence a quotation is."""

from __future__ import annotations

import re

from generator.extracting.attribution import Attribution, Sentence
from generator.extracting.cues import Scene
from generator.extracting.quotations import TITLES, Quote
from generator.extracting.tokens import Words, between
from generator.model import Mode
from generator.text import fold

FRAGMENT_WORDS = 8
"""A quotation built into the narrator's sentence is a fragment up to this many words."""
TERM_WORDS = 4
"""Marks around at most this many words may name a thing."""

WEAK = frozenset({"speech-subject", "speech-carried"})
"""Rules too weak to make speech of a few words that nothing else shows to be speech."""

_STOPS = ".!?。！？…"
_END = ".!?。！？…,，;"
_CODE = re.compile(r"[A-Z0-9]{2,}(?:[-–. ]?[A-Z0-9]+)*$")


def size(scene: Scene, quote: Quote) -> int:
    """Words inside the marks."""
    inner = fold(quote.inner(scene.text))
    return Words(inner).count(0, len(inner))


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
    return not (verbs and scene.words.count(quote.end, verbs[0].start) <= 3)


def mode_of(scene: Scene, sentence: Sentence, quote: Quote) -> Mode:
    """Direct words, or a fragment inside the narrator's sentence."""
    if built_in(scene, sentence, quote) and size(scene, quote) <= FRAGMENT_WORDS:
        return Mode.FRAGMENT
    return Mode.DIRECT


def is_term(scene: Scene, sentence: Sentence, quote: Quote, who: Attribution) -> bool:
    """Whether the marks stand around a name, a title or a word held at arm's length."""
    if quote.mark in TITLES:
        return True
    inner = quote.inner(scene.text).rstrip(",.;")
    count = size(scene, quote)
    if count == 0:
        return True
    weak = not who.known or who.evidence[0].method in WEAK
    if not built_in(scene, sentence, quote):
        stopped = quote.inner(scene.text)[-1:] in _STOPS
        said = between(scene.verbs, sentence.span.start, sentence.span.end)
        return weak and count <= TERM_WORDS and not stopped and not said
    if count <= FRAGMENT_WORDS and _is_name(inner):
        return True
    if count > TERM_WORDS:
        return False
    markers = between(scene.terms, max(sentence.span.start, quote.start - 40), quote.start)
    if markers and scene.words.count(markers[-1].end, quote.start) == 0:
        return True
    if _CODE.fullmatch(inner):
        return True
    return weak


def _is_name(inner: str) -> bool:
    """Whether every word but the small ones has a capital, and at least two have."""
    words = inner.split()
    capitals = sum(word[:1].isupper() for word in words)
    return capitals > 1 and all(word[:1].isupper() or len(word) < 4 for word in words)
