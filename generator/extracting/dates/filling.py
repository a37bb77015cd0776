"""Parts of dates filled from the day that a text was found to be of.

What is filled here is shown beside the words, and decides nothing.
"""

from __future__ import annotations

import datetime

from generator.extracting.dates.expression import is_day, iso
from generator.model import DateCandidate, DateKind

_DAY = datetime.timedelta(days=1)
_YEAR_HALF = 183
_MONTH_LONGEST = 31
_MONTHS_BACK = 6


def filled(
    one: DateCandidate, day: datetime.date | None, written: datetime.date | None
) -> str | None:
    """EDTF of an expression that names no whole day, or what it has already.

    ``day`` is the day that was chosen, ``written`` the same where it is the day on which the page
    appeared, and likely to be so: "yesterday" counts from it, and a weekday or a day of the month
    on which something was said is the last one before. That one is marked as uncertain.
    """
    if one.edtf is not None or one.kind is DateKind.CHROME:
        return one.edtf
    if one.form == "day-month":
        return _in_year(one, day) if day else None
    if one.form == "month" and one.month and written:
        # A month without a year is the last one, unless it is far off: then it may be the next.
        year = written.year if one.month <= written.month else written.year - 1
        near = written.month - one.month + 12 * (written.year - year) <= _MONTHS_BACK
        return f"{iso(year, one.month)}?" if near else None
    if written is None:
        return None
    if one.offset is not None and one.form == "relative":
        # "3 hours ago" may have been yesterday's.
        counted = any(map(str.isdigit, one.text)) or one.cue == "moment"
        return None if counted else (written + one.offset * _DAY).isoformat()
    if one.kind is DateKind.OCCASION and (one.weekday is not None or one.day is not None):
        return _last(one, written)
    return None


def _last(one: DateCandidate, written: datetime.date) -> str | None:
    """The last day on or before ``written`` that an expression may mean, as uncertain."""
    for back in range(_MONTH_LONGEST + 1):
        day = written - back * _DAY
        if one.day in (None, day.day) and one.weekday in (None, day.weekday()):
            return f"{day.isoformat()}?"
    return None


def _in_year(one: DateCandidate, day: datetime.date) -> str | None:
    """A day and month without a year, in the year that brings it nearest to the chosen day."""
    if one.month is None or one.day is None:
        return None
    days = [
        datetime.date(year, one.month, one.day)
        for year in (day.year - 1, day.year, day.year + 1)
        if is_day(year, one.month, one.day)
    ]
    fitting = [near for near in days if one.weekday in (None, near.weekday())]
    if not fitting:
        return None
    best = min(fitting, key=lambda near: (abs((near - day).days), near))
    near_enough = abs((best - day).days) < _YEAR_HALF
    return iso(best.year, best.month, best.day) if near_enough else None
