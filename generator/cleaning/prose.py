"""How much a line looks like part of the text, given the lines around it."""

from __future__ import annotations

import math
from collections import Counter
from itertools import accumulate
from operator import mul

from generator.cleaning.lines import Line
from generator.cleaning.shapes import Verdict
from generator.model import Label

FEATURES = (
    "length",
    "long",
    "stop",
    "stopped",
    "bars",
    "digits",
    "phrase",
    "near",
    "wide",
    "before",
    "after",
    "inside",
    "repeated",
    "colon",
    "short",
    "capitals",
    "segment",
    "far",
    "passed",
    "rows",
    "title",
    "own",
    "own_long",
    "lower",
    "commas",
    "quoted",
    "asks",
    "tail",
    "single",
)
BIAS = -2.71
WEIGHTS = {
    "length": 0.28,
    "long": -0.22,
    "stop": -0.17,
    "stopped": 0.45,
    "bars": -1.91,
    "digits": -0.45,
    "phrase": -1.53,
    "near": 1.41,
    "wide": -1.84,
    "before": -0.15,
    "after": -0.1,
    "inside": -0.28,
    "repeated": -0.7,
    "colon": 0.99,
    "short": 0.09,
    "capitals": -1.14,
    "segment": 1.76,
    "far": 0.21,
    "passed": -1.58,
    "rows": -0.1,
    "title": -0.25,
    "own": -3.74,
    "own_long": -2.63,
    "lower": 1.49,
    "commas": 0.58,
    "quoted": 1.0,
    "asks": -0.45,
    "tail": 2.6,
    "single": 0.34,
}
"""Weights of a logistic regression on the labelled lines of 502 public pages (3,108 lines, half of
them text), ridge 1; five-fold by page F1 .875. They move with every feature's definition."""
THRESHOLD = -0.75
"""Log-odds from which a line is text. Swept from -2 to 0.5, five-fold: at -1 precision is .79 and
recall .94, at -.75 .82 and .93, at 0 .87 and .88; a lost statement costs more than a stray line."""
_PURE, _PURE_FROM = 2.0, 0.8
"""How far the threshold falls on a page that is running text throughout, and the share of running
text from which it begins to: there a short line is more often a heading than a menu entry."""
_MAIN, _NOT_MAIN = 2.5, 1.5
"""What trafilatura's verdict weighs on a web page; its F1 on the same pages is .92."""
_MARGINS, _MARGIN = frozenset(("aside", "header", "footer")), 2.0
_TEXTS = frozenset(("p", "blockquote", "h2", "h3"))
_NEAR, _WIDE = 3, 10
_LINE_COST, _PHRASE_COST = 0.15, 0.45
"""What a line costs a stretch of text, in running text of forty words: swept from 0.05 to 0.5
with the weights below refitted each time, on the development half of the evaluation set."""


def _mass(line: Line, verdict: Verdict | None) -> float:
    """How much running text a line is, 0 to 1: what its neighbours are measured by."""
    if verdict is not None and verdict.label.is_chrome:
        return 0.0
    full = min(line.units, 40) / 40
    return full if line.stop or line.units >= 25 else full / 3


def _distance(masses: list[float], at: int, step: int) -> int:
    """How many lines lie between a line and the next running text on one side; at most 30."""
    for count in range(1, 31):
        place = at + step * count
        if not 0 <= place < len(masses):
            return 30
        if masses[place] >= 0.3:
            return count - 1
    return 30


def segment(lines: list[Line], verdicts: list[Verdict | None]) -> tuple[int, int]:
    """The stretch of lines with most running text and least else, half-open (Kadane's sum)."""
    best, low, high = 0.0, 0, 0
    total, start = 0.0, 0
    for at, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        chrome = verdict is not None and verdict.label.is_chrome
        cost = _PHRASE_COST if chrome else _LINE_COST
        total += min(line.units, 60) / 40 * (_mass(line, verdict) > 0.05) - cost
        if total <= 0:
            total, start = 0.0, at + 1
        elif total > best:
            best, low, high = total, start, at + 1
    return low, high


def start(lines: list[Line], verdicts: list[Verdict | None]) -> int:
    """The first line of running text in that stretch; 0 for a page without any."""
    low, high = segment(lines, verdicts)
    for at in range(low, high):
        if lines[at].is_prose and _mass(lines[at], verdicts[at]) and lines[at].units >= 9:
            after = [line.units for line in lines[at + 1 : at + 3]]
            if at > low or lines[at].stops or not after or max(after) <= lines[at].units:
                return at
            return at + 1
    return low


