"""Text that runs from right to left, put into the order in which it is read.

A PDF holds glyphs at places; what a library makes of their order differs with the program that
wrote the file, and often is wrong for single words. The places are certain: from them the order
on paper is known, and from that, by the rules of Unicode's bidirectional text backwards, the
order of reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import groupby, pairwise

_MIRRORED = str.maketrans("()[]{}<>«»‹›“”", ")(][}{><»«›‹”“")
_LAM, _ALEF = "ل", "اأإآٱ"
_NUMBER = re.compile(r"[0-9٠-٩۰-۹](?:[0-9٠-٩۰-۹]|[.,:/٫٬'’–%-](?=[0-9٠-٩۰-۹]))*%?")
_OPENED = re.compile(r"(?:^|\s)([(\[«‹“])(?=\w)|(?<=\w)([)\]»›”])(?:$|[\s.,;:!?؟،؛])")
_CLOSED = re.compile(r"(?:^|\s)([)\]»›”])(?=\w)|(?<=\w)([(\[«‹“])(?:$|[\s.,;:!?؟،؛])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A character and where it stands on the line."""

    char: str
    left: float
    right: float


@lru_cache(maxsize=4096)
def _way(char: str) -> str:
    """``R`` or ``L`` for a character with a direction of its own, ``N`` for a digit, else ""."""
    kind = unicodedata.bidirectional(char)
    if kind in ("R", "AL"):
        return "R"
    return {"L": "L", "EN": "N", "AN": "N"}.get(kind, "")


def is_rtl(text: str) -> bool:
    """Whether a line runs from right to left: most of its letters do."""
    if text.isascii():
        return False
    ways = [_way(char) for char in text]
    return ways.count("R") > ways.count("L")


def _unligated(placed: list[Glyph]) -> list[Glyph]:
    """The letters of each ligature in the order of reading; all of one have one place.

    Some fonts draw lam and alef as one sign, whose letters then come the wrong way round. No font
    draws alef and lam so: where they stand at one place, the line's ligatures are turned.
    """
    drawn = [tuple(group) for _, group in groupby(placed, key=lambda each: (each.left, each.right))]
    if not any(len(each) > 1 and each[0].char in _ALEF and each[1].char == _LAM for each in drawn):
        return placed
    return [
        glyph
        for each in drawn
        for glyph in (each[::-1] if all(_way(one.char) == "R" for one in each) else each)
    ]


def _from_right(glyphs: Iterable[Glyph], words: int) -> list[str]:
    """The characters from right to left, the widest gaps between them as spaces."""
    placed = _unligated(sorted(glyphs, key=lambda glyph: -(glyph.left + glyph.right)))
    gaps = [(one.left - other.right, at) for at, (one, other) in enumerate(pairwise(placed), 1)]
    spaces = {at for _, at in nlargest(words - 1, gaps)}
    out: list[str] = []
    for at, glyph in enumerate(placed):
        if at in spaces:
            out.append(" ")
        out.append(glyph.char)
    return out


def _runs(chars: list[str]) -> list[tuple[int, int]]:
    """The runs that are read from left to right: Latin words and all between them."""
    out: list[tuple[int, int]] = []
    start, end, strong = -1, -1, False
    for at, char in enumerate((*chars, "\u05d0")):
        way = _way(char)
        if way in ("L", "N"):
            start = at if start < 0 else start
            end, strong = at + 1, strong or way == "L"
        elif way == "R" and start >= 0:
            if strong:
                out.append((start, end))
            start, strong = -1, False
    return out


def logical(glyphs: Iterable[Glyph], words: int) -> str:
    """A line of so many words that runs from right to left, in the order of reading."""
    chars = _from_right(glyphs, words)
    for start, end in _runs(chars):
        chars[start:end] = chars[start:end][::-1]
    text = "".join(chars)
    kept = [(0, 0), *_runs(list(text)), (len(text), len(text))]
    out = []
    for (_, low), (high, end) in pairwise(kept):
        out.append(_NUMBER.sub(_backwards, text[low:high]))
        out.append(text[high:end])
    return "".join(out)


def _backwards(match: re.Match[str]) -> str:
    return match.group()[::-1]


def mirrors(texts: Iterable[str]) -> bool:
    """Whether the paired marks of lines from right to left stand the wrong way round.

    Some programs keep the shape of a mark on paper, some its meaning; a file keeps to one.
    """
    right = wrong = 0
    for text in texts:
        right += len(_OPENED.findall(text))
        wrong += len(_CLOSED.findall(text))
    return wrong > right


def mirrored(text: str) -> str:
    """The text with each paired mark for its partner."""
    return text.translate(_MIRRORED)
