"""Text that was broken at a fixed width becomes whole paragraphs; other text stays as it is."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from generator import cleaning, reading
from generator.model import Label

PARAGRAPHS = (
    (
        "The envoy of Ruritania told the press on Tuesday that his country had nothing to do with "
        "the break-in at the parliament of Graustark, and that he knew of it from the papers alone."
    ),
    (
        "“Nobody has ever shown us any evidence for what is said about my country, and we would "
        "gladly look at some if our neighbours had it,” he said before he left the hall."
    ),
    (
        "He added that small states, too, are entitled to a fair hearing before they are blamed "
        "for every mishap in the region."
    ),
)


def _blocks(text: str) -> list[tuple[int, str]]:
    page = reading.read(text.encode(), "text/plain")
    assert page.text == text
    return [(block.line, block.span.of(text)) for block in page.blocks]


@given(width=st.integers(min_value=60, max_value=80))
def test_wrapped_paragraphs_are_one_block_each(width: int) -> None:
    """Whatever the width, each paragraph is one block that begins at its first source line."""
    wrapped = [textwrap.fill(each, width, break_on_hyphens=False) for each in PARAGRAPHS]
    text = "Envoy answers\n\n" + "\n\n".join(wrapped) + "\n"
    found = _blocks(text)
    assert [words for _, words in found] == ["Envoy answers", *wrapped]
    assert [text.split("\n")[line - 1] for line, _ in found[1:]] == [
        each.split("\n")[0] for each in wrapped
    ]


def test_wrapped_text_is_labelled_as_text() -> None:
    """The lines of a wrapped paragraph, its short last one too, are text."""
    text = "Envoy answers his peers\n\n" + "\n\n".join(
        textwrap.fill(each, 70) for each in PARAGRAPHS
    )
    page = reading.read(text.encode(), "text/plain")
    labels = [block.label for block in cleaning.label(page, "en")]
    assert labels == [Label.TITLE, *[Label.BODY] * len(PARAGRAPHS)]


def test_lists_and_long_lines_stay_lines() -> None:
    """Lines that had room for the next word, or that are longer than any wrapping, stay apart."""
    rows = "\n".join(f"{name}, a town on the river with a bridge" for name in "ABCDEFGH")
    assert len(_blocks(f"Towns of the two countries, from the north to the south\n\n{rows}\n")) == 9
    assert len(_blocks("\n".join(PARAGRAPHS) + "\n\nThe end\n")) == 4
