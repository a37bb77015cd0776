"""The year of a day that is named without one, by what else the page dates.

A weekday beside the day, the first comment on the page (which no page is younger than), or the
weekday of the report that the day opens: each leaves few years, and the page names the rest.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from generator.extracting.dates.expression import is_day, iso
from generator.model import DateCandidate, DateKind

_SOON = 3
"""Days within which the first comment follows a page whose day stands above the text only."""
_WITHIN = 60
"""Days within which it follows a page that says its day beside its name."""
_REPORT = 4
"""Expressions behind a report's opening day among which its weekday is looked for."""
_DAY_LENGTH = 10
"""Signs of an exact day in EDTF."""


def year_for(one: DateCandidate, years: list[int]) -> int | None:
    """The last year in which a day and month fall on the weekday they are given with."""
    if one.month is None or one.day is None:
        return None
    fitting = [
        year
        for year in years
        if is_day(year, one.month, one.day)
        and (
            one.weekday is None or datetime.date(year, one.month, one.day).weekday() == one.weekday
        )
    ]
    return fitting[-1] if fitting else None


def with_its_weekday(candidates: tuple[DateCandidate, ...], index: int) -> DateCandidate | None:
    """The day that opens a report with the weekday that the report names next, if it does."""
    one = candidates[index]
    if one.cue != "agency-line" or one.weekday is not None:
        return None
    for other in candidates[index + 1 : index + 1 + _REPORT]:
        if other.form == "weekday" and other.kind is not DateKind.CHROME:
            return replace(one, weekday=other.weekday)
    return None


def _first_comment(candidates: tuple[DateCandidate, ...]) -> datetime.date | None:
    days = [
        one.edtf
        for one in candidates
        if one.cue == "comment" and one.edtf and len(one.edtf) == _DAY_LENGTH
    ]
    return datetime.date.fromisoformat(min(days)) if days else None


def _before(one: DateCandidate, first: datetime.date) -> str | None:
    """The last such day that is no younger than the first comment, if it lies near to it."""
    if one.month is None or one.day is None:
        return None
    near = _SOON if one.kind is DateKind.CHROME else _WITHIN
    for year in (first.year, first.year - 1):
        if not is_day(year, one.month, one.day):
            continue
        day = datetime.date(year, one.month, one.day)
        if one.weekday in (None, day.weekday()) and 0 <= (first - day).days <= near:
            return iso(year, one.month, one.day)
    return None


def tied_to_comments(candidates: tuple[DateCandidate, ...]) -> tuple[DateCandidate, ...]:
    """Days without a year that the first comment gives one.

    One above the text, where pages show the day of the visit, is the page's own if the first
    comment follows within days: nobody visits a page just before its comments.
    """
    first = _first_comment(candidates)
    if first is None:
        return candidates
    out = []
    for one in candidates:
        said = one.kind is DateKind.PUBLICATION or one.cue == "page-top"
        open_year = said and one.form == "day-month" and one.edtf is None
        value = _before(one, first) if open_year else None
        if value:
            weight = max(one.weight * 0.6, 0.4)
            kind, cue = DateKind.PUBLICATION, "before-comment"
            out.append(replace(one, edtf=value, kind=kind, cue=cue, weight=weight))
        else:
            out.append(one)
    return tuple(out)
