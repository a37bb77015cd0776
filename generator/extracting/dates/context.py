"""What a date expression tells of, by where it stands: its line, its block, its sentence.

Every weight here orders candidates, no more: it was set so that a day after "published" beats a
day on a line of its own, that one a day beside a name, and that one a day inside a sentence.
They were swept together on the development halves of two public sets of dated pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from generator import phrases
from generator.extracting.dates.expression import Expression
from generator.languages import pack_for
from generator.model import Block, DateKind, Label
from generator.text import fold, is_cjk

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
_ABOUT = frozenset({Label.DATELINE, Label.BYLINE, Label.CREDIT})


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression with what its place suggests."""

    kind: DateKind
    cue: str
    weight: float


@dataclass(frozen=True, slots=True)
class Cues:
    """The phrases of a language that introduce a date, compiled to look backwards from it."""

    published: re.Pattern[str] | None
    updated: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    fillers: frozenset[str]
    verbs: tuple[str, ...]


_TAIL = r"[\s:.,|(\[/–—-]*(?:[^\W\d_]{1,3}[\s:.,]*)?(?:\d{1,2}:\d{2}[^\w]*)?$"


def _backwards(found: list[str]) -> re.Pattern[str] | None:
    if not found:
        return None
    ordered = sorted(set(found), key=lambda phrase: (-len(phrase), phrase))
    heads = "|".join(
        re.escape(fold(p)) if is_cjk(p[0]) else rf"(?<!\w){re.escape(fold(p))}" for p in ordered
    )
    return re.compile(rf"(?:{heads}){_TAIL}")


@lru_cache(maxsize=64)
def cues(language: str) -> Cues:
    """The cues of a language, with English ones, which systems print on any page."""
    pack, english = pack_for(language), pack_for("en")
    return Cues(
        published=_backwards([*pack.dates.published, *english.dates.published]),
        weak=_backwards([*pack.dates.dated, *english.dates.dated]),
        updated=_backwards([*pack.dates.updated, *english.dates.updated]),
        fillers=frozenset(map(fold, (*pack.dates.fillers, *english.dates.fillers))),
        verbs=(*pack.speech.verbs, *pack.speech.reported),
    )


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
        if label in _NEVER:
            return Placed(DateKind.CHROME, label.value, 0.02)
        before = self._folded[max(start, one.start - 60) : one.start]
        if _COPYRIGHT.search(before) or (
            one.form == "year" and _COPYRIGHT.search(self._folded, one.end, min(end, one.end + 60))
        ):
            return Placed(DateKind.CHROME, "copyright", 0.02)
        if one.form not in ("year", "month-year", "day-of-month", "range"):
            placed = self._publication(one, label, (start, end), before, known)
            if placed:
                return placed
        if label.is_chrome:
            return Placed(DateKind.CHROME, label.value, 0.02)
        return self._told(one, label, known)

    def _publication(
        self, one: Expression, label: Label, line: tuple[int, int], before: str, known: Cues
    ) -> Placed | None:
        start, end = line
        length = end - start
        near = self.nearness(one.start)
        short = length <= 400 and self.rest(start, end, known) if length <= 400 else 999
        if start and one.start - start < 3:
            previous = self._folded.rfind("\n", 0, start - 1) + 1
            if start - previous < 40:
                before = self._folded[previous : one.start].replace("\n", " ")
        if known.updated and known.updated.search(before) and short <= 160:
            return Placed(DateKind.PUBLICATION, "updated", 0.4 * near)
        if known.published and known.published.search(before) and short <= 160:
            return Placed(DateKind.PUBLICATION, "published", 0.6 + 0.35 * near)
        partial = one.form in ("weekday", "relative")
        after = self.after_title(one.start)
        head = after is not None and 0 < after <= _HEAD_LINES
        if "@" in before:
            return None  # the day of an embedded post
        if (
            short <= 4
            and one.year is None
            and not partial
            and (label.is_chrome or (after is None and (self._titles or not start)))
        ):
            return Placed(DateKind.CHROME, "page-top", 0.1)
        if short <= 4 and not partial:
            return Placed(DateKind.PUBLICATION, "line", 0.8 * near)
        if label in _ABOUT:
            return Placed(DateKind.PUBLICATION, "byline", 0.8 * near)
        if partial:
            return None
        stopped = short > 8 and _FULL_STOP.search(self._text, end - 3, end)
        timed = _TIME.search(self._folded, max(start, one.start - 12), one.start) or _TIME.search(
            self._folded, one.end, min(end, one.end + 14)
        )
        if timed and short <= 60 and not stopped:
            return Placed(DateKind.PUBLICATION, "timed", 0.75 * near)
        if known.weak and known.weak.search(before) and short <= 50 and not stopped:
            return Placed(DateKind.PUBLICATION, "byline", 0.65 * near)
        if one.start - start <= 60 and _AGENCY_AFTER.match(self._text, one.end):
            return Placed(DateKind.PUBLICATION, "agency-line", 0.7 * near)
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
        if label is not Label.QUESTION and known.verbs and self._asked < _ASKED:
            self._asked += 1
            if phrases.find(known.verbs, self._folded, low, high):
                return Placed(DateKind.OCCASION, "speech", 0.3 * near)
        return Placed(DateKind.EVENT, "sentence", 0.2 * near)
