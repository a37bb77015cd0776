"""What belongs to the text as one of a run of its like: turns of talk, notes, timed entries.

An answer of one word, a note that says "Ibid." and an entry of a running report look like menus
each by itself. Among others of their kind, of which most are text, they are text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.cleaning.lines import Line
from generator.cleaning.shapes import Verdict, is_hour
from generator.model import Label
from generator.saying import say

_TURN = re.compile(r"[^\W\d_][^:：\n]{0,40}[:：](?=\s|[^\x00-\x7f])")
_TURNS = 4
"""Turns of a transcript, at least, and among them every label that counts stands twice."""
_NUMBER = re.compile(r"[\[(（]?(\d{1,3})[\])）.]?[)\].]?\s+\S|[\[(（](\d{1,3})[\])）]")
_BACK = re.compile("[↩↑⤴]\ufe0e?$")
"""The sign that leads from a note back to its place."""
_ENTRIES = 3
"""Timed entries of a running report, at least."""
_REACH = 30
"""Lines of the longest entry: beyond, a time of day belongs to something else."""

_SPOKEN = Verdict(label=Label.BODY, reason=say("a turn of a talk, as the lines around it"))
_NOTED = Verdict(label=Label.BODY, reason=say("a note to the text"))
_HEADED = Verdict(label=Label.BODY, reason=say("the heading of the notes to the text"))
_TIMED = Verdict(label=Label.BODY, reason=say("stands in an entry of a running report"))

_Found = Iterator[tuple[int, Verdict]]


def restored(
    lines: list[Line], verdicts: list[Verdict | None], finals: list[Verdict]
) -> list[Verdict]:
    """The labels of all lines, with text where one taken for a menu is one of a run of text.

    ``verdicts`` are what lines say of themselves: where that is sure, it stays.
    """
    out = list(finals)
    for found in (_turns, _notes, _entries):
        for at, verdict in found(lines, verdicts, out):
            own = verdicts[at]
            if out[at].label is Label.NAVIGATION and (own is None or not own.sure):
                out[at] = verdict
    return out


def _turns(lines: list[Line], verdicts: list[Verdict | None], finals: list[Verdict]) -> _Found:
    """The turns of a transcript: lines that begin with one of its speakers' labels."""
    heads = [
        match.group() if (match := _TURN.match(line.folded)) and not line.text[0].islower() else ""
        for line in lines
    ]
    seen = Counter(head for head in heads if head)
    turns = [
        at
        for at, (head, verdict) in enumerate(zip(heads, verdicts, strict=True))
        if (head and seen[head] > 1 and (verdict is None or verdict.label is Label.QUESTION))
        or (verdict is not None and verdict.label is Label.QUESTION)
    ]
    spoken = sum(finals[at].label.is_text for at in turns)
    if len(turns) >= _TURNS and 2 * spoken > len(turns):
        for at in turns:
            yield at, _SPOKEN


def _notes(lines: list[Line], verdicts: list[Verdict | None], finals: list[Verdict]) -> _Found:
    """Notes below a text, each with the next number, and their heading."""
    numbers = [
        int(match.group(1) or match.group(2)) if (match := _NUMBER.match(line.text)) else -1
        for line in lines
    ]
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and numbers[at] == numbers[at - 1] + 1 > 0:
            continue
        run = range(start, at)
        start = at
        if len(run) < 2 or numbers[run[0]] != 1:
            continue
        written = sum(lines[each].stop or finals[each].label.is_text for each in run)
        below = any(final.label is Label.BODY for final in finals[: run[0]])
        if not below or written < len(run):
            continue
        yield from ((each, _NOTED) for each in run)
        if verdicts[run[0] - 1] is None:
            yield run[0] - 1, _HEADED
    yield from ((at, _NOTED) for at, line in enumerate(lines) if _BACK.search(line.text))


def timed(lines: list[Line], verdicts: Sequence[Verdict | None]) -> list[int]:
    """The lines that give the time of an entry, where there are as many as in a running report."""
    hours = [
        at
        for at, (line, verdict) in enumerate(zip(lines, verdicts, strict=True))
        if verdict is not None
        and verdict.label is Label.DATELINE
        and (is_hour(line) or line.raw.role == "time")
    ]
    return hours if len(hours) >= _ENTRIES else []


def _entries(lines: list[Line], verdicts: list[Verdict | None], finals: list[Verdict]) -> _Found:
    """What stands in the timed entries of a running report, where these hold most of the text."""
    hours = timed(lines, finals)
    if not hours:
        return
    entries = [range(low + 1, min(high, low + _REACH)) for low, high in pairwise(hours)]
    chrome = (
        at
        for at in range(hours[-1] + 1, len(lines))
        if (verdict := verdicts[at]) is not None and verdict.label.is_chrome
    )
    entries.append(range(hours[-1] + 1, min(next(chrome, len(lines)), hours[-1] + _REACH)))
    free = [
        verdict is None and line.is_prose for line, verdict in zip(lines, verdicts, strict=True)
    ]
    told = sum(any(free[at] for at in entry) for entry in entries)
    inside = sum(lines[at].units for entry in entries for at in entry if free[at])
    total = sum(line.units for line, prose in zip(lines, free, strict=True) if prose)
    if 2 * told >= len(entries) and 2 * inside >= total:
        for entry in entries:
            yield from ((at, _TIMED) for at in entry)
