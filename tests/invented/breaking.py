"""Documents as a page of narrow columns prints them: long words broken at the line's end."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import fields, is_dataclass, replace
from typing import Any

from generator.model import Document, Span

BREAK = "-\n"
_LONG = re.compile(r"(?<![\w-])[^\W\d_]{2}[^\W\d_A-ZÀ-ÞА-Я]{6,}(?![\w-])")
"""Words of eight letters and more; one in capitals may be a code."""


def broken(document: Document, every: int = 2) -> Document:
    """The same document with one of so many long words broken in its middle, spans and all."""
    found = list(_LONG.finditer(document.text))[::every]
    places = [(match.start() + match.end()) // 2 for match in found]
    parts, at = [], 0
    for place in places:
        parts.append(document.text[at:place])
        at = place

    def there(offset: int) -> int:
        return offset + len(BREAK) * bisect_left(places, offset)

    text = BREAK.join((*parts, document.text[at:]))
    moved: Document = _moved(replace(document, text=text), there)
    statements = tuple(
        replace(each, text=" ".join(span.of(text) for span in each.spans))
        for each in moved.statements
    )
    return replace(moved, statements=statements)


def mended(words: str) -> str:
    """Words of such a document as they were."""
    return words.replace(BREAK, "")


def _moved(value: Any, there: Any) -> Any:
    if isinstance(value, Span):
        return Span(start=there(value.start), end=there(value.end))
    if isinstance(value, tuple):
        return tuple(_moved(each, there) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(
        value, **{each.name: _moved(getattr(value, each.name), there) for each in fields(value)}
    )
