"""Markdown: the source stays the text; the marks at the head of a line become roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Hint, Page, RawBlock
from generator.reading.decoding import decode
from generator.reading.lines import lines, trimmed

_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_SETEXT = re.compile(r"[ \t]{0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r"[ \t]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_KEY = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:[ \t]*(.*)$")
_FRONT_LINES = 100
"""Front matter longer than this is taken for text between two rules."""

_HINTS = {
    "title": "title",
    "date": "date",
    "published": "date",
    "author": "author",
    "authors": "author",
    "by": "author",
    "lang": "language",
    "language": "language",
    "outlet": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "url": "url",
    "source": "url",
    "canonical": "url",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    start: int
    end: int
    text: str


def _front_matter(found: list[_Line]) -> int:
    """How many lines at the top are front matter, its fences included; 0 if there is none."""
    if not found or found[0].text.rstrip() != "---":
        return 0
    for index, line in enumerate(found[1:_FRONT_LINES], 1):
        if line.text.rstrip() in ("---", "..."):
            head = found[1:index]
            keyed = any(_KEY.match(each.text) for each in head)
            return index + 1 if keyed else 0
        if not line.text.strip():
            return 0
    return 0


def _hints(head: list[_Line]) -> Iterator[Hint]:
    for line in head:
        match = _KEY.match(line.text)
        name = _HINTS.get(match.group(1).lower()) if match else None
        value = match.group(2).strip().strip("\"'").strip() if match else ""
        if name and value:
            yield Hint(name=name, value=value, where=f"front matter, line {line.number}")


def _role(line: _Line, following: str) -> tuple[str, int, int]:
    """A line's role and how many characters of mark stand before and after its words."""
    text = line.text
    if match := _HEADING.match(text):
        closing = _CLOSING.search(text, match.end())
        after = len(text) - closing.start() if closing else 0
        return f"h{len(match.group(1))}", match.end(), after
    if match := _QUOTE.match(text):
        return "blockquote", match.end(), 0
    if match := _ITEM.match(text):
        return "li", match.end(), 0
    if text.strip() and (under := _SETEXT.match(following)):
        return ("h1" if under.group(1)[0] == "=" else "h2"), 0, 0
    return "p", 0, 0


def _is_mark(found: list[_Line], index: int, *, after_text: bool) -> bool:
    """Whether a line is nothing but markup: a rule, or the line under a heading."""
    text = found[index].text
    return bool(_RULE.match(text) or (after_text and _SETEXT.match(text)))


def _blocks(text: str, found: list[_Line], first: int) -> Iterator[RawBlock]:
    fence = ""
    after_text = False
    for index in range(first, len(found)):
        line = found[index]
        mark = _FENCE.match(line.text)
        if fence:
            if mark and mark.group(1).startswith(fence):
                fence = ""
            elif span := trimmed(text, line.start, line.end):
                yield RawBlock(span=span, line=line.number, role="pre")
            continue
        if mark:
            fence, after_text = mark.group(1), False
            continue
        if _is_mark(found, index, after_text=after_text):
            after_text = False
            continue
        following = found[index + 1].text if index + 1 < len(found) else ""
        role, before, after = _role(line, following)
        span = trimmed(text, line.start + before, line.end - after)
        after_text = span is not None and role in ("p", "h1", "h2")
        if span:
            yield RawBlock(span=span, line=line.number, role=role)


def read(data: bytes) -> Page:
    """A Markdown file as a Page; front matter becomes hints. Raises UnreadableError if no text."""
    text, encoding = decode(data)
    found = [_Line(number=n, start=s, end=e, text=text[s:e]) for n, s, e in lines(text)]
    front = _front_matter(found)
    head = found[1 : front - 1] if front else []
    metadata = tuple(
        RawBlock(span=span, line=line.number, role="metadata")
        for line in head
        if (span := trimmed(text, line.start, line.end)) is not None
    )
    return Page(
        text=text,
        blocks=(*metadata, *_blocks(text, found, front)),
        hints=tuple(_hints(head)),
        encoding=encoding,
    )
