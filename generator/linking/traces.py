"""What of a text stays in any translation of it, and in the same order.

Numbers, days, names by their consonants, whom the registry knows, where speech is quoted, and how
long each paragraph is. A trace is a pure function of one document, linear in its length.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.linking.profiles import bones
from generator.model import Document, Mode, Span

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[^\W\d_{_CJK}]+")
_CJK_RUN = re.compile(f"[{_CJK}]+")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
SHORTEST, KEPT = 3, 4
"""Consonants of a name that is compared, and how many of them: shorter ones are met by chance,
and endings change with the language."""
GLUED = 2
"""Letters that may be glued before a name in scripts without case: "and", "the", "to"."""
SYLLABLES = (2, 3, 4)
"""Characters that may write a name, in scripts without spaces."""

Marks = dict[str, float]


@dataclass(frozen=True, slots=True)
class Trace:
    """Marks with where each first stands, in order; places are shares of the text's length.

    ``facts`` are numbers and days, ``names`` capitalised words, key points and whom the registry
    knows; ``words`` is all that another text's name may be found as. ``quoted`` holds the places
    of direct speech, ``lengths`` each paragraph's share of the text.
    """

    facts: Marks
    names: Marks
    words: frozenset[str]
    quoted: tuple[float, ...]
    lengths: tuple[float, ...]


def of(document: Document) -> Trace:
    """The trace of a document's own text."""
    layout = _Layout([block.span for block in document.blocks if block.label.is_text])
    text = document.text
    days = list(_days(document))
    taken = sorted(span for span, _ in days)
    facts = [*_numbers(text, layout.spans, taken), *((span.start, mark) for span, mark in days)]
    names: list[tuple[int, str]] = []
    words = set()
    for span in layout.spans:
        for start, mark, named in _words(text, span):
            words.add(mark)
            if named:
                names.append((start, mark))
    known = [
        (mention.span.start, f"={mention.target}")
        for mention in document.mentions
        if mention.kind != "outlet"
    ]
    points = [
        (statement.sentence.start, f"*{tag.id}")
        for statement in document.statements
        for tag in statement.key_points
    ]
    quoted = (
        layout.place(statement.spans[0].start)
        for statement in document.statements
        if statement.mode is Mode.DIRECT
    )
    return Trace(
        layout.marks(facts),
        layout.marks([*names, *known, *points]),
        frozenset({*words, *(mark for _, mark in (*known, *points))}),
        tuple(sorted(place for place in quoted if place is not None)),
        layout.lengths,
    )


class _Layout:
    """Where a text's paragraphs stand, one behind the other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)
        self._starts = [span.start for span in self.spans]
        self._before = [0]
        for span in self.spans:
            self._before.append(self._before[-1] + span.end - span.start)
        self._size = self._before[-1] or 1
        self.lengths = tuple((span.end - span.start) / self._size for span in self.spans)

    def place(self, offset: int) -> float | None:
        """The place of an offset, as a share of the text; None outside it."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self.spans[at].end:
            return None
        return (self._before[at] + offset - self._starts[at]) / self._size

    def marks(self, found: Iterable[tuple[int, str]]) -> Marks:
        """Marks with the place at which each first stands, in the order of the text."""
        out: Marks = {}
        for start, mark in sorted(found):
            place = self.place(start)
            if place is not None:
                out.setdefault(mark, place)
        return out


def _days(document: Document) -> Iterator[tuple[Span, str]]:
    """Each day of a month that the text names."""
    for entry in document.date.candidates:
        if entry.span is not None and entry.day is not None and entry.month is not None:
            yield entry.span, f"{entry.month}-{entry.day}"


def _numbers(text: str, spans: list[Span], taken: list[Span]) -> Iterator[tuple[int, str]]:
    """Numbers by their significant digits: "75,000" and "7.5万" agree in them."""
    starts = [span.start for span in taken]
    for span in spans:
        for match in _NUMBER.finditer(text, span.start, span.end):
            at = bisect_right(starts, match.start()) - 1
            if at >= 0 and match.start() < taken[at].end:
                continue
            digits = (str(unicodedata.digit(char, 0)) for char in match[0] if char.isdigit())
            plain = "".join(digits).strip("0")
            if len(plain) > 1:
                yield match.start(), plain


def _words(text: str, span: Span) -> Iterator[tuple[int, str, bool]]:
    """Every word by its consonants, and whether it is written as a name."""
    for match in _WORD.finditer(text, span.start, span.end):
        marks, named = _marked(match[0])
        for mark in marks:
            yield match.start(), mark, named
    for match in _CJK_RUN.finditer(text, span.start, span.end):
        for at, mark in _sounds(match[0]):
            yield match.start() + at, mark, False


@lru_cache(maxsize=131072)
def _marked(word: str) -> tuple[tuple[str, ...], bool]:
    """A word's consonants, and whether it is written as a name."""
    cased = word[0].lower() != word[0].upper()
    cuts = (word[cut:].casefold() for cut in range(1 if cased else 1 + GLUED))
    marks = (bones(stem)[:KEPT] for stem in cuts)
    return tuple(mark for mark in marks if len(mark) >= SHORTEST), cased and word[0].isupper()


def _sounds(run: str) -> Iterator[tuple[int, str]]:
    """What each few characters of a script without spaces sound like, by consonants."""
    for length in SYLLABLES:
        for at in range(len(run) - length + 1):
            mark = bones(run[at : at + length])[:KEPT]
            if len(mark) >= SHORTEST:
                yield at, mark
