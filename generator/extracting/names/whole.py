"""Names in a script without spaces whose own characters show where they end.

A family name and a title hold a name between them; behind a post a family name is followed by
characters that given names are written with, or a foreign name by those that write its sounds.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.extracting.names.references import Ref
from generator.extracting.names.unspaced import FOREIGN, GIVEN, named
from generator.extracting.words.lexis import Lexis

SOUNDS = 3
"""Fewest characters that write sounds of a foreign name which nothing else ends."""


@lru_cache(maxsize=16)
def _titles(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, titles)))


def titled(folded: str, lex: Lexis, taken: bytearray) -> list[Ref]:
    """Family names before a title, with the given name between them: "Ms Zhang", "Dr Li Ming"."""
    titles = tuple(sorted(lex.honorifics, key=len, reverse=True))
    if not (lex.families and titles):
        return []
    out: list[Ref] = []
    for match in _titles(titles).finditer(folded):
        for size in range(GIVEN, -1, -1):
            start = _opens(folded, lex, match.start() - size)
            free = start >= 0 and not any(taken[start : match.end()])
            if free and not (out and start < out[-1].end):
                out.append(Ref(start, match.end(), "person"))
                break
    return out


def _opens(folded: str, lex: Lexis, end: int) -> int:
    """Where a family name begins that ends at ``end`` and no common word; -1 where none does."""
    for size in (2, 1):
        start = end - size
        own = start >= 0 and folded[start:end] in lex.family_names
        if own and not folded.startswith(lex.common, start):
            return start
    return -1


def full(folded: str, lex: Lexis, start: int, limit: int) -> int:
    """Where a name behind a post ends by its own characters; 0 where they show no end."""
    end = start
    while end < min(limit, start + FOREIGN + 1) and folded[end] in lex.sounds:
        end += 1
    if SOUNDS <= end - start <= FOREIGN and folded[end - 1] not in lex.forenames:
        return end
    for size in (2, 1):
        if folded[start : start + size] not in lex.family_names:
            continue
        end = start + size
        while end < min(limit, start + size + GIVEN) and folded[end] in lex.forenames:
            end += 1
        if end > start + size and named(lex, folded[start:end]):
            return end
    return 0
