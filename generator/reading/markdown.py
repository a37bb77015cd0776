"""Markdown: the source stays the text; the marks at the head of a line become roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Hint, Page, RawBlock
from generator.reading.decoding import decode
from generator.reading.lines import lines, trimmed
from generator.reading.wrapped import joined
from generator.saying import say

_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_SETEXT = re.compile(r"[ \t]{0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r"[ \t]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_KEYS = {
    "---": re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:[ \t]*(.*)$"),
    "+++": re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*=[ \t]*(.*)$"),
}
"""The fences of front matter, YAML's and TOML's, each with a line of it."""
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_FOOTNOTE = re.compile(r"[ \t]{0,3}\[\^[^\]\s]{1,60}\]:[ \t]*")
_TERM = re.compile(r"[ \t]{0,3}[:~][ \t]+(?=\S)")
_TARGET = re.compile(r"[ \t]{0,3}\[[^\]^][^\]]{0,200}\]:[ \t]*\S+(?:[ \t]+[\"'(].*[\"')])?[ \t]*$")
"""Where a link by reference leads to: not one of its words is shown."""
_ROW = re.compile(r"[ \t]{0,3}\|[ \t]*(?=.*\|[ \t]*$)")
_ROW_END = re.compile(r"[ \t]*\|[ \t]*$")
_RULED = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$")
_TAGS = re.compile(r"(?:[ \t]*</?[A-Za-z][\w-]{0,40}(?:[\s/][^<>]{0,1000})?>)+[ \t]*")
_REMARK, _REMARK_END = re.compile(r"[ \t]*<!--"), re.compile(r"-->[ \t]*$")
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
    fence = found[0].text.rstrip() if found else ""
    if fence not in _KEYS:
        return 0
    for index, line in enumerate(found[1:_FRONT_LINES], 1):
        if line.text.rstrip() == fence or (fence == "---" and line.text.rstrip() == "..."):
            keyed = any(_KEYS[fence].match(each.text) for each in found[1:index])
            return index + 1 if keyed else 0
        if not line.text.strip() and fence == "---":
            return 0
    return 0


def _hints(head: list[_Line], fence: str) -> Iterator[Hint]:
    for line in head:
        match = _KEYS[fence].match(line.text)
        name = _HINTS.get(match.group(1).lower()) if match else None
        value = match.group(2).strip().strip("\"'").strip() if match else ""
        if name and value:
            yield Hint(
                name=name,
                value=value,
                where=say("front matter, line {number}", number=str(line.number)),
            )


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
        task = _TASK.match(text, match.end())
        return "li", (task or match).end(), 0
    if match := _ROW.match(text):
        closing = _ROW_END.search(text, match.end())
        return "td", match.end(), len(text) - closing.start() if closing else 0
    if match := _FOOTNOTE.match(text) or _TERM.match(text):
        return "p", match.end(), 0
    if text.strip() and (under := _SETEXT.match(following)):
        return ("h1" if under.group(1)[0] == "=" else "h2"), 0, 0
    return "p", *_inside_tags(text)


def _inside_tags(text: str) -> tuple[int, int]:
    """How many characters of raw HTML stand around a line's words; all, if it has none."""
    if not text.lstrip().startswith("<"):
        return 0, 0
    opening = _TAGS.match(text)
    if opening is None:
        return 0, 0
    closing = re.search(r"(?:</[A-Za-z][^<>]{0,100}>[ \t]*)+$", text[opening.end() :])
    return opening.end(), len(closing.group()) if closing else 0


def _is_mark(found: list[_Line], index: int, *, after_text: bool) -> bool:
    """Whether a line is nothing but markup: a rule, the line under a heading, a link's target."""
    text = found[index].text
    if _RULE.match(text) or _TARGET.match(text):
        return True
    return after_text and bool(_SETEXT.match(text) or _RULED.match(text))


def _remarks(found: list[_Line], first: int) -> set[int]:
    """The lines of comments in HTML that end: what a maintainer notes and nobody is shown."""
    out: set[int] = set()
    opened: int | None = None
    for index in range(first, len(found)):
        if opened is None and _REMARK.match(found[index].text):
            opened = index
        if opened is not None and "-->" in found[index].text:
            if _REMARK_END.search(found[index].text):
                out.update(range(opened, index + 1))
            opened = None
    return out


def _blocks(text: str, found: list[_Line], first: int) -> Iterator[RawBlock]:
    fence = ""
    after_text = False
    remarks = _remarks(found, first)
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
        if index in remarks or _is_mark(found, index, after_text=after_text):
            after_text = False
            continue
        following = found[index + 1].text if index + 1 < len(found) else ""
        role, before, after = _role(line, following)
        span = trimmed(text, line.start + before, line.end - after)
        after_text = span is not None and role in ("p", "h1", "h2", "td")
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
        blocks=(*metadata, *joined(text, tuple(_blocks(text, found, front)))),
        hints=tuple(_hints(head, found[0].text.rstrip())) if head else (),
        encoding=encoding,
    )
