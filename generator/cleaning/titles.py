"""Which line is the headline."""

from __future__ import annotations

import re

from generator.cleaning.lines import Line
from generator.cleaning.runs import timed
from generator.cleaning.shapes import Verdict
from generator.model import Hint, Label
from generator.saying import say
from generator.text import cjk_count, fold

SHAPED = say("a headline's length, before the text begins")
"""Why a line is the headline that only its shape and place tell."""
DEEP = 8
"""Lines above a headline from which its shape and place are a guess among a page's captions, names
and entries of menus: of 50 pages saved without their first line it was right in nine."""
NAMED = say("the page's first line names it")
_FEW = 4
"""Words from which a line that the page's first one names is surely the headline: shorter ones were
names of sections or of the site in one page of six."""
_LONGEST = 28
"""Words of the longest headline: agencies' run to about twenty-five."""
_LONGER = 1.2
"""How much longer than a headline the lines after it are, at least, in plain text."""

_TOLD = 15
"""Characters of a headline that no menu entry shares by chance."""
_SHOWN = 300
"""Characters of the longest name of a page that a browser shows."""
_JOINED, _JOINS = re.compile(r"\s*[|–—»«·•:-]\s"), re.compile(r"\s[|–—»«·•:-]\s*$|[|:»]\s*$")
"""What stands between a headline and the name of the site."""
_PARTS = re.compile(r"\s+[|–—»«·•:-]\s+|[|:»]\s")
"""What parts the names of a site and its sections before a headline."""


_SEPARATOR = re.compile(
    r"\s*(?:[|_•·»«›‹:：/]|\s[-–—]+(?=\s)|[–—]{2}|--|(?<=[\u2e80-\uffef])[-–—])\s*"
)
"""What stands between a headline and the names of section and site in metadata: "… - The Post"."""
_DAY_LAST = re.compile(
    r"[,，|·–—-]\s*(?:\d{1,2}\.?\s+(?:\w{2}\s+)?\w+\s+(?:\w{2}\s+)?|\w+\s+\d{1,2},?\s+)\d{4}(?:\s+\w{1,5}\.?)?$"
    r"|[,，|·–—-]\s*\d{4}(?:-\d{2}-\d{2}|年\d{1,2}月\d{1,2}日)$"
)
"""A mark and a full day at the end of a line, in any language that writes it in three parts."""
_HEADINGS = frozenset(("h1", "h2", "h3"))
_LEAST = 3
"""Words of a line that is found as a part of a declared title; headings may be shorter."""


def _named(hints: tuple[Hint, ...]) -> list[tuple[str, str]]:
    """The titles that metadata names, folded, and where each stands."""
    return [(fold(hint.value), hint.where) for hint in hints if hint.name == "title"]


def _hinted(lines: list[Line], hints: tuple[Hint, ...]) -> tuple[int, str] | None:
    """The line that the page's metadata names as its title.

    A line that is the whole of a declared title comes before one that is a part of it, beside
    the name of a section or of the site; among parts a heading comes first, then the longest.
    """
    named = _named(hints)
    whole = [
        ((line.raw.role == "figcaption", line.raw.linked and line.raw.role != "h1", at), where)
        for at, line in enumerate(lines)
        for value, where in named
        if line.folded == value
    ]
    if whole:  # a picture's text and a list of links often repeat the headline before it
        (_, _, at), where = min(whole)
        return at, say("{where} names it", where=where)
    sites = {fold(hint.value) for hint in hints if hint.name == "outlet"}
    best: tuple[tuple[bool, float, int], int, str] | None = None
    for at, line in enumerate(lines):
        heading = line.raw.role in _HEADINGS
        if line.folded in sites or line.units < (_LEAST - 2 if heading else _LEAST):
            continue
        for value, where in named:
            rank = (heading, line.units, -at)
            if _part_of(line, value) and (best is None or rank > best[0]):
                best = rank, at, say("{where} names it", where=where)
    return None if best is None else best[1:]


