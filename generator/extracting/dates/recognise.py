"""Every date expression of a text, in its order, none overlapping another."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extracting.dates import numbers, partial, words
from generator.extracting.dates.expression import Expression
from generator.extracting.dates.lexicon import Lexicon

_BETWEEN = re.compile(r"[ ,.(]{1,3}(?:[^\W\d_]{2,4} )?")
"""Between a weekday and digits: a sign, and at most an article (Dienstag, den 20.7.2021)."""
_SIGN = re.compile(r"[年月日년월일周週]")


def expressions(text: str, folded: str, lexicon: Lexicon) -> list[Expression]:
    """All of them; where two overlap, the one that says more wins, then the earlier."""
    found = list(numbers.in_digits(folded, lexicon))
    if _SIGN.search(text) or lexicon.glued:
        found += numbers.with_signs(text, lexicon)
    found += words.with_names(text, folded, lexicon)
    found += partial.day_alone(folded, lexicon)
    found += partial.lone_years(folded, lexicon)
    found += partial.ago(folded, lexicon)
    found.sort(key=lambda one: (one.start, -_said(one), one.end))
    kept: list[Expression] = []
    for one in found:
        while kept and kept[-1].end > one.start and _said(one) > _said(kept[-1]):
            kept.pop()
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return _with_weekdays(text, folded, kept)


def _with_weekdays(text: str, folded: str, found: list[Expression]) -> list[Expression]:
    """Join a weekday to the digits it stands before; close a bracket that opened inside."""
    out: list[Expression] = []
    for one in found:
        joined = one
        last = out[-1] if out else None
        digits = one.form in ("numeric", "iso", "numeric-short")
        beside = digits and last and last.form == "weekday"
        if last and beside and _BETWEEN.fullmatch(folded, last.end, one.start):
            out.pop()
            joined = replace(one, start=last.start, weekday=last.weekday)
        if text[joined.end : joined.end + 1] == ")" and "(" in text[joined.start : joined.end]:
            joined = replace(joined, end=joined.end + 1)
        out.append(joined)
    return out


def _said(one: Expression) -> int:
    """How much an expression names: whole days above parts."""
    day = one.day or one.form == "range" or None
    named = (one.year, one.month, day, one.weekday, one.offset, one.edtf)
    return sum(part is not None for part in named) * 1000 + (one.end - one.start)
