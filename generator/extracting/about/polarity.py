"""Whether the words around a phrase unsay it: negation, what only would have been, what others do.

"Did not accuse", "would have imposed sanctions", "they accuse us" hold the phrases of an
accusation and of sanctions, and are neither. What a word unsays stands near it in its own clause,
or in the one that it opens with a complementiser: "we do not say that".
"""

from __future__ import annotations

import re
from functools import cache

from generator import phrases
from generator.extracting.words.lexicon import Hit
from generator.languages import pack_for, polarity
from generator.text import is_cjk

_REACH, _REACH_CHARS = 5, 6
"""Words, or characters of a script without spaces, between a phrase and what unsays it: in the
sentences written for this all stood as near; further off, they mostly spoke of something else."""
_WINDOW = 200
"""Characters on either side of a phrase that are looked at: so many hold the words in reach."""
_CLAUSE = re.compile(r"[,;:.!?–—()\n،؛，；：。！？、]|\s-\s")


@cache
def _leads(language: str) -> re.Pattern[str] | None:
    """What follows a comma that ends no clause for us: a complementiser."""
    words = pack_for(language).speech.complementisers
    if not words:
        return None
    return re.compile(rf"\s*(?:{phrases.alternatives(map(phrases.pattern, words))})")


def _clause(words: str, language: str, *, before: bool) -> str:
    """The part of some words that belongs to the clause at their end, or at their head."""
    leads = _leads(language) if before else None
    cuts = [
        (mark.start(), mark.end())
        for mark in _CLAUSE.finditer(words)
        if leads is None or mark.group() != "," or not leads.match(words, mark.end())
    ]
    links = phrases.find(polarity.words(language).links, words)
    cuts += [(span.start, span.end) for span in links]
    if before:
        return words[max((stop for _, stop in cuts), default=0) :]
    return words[: min((head for head, _ in cuts), default=len(words))]


def _near(between: str) -> bool:
    """Whether so much text keeps two phrases in reach of each other."""
    if any(map(is_cjk, between)):
        return len(between) <= _REACH_CHARS
    return len(between.split()) <= _REACH


def _speaks(words: str, language: str, *, before: bool) -> bool:
    """Whether a clause's words before a phrase, or behind it, unsay it."""
    table = polarity.words(language)
    spared = phrases.find(table.spared, words)
    for span in phrases.find(table.before if before else table.after, words):
        if any(each.start <= span.start and span.end <= each.end for each in spared):
            continue
        if _near(words[span.end :] if before else words[: span.start]):
            return True
    return False


def _inside(words: str, language: str) -> bool:
    """Whether the words that fill a phrase's gap unsay it."""
    table = polarity.words(language)
    return bool(phrases.find((*table.before, *table.after), words))


@cache
def _is_negation(phrase: str, language: str) -> bool:
    """Whether a phrase is itself made of such words: "not accept", "without proof"."""
    return _inside(re.sub(r"[\[\]|]", " ", phrase).casefold(), language)


def unsaid(folded: str, hit: Hit, start: int, end: int, language: str) -> bool:
    """Whether a phrase found inside ``[start, end)`` of folded text is negated or unreal there."""
    head, tail = hit.span.start, hit.span.end
    start, end = max(start, head - _WINDOW), min(end, tail + _WINDOW)
    none = phrases.find(polarity.words(language).none, folded, start, end)
    if any(each.start < tail and head < each.end for each in none):
        return True
    if polarity.words(language) == polarity.NONE or _is_negation(hit.phrase, language):
        return False
    return (
        _speaks(_clause(folded[start:head], language, before=True), language, before=True)
        or _speaks(_clause(folded[tail:end], language, before=False), language, before=False)
        or _inside(folded[head:tail], language)
    )
