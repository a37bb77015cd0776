"""Names in a script without spaces that something else than their place shows.

A name in Latin letters stands unparted among the characters of the text; and a name that was
made out somewhere is the same name wherever its characters stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ahocorasick_rs import AhoCorasick

from generator.extracting.names.references import Ref
from generator.extracting.names.unspaced import CLAUSE_ENDS, ended
from generator.extracting.words.lexis import Lexis
from generator.extracting.words.tokens import Hit

WHOLE = 3
"""Characters from which a name is one wherever it stands; a shorter one needs an end behind it."""
_LATIN = re.compile(r"(?<![A-Za-z0-9@#.])[A-Z][A-Za-zÀ-ž'’.-]+(?: [A-Z][A-Za-zÀ-ž'’.-]*){0,4}")
_BRACKET = re.compile(r"\s?[(（][^()（）\n]{1,40}[)）]")


def latin(text: str, folded: str, lex: Lexis, verbs: list[Hit], taken: bytearray) -> list[Ref]:
    """Names in Latin letters that a verb of speech, or what ends a name before it, follows.

    ``text`` is written as it was, ``folded`` the same without what stands in marks.
    """
    said = {hit.start for hit in verbs}
    out = []
    for found in _LATIN.finditer(text):
        start, end = found.start(), found.end()
        bracket = _BRACKET.match(text, end)
        behind = bracket.end() if bracket else end
        behind += text[behind : behind + 1] == " "
        free = folded[start].isalpha() and not any(taken[start:end])
        if free and (behind in said or ended(lex, text, behind)):
            out.append(Ref(start, end, "person"))
    return out


def again(folded: str, names: list[Ref], lex: Lexis, taken: bytearray) -> list[Ref]:
    """The other places where names stand that were made out. ``names`` in order."""
    known = sorted({folded[ref.start : ref.end] for ref in names if ref.end - ref.start > 1})
    if not known:
        return []
    covered = [(ref.start, ref.end) for ref in names]
    out: list[Ref] = []
    for _, start, end in AhoCorasick(known).find_matches_as_indexes(folded):
        spot = bisect_left(covered, (start + 1, 0)) - 1
        if any(taken[start:end]) or (spot >= 0 and covered[spot][1] > start):
            continue
        if spot + 1 < len(covered) and covered[spot + 1][0] < end:
            continue
        parted = folded[end : end + 1] in tuple(CLAUSE_ENDS) or ended(lex, folded, end)
        if end - start >= WHOLE or parted:
            out.append(Ref(start, end, "person"))
    return out
