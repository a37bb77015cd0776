"""What a glued "that" behind marks tells: "「…」と述べた" is speech, "「…」を出した" is a name.

In such a language what is said is tied to its verb by a particle straight behind the marks, and
what only bears a name by the particles of any noun.
"""

from __future__ import annotations

import re

from generator.extracting.marks.quote import Quote
from generator.extracting.scene.cues import BLANK, Scene
from generator.extracting.words.tokens import between
from generator.text import is_cjk

REACH = 60
"""Most characters behind the particle up to the verb that it is tied to."""
NAMES = 6
"""The same for a verb of naming: "「…」と呼ばれ"."""
_ENDS = ("", "。", "\n", " ")
LISTED = 12
"""Most marks of one list that are looked behind."""
_BRACKET = re.compile(r"[(（][^()（）\n]{1,40}[)）]")
_NOUN = re.compile(r"[\u30a0-\u30ff\u4e00-\u9fffA-Za-z0-9]")
"""The last character of a noun that stands in apposition to what follows in marks."""
_CLAUSE = re.compile(rf"[、。，,\n{BLANK}]")


def closes(scene: Scene, quote: Quote) -> bool:
    """Whether "that" or the sentence's end follows marks: what stands there is what was said.

    Marks beside marks and marks in a list share what stands behind the last of them.
    """
    thats = _that(scene)
    following = _at(scene, quote) if thats else ""
    return bool(thats) and (following[:1] in _ENDS or following.startswith(thats))


def ties(scene: Scene, quote: Quote) -> bool:
    """Whether "that" follows marks, or the last of the marks beside them."""
    return bool(thats := _that(scene)) and _at(scene, quote).startswith(thats)


def told(scene: Scene, quote: Quote) -> bool | None:
    """Whether words in marks are said (True) or name a thing (False); None where nothing shows.

    A noun straight before the marks is what they name, unless it is a word for words ("発言").
    """
    thats = _that(scene)
    if not thats:
        return None
    at = _behind(scene, quote.end)
    following = scene.narrator[at : at + 1]
    that = next((one for one in thats if scene.narrator.startswith(one, at)), None)
    if that is None:
        noun = bool(_NOUN.match(scene.narrator, quote.start - 1)) and quote.start > 0
        words = any(verb.end == quote.start for verb in between(scene.verbs, *_lead(quote)))
        ends = following in _ENDS
        return False if not words and (is_cjk(following or " ") or (noun and not ends)) else None
    start = at + len(that)
    if between(scene.named, at, start + NAMES):
        return False
    stop = _CLAUSE.search(scene.narrator, start, start + REACH)
    end = stop.start() if stop else start + REACH
    return True if between(scene.verbs, start, end) else None


def _lead(quote: Quote) -> tuple[int, int]:
    return max(0, quote.start - NAMES), quote.start


def _at(scene: Scene, quote: Quote) -> str:
    at = _behind(scene, quote.end)
    return scene.narrator[at : at + 4]


def _that(scene: Scene) -> tuple[str, ...]:
    """The words for "that" of a language that glues them to the marks."""
    return scene.lex.glued_thats


def _behind(scene: Scene, end: int) -> int:
    """The offset behind marks, behind brackets, and behind more marks that are listed there."""
    text, thats = scene.narrator, _that(scene)
    at = end
    for _ in range(LISTED):
        bracket = _BRACKET.match(text, end)
        at = bracket.end() if bracket else end
        listed = at + next((len(that) for that in thats if text.startswith(that, at)), 0)
        if text[at : at + 1] != BLANK and text[listed : listed + 1] != BLANK:
            break
        end = listed if text[listed : listed + 1] == BLANK else at
        while text[end : end + 1] == BLANK:
            end += 1
    return at
