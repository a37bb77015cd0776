"""The text as lines, blocks and titles: where in the page an offset lies."""

from __future__ import annotations

import re
from bisect import bisect_right

from generator.extracting.dates.cues import Cues
from generator.extracting.dates.expression import Expression
from generator.extracting.dates.listing import listed
from generator.model import Block, Label
from generator.text import cjk_count

TIME = re.compile(
    r"\b\d{1,2}\s?[:h.]\s?\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?)?"
    r"|\b\d{1,2}\s?[ap]\.?m\b|(?<!\d)[+-]\d{2}:?\d{2}\b|\d{1,2}\s?[時时点]\s?\d{1,2}\s?分?"
)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?。！？؟]\s|[。！？]|\n")
_TITLE_PARTS = re.compile(r"\s[|–—«»·:-]\s")
_PART, _PART_END = re.compile(r"\s?[|–—«»·-]\s"), re.compile(r"\s[|–—«»·-]\s?$")
_WINDOW = 240
"""Code points on each side of an expression in which its sentence is looked for."""
_MARKS = " \t\n.,:;()[]|⋅·•–—-"
_PARTERS = ("|", "⋅", "·", "•")
_NAMES = 3
_NAMED = 15
_LONGEST = 400
"""How many titles of a page are looked for again, how long they must be, and the longest line that
holds one beside a day."""
HEAD_LINES = 5
"""Lines under a title in which pages print their own day."""


def _letters(words: str) -> int:
    """How many letters words have; a sign of Chinese or Japanese says as much as three."""
    letters = "".join(_LETTERS.findall(words))
    return len(letters) + 2 * cjk_count(letters)


class Layout:
    """The text as lines and blocks."""

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
        self.listed = listed(text, found, self._lines, self._labelled_titles())
        self._names = self._title_names()

    def label(self, at: int) -> Label:
        """The label of the block that holds an offset; body where none does."""
        i = bisect_right(self._starts, at) - 1
        if i >= 0 and at < self._blocks[i].span.end:
            return self._blocks[i].label
        return Label.BODY

    def _labelled_titles(self) -> list[int]:
        """Numbers of the lines that are labelled as the title."""
        return sorted(
            bisect_right(self._lines, block.span.start)
            for block in self._blocks
            if block.label is Label.TITLE
        )

    def _title_lines(self) -> list[int]:
        """Numbers of the lines that hold the title: as labelled, or repeated from the first."""
        found = set(self._labelled_titles())
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
            if named or (trail and not self._dates_on(start, end)):
                found.add(number)
        return sorted(found)

    def _dates_on(self, start: int, end: int) -> bool:
        """Whether a stretch holds a whole day: then a list gives it beside what it names."""
        i = bisect_right(self._found_starts, start - 1)
        return any(
            one.edtf and one.day for one in self._found[i : bisect_right(self._found_starts, end)]
        )

    def _title_names(self) -> tuple[str, ...]:
        """The words of the first titles, where they are long enough to be nothing else."""
        bounds = [0, *self._lines, len(self._text)]
        found = (self._folded[bounds[n] : bounds[n + 1]].strip() for n in self._titles[:_NAMES])
        return tuple(dict.fromkeys(name for name in found if len(name) >= _NAMED))

    def names_itself(self, start: int, end: int, line: tuple[int, int]) -> bool:
        """Whether a day stands beside the page's own title, as in a list of the newest posts."""
        if line[1] - line[0] > _LONGEST:
            return False
        behind = self._folded[end : line[1]]
        if behind.strip(_MARKS):
            bare = not self._folded[line[0] : start].strip(_MARKS)
            return bare and any(name in behind for name in self._names)
        head = self._folded[line[0] : start].strip(_MARKS)
        if not head and line[0]:
            above = self._folded.rfind("\n", 0, line[0] - 1) + 1
            head = self._folded[above : line[0]].strip(_MARKS)
        return head in self._names

    def set_apart(self, start: int, end: int, line: tuple[int, int]) -> bool:
        """Whether a day is the first or last of several things that signs part on a line."""
        before = self._folded[line[0] : start].rstrip()
        after = self._folded[end : line[1]].lstrip()
        opens = not before.strip(_MARKS) and after[:1] in _PARTERS
        closes = not after.strip(_MARKS) and before[-1:] in _PARTERS
        return bool(before or after) and (opens or closes)

    def parted(self, start: int, end: int, line: tuple[int, int]) -> bool:
        """Whether a day is a part by itself of a line: The title - 3 May 2021 - The Gazette."""
        before = self._folded[max(line[0], start - 4) : start]
        after = self._folded[end : min(line[1], end + 4)]
        return bool(_PART_END.search(before)) and bool(not after.strip() or _PART.match(after))

    def after_title(self, at: int) -> int | None:
        """How many lines after the nearest title above it an offset lies; None before any."""
        number = bisect_right(self._lines, at)
        i = bisect_right(self._titles, number) - 1
        return number - self._titles[i] if i >= 0 else None

    def nearness(self, at: int) -> float:
        """In (0, 1]: how near after a title an offset lies."""
        after = self.after_title(at)
        if after is not None:
            return 1 / (1 + max(0, after - HEAD_LINES) / 25)
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
            bare = TIME.sub(" ", part) if _DIGIT.search(part) else part
            for cue in (known.published, known.updated, known.weak):
                if cue and cue.may_stand(bare):
                    bare = cue.expression.sub(" ", bare)
            words = (word.strip(".,:;|()[]-–—/·•«»") for word in bare.split())
            letters += _letters(" ".join(word for word in words if word not in known.fillers))
        return letters

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a span, looked for in a window."""
        low = max(0, start - _WINDOW)
        ends = [m.end() for m in _SENTENCE_END.finditer(self._folded, low, start)]
        after = _SENTENCE_END.search(self._folded, end, min(len(self._folded), end + _WINDOW))
        stop = after.start() if after else min(len(self._folded), end + _WINDOW)
        return (ends[-1] if ends else low), stop
