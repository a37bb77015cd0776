"""What a text shows of its speakers: verbs, roles, pronouns and names, each with its place.

Everything is looked for once a document, in the narrator's words: what stands between
quotation marks is blanked out first, so that nobody quoted is taken for the narrator.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from generator.extracting.names import Found, gazetteer
from generator.extracting.tokens import Hit, PhraseIndex, Words
from generator.languages import Pack, pack_for
from generator.model import Registry, Span
from generator.text import fold, is_cjk

BLANK = "\x01"
"""Stands for every character between quotation marks: no word, no space."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Something in the text that may stand for a speaker.

    ``kind``: agent, place, outlet (``targets`` are ids), person (a bare name), noun (a capitalised word that
    may be none), role, pronoun.
    ``gender`` is m, f, p or any for roles and pronouns. ``inner`` are the agents that a role
    phrase names on its way ("spokesman for the ministry of X").
    """

    start: int
    end: int
    kind: str
    targets: tuple[str, ...] = ()
    gender: str = "any"
    inner: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Lexis:
    """The phrases of a pack, indexed. Build it by ``lexis``."""

    def __init__(self, pack: Pack) -> None:
        """Index every list of the pack that attribution asks for."""
        glued = tuple(fold(item).strip("-'") for item in pack.names.prefixes)
        speech, names = pack.speech, pack.names
        self.verbs = PhraseIndex(speech.verbs, glued)
        self.reported = PhraseIndex(speech.reported, glued)
        self.quoting = PhraseIndex(speech.quoting)
        self.according = PhraseIndex((*speech.according, *speech.according_back), glued)
        self.back = frozenset(speech.according_back)
        self.that = PhraseIndex(speech.complementisers)
        self.asked = PhraseIndex(speech.asked, glued)
        self.terms = PhraseIndex(speech.term_markers)
        self.pronouns = PhraseIndex(speech.pronouns)
        self.roles = PhraseIndex(names.roles, glued)
        self.genders = {**names.roles, **speech.pronouns}
        self.joiners = frozenset(fold(word) for word in names.joiners)
        self.oblique = frozenset(fold(word) for word in names.oblique)
        self.verb_second = speech.verb_second
        self.nouns = names.capital_nouns
        self.indefinite = frozenset(fold(word) for word in names.indefinite)
        self.particles = frozenset(fold(word) for word in names.particles)
        self.honorifics = frozenset(fold(word).strip(". ") for word in names.honorifics)
        self.openers = frozenset(fold(word) for word in names.openers)
        self.auxiliary = frozenset(fold(word) for word in speech.auxiliaries)
        self.closed = (
            self.joiners
            | self.oblique
            | frozenset(fold(word) for word in (*speech.complementisers, *speech.pronouns))
            | frozenset(fold(word) for word in names.openers)
            | frozenset(fold(word) for word in (*pack.dates.months, *pack.dates.weekdays))
        )


@lru_cache(maxsize=32)
def lexis(tag: str) -> Lexis:
    """The index of the pack for a language tag, built once."""
    return Lexis(pack_for(tag))


@dataclass(slots=True)
class Scene:
    """One document's text with every cue in it, in order of place."""

    text: str
    narrator: str
    words: Words
    lex: Lexis
    pack: Pack
    refs: list[Ref]
    verbs: list[Hit]
    reported: list[Hit]
    quoting: list[Hit]
    according: list[Hit]
    that: list[Hit]
    asked: list[Hit]
    terms: list[Hit]
    found: list[Found]

    def refs_in(self, start: int, end: int) -> list[Ref]:
        """The references that lie between two offsets."""
        first = bisect_left(self.refs, start, key=lambda ref: ref.start)
        out = []
        for ref in self.refs[first:]:
            if ref.start >= end:
                break
            if ref.end <= end:
                out.append(ref)
        return out


