"""Every date expression of a text, in its order, none overlapping another."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from generator.extracting.dates import numbers, partial, words
from generator.extracting.dates.expression import Expression
from generator.extracting.dates.lexicon import WEEKDAY, Lexicon
from generator.extracting.dates.together import together

_IN_DIGITS = frozenset({"numeric", "iso", "numeric-short"})
_REACH = 24
"""Code points beside digits in which the name of a weekday or of a kind of number stands."""
_SIGNS = "年月日년월일周週"
_DIGITS = re.compile(r"\d+")


def expressions(text: str, folded: str, lexicon: Lexicon) -> list[Expression]:
    """All of them; where two overlap, the one that says more wins, then the earlier."""
    counts = [match.span() for match in _DIGITS.finditer(folded)]
    read = numbers.in_digits(text, folded, counts, lexicon)
    found = [one for one in read if _is_date(folded, one, lexicon)]
    if lexicon.glued or any(map(text.__contains__, _SIGNS)):
        found += numbers.with_signs(text, lexicon)
    found += words.with_names(text, folded, lexicon)
    found += partial.day_alone(folded, counts, lexicon)
    found += partial.lone_years(folded, counts, lexicon)
    found += partial.ago(folded, counts, lexicon)
    found.sort(key=lambda one: (one.start, -_said(one), one.end))
    kept: list[Expression] = []
    for one in found:
        while kept and kept[-1].end > one.start and _said(one) > _said(kept[-1]):
            kept.pop()
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return together(text, folded, _with_weekdays(text, folded, kept, lexicon), lexicon)


def _is_date(folded: str, one: Expression, lexicon: Lexicon) -> bool:
    """Whether digits are a date, and not the number of a version or a telephone."""
    head = folded[max(0, one.start - _REACH) : one.start]
    return lexicon.codes is None or not lexicon.codes.search(head)


def _beside(folded: str, one: Expression, lexicon: Lexicon) -> Expression:
    """Digits with the weekday before or behind them: Dienstag, den 20.7.2021; 20/7/2021 (Tue)."""
    signs = numbers.DAY_OF_WEEK.match(folded, one.end) if lexicon.glued else None
    if signs:
        return replace(one, end=signs.end(), weekday=numbers.weekday_of(signs))
    if lexicon.week_before is None or lexicon.week_after is None:
        return one
    low = max(0, one.start - _REACH)
    match = lexicon.week_before.search(folded[low : one.start])
    if match:
        return _settled(one, low + match.start(), one.end, match[1], lexicon)
    match = lexicon.week_after.match(folded, one.end)
    if match:
        return _settled(one, one.start, match.end(), match[1], lexicon)
    return one


def _settled(one: Expression, start: int, end: int, name: str, lexicon: Lexicon) -> Expression:
    """Digits joined to a weekday, which settles in what order they are read.

    A short name that fits neither reading is another word: "so", "do" and "ne" are such.
    """
    weekday = lexicon.week_days[name]
    for value in (one.edtf, one.alternative):
        if value and datetime.date.fromisoformat(value).weekday() == weekday:
            year, month, day = map(int, value.split("-"))
            named = replace(one, start=start, end=end, weekday=weekday, alternative=None)
            return replace(named, edtf=value, year=year, month=month, day=day)
    known = [entry for entry in lexicon.names.get(name, ()) if entry.kind == WEEKDAY]
    if all(entry.short for entry in known):
        return one
    return replace(one, start=start, end=end, weekday=weekday)


def _with_weekdays(
    text: str, folded: str, found: list[Expression], lexicon: Lexicon
) -> list[Expression]:
    """Join a weekday to the digits it stands beside; close a bracket that opened inside."""
    out: list[Expression] = []
    for one in found:
        joined = _beside(folded, one, lexicon) if one.form in _IN_DIGITS else one
        if out and out[-1].end > joined.start and out[-1].form == "weekday":
            out.pop()
        if out and out[-1].end > joined.start:
            joined = one
        if out and out[-1].end > joined.start:
            continue
        if text[joined.end : joined.end + 1] == ")" and "(" in text[joined.start : joined.end]:
            joined = replace(joined, end=joined.end + 1)
        out.append(joined)
    return out


def _said(one: Expression) -> int:
    """How much an expression names: whole days above parts."""
    day = one.day or one.form == "range" or None
    named = (one.year, one.month, day, one.weekday, one.offset, one.edtf)
    return sum(part is not None for part in named) * 1000 + (one.end - one.start)
