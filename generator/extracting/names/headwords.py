"""Capitalised words that are no names, or not wholly: what opens a sentence, what a post is of.

A capital at the head of a sentence shows no name; a lone word there is one only where something
else says so. And where cases are marked by endings alone, a country behind a post runs straight
into the name of who holds it: "министр обороны Руритании Анна Ковель".
"""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.extracting.names.references import Ref
from generator.extracting.words.lexis import Lexis
from generator.extracting.words.tokens import Hit, Words

BETWEEN = 4
"""Most words between a post and the name of who holds it."""
GIVEN = 3
"""A name of so many parts behind a post begins with what the post is of."""
_PART = re.compile(r"\S+")
_STOPS = ".!?…:。！？\x01\n"


def sift(text: str, words: Words, lex: Lexis, verbs: list[Hit], refs: list[Ref]) -> list[Ref]:
    """The references without sentence heads, and without what a post is of. ``refs`` in order."""
    ends = [ref.end for ref in refs if ref.kind == "role"]
    if lex.nouns:
        return [
            _without_office(text, words, lex, ends, ref) if ref.kind == "person" else ref
            for ref in refs
        ]
    said = {hit.start for hit in verbs}
    roles = {ref.start for ref in refs if ref.kind == "role"}
    names = [ref for ref in refs if ref.kind == "person"]
    known = {
        part
        for ref in names
        if " " in words.text[ref.start : ref.end] or not _opens(words.text, ref.start)
        for part in words.text[ref.start : ref.end].replace(".", " ").split()
    }
    out = []
    for ref in refs:
        if ref.kind != "person":
            out.append(ref)
        elif not _mere_head(words, ref, known, said, roles, lex):
            out.append(_without_country(text, words, lex, ends, ref))
    return out


def _opens(folded: str, at: int) -> bool:
    """Whether nothing but a stop or a mark stands before a word."""
    head = folded[max(0, at - 4) : at].rstrip(" \"'«»“”„-—–")
    return not head or head[-1] in _STOPS


def _mere_head(
    words: Words, ref: Ref, known: set[str], said: set[int], roles: set[int], lex: Lexis
) -> bool:
    """Whether a lone word opens a sentence and neither acts in it nor is named elsewhere."""
    word = words.text[ref.start : ref.end]
    if not word.isalpha() or word in known or not _opens(words.text, ref.start):
        return False
    after = bisect_left(words.starts, ref.end)
    near = set(words.starts[after : after + 2])
    helped = words.folded[after : after + 1]
    if said & (
        near if helped and helped[0] in lex.auxiliary else {*words.starts[after : after + 1]}
    ):
        return False
    comma = words.text[ref.end : ref.end + 1] == ","
    return (
        not (comma and near & roles)
        and after < len(words.starts)
        and (words.text[ref.end : words.starts[after]] in (" ", ", "))
    )


def _without_country(text: str, words: Words, lex: Lexis, ends: list[int], ref: Ref) -> Ref:
    """A name of three parts or more behind a post: the last two, or three with a patronymic."""
    if not lex.patronymics:
        return _without_office(text, words, lex, ends, ref)
    starts = [ref.start + found.start() for found in _PART.finditer(text[ref.start : ref.end])]
    parts = words.text[ref.start : ref.end].split()
    if len(starts) < GIVEN or any(word in lex.particles for word in parts):
        return ref
    if any(len(word) < 3 and not word.endswith(".") for word in parts):
        return ref
    second = parts[-2].endswith(lex.patronymics) or parts[-3].endswith(".")
    own = GIVEN if second else GIVEN - 1
    if len(starts) == own:
        return ref
    place = bisect_left(ends, ref.start + 1) - 1
    if place < 0 or "," in text[ends[place] : ref.start] or "." in text[ends[place] : ref.start]:
        return ref
    if words.count(ends[place], ref.start) > BETWEEN:
        return ref
    return ref._replace(start=starts[-own])


def _without_office(text: str, words: Words, lex: Lexis, ends: list[int], ref: Ref) -> Ref:
    """The last two words of three or more behind a post and an article: "ministre de l'Intérieur
    X Y". No article stands before a person's name.
    """
    place = bisect_left(ends, ref.start + 1) - 1
    if place < 0:
        return ref
    gap = words.text[ends[place] : ref.start].replace("'", " ").split()
    led = bool(gap) and gap[-1] in lex.articles | lex.contracted and gap[0] in lex.joiners
    starts = [ref.start + found.start() for found in _PART.finditer(text[ref.start : ref.end])]
    parts = words.text[ref.start : ref.end].split()
    if not led or len(gap) > BETWEEN or len(starts) < GIVEN or not lex.particles.isdisjoint(parts):
        return ref
    return ref._replace(start=starts[1 - GIVEN])
