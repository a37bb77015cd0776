"""Quotation marks that hold no statement of their own, whatever stands around them."""

from __future__ import annotations

import re

from generator.extracting.marks.quote import Quote
from generator.model import Span
from generator.text import fold

_LETTERS = re.compile(r"\w+")


def no_speech(
    text: str, quotes: tuple[Quote, ...], titles: tuple[Span, ...], body: str
) -> tuple[Quote, ...]:
    """The quotations that are no statements of their own, whatever stands around them.

    By-names inside a name, and words of a headline that the text below gives in full. ``titles``
    are the headlines' spans, ``body`` the folded text below them.
    """
    inside = [q for q in quotes if any(title.start <= q.start < title.end for title in titles)]
    said = f" {' '.join(_LETTERS.findall(body))} " if inside else ""
    again = set()
    for quote in inside:
        words = " ".join(_LETTERS.findall(fold(quote.inner(text))))
        if words and f" {words} " in said:
            again.add(quote)
    return tuple(quote for quote in quotes if quote in again or nickname(text, quote))


def nickname(text: str, quote: Quote) -> bool:
    """Whether the marks stand around a by-name inside a name: Karl "Kalle" Rein."""
    inner = quote.inner(text)
    if not inner[:1].isupper() or " " in inner or not inner[-1:].isalnum():
        return False
    before, after = text[max(0, quote.start - 40) : quote.start], text[quote.end : quote.end + 2]
    words = before.split()
    return bool(
        words
        and before[-1:] == after[:1] == " "
        and words[-1][:1].isupper()
        and words[-1].rstrip(".").isalpha()
        and after[1:].isupper()
    )
