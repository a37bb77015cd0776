"""Names in quotation marks inside a noun phrase: the operator «Bell», the paper „Valley News“.

Where names bend, a few words in marks that begin with a capital and stand straight behind
another word of the narrator's are what something is called. Speech would begin small there, or
stand behind a verb of speech, a colon or a comma. In any language they are who speaks, where a verb
of speech and its "that" stand straight behind.
"""

from __future__ import annotations

import re

from generator.extracting.marks.quote import Quote
from generator.extracting.words.lexis import Lexis
from generator.extracting.words.tokens import Words
from generator.text import fold

MOST = 4
"""Most words of such a name."""
BEHIND = 40
"""Characters behind the marks in which stand the verb and "that" of whom they name."""
BEFORE = 40
"""Characters before the marks in which the word stands that they belong to."""

_WORD = re.compile(r"\w+")


def names(text: str, quotes: tuple[Quote, ...], lex: Lexis) -> tuple[Quote, ...]:
    """The quotations that are names of things."""
    bent = lex.cases and not lex.nouns
    some = [quote for quote in quotes if _short(text, quote)]
    return tuple(one for one in some if _tells(text, one, lex) or (bent and _names(text, one, lex)))


def _short(text: str, quote: Quote) -> bool:
    """Whether a few words between marks begin like a name, and end like no sentence."""
    inner = quote.inner(text)
    if quote.dash or quote.headless or quote.open_ended or not inner[:1].isupper():
        return False
    return len(inner.split()) <= MOST and inner[-1:].isalnum()


def _tells(text: str, quote: Quote, lex: Lexis) -> bool:
    """Whether a verb of speech and its "that" stand straight behind: "Valley News" says that …

    What the verb tells follows it, so the marks hold who tells it.
    """
    behind = text[quote.end : quote.end + BEHIND].split("\n", 1)[0]
    words = Words(fold(behind))
    verb = next(iter(lex.verbs.find(words)), None)
    if verb is None or words.count(0, verb.start) or behind[: verb.start] != " ":
        return False
    gap = behind[verb.end :].lstrip(", ")
    that = _WORD.match(gap)
    return that is not None and fold(that.group()) in lex.thats


def _names(text: str, quote: Quote, lex: Lexis) -> bool:
    head = text[max(0, quote.start - BEFORE) : quote.start].rsplit("\n", 1)[-1]
    if head[-1:] not in (" ", "\u00a0") or not head[-2:-1].isalpha():
        return False
    words = Words(fold(head))
    word = words.folded[-1]
    if word in lex.closed and word not in lex.oblique:
        return False
    return not any(hit.end == words.ends[-1] for hit in (*lex.verbs.find(words),))
