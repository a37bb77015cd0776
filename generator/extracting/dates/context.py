"""What a date expression tells of, by where it stands: its line, its block, its sentence.

Every weight here orders candidates, no more: it was set so that a day after "published" beats a
day on a line of its own, that one a day beside a name, and that one a day inside a sentence.
They were swept together on the development halves of two public sets of dated pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from generator.extracting.dates.cues import Cues
from generator.extracting.dates.expression import Expression
from generator.model import Block, DateKind, Label
from generator.text import is_cjk

_TIME = re.compile(
    r"\b\d{1,2}\s?[:h.]\s?\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?)?"
    r"|\b\d{1,2}\s?[ap]\.?m\b|[+-]\d{2}:?\d{2}\b|\d{1,2}\s?[時时点]\s?\d{1,2}\s?分?"
)
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?。！？؟]\s|[。！？]|\n")
_AGENCY_AFTER = re.compile(
    r"[\s.,]{0,3}/[^/\n]{1,40}/"
    r"|[\s.,]{0,3}(?:\([^()\n]{1,40}\)|,\s?[^\n\w]?[\w .-]{1,25})?[\s.:]{0,2}[-‐-―]\s"
    r"|\s?\([^()\n]{1,40}\)\s?[-‐-―.]|\s?(?:[电電]|[综綜]合|[讯訊])"
)
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved")
_BIG_NUMBER = re.compile(r"\d[\d.,  ]*\d{3}|\d\s?%|\d+[.,]\d+")
_FULL_STOP = re.compile(r"[.!?。！？؟…][\"»”’)]?\s*$")
"""A line that ends so is a sentence, which tells of a day rather than being dated."""
_TITLE_PARTS = re.compile(r"\s[|–—«»·:-]\s")
_HEAD_LINES = 5
"""Lines under a title in which pages print their own day."""
_ASKED = 40
"""Sentences of one text that are searched for verbs of speech: the search costs up to a
millisecond each, and the day of a statement stands near the text's beginning."""
_WINDOW = 240
"""Code points on each side of an expression in which its sentence is looked for."""
_NEVER = frozenset(
    {Label.COMMENT, Label.RELATED, Label.PROMOTION, Label.SPAM, Label.FORM, Label.COUNTER}
)
_WHOLE = frozenset({"full", "numeric", "iso", "numeric-short", "day-month", "approximate"})
_HANDLE = re.compile(r"(?<!\w)@\w")
"""The name of an account before a day: a post of somebody's that the page shows."""
_ABOUT = frozenset({Label.DATELINE, Label.BYLINE, Label.CREDIT})


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression with what its place suggests."""

    kind: DateKind
    cue: str
    weight: float


def _letters(word: str) -> int:
    """How many letters a word has; a sign of Chinese or Japanese says as much as three."""
    return sum(3 if is_cjk(sign) else 1 for sign in _LETTER.findall(word))


class Page:
    """The text as lines and blocks, asked for the place of one expression after another."""

    def __init__(
        self, text: str, folded: str, blocks: tuple[Block, ...], found: list[Expression]
    ) -> None:
        self._text, self._folded = text, folded
        self._blocks = sorted(blocks, key=lambda block: block.span)
        self._starts = [block.span.start for block in self._blocks]
        self._lines = [m.start() + 1 for m in re.finditer(r"\n(?=[^\n]*\S)", text)]
        self._found = found
        self._found_starts = [one.start for one in found]
        self._titles = self._title_lines()
        self._asked = 0

    def label(self, at: int) -> Label:
        """The label of the block that holds an offset; body where none does."""
        i = bisect_right(self._starts, at) - 1
        if i >= 0 and at < self._blocks[i].span.end:
            return self._blocks[i].label
        return Label.BODY

    def _title_lines(self) -> list[int]:
        """Numbers of the lines that hold the title: as labelled, or repeated from the first."""
        found = {
            bisect_right(self._lines, block.span.start)
            for block in self._blocks
            if block.label is Label.TITLE
        }
        end = self._folded.find("\n")
        first = self._folded[: min(end, 400)].strip() if end >= 0 else ""
        head = _TITLE_PARTS.split(first)[0].strip()
        bounds = [*self._lines, len(self._text)]
        for number, (start, end) in enumerate(zip(self._lines, bounds[1:], strict=True), 1):
            if not 8 <= end - start <= 400:
                continue
            line = self._folded[start:end].strip()
            named = first.startswith(line) and len(line) >= 0.6 * len(head)
            trail = len(head) >= 15 and len(line) <= len(head) + 40 and line.endswith(head)
            if named or trail:
                found.add(number)
        return sorted(found)

    def after_title(self, at: int) -> int | None:
        """How many lines after the nearest title above it an offset lies; None before any."""
        number = bisect_right(self._lines, at)
        i = bisect_right(self._titles, number) - 1
        return number - self._titles[i] if i >= 0 else None

    def nearness(self, at: int) -> float:
        """In (0, 1]: how near after a title an offset lies."""
        after = self.after_title(at)
        if after is not None:
            return 1 / (1 + max(0, after - _HEAD_LINES) / 25)
        number = bisect_right(self._lines, at)
        if not self._titles:
            top = number < 10 and len(self._lines) > 60
            return 0.4 if top else 0.8 / (1 + number / 80)
        return max(0.3, 0.9 / (1 + max(0, self._titles[0] - number - 3) / 4))

    def line(self, at: int) -> tuple[int, int]:
        """Start and end of the line that holds an offset."""
        end = self._text.find("\n", at)
        return self._text.rfind("\n", 0, at) + 1, len(self._text) if end < 0 else end

    def rest(self, start: int, end: int, known: Cues) -> int:
        """How many letters a line has besides its dates, times and filling words."""
        i = bisect_right(self._found_starts, start - 1)
        parts, at = [], start
        while i < len(self._found) and self._found[i].start < end:
            parts.append(self._folded[at : self._found[i].start])
            at, i = max(at, self._found[i].end), i + 1
        parts.append(self._folded[at:end])
        letters = 0
        for part in parts:
            bare = _TIME.sub(" ", part)
            for pattern in (known.published, known.updated, known.weak):
                bare = pattern.sub(" ", bare) if pattern else bare
            words = (word.strip(".,:;|()[]-–—/·•«»") for word in bare.split())
            letters += sum(_letters(word) for word in words if word not in known.fillers)
        return letters

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a span, looked for in a window."""
        low = max(0, start - _WINDOW)
        ends = [m.end() for m in _SENTENCE_END.finditer(self._folded, low, start)]
        after = _SENTENCE_END.search(self._folded, end, min(len(self._folded), end + _WINDOW))
        stop = after.start() if after else min(len(self._folded), end + _WINDOW)
        return (ends[-1] if ends else low), stop

    def place(self, one: Expression, known: Cues) -> Placed:
        """What the place of an expression suggests of its kind."""
        label, (start, end) = self.label(one.start), self.line(one.start)
        before = self._before(one, start)
        about = self._about_something_else(one, label, before, known)
        if about:
            return about
        if one.form not in ("year", "month-year", "day-of-month", "range"):
            placed = self._publication(one, label, (start, end), before, known)
            if placed:
                return placed
        if label.is_chrome:
            return Placed(DateKind.CHROME, label.value, 0.02)
        return self._told(one, label, known)

    def _before(self, one: Expression, start: int) -> str:
        """What stands before an expression: on its line, or on a short line above."""
        if start and one.start - start < 3:
            previous = self._folded.rfind("\n", 0, start - 1) + 1
            if start - previous < 40:
                return self._folded[previous : one.start].replace("\n", " ")
        return self._folded[max(start, one.start - 60) : one.start]

    def _about_something_else(
        self, one: Expression, label: Label, before: str, known: Cues
    ) -> Placed | None:
        """Days of the page around the text, of its writers, or of spans of time."""
        end = self.line(one.start)[1]
        if label in _NEVER:
            said = known.updated and known.itself
            if said and one.form in _WHOLE and known.updated and known.updated.search(before):
                return Placed(DateKind.PUBLICATION, "updated", 0.3)
            if one.form in _WHOLE and known.itself and known.itself.search(before):
                return Placed(DateKind.PUBLICATION, "updated", 0.35)
            return Placed(DateKind.CHROME, label.value, 0.02)
        if _COPYRIGHT.search(before) or (
            one.form == "year" and _COPYRIGHT.search(self._folded, one.end, min(end, one.end + 60))
        ):
            return Placed(DateKind.CHROME, "copyright", 0.02)
        if known.members and known.members.search(before):
            return Placed(DateKind.CHROME, "member", 0.02)
        if _HANDLE.search(before):
            return Placed(DateKind.CHROME, "embedded", 0.02)
        if one.form in _WHOLE and self._is_end(one, known):
            return Placed(DateKind.EVENT, "span", 0.1)
        return None

    def _is_end(self, one: Expression, known: Cues) -> bool:
        """Whether an expression is one end of a span of time: 3 May to 5 June 2021."""
        i = bisect_right(self._found_starts, one.start) - 1
        for first, second in ((i - 1, i), (i, i + 1)):
            if first < 0 or second >= len(self._found):
                continue
            low, high = self._found[first], self._found[second]
            if low.day and high.day and known.until.fullmatch(self._folded, low.end, high.start):
                return low.edtf is None or high.edtf is None or low.edtf != high.edtf
        return False

    def _publication(
        self, one: Expression, label: Label, line: tuple[int, int], before: str, known: Cues
    ) -> Placed | None:
        """What of the page's own day the place suggests; rules in the order in which they hold."""
        start, end = line
        short = self.rest(start, end, known) if end - start <= 400 else 999
        near = self.nearness(one.start)
        if known.updated and known.updated.search(before) and short <= 160:
            return Placed(DateKind.PUBLICATION, "updated", 0.4 * near)
        if known.published and known.published.search(before) and short <= 160:
            return Placed(DateKind.PUBLICATION, "published", 0.5 + 0.45 * near)
        if known.itself and known.itself.search(before):
            return Placed(DateKind.PUBLICATION, "itself", 0.7 + 0.15 * near)
        partial = one.form in ("weekday", "relative")
        after = self.after_title(one.start)
        above = after is None and bool(self._titles or not start)
        bare = one.edtf is None and not partial
        if bare and (
            (short <= 4 and (label.is_chrome or above)) or (above and self._titles and short <= 16)
        ):
            return Placed(DateKind.CHROME, "page-top", 0.1)
        if short <= 4 and not partial:
            cue = "visit" if above and one.weekday is not None else "line"
            cue = "stamped" if near < 1 and not above and self._timed(one, line) else cue
            return Placed(DateKind.PUBLICATION, cue, 0.8 * near)
        if label in _ABOUT:
            return Placed(DateKind.PUBLICATION, "byline", 0.8 * near)
        if partial:
            return self._moment(one, (start, end), short, near)
        return self._beside(one, label, line, before, known, short, near)

    def _timed(self, one: Expression, line: tuple[int, int]) -> bool:
        """Whether a time of day stands just before or after an expression."""
        low, high = max(line[0], one.start - 12), min(line[1], one.end + 14)
        return bool(
            _TIME.search(self._folded, low, one.start) or _TIME.search(self._folded, one.end, high)
        )

    def _moment(
        self, one: Expression, line: tuple[int, int], short: int, near: float
    ) -> Placed | None:
        """today, 18:06; 3 hours ago: on a short line they date the page from its day of visit."""
        if one.offset is None or one.offset > 0 or short > 40:
            return None
        if self._timed(one, line) or self._text[one.start].isdigit() or short <= 4:
            return Placed(DateKind.PUBLICATION, "moment", 0.5 * near)
        return None

    def _beside(
        self,
        one: Expression,
        label: Label,
        line: tuple[int, int],
        before: str,
        known: Cues,
        short: int,
        near: float,
    ) -> Placed | None:
        """A whole day beside a name, a time, or at the head of a report."""
        start, end = line
        after = self.after_title(one.start)
        head = after is not None and 0 < after <= _HEAD_LINES
        stopped = short > 8 and _FULL_STOP.search(self._text, end - 3, end)
        if short <= 60 and not stopped and self._timed(one, line):
            return Placed(DateKind.PUBLICATION, "timed", 0.75 * near)
        if known.weak and known.weak.search(before) and short <= 50 and not stopped:
            return Placed(DateKind.PUBLICATION, "byline", 0.65 * near)
        if one.start - start <= 60 and _AGENCY_AFTER.match(self._text, one.end):
            return Placed(DateKind.PUBLICATION, "agency-line", 0.7 * near)
        opened = one.start - start == 1 and self._text[one.end : one.end + 1] == ")"
        if opened and self._text[start] == "(":
            return Placed(DateKind.PUBLICATION, "lead", 0.5 * near)
        if label is Label.TITLE and not stopped and not self._text[one.end : end].strip():
            return Placed(DateKind.PUBLICATION, "title", 0.3 * near)
        if label is Label.TITLE or stopped:
            return None
        if short <= 110 and head and one.start - start <= 60:
            return Placed(DateKind.PUBLICATION, "head-line", 0.72 * near)
        if short <= 40:
            return Placed(DateKind.PUBLICATION, "short-line", 0.5 * near)
        return None

    def _told(self, one: Expression, label: Label, known: Cues) -> Placed:
        low, high = self.sentence(one.start, one.end)
        near = self.nearness(one.start)
        if one.form == "year":
            spare = self._folded[low : one.start] + " " + self._folded[one.end : high]
            if _BIG_NUMBER.search(spare):
                return Placed(DateKind.STATISTICS, "numbers", 0.02)
            return Placed(DateKind.EVENT, "sentence", 0.02)
        if label is not Label.QUESTION and self._asked < _ASKED:
            self._asked += 1
            if known.verbs.holds(self._folded, low, high):
                return Placed(DateKind.OCCASION, "speech", 0.3 * near)
        return Placed(DateKind.EVENT, "sentence", 0.2 * near)
