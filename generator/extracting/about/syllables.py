"""Names carried into scripts that write syllables, or no capitals, by what is heard of them.

Navalny is ナワリヌイ, 纳瓦尔尼, 나발니: each script has its own few sounds and puts vowels between
consonants. So a name is known by its consonants, those that scripts confuse made one, and, where
these are few, by the vowels behind them. Shorter names are met by chance and are not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from anyascii import anyascii

from generator.extracting.words import transliteration
from generator.languages.letters import syllables
from generator.model import Span
from generator.text import is_cjk

FEWEST = 4
"""Consonants below which a name is too easily met by chance."""
ENOUGH = 5
"""Consonants that tell by themselves, whatever the vowels."""
LONGEST = 8
"""Most signs of one name."""
ALIKE = 0.6
"""Share of a short name's vowels that must be near, where both have one."""
_NEAR = {"a": "a", "e": "i", "i": "i", "y": "i", "o": "u", "u": "u"}
"""Vowels that stand for one another."""
_SIGN = re.compile("([bkslmnt])([aiu]*)")
_DOUBLED = re.compile(r"(.)\1+")
_KANA = "\u30a1-\u30fa\u30fc"
_HANGUL = "\uac00-\ud7a3"
_OTHER = "\u0370-\u03ff\u0530-\u05ff\u0900-\u0dff\u0e00-\u0fff\u10a0-\u10ff"


class Shape(NamedTuple):
    """A name's consonants, and behind each the vowels that are heard, both by their classes."""

    consonants: str
    vowels: tuple[frozenset[str], ...]


_KANA_HEAD, _HANGUL_HEAD = re.compile(f"[{_KANA}]"), re.compile(f"[{_HANGUL}]")


@cache
def _letters() -> re.Pattern[str]:
    """A letter of such a script, of which most texts have none: one set is found at once."""
    return re.compile(f"[{_KANA}{_HANGUL}{_OTHER}{syllables().hanzi}]")


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[{_KANA}]+|[{_HANGUL}]+|[{_OTHER}]+|[{syllables().hanzi}]+")


@lru_cache(maxsize=16384)
def shape(word: str) -> Shape:
    """The shape of a word in any script."""
    known = syllables()
    letters = anyascii("".join(known.instead.get(char, char) for char in word)).lower()
    if is_cjk(word[0]) and not _KANA_HEAD.match(word):
        for spelling, sound in known.pinyin:
            letters = letters.replace(spelling, sound)
    return _shape(letters)


def _shape(letters: str) -> Shape:
    known = syllables()
    for spelling, sound in known.spellings:
        letters = letters.replace(spelling, sound)
    letters = _DOUBLED.sub(r"\1", letters)
    heard = "".join(known.classes.get(char, _NEAR.get(char, "")) for char in letters)
    signs = _SIGN.findall(heard)
    return Shape("".join(sign for sign, _ in signs), tuple(frozenset(own) for _, own in signs))


def shapes(name: str) -> frozenset[Shape]:
    """The shapes that a name in Latin letters may have: its "kh" is heard as k, or left out."""
    plain = anyascii(transliteration.bare(name)).lower()
    return frozenset(_shape(plain.replace("kh", sound)) for sound in ("k", "h"))


def words(text: str, spans: Iterable[Span]) -> Iterator[tuple[Span, Shape]]:
    """What may be names in such scripts, with their shapes.

    Whole words in kana and in scripts with spaces; in Korean also without what ends them; of
    Chinese runs, what begins or ends them.
    """
    if _letters().search(text) is None:
        return
    for span in spans:
        for match in _runs().finditer(text, span.start, span.end):
            for start, end in _parts(text, match.start(), match.end()):
                found = shape(text[start:end])
                if len(found.consonants) >= FEWEST:
                    yield Span(start=start, end=end), found


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    letter = text[start]
    if _HANGUL_HEAD.match(letter):
        yield from ((start, at) for at in range(start + 2, min(end, start + LONGEST) + 1))
    elif is_cjk(letter) and not _KANA_HEAD.match(letter):
        shortest = 3
        cuts = {(start, at) for at in range(start + shortest, min(end, start + LONGEST) + 1)}
        cuts |= {(at, end) for at in range(max(start, end - LONGEST), end - shortest + 1)}
        yield from sorted(cuts)
    else:
        yield start, end


def like(heard: Shape, wanted: Shape) -> bool:
    """Whether a word of a text is heard as a name; both have the same consonants."""
    if len(wanted.consonants) >= ENOUGH:
        return True
    told = [
        bool(own & other)
        for own, other in zip(heard.vowels[:-1], wanted.vowels[:-1], strict=True)
        if own and other
    ]
    return bool(told) and sum(told) >= ALIKE * len(told)
