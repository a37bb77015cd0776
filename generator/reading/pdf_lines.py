"""The lines of a PDF's page: their text in reading order, and where they stand."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

from generator.reading.lines import has_visible
from generator.reading.pdf_bidi import Glyph, is_rtl, logical
from generator.unbroken import LINE_END

_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_ASKED = 6
"""Letters of a line whose height is asked for."""
_GAP = 1.2
"""Heights of a letter from which a gap in a line may part columns: justified words stand closer."""
_COLUMNS = 4
"""Columns of a page, at most: a line in more pieces is a row of a table."""
_SOFT = re.compile(r"[\ufffe\x02](\w?)")
"""What the library gives for a hyphen at a line's end, where it joins the lines by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text, its box with the start of reading at the left, and its letters' height.

    ``left`` and ``right`` are mirrored for a line that runs from right to left.
    """

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """All that stands at one height, as one line, and in the pieces that a wide gap parts."""

    line: Line
    pieces: tuple[Line, ...]


class _Texts:
    """One page's text, asked for by the position of its characters."""

    def __init__(self, textpage: Any) -> None:
        """``textpage`` is a pypdfium2 ``PdfTextPage``."""
        self._raw = import_module("pypdfium2.raw")
        self._page = textpage.raw
        self.text: str = textpage.get_text_range()

    def index(self, at: int) -> int:
        """The number of the character at a place of the text, which leaves some out."""
        return int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, at))

    def edges(self, at: int) -> tuple[float, float]:
        """Left and right of a character."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        self._raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return left.value, right.value

    def boxes(self, start: int, end: int) -> list[tuple[float, float, float, float]]:
        """Left, right, bottom and top of the pieces in which a run of characters was drawn."""
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        boxes = []
        for at in range(self._raw.FPDFText_CountRects(self._page, start, end - start)):
            self._raw.FPDFText_GetRect(self._page, at, left, top, right, bottom)
            boxes.append((left.value, right.value, bottom.value, top.value))
        return boxes

    def box(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a run of characters."""
        boxes = self.boxes(start, end)
        if not boxes:
            return 0.0, 0.0, 0.0, 0.0
        lefts, rights, bottoms, tops = zip(*boxes, strict=True)
        return min(lefts), max(rights), min(bottoms), max(tops)

    def size(self, start: int, end: int) -> float:
        """The height of a run's letters: the tallest of a few, for marks and signs are less."""
        box = self._raw.FS_RECTF()
        tallest = 0.0
        for at in range(start, end, max(1, (end - start) // _ASKED)):
            self._raw.FPDFText_GetLooseCharBox(self._page, at, box)
            tallest = max(tallest, box.top - box.bottom)
        return tallest

    def base(self, at: int) -> float:
        """The line on which a character stands."""
        across, up = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(self._page, at, across, up)
        return float(up.value)

    def glyphs(self, start: int, end: int) -> Iterator[Glyph]:
        """The characters of a run and their places; no white space, whose place is untold."""
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        for at in range(start, end):
            char = chr(self._raw.FPDFText_GetUnicode(self._page, at))
            if not char.isspace():
                self._raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
                yield Glyph(char=char, left=left.value, right=right.value)


def _clean(text: str) -> str:
    return _SOFT.sub(_hyphen, text).replace("\0", "").strip()


def _hyphen(match: re.Match[str]) -> str:
    return f"-{LINE_END}{match[1]}" if match[1] else "-"


def _line(texts: _Texts, text: str, start: int, end: int) -> Line:
    left, right, bottom, top = texts.box(start, end)
    size = texts.size(start, end) or top - bottom
    if is_rtl(text):
        spoken = logical(texts.glyphs(start, end), len(text.split()))
        # Where characters and letters do not match, what the library says is left as it is.
        if sorted(spoken.replace(" ", "")) == sorted("".join(text.split())):
            text = spoken
        left, right = -right, -left
    return Line(text=text, left=left, right=right, base=texts.base(start), size=size)


def _cut(texts: _Texts, line: Line, first: int, last: int) -> tuple[Line, ...]:
    """A line in the pieces that wide gaps part; as it is where there is none, or too many.

    ``first`` and ``last`` are places in the page's text. Which gaps part columns is told later.
    """
    rtl = is_rtl(line.text)
    drawn = [
        (-right, -left) if rtl else (left, right)
        for left, right, _, _ in texts.boxes(texts.index(first), texts.index(last) + 1)
    ]
    gaps = [
        after[0] for before, after in pairwise(drawn) if after[0] - before[1] > _GAP * line.size
    ]
    if not 0 < len(gaps) < _COLUMNS:
        return (line,)
    starts = [first]
    for at in range(first + 1, last + 1):
        begins = texts.text[at - 1].isspace() and not texts.text[at].isspace()
        if not begins:
            continue
        left, right = texts.edges(texts.index(at))
        if (-right if rtl else left) > gaps[len(starts) - 1] - 1:
            starts.append(at)
            if len(starts) > len(gaps):
                break
    if len(starts) <= len(gaps):
        return (line,)
    ends = [*(start - 1 for start in starts[1:]), last]
    return tuple(
        _line(texts, _clean(texts.text[low : high + 1]), texts.index(low), texts.index(high) + 1)
        for low, high in zip(starts, ends, strict=True)
    )


def rows(textpage: Any) -> list[Row]:
    """The lines of a page, in the order in which the file draws them, with their pieces."""
    texts = _Texts(textpage)
    out = []
    at = 0
    # An astral character is one here and two units there.
    astral = any(char > "\uffff" for char in texts.text)
    for match in (*_BREAK.finditer(texts.text), None):
        stop = match.start() if match else len(texts.text)
        piece = texts.text[at:stop]
        text = _clean(piece)
        if has_visible(text):
            lead = len(piece) - len(piece.lstrip())
            first, last = at + lead, stop - 1 - (len(piece) - len(piece.rstrip()))
            if astral:
                first, last = (_units(texts.text, each) for each in (first, last))
            line = _line(texts, text, texts.index(first), texts.index(last) + 1)
            pieces = (line,) if astral else _cut(texts, line, first, last)
            out.append(Row(line=line, pieces=pieces))
        at = match.end() if match else stop
    return out


def _units(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le")) // 2
