"""Scripts without spaces: what can be a name or a body there, and where a verb is no verb.

A run of such characters holds its words unparted. What is a name is shown by how it begins (the
family names of the language), by the characters that write foreign sounds, or by the dot between
their parts; what is a body, by how it ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from generator.extracting.words.lexis import Lexis
from generator.extracting.words.tokens import Hit
from generator.text import fold, is_cjk

GIVEN = 2
"""Most characters of a given name behind a family name."""
FOREIGN = 7
"""Most characters of a foreign name without a dot."""
BODY = 24
"""Most characters of a body's name, and of what leads up to it."""
DOTS = "·・•‧"
OWN = 2
"""Least characters of what is a body's own before the word for bodies."""
CLAUSE_ENDS = '，,。；;：:！？!?、\n\x01（）()《》〈〉【】「」『』“”" \u3000'
_DAY = re.compile(r"\d|[〇一二三四五六七八九十廿]{1,3}[日号號]")


def named(lex: Lexis, name: str) -> bool:
    """Whether a run without a dot can be somebody's name. Without family names anything can."""
    if not lex.families:
        return True
    if name.startswith(lex.common) or any(char in lex.unnamed for char in name):
        return False
    if foreign(lex, name):
        return True
    return any(
        1 <= len(name) - size <= GIVEN and name[:size] in lex.family_names
        for size in lex.family_sizes
    )


def in_full(lex: Lexis, name: str) -> bool:
    """Whether a name has more than one part: by a space, or where there are none by a dot between
    them or a family name that others follow.
    """
    if not lex.spaceless or " " in name:
        return " " in name
    folded = fold(name)
    dotted = any(dot in folded for dot in DOTS)
    return dotted or (bool(lex.families) and named(lex, folded))


def titled(lex: Lexis, name: str) -> bool:
    """Whether a name shows what bears it by its end, where there are no spaces: a person's title,
    or a word for bodies behind the body's own.
    """
    if not lex.spaceless:
        return False
    folded = fold(name)
    if any(folded.endswith(title) and folded != title for title in lex.honorifics):
        return True
    found = lex.bodies.finditer(folded) if lex.bodies else ()
    return any(hit.end() == len(folded) and hit.start() >= OWN for hit in found)


def foreign(lex: Lexis, name: str) -> bool:
    """Whether only characters that write foreign sounds stand in a run."""
    return 2 <= len(name) <= FOREIGN and all(char in lex.sounds for char in name)


def ended(lex: Lexis, text: str, at: int) -> bool:
    """Whether what stands at an offset ends a name before it: a day, an adverb, a preposition."""
    return text.startswith(lex.enders, at) or _DAY.match(text, at) is not None


def heard(verbs: list[Hit], text: str, lex: Lexis, *, marked: bool = True) -> list[Hit]:
    """The verbs that can be verbs of speech where they stand.

    One of a single character is so only before a mark, unless the pack says that it needs none
    (``bare``; ``marked``: whether that is asked); and none is inside a longer word, or before
    what makes an attribute of it, or part of what pages say of themselves ("story continues").
    """
    held = _spans(text, lex.compounds)
    if not lex.spaceless:
        return [hit for hit in verbs if not _inside(held, hit)] if held else verbs
    out = []
    for hit in verbs:
        following = text[hit.end : hit.end + 1]
        if following and following in lex.attributive:
            continue
        if text.endswith(lex.passive, 0, hit.start):
            continue
        single = marked and hit.end - hit.start == 1 and hit.phrase not in lex.bare
        if single and is_cjk(text[hit.start]) and following not in tuple(CLAUSE_ENDS):
            continue
        if not _inside(held, hit):
            out.append(hit)
    return out


@lru_cache(maxsize=2)
def _spans(text: str, compounds: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where longer words stand: the same for each list of verbs of one text."""
    pattern = _pattern(compounds)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


@lru_cache(maxsize=16)
def _pattern(compounds: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, compounds))) if compounds else None


def _inside(spans: list[tuple[int, int]], hit: Hit) -> bool:
    place = bisect_left(spans, (hit.start + 1, 0)) - 1
    if place < 0:
        return False
    start, end = spans[place]
    return start <= hit.start and hit.end <= end and hit.end - hit.start < end - start


AROUND = 12
"""Most characters on either side that a longer word holds."""


def held(text: str, start: int, end: int, lex: Lexis) -> bool:
    """Whether a longer word of the pack holds what stands between two offsets."""
    pattern = _pattern(lex.compounds)
    found = pattern.finditer(text, max(0, start - AROUND), end + AROUND) if pattern else ()
    return any(
        match.start() <= start and end <= match.end() and match.end() - match.start() > end - start
        for match in found
    )


def bodies(text: str, verbs: list[Hit], lex: Lexis, taken: bytearray) -> list[tuple[int, int]]:
    """Bodies that are the subjects of verbs of speech: from the clause's head to their last word.

    "The foreign ministry on Friday said": the run from the head of the clause that ends in a
    word for bodies, and behind it the verb, or what may follow a name before its verb.
    """
    if lex.bodies is None:
        return []
    out: dict[int, int] = {}
    for hit in verbs:
        start = clause_head(text, hit.start, lex)
        for match in lex.bodies.finditer(text, start, hit.start):
            end = match.end()
            if not (end == hit.start or ended(lex, text, end)) or any(taken[end - 1 : end]):
                continue
            if end < hit.start and text[end] in lex.attributive:
                continue  # "X's report says"
            name = text[start:end]
            if pure(name, lex):
                out.setdefault(start, end)
                break
    return sorted(out.items())


def sources(text: str, according: list[Hit], lex: Lexis) -> list[tuple[int, int]]:
    """Bodies behind "according to": up to the word for bodies that ends a name there."""
    out = []
    for hit in according if lex.bodies else ():
        stop = next((at for at in range(hit.end, hit.end + BODY) if _stops(text, at)), hit.end)
        for match in lex.bodies.finditer(text, hit.end, stop) if lex.bodies else ():
            behind = match.end() == stop or ended(lex, text, match.end())
            if behind and pure(text[hit.end : match.end()], lex):
                out.append((hit.end, match.end()))
                break
    return out


def _stops(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in CLAUSE_ENDS


def pure(name: str, lex: Lexis) -> bool:
    """Whether a run holds no word that parts it: a preposition, a pronoun, a particle."""
    words = (*lex.glued_oblique, *lex.unnamed)
    return not any(word in name for word in words)


def clause_head(text: str, at: int, lex: Lexis) -> int:
    """Where the subject of a clause may begin that ends at an offset: behind what opens it."""
    start = _head(text, at)
    for word in lex.leads if text.startswith(lex.leads, start) else ():
        own = text.startswith(word, start) and start + len(word) < at
        if own and not held(text, start, start + len(word), lex):
            return start + len(word)
    return start


def _head(text: str, at: int) -> int:
    start = at
    while start > 0 and at - start < BODY + 12 and text[start - 1] not in CLAUSE_ENDS:
        start -= 1
    return start


def families(names: list[str], canonical: dict[str, str]) -> dict[str, str]:
    """``canonical`` and, for each short name, the only longer one that begins with it."""
    longer: dict[str, set[str]] = {}
    for name in names:
        if not any(dot in name for dot in DOTS) and is_cjk(name[:1] or " "):
            for size in range(1, min(len(name), GIVEN + 2)):
                if len(name) - size <= GIVEN + 1:
                    longer.setdefault(name[:size], set()).add(name)
    out = dict(canonical)
    for name in names:
        found = longer.get(name, set())
        if len(found) == 1:
            whole = next(iter(found))
            out[name] = out.get(whole, whole)
    return out
