"""What of a passage survives translation: its numbers and the names in it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from generator.model import Document, KeyPointId, Span, Statement

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
_ENDS = ".!?。！？؟\n"
REACH = 600
"""Characters on either side within which a passage's sentence is sought."""


def numbers(text: str) -> dict[str, str]:
    """The numbers of a passage: significant digits, and how the first such is written.

    "52,000", "52 тыс." and "5.2万" agree in their significant digits, so scale words need not be
    known; one digit alone tells nothing.
    """
    found: dict[str, str] = {}
    for match in _NUMBER.finditer(text):
        digits = "".join(str(unicodedata.digit(char)) for char in match[0] if char.isdigit())
        significant = digits.strip("0")
        if len(significant) > 1:
            found.setdefault(significant, match[0])
    return found


def names(document: Document, spans: list[Span]) -> dict[str, str]:
    """Agents and places named inside ``spans``: id, and how it is first written there."""
    mentions = document.mentions
    starts = [mention.span.start for mention in mentions]
    found: dict[str, str] = {}
    for span in spans:
        for mention in mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if mention.kind in ("agent", "place", "group"):
                found.setdefault(mention.target, mention.span.of(document.text))
    return found


def passages(
    document: Document, statement: Statement, points: tuple[KeyPointId, ...]
) -> list[Span]:
    """The sentences of a statement that make the key points; all of it where none is told."""
    found = []
    for tag in statement.key_points:
        if tag.id in points:
            found += [
                _sentence(document.text, evidence.span)
                for evidence in tag.evidence
                if evidence.span is not None
            ]
    return sorted(set(found)) or list(statement.spans)


def _sentence(text: str, inner: Span) -> Span:
    """The sentence around ``inner``; a point between digits ends none."""
    start, end = inner.start, inner.end
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    while start > low and not _ends(text, start - 1):
        start -= 1
    while end < high and not _ends(text, end):
        end += 1
    return Span(start=start, end=end)


def _ends(text: str, at: int) -> bool:
    if text[at] not in _ENDS:
        return False
    inside = 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
    return not inside
