"""Escaping, and marking statements in a text without changing a character of it.

Pages are Markdown files, but whatever was read from a source stands in them as escaped text
inside one raw HTML block, where no Markdown is active. Markdown's preprocessors do touch some
characters before they look at blocks (tabs become spaces, carriage returns and two control
characters vanish), so those are written as numeric references: a browser shows the source's
own characters again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.model import Span
from generator.saying import Said, say

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;"}
_CONTROLS = {chr(code): f"&#{code};" for code in (*range(1, 32), 127)}
_LONE = {chr(code): "\ufffd" for code in (0, *range(0xD800, 0xE000))}
_TABLE = str.maketrans({**_CONTROLS, **_NAMED, **_LONE})
"""HTML's five, the controls that Markdown's preprocessors would change, line ends included (so
that no blank line can stand in a raw block), and what HTML or UTF-8 cannot carry at all."""


def escape(text: str) -> Markup:
    """``text`` as HTML that shows exactly it, also after Python-Markdown has passed over it."""
    return Markup(text.translate(_TABLE))  # noqa: S704 - this is the escape itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One statement to be marked: where it is and what its element says of it.

    ``attributes`` are written on every piece; ``id`` only on the first one, so that it is unique,
    ``data-s`` with the same value on the others, and ``data-on`` on those that follow a piece of
    the same statement: a style shows by it how far an address reaches.
    ``hidden``: the words are replaced by a short notice. ``gap``: other words stand between the
    piece before and this one, which ``data-gap`` tells whoever puts the statement together.
    """

    id: str
    span: Span
    attributes: tuple[tuple[str, str], ...]
    hidden: bool = False
    gap: bool = False


NOTICE = say("[words withheld]")
"""Stands for words that may not be shown, in the reader's language."""


@dataclass(slots=True, kw_only=True)
class Written:
    """What stands on a page already: the ids, and the statement of the last outermost piece."""

    ids: set[str] = field(default_factory=set)
    last: str = ""


def _open(mark: Mark, *, first: bool, on: bool, starts: bool, number: str) -> str:
    parts = ["<span"]
    if first:
        parts.append(f' id="{escape(mark.id)}" data-n="{escape(number)}"')
    else:
        parts.append(f' data-s="{escape(mark.id)}"' + (" data-on" if on else ""))
    if mark.gap and starts:
        parts.append(" data-gap")
    parts.extend(f' {name}="{escape(value)}"' for name, value in mark.attributes)
    return "".join(parts) + ">"


def _pieces(span: Span, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """The stretches of ``span`` between one boundary and the next, with the marks over each."""
    edges: dict[int, list[tuple[bool, Mark]]] = {}
    for mark in marks:
        start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
        if start < end:
            edges.setdefault(start, []).append((True, mark))
            edges.setdefault(end, []).append((False, mark))
    active: list[Mark] = []
    cursor = span.start
    for edge in sorted(edges):
        if cursor < edge:
            yield cursor, edge, list(active)
        for opens, mark in edges[edge]:
            if opens:
                active.append(mark)
            else:
                active.remove(mark)
        active.sort(key=lambda mark: (mark.span.start, -mark.span.end, mark.id))
        cursor = edge
    if cursor < span.end:
        yield cursor, span.end, active


def marked(
    text: str, span: Span, marks: Sequence[Mark], numbers: dict[str, str], written: Written
) -> tuple[Markup | Said, ...]:
    """``text[span]`` escaped, with a span element around every stretch of every statement.

    Statements may nest or overlap: each is split at the boundaries of the others. ``numbers``
    gives each statement's number on the page; ``written`` collects what stands there already.
    Gives HTML, and between its parts a ``NOTICE`` for each stretch that is withheld.
    """
    parts: list[Markup | Said] = []
    out: list[str] = []
    for start, end, over in _pieces(span, marks):
        for mark in over:
            out.append(
                _open(
                    mark,
                    first=mark.id not in written.ids,
                    on=mark is over[0] and mark.id == written.last,
                    starts=start == mark.span.start,
                    number=numbers.get(mark.id, ""),
                )
            )
            written.ids.add(mark.id)
        if over:
            written.last = over[0].id
        if any(mark.hidden for mark in over):
            parts += (_html(out), NOTICE)
            out.clear()
        else:
            out.append(escape(text[start:end]))
        out.append("</span>" * len(over))
    return (*parts, _html(out))


def _html(pieces: list[str]) -> Markup:
    return Markup("".join(pieces))  # noqa: S704 - built from escaped pieces only
