"""Characters: comparing words of any script without moving a single offset.

Every fold here keeps the length of its input, so a span found in folded text is the span in
the source. (``str.casefold`` does not: "ß" becomes two letters, "İ" becomes two code points.)
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import attrgetter

from generator.model import Span

START = attrgetter("start")
"""Where a thing in a text begins: the key by which sorted ones are searched."""

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_APOSTROPHES = "\u2018\u2019\u02bc\u02b9\u2032\u00b4`"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212"


def _fold_char(char: str) -> str:
    """One character without case, accent, width or typographic dress; always one character."""
    if char in _SPACES:
        return " "
    if char in _APOSTROPHES:
        return "'"
    if char in _HYPHENS:
        return "-"
    base = unicodedata.normalize("NFKD", char)[:1] or char
    # Й and Ё lose no meaning-bearing stroke in the languages we read, but й/и are letters apart
    # and merging them costs more than it finds; so Cyrillic keeps its marks.
    if "\u0400" <= char <= "\u04ff":
        base = char
    lowered = base.lower()
    lowered = lowered if len(lowered) == 1 else base
    return "е" if lowered == "ё" else lowered


class _Folds(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        """The fold of a character not met before."""
        self[code] = folded = _fold_char(chr(code))
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """``text`` for comparing: lower case, no accents, plain spaces, apostrophes and hyphens.

    The result has exactly as many code points as the input.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    return _remembered(text) if len(text) > _WHOLE else text.translate(_FOLDS)


_WHOLE = 1_000
"""Characters from which a text is taken for a whole document, which several rooms fold in turn."""


@lru_cache(maxsize=2)
def _remembered(text: str) -> str:
    return text.translate(_FOLDS)


def is_cjk(char: str) -> bool:
    """Whether a character belongs to a script that is written without spaces."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\u3040" <= char <= "\u30ff"
        or "\uf900" <= char <= "\ufaff"
    )


_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def cjk_count(text: str) -> int:
    """How many characters of ``text`` belong to scripts that are written without spaces."""
    return 0 if text.isascii() else len(_SPACELESS.findall(text))


_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")


def words(text: str) -> list[Span]:
    """The words of ``text`` as spans; in scripts without spaces, runs of characters."""
    return [Span(start=match.start(), end=match.end()) for match in _WORD.finditer(text)]


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins; lines end at a line feed alone."""
    return [0, *(match.end() for match in re.finditer("\n", text))]
