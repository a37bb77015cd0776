"""A date expression as it stands in the text, before its place in the page is considered."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

YEARS = range(1900, 2100)
"""Four digits outside this range are no year that a date in digits alone would name (2400 to 2600
may be Buddhist, 1300 to 1500 a Persian or Islamic year)."""
PAST = range(1500, 1900)
"""Years that are read beside the name of a month only: days of history, which no page is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """What the words name, and where. ``form`` and ``calendar`` are as in ``DateCandidate``."""

    start: int
    end: int
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    edtf: str | None = None
    alternative: str | None = None
    calendar: str = ""


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day and a page may name it."""
    if year not in YEARS and year not in PAST:
        return False
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def may_be_day(month: int, day: int) -> bool:
    """Whether some year has this day (2000 has 29 February)."""
    return 1 <= month <= 12 and is_day(2000, month, day)


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """EDTF of what is known."""
    if month is None:
        return f"{year:04}"
    return f"{year:04}-{month:02}" + ("" if day is None else f"-{day:02}")


def full(
    start: int, end: int, form: str, ymd: tuple[int, int, int], alternative: str | None = None
) -> Expression:
    """An expression that names a whole day."""
    year, month, day = ymd
    return Expression(
        start=start,
        end=end,
        form=form,
        year=year,
        month=month,
        day=day,
        edtf=iso(year, month, day),
        alternative=alternative,
    )
