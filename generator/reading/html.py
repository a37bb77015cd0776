"""HTML: the visible text as a browser would break it into lines, each with its role.

``Page.text`` is built here: one line a block-level element, inline text joined, white space
collapsed. The lines are the reader's own; trafilatura only says which of them it would keep.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from generator.errors import UnreadableError
from generator.model import Page, RawBlock, Span
from generator.reading.decoding import decode
from generator.reading.html_hints import hints
from generator.reading.html_main import kept
from generator.reading.html_walk import Line, walk
from generator.reading.lines import trimmed

_TOO_DEEP = "nested too deeply"
_STRONGER = {
    "header": ("h1", "h2", "time", "figcaption"),
    "aside": ("figcaption", "blockquote"),
    "figcaption": ("h1", "h2", "h3"),
    "byline": ("h1", "time"),
    "post": ("figcaption", "time", "pre"),
}
"""Elements that say more of their text than the margin they stand in."""
_REGION_SHARE = 0.6
"""A margin (form, aside, comment list…) that holds more of a page's characters than this is no
margin: many sites wrap the whole page in a form or a ``div class="sidebar-right"``."""
_CLOSED = re.compile(r"(<html\b[^<>]{0,2000}?)/\s*>", re.IGNORECASE)
"""A root that closes itself: browsers take no notice, libxml2 ends the page there."""
_HEAD = 10_000
_VEILED, _VEILED_LEAST = 2, 400
"""How many times as long as all visible text a hidden element is, and its least characters, for
it to be the page's text, which a script was to show."""


def _parse(text: str) -> lxml_html.HtmlElement | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    text = _CLOSED.sub(r"\1>", text[:_HEAD], count=1) + text[_HEAD:]
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    # libxml2 stops at a nesting of 2048 and drops what follows: better refused than lost.
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableError(
            f"the page's elements are {_TOO_DEEP} (over 2,000 levels)",
            "save the page again, or write a digest of it",
        )
    return tree


def _lines(tree: lxml_html.HtmlElement) -> list[Line]:
    """The visible lines; a page that hides nearly all its text until a script runs shows it."""
    found, veiled = walk(tree)
    if veiled is not None:
        visible = sum(len(line.text) for line in found)
        if veiled.size >= max(_VEILED_LEAST, _VEILED * visible):
            return walk(tree, shown=veiled.element)[0]
    return found


def _roles(found: list[Line]) -> list[str]:
    """Each line's role: its region's if the region is a margin, else its element's.

    A page that is nearly all in ``pre`` is a file that a browser shows, and no code.
    """
    total = sum(len(line.text) for line in found) or 1
    code = sum(len(line.text) for line in found if line.role == "pre") <= total * _REGION_SHARE
    held: dict[int, int] = {}
    for line in found:
        for _, number in line.regions:
            held[number] = held.get(number, 0) + len(line.text)
    out = []
    for line in found:
        margins = [role for role, number in line.regions if held[number] <= total * _REGION_SHARE]
        region = margins[-1] if margins else ""
        own_wins = not region or line.role in _STRONGER.get(region, ())
        role = line.role if own_wins else region
        out.append(role if code or role != "pre" else "p")
    return out


def read(data: bytes) -> Page:
    """A web page as a Page. Raises UnreadableError for what is no page or shows nothing."""
    source, encoding = decode(data, markup=True)
    tree = _parse(source)
    if tree is None:
        raise UnreadableError("the page has no content", "save the page again")
    hinted = hints(tree)
    found = _lines(tree)
    main = kept(tree, [line.text for line in found])
    parts: list[str] = []
    blocks: list[RawBlock] = []
    offset = 0
    for number, (line, role) in enumerate(zip(found, _roles(found), strict=True), 1):
        parts.append(line.text)
        span = trimmed(line.text, 0, len(line.text))
        if span is not None:
            blocks.append(
                RawBlock(
                    span=Span(start=offset + span.start, end=offset + span.end),
                    line=number,
                    role=role,
                    main=main[number - 1] if main else None,
                    linked=line.linked,
                )
            )
        offset += len(line.text) + 1
    return Page(text="\n".join(parts), blocks=tuple(blocks), hints=hinted, encoding=encoding)
