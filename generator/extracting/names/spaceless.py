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

from generator.extracting.names.mixed import again, latin
from generator.extracting.names.references import Ref
from generator.extracting.names.unspaced import (
    CLAUSE_ENDS,
    DOTS,
    bodies,
    clause_head,
    ended,
    foreign,
    named,
    pure,
    sources,
)
from generator.extracting.names.whole import full, titled
from generator.extracting.words.lexis import Lexis
from generator.extracting.words.tokens import Hit, Words
from generator.text import is_cjk

LONGEST = 12
"""Most characters of a name with the dot of foreign names; without it, ``PLAIN``."""
PLAIN = 4
FULL = 3
"""Characters of a name in full, as a rule: a family name and a given name of two."""
ADVERB = 2
"""Most characters between a name behind a post and its verb ("X also says")."""
UNNAMED = 6
"""Most characters of a word for somebody behind "a" or "one of"."""
HEAD = 3
"""Most characters that no list of sounds holds between a post and the rest of a foreign name."""
CLAUSE = 30
"""A verb of speech must follow within so many characters for a clause to be about a speaker."""

_RUN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\u30a0-\u30ff·・•‧]+")


@dataclass(slots=True)
class _Text:
    """What is known of a text before its names are."""

    folded: str
    lex: Lexis
    verbs: list[int]
    taken: bytearray
    roles: frozenset[int]


def runs(
    source: str, words: Words, lex: Lexis, cues: tuple[list[Hit], list[Hit]], kept: list[Ref]
) -> list[Ref]:
    """Names behind a post or a country, before a post, and at the head of a clause.

    ``source`` is the text as it is written, ``cues`` its verbs of speech and its words for
    "according to".
    """
    verbs, according = cues
    if not lex.spaceless:
        return []
    taken = bytearray(len(words.text) + 1)
    for ref in kept:
        taken[ref.start : ref.end] = b"\x01" * (ref.end - ref.start)
    roles = frozenset(ref.start for ref in kept if ref.kind == "role")
    text = _Text(words.text, lex, [hit.start for hit in verbs], taken, roles)
    heads = {ref.end: ref for ref in kept if ref.kind in ("role", "agent", "state", "place")}
    out: dict[int, Ref] = {}
    shown = [*_dotted(text), *titled(words.text, lex, taken)]
    for found in [*shown, *latin(source, words.text, lex, verbs, taken)]:
        out.setdefault(found.start, found)
        taken[found.start : found.end] = b"\x01" * (found.end - found.start)
    told = _bodies(text, verbs, according)
    for ref in told:
        taken[ref.start : ref.end] = b"\x01" * (ref.end - ref.start)
    for ref in kept:
        if ref.kind == "role" and (before := _before(text, ref)) is not None:
            out.setdefault(before.start, before)
    for match in _RUN.finditer(words.text):
        places = range(match.start(), match.end())
        inside = [at for at in places if at in heads or _shown(text, at, match.start())]
        opens = not any(taken[match.start() : match.start() + 1])
        for start in [*([match.start()] if opens else []), *inside]:
            after = _after(text, start, match.end(), heads.get(start))
            if after is not None and not any(taken[after.start : after.end]):
                out.setdefault(after.start, after)
    names = sorted([*out.values(), *_initials(text, kept, out)], key=lambda ref: ref.start)
    names = sorted([*names, *_lasts(text, names), *told], key=lambda ref: ref.start)
    own = [ref for ref in names if ref not in told]
    return sorted([*names, *again(words.text, own, lex, taken)], key=lambda ref: ref.start)


def _bodies(text: _Text, verbs: list[Hit], according: list[Hit]) -> list[Ref]:
    """Bodies that speak, or according to which something is told."""
    found = [
        *bodies(text.folded, verbs, text.lex, text.taken),
        *sources(text.folded, according, text.lex),
    ]
    told = [Ref(start, end, "person") for start, end in found if not any(text.taken[start:end])]
    some = [ref for hit in verbs if (ref := _somebody(text, hit.start)) is not None]
    return [*told, *(ref for ref in some if not any(ref.end == one.end for one in told))]