def _part_of(line: Line, value: str) -> bool:
    """Whether a line is the beginning or the end of a declared title, up to a separator.

    After a long beginning a space is enough. A single word at the end is more likely the site's
    name.
    """
    length = len(line.folded)
    if value.startswith(line.folded):
        long = line.units >= 2 * _LEAST - 1 and 2 * length >= len(value) and not line.stop
        return bool(_SEPARATOR.match(value, length)) or (long and value[length : length + 1] == " ")
    if line.units < _LEAST - 1 or not value.endswith(line.folded):
        return False
    before = value[-length - 8 : -length]
    return any(match.end() == len(before) for match in _SEPARATOR.finditer(before))


def _headline(line: Line) -> bool:
    """Whether a line could be a headline by its shape: one sentence or less, not too long.

    What ends with a colon announces the line after it.
    """
    open_ended = line.text.endswith((",", ";", ":", "："))
    return 2 <= line.units <= _LONGEST and line.stops == 0 and not open_ended


def _may_head(line: Line) -> bool:
    return line.raw.role not in ("header", "aside", "li", "td")


def _before_text(lines: list[Line], verdicts: list[Verdict | None], start: int) -> int | None:
    """The headline that stands before the text which begins around line ``start``."""
    # A page may be laid out as a table or a list: then the headline is a cell as the text is.
    begins = lines[start].raw.role if start < len(lines) else ""
    free = [
        at
        for at in range(min(start + 1, len(lines)))
        if verdicts[at] is None and (lines[at].raw.role == begins or _may_head(lines[at]))
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
                return _above_dateline(lines, free, at)
            whole = at if whole is None else whole  # a short paragraph, or a headline with a stop
    return whole


def _above_dateline(lines: list[Line], free: list[int], at: int) -> int:
    """The headline above a line that closes with a full day, as "The Post, 5 March 2031" does.

    Such a line may be a headline itself ("Briefing of 5 March 2031") where none stands above it.
    """
    above = free[free.index(at) - 1] if free.index(at) else None
    if above is None or not _DAY_LAST.search(lines[at].text) or _DAY_LAST.search(lines[above].text):
        return at
    near = lines[at].raw.line - lines[above].raw.line <= 2
    return above if near and lines[above].units >= 3 and _headline(lines[above]) else at


def _named_first(lines: list[Line], open_lines: list[int], start: int) -> int | None:
    """The line that the page's first one repeats beside the name of its site, as browsers show it.

    Breadcrumbs repeat it as well, and the site's name stands at the top, so of several the one
    nearest to the text is the headline. An end of the first line is the site's name where what
    comes before it is longer and stands nowhere above.
    """
    found = None
    above: set[str] = set()
    for at in open_lines:
        line = lines[at]
        if 0 < at <= start and 1 <= line.units <= _LONGEST:
            before = _beside(lines[0], line)
            site = max(_PARTS.split(before or ""), key=len)
            if before is not None and (len(site) <= len(line.folded) or site in above):
                found = at
        above.add(line.folded if at else "")
    return found


def _beside(first: Line, headline: Line) -> str | None:
    """What a page's first line has before the headline, None if it doesn't hold it as a part."""
    whole, part = first.folded, headline.folded
    if len(whole) > _SHOWN:
        return None
    if whole == part or (whole.startswith(part) and _JOINED.match(whole, len(part))):
        return ""
    before = whole.removesuffix(part)
    return before if before != whole and _JOINS.search(before) else None


def named(first: Line, headline: Line) -> bool:
    """Whether a page's first line is its headline again, mostly beside the name of its site."""
    return len(headline.folded) >= _TOLD and _beside(first, headline) is not None


def sure(reason: str, text: str) -> bool:
    """Whether what told a headline, beside its words, is beyond doubt."""
    few = len(text.split()) < _FEW and not cjk_count(text)
    return reason != SHAPED and not (reason == NAMED and few)


def marked(found: tuple[int, str] | None) -> int:
    """The line of a headline that the page marks or names as such; 0 where only its shape tells."""
    return found[0] if found is not None and found[1] != SHAPED else 0


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
        return tops[0], say("the page's main heading")
    first = _named_first(lines, open_lines, start)
    if first is not None:
        return first, NAMED
    hours = timed(lines, verdicts)
    if hours and hours[0]:
        start = min(start, hours[0])  # a running report has its headline above its entries
    found = _before_text(lines, verdicts, start)
    if found is not None and lines[found].text.endswith((".", "。")) and _named(hints):
        return None  # a sentence is less likely the headline than what the metadata names
    return None if found is None else (found, SHAPED)
