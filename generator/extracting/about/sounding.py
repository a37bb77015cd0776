"""Names in other scripts and cases, by their sounds.

"Salisbury" is Солсбери in Russian, سالزبوري in Arabic; "Vrbětice" stands in a Czech text as
"Vrběticích". Consonants carry over, vowels shift, endings are added. So a name is looked up by
its first consonants and kept if all its consonants begin those of the word, and, where the script
writes them, the vowels are not far off. For scripts of syllables see ``syllables``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz.fuzz import ratio

from generator.extracting.about import syllables
from generator.extracting.about.syllables import Shape
from generator.extracting.words import transliteration
from generator.model import Span
from generator.text import fold, is_cjk

T = TypeVar("T")

FIRST = 3
"""Consonants by which a name is looked up."""
FEWEST = 3
"""Consonants below which a name is too easily met by chance; one more where no vowels are."""
ADDED = 2
"""Consonants that an ending may add: "Vrběticích", "Скрипалями"."""
LONG = 5
"""Letters of the shortest word that is looked at."""
NEAR = 70.0
"""How alike the sounds with their vowels must be, of 100: "salisburi" and "solsberi" are 71."""
ENDING = 3
"""Letters of an ending that are left out of that comparison."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MERGED = str.maketrans({"p": "b", "v": "f", "z": "s", "g": "k", "h": "", "j": ""})
"""Sounds that Arabic letters do not part, or that are heard as one another between languages."""


@dataclass(frozen=True, slots=True)
class Sounds(Generic[T]):
    """Names by their first consonants, and by all as syllables keep them: see ``table``.

    ``pairs`` holds the names of two words.
    """

    names: dict[str, tuple[tuple[str, str, T], ...]]
    pairs: dict[str, tuple[tuple[str, str, T], ...]]
    shapes: dict[str, tuple[tuple[Shape, T], ...]]


_DOUBLED = re.compile(r"(.)\1+")


def _bare(key: str) -> str:
    return _DOUBLED.sub(r"\1", transliteration.bones(key).translate(_MERGED))


def table(names: Iterable[tuple[str, T]]) -> Sounds[T]:
    """Names of one or two words in Latin letters, with what they mean, to be found by sound."""
    found: dict[str, list[tuple[str, str, T]]] = {}
    pairs: dict[str, list[tuple[str, str, T]]] = {}
    shapes: dict[str, list[tuple[Shape, T]]] = {}
    for form, meaning in names:
        words = form.split()
        key = transliteration.key(" ".join(map(transliteration.bare, words)))
        bare = _bare(key)
        if len(bare) >= FEWEST and len(form) >= LONG:
            into = pairs if len(words) > 1 else found
            into.setdefault(bare[:FIRST], []).append((bare, key, meaning))
        for shape in sorted(syllables.shapes(form), key=lambda one: one.consonants):
            if len(words) == 1 and len(shape.consonants) >= syllables.FEWEST:
                shapes.setdefault(shape.consonants, []).append((shape, meaning))
    return Sounds(
        names={first: tuple(having) for first, having in found.items()},
        pairs={first: tuple(having) for first, having in pairs.items()},
        shapes={consonants: tuple(having) for consonants, having in shapes.items()},
    )


def find(
    text: str, spans: Iterable[Span], language: str, sounds: Sounds[T]
) -> Iterator[tuple[T, Span]]:
    """The names that words in ``spans`` of ``text`` sound like."""
    listed = tuple(spans)
    known: dict[str, tuple[T, ...]] = {}
    for span in listed if sounds.names or sounds.pairs else ():
        before: re.Match[str] | None = None
        for match in _WORD.finditer(text, span.start, span.end):
            word = match[0]
            if "a" <= word[0] <= "z" or is_cjk(word[0]):
                continue
            if before is not None and text[before.end() : match.start()] == " ":
                both = f"{before[0]} {word}"
                if both not in known:
                    known[both] = tuple(_heard(both, language, sounds.pairs))
                for meaning in known[both]:
                    yield meaning, Span(start=before.start(), end=match.end())
            before = match
            if word not in known:
                short = len(word) < LONG - 1
                known[word] = () if short else tuple(_heard(word, language, sounds.names))
            for meaning in known[word]:
                yield meaning, Span(start=match.start(), end=match.end())
    for span, shape in syllables.words(text, listed) if sounds.shapes else ():
        for wanted, meaning in sounds.shapes.get(shape.consonants, ()):
            if syllables.like(shape, wanted):
                yield meaning, span


def _heard(
    word: str, language: str, names: dict[str, tuple[tuple[str, str, T], ...]]
) -> Iterator[T]:
    for key, bare in _keys(fold(word), language):
        for wanted, sound, meaning in names.get(bare[:FIRST], ()):
            if _like(bare, key, wanted, sound):
                yield meaning


@lru_cache(maxsize=16384)
def _keys(word: str, language: str) -> tuple[tuple[str, str], ...]:
    """The sounds of a word, each with its bare form; in Arabic also without what is glued to it."""
    key = transliteration.key(word, language)
    if not key.startswith("-"):
        return ((key, _bare(key)),) if key else ()
    found = {key}
    for glued in ("و", "ب", "ل", "ف", "ك", "وال", "بال", "لل"):
        if word.startswith(glued) and len(word) - len(glued) >= LONG - 1:
            found.add(transliteration.key(word[len(glued) :], language))
    return tuple((each, _bare(each)) for each in sorted(found - {""}))


def _like(bare: str, key: str, wanted: str, sound: str) -> bool:
    """Whether a word's consonants begin as the name's, and its vowels are not far off."""
    if key.startswith("-"):
        return len(wanted) > FEWEST and bare == wanted
    if not bare.startswith(wanted) or len(bare) - len(wanted) > ADDED:
        return False
    # What an ending adds is no matter: compare as much as the name has.
    if len(key) - len(sound) > ENDING + ADDED:
        return False
    stem = key[: max(len(sound), len(key) - ENDING)] if len(key) > len(sound) else key
    return max(ratio(stem, sound), ratio(key, sound)) >= NEAR
