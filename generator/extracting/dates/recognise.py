"""Every date expression of a text, in its order, none overlapping another."""

from __future__ import annotations

import re

from generator.extracting.dates import numbers, words
from generator.extracting.dates.expression import Expression
from generator.extracting.dates.lexicon import Lexicon

_SIGN = re.compile(r"[年月日년월일周週]")


def expressions(text: str, folded: str, lexicon: Lexicon) -> list[Expression]:
    """All of them; where two overlap, the one that says more wins, then the earlier."""
    found = list(numbers.in_digits(folded, lexicon))
    if _SIGN.search(text) or lexicon.glued:
        found += numbers.with_signs(text, lexicon)
    found += words.with_names(text, folded, lexicon)
    found += words.day_alone(folded, lexicon)
    found += words.lone_years(folded, lexicon)
    found.sort(key=lambda one: (one.start, -_said(one), one.end))
    kept: list[Expression] = []
    for one in found:
        while kept and kept[-1].end > one.start and _said(one) > _said(kept[-1]):
            kept.pop()
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def _said(one: Expression) -> int:
    """How much an expression names: whole days above parts."""
    named = (one.year, one.month, one.day or one.form == "range" or None, one.weekday, one.offset)
    return sum(part is not None for part in named) * 1000 + (one.end - one.start)
