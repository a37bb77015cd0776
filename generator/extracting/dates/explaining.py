"""How a partial date and a registered day are said to agree, in words for a reader."""

from __future__ import annotations

import datetime

from generator import edtf
from generator.model import Anchor, DateCandidate, DateKind
from generator.saying import Said, counted, day_in_words, say

_WEEKDAYS = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)


def agreement(one: DateCandidate, low: datetime.date, high: datetime.date, anchor: Anchor) -> Said:
    """Why an expression fits the days from ``low`` to ``high``, and how they follow an event."""
    start, end = day_in_words(low.isoformat()), day_in_words(high.isoformat())
    if low != high:
        return say(
            "the text says “{words}”, which leaves {start} to {end} possible",
            words=one.text,
            start=start,
            end=end,
        )
    if one.weekday is not None and one.day is None:
        fits = say("{day} was a {weekday}", day=start, weekday=_WEEKDAYS[low.weekday()])
    elif one.day is not None and one.month is None:
        fits = say("{day} is the day of that number", day=start)
    else:
        fits = say("{day} agrees with that", day=start)
    said = say("the text says “{words}”; {fits}", words=one.text, fits=fits)
    return _after(said, low, anchor)


def _after(said: Said, day: datetime.date, anchor: Anchor) -> Said:
    if anchor.kind is not DateKind.EVENT:
        return said
    days = (day - edtf.bounds(anchor.edtf)[0]).days
    if days == 0:
        return say("{said}, the day of what it answers", said=said)
    if days == 1:
        return say("{said}, the day after what it answers", said=said)
    after = counted(days, "{n} day after", "{n} days after")
    return say("{said}, {after} what it answers", said=said, after=after)
