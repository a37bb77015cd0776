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
from generator.extracting.dates.layout import HEAD_LINES, TIME, Layout
from generator.extracting.dates.telling import Telling
from generator.model import Block, DateKind, Label

_AGENCY_AFTER = re.compile(
    r"[\s.,]{0,3}/[^/\n]{1,40}/"
    r"|[\s.,]{0,3}(?:\([^()\n]{1,40}\)|,\s?[^\n\w]?[\w .-]{1,25})?[\s.:]{0,2}[-‐-―]\s"
    r"|\s?\([^()\n]{1,40}\)\s?[-‐-―.]|\s?(?:[电電]|[综綜]合|[讯訊])"
)
_AGENCY = re.compile(r"\s?\([^()\n\d]{2,25}\)\s?[.,]?\s?[-‐-―]")
_PLACE = re.compile(r"(?:[.!?»”\"]\s|\s{2})[^\W\d_][^\d\n.!?]{1,30}[, ] ?$")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved")
_BIG_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d|[.,]\d))\d[\d.,  ]*\d{3}|\d\s?%|\d+[.,]\d+")
"""An amount: a number of four digits or more, a share, a fraction; another year is none."""
_FIGURES = 90
"""Code points on each side of a year or month in which its figures stand."""
_FULL_STOP = re.compile(r"[.!?。！？؟…][\"»”’)]?\s*$")
"""A line that ends so is a sentence, which tells of a day rather than being dated."""
_NEVER = frozenset(
    {Label.COMMENT, Label.RELATED, Label.PROMOTION, Label.SPAM, Label.FORM, Label.COUNTER}
)
_WHOLE = frozenset({"full", "numeric", "iso", "numeric-short", "day-month", "approximate"})
_DIGITS = frozenset({"numeric", "iso"})
_CLOCK = re.compile(r"[ ,|-]{1,3}\d{1,2}:\d\d(?!\d)")
"""A time of day right behind a day in digits, as systems print both and sentences do not."""
_HANDLE = re.compile(r"(?<!\w)@\w")
"""The name of an account before a day: a post of somebody's that the page shows."""
_YEARLY = frozenset({"year", "bare-year", "month-year"})
_PARTS = _YEARLY | {"month", "day-of-month", "range"}
_IN_LISTS = frozenset({"line", "stamped", "visit", "head-line", "short-line", "timed", "byline"})
"""Cues of place alone, which say nothing where the day is one of a list."""
_LISTED = 0.3
"""What remains of the weight of such a day: a page without one of its own is as old as its list."""
_ABOUT = frozenset({Label.DATELINE, Label.BYLINE, Label.CREDIT})


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression with what its place suggests."""

    kind: DateKind
    cue: str
    weight: float


class Page(Layout):
    """The text, asked for the place of one expression after another."""

    def __init__(
        self, text: str, folded: str, blocks: tuple[Block, ...], found: list[Expression]
    ) -> None:
        super().__init__(text, folded, blocks, found)
        self._telling = Telling(text, folded, found)

    def place(self, one: Expression, known: Cues) -> Placed:
        """What the place of an expression suggests of its kind; to be asked in their order."""
        placed = self._place(one, known)
        if placed.kind is DateKind.PUBLICATION:
            self._telling.aside.add(one.start)
        return placed

    def _place(self, one: Expression, known: Cues) -> Placed:
        label, (start, end) = self.label(one.start), self.line(one.start)
        before = self._before(one, start)
        if self._is_own(one, label, (start, end)):
            return Placed(DateKind.PUBLICATION, "own-title", 0.5)
        about = self._about_something_else(one, label, before, known)
        if about:
            return about
        if one.form == "month-year" and one.start in self.listed:
            return Placed(DateKind.CHROME, "listed", 0.02)
        if one.form not in _PARTS:
            placed = self._publication(one, label, (start, end), before, known)
            if placed and placed.cue in _IN_LISTS and one.start in self.listed:
                return Placed(DateKind.CHROME, "listed", _LISTED * placed.weight)
            if placed:
                return placed
        if label.is_chrome:
            return Placed(DateKind.CHROME, label.value, 0.02)
        if one.form == "day-of-month" and self._heads_report(one, start):
            return Placed(DateKind.PUBLICATION, "agency-line", 0.1)
        return self._told(one, label, known)

    def _heads_report(self, one: Expression, start: int) -> bool:
        """Whether a day opens a report, as news agencies date their dispatches."""
        if one.start - start <= 60:
            return bool(_AGENCY_AFTER.match(self._text, one.end))
        # Where a page's lines were run together, only an agency's own way to begin will do.
        before = self._text[one.start - 45 : one.start]
        return bool(_AGENCY.match(self._text, one.end) and _PLACE.search(before))

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
            one.form in _YEARLY and _COPYRIGHT.search(self._folded, one.end, min(end, one.end + 60))
        ):
            return Placed(DateKind.CHROME, "copyright", 0.02)
        if known.members and known.members.search(before):
            return Placed(DateKind.CHROME, "member", 0.02)
        if self._is_embedded(one, before):
            return Placed(DateKind.CHROME, "embedded", 0.02)
        if one.form in _WHOLE and self._is_end(one, known):
            return Placed(DateKind.EVENT, "span", 0.1)
        return None

    def _is_embedded(self, one: Expression, before: str) -> bool:
        """Whether the name of an account stands before a day: on its line, or on the line above.

        Under a title the line above names the page's author.
        """
        after = self.after_title(one.start)
        head = after is not None and 0 < after <= HEAD_LINES + 1
        own = self._folded[max(self.line(one.start)[0], one.start - 60) : one.start]
        return bool(_HANDLE.search(own if head else before))

    def _is_own(self, one: Expression, label: Label, line: tuple[int, int]) -> bool:
        """Whether a list around the text gives its day beside its own title."""
        listed = label in _NEVER or label.is_chrome
        return listed and one.form in _WHOLE and self.names_itself(one.start, one.end, line)

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
        partial = one.form in ("weekday", "relative")
        # "yesterday" in a sentence is not what a label on the line above introduces.
        longest = 16 if partial else 160
        behind = self._labelled_behind(one, near, known) if one.edtf and short <= 40 else None
        if behind:
            return behind
        labelled = short <= longest or self._is_stamp(one, before, line)
        if known.updated and known.updated.search(before) and labelled:
            return Placed(DateKind.PUBLICATION, "updated", 0.4 * near)
        if known.published and known.published.search(before) and labelled:
            return Placed(DateKind.PUBLICATION, "published", 0.5 + 0.45 * near)
        if known.itself and known.itself.search(before):
            return Placed(DateKind.PUBLICATION, "itself", 0.7 + 0.15 * near)
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

    def _labelled_behind(self, one: Expression, near: float, known: Cues) -> Placed | None:
        """A day whose label follows it and closes the line."""
        if known.updated_behind and known.updated_behind.match(self._folded, one.end):
            return Placed(DateKind.PUBLICATION, "updated", 0.4 * near)
        if known.published_behind and known.published_behind.match(self._folded, one.end):
            return Placed(DateKind.PUBLICATION, "published", 0.5 + 0.45 * near)
        return None

    def _closes(self, at: int, end: int, known: Cues) -> bool:
        """Whether only filling words (г., года) stand between an offset and a line's end."""
        words = self._folded[at:end].split()
        bare = (word.strip(".,:;|()") for word in words)
        return all(not word or word in known.fillers for word in bare)

    def _timed(self, one: Expression, line: tuple[int, int]) -> bool:
        """Whether a time of day stands just before or after an expression."""
        low, high = max(line[0], one.start - 12), min(line[1], one.end + 14)
        return bool(
            TIME.search(self._folded, low, one.start) or TIME.search(self._folded, one.end, high)
        )

    def _is_stamp(self, one: Expression, before: str, line: tuple[int, int]) -> bool:
        """Whether a day in a long line is framed as systems print it: colon, time, bracket."""
        if one.form not in _WHOLE:
            return False
        after = self._text[one.end : one.end + 1]
        boxed = after == ")" and before.rfind("(") > before.rfind(")")
        framed = before.rstrip().endswith(":") or after == ":" or boxed
        return framed or bool(TIME.match(self._folded, one.end + 1, line[1]))

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
        head = after is not None and 0 < after <= HEAD_LINES
        stopped = short > 8 and _FULL_STOP.search(self._text, end - 3, end)
        if short <= 60 and not stopped and self._timed(one, line):
            return Placed(DateKind.PUBLICATION, "timed", 0.75 * near)
        if one.form in _DIGITS and _CLOCK.match(self._folded, one.end):
            return Placed(DateKind.PUBLICATION, "timed", 0.6 * near)
        if known.weak and known.weak.search(before) and short <= 50 and not stopped:
            return Placed(DateKind.PUBLICATION, "byline", 0.65 * near)
        if self._heads_report(one, start):
            return Placed(DateKind.PUBLICATION, "agency-line", 0.7 * near)
        if self._is_signed(one, line, known):
            return Placed(DateKind.PUBLICATION, "byline", 0.7 * near)
        opened = one.start - start == 1 and self._text[one.end : one.end + 1] == ")"
        if opened and self._text[start] == "(":
            return Placed(DateKind.PUBLICATION, "lead", 0.5 * near)
        if label is Label.TITLE and not stopped and self._closes(one.end, end, known):
            return Placed(DateKind.PUBLICATION, "title", 0.3 * near)
        if not start and not stopped and self._ends_name(one, line):
            return Placed(DateKind.PUBLICATION, "title", 0.4)
        if label is Label.TITLE or stopped:
            return None
        if short <= 110 and head and one.start - start <= 60:
            return Placed(DateKind.PUBLICATION, "head-line", 0.72 * near)
        if short <= 40 or (short <= 60 and self.set_apart(one.start, one.end, line)):
            return Placed(DateKind.PUBLICATION, "short-line", 0.5 * near)
        return None

    def _ends_name(self, one: Expression, line: tuple[int, int]) -> bool:
        """Whether a day is a part of the page's name, or closes it in brackets."""
        bracketed = self._text[one.start - 1 : one.start] == "(" and (
            self._text[one.end : line[1]].strip() == ")"
        )
        return bracketed or self.parted(one.start, one.end, line)

    def _is_signed(self, one: Expression, line: tuple[int, int], known: Cues) -> bool:
        """Whether a line begins with an author's name and a day, or a day and an author's name."""
        before = self._folded[line[0] : min(one.start, line[0] + 80)]
        if known.signed is None or known.signed_behind is None or one.start - line[0] > 60:
            return False
        if any(map(str.isalnum, before)):
            return bool(known.signed.match(before))
        return bool(known.signed_behind.match(self._folded, one.end, line[1]))

    def _told(self, one: Expression, label: Label, known: Cues) -> Placed:
        low, high = self.sentence(one.start, one.end)
        near = self.nearness(one.start)
        dated = one.day or one.form in ("range", "month-year")
        if dated and known.others and known.others.search(self._folded[low : one.start]):
            return Placed(DateKind.EVENT, "other", 0.02)
        if one.form in _YEARLY:
            first, last = max(low, one.start - _FIGURES), min(high, one.end + _FIGURES)
            spare = self._folded[first : one.start] + " " + self._folded[one.end : last]
            if _BIG_NUMBER.search(spare):
                return Placed(DateKind.STATISTICS, "numbers", 0.02)
            if one.form != "month-year":
                return Placed(DateKind.EVENT, "sentence", 0.02)
        if label is not Label.QUESTION and self._telling.is_said(one, (low, high), known):
            return Placed(DateKind.OCCASION, "speech", 0.3 * near)
        return Placed(DateKind.EVENT, "sentence", 0.2 * near)
