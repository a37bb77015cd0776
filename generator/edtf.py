"""The part of EDTF (ISO 8601-2, level 1) that records and pages use.

``2021``, ``2021-07``, ``2021-07-20``, each with ``?`` (uncertain), ``~`` (approximate) or ``%``
(both); intervals ``a/b`` whose ends may be open (``..``) or unknown (empty).
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")


def _check_one(value: str) -> None:
    match = _DATE.fullmatch(value)
    if not match:
        raise ValueError(
            f"'{value}' is not an EDTF date (such as 2021-07-20, 2021-07 or 2021-07-20~)"
        )
    year, month, day = match[1], match[2] or "01", match[3] or "01"
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"'{value}' is no day of the calendar") from None


def check_edtf(value: str) -> str:
    """``value`` itself if it is a date or interval of level 1; raises ValueError if not."""
    ends = value.split("/")
    if len(ends) > 2:
        raise ValueError(f"'{value}' has more than two ends")
    for end in ends:
        if len(ends) == 1 or end not in ("", ".."):
            _check_one(end)
    if len(ends) == 2:
        low, high = bounds(value)
        if low > high:
            raise ValueError(f"'{value}' ends before it begins")
    return value


def _first(value: str) -> datetime.date:
    match = _DATE.fullmatch(value)
    assert match is not None
    return datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))


def _last(value: str) -> datetime.date:
    match = _DATE.fullmatch(value)
    assert match is not None
    if match[3]:
        return _first(value)
    year, month = int(match[1]), int(match[2] or 12)
    if (year, month) == (9999, 12):
        return datetime.date.max
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


@lru_cache(maxsize=65536)
def bounds(value: str) -> tuple[datetime.date, datetime.date]:
    """First and last day that a checked EDTF value allows; open ends reach to the calendar's."""
    ends = value.split("/")
    first, last = ends[0], ends[-1]
    low = datetime.date.min if first in ("", "..") else _first(first)
    high = datetime.date.max if last in ("", "..") else _last(last)
    return low, high


def precision(value: str) -> str:
    """``day``, ``month``, ``year`` or ``interval``."""
    if "/" in value:
        return "interval"
    return {10: "day", 7: "month", 4: "year"}[len(value.rstrip("?~%"))]


def is_uncertain(value: str) -> bool:
    """Whether the value says itself that it is uncertain, approximate or a choice of days."""
    return "/" in value or value[-1:] in "?~%"
