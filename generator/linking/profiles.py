"""What a text's subject shows itself by, in a form that texts of other languages share.

A profile counts features of six kinds: the beginnings of words and pairs of them (pairs of
characters in scripts without spaces), names by their consonants in plain Latin letters, numbers,
places, and the words and names of the first lines. It is a pure function of the text, linear in
its length, and knows nothing of any subject.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind
from anyascii import anyascii
from babel import Locale, UnknownLocaleError

from generator.languages import pack_for
from generator.model import Document
from generator.text import fold, is_cjk

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[^\W\d_{_CJK}]+(?:['’-][^\W\d_{_CJK}]+)*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d{3}(?!\d))*(?:[.,]\d+)?")
_NO_DIGIT = re.compile(r"\D")
_CJK_RUN = re.compile(f"[{_CJK}]+")
BEGINNING = 5
"""Letters of a word that are kept: most inflection, in the languages read, changes what follows."""
SHORTEST = 3
"""Letters of a word that counts; below it are articles and prepositions."""
LEAD = 220
"""Characters at a text's head that count as its lead: a title and a sentence."""
LONG = 6
"""Letters from which a place's name is found without its last one, which inflection changes."""
ENDING = 3
"""Most letters that inflection may put behind such a name; behind a shorter name, one."""


class Kind(StrEnum):
    """What a feature is made of."""

    WORDS = "words"
    PAIRS = "pairs"
    NAMES = "names"
    NUMBERS = "numbers"
    PLACES = "places"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts of a text's features, by kind."""

    language: str
    counts: Mapping[Kind, Mapping[str, int]]


class Token(NamedTuple):
    """A word as it stands, its beginning, and its consonants if it may be a name ("" else)."""

    start: int
    beginning: str
    bones: str


def of_text(text: str, language: str) -> Profile:
    """The profile of a text in a language (a BCP 47 tag)."""
    text = unicodedata.normalize("NFC", text)
    counts: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
    tongue = language.partition("-")[0]
    tokens = list(_tokens(text, tongue))
    words, names = counts[Kind.WORDS], counts[Kind.NAMES]
    beginnings = [token.beginning for token in tokens if token.beginning]
    words.update(beginnings)
    names.update(token.bones for token in tokens if token.bones)
    counts[Kind.PAIRS].update(map(" ".join, pairwise(beginnings)))
    for match in _CJK_RUN.finditer(text):
        run = match[0]
        words.update(_grams(run, 2))
        counts[Kind.PAIRS].update(_grams(run, 3))
        if match.start() < LEAD:
            counts[Kind.LEAD].update(_grams(run[: LEAD - match.start()], 2))
    for token in tokens:
        if token.start >= LEAD:
            break
        counts[Kind.LEAD].update(
            feature for feature in (token.beginning, token.bones and f"~{token.bones}") if feature
        )
    counts[Kind.NUMBERS].update(plain for plain, _ in _numbers(text))
    counts[Kind.PLACES].update(_places(text, tongue))
    return Profile(tongue, counts)


def of_document(document: Document) -> Profile:
    """The profile of a document's own text, with the registered names found in it."""
    parts = [block.span.of(document.text) for block in document.blocks if block.label.is_text]
    profile = of_text("\n".join(parts), document.language.value)
    names, places = Counter(profile.counts[Kind.NAMES]), Counter(profile.counts[Kind.PLACES])
    for mention in document.mentions:
        (places if mention.kind == "place" else names)[f"={mention.target}"] += 1
    return Profile(profile.language, {**profile.counts, Kind.NAMES: names, Kind.PLACES: places})


def named(text: str, language: str) -> dict[str, str]:
    """The names of a text, by the feature that each is in a profile, as first written in it.

    Words that the language lists as small ones are left out.
    """
    text = unicodedata.normalize("NFC", text)
    tongue = language.partition("-")[0]
    small = background(tongue).counts[Kind.NAMES]
    found: dict[str, str] = {}
    for token in _tokens(text, tongue):
        if token.bones and token.bones not in small:
            match = _WORD.match(text, token.start)
            assert match is not None
            found.setdefault(token.bones, match[0])
    return found


def numbered(text: str) -> dict[str, str]:
    """The same for its numbers."""
    found: dict[str, str] = {}
    for plain, form in _numbers(text):
        found.setdefault(plain, form)
    return found


def _grams(run: str, length: int) -> Iterator[str]:
    return (run[at : at + length] for at in range(len(run) - length + 1))


def _tokens(text: str, language: str) -> Iterator[Token]:
    """The words of scripts with spaces. Where letters have no case any word may be a name."""
    spaceless = is_spaceless(text)
    for match in _WORD.finditer(text):
        yield Token(match.start(), *_told(match[0], language, spaceless))


@lru_cache(maxsize=131072)
def _told(word: str, language: str, spaceless: bool) -> tuple[str, str]:  # noqa: FBT001 a private part
    """A word's beginning, and its consonants if it may be a name."""
    first, stem, glued = word[0], word.casefold(), _glued(language)
    cased = first.lower() != first.upper()
    if glued and (not cased or "'" in stem or "’" in stem):
        stem = _bare(stem, glued, cased=cased)
    beginning = _plain(stem)[:BEGINNING] if len(stem) >= SHORTEST else ""
    named = len(word) >= SHORTEST and (first.isupper() or spaceless or not cased)
    found = bones(stem) if named else ""
    return beginning, found if len(found) > 1 else ""


