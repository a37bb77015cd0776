"""On which of the days that a sentence names something was said.

A verb of speech takes the day that stands nearest to it; the other days of the sentence, and all
that stand inside quotation marks, are what is told of.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from generator.extracting.dates.cues import Cues
from generator.extracting.dates.expression import Expression

_REACH = 160
"""Code points between a verb and the day it takes: an office and a name stand between them."""
_BEFORE = 30
"""Code points before a day in which the words stand that make it a bound."""
_LONG = frozenset({"year", "bare-year", "month-year", "month"})
"""Forms that name more than some days: nothing is said on them."""
_TOUCH = 2
"""Code points between two expressions that name one day."""
_BACK = 600
"""Code points back to which the quotation is looked for that a day stands in."""
_ASKED = 40
"""Sentences of one text that are searched for verbs of speech: the search costs up to a
millisecond each, and the day of a statement stands near the text's beginning."""


class Telling:
    """The text, asked of one day after another whether something was said on it.

    ``aside`` are the starts of the expressions that are known to date the page itself.
    """

    def __init__(self, text: str, folded: str, found: list[Expression]) -> None:
        self._text, self._folded, self._found = text, folded, found
        self._starts = [one.start for one in found]
        self._said: dict[int, frozenset[int]] = {}
        self.aside: set[int] = set()

    def is_said(self, one: Expression, sentence: tuple[int, int], known: Cues) -> bool:
        """Whether a verb of speech in the sentence around an expression takes it as its day."""
        low, _ = sentence
        if low not in self._said:
            if len(self._said) >= _ASKED:
                return False
            self._said[low] = self._taken(sentence, known)
        return one.start in self._said[low]

    def _taken(self, sentence: tuple[int, int], known: Cues) -> frozenset[int]:
        low, high = sentence
        days = [
            one
            for one in self._found[bisect_left(self._starts, low) : bisect_left(self._starts, high)]
            if one.form not in _LONG
            and one.start not in self.aside
            and not self._bounds(one, known)
            and not self.is_quoted(one.start, known)
        ]
        if not days:
            return frozenset()
        taken: set[int] = set()
        for hit in known.verbs.find(self._folded, low, high):
            apart = [
                (max(one.start - hit.span.end, hit.span.start - one.end), one.start) for one in days
            ]
            nearest = min(apart)
            if nearest[0] <= _REACH:
                taken.add(nearest[1])
        # What touches the day names it again: on the 20th, Tuesday.
        for before, after in pairwise(days):
            if after.start - before.end <= _TOUCH and {before.start, after.start} & taken:
                taken |= {before.start, after.start}
        return frozenset(taken)

    def _bounds(self, one: Expression, known: Cues) -> bool:
        """Whether a day is where a span of time begins or ends: since Monday, until 29 May."""
        before = self._folded[max(0, one.start - _BEFORE) : one.start]
        if known.spans is not None and known.spans.search(before):
            return True
        return bool(known.spans_behind and known.spans_behind.match(self._folded, one.end))

    def is_quoted(self, at: int, known: Cues) -> bool:
        """Whether an offset stands inside quotation marks that open on its line."""
        low = max(self._text.rfind("\n", max(0, at - _BACK), at) + 1, at - _BACK, 0)
        before = self._text[low:at]
        for opening, closing in known.marks:
            if opening == closing:
                inside = before.count(opening) % 2 == 1
            else:
                inside = before.rfind(opening) > before.rfind(closing)
            if inside and self._text.find(closing, at, at + _BACK) >= 0:
                return True
        return False