def blanked(folded: str, quotes: tuple[Span, ...]) -> str:
    """The folded text with everything between quotation marks, and the marks, blanked out."""
    parts = []
    last = 0
    for quote in quotes:
        parts.append(folded[last : quote.start])
        parts.append(BLANK * (quote.end - quote.start))
        last = quote.end
    parts.append(folded[last:])
    return "".join(parts)


def scene(text: str, quotes: tuple[Span, ...], registry: Registry, pack: Pack) -> Scene:
    """Find every cue of a text. ``quotes`` are its quotations, in order, none overlapping."""
    folded = fold(text)
    narrator = blanked(folded, quotes)
    words = Words(narrator)
    lex = lexis(pack.tag)
    found, roles = gazetteer(registry).find(text, folded, pack)
    verbs = lex.verbs.find(words)
    outside = (_outside(found, narrator), _outside(roles, narrator))
    refs = _refs(text, words, lex, verbs, outside)
    return Scene(
        text=text,
        narrator=narrator,
        words=words,
        lex=lex,
        pack=pack,
        refs=refs,
        verbs=verbs,
        reported=lex.reported.find(words),
        quoting=lex.quoting.find(words),
        according=lex.according.find(words),
        that=lex.that.find(words),
        asked=lex.asked.find(words),
        terms=lex.terms.find(words),
        found=found,
    )


def _outside(found: list[Found], narrator: str) -> list[Found]:
    return [item for item in found if BLANK not in narrator[item.start : item.end]]


def _refs(
    text: str,
    words: Words,
    lex: Lexis,
    verbs: list[Hit],
    found: tuple[list[Found], list[Found]],
) -> list[Ref]:
    """Registered names first, then roles and pronouns, then other capitalised names."""
    names, roles = found
    ranked = [(0, _registered(item)) for item in names]
    ranked += [(_role_rank(item, names), _role(item, names)) for item in roles]
    for hit in lex.roles.find(words):
        ranked.append((2, Ref(hit.start, hit.end, "role", gender=lex.genders[hit.phrase])))
    for hit in lex.pronouns.find(words):
        ranked.append((3, Ref(hit.start, hit.end, "pronoun", gender=lex.genders[hit.phrase])))
    taken = bytearray(len(text) + 1)
    kept: list[Ref] = []
    for _, ref in sorted(ranked, key=lambda item: (item[0], item[1].start)):
        if not any(taken[ref.start : ref.end]):
            taken[ref.start : ref.end] = b"\x01" * (ref.end - ref.start)
            kept.append(ref)
    free = _capitalised(text, words, lex, taken)
    free += _run_names(words, verbs, kept, taken)
    kept.extend(_nouns(words.text, free, verbs) if lex.nouns else free)
    return sorted(kept, key=lambda ref: (ref.start, ref.end))


def _registered(item: Found) -> Ref:
    """A found name: an agent's, a country's that may speak ("state"), a place's, an outlet's."""
    kinds = {form.kind for form in item.forms}
    agents = tuple(form.target for form in item.forms if form.kind == "agent")
    if agents:
        places = tuple(form.target for form in item.forms if form.kind == "place")
        return Ref(item.start, item.end, "state" if places else "agent", agents, places=places)
    kind = "place" if "place" in kinds else "outlet"
    return Ref(item.start, item.end, kind, tuple(form.target for form in item.forms))


def _within(item: Found, found: list[Found]) -> list[Found]:
    first = bisect_left(found, item.start, key=lambda other: other.start)
    out = []
    for other in found[first:]:
        if other.end > item.end:
            break
        out.append(other)
    return out


def _role_rank(item: Found, found: list[Found]) -> int:
    """A role phrase wins over a name that it holds whole, but not over one it cuts."""
    inside = _within(item, found)
    whole = any(other.end - other.start == item.end - item.start for other in inside)
    return -1 if inside and not whole else 1


