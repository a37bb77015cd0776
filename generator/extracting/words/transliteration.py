"""One key for a name in whatever script it is written: its sounds in plain Latin letters.

The key is for comparing alone, it is never shown: spellings that differ between the usual systems
(Kh and H, Tch and Ch, w and v) come out alike. Chinese names are read in pinyin, and so are their
Cyrillic spellings by Palladius; of Arabic names only the consonants can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module

from generator.languages.letters import latin, palladius
from generator.text import fold, is_cjk

_PARTS = re.compile(r"[^\s·・•‧.,-]+")
_SYLLABLE = 6
"""Most Cyrillic letters in one Chinese syllable (чжуань)."""
_GIVEN = 2
"""Most syllables in a Chinese family or given name."""
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")


@cache
def _pinyin() -> Callable[..., list[str]]:
    """The reader of Chinese characters; its tables take a fifth of a second to load."""
    found: Callable[..., list[str]] = import_module("pypinyin").lazy_pinyin
    return found


def bare(name: str) -> str:
    """A name in Latin letters without the Arabic article before it: "Masri" of "al-Masri"."""
    article, hyphen, rest = name.partition("-")
    return rest if hyphen and rest and article.lower() in latin().articles else name


def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name; the middle dot and the hyphen part words too."""
    return tuple(_PARTS.findall(fold(name)))


@lru_cache(maxsize=8192)
def key(name: str, language: str = "und") -> str:
    """The sounds of a name in plain Latin letters, without spaces; "" where none is known.

    A key that begins with "-" holds consonants only; compare it by ``bones``.
    """
    pieces = parts(name)
    if not pieces:
        return ""
    letter = pieces[0][0]
    if is_cjk(letter):
        return _chinese(name, pieces)
    if "\u0400" <= letter <= "\u04ff":
        return _sounds(_palladius(pieces) or _cyrillic(pieces, language))
    if "\u0600" <= letter <= "\u06ff":
        table = latin().arabic
        bare = (piece.removeprefix("ال") for piece in pieces)
        return "-" + bones("".join(table.get(char, "") for part in bare for char in part))
    return _sounds("".join(pieces)) if letter.isascii() else ""


@lru_cache(maxsize=8192)
def bones(sound: str) -> str:
    """The consonants of a key: what an Arabic name shares with its spelling in other letters."""
    return _VOWELS.sub("", _sounds(sound.lstrip("-")))


def _chinese(name: str, pieces: tuple[str, ...]) -> str:
    """Pinyin of a name in Chinese characters; a foreign name in them has no key."""
    whole = pieces[0]
    if len(pieces) > 1 or not 2 <= len(whole) <= 4 or not all(map(is_cjk, whole)):
        return ""
    return _sounds("".join(_pinyin()(name.strip(), errors="ignore")).replace("ü", "u"))


def _palladius(pieces: tuple[str, ...]) -> str:
    """Pinyin of a Chinese name in Cyrillic letters; "" where it is none."""
    if len(pieces) != 2:
        return ""
    out = []
    for piece in pieces:
        found = _syllables(piece)
        if not 1 <= len(found) <= _GIVEN:
            return ""
        out.extend(found)
    # Two short names alone ("Анна Ли") are no evidence: a Chinese family name is one syllable.
    return "".join(out) if len(_syllables(pieces[0])) == 1 else ""


def _syllables(word: str) -> list[str]:
    """The syllables of a word, the longest first at each place; none where a letter is left."""
    table = palladius()
    out: list[str] = []
    at = 0
    while at < len(word):
        for size in range(_SYLLABLE, 0, -1):
            syllable = table.get(word[at : at + size])
            if syllable is not None and size <= len(word) - at:
                out.append(syllable)
                at += size
                break
        else:
            return []
    return out


def _cyrillic(pieces: tuple[str, ...], language: str) -> str:
    table = latin().ukrainian if language.startswith("uk") else latin().cyrillic
    return "".join(table.get(char, char) for piece in pieces for char in piece)


def _sounds(letters: str) -> str:
    """One letter for each sound, doubled letters once."""
    for spelling, sound in latin().sounds:
        letters = letters.replace(spelling, sound)
    if not (letters.isascii() and letters.isalpha()):
        letters = "".join(char for char in letters if char.isascii() and char.isalpha())
    return _DOUBLED.sub(r"\1", letters)
