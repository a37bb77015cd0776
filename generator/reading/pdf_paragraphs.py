"""Lines of a PDF to paragraphs: what runs on over lines, columns and pages; what runs along."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from generator.reading.pdf_lines import Line
from generator.text import is_cjk
from generator.unbroken import LINE_END

_EDGE_LINES = 2
"""How many lines at a page's top and bottom may be running heads."""
_NEAR = 6
"""Lines before and after one among which the edge of its column is looked for."""
_STEP = 1.6
"""Heights of a letter between two lines of a paragraph, at most; paragraphs stand further apart
or begin with an indent."""
_WIDER = 1.3
"""How many times the usual step of a column parts two paragraphs."""
_SAME = 0.12
"""Share by which the height of letters may differ within a paragraph."""
_INDENT = 0.5, 4.0
"""Heights of a letter by which a first line may be indented."""
_WIDE = 0.6
"""Share of the usual width from which a line may run on, where its column has no straight edge."""
_STRAIGHT = 3
"""Lines that end at one place, from which a column has a straight edge."""
_SMALL = 0.9
"""Share of the usual height of letters below which a page's last lines are its footnotes."""
_DIGITS = re.compile(r"\d+")
_END = re.compile(r"[.!?…:;。！？：；؟۔][\"'»”’“)\]]*$")
_BULLET = re.compile(r"[•‣◦▪●■□–—*-]\s")
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|\[\d{1,3}\]|[a-z]\))\s")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\w{1,6}$")
"""The end of a line in a table of contents."""
_HYPHEN, _SOFT = ("-", "\u2010"), "\u00ad"
_PRINTED = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d+\s*/\s*\d+)?$|\d{1,4}[./-]\d\d?[./-]\d{2,4},? \d\d?:\d\d\b.*$"
)
"""The foot and head that a browser prints: the page's address, the day and time of printing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph and its role: ``p``, or ``running`` for a running head or foot."""

    text: str
    role: str


@dataclass(slots=True)
class _State:
    """What has been gathered: an open paragraph, and what waits for its end."""

    parts: list[str] = field(default_factory=list)
    waiting: list[Paragraph] = field(default_factory=list)

    def close(self) -> Iterator[Paragraph]:
        if self.parts:
            yield Paragraph(text="".join(self.parts), role="p")
        yield from self.waiting
        self.parts, self.waiting = [], []


def _running(pages: list[list[Line]]) -> set[str]:
    """Lines at the edge of at least half of the pages, page numbers set aside."""
    if len(pages) < 2:
        return set()
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_DIGITS.sub("#", lines[at].text) for at in _edges(lines)})
    return {line for line, count in seen.items() if count >= max(2, len(pages) / 2)}


def _edges(lines: list[Line]) -> set[int]:
    """The lines at the top and bottom of a page, by place and by the order of drawing."""
    order = sorted(range(len(lines)), key=lambda at: -lines[at].base)
    return {*order[:_EDGE_LINES], *order[-_EDGE_LINES:]}


def _glue(left: str, right: str) -> str:
    """What stands where two lines were parted; behind a word's hyphen, a mark that nobody sees."""
    if left.endswith(_HYPHEN) and left[-2:-1].isalnum() and right[0].isalnum():
        return LINE_END
    if left.endswith((*_HYPHEN, _SOFT)) or (is_cjk(left[-1]) and is_cjk(right[0])):
        return ""
    return " "


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME * max(one.size, other.size)


def _below(one: Line, other: Line) -> bool:
    """Whether a line stands right below another, in its column."""
    step = one.base - other.base
    apart = other.left > one.right or other.right < one.left
    return 0 < step <= _STEP * 1.5 * max(one.size, other.size) and not apart


def _room(line: Line, following: Line, edge: float) -> bool:
    """Whether the first word of the following line would have fitted into a line."""
    if is_cjk(line.text[-1]) and is_cjk(following.text[0]):
        word = 2  # a mark that may not begin a line takes a letter with it
    else:
        word = len(following.text.split()[0]) + 1
    letter = (line.right - line.left) / max(1, len(line.text))
    return edge - line.right > word * letter


