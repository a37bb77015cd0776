"""How much of a text an excerpt is, in any script."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import rights
from generator.model import Excerpt, Rights, Statement
from tests.invented import building


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three plain words", 3),
        ("well-known, isn't it?", 3),
        ("港口的信件", 4),  # five characters at 1.5 a word
        ("港口 is closed", 4),
        ("ท่าเรือ", 2),  # seven characters at 4 a word
        ("", 0),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    """Scripts without spaces by their characters, on the strict side."""
    assert rights.count(text) == words


def shown(text: str, said: tuple[Statement, ...], excerpt: Excerpt) -> list[str]:
    """Ids of the statements that an excerpt shows."""
    made = building.document(
        "one", text, language="en", date=None, rights=Rights.EXCERPT, statements=said
    )
    made = replace(made, source=replace(made.source, excerpt=excerpt))
    return [entry.id for entry in rights.shown_statements(made)]


TEXT = "“One two three,” she said. “Four five six seven,” he said. And some words more for all."


def said(key: str, words: str) -> Statement:
    """A statement of the text."""
    return building.statement(key, "one", TEXT, words, None)


def test_the_less_of_the_two_caps_holds() -> None:
    """Words or share, whichever is reached first; the statement that would pass it is not shown."""
    both = (said("s-aaaaaaaa", "One two three"), said("s-bbbbbbbb", "Four five six seven"))
    assert shown(TEXT, both, Excerpt(words=7, share=1.0)) == ["s-aaaaaaaa", "s-bbbbbbbb"]
    assert shown(TEXT, both, Excerpt(words=6, share=1.0)) == ["s-aaaaaaaa"]
    assert shown(TEXT, both, Excerpt(words=100, share=0.2)) == ["s-aaaaaaaa"]
    assert shown(TEXT, both, Excerpt(words=100, share=0.1)) == []


def test_words_under_two_statements_count_once() -> None:
    """A fragment inside a reported sentence costs nothing more."""
    outer = said("s-aaaaaaaa", "Four five six seven")
    inner = said("s-bbbbbbbb", "five six")
    assert shown(TEXT, (outer, inner), Excerpt(words=4, share=1.0)) == ["s-aaaaaaaa", "s-bbbbbbbb"]


def test_what_holds_withheld_words_is_withheld() -> None:
    """So is the same again elsewhere; other statements stay."""
    text = "“One two,” she said. Later: “one two”. “Three,” he said."
    held = building.statement("s-aaaaaaaa", "one", text, "One two", None, withheld=True)
    again = building.statement("s-bbbbbbbb", "one", text, "one two", None)
    around = building.statement("s-cccccccc", "one", text, "One two,” she said", None)
    other = building.statement("s-dddddddd", "one", text, "Three", None)
    made = building.document(
        "one", text, language="en", date=None, statements=(held, again, around, other)
    )
    assert [entry.id for entry in rights.shown_statements(made)] == ["s-dddddddd"]
