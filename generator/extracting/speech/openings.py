"""Whether a verb of speech before a quotation leaves its subject out: "Then declared: «…»"."""

from __future__ import annotations

from bisect import bisect_left

from generator.extracting.scene import actors
from generator.extracting.scene.cues import BLANK, Scene
from generator.extracting.speech.grammar import distance
from generator.extracting.words.tokens import Hit, between

NEAR_WORDS = 2
"""Most words between a verb without a subject and what was said."""
LED_WORDS = 4
"""Most words of a phrase behind a preposition that opens a sentence without a subject."""
RUN_WORDS = 8
"""Most words between a verb of speech and marks that its clause runs into."""


def subjectless(scene: Scene, start: int, verb: Hit, quote: int) -> bool:
    """Whether nothing before the verb may be its subject, and the words said follow it."""
    told = _told(scene, verb, quote) or _framed(scene, verb) or _objects(scene, verb.end, quote)
    return told and _opens(scene, _opened(scene, start, verb), verb.start)


def _opened(scene: Scene, start: int, verb: Hit) -> int:
    """Where the verb's own clause begins, behind what opens its sentence without a subject."""
    if scene.lex.cases:
        asked = any(hit.start == start for hit in between(scene.asked, start, verb.start))
        return verb.start if asked else start  # "Asked what ..., he answered"
    if scene.lex.saying or scene.lex.pro_drop:
        head = scene.narrator[start : verb.start]
        if scene.lex.pro_drop and head.rstrip().endswith(",") and head.count(",") > 1:
            return start  # commas enclose what explains the subject
        return start + max(head.rfind(","), head.rfind("،")) + 1
    return start


def _opens(scene: Scene, start: int, verb: int) -> bool:
    """Whether nothing that may be a subject stands before a verb."""
    words = scene.narrator[start:verb].replace(",", " ").split()
    lex = scene.lex
    small = lex.auxiliary | lex.openers
    if len(words) <= 1 or (lex.cases and all(word in small for word in words)):
        return True
    unnamed = not scene.refs_in(start, verb)
    if lex.saying and unnamed and not lex.oblique.isdisjoint((words[0], words[0][1:])):
        return True  # "and-on the return of X said: …"
    led = (
        (lex.pro_drop or lex.cases)
        and words[0] in lex.oblique
        and "," not in scene.narrator[start:verb]
    )
    return led and len(words) <= LED_WORDS and unnamed


def _told(scene: Scene, verb: Hit, quote: int) -> bool:
    """Whether the quotation follows a verb closely, or its "that" does."""
    near = distance(scene, verb.end, quote) <= NEAR_WORDS
    that = between(scene.that, verb.end, quote)[:1]
    return near or bool(
        scene.lex.cases
        and that
        and distance(scene, verb.end, that[0].start) <= NEAR_WORDS
        and not scene.refs_in(verb.end, that[0].start)
    )


def _framed(scene: Scene, verb: Hit) -> bool:
    """Whether a preposition follows the verb where its subject would: "said in a statement"."""
    at = bisect_left(scene.words.starts, verb.end)
    if not scene.lex.saying or at >= len(scene.words.folded):
        return False
    word = scene.words.folded[at]
    return word in scene.lex.oblique or word in scene.lex.saying


def _objects(scene: Scene, start: int, end: int) -> bool:
    """Whether only phrases behind prepositions stand between a verb and marks."""
    groups = actors.phrases(scene, scene.refs_in(start, end))
    plain = not any(char in scene.narrator[start:end] for char in ",;:." + BLANK)
    near = distance(scene, start, end) <= RUN_WORDS
    return plain and near and bool(groups) and all(actors.oblique(scene, one) for one in groups)
