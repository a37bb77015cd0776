"""Days that a text names with their month, as far as recognising a registered day needs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.languages import pack_for
from generator.model import Span
from generator.text import fold

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_CJK = re.compile(r"(?:(\d{4})\s?年\s?)?(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_BEFORE = re.compile(r"(?<!\d)(\d{1,2})\D{0,8}$")
_AFTER = re.compile(r"\.?\s{1,2}(\d{1,2})(?!\d)")
_YEAR = re.compile(r"\D{0,6}(\d{4})(?!\d)")


class Day(NamedTuple):
    """A day with its month; the year where it stands beside them."""

    month: int
    day: int
    year: int | None
    span: Span


@lru_cache(maxsize=64)
def _months(language: str) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    months = {fold(name): number for name, number in pack_for(language).dates.months.items()}
    words = sorted((name for name in months if name), key=lambda name: (-len(name), name))
    if not words:
        return None, {}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)"), months


def days(folded: str, language: str) -> list[Day]:
    """The days that folded text names, in order."""
    found = [
        Day(int(match[2]), int(match[3]), int(match[1]), Span(start=match.start(), end=match.end()))
        for match in _ISO.finditer(folded)
    ]
    found += [
        Day(
            int(match[2]),
            int(match[3]),
            int(match[1]) if match[1] else None,
            Span(start=match.start(), end=match.end()),
        )
        for match in _CJK.finditer(folded)
    ]
    pattern, months = _months(language)
    for match in pattern.finditer(folded) if pattern else ():
        start, end = match.span()
        before = _BEFORE.search(folded[max(0, start - 12) : start])
        after = _AFTER.match(folded, end, end + 5)
        if before:
            start -= len(before[0])
        elif after:
            end = after.end()
        else:
            continue
        year = _YEAR.match(folded, end, end + 12)
        number = int((before or after or match)[1])
        found.append(
            Day(
                months[match[0]],
                number,
                int(year[1]) if year else None,
                Span(start=start, end=year.end() if year else end),
            )
        )
    real = (day for day in found if 1 <= day.month <= 12 and 1 <= day.day <= 31)
    return sorted(real, key=lambda day: (day.span, day.month, day.day))
