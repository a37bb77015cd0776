"""How a partial date and a registered day are said to agree, in words for a reader."""

from __future__ import annotations

import datetime

from generator import edtf
from generator.model import Anchor, DateCandidate, DateKind

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def day_in_words(day: datetime.date) -> str:
    """20 July 2021."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def agreement(one: DateCandidate, low: datetime.date, high: datetime.date, anchor: Anchor) -> str:
    """Why an expression fits the days from ``low`` to ``high``, and how they follow an event."""
    said = f"the text says “{one.text}”"
    if low != high:
        return f"{said}, which leaves {day_in_words(low)} to {day_in_words(high)} possible"
    named = day_in_words(low)
    fits = f"{named} agrees with that"
    if one.weekday is not None and one.day is None:
        fits = f"{named} was a {_WEEKDAYS[low.weekday()]}"
    elif one.day is not None and one.month is None:
        fits = f"{named} is the day of that number"
    return f"{said}; {fits}{_after(low, anchor)}"


def _after(day: datetime.date, anchor: Anchor) -> str:
    if anchor.kind is not DateKind.EVENT:
        return ""
    days = (day - edtf.bounds(anchor.edtf)[0]).days
    when = {0: "the day", 1: "the day after"}.get(days, f"{days} days after")
    return f", {when} of what it answers" if days == 0 else f", {when} what it answers"
