"""What is measured of each line of a page: by itself, among its neighbours, within the page."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from generator.cleaning.lines import Line
from generator.cleaning.shapes import Verdict
from generator.model import Label

FEATURES = (
    "stopped",
    "bars",
    "digits",
    "capitals",
    "own",
    "own_long",
    "lower",
    "commas",
    "quoted",
    "asks",
    "single",
    "small_words",
    "listed",
    "phrase",
    "marked",
    "near",
    "wide",
    "inside",
    "stop_before",
    "stop_after",
    "length_before",
    "length_after",
    "phrases_near",
    "cut_near",
    "repeated",
    "ending",
    "topic",
    "topics",
    "segment",
    "far",
    "passed",
    "tail",
)
_NEAR, _WIDE, _BY = 3, 10, 4
_LINE_COST, _PHRASE_COST = 0.15, 0.45
"""What a line costs a stretch of text, in running text of forty words: swept from 0.05 to 0.5
with the weights refitted each time, on the development half of the evaluation set."""
_WORD = re.compile(r"[^\W\d_]{5,}")
"""Words long enough to tell a subject: shorter ones stand in every text of a language."""
_PAIR = re.compile("(?=([\u4e00-\u9fff]{2}))")
_CUT = re.compile(r"(?:…|\.\.\.)[\s\])»>]*$")
_LISTED = re.compile(r"[\d•–*-]+[.)]?\s")
_HEAD = 600
"""Characters of a line whose words are looked up in the rest of the text."""


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


def _passed(verdicts: list[Verdict | None], low: int) -> int:
    """The first line after the text's beginning that opens the readers' comments."""
    for at in range(low + 1, len(verdicts)):
        verdict = verdicts[at]
        if verdict is not None and verdict.label in (Label.COMMENT, Label.FORM):
            return at
    return len(verdicts)


def _alone(line: Line, verdict: Verdict | None) -> dict[str, float]:
    """What a line's own length, end, marks and words say."""
    text, words = line.text, line.text.split()
    count = max(1, len(words))
    chrome = verdict is not None and verdict.label.is_chrome
    return {
        "stopped": float(line.stop) * math.log1p(line.units),
        "bars": min(line.bars, 5) / 5,
        "digits": line.digits / max(1, len(text)),
        "capitals": sum([word[0].isupper() for word in words]) / count,
        "own": line.own,
        "own_long": math.sqrt(line.own) * (line.units >= 8),
        "lower": float(text[:1].islower()),
        "commas": min(text.count(",") + text.count("，"), 4) / 4,
        "quoted": float(any(mark in text for mark in '«»“”„"「')),
        "asks": float("?" in text or "!" in text),
        "single": float(line.stop and not line.stops),
        "small_words": sum([len(word) <= 3 for word in words]) / count,
        "listed": float(_LISTED.match(text) is not None),
        "phrase": float(chrome),
        "marked": float(verdict is not None and not chrome),
    }


def _subject(line: Line) -> set[str]:
    """The words of a line that may tell what it is about."""
    head = line.folded[:_HEAD]
    return set(_WORD.findall(head)) or set(_PAIR.findall(head))


class _Sums:
    """Sums over any stretch of lines, each in constant time."""

    def __init__(self, values: Sequence[float]) -> None:
        self._sums = [0.0, *accumulate(values)]
        self._last = len(self._sums) - 1

    def between(self, low: int, high: int) -> float:
        """The sum over lines ``low`` to ``high``, half-open, clipped to the page."""
        return self._sums[min(self._last, high)] - self._sums[max(0, low)]

    def around(self, at: int, reach: int) -> float:
        """The lines around one, itself left out, as a share of what could be there."""
        own = self.between(at, at + 1)
        return (self.between(at - reach, at + reach + 1) - own) / (2 * reach)


def _neighbours(lines: list[Line], verdicts: list[Verdict | None]) -> list[dict[str, float]]:
    """What the lines before and after each line say of it."""
    masses = [mass(line, verdict) for line, verdict in zip(lines, verdicts, strict=True)]
    weights = _Sums(masses)
    full = _Sums([float(each >= 0.3) for each in masses])
    phrases = _Sums([float(v is not None and v.label.is_chrome) for v in verdicts])
    cut = _Sums([float(_CUT.search(line.text[-12:]) is not None) for line in lines])
    total = max(1.0, sum(masses))
    stops = [0.0, *(float(line.stop) for line in lines), 0.0]
    lengths = [0.0, *(math.log1p(line.units) for line in lines), 0.0]
    count = len(lines)
    return [
        {
            "near": weights.around(at, _NEAR),
            "wide": weights.around(at, _WIDE),
            "inside": float(
                full.between(at - _BY, at) > 0 and full.between(at + 1, at + _BY + 1) > 0
            ),
            "stop_before": stops[at],
            "stop_after": stops[at + 2],
            "length_before": lengths[at],
            "length_after": lengths[at + 2],
            "phrases_near": phrases.between(at - _NEAR, at + _NEAR + 1) / 7,
            "cut_near": cut.between(at - _BY, at + _BY + 1) / 9,
            "tail": weights.between(at, count) / total,
        }
        for at in range(count)
    ]


def _within(lines: list[Line], verdicts: list[Verdict | None]) -> list[dict[str, float]]:
    """How each line stands to the page's main stretch of text, and to lines like itself."""
    low, high = segment(lines, verdicts)
    passed = _passed(verdicts, low)
    seen = Counter(line.folded for line in lines)
    ends = [" ".join(line.folded[-80:].split()[-2:]) for line in lines]
    ending = Counter(ends)
    subjects = [_subject(line) for line in lines]
    main = [
        low <= at < high and mass(line, verdict) >= 0.3
        for at, (line, verdict) in enumerate(zip(lines, verdicts, strict=True))
    ]
    bag = Counter(word for own, words in zip(main, subjects, strict=True) if own for word in words)
    out = []
    for at, line in enumerate(lines):
        words = subjects[at]
        others = [bag[word] - main[at] for word in words]
        count = max(1, len(words))
        inside = low <= at < high
        out.append(
            {
                "repeated": float(seen[line.folded] > 1),
                "ending": math.log(ending[ends[at]]),
                "topic": sum([each > 0 for each in others]) / count,
                "topics": sum(map(math.log1p, others)) / count,
                "segment": float(inside),
                "far": math.log1p(max(low - at, at - high + 1, 0)),
                "passed": float(at > passed),
            }
        )
    return out


def features(lines: list[Line], verdicts: list[Verdict | None]) -> list[tuple[float, ...]]:
    """For each line the numbers of ``FEATURES``, in that order; linear in the page's length."""
    rows = zip(
        map(_alone, lines, verdicts),
        _neighbours(lines, verdicts),
        _within(lines, verdicts),
        strict=True,
    )
    return [
        tuple(map((alone | around | within).__getitem__, FEATURES))
        for alone, around, within in rows
    ]