def _somebody(text: _Text, verb: int) -> Ref | None:
    """Somebody unnamed straight before a verb: "a trader explains"."""
    start = clause_head(text.folded, verb, text.lex)
    for word in text.lex.indefinite if text.lex.families else ():
        if text.folded.startswith(word, start) and 0 < verb - start - len(word) <= UNNAMED:
            name = text.folded[start:verb]
            plain = pure(name[len(word) :], text.lex) and not any(text.taken[start:verb])
            return Ref(start, verb, "role") if plain and _RUN.fullmatch(name) else None
    return None


def _shown(text: _Text, place: int, start: int) -> bool:
    """Whether what stands before a place shows that a name begins there."""
    before = text.folded[place - 1] if place > start else ""
    if before in text.lex.occupations and text.folded.startswith(text.lex.families, place):
        return True  # what somebody is: "teacher X"
    return before in text.lex.joiners and _described(text, place)


def _described(text: _Text, place: int) -> bool:
    """Whether a verb follows a name that an attribute precedes: "the angry X said"."""
    if not text.lex.families:
        return False
    at = bisect_left(text.verbs, place)
    verb = text.verbs[at] if at < len(text.verbs) else -1
    name = text.folded[place : max(verb, place)]
    behind = text.folded[place + FULL : place + FULL + 1]
    cut = bool(behind) and (not is_cjk(behind) or ended(text.lex, text.folded, place + FULL))
    if len(name) > FULL and cut:
        name = name[:FULL]
    own = len(name) == FULL and name.startswith(text.lex.families)
    return own or foreign(text.lex, name)


_ASIDE = re.compile(r"[(（][^()（）\n]{1,12}[)）]")
"""An age or a year in brackets behind a name."""
_LETTERS = re.compile(r"[(（][^\W\d_]", re.ASCII)
"""Letters in brackets: how a foreign name is written where it comes from."""
_PARTED = re.compile(f"[{DOTS}]")


def _dotted(text: _Text) -> list[Ref]:
    """Foreign names with the dot between their parts, wherever they stand.

    On both sides of a dot the name reaches as far as the characters that write foreign sounds.
    """
    sounds = text.lex.sounds
    out: list[Ref] = []
    for match in _PARTED.finditer(text.folded) if sounds else ():
        start, end = match.span()
        if out and start < out[-1].end:
            continue
        while start and match.start() - start < LONGEST and text.folded[start - 1] in sounds:
            start -= 1
        start = _to_head(text, start) if start < match.start() else start
        size = len(text.folded)
        while end < size and end - match.end() < LONGEST:
            if text.folded[end] not in sounds and text.folded[end] not in DOTS:
                break
            end += 1
        end = _to_tail(text, end) if end > match.end() else end
        if start < match.start() and end > match.end() and not any(text.taken[start:end]):
            out.append(Ref(start, end, "person"))
    return out


def _to_tail(text: _Text, end: int) -> int:
    """Where a foreign name ends: behind one more character where its own letters in brackets, or a
    verb of speech, follow that.
    """
    char = text.folded[end : end + 1]
    if not _RUN.fullmatch(char) or char in text.lex.unnamed or text.taken[end]:
        return end
    place = bisect_left(text.verbs, end)
    verb = text.verbs[place] if place < len(text.verbs) else -1
    tied = verb == end + 1 or _LETTERS.match(text.folded, end + 1)
    return end + 1 if tied and not ended(text.lex, text.folded, end) and verb != end else end


def _to_head(text: _Text, start: int) -> int:
    """Where a foreign name begins: with what little parts it from a post, or from a mark."""
    for at in range(start - 1, max(0, start - HEAD) - 1, -1):
        char = text.folded[at]
        if not _RUN.fullmatch(char) or ended(text.lex, text.folded, at) or text.taken[at]:
            return start
        if char in text.lex.unnamed:
            return start
        before = at - 1
        if before >= 0 and text.taken[before]:
            return at
        if start - at == 1 and (before < 0 or text.folded[before] in CLAUSE_ENDS):
            return at
    return start