def _role(item: Found, found: list[Found]) -> Ref:
    targets = tuple(form.target for form in item.forms)
    inner = tuple(
        form.target
        for other in _within(item, found)
        for form in other.forms
        if form.kind == "agent"
    )
    return Ref(item.start, item.end, "role", targets, inner=inner)


_CJK_NAME = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\u30a0-\u30ff·・•]{2,12}$")


def _run_names(words: Words, verbs: list[Hit], kept: list[Ref], taken: bytearray) -> list[Ref]:
    """In scripts without spaces: what stands between a post, or the clause's head, and the verb.

    A name never seen before has no capital to show it; between "prime minister" and "said"
    there is nothing else it could be.
    """
    ends = {ref.end for ref in kept if ref.kind in ("role", "agent", "state", "place")}
    out: list[Ref] = []
    for verb in verbs:
        if not is_cjk(words.text[verb.start]):
            continue
        start = max(0, verb.start - 12)
        found = _CJK_NAME.search(words.text, start, verb.start)
        if found is None:
            continue
        after = max((end for end in ends if end in range(found.start(), verb.start)), default=None)
        begin = found.start() if after is None else after
        size = verb.start - begin
        clause = begin == 0 or not (is_cjk(words.text[begin - 1]) and after is None)
        if any(taken[begin : verb.start]) or not size >= 2 or not clause:
            continue
        if after is not None or size <= 4:
            out.append(Ref(begin, verb.start, "person"))
    return out


def _nouns(narrator: str, refs: list[Ref], verbs: list[Hit]) -> list[Ref]:
    """Where every noun has a capital: a lone word is a name only where something shows it.

    That is a longer name in the text that ends in it, or a verb of speech straight before it.
    """
    said = {hit.end for hit in verbs}
    last = {
        narrator[ref.start : ref.end].rsplit(maxsplit=1)[-1]
        for ref in refs
        if " " in narrator[ref.start : ref.end]
    }
    out = []
    for ref in refs:
        word = narrator[ref.start : ref.end]
        named = " " in word or word in last or ref.start - 1 in said
        out.append(ref if named else Ref(ref.start, ref.end, "noun"))
    return out


def _capitalised(text: str, words: Words, lex: Lexis, taken: bytearray) -> list[Ref]:
    """Runs of capitalised words that nothing else claims, with particles inside them."""
    out: list[Ref] = []
    run: list[int] = []

    def close() -> None:
        while run and not text[words.starts[run[-1]]].isupper():
            run.pop()
        while run and words.folded[run[0]] in lex.honorifics:
            run.pop(0)
        if run:
            start, end = words.starts[run[0]], words.ends[run[-1]]
            if end - start > 1:
                out.append(Ref(start, end, "person"))
        run.clear()

    for index, word in enumerate(words.folded):
        start, end = words.starts[index], words.ends[index]
        gap = text[words.ends[index - 1] : start] if index else "\n"
        if run and (
            len(gap) > 2
            or "\n" in gap
            or gap.strip(" \u00a0.'’-")
            or (gap.startswith(".") and words.ends[run[-1]] - words.starts[run[-1]] > 3)
        ):
            close()
        capital = text[start].isupper() and not is_cjk(text[start])
        if any(taken[start:end]):
            close()
        elif (capital and word not in lex.closed and not word.isdigit()) or (
            run and word in lex.particles
        ):
            run.append(index)
        else:
            close()
    close()
    return out


def dash_cut(text: str, tag: str) -> Callable[[int, int], int]:
    """A function that says where, in a line of speech opened by a dash, "…, said X" begins."""
    verbs = lexis(tag).verbs

    def cut(start: int, end: int) -> int:
        """The offset behind the comma before the first verb of speech that follows a comma."""
        piece = fold(text[start:end])
        for hit in verbs.find(Words(piece)):
            comma = piece.rfind(",", max(0, hit.start - 14), hit.start)
            if comma >= 0 and len(piece[comma + 1 : hit.start].split()) <= 1:
                return start + comma + 1
        return end

    return cut
