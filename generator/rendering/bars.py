"""Small bars over the years, one figure a year, drawn by the server as SVG without style.

Several on a page share one ``Axis``, so that they can be compared; each says in words all that it
shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.edtf import bounds
from generator.rendering import wording
from generator.saying import Said, listed, say

YEARS = 40
"""Years drawn at most, the latest ones: a bar of 6 pixels each still has room on a phone."""
HEIGHT = 24
"""Pixels of the highest bar."""
_STEP, _BAR = 8, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The years and the highest figure that several drawings share."""

    first: int
    last: int
    top: int

    @property
    def width(self) -> int:
        """Pixels from the first year to the last."""
        return (self.last - self.first + 1) * _STEP


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """One drawing: its size in pixels, one SVG path of all bars, its figures in words.

    ``rtl`` is the path for pages on which time runs from right to left.
    """

    width: int
    height: int
    path: str
    rtl: str
    words: str


def year_of(edtf: str | None) -> str | None:
    """The year of a date; None where it is not known to lie within one."""
    if edtf is None:
        return None
    first, last = bounds(edtf)
    return f"{first.year:04}" if first.year == last.year else None


def by_year(dates: Iterable[str | None]) -> dict[str, int]:
    """How many dates lie in each year; those that lie in no single known year are left out."""
    found: dict[str, int] = {}
    for edtf in dates:
        year = year_of(edtf)
        if year is not None:
            found[year] = found.get(year, 0) + 1
    return dict(sorted(found.items()))


def axis(some: Iterable[Mapping[str, int]]) -> Axis | None:
    """The axis on which all of ``some`` can be drawn; None where one year would be all."""
    first, last, top = 9999, 0, 0
    for counts in some:
        for year, number in counts.items():
            first, last, top = min(first, int(year)), max(last, int(year)), max(top, number)
    if first >= last:
        return None
    return Axis(first=max(first, last - YEARS + 1), last=last, top=top)


def bars(counts: Mapping[str, int], on: Axis | None) -> Bars | None:
    """A drawing of figures by year; None where there is no axis or nothing to draw on it."""
    shown = {int(year): number for year, number in counts.items()}
    if on is None or not any(on.first <= year for year in shown):
        return None
    heights = [
        (year - on.first, max(2, round(shown[year] * HEIGHT / on.top)))
        for year in range(on.first, on.last + 1)
        if shown.get(year)
    ]
    count = on.last - on.first + 1
    return Bars(
        width=on.width,
        height=HEIGHT,
        path=_path(heights),
        rtl=_path([(count - 1 - place, height) for place, height in heights]),
        words=in_words(counts),
    )


def _path(heights: list[tuple[int, int]]) -> str:
    return "".join(
        f"M{place * _STEP + 1} {HEIGHT - height}h{_BAR}v{height}h-{_BAR}z"
        for place, height in heights
    )


def in_words(counts: Mapping[str, int]) -> Said:
    """Figures by year in words: "2031: 4, 2033: 1"."""
    return listed(
        say("{year}: {n}", year=wording.date_words(year), n=number)
        for year, number in counts.items()
    )


def span(dates: Iterable[str | None]) -> str:
    """From the first date to the last in words, one where they are the same, "" for none.

    Where a date is no single day, the months are told that hold all of them.
    """
    known = sorted({edtf for edtf in dates if edtf is not None}, key=wording.sort_date)
    if not known:
        return ""
    if len(known) == 1:
        return wording.date_words(known[0])
    if all(wording.machine_date(edtf) for edtf in known):
        first, last = known[0], known[-1]
    else:
        ends = [end for edtf in known for end in bounds(edtf)]
        inner = sorted(end for end in ends if end not in (date.min, date.max))
        if not inner:
            return ""
        first, last = f"{inner[0]:%Y-%m}", f"{inner[-1]:%Y-%m}"
    if first == last:
        return wording.date_words(first)
    return say("{first} – {last}", first=wording.date_words(first), last=wording.date_words(last))
