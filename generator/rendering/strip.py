"""A small timeline for one page: dated steps in lanes, placed for an SVG that needs no script.

``strip`` gives places and words; the macro ``strip`` in ``_strip.md.j2`` draws them. Places are in
percent of the width, so that it fits a phone without shrinking its words. It is an overview, and
says in its description all that it shows: what it shows stands on its page in words as well.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.edtf import bounds, is_uncertain
from generator.rendering import wording
from generator.saying import listed, say

LANES: Mapping[str, str] = {
    "occurred": say("Occurred"),
    "accusing": say("Attributions"),
    "answering": say("Answers"),
    "supporting": say("Support"),
    "other": say("Press events"),
}
"""Lanes from top to bottom. Lanes without a mark are not drawn."""
INSET = 2.0
"""Percent left free at both ends, so that no mark is cut."""
NEAR = 3.0
"""Percent between two marks below which they are drawn as one with their number; a mark is 10 px
wide and a phone's strip 320."""
APART = 26.0
"""Percent that the words below two ticks need: "September 2031" on a phone."""
STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months from one tick to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing to draw: its lane, its date, and in words who or what it is.

    ``lasting``: it went on for the whole interval; otherwise it was on one unknown day within.
    """

    lane: str
    edtf: str
    words: str
    lasting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What is drawn at one place: a mark, several on top of each other, or (``width``) an interval.

    ``x`` and ``width`` are percent, ``x`` the middle of a mark and the beginning of an interval.
    ``sure``: no date in it is doubtful.
    """

    lane: str
    x: float
    width: float
    count: int
    sure: bool
    lasting: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line across all lanes with a date below it: ``anchor`` is SVG's start, middle or end."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A drawing: lanes with their words and spots from top to bottom, ticks, and all in words."""

    title: str
    description: str
    lanes: tuple[tuple[str, str, tuple[Spot, ...]], ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """From days to percent. ``first`` and ``last`` are the outermost days that are known."""

    first: datetime.date
    last: datetime.date

    def at(self, day: datetime.date, *, part: float = 0.0) -> float:
        """Where ``part`` of a day stands; days outside are drawn at the edge."""
        done = (day - self.first).days + part
        share = done / ((self.last - self.first).days + 1)
        return round(INSET + min(max(share, 0.0), 1.0) * (100 - 2 * INSET), 2)


def strip(marks: tuple[Mark, ...], lanes: Mapping[str, str] = LANES) -> Strip | None:
    """The drawing of ``marks``; None where all are on one day, for then there is nothing to see.

    Every mark's lane must be one of ``lanes``, and its date an EDTF value with one known end.
    """
    ends = [end for mark in marks for end in _ends(mark.edtf)]
    if not ends or min(ends)[0] == max(ends)[0]:
        return None
    scale = _Scale(first=min(ends)[0], last=max(ends)[0])
    first, last = (wording.date_words(words) for _, words in (min(ends), max(ends)))
    rows = tuple(
        (lane, words, tuple(_spots([mark for mark in marks if mark.lane == lane], scale)))
        for lane, words in lanes.items()
        if any(mark.lane == lane for mark in marks)
    )
    return Strip(
        title=say("From {first} to {last}", first=first, last=last),
        description=listed(
            (
                say("{lane}: {what}", lane=words, what=listed((s.words for s in spots), gap="; "))
                for _, words, spots in rows
            ),
            gap=say(". "),
        ),
        lanes=rows,
        ticks=(
            Tick(x=INSET, words=first, anchor="start"),
            *_ticks(scale),
            Tick(x=100 - INSET, words=last, anchor="end"),
        ),
    )


def _ends(edtf: str) -> Iterator[tuple[datetime.date, str]]:
    """First and last day of a date, each with the date that says so; none for unknown ends."""
    first, last = edtf.split("/", maxsplit=1)[0], edtf.rsplit("/", maxsplit=1)[-1]
    if first not in ("", ".."):
        yield bounds(first)[0], first.rstrip("?~%")
    if last not in ("", ".."):
        yield bounds(last)[1], last.rstrip("?~%")


def _spots(marks: list[Mark], scale: _Scale) -> Iterator[Spot]:
    """Intervals as they are; days that lie close to each other as one."""
    found: dict[tuple[str, bool], list[str]] = {}
    for mark in marks:
        found.setdefault((mark.edtf, mark.lasting), []).append(mark.words)
    near: list[Spot] = []
    for (edtf, lasting), words in sorted(found.items(), key=lambda item: bounds(item[0][0])):
        spot = _spot(marks[0].lane, edtf, words, scale, lasting=lasting)
        if near and not spot.width and spot.x - near[-1].x < NEAR:
            near.append(spot)
            continue
        if not spot.width:
            yield from _merged(near)
            near = [spot]
        else:
            yield spot
    yield from _merged(near)


def _merged(near: list[Spot]) -> Iterator[Spot]:
    if near:
        yield replace(
            near[0],
            x=round((near[0].x + near[-1].x) / 2, 2),
            count=sum(spot.count for spot in near),
            sure=all(spot.sure for spot in near),
            words=listed((spot.words for spot in near), gap="; "),
        )


def _spot(lane: str, edtf: str, words: list[str], scale: _Scale, *, lasting: bool) -> Spot:
    low, high = bounds(edtf)
    wide = low != high
    start = scale.at(low) if wide else scale.at(low, part=0.5)
    return Spot(
        lane=lane,
        x=start,
        width=round(scale.at(high, part=1.0) - start, 2) if wide else 0.0,
        count=len(words),
        sure=lasting or not is_uncertain(edtf),
        lasting=lasting,
        words=say(
            "{date}, {who}", date=wording.date_words(edtf, lasting=lasting), who=listed(words)
        ),
    )


def _ticks(scale: _Scale) -> Iterator[Tick]:
    """Round months or years between the outermost days, where their words have room."""
    first, last = scale.first, scale.last
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((item for item in STEPS if months / item <= 4), STEPS[-1])
    place = INSET
    for number in range(first.year * 12 + first.month, last.year * 12 + last.month):
        if number % step:
            continue
        day = datetime.date(number // 12, number % 12 + 1, 1)
        x = scale.at(day)
        if x - place >= APART and 100 - INSET - x >= APART:
            place = x
            words = f"{day:%Y}" if step % 12 == 0 else f"{day:%Y-%m}"
            yield Tick(x=x, words=wording.date_words(words), anchor="middle")
