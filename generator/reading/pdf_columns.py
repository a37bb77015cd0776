"""Columns of a PDF that draws its pages row by row: each column is read before the next.

Most programs draw one column after the other. Where a page is drawn from top to bottom instead,
what stands side by side comes as one line, though it is of two paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.reading.pdf_lines import Line, Row

_ROWS = 4
"""Rows that must be parted at the same place: fewer are a letterhead, or a table's few cells."""
_WORDS = 3.0
"""Words that a row's pieces have on either side on the average, at least: a table's have fewer."""
_FULL, _MOST = 0.75, 0.6
"""Share of a column's width that a line of text fills, and share of its lines that do: a table's
cells are of any length."""
_GRAIN = 4.0
"""Points within which the second pieces of all rows begin."""


def _words(line: Line) -> float:
    return max(len(line.text.split()), len(line.text) / 6)  # or as many characters without spaces


def _is_text(side: tuple[Line, ...]) -> bool:
    """Whether the pieces on one side of a gutter are lines of text, and no cells."""
    widths = [line.right - line.left for line in side]
    full = sum(width >= _FULL * max(widths) for width in widths)
    return full >= _MOST * len(side) and sum(map(_words, side)) >= _WORDS * len(side)


def _gutter(rows: list[Row]) -> float | None:
    """Where the second column of a page begins; None for a page without two columns of text."""
    parted = [row.pieces for row in rows if len(row.pieces) == 2]
    if len(parted) < _ROWS:
        return None
    starts = Counter(round(right.left / _GRAIN) for _, right in parted)
    place, _ = min(starts.most_common(), key=lambda each: (-each[1], each[0]))
    here = [pair for pair in parted if abs(pair[1].left / _GRAIN - place) <= 1]
    text = all(map(_is_text, zip(*here, strict=True)))
    return min(right.left for _, right in here) if len(here) >= _ROWS and text else None


def _sides(row: Row, gutter: float) -> tuple[Line | None, Line | None] | None:
    """What a row has in the one column and in the other; None for one that runs over both."""
    if len(row.pieces) == 2 and abs(row.pieces[1].left - gutter) <= 2 * _GRAIN:
        return row.pieces[0], row.pieces[1]
    if row.line.right < gutter:
        return row.line, None
    return (None, row.line) if row.line.left >= gutter - _GRAIN else None


def ordered(rows: list[Row]) -> Iterator[Line]:
    """The lines of a page in the order of reading; in that of drawing where it has no columns."""
    gutter = _gutter(rows)
    if gutter is None:
        yield from (row.line for row in rows)
        return
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        sides = _sides(row, gutter)
        if sides is None:
            yield from (*left, *right, row.line)
            left, right = [], []
            continue
        left += [line for line in sides[:1] if line is not None]
        right += [line for line in sides[1:] if line is not None]
    yield from (*left, *right)
