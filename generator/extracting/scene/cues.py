"""What a text shows of its speakers: verbs, roles, pronouns and names, each with its place.

Everything is looked for once a document, in the narrator's words: what stands between
quotation marks is blanked out first, so that nobody quoted is taken for the narrator.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from generator.extracting.names import acronyms, bodies, headlines, posts, spaceless
from generator.extracting.names.headwords import sift
from generator.extracting.names.names import Form, Found, gazetteer
from generator.extracting.names.people import Names, index, resolve
from generator.extracting.names.references import Ref, collect
from generator.extracting.names.uncased import runs
from generator.extracting.names.unspaced import families, heard
from generator.extracting.words.lexis import Lexis, lexis
from generator.extracting.words.tokens import Hit, Words, between
from generator.languages import Pack
from generator.model import Registry, Span, agents_by_id
from generator.text import fold

BLANK = "\x01"
"""Stands for every character between quotation marks: no word, no space."""
_STOPS = str.maketrans("،؛؟", ",;?")
"""Arabic stops as what they are for grammar."""
NAMING = "\x02"
"""Stands for those of a name in marks: no word, and no end of a noun phrase."""


@dataclass(slots=True)
class Scene:
    """One document's text with every cue in it, in order of place."""

    text: str
    narrator: str
    words: Words
    lex: Lexis
    pack: Pack
    refs: list[Ref]
    people: Names
    verbs: list[Hit]
    reported: list[Hit]
    acts: list[Hit]
    subjunctive: list[Hit]
    unreal: list[Hit]
    quoting: list[Hit]
    according: list[Hit]
    heads: list[Hit]
    that: list[Hit]
    asked: list[Hit]
    terms: list[Hit]
    named: list[Hit]
    found: list[Found]
    ties: dict[tuple[Ref, Ref], bool] = field(default_factory=dict)
    """Which references stand in one noun phrase, as far as that was asked."""

    def refs_in(self, start: int, end: int) -> list[Ref]:
        """The references that lie between two offsets."""
        first = bisect_left(self.refs, (start,))
        last = bisect_left(self.refs, (end,), lo=first)
        return [ref for ref in self.refs[first:last] if ref.end <= end]


def blanked(folded: str, quotes: tuple[Span, ...], naming: frozenset[Span]) -> str:
    """The folded text with everything between quotation marks, and the marks, blanked out.

    ``naming`` are those of the quotations that only name a thing.
    """
    parts = []
    last = 0
    for quote in quotes:
        parts.append(folded[last : quote.start])
        blank = NAMING if quote in naming else BLANK
        parts.append(blank * (quote.end - quote.start))
        last = quote.end
    parts.append(folded[last:])
    return "".join(parts).translate(_STOPS)


def scene(
    text: str,
    quotes: tuple[Span, ...],
    registry: Registry,
    pack: Pack,
    naming: frozenset[Span] = frozenset(),
) -> Scene:
    """Find every cue of a text. ``quotes`` are its quotations, in order, none overlapping;
    ``naming`` those of them that only name a thing.
    """
    folded = fold(text)
    narrator = blanked(folded, quotes, naming)
    words = Words(narrator)
    lex = lexis(pack.tag)
    found, roles = gazetteer(registry).find(text, folded, pack)
    cues = lex.cues.find(words)
    verbs = _not_in_names(heard(cues["verbs"], narrator, lex), found)
    outside = (_outside(found, narrator), _outside(roles, narrator))
    refs = collect(text, words, lex, cues, outside)
    refs = refs if lex.nouns else bodies.whole(text, refs)
    leaning = heard(cues["according"], narrator, lex, marked=False)
    refs = _with_uncased(text, words, pack, (verbs, leaning), refs)
    refs = acronyms.apart(text, words, lex, refs)
    refs = headlines.sift(text, words, refs)
    refs = sift(text, words, lex, verbs, refs)
    refs = _unbracketed(text, refs, [] if lex.spaceless else verbs)
    known = _people(text, refs, found, registry, pack)
    refs, found = _recognised(text, refs, found, known, registry)
    return Scene(
        text=text,
        narrator=narrator,
        words=words,
        lex=lex,
        pack=pack,
        refs=refs,
        people=known,
        verbs=verbs,
        reported=heard(cues["reported"], narrator, lex),
        acts=cues["acts"],
        subjunctive=cues["subjunctive"],
        unreal=cues["unreal"],
        quoting=cues["quoting"],
        according=leaning,
        heads=cues["heads"],
        that=cues["that"],
        asked=cues["asked"],
        terms=cues["terms"],
        named=cues["named"],
        found=found,
    )


