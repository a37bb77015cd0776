"""Days of other calendars as days of the common era.

The Solar Hijri calendar of Iran is counted by its rule of eight leap years in thirty-three, which
agrees with the observed one through the years read here. The Islamic calendar is counted by the
tabular rule of eleven leap years in thirty (civil epoch); months begin by sight of the moon, so
such a day may be off by one, and is marked as approximate unless a weekday settles it.
"""

from __future__ import annotations

import datetime

from generator.extracting.dates.expression import PAST, YEARS

PERSIAN_YEARS = range(1300, 1473)
"""Solar Hijri years for which the rule of thirty-three years holds (1921 to 2094)."""
ISLAMIC_YEARS = range(1318, 1524)
"""Islamic years that begin in 1900 to 2099."""
_BUDDHIST = 543
"""How many years the Buddhist era, as Thailand counts it, is ahead of the common era."""
_BUDDHIST_SCRIPT = range(0x0E00, 0x0F00)
"""Thai and Lao letters: whose countries count Buddhist years from 1 January."""
_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
"""Places of the leap years in a cycle of thirty-three Solar Hijri years."""
_NOWRUZ = (1398, datetime.date(2019, 3, 21))
_ISLAMIC_EPOCH = 227014
"""The proleptic Gregorian ordinal of the day before 1 Muharram of the year 1 (16 July 622 by the
Julian calendar, 19 July by the Gregorian)."""


def _leaps_before(year: int) -> int:
    cycles, place = divmod(year - 1, 33)
    return cycles * len(_LEAPS) + sum(leap <= place for leap in _LEAPS)


def from_persian(year: int, month: int, day: int) -> datetime.date | None:
    """The day of a Solar Hijri date; None if that calendar lacks it."""
    leap = year % 33 in _LEAPS
    length = 31 if month <= 6 else 30 if month < 12 or leap else 29
    if year not in PERSIAN_YEARS or not 1 <= month <= 12 or not 1 <= day <= length:
        return None
    known, nowruz = _NOWRUZ
    days = (year - known) * 365 + _leaps_before(year) - _leaps_before(known)
    days += (month - 1) * 30 + min(month - 1, 6) + day - 1
    return nowruz + datetime.timedelta(days=days)


def from_islamic(year: int, month: int, day: int) -> datetime.date | None:
    """The day of a date by the tabular Islamic calendar; None if it lacks it."""
    if year not in ISLAMIC_YEARS or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (month - 1) * 29 + month // 2 + day
    return datetime.date.fromordinal(_ISLAMIC_EPOCH + days)


def settled(about: datetime.date, weekday: int | None) -> datetime.date | None:
    """The neighbour of an approximate day that falls on ``weekday``; None if none settles it."""
    if weekday is None:
        return None
    for by in (0, -1, 1):
        near = about + datetime.timedelta(days=by)
        if near.weekday() == weekday:
            return near
    return None


def name_of(year: int | None, words: str) -> str:
    """The calendar by which words count a year that was read as of the common era."""
    return "buddhist" if year is not None and str(year + _BUDDHIST) in words else ""


def common_year(year: int, month_name: str) -> int | None:
    """A year as the words around it count it: a Buddhist one beside a Thai or Lao month."""
    if year in YEARS or year in PAST:
        return year
    counted = year - _BUDDHIST
    if ord(month_name[0]) in _BUDDHIST_SCRIPT and counted in YEARS:
        return counted
    return None