def is_spaceless(text: str) -> bool:
    """Whether a text's first characters are mostly of a script without spaces."""
    head = text[:LEAD]
    return sum(map(is_cjk, head)) * 3 > len(head)


@cache
def _glued(language: str) -> tuple[str, ...]:
    """What may be glued before a word, the longest first."""
    found = {item.strip("-") for item in pack_for(language).names.prefixes}
    return tuple(sorted(found, key=lambda item: (-len(item), item)))


def _bare(word: str, glued: tuple[str, ...], *, cased: bool) -> str:
    """A word without what is glued before it; elided words show it by their apostrophe."""
    word = word.replace("’", "'")
    for prefix in glued:
        rest = len(word) - len(prefix)
        if rest >= SHORTEST and (not cased or prefix[-1] == "'") and word.startswith(prefix):
            return word[len(prefix) :]
    return word


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    """A word in plain Latin letters: so words that languages share are one in all scripts."""
    return word if word.isascii() else anyascii(word).lower()


_SOUNDS = (
    *(("ph", "f"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("ts", "s"), ("kh", "k")),
    *(("ck", "k"), ("sc", "s"), ("tz", "s")),
)
_CLASSES = str.maketrans(
    {
        **dict(zip("bdgqcvwz", "ptkkkffs", strict=True)),
        "x": "ks",
        **dict.fromkeys("aeiouyjh'- ", ""),
    }
)
_NOT_LATIN = re.compile("[^a-z]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """The consonants of a word in plain Latin letters, those that scripts confuse made one.

    Coarser than ``extracting.transliteration``, which must tell two people apart: this has only
    to bring the same name's spellings together, among other evidence.
    """
    letters = _NOT_LATIN.sub("", _plain(word).lower())
    for spelling, sound in _SOUNDS:
        letters = letters.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", letters.translate(_CLASSES))


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """Numbers of two digits and more: without marks of thousands and closing zeros, and as written.

    "1.5 million" and "1500000" are then one; digits of every script are.
    """
    for match in _NUMBER.finditer(text):
        digits = _NO_DIGIT.sub("", match[0])
        plain = "".join(str(unicodedata.digit(char, 0)) for char in digits).lstrip("0")
        if len(plain) > 1:
            yield plain.rstrip("0") or plain, match[0]


class _Gazetteer(NamedTuple):
    automaton: AhoCorasick
    codes: tuple[str, ...]


@lru_cache(maxsize=64)
def _gazetteer(language: str) -> _Gazetteer | None:
    """The countries, and the cities that time zones are named for, in one language (CLDR)."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    names: dict[str, str] = {}
    for code, name in _listed(locale):
        if len(name) > 2 or is_cjk(name[0]):
            folded = fold(name)
            long = len(folded) >= LONG and not is_cjk(folded[0])
            names.setdefault(folded[:-1] if long else folded, code)
    forms = sorted(names)
    # Leftmost-longest: "South Sudan" is no Sudan.
    automaton = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)
    return _Gazetteer(automaton, tuple(names[form] for form in forms))


def _listed(locale: Locale) -> Iterable[tuple[str, str]]:
    for code, name in sorted(locale.territories.items()):
        yield f"t{code}", name
    for zone, entry in sorted(locale.time_zones.items()):
        name = entry.get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        yield f"c{zone}", name


def _places(text: str, language: str) -> Iterator[str]:
    """The places named, where a word begins (anywhere, in scripts that glue or have no spaces)."""
    gazetteer = _gazetteer(language)
    if gazetteer is None:
        return
    folded = fold(text)
    free = not _glued(language) or _cased(language)
    for number, start, end in gazetteer.automaton.find_matches_as_indexes(folded):
        if not is_cjk(folded[start]):
            before = folded[start - 1 : start]
            ending = ENDING if end - start >= LONG - 1 else 1
            behind = folded[end : end + ending + 1]
            if (free and before.isalpha()) or (len(behind) > ending and behind.isalpha()):
                continue
        yield gazetteer.codes[number]


@cache
def _cased(language: str) -> bool:
    """Whether a language's glued prefixes are of a script with case."""
    return all(prefix.lower() != prefix.upper() for prefix in _glued(language) if prefix)


@cache
def background(language: str) -> Profile:
    """The profile of the small words of a language, as far as its pack lists them.

    They stand in every text. A corpus of a few documents can't show that by itself.
    """
    pack = pack_for(language)
    names, speech = pack.names, pack.speech
    listed = (
        *(names.honorifics, names.roles, names.relatives, names.joiners, names.openers),
        *(names.indefinite, names.oblique, speech.verbs, speech.reported, speech.acts),
        *(speech.passives, speech.articles, speech.according, speech.complementisers),
        *(speech.subordinators, speech.pronouns, speech.auxiliaries, pack.dates.months),
        *(pack.dates.weekdays,),
    )
    phrases = [phrase.replace("*", "") for entries in listed for phrase in entries]
    text = "\n".join(sorted(phrases))
    found = of_text(f"{text}\n{text.title()}", language)
    return Profile(found.language, {**found.counts, Kind.LEAD: found.counts[Kind.WORDS]})
