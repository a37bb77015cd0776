"""What belongs to the text by what it stands amid: code, the headings of paragraphs, figures.

A short line says little of itself, so that these look like menus. What a format marks as code is
no menu; a heading right above text is that text's; and a table of figures between paragraphs
belongs to them, where one of links does not.
"""

from __future__ import annotations

from itertools import groupby

from generator.cleaning.lines import Line
from generator.cleaning.shapes import Verdict
from generator.model import Label
from generator.saying import say

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_BELOW = 2
"""Lines below a heading within which its text begins: a date or a picture may come between."""
_OWN = 0.5
"""The share of a page's own words ("Related", "Most read") from which a heading is the page's."""
_CELLS, _FIGURES, _NEAR = 6, 0.3, 3
"""Cells of the smallest table of figures, the share of them that hold figures and no words, and
the lines before and after it within which the text stands that it belongs to."""

_CODE = Verdict(label=Label.BODY, reason=say("marked as code or as set by hand"))
_HEADING = Verdict(label=Label.BODY, reason=say("a heading right above running text"))
_TABLE = Verdict(label=Label.BODY, reason=say("a cell of a table of figures amid the text"))


def _is_text(line: Line, final: Verdict) -> bool:
    return final.label is Label.BODY and line.is_prose


def _heads(at: int, lines: list[Line], finals: list[Verdict]) -> bool:
    """Whether a line is a heading with its text right below."""
    line = lines[at]
    if line.raw.role not in _HEADINGS or line.own >= _OWN or not line.units:
        return False
    below = range(at + 1, min(len(lines), at + 1 + _BELOW))
    return any(_is_text(lines[each], finals[each]) for each in below)


def _tables(lines: list[Line], finals: list[Verdict]) -> set[int]:
    """The cells of tables of figures that stand between paragraphs of text."""
    out: set[int] = set()
    for role, run in groupby(range(len(lines)), lambda at: lines[at].raw.role):
        cells = list(run)
        figures = sum(lines[at].digits > 0 and not lines[at].units for at in cells)
        if role != "td" or len(cells) < _CELLS or figures < _FIGURES * len(cells):
            continue
        before = range(max(0, cells[0] - _NEAR), cells[0])
        after = range(cells[-1] + 1, min(len(lines), cells[-1] + 1 + _NEAR))
        if all(any(_is_text(lines[at], finals[at]) for at in side) for side in (before, after)):
            out.update(cells)
    return out


def restored(
    lines: list[Line], verdicts: list[Verdict | None], finals: list[Verdict]
) -> list[Verdict]:
    """The labels of all lines, with text where one taken for the page's menus belongs to the text.

    ``verdicts`` are what lines say of themselves: no heading or cell that says so is brought back.
    """
    tables = _tables(lines, finals)
    out = list(finals)
    for at, (line, verdict, final) in enumerate(zip(lines, verdicts, finals, strict=True)):
        if line.raw.role == "pre" and final.label.is_chrome:
            out[at] = _CODE
        elif final.label is Label.NAVIGATION:
            if at in tables and (verdict is None or not line.units):
                out[at] = _TABLE
            elif verdict is None and _heads(at, lines, finals):
                out[at] = _HEADING
    return out