def _passed(verdicts: list[Verdict | None], low: int) -> int:
    """The first line after the text's beginning that opens the readers' comments."""
    for at in range(low + 1, len(verdicts)):
        verdict = verdicts[at]
        if verdict is not None and verdict.label in (Label.COMMENT, Label.FORM):
            return at
    return len(verdicts)


def _alone(line: Line) -> dict[str, float]:
    """What a line's own length, end and marks say."""
    words = line.text.split()
    return {
        "length": math.log1p(line.units),
        "long": float(line.units >= 15),
        "stop": float(line.stop),
        "stopped": float(line.stop) * math.log1p(line.units),
        "bars": min(line.bars, 5) / 5,
        "digits": line.digits / max(1, len(line.text)),
        "colon": float(line.ends and not line.stop),
        "short": float(line.units <= 2),
        "capitals": sum(word[:1].isupper() for word in words) / max(1, len(words)),
        "own": line.own,
        "own_long": math.sqrt(line.own) * (line.units >= 8),
        "lower": float(line.text[:1].islower()),
        "commas": min(line.text.count(",") + line.text.count("，"), 4) / 4,
        "quoted": float(any(mark in line.text for mark in '«»“”„"「')),
        "asks": float("?" in line.text or "!" in line.text),
        "single": float(line.stop and not line.stops),
    }


def _around(sums: list[float], at: int, reach: int) -> float:
    """The running text in the lines around one, as a share of what could be there."""
    low, high = max(0, at - reach), min(len(sums) - 1, at + reach + 1)
    return (sums[high] - sums[low] - (sums[at + 1] - sums[at])) / (2 * reach)


def features(lines: list[Line], verdicts: list[Verdict | None]) -> list[tuple[float, ...]]:
    """For each line the numbers of ``FEATURES``, in that order; linear in the lines."""
    masses = [_mass(line, verdict) for line, verdict in zip(lines, verdicts, strict=True)]
    sums = [0.0, *accumulate(masses)]
    seen = Counter(line.folded for line in lines)
    low, high = segment(lines, verdicts)
    passed = _passed(verdicts, low)
    out: list[tuple[float, ...]] = []
    for at, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        before, after = _distance(masses, at, -1), _distance(masses, at, 1)
        row = _alone(line) | {
            "phrase": float(verdict is not None and verdict.label.is_chrome),
            "near": _around(sums, at, _NEAR),
            "wide": _around(sums, at, _WIDE),
            "before": math.log1p(before),
            "after": math.log1p(after),
            "inside": float(before < 4 and after < 4),
            "repeated": float(seen[line.folded] > 1),
            "segment": float(low <= at < high),
            "far": math.log1p(max(low - at, at - high + 1, 0)),
            "passed": float(at > passed),
            "rows": sum(1 for each in lines[max(0, at - 4) : at + 5] if each.units <= 4) / 9,
            "title": float(low - 4 <= at < low and 3 <= line.units <= 20),
            "tail": (sums[-1] - sums[at]) / max(1.0, sums[-1]),
        }
        out.append(tuple(row[name] for name in FEATURES))
    return out


def scores(lines: list[Line], verdicts: list[Verdict | None]) -> list[float]:
    """How much speaks for each line being text, as log-odds."""
    out = []
    for line, row in zip(lines, features(lines, verdicts), strict=True):
        total = BIAS + sum(map(mul, WEIGHTS.values(), row))
        if line.raw.main is not None:
            total += _MAIN if line.raw.main else -_NOT_MAIN
        if line.raw.role in _MARGINS:
            total -= _MARGIN
        if line.raw.role in _TEXTS and line.is_prose:
            total += 1.0
        out.append(total)
    return out


def threshold(lines: list[Line], verdicts: list[Verdict | None]) -> float:
    """The score from which a line of this page is text: the purer the page, the lower."""
    free = sum(
        len(line.text)
        for line, verdict in zip(lines, verdicts, strict=True)
        if verdict is None and line.is_prose
    )
    total = sum(len(line.text) for line in lines)
    return THRESHOLD - _PURE * max(0.0, free / max(1, total) - _PURE_FROM) / (1 - _PURE_FROM)


def kept(line: Line, score: float) -> str:
    """Why a line is taken for text, in words."""
    if score > 0 and line.is_prose:
        return "running text"
    if line.is_prose:
        return "running text, though little of it stands around"
    return "a short line among running text"


def dropped(line: Line) -> str:
    """Why a line is not taken for text, in words."""
    if line.is_prose:
        return "apart from the page's main text"
    return "a short line away from the running text"
