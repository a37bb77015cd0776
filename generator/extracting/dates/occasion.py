"""The day of what a text reports: the registry's days held against the text's own.

A partial date (Tuesday, the 20th, 20 July) never becomes a day by itself: it agrees with a day
that the registry knows, or counts on from the event that the text answers.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator import edtf
from generator.model import Anchor, DateCandidate, DateKind

_DAY = datetime.timedelta(days=1)
_ANSWERED_WITHIN = 31
"""Days within which a statement follows the event it answers, when only the event is known:
one turn of the month, so that "the 20th" has one meaning."""
_REPORTED_WITHIN = 10
"""Days within which a page about a press event follows it."""
_PARTIAL = frozenset({"weekday", "day-of-month", "day-month", "full", "numeric", "iso"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The days that remain possible, why, and which candidates helped or date something else."""

    low: datetime.date
    high: datetime.date
    anchor: Anchor
    firm: bool
    said_whole: bool
    helped: tuple[int, ...]
    about_event: tuple[tuple[int, Anchor], ...]


def agrees(one: DateCandidate, day: datetime.date) -> bool:
    """Whether a day is what an expression may mean."""
    return (
        (one.year is None or one.year == day.year)
        and (one.month is None or one.month == day.month)
        and (one.day is None or one.day == day.day)
        and (one.weekday is None or one.weekday == day.weekday())
    )


def _days(low: datetime.date, high: datetime.date) -> list[datetime.date]:
    count = min((high - low).days, _ANSWERED_WITHIN)
    return [low + _DAY * i for i in range(count + 1)]


def _told(candidates: tuple[DateCandidate, ...]) -> list[tuple[int, DateCandidate]]:
    return [
        (index, one)
        for index, one in enumerate(candidates)
        if one.form in _PARTIAL and one.kind in (DateKind.OCCASION, DateKind.EVENT)
    ]


def _event_of(one: DateCandidate, events: list[Anchor]) -> Anchor | None:
    for anchor in events:
        low, high = edtf.bounds(anchor.edtf)
        if any(agrees(one, day) for day in _days(low, high)):
            return anchor
    return None


def from_occasions(
    candidates: tuple[DateCandidate, ...],
    anchors: tuple[Anchor, ...],
    published: tuple[datetime.date, datetime.date] | None,
) -> Chosen | None:
    """The registered occasion that fits best; None where the page's own day rules all out."""
    events = sorted(
        (a for a in anchors if a.kind is DateKind.EVENT), key=lambda a: (-a.weight, a.edtf)
    )
    scored: list[tuple[float, Chosen]] = []
    occasions = [anchor for anchor in anchors if anchor.kind is DateKind.OCCASION]
    for anchor in sorted(occasions, key=lambda a: (-a.weight, a.edtf, a.note)):
        low, high = edtf.bounds(anchor.edtf)
        score = anchor.weight
        if published:
            if published[1] < low or (published[0] - high).days > _REPORTED_WITHIN:
                continue
            high = max(low, min(high, published[1]))
        days = _days(low, high)
        helped, about, firm = [], [], False
        for index, one in _told(candidates):
            fitting = [day for day in days if agrees(one, day)]
            event = _event_of(one, events)
            # Where several days are possible, the day of the event says nothing of the answer's.
            told = one.kind is DateKind.OCCASION and low == high
            if fitting and (told or not event):
                days, firm = fitting, True
                helped.append(index)
                score *= 1.3
            elif event:
                about.append((index, event))
            elif one.kind is DateKind.OCCASION:
                score *= 0.8
        whole = any(
            candidates[i].year and candidates[i].day and candidates[i].kind is DateKind.OCCASION
            for i in helped
        )
        chosen = Chosen(
            low=days[0],
            high=days[-1],
            anchor=anchor,
            firm=firm,
            said_whole=whole,
            helped=tuple(helped),
            about_event=tuple(about),
        )
        scored.append((score, chosen))
    if not scored:
        return None
    return max(scored, key=lambda pair: pair[0])[1]


def from_events(
    candidates: tuple[DateCandidate, ...], anchors: tuple[Anchor, ...]
) -> Chosen | None:
    """The first day on or after the event that the text's own partial date allows."""
    events = sorted(
        (a for a in anchors if a.kind is DateKind.EVENT), key=lambda a: (-a.weight, a.edtf)
    )
    if not events:
        return None
    anchor = events[0]
    low = edtf.bounds(anchor.edtf)[0]
    if low == datetime.date.min:
        return None
    days = _days(low, low + _DAY * (_ANSWERED_WITHIN - 1))
    about = tuple(
        (index, event)
        for index, one in _told(candidates)
        if one.kind is DateKind.EVENT and (event := _event_of(one, events))
    )
    for index, one in _told(candidates):
        fitting = [day for day in days if agrees(one, day)]
        if one.kind is DateKind.OCCASION and fitting:
            if one.day is None and fitting[0] == low:
                # "Wednesday" and the event was on one: it may date either, so it settles neither.
                about = (*(pair for pair in about if pair[0] != index), (index, anchor))
                continue
            return Chosen(
                low=fitting[0],
                high=fitting[0],
                anchor=anchor,
                firm=True,
                said_whole=one.year is not None and one.day is not None,
                helped=(index,),
                about_event=tuple(pair for pair in about if pair[0] != index),
            )
    return Chosen(
        low=low,
        high=datetime.date.max,
        anchor=anchor,
        firm=False,
        said_whole=False,
        helped=(),
        about_event=about,
    )
