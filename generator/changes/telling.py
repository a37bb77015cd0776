"""Changes in words: as plain text, and as Markdown for a comment on a request.

Words from sources stand in code spans in Markdown, where nothing of them is obeyed: no link, no
mention, no picture, no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from generator.changes.values import Change, Topic

COMMENT = 60_000
"""Most characters of a comment: GitHub takes 65,536, GitLab a million."""
ROWS = 40
"""Most changes told under one heading of a comment; the rest is counted."""
OPEN = 8
"""Most changes under one heading that stand open; more are folded."""
WORDS = 160
"""Most characters of one quotation."""
NOTHING = "Nothing changes for readers."

_GRAVE = (Topic.LOST, Topic.MISSING, Topic.RIGHTS, Topic.DATES)


def text(changes: Iterable[Change], notes: Iterable[str] = ()) -> str:
    """All changes as plain text, under their headings, below ``notes``."""
    blocks = []
    for topic, found in _by_topic(changes).items():
        lines = [f"{_heading(topic)} ({len(found)})"]
        for change in found:
            lines.append(f"  {change.place}: {change.what}{_states(change)}")
            lines += [f"      ({_cut(change.note)})"] if change.note else []
        blocks.append("\n".join(lines))
    return "\n\n".join((*notes, *(blocks or [NOTHING]))) + "\n"


def markdown(changes: Iterable[Change], notes: Iterable[str] = ()) -> str:
    """The same as one comment, the gravest first, of at most ``COMMENT`` characters.

    ``notes`` stand above all else: what a reviewer must know about the comparison itself.
    """
    by_topic = _by_topic(changes)
    parts = [f"**{_escaped(note)}**" for note in notes]
    parts.append(_summary(by_topic) if by_topic else NOTHING)
    room = COMMENT - sum(len(part) + 2 for part in parts) - 200
    for topic, found in by_topic.items():
        part = _section(topic, found)
        room -= len(part) + 2
        if room < 0:
            parts.append("*The rest is too long for a comment: run `synoptic diff` to see it.*")
            break
        parts.append(part)
    return "\n\n".join(parts) + "\n"


def _by_topic(changes: Iterable[Change]) -> Mapping[Topic, list[Change]]:
    return {topic: list(found) for topic, found in groupby(changes, key=lambda one: one.topic)}


def _heading(topic: Topic) -> str:
    return topic.value[0].upper() + topic.value[1:]


def _states(change: Change) -> str:
    """What it was and what it is, where there is either."""
    if change.before and change.after:
        return f": {_cut(change.before)} → {_cut(change.after)}"
    shown = change.before or change.after
    return f": {_cut(shown)}" if shown else ""


def _summary(by_topic: Mapping[Topic, list[Change]]) -> str:
    told = [f"{_heading(topic)}: {len(found)}" for topic, found in by_topic.items()]
    return "For readers: " + "; ".join(told) + "."


def _section(topic: Topic, found: list[Change]) -> str:
    sign = "⚠ " if topic in _GRAVE else ""
    rows = [_row(change) for change in found[:ROWS]]
    if len(found) > ROWS:
        rows.append(f"- and {len(found) - ROWS} more")
    body = "\n".join(rows)
    heading = f"{sign}{_heading(topic)} ({len(found)})"
    if len(found) <= OPEN:
        return f"### {heading}\n\n{body}"
    return f"<details><summary>{heading}</summary>\n\n{body}\n\n</details>"


def _row(change: Change) -> str:
    states = ""
    if change.before and change.after:
        states = f": {_code(change.before)} → {_code(change.after)}"
    elif change.before or change.after:
        states = f": {_code(change.before or change.after)}"
    why = f" ({_code(change.note)})" if change.note else ""
    return f"- {_code(change.place)} {_escaped(change.what)}{states}{why}"


def _cut(words: str) -> str:
    """Words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= WORDS else line[: WORDS - 1] + "…"


def _code(words: str) -> str:
    """Words as a code span, whatever backticks they hold."""
    line = _cut(words) or "(blank)"
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    gap = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{gap}{line}{gap}{fence}"


def _escaped(words: str) -> str:
    """Our own words with nothing in them that Markdown would obey."""
    return re.sub(r"([\\`*_\[\]<>#@!|~])", r"\\\1", " ".join(words.split()))
