"""What is measured of each line of a page: by itself, among its neighbours, within the page."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from generator.cleaning.lines import Line
from generator.cleaning.shapes import Verdict
from generator.model import Label

FEATURES = (
    "stopped",
    "bars",
    "capitals",
    "own",
    "own_long",
    "lower",
    "quoted",
    "asks",
    "single",
    "small_words",
    "phrase",
    "marked",
    "near",
    "wide",
    "stop_after",
    "length_before",
    "segment",
    "passed",
    "tail",
    "headline",
    "related",
    "cut_passed",
    "menus_passed",
    "shares_passed",
    "forms_near",
    "dates_near",
    "island",
    "cover",
    "closes",
    "length",
    "commas",
    "repeated",
    "cut_near",
)
_NEAR, _WIDE, _BY = 3, 10, 4
_LINE_COST, _PHRASE_COST = 0.15, 0.45
"""What a line costs a stretch of text, in running text of forty words: swept from 0.05 to 0.5
with the weights refitted each time, on the development half of the evaluation set."""
_HEADING, _HOLDS = 6, re.compile("[:：].")
"""Words of the longest heading of links to other texts, and what shows that a line holds one."""
_CUT = re.compile(r"(?:…|\.\.\.)[\s\])»>]*$")


def mass(line: Line, verdict: Verdict | None) -> float:
    """How much running text a line is, 0 to 1: what its neighbours are measured by."""
    if verdict is not None and verdict.label.is_chrome:
        return 0.0
    full = min(line.units, 40) / 40
    return full if line.stop or line.units >= 25 else full / 3


def segment(lines: list[Line], verdicts: list[Verdict | None]) -> tuple[int, int]:
    """The stretch of lines with most running text and least else, half-open (Kadane's sum)."""
    best, low, high = 0.0, 0, 0
    total, start = 0.0, 0
    for at, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        chrome = verdict is not None and verdict.label.is_chrome
        cost = _PHRASE_COST if chrome else _LINE_COST
        total += min(line.units, 60) / 40 * (mass(line, verdict) > 0.05) - cost
        if total <= 0:
            total, start = 0.0, at + 1
        elif total > best:
            best, low, high = total, start, at + 1
    return low, high


class _Sums:
    """Sums over any stretch of lines, each in constant time."""

    def __init__(self, values: Iterable[float]) -> None:
        self._sums = [0.0, *accumulate(values)]
        self._last = len(self._sums) - 1

    def between(self, low: int, high: int) -> float:
        """The sum over lines ``low`` to ``high``, half-open, clipped to the page."""
        return self._sums[min(self._last, high)] - self._sums[max(0, low)]

    def around(self, at: int, reach: int) -> float:
        """The lines around one, itself left out, as a share of what could be there."""
        own = self.between(at, at + 1)
        return (self.between(at - reach, at + reach + 1) - own) / (2 * reach)

    def passed(self, low: int, at: int) -> float:
        """The sum from the text's first line ``low`` to a line below it."""
        return self.between(low, at) if at > low else 0.0


Columns = dict[str, Sequence[float]]


def _alone(line: Line, verdict: Verdict | None) -> dict[str, float]:
    """What a line's own length, end, marks and words say."""
    text, words = line.text, line.text.split()
    count = max(1, len(words))
    chrome = verdict is not None and verdict.label.is_chrome
    return {
        "stopped": float(line.stop) * math.log1p(line.units),
        "bars": min(line.bars, 5) / 5,
        "capitals": sum([word[0].isupper() for word in words]) / count,
        "own": line.own,
        "own_long": math.sqrt(line.own) * (line.units >= 8),
        "lower": float(text[:1].islower()),
        "quoted": float(any(mark in text for mark in '«»“”„"「')),
        "asks": float("?" in text or "!" in text),
        "single": float(line.stop and not line.stops),
        "small_words": sum([len(word) <= 3 for word in words]) / count,
        "phrase": float(chrome),
        "marked": float(verdict is not None and not chrome),
        "closes": float(line.closes),
        "length": math.log1p(line.units),
        "commas": min(text.count(",") + text.count("，"), 4) / 4,
    }


def _labelled(verdicts: list[Verdict | None], *labels: Label) -> _Sums:
    """How many lines say of themselves that they are one of these."""
    return _Sums(float(verdict is not None and verdict.label in labels) for verdict in verdicts)


def _cut(lines: list[Line]) -> _Sums:
    """How many lines break off, as teasers do."""
    return _Sums(float(_CUT.search(line.text[-12:]) is not None) for line in lines)


def _neighbours(lines: list[Line], verdicts: list[Verdict | None], masses: list[float]) -> Columns:
    """What the lines before and after each line say of it."""
    weights = _Sums(masses)
    forms = _labelled(verdicts, Label.FORM, Label.PROMOTION)
    dates = _labelled(verdicts, Label.DATELINE)
    cut = _cut(lines)
    seen = Counter(line.folded for line in lines)
    every = range(len(lines))
    return {
        "near": [weights.around(at, _NEAR) for at in every],
        "wide": [weights.around(at, _WIDE) for at in every],
        "stop_after": [*(float(line.stop) for line in lines[1:]), 0.0],
        "length_before": [0.0, *(math.log1p(line.units) for line in lines[:-1])],
        "forms_near": [forms.between(at - _NEAR, at + _NEAR + 1) / 7 for at in every],
        "cut_near": [cut.between(at - _BY, at + _BY + 1) / 9 for at in every],
        "dates_near": [dates.between(at - _BY, at + _BY + 1) / 9 for at in every],
        "repeated": [float(seen[line.folded] > 1) for line in lines],
        "island": _islands(verdicts, masses),
    }


def _islands(verdicts: list[Verdict | None], masses: list[float]) -> list[float]:
    """How much running text stands around each line up to the next words of the page's own."""
    place, sums = 0, [0.0]
    places = []
    for verdict, each in zip(verdicts, masses, strict=True):
        if verdict is not None and verdict.label.is_chrome:
            place += 1
            sums.append(0.0)
        places.append(place)
        sums[place] += each
    logs = [math.log1p(each) for each in sums]
    return [logs[each] for each in places]


def _passed(
    lines: list[Line], verdicts: list[Verdict | None], low: int, headline: int, weights: _Sums
) -> Columns:
    """What stands between the text's beginning and each line below it, and what is above it all."""
    talk = _labelled(verdicts, Label.COMMENT, Label.FORM)
    menus = _labelled(verdicts, Label.NAVIGATION)
    shares = _labelled(verdicts, Label.SHARE, Label.COUNTER)
    cut = _cut(lines)
    every = range(len(lines))
    return {
        "passed": [float(talk.passed(low + 1, at) > 0) for at in every],
        "related": _related(lines, verdicts, low, weights),
        "cut_passed": [math.log1p(cut.passed(low, at)) for at in every],
        "menus_passed": [math.log1p(menus.passed(low, at)) for at in every],
        "shares_passed": [math.log1p(shares.passed(low, at)) for at in every],
        "headline": [float(at < headline) for at in every],
    }


def _related(
    lines: list[Line], verdicts: list[Verdict | None], low: int, weights: _Sums
) -> list[float]:
    """How surely links to other texts have begun above each line, 0 to 1.

    A heading of such links tells so, the less the more running text follows: text goes on below a
    link in its midst. A line that holds the link itself tells nothing.
    """
    out, sure = [], 0.0
    for at, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        out.append(sure)
        if verdict is None or verdict.label is not Label.RELATED or at < low:
            continue
        if line.units <= _HEADING and not _HOLDS.search(line.text):
            after = weights.between(at, len(lines))
            sure = max(sure, min(1.0, weights.between(low, at) / (after + 0.5)))
    return out


def features(
    lines: list[Line], verdicts: list[Verdict | None], headline: int = 0
) -> list[tuple[float, ...]]:
    """For each line the numbers of ``FEATURES``, in that order; linear in the page's length.

    ``headline`` is the line of a headline that is surely one; 0 where none is told.
    """
    masses = [mass(line, verdict) for line, verdict in zip(lines, verdicts, strict=True)]
    low, high = segment(lines, verdicts)
    weights, total = _Sums(masses), max(1.0, sum(masses))
    alone = list(map(_alone, lines, verdicts))
    every = range(len(lines))
    columns = {
        **{name: [row[name] for row in alone] for name in (alone[0] if alone else ())},
        **_neighbours(lines, verdicts, masses),
        **_passed(lines, verdicts, low, headline, weights),
        "segment": [float(low <= at < high) for at in every],
        "tail": [weights.between(at, len(lines)) / total for at in every],
        "cover": [weights.between(low, high) / total] * len(lines),
    }
    return list(zip(*(columns[name] for name in FEATURES), strict=True)) if lines else []
