"""Which line is the headline."""

from __future__ import annotations

from generator.cleaning.lines import Line
from generator.cleaning.shapes import Verdict
from generator.model import Hint, Label
from generator.text import fold

_LONGEST = 28
"""Words of the longest headline: agencies' run to about twenty-five."""
_LONGER = 1.2
"""How much longer than a headline the lines after it are, at least, in plain text."""


def _hinted(lines: list[Line], hints: tuple[Hint, ...]) -> tuple[int, str] | None:
    """The first line that the page's metadata names as its title."""
    named = [(fold(hint.value), hint.where) for hint in hints if hint.name == "title"]
    for at, line in enumerate(lines):
        for value, where in named:
            same = line.folded == value
            if same or (line.units >= 3 and value.startswith(line.folded) and line.stop is False):
                return at, f"{where} names it"
    return None


def _headline(line: Line) -> bool:
    """Whether a line could be a headline by its shape: one sentence or less, not too long."""
    return 2 <= line.units <= _LONGEST and line.stops == 0 and not line.text.endswith((",", ";"))


def _before_text(lines: list[Line], verdicts: list[Verdict | None], start: int) -> int | None:
    """The headline that stands before the text which begins around line ``start``."""
    free = [
        at
        for at in range(min(start + 1, len(lines)))
        if verdicts[at] is None and lines[at].raw.role not in ("header", "aside", "li", "td")
    ]
    whole = None
    for at in reversed(free[-4:]):
        line = lines[at]
        following = [each.units for each in lines[at + 1 : at + 6] if each.is_prose]
        if not following:
            continue
        longer = sum(following) / len(following) >= _LONGER * line.units
        if _headline(line) and line.units >= 3 and longer and (at < start or at == 0):
            if not line.text.endswith((".", "。")):
                return at
            whole = at if whole is None else whole  # a short paragraph, or a headline with a stop
    return whole


def find(
    lines: list[Line], verdicts: list[Verdict | None], hints: tuple[Hint, ...], start: int
) -> tuple[int, str] | None:
    """The index of the headline and why; None for a text without one.

    ``start`` is the first line of running text.
    """
    open_lines = [
        at
        for at, verdict in enumerate(verdicts)
        if verdict is None or verdict.label not in (Label.NAVIGATION, Label.COMMENT, Label.RELATED)
    ]
    hinted = _hinted([lines[at] for at in open_lines], hints)
    tops = [at for at in open_lines if lines[at].raw.role == "h1"]
    if hinted is not None:
        return open_lines[hinted[0]], hinted[1]
    if len(tops) == 1 or (tops and tops[0] <= start):
        return tops[0], "the page's main heading"
    found = _before_text(lines, verdicts, start)
    return None if found is None else (found, "a headline's length, before the text begins")
