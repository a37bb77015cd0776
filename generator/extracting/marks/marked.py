"""Names in quotation marks inside a noun phrase: the operator «Bell», the paper „Valley News“.

Where names bend, a few words in marks that begin with a capital and stand straight behind
another word of the narrator's are what something is called. Speech would begin small there, or
stand behind a verb of speech, a colon or a comma.
"""

from __future__ import annotations

from generator.extracting.marks.quote import Quote
from generator.extracting.words.lexis import Lexis
from generator.extracting.words.tokens import Words
from generator.text import fold

MOST = 4
"""Most words of such a name."""
BEFORE = 40
"""Characters before the marks in which the word stands that they belong to."""


def names(text: str, quotes: tuple[Quote, ...], lex: Lexis) -> tuple[Quote, ...]:
    """The quotations that are names of things."""
    if not lex.cases or lex.nouns:
        return ()
    return tuple(quote for quote in quotes if _names(text, quote, lex))


def _names(text: str, quote: Quote, lex: Lexis) -> bool:
    inner = quote.inner(text)
    if quote.dash or quote.headless or quote.open_ended or not inner[:1].isupper():
        return False
    if len(inner.split()) > MOST or not inner[-1:].isalnum():
        return False
    head = text[max(0, quote.start - BEFORE) : quote.start].rsplit("\n", 1)[-1]
    if head[-1:] not in (" ", "\u00a0") or not head[-2:-1].isalpha():
        return False
    words = Words(fold(head))
    word = words.folded[-1]
    if word in lex.closed and word not in lex.oblique:
        return False
    return not any(hit.end == words.ends[-1] for hit in (*lex.verbs.find(words),))
