"""Names in scripts without spaces and capitals: what stands beside a post, or before a verb.

A name never seen before has nothing to show it; between "prime minister" and "said" there is
nothing else it could be. Before other words ("at", "to") it must begin with a family name that
the language knows, or hold the dot that parts foreign names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from generator.extracting.lexis import Lexis
from generator.extracting.references import Ref
from generator.extracting.tokens import Hit, Words
from generator.text import is_cjk

LONGEST = 12
"""Most characters of a name with the dot of foreign names; without it, ``PLAIN``."""
PLAIN = 4
ADVERB = 2
"""Most characters between a name behind a post and its verb ("X also says")."""
CLAUSE = 30
"""A verb of speech must follow within so many characters for a clause to be about a speaker."""

_RUN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\u30a0-\u30ff·・•]+")
_DOTS = "·・•"


@dataclass(slots=True)
class _Text:
    """What is known of a text before its names are."""

    folded: str
    lex: Lexis
    verbs: list[int]
    taken: bytearray


def runs(words: Words, lex: Lexis, verbs: list[Hit], kept: list[Ref]) -> list[Ref]:
    """Names behind a post or a country, before a post, and at the head of a clause."""
    if not lex.spaceless:
        return []
    taken = bytearray(len(words.text) + 1)
    for ref in kept:
        taken[ref.start : ref.end] = b"\x01" * (ref.end - ref.start)
    text = _Text(words.text, lex, [hit.start for hit in verbs], taken)
    heads = {ref.end: ref for ref in kept if ref.kind in ("role", "agent", "state", "place")}
    out: dict[int, Ref] = {}
    for ref in kept:
        if ref.kind == "role" and (found := _before(text, ref)) is not None:
            out.setdefault(found.start, found)
    for match in _RUN.finditer(words.text):
        inside = [place for place in range(match.start(), match.end()) if place in heads]
        opens = not any(taken[match.start() : match.start() + 1])
        for start in [*([match.start()] if opens else []), *inside]:
            found = _after(text, start, match.end(), heads.get(start))
            if found is not None and not any(taken[found.start : found.end]):
                out.setdefault(found.start, found)
    names = sorted(out.values(), key=lambda ref: ref.start)
    return sorted([*names, *_lasts(text, names)], key=lambda ref: ref.start)


def _lasts(text: _Text, names: list[Ref]) -> list[Ref]:
    """The last parts of dotted names where they stand alone: a foreign name is cut to them."""
    parted = (re.split(f"[{_DOTS}]", text.folded[ref.start : ref.end]) for ref in names)
    dotted = sorted({parts[-1] for parts in parted if len(parts) > 1 and len(parts[-1]) > 1})
    if not dotted:
        return []
    covered = [(ref.start, ref.end) for ref in names]
    out = []
    for _, start, end in AhoCorasick(dotted).find_matches_as_indexes(text.folded):
        spot = bisect_left(covered, (start + 1, 0)) - 1
        if any(text.taken[start:end]) or (spot >= 0 and covered[spot][1] > start):
            continue
        out.append(Ref(start, end, "person"))
    return out


def _after(text: _Text, start: int, end: int, head: Ref | None) -> Ref | None:
    """The name at ``start``, up to a verb of speech or a word that may follow a name."""
    known = head is not None
    place = bisect_left(text.verbs, start)
    verb = text.verbs[place] if place < len(text.verbs) else -1
    if not start <= verb <= start + LONGEST + CLAUSE or "\n" in text.folded[start:verb]:
        return None
    limit = min(end, start + LONGEST, verb)
    stop = next(
        (
            at
            for at in range(start, limit)
            if text.taken[at] or text.folded.startswith(text.lex.enders, at)
        ),
        limit,
    )
    name = text.folded[start:stop]
    dotted = any(dot in name for dot in _DOTS)
    if (
        not 2
        <= len(name.strip(_DOTS))
        <= (LONGEST if dotted or (known and stop == verb) else PLAIN)
    ):
        return None
    family = name.startswith(text.lex.families) if text.lex.families else False
    if stop == verb or (stop < len(text.folded) and not is_cjk(text.folded[stop])):
        sure = known or len(name) <= PLAIN or dotted
    else:
        post = head is not None and head.kind == "role"
        sure = dotted or family or (post and verb - stop <= ADVERB)
    return Ref(start, stop, "person") if sure and _whole(text, name) else None


def _whole(text: _Text, name: str) -> bool:
    """Whether a run is no office: "the foreign ministry" is nobody's name."""
    return not name.endswith(text.lex.offices) if text.lex.offices else True


def _before(text: _Text, role: Ref) -> Ref | None:
    """The name straight before a post ("X prime minister"), if it can be one."""
    start = role.start
    while start and role.start - start < LONGEST and _RUN.fullmatch(text.folded[start - 1]):
        if text.taken[start - 1]:
            break
        start -= 1
    name = text.folded[start : role.start]
    dotted = any(dot in name for dot in _DOTS)
    if not 2 <= len(name) <= (LONGEST if dotted else PLAIN + 1) or not _whole(text, name):
        return None
    if text.lex.families and not dotted and not name.startswith(text.lex.families):
        return None
    return Ref(start, role.start, "person")


def apart(folded: str, refs: list[Ref], compounds: tuple[str, ...]) -> list[Ref]:
    """The references that are no part of a longer word ("reporter" in "press conference")."""
    if not compounds:
        return refs
    spans = [match.span() for match in re.finditer("|".join(map(re.escape, compounds)), folded)]
    starts = [start for start, _ in spans]
    out = []
    for ref in refs:
        place = bisect_left(starts, ref.start + 1) - 1
        held = place >= 0 and spans[place][0] <= ref.start and ref.end <= spans[place][1]
        if not held or ref.end - ref.start == spans[place][1] - spans[place][0]:
            out.append(ref)
    return out
