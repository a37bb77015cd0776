"""Days that stand in a list of other pages or posts, as archives and margins show them.

One day on a line of its own may be the page's. Four that follow each other every few lines, all
written alike with little text between them, are a list, and none of them is the page's own day,
unless it is the first and stands right under the title.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from generator.extracting.dates.expression import Expression

_MEMBERS, _DAYS = 4, 3
"""How many days make a list, and how many of them must differ."""
_LINES, _BETWEEN = 5, 600
"""Lines, and code points, that lie at most between two members of a list."""
_REST = 24
"""Code points beside a day that stands alone on its line: a time, a label."""
_UNDER_TITLE = 2
"""Lines under the labelled title in which the first member may be the page's own."""
_APART, _LETTERS = 20, 3
"""Code points, and letters among them, that lie at most between two months of an archive."""
_DAY_LENGTH = 10


def _shape(text: str, one: Expression) -> str | None:
    """How a whole day stands on its line: alone, or opening it; None for any other place."""
    if one.edtf is None or len(one.edtf) != _DAY_LENGTH:
        return None
    start = text.rfind("\n", max(0, one.start - _REST - 1), one.start) + 1
    if not start and one.start > _REST:
        return None
    before = text[start : one.start].strip()
    end = text.find("\n", one.end, one.end + _REST + 1)
    end = len(text) if end < 0 else end
    if (end - start) - (one.end - one.start) <= _REST:
        return f"{one.form} alone"
    return None if any(map(str.isalnum, before)) else f"{one.form} behind {before}"


def _runs(text: str, found: list[Expression], lines: list[int]) -> Iterator[list[Expression]]:
    """The longest runs of days that follow each other closely, each shape by itself."""
    open_runs: dict[str, list[Expression]] = {}
    for one in found:
        shape = _shape(text, one)
        if shape is None:
            continue
        run = open_runs.get(shape, [])
        if run:
            gap = bisect_right(lines, one.start) - bisect_right(lines, run[-1].start)
            if not 1 <= gap <= _LINES or one.start - run[-1].end > _BETWEEN:
                yield run
                run = []
        run.append(one)
        open_runs[shape] = run
    yield from open_runs.values()


def _months(text: str, found: list[Expression]) -> Iterator[Expression]:
    """Months that follow each other with no more between them than how many posts they have."""
    run: list[Expression] = []
    for one in [one for one in found if one.form == "month-year"]:
        between = text[run[-1].end : one.start][: _APART + 1] if run else ""
        if len(between) > _APART or sum(map(str.isalpha, between)) > _LETTERS:
            if len(run) >= _MEMBERS:
                yield from run
            run = []
        run.append(one)
    if len(run) >= _MEMBERS:
        yield from run


def listed(
    text: str, found: list[Expression], lines: list[int], titles: list[int]
) -> frozenset[int]:
    """The starts of the expressions that are members of a list of days or months.

    ``lines`` are the offsets at which lines with text begin, ``titles`` the numbers among them of
    those labelled as the title, sorted.
    """
    members = {one.start for one in _months(text, found)}
    for run in _runs(text, found, lines):
        number = bisect_right(lines, run[0].start)
        at = bisect_right(titles, number) - 1
        own = at >= 0 and number - titles[at] <= _UNDER_TITLE
        others = run[1:] if own else run
        if len(others) >= _MEMBERS and len({one.edtf for one in others}) >= _DAYS:
            members.update(one.start for one in others)
    return frozenset(members)
