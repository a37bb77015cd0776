"""How much a line looks like part of the text, given the lines around it."""

from __future__ import annotations

from operator import mul

from generator.cleaning.features import features, mass, segment
from generator.cleaning.lines import Line
from generator.cleaning.shapes import Verdict
from generator.saying import say

BIAS = -2.21
WEIGHTS = {
    "stopped": 0.32,
    "bars": -2.07,
    "capitals": -1.41,
    "own": -4.08,
    "own_long": -2.89,
    "lower": 1.03,
    "quoted": 0.85,
    "asks": -0.60,
    "single": 0.48,
    "small_words": -0.54,
    "phrase": -1.60,
    "marked": -3.69,
    "near": 0.44,
    "wide": -2.22,
    "stop_after": 0.62,
    "length_before": 0.38,
    "segment": 1.35,
    "passed": -0.92,
    "tail": 2.47,
    "headline": -1.89,
    "related": -1.70,
    "cut_passed": -0.35,
    "menus_passed": 0.19,
    "shares_passed": -0.59,
    "forms_near": -3.32,
    "dates_near": 2.42,
    "island": 0.31,
    "cover": -1.86,
    "closes": -1.37,
    "length": 0.45,
    "commas": 0.37,
    "repeated": -0.67,
    "cut_near": -3.15,
}
"""Weights of a logistic regression on the lines of 502 public pages, ridge 0.3: 3,108 lines that
are labelled, and what surely stands inside and outside the text, at a small weight; by
``bench/fit_cleaning.py``. Ten-fold, whole pages, F1 is .909. They move with every feature's
definition and with the packs' phrases. Features were chosen by leaving out and adding each, first
on half of the pages: fitted there, F1 is .936 on that half, ten-fold, and .887 on the other."""
THRESHOLD = -0.6
"""Log-odds from which a line is text. Swept from -1 to 0, ten-fold: at -1 precision is .87 and
recall .94, at -.5 .89 and .93, at 0 .90 and .91; a lost statement costs more than a stray line."""
_PURE, _PURE_FROM = 2.0, 0.8
"""How far the threshold falls on a page that is running text throughout, and the share of running
text from which it begins to: there a short line is more often a heading than a menu entry."""
_SENTENCES = 0.5
"""What more speaks for sentences that name nothing of the page's own, whatever stands around:
swept from 0 to 1, on the same pages; above, precision falls and no lost paragraph comes back."""
_MAIN, _NOT_MAIN = 2.5, 1.5
"""What trafilatura's verdict weighs on a web page; its F1 on the same pages is .92."""
_TRUSTED, _TRUST, _TRUST_PROSE = 0.7, 2.0, 1.0
"""The share of a page's running text that trafilatura keeps from which its "no" weighs more, and
how much more, for short lines and for prose, where it keeps all: where it keeps little it has
missed the text. Paragraphs and sub-headings above the last one it keeps are spared, for inside
the text it drops standfirsts and code."""
_MARGINS, _MARGIN = frozenset(("aside", "header", "footer")), 2.0
_POST, _LINK = 4.0, 2.0
"""What a forum's own name for the text of a post speaks for it, and a link against a short line."""
_TEXTS = frozenset(("p", "pre", "blockquote", "h2", "h3"))
_WRITTEN, _DOCUMENT = frozenset(("p", "li", "td", "blockquote", "pre", "h2", "h3", "h4")), 3.0
"""Lines of a format with paragraphs about which no extractor was asked, Markdown and PDF: such a
file is a document, with little of a page around it, and its short lines are headings and names."""


def start(lines: list[Line], verdicts: list[Verdict | None]) -> int:
    """The first line of running text in that stretch; 0 for a page without any."""
    low, high = segment(lines, verdicts)
    for at in range(low, high):
        if lines[at].is_prose and mass(lines[at], verdicts[at]) and lines[at].units >= 9:
            after = [line.units for line in lines[at + 1 : at + 3]]
            if at > low or lines[at].stops or not after or max(after) <= lines[at].units:
                return at
            return at + 1
    return low


def _agreement(lines: list[Line], verdicts: list[Verdict | None]) -> float:
    """How far the main-content extractor found the stretch of text that the rules find, 0 to 1."""
    low, high = segment(lines, verdicts)
    kept_, all_ = 0.0, 0.0
    for line, verdict in zip(lines[low:high], verdicts[low:high], strict=True):
        if line.is_prose:
            all_ += mass(line, verdict)
            kept_ += mass(line, verdict) * (line.raw.main is True)
    share = kept_ / all_ if all_ else 0.0
    return max(0.0, share - _TRUSTED) / (1 - _TRUSTED)


def scores(lines: list[Line], verdicts: list[Verdict | None], headline: int = 0) -> list[float]:
    """How much speaks for each line being text, as log-odds; ``headline`` as for ``features``."""
    out = []
    trusted = _agreement(lines, verdicts)
    last = max((at for at, line in enumerate(lines) if line.raw.main and line.is_prose), default=0)
    for at, (line, row) in enumerate(zip(lines, features(lines, verdicts, headline), strict=True)):
        total = BIAS + sum(map(mul, WEIGHTS.values(), row))
        if line.raw.main is not None:
            total += _MAIN if line.raw.main else -_NOT_MAIN
        elif line.raw.role in _WRITTEN:
            total += _DOCUMENT
        if line.raw.main is False and (at > last or line.raw.role not in _TEXTS):
            total -= trusted * (_TRUST_PROSE if line.is_prose else _TRUST)
        if line.raw.role in _MARGINS:
            total -= _MARGIN
        if line.raw.role == "post":
            total += _POST
        if line.raw.linked and not line.is_prose:
            total -= _LINK
        if line.is_prose and not line.own and line.bars == 0:
            total += _SENTENCES + (line.raw.role in _TEXTS)
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


def isolated(at: int, lines: list[Line], dropped: list[bool]) -> bool:
    """Whether a short line stands between two that are not text: it belongs to them, then."""
    line = lines[at]
    if line.is_prose or line.raw.main or not 0 < at < len(lines) - 1:
        return False
    return dropped[at - 1] and dropped[at + 1]


def kept(line: Line, score: float) -> str:
    """Why a line is taken for text, in words."""
    if score > 0 and line.is_prose:
        return say("running text")
    if line.is_prose:
        return say("running text, though little of it stands around")
    return say("a short line among running text")


def dropped(line: Line) -> str:
    """Why a line is not taken for text, in words."""
    if line.is_prose:
        return say("apart from the page's main text")
    return say("a short line away from the running text")
