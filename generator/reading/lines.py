"""Lines of a text as spans: the ground that every reader stands on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.model import Span

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_COUNTED = ("\r\n", "\n", "\r")


@lru_cache(maxsize=65536)
def _is_visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")


def has_visible(text: str) -> bool:
    """Whether anything in ``text`` leaves a mark when printed (format marks alone do not)."""
    return any(map(_is_visible, text))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """``[start, end)`` without the white space around it; None if nothing visible is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    span = Span(start=start + left, end=start + len(piece.rstrip()))
    return span if span.end > span.start and has_visible(piece) else None


def lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Every line as (1-based number, start, end), without its end-of-line characters.

    Form feeds and Unicode's separators end a line but don't count as one, as in editors.
    """
    number, start = 1, 0
    for match in _BREAK.finditer(text):
        yield number, start, match.start()
        number += match.group() in _COUNTED
        start = match.end()
    yield number, start, len(text)