_BRACKETED = r"[(（〔【\[][^()（）〔〕【】\[\]\n]{2,60}[)）〕】\]]"
_BRACKETS = re.compile(_BRACKETED)
_SLASHES = re.compile(rf"{_BRACKETED}|(?<=\s)/[^/\n]{{2,30}}/")
_PLACE = re.compile(r"^[^\W\d_]{3,20}(?:[ ,.][^\n—–-]{0,30})?[^\S\n]*[—–-]{1,2}\s", re.MULTILINE)
"""A place in capitals, perhaps a day, and a dash: how a wire report begins."""


def _not_in_names(verbs: list[Hit], found: list[Found]) -> list[Hit]:
    """The verbs that are no part of a registered name: a family name may be a verb elsewhere."""
    kept, at = [], 0
    for verb in verbs:
        while at < len(found) and found[at].end < verb.end:
            at += 1
        inside = at < len(found) and found[at].start < verb.start
        if not inside:
            kept.append(verb)
    return kept


def _unbracketed(text: str, refs: list[Ref], verbs: list[Hit]) -> list[Ref]:
    """Without the bare names of a dateline: "(Wire)", "[reporter X]", "STRELSAU, 4 May —"."""
    brackets = _SLASHES if "/" in text else _BRACKETS
    places = (
        found
        for found in _PLACE.finditer(text)
        if re.split(r"\W", found.group(), maxsplit=1)[0].isupper()
    )
    spans = [
        found.span()
        for found in (*brackets.finditer(text), *places)
        if not between(verbs, *found.span())
    ]
    if not spans:
        return refs
    spans.sort()
    starts = [start for start, _ in spans]

    def inside(ref: Ref) -> bool:
        at = bisect_right(starts, ref.start) - 1
        return at >= 0 and ref.end <= spans[at][1]

    return [ref for ref in refs if ref.kind != "person" or not inside(ref)]


def _with_uncased(
    text: str, words: Words, pack: Pack, heard: tuple[list[Hit], list[Hit]], refs: list[Ref]
) -> list[Ref]:
    """The references and the names that no capital shows; ``heard``: verbs, "according to"."""
    lex = lexis(pack.tag)
    if lex.spaceless:
        refs = posts.apart(words.text, refs, lex.compounds)
        refs = posts.widened(words.text, refs, lex)
        more = spaceless.runs(text, words, lex, heard, refs)
        return sorted([*refs, *more], key=lambda ref: (ref.start, ref.end))
    if not pack.names.article:
        return refs
    taken = bytearray(len(words.text) + 1)
    for ref in refs:
        taken[ref.start : ref.end] = b"\x01" * (ref.end - ref.start)
    more = runs(words, lex, pack, heard[0], refs, taken)
    return sorted([*refs, *more], key=lambda ref: (ref.start, ref.end))


def written(text: str, ref: Ref) -> str:
    """A reference's words with single spaces."""
    return " ".join(text[ref.start : ref.end].split())


def _people(
    text: str, refs: list[Ref], found: list[Found], registry: Registry, pack: Pack
) -> Names:
    """What the names of a text stand for that the registry does not hold as they are written."""
    known = index(registry, pack.tag)
    named = (
        form.target
        for item in found
        for form in item.forms
        if form.kind == "agent" and form.target in known.forms
    )
    names = (written(text, ref) for ref in refs if ref.kind == "person")
    written_names = list(names)
    found_names = resolve(written_names, named, known, pack.tag, lexis(pack.tag).run_in)
    if not lexis(pack.tag).spaceless:
        return found_names
    return replace(found_names, canonical=families(written_names, found_names.canonical))


def _recognised(
    text: str, refs: list[Ref], found: list[Found], known: Names, registry: Registry
) -> tuple[list[Ref], list[Found]]:
    """Inflected names of registered people as what they are, beside those written in full."""
    if not known.inflected:
        return refs, found
    agents = agents_by_id(registry)
    out, more = [], list(found)
    for ref in refs:
        name = written(text, ref) if ref.kind == "person" else ""
        target = known.inflected.get(name)
        if target is None:
            out.append(ref)
            continue
        agent = agents[target]
        out.append(Ref(ref.start, ref.end, "agent", (target,)))
        more.append(Found(ref.start, ref.end, (Form(name, "agent", target, agent.name, "und"),)))
    return out, sorted(more, key=lambda item: (item.start, item.end))


def _outside(found: list[Found], narrator: str) -> list[Found]:
    return [
        item
        for item in found
        if BLANK not in narrator[item.start : item.end]
        and NAMING not in narrator[item.start : item.end]
    ]
