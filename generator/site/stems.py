"""What a word is looked for by. The search page's script does the same to a query's words.

A word is folded (no case, no accents) and loses the endings that its language gives it, by the
Snowball stemmers: ``Stemmer`` here, the same algorithms as scripts in the reader's browser.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from babel import Locale
from Stemmer import Stemmer as Snowball

PLAIN = {
    "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
}  # fmt: skip
"""Letters that Unicode does not take apart."""
_PLAIN = str.maketrans(PLAIN)
STEMMERS = "assets/javascripts/vendor"
"""Where a site has the scripts of the stemmers: ``stem-<language>.js``."""


def _ranges(kinds: str) -> str:
    """Characters of some general categories, as the inside of a character class."""
    found: list[list[int]] = []
    for number in range(sys.maxunicode + 1):
        if unicodedata.category(chr(number))[0] in kinds:
            if found and found[-1][1] == number - 1:
                found[-1][1] = number
            else:
                found.append([number, number])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in found)


MARKS, UNSEEN = _ranges("M"), _ranges("C")
"""Inside of a character class: combining marks; controls, formats and what is not assigned."""
_OTHER = re.compile(rf"[^\w{MARKS}]|_")
_MARKS = re.compile(f"[{MARKS}]")


class Stemmer(Protocol):
    """Takes the endings off words of one language."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - the library's name
        """The stem of a word in lower case."""


def stemmers(site: Path) -> dict[str, Stemmer]:
    """Stemmers by language: those that the scripts of a rendered site have as well."""
    found: dict[str, Stemmer] = {}
    for file in sorted((site / STEMMERS).glob("stem-*.js")):
        tag = file.stem.removeprefix("stem-")
        name = str(Locale.parse(tag).get_language_name("en")).lower()
        found[tag] = Snowball(name)
    return found


def fold(text: str) -> str:
    """``text`` without case and accents."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_PLAIN)


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """The letters, digits and marks of a word."""
    return _OTHER.sub("", word)


class Keys:
    """What words of one language are looked for by."""

    def __init__(self, stemmer: Stemmer | None) -> None:
        self._stemmer = stemmer
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, word: str) -> tuple[str, ...]:
        """The keys of a word: its stem with accents, which some endings need, and its stem without,
        where that is another. Words with digits are codes and have no endings.
        """
        plain = bare(unicodedata.normalize("NFC", word).lower())
        folded = fold(plain)
        if not folded:
            return ()
        if self._stemmer is None or any(char.isdigit() for char in folded):
            return (folded,)
        found = (fold(self._stemmer.stemWord(plain)), fold(self._stemmer.stemWord(folded)))
        return tuple(dict.fromkeys(key for key in found if key)) or (folded,)