class _Column:
    """What is usual around a line: the edges of its column, and the step between its lines."""

    def __init__(self, lines: list[Line], at: int, width: float) -> None:
        """``width`` is the usual width of a line in the whole file."""
        line = lines[at]
        around = [line]
        for way in (-1, 1):
            last, here = line, at + way
            while 0 <= here < len(lines) and abs(here - at) <= _NEAR:
                pair = (last, lines[here]) if way > 0 else (lines[here], last)
                if not _below(*pair) or not _alike(line, lines[here]):
                    break
                last = lines[here]
                around.append(last)
                here += way
        self.left = min(each.left for each in around)
        self.edge = max(each.right for each in around)
        straight = sum(self.edge - each.right < line.size * 0.6 for each in around)
        self.trusted = straight >= _STRAIGHT or line.right - line.left >= _WIDE * width
        bases = sorted(each.base for each in around)
        steps = [high - low for low, high in pairwise(bases)]
        self.step = min(steps) if steps else line.size * _STEP


def _goes_on(lines: list[Line], at: int, column: _Column) -> bool:
    """Whether a line and the one below it are of one paragraph."""
    line, following = lines[at], lines[at + 1]
    if _opens_item(line, following) or _LEADER.search(line.text):
        return False
    if not column.trusted or _room(line, following, column.edge) or not _alike(line, following):
        return False
    if not _below(line, following):
        return not _END.search(line.text)
    step = line.base - following.base
    if step > column.step * _WIDER or (step > _STEP * line.size and _END.search(line.text)):
        return False
    indent = following.left - column.left
    indented = _INDENT[0] * line.size < indent < _INDENT[1] * line.size
    if _BULLET.match(line.text) or _NUMBERED.match(line.text):
        return True  # an item's further lines hang under its first word
    return not (indented and line.left - column.left < _INDENT[0] * line.size)


def _opens_item(line: Line, following: Line) -> bool:
    """Whether the following line opens an item of a list; a mark amid a sentence opens none."""
    if following.text[0] in "•‣◦▪●■□":
        return True
    marked = _BULLET.match(following.text) or _NUMBERED.match(following.text)
    return marked is not None and _END.search(line.text) is not None


def _notes_from(lines: list[Line], usual: float) -> int:
    """Where a page's footnotes begin: its last lines in small letters."""
    at = len(lines)
    while at > 0 and lines[at - 1].size < usual * _SMALL:
        at -= 1
    return at if at > 0 else len(lines)


def _blocks(lines: list[Line], width: float) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a page, each with whether it may go on past the last line."""
    parts: list[str] = []
    for at, line in enumerate(lines):
        if parts:
            parts.append(_glue(parts[-1], line.text))
        parts.append(line.text)
        column = _Column(lines, at, width)
        if at + 1 == len(lines):
            full = column.trusted and not _room(line, line, column.edge)
            yield "".join(parts), full and not _END.search(line.text)
        elif not _goes_on(lines, at, column):
            yield "".join(parts), False
            parts = []


def paragraphs(pages: list[list[Line]]) -> Iterator[Paragraph]:
    """The paragraphs of all pages; running heads and footnotes follow the one they cut in two."""
    every = [line for lines in pages for line in lines]
    if not every:
        return
    running = _running(pages)
    usual = median(line.size for line in every)
    widths = sorted(line.right - line.left for line in every)
    width = widths[len(widths) * 9 // 10]
    state = _State()
    for lines in pages:
        text, feet = _apart(lines, running)
        notes = _notes_from(text, usual)
        more = False
        for number, (block, runs_on) in enumerate(_blocks(text[:notes], width)):
            more = runs_on
            if number:
                yield from state.close()
            if state.parts:
                state.parts.append(_glue(state.parts[-1], block))
            state.parts.append(block)
        for note, _ in _blocks(text[notes:], width):
            state.waiting.append(Paragraph(text=note, role="p"))
        state.waiting += feet
        if not more:
            yield from state.close()
    yield from state.close()


def _apart(lines: list[Line], running: set[str]) -> tuple[list[Line], list[Paragraph]]:
    """A page's lines without its running heads, and those."""
    edges = _edges(lines)
    text: list[Line] = []
    feet: list[Paragraph] = []
    for at, line in enumerate(lines):
        alone = _DIGITS.sub("#", line.text) in running or bool(_PRINTED.match(line.text))
        if at in edges and alone:
            feet.append(Paragraph(text=line.text, role="running"))
        else:
            text.append(line)
    return text, feet
