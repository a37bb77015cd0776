"""Columns of a PDF that draws its pages row by row: each column is read before the next.

Most programs draw one column after the other. Where a page is drawn from top to bottom instead,
what stands side by side comes as one line, though it is of two paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from generator.reading.pdf_lines import Line, Row

_ROWS = 4
"""Rows that must be parted at the same place: fewer are a letterhead, or a table's few cells."""
_WORDS = 3.0
"""Words that a row's pieces have on either side on the average, at least: a table's have fewer."""
_FULL, _MOST = 0.75, 0.6
"""Share of a column's width that a line of text fills, and share of its lines that do: a table's
cells are of any length."""
_GRAIN = 4.0
"""Points within which the pieces of all rows begin."""


def _words(line: Line) -> float:
    return max(len(line.text.split()), len(line.text) / 6)  # or as many characters without spaces


def _is_text(side: tuple[Line, ...]) -> bool:
    """Whether the pieces on one side of a gutter are lines of text, and no cells."""
    widths = [line.right - line.left for line in side]
    full = sum(width >= _FULL * max(widths) for width in widths)
    return full >= _MOST * len(side) and sum(map(_words, side)) >= _WORDS * len(side)


def _gutters(rows: list[Row]) -> tuple[float, ...]:
    """Where the further columns of a page begin; none for a page without columns of text."""
    counts = Counter(len(row.pieces) for row in rows if len(row.pieces) > 1)
    if not counts:
        return ()
    count, _ = min(counts.most_common(), key=lambda each: (-each[1], each[0]))
    parted = [row.pieces for row in rows if len(row.pieces) == count]
    starts = Counter(tuple(round(each.left / _GRAIN) for each in pieces[1:]) for pieces in parted)
    places, _ = min(starts.most_common(), key=lambda each: (-each[1], each[0]))
    here = [
        pieces
        for pieces in parted
        if all(
            abs(each.left / _GRAIN - place) <= 1
            for each, place in zip(pieces[1:], places, strict=True)
        )
    ]
    if len(here) < _ROWS or not all(map(_is_text, zip(*here, strict=True))):
        return ()
    return tuple(min(each.left for each in column) for column in list(zip(*here, strict=True))[1:])


def _sides(row: Row, gutters: tuple[float, ...]) -> dict[int, Line] | None:
    """What a row has in each column; None for one that runs over several."""
    out: dict[int, Line] = {}
    for piece in row.pieces:
        column = sum(piece.left >= gutter - 2 * _GRAIN for gutter in gutters)
        over = column < len(gutters) and piece.right >= gutters[column]
        if over or column in out:
            return None
        out[column] = piece
    return out


def ordered(rows: list[Row]) -> Iterator[Line]:
    """The lines of a page in the order of reading; in that of drawing where it has no columns."""
    gutters = _gutters(rows)
    if not gutters:
        yield from (row.line for row in rows)
        return
    columns: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        sides = _sides(row, gutters)
        if sides is None:
            yield from (*chain.from_iterable(columns), row.line)
            columns = [[] for _ in columns]
            continue
        for column, line in sides.items():
            columns[column].append(line)
    yield from chain.from_iterable(columns)
