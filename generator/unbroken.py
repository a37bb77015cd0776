"""A text read without the breaks inside its words: what is found there is true in the source.

Lines that were wrapped part words ("Nach-" and "richten") and phrases; pages hold characters that
nobody sees, such as soft hyphens. The words are read from a copy without them, and every span is
moved back to the source, of which not one character changes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from generator.model import Document, Page, RawBlock, Span
from generator.text import fold

T = TypeVar("T")
PDF = "application/pdf"

LINE_END = "\u200b"
"""What a reader that joins lines leaves behind a hyphen at a line's end: nobody sees it."""
_SHORT = 4
"""Letters of a word that may follow the first half of a pair: "im- and exports"."""
_HIDDEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LINE = re.compile("[\r\n]")
_WORDLESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer: their writers part words with spaces that nobody sees."""
_GAP = r"[ \t]*(?:\r\n|\r|\n)[ \t]*"
_BREAK = re.compile(
    rf"(?<=\w)(?P<hyphen>[-\u2010])(?P<end>{LINE_END}|{_GAP})(?=\w)"
    rf"|(?<=[^\s{_WORDLESS}])(?P<hidden>[\u00ad\u200b\u2060\ufeff]+(?:{_GAP})?)(?=[^\s{_WORDLESS}])"
    r"|(?P<line>\r\n|\r|\n)"
)
_HALVED = re.compile(rf"((?:[^\W_]+[-\u2010])*)([^\W_]+)[-\u2010](?:{LINE_END}|{_GAP})([^\W_]+)")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page as it is read, and the text that it was.

    ``places`` are the offsets of the page's text before which something was left out, rising;
    ``lost`` says for each how many characters were up to there, and ``ends`` where in the source
    what was left out ends.
    """

    page: Page
    source: str
    places: tuple[int, ...]
    lost: tuple[int, ...]
    ends: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """Where in the source stands what stands at ``span`` of the page."""
        first = bisect_right(self.places, span.start)
        last = max(first, bisect_left(self.places, span.end))
        return Span(start=span.start + self._lost(first), end=span.end + self._lost(last))

    def there(self, span: Span) -> Span:
        """Where on the page stands what stands at ``span`` of the source."""
        return Span(start=self._there(span.start), end=self._there(span.end))

    def _there(self, offset: int) -> int:
        return offset - self._lost(bisect_right(self.ends, offset))

    def _lost(self, number: int) -> int:
        return self.lost[number - 1] if number else 0


def view(page: Page) -> View | None:
    """The page without the breaks inside its words; None where there is none.

    Only a text with such breaks costs anything.
    """
    edits = list(_edits(page))
    if not edits:
        return None
    parts: list[str] = []
    places: list[int] = []
    lost: list[int] = []
    ends: list[int] = []
    at = gone = 0
    for start, end, instead in edits:
        parts += (page.text[at:start], instead)
        gone += end - start - len(instead)
        ends.append(end)
        places.append(end - gone)
        lost.append(gone)
        at = end

    seen = View(
        page=replace(page, text="".join((*parts, page.text[at:]))),
        source=page.text,
        places=tuple(places),
        lost=tuple(lost),
        ends=tuple(ends),
    )
    blocks = (replace(block, span=seen.there(block.span)) for block in page.blocks)
    return replace(seen, page=replace(seen.page, blocks=tuple(blocks)))


def _edits(page: Page) -> Iterator[tuple[int, int, str]]:
    """What is read otherwise: from where to where, and as what, which is never longer."""
    text = page.text
    hidden = not text.isascii() and _HIDDEN.search(text) is not None
    known: frozenset[str] | None = None
    for block in page.blocks:
        start, end = block.span.start, block.span.end
        if not hidden and not _LINE.search(text, start, end):
            continue
        for match in _BREAK.finditer(text, start, end):
            if match["line"]:
                yield match.start(), match.end(), " "
            elif match["hidden"]:
                yield match.start(), match.end(), ""
            elif match["end"] == LINE_END and page.encoding != "pdf":
                yield match.start("end"), match.end(), ""  # a place to break, behind a true hyphen
            else:
                known = _known(text) if known is None else known
                yield _halves(text, match, known)


def _known(text: str) -> frozenset[str]:
    """The folded words of a text that stand whole in it, those with hyphens too."""
    return frozenset(_WORD.findall(fold(_HALVED.sub(" ", text))))


def _halves(text: str, match: re.Match[str], known: frozenset[str]) -> tuple[int, int, str]:
    """How a hyphen at a line's end is read.

    It belongs to the word, as in "Franco-German", where a capital or a number follows or both
    halves are words of the text by themselves; else the line's end alone set it.
    """
    left, right = _before(text, match.start()), _behind(text, match.end())
    chain, _, half = left.rpartition("-")
    glued = match.start("end"), match.end(), ""
    if f"{left}-{right}" in known or f"{half}-{right}" in known:
        return glued
    if f"{half}{right}" in known:
        return match.start(), match.end(), ""
    if text[match.end()].isupper() or not half.isalpha() or not right.isalpha():
        return glued
    if (half in known and right in known) or (chain and len(half) < _SHORT):
        return glued
    if right in known and len(right) <= _SHORT:
        return match.start("end"), match.end(), " "
    return match.start(), match.end(), ""


_LEFT = re.compile(r"(?:[^\W_]+-)*[^\W_]*$")
_RIGHT = re.compile(r"[^\W_]*")
_LONGEST = 60
"""Characters of a word that are looked at."""


def _before(text: str, at: int) -> str:
    found = _LEFT.search(fold(text[max(0, at - _LONGEST) : at]))
    return found.group() if found else ""


def _behind(text: str, at: int) -> str:
    found = _RIGHT.match(fold(text[at : at + _LONGEST]))
    return found.group() if found else ""


def restored(document: Document, seen: View) -> Document:
    """A document that was read from a view, with all its spans and words those of the source."""
    moved: Document = _moved(replace(document, text=seen.source), seen.back)
    statements = tuple(
        replace(each, text=" ".join(span.of(seen.source) for span in each.spans))
        for each in moved.statements
    )
    candidates = tuple(
        replace(each, text=each.span.of(seen.source)) if each.span else each
        for each in moved.date.candidates
    )
    return replace(moved, statements=statements, date=replace(moved.date, candidates=candidates))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _moved(value: Any, move: Callable[[Span], Span]) -> Any:
    """A value with every span in it moved; the same where it holds none."""
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, tuple):
        return tuple(_moved(each, move) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for name in _names(type(value)):
        held = getattr(value, name)
        if isinstance(held, (Span, tuple)) or is_dataclass(held):
            changed[name] = _moved(held, move)
    return replace(value, **changed)


def whole(document: Document) -> tuple[Document, View | None]:
    """A document as what is not of its source alone reads it: without the breaks inside words.

    Every span in it is one of the text that it then has; the view, None where nothing is broken,
    moves those that are found in it back to the source.
    """
    pdf = document.source.media_type == PDF
    lines = tuple(RawBlock(span=block.span, line=block.line) for block in document.blocks)
    page = Page(text=document.text, blocks=lines, encoding="pdf" if pdf else "")
    seen = view(page)
    if seen is None:
        return document, None
    moved: Document = _moved(replace(document, text=seen.page.text), seen.there)
    statements = tuple(
        replace(each, text=" ".join(span.of(moved.text) for span in each.spans))
        for each in moved.statements
    )
    return replace(moved, statements=statements), seen


def returned(value: T, seen: View | None) -> T:
    """What was found in a document that was read whole, with all its spans those of the source."""
    if seen is None:
        return value
    moved: T = _moved(value, seen.back)
    return moved