def _lasts(text: _Text, names: list[Ref]) -> list[Ref]:
    """The last parts of dotted names where they stand alone: a foreign name is cut to them."""
    parted = (re.split(f"[{DOTS}]", text.folded[ref.start : ref.end]) for ref in names)
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
    post = head is not None and head.kind == "role"
    if not start <= verb <= start + LONGEST + CLAUSE or "\n" in text.folded[start:verb]:
        if not (post and text.lex.families):
            return None
        verb = -1
    limit = min(end, start + LONGEST, verb if verb >= 0 else end)
    stop = next(
        (at for at in range(start, limit) if text.taken[at] or _ended(text, start, at)),
        limit,
    )
    dotted = any(dot in text.folded[start:stop] for dot in DOTS)
    name = text.folded[start:stop]
    if post and len(name) > FULL and not dotted and not foreign(text.lex, name):
        stop = full(text.folded, text.lex, start, stop) or stop
        name = text.folded[start:stop]
    sounds = stop == verb and foreign(text.lex, name)
    whole = dotted or sounds or (known and stop == verb)
    if not 2 <= len(name.strip(DOTS)) <= (LONGEST if whole else PLAIN):
        return None
    if not dotted and not named(text.lex, name):
        return None
    aside = _ASIDE.match(text.folded, stop)
    tied = stop == verb or text.folded.startswith(text.lex.topics, aside.end() if aside else stop)
    if text.lex.topics and head is None and not dotted and not tied:
        return None  # nothing but the particle of a subject shows a name there
    if stop < limit and stop in text.roles and not dotted and head is None:
        return None  # rather what the post is of
    family = bool(text.lex.families) and (dotted or name.startswith(text.lex.families))
    family = family or foreign(text.lex, name)
    if stop == verb or (stop < len(text.folded) and not is_cjk(text.folded[stop])):
        sure = known or len(name) <= PLAIN or dotted or sounds
    else:
        sure = dotted or family or (post and 0 <= verb - stop <= ADVERB)
    if verb < 0:
        sure = family
    return Ref(start, stop, "person") if sure and _whole(text, name) else None


def _ended(text: _Text, start: int, at: int) -> bool:
    """Whether a name ends before an offset: not before its last character and a verb."""
    last = at - start == FULL - 1 and text.folded[at] in text.lex.forenames
    place = bisect_left(text.verbs, at + 1)
    said = place < len(text.verbs) and text.verbs[place] == at + 1
    return ended(text.lex, text.folded, at) and not (last and said)


def _initials(text: _Text, kept: list[Ref], names: dict[int, Ref]) -> list[Ref]:
    """Family names of one character before a post, of those whom the text names in full."""
    if text.lex.families:
        return []
    first = {text.folded[ref.start] for ref in names.values() if ref.end - ref.start > 1}
    ends = [ref.start - 1 for ref in kept if ref.kind == "role" and ref.start]
    return [
        Ref(at, at + 1, "person")
        for at in ends
        if text.folded[at] in first
        and not text.taken[at]
        and not (at and _RUN.fullmatch(text.folded[at - 1]))
    ]


def _whole(text: _Text, name: str) -> bool:
    """Whether a run is no office: "the foreign ministry" is nobody's name."""
    return not name.endswith(text.lex.offices) if text.lex.offices else True


def _before(text: _Text, role: Ref) -> Ref | None:
    """The name straight before a post ("X prime minister"), if it can be one."""
    start = role.start
    if text.lex.is_generic(text.folded[start : role.end]):
        return None  # "the theatre's manager", "a boy of ten", "X's mother"
    while start and role.start - start < LONGEST and _RUN.fullmatch(text.folded[start - 1]):
        if text.taken[start - 1]:
            break
        start -= 1
    name = text.folded[start : role.start]
    cut = start and role.start - start == LONGEST and _RUN.fullmatch(text.folded[start - 1])
    if cut:
        return None  # only a part of something longer
    if text.lex.glued_oblique and name.endswith(text.lex.glued_oblique):
        return None  # "X to the reporter"
    dotted = any(dot in name for dot in DOTS)
    if not 2 <= len(name) <= (LONGEST if dotted else PLAIN + 1) or not _whole(text, name):
        return None
    if not dotted and (not named(text.lex, name) or (text.lex.sounds and foreign(text.lex, name))):
        return None  # what only sounds foreign is rather the country that the post is of
    return Ref(start, role.start, "person")
