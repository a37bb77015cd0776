"""Reading who says what takes work in proportion to the text, whatever the text piles up."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from generator.extracting import extract
from generator.model import Block, DocumentId, Label, Registry, Span

Maker = Callable[[int], str]
SHAPES: dict[str, tuple[str, Maker]] = {
    "many names and posts": (
        "en",
        lambda size: "\n".join(
            f"The minister Peter Zima{number} spoke. “We know it,” said the minister."
            for number in range(size)
        ),
    ),
    "one sentence": (
        "en",
        lambda size: (
            "The minister "
            + ", ".join(f"who told Anna Kovel{number} of the envoy" for number in range(size))
            + " said no."
        ),
    ),
    "foreign names in Chinese": (
        "zh",
        lambda size: "\n".join(
            f"部长安娜·科维{chr(0x4E00 + number)}说：“我们知道。”" for number in range(size)
        ),
    ),
    "many quotations in a paragraph": (
        "ru",
        lambda size: " ".join(["«Да», — сказал министр."] * size),
    ),
}


def _cost(text: str, language: str) -> int:
    """How many calls reading makes: the same on every machine, unlike seconds."""
    blocks, start = [], 0
    for line, words in enumerate(text.split("\n"), start=1):
        span = Span(start=start, end=start + len(words))
        blocks.append(Block(span=span, line=line, label=Label.BODY, reason="test"))
        start += len(words) + 1
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(DocumentId("growth"), text, tuple(blocks), language, Registry())
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_four_times_the_text_takes_about_four_times_the_work(shape: str) -> None:
    """Quadratic work would be sixteen times as much, and was for names that look alike.

    The sizes lie above those up to which one sentence is searched whole.
    """
    language, make = SHAPES[shape]
    _cost(make(20), language)
    assert _cost(make(1600), language) < 7 * _cost(make(400), language)
