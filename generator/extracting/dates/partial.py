"""Parts of dates that stand alone: a day of the month, a year, so many days ago."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extracting.dates.expression import Expression, iso
from generator.extracting.dates.lexicon import TOKEN, Lexicon

_Counts = list[tuple[int, int]]
"""Where the digits of a text stand, in order."""
_NO_DAY = re.compile(r"\s?[%/:€$£°-]|[.,]\d")


def day_alone(folded: str, counts: _Counts, lexicon: Lexicon) -> Iterator[Expression]:
    """A day without its month: on the 20th, le 20, am 20."""
    for before, pattern in lexicon.day_alone:
        for digits, _ in counts:
            start = digits - len(before)
            match = pattern.match(folded, start) if folded.startswith(before, start) else None
            if match is None or not 1 <= int(match[1]) <= 31:
                continue
            after = TOKEN.search(folded, match.end(), match.end() + 40)
            gap = folded[match.end() : after.start()] if after else folded[match.end() :][:2]
            if (
                after
                and gap.strip() == ""
                and "\n" not in gap
                and (after[0] not in lexicon.followers)
            ):
                continue
            if _NO_DAY.match(folded, match.end()):
                continue
            yield Expression(
                start=match.start(), end=match.end(), form="day-of-month", day=int(match[1])
            )


_LONE_YEAR = re.compile(
    r"(?<![\w.,/$€£#+-])((?:19|20)\d\d)(?:\s?[-–—/]\s?((?:19|20)\d\d))?"
    r"(?![\w%€$£]|[.,/-]\d|-\w)"
)
_WORD_BEHIND = re.compile(r"[ \t]([^\W\d_]+)")
_BARE = range(1990, 2040)
"""Years that are read without any word beside them."""
_CLOSERS = ("", *".,;:!?)»”\n")
_JOINER = re.compile(r" (?:[^\W\d_]{1,3}|&) ")
"""A short word between two years, of which the second needs no other: 1984 and 2014."""
_ROUND = 2000
"""A year that is as well a round number: before a noun it counts things."""


def lone_years(folded: str, counts: _Counts, lexicon: Lexicon) -> Iterator[Expression]:
    """A year by itself, or a span of years, where a word or sign beside it says that it is one."""
    read = told = 0
    for start, _ in counts:
        match = _LONE_YEAR.match(folded, start) if start >= read else None
        if match is None:
            continue
        read = match.end()
        before = folded[max(0, match.start() - 14) : match.start()]
        word = before.split()[-1] if before.split() else ""
        behind = _WORD_BEHIND.match(folded, match.end(), match.end() + 24)
        after = behind[1] if behind else ""
        signed = before.rstrip()[-1:] in ("©", "(", "（") or after in lexicon.year_behind
        low, high = int(match[1]), int(match[2] or match[1])
        joined = told > 0 and bool(_JOINER.fullmatch(folded, told, match.start()))
        named = signed or joined or word.strip("(,") in lexicon.year_words or word == "copyright"
        if not named and not _is_bare(folded, match, low, high):
            continue
        if (low == _ROUND == high and after and not signed) or high < low:
            continue
        edtf = iso(low) if low == high else f"{iso(low)}/{iso(high)}"
        form, told = ("year", match.end()) if named else ("bare-year", 0)
        yield Expression(start=match.start(), end=match.end(), form=form, year=low, edtf=edtf)


def _is_bare(folded: str, match: re.Match[str], low: int, high: int) -> bool:
    """Whether digits without a word for years are years: of our days, with nothing to count.

    They close a phrase behind a word (the Games of Klow 2021.), or are two in order.
    """
    if low not in _BARE or high not in _BARE or low == _ROUND:
        return False
    if match[2]:
        return low < high
    before = folded[max(0, match.start() - 2) : match.start()]
    after = folded[match.end() : match.end() + 1]
    return len(before) == 2 and before[0].isalpha() and before[1] == " " and after in _CLOSERS


_AGO_WINDOW = 20
"""Code points around a number in which the words of "3 minutes ago" stand."""


def ago(folded: str, counts: _Counts, lexicon: Lexicon) -> Iterator[Expression]:
    """A moment counted back from the reading: 3 hours ago, vor 2 Tagen."""
    if lexicon.ago is None:
        return
    seen = 0
    for start, end in counts:
        low = max(seen, start - _AGO_WINDOW)
        match = lexicon.ago.search(folded, low, end + _AGO_WINDOW)
        if match is None:
            continue
        seen = match.end()
        number = next(group for group in match.groups() if group)
        unit = lexicon.ago_days[match[0].replace(number, "#", 1)]
        yield Expression(
            start=match.start(), end=match.end(), form="relative", offset=-int(number) * unit
        )
