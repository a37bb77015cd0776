"""Stretches of words in scripts without capitals that may hold a name, and where a name ends."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from generator.extracting.names.references import Ref
from generator.extracting.words.lexis import Lexis
from generator.extracting.words.tokens import Hit, Words

LONGEST = 7
"""Most words behind a verb or a post that are looked through."""
PREFIXED = 3
"""Letters that a word with a glued preposition has more than."""
STRETCH = "\u0640"
"""The stroke that parts a glued preposition from what stands in marks behind it."""
PAIR = 2
"""A name has a given and a family name, where nothing else is known."""
SCRIPT = ("\u0590", "\u08ff")
"""Hebrew and Arabic letters."""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """Places that no name holds: of verbs, and characters taken; and the words behind verbs."""

    barred: frozenset[int]
    taken: bytearray
    behind: frozenset[str]


def articled(word: str, article: str) -> bool:
    """Whether a word has the article, alone or behind the letter it melts into (li- + al-)."""
    rest = article[1:]
    return word.startswith(article) or (len(word) > PREFIXED and word.startswith(rest + rest))


def past_adjectives(words: Words, lex: Lexis, end: int, article: str) -> int:
    """Where a body's name ends: behind adjectives with the article, "the-council the-southern"."""
    for at in range(bisect_left(words.starts, end), len(words.starts)):
        word, gap = words.folded[at], words.text[end : words.starts[at]]
        if gap != " " or not articled(word, article):
            break
        if not word.endswith(lex.adjectival or "\n") or word in lex.closed | lex.days:
            break
        end = words.ends[at]
    return end


def stretch(words: Words, lex: Lexis, start: int, spoilt: Spoilt) -> list[int]:
    """The words behind an offset up to one that no name holds."""
    barred, taken = spoilt.barred, spoilt.taken
    out: list[int] = []
    last = start
    for place in range(bisect_left(words.starts, start), len(words.starts)):
        word = words.folded[place]
        gap = words.text[last : words.starts[place]]
        if gap.strip(" ") or len(out) == LONGEST or place in barred or word in lex.closed:
            break
        if word in lex.relatives or word.endswith(STRETCH):
            break
        if not SCRIPT[0] <= word[0] <= SCRIPT[1] or taken[words.starts[place]]:
            break
        if word in lex.auxiliary or word in lex.saying:
            break
        out.append(place)
        last = words.ends[place]
    return out


def first_pair(words: Words, lex: Lexis, run: list[int]) -> list[int]:
    """The first two parts of a name, and what particles tie to them (bin, abu, abd).

    A particle and the word behind it are one part: "abd al-A B", "A bin B".
    """
    last = _part(words, lex, run, _part(words, lex, run, 0))
    while last < len(run) and not {
        words.folded[run[last - 1]],
        words.folded[run[last]],
    }.isdisjoint(lex.particles):
        last += 1
    return run[:last]


def _part(words: Words, lex: Lexis, run: list[int], start: int) -> int:
    """Where the part of a name ends that begins at a place of a run: behind its particles."""
    end = start
    while end < len(run) and words.folded[run[end]] in lex.particles:
        end += 1
    return min(end + 1, len(run))


def ends(words: Words, lex: Lexis, last: int) -> bool:
    """Whether what follows a run of words shows that a clause or the words said begin there."""
    rest = words.text[words.ends[last] : words.ends[last] + 12]
    if not rest.strip() or rest.lstrip()[:1] in '.،,:؛\x01"«“(':
        return True
    following = words.folded[last + 1] if last + 1 < len(words.folded) else ""
    if following in lex.relatives or following.endswith(STRETCH):
        return True
    return following in lex.closed or following in lex.auxiliary or following in lex.saying


def at_heads(words: Words, lex: Lexis, spoilt: Spoilt) -> list[Ref]:
    """Names that begin with a given name at the head of a line or between commas.

    "A B: …", "A B said", "the head of the X, A B, said".
    """
    out = []
    for place, word in enumerate(words.folded):
        if word not in lex.given and word not in lex.particles:
            continue
        head = words.text[words.ends[place - 1] if place else 0 : words.starts[place]]
        apposed = head.strip() in (",", "،")
        if place and "\n" not in head and not apposed:
            continue
        run = stretch(words, lex, words.starts[place], spoilt)
        at = next((n for n in range(len(run)) if words.folded[run[n]] in lex.common_words), None)
        run = run[:at] if apposed else first_pair(words, lex, run[:at])
        if not PAIR <= len(run) <= PAIR + PAIR:
            continue
        end = words.ends[run[-1]]
        if not apposed or words.text[end : end + 1] in (",", "،"):
            out.append(Ref(words.starts[run[0]], words.ends[run[-1]], "person"))
    return out


def by_given(words: Words, lex: Lexis, run: list[int], article: str) -> list[int]:
    """The name that begins with a given name: two parts, or three where the third ends it.

    Nothing where the third has the article: it may be a family name, or another phrase.
    """
    third = words.folded[run[PAIR]]
    if articled(third, article):
        glued = len(run) > PAIR + 1 and words.folded[run[PAIR + 1]][0] in lex.glued
        return run[:PAIR] if glued else []
    last = ends(words, lex, run[PAIR]) and not third.endswith(lex.offices)
    if len(run) == PAIR + 1 and last:
        return run
    return first_pair(words, lex, run)


def shortened(words: Words, run: list[int], behind: frozenset[str]) -> list[int]:
    """A run up to its first word from the second on that stands behind a verb elsewhere."""
    for size in range(PAIR, len(run)):
        if words.folded[run[size - 1]] in behind:
            return run[:size]
    return run


def last_pair(words: Words, lex: Lexis, run: list[int]) -> list[int]:
    """The last two words, and those that a particle (bin, abu) ties to them."""
    first = max(0, len(run) - PAIR)
    while first > 0 and not {
        words.folded[run[first]],
        words.folded[run[first - 1]],
    }.isdisjoint(lex.particles):
        first -= 1
    return run[first:]


def alone(
    words: Words, names: list[Ref], verbs: list[Hit], roles: list[Ref], lex: Lexis
) -> list[Ref]:
    """The last parts of those names straight behind a verb, a post or "according to"."""
    lasts = {words.text[ref.start : ref.end].rsplit(maxsplit=1)[-1] for ref in names}
    if not lasts:
        return []
    covered = [(ref.start, ref.end) for ref in names]
    heads = {hit.end for hit in verbs} | {ref.end for ref in roles}
    out = []
    for place, word in enumerate(words.folded):
        if word not in lasts or not place:
            continue
        before = words.folded[place - 1]
        if words.ends[place - 1] not in heads and before not in lex.closed:
            continue
        at = words.starts[place]
        spot = bisect_left(covered, (at + 1, 0)) - 1
        if spot < 0 or covered[spot][1] <= at:
            out.append(Ref(at, words.ends[place], "person"))
    return out
