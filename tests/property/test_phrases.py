"""Phrases are found faster than one by one, and no other ones."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.phrases import alternatives, find, guards, pattern
from generator.text import fold

WORDS = st.sampled_from(
    ["dam", "dams", "the dam", "a [small|big] dam", "da*", "坝", "大坝 dam", "né"]
)
TEXTS = st.lists(
    st.sampled_from(["dam", "dams", "the", "a", "big", "坝", "大坝", "NÉ", " ", " ", ", ", "\n"]),
    max_size=12,
).map("".join)


@given(st.lists(WORDS, min_size=1, max_size=5), TEXTS)
def test_alternatives_match_as_when_each_is_written_out(phrases: list[str], text: str) -> None:
    """What they ask in common is asked once; that changes no match and no order of trial."""
    folded = fold(text)
    plain = re.compile("|".join(map(pattern, phrases)))
    joined = re.compile(alternatives(map(pattern, phrases)))
    assert [m.span() for m in joined.finditer(folded)] == [m.span() for m in plain.finditer(folded)]


@given(st.lists(WORDS, min_size=1, max_size=5), TEXTS)
def test_looking_for_literals_first_loses_nothing(phrases: list[str], text: str) -> None:
    """A phrase stands wherever its own expression finds it, whatever was looked for before."""
    folded = fold(text)
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    plain = re.compile("|".join(map(pattern, ordered)))
    found = [(span.start, span.end) for span in find(tuple(phrases), folded)]
    assert found == [match.span() for match in plain.finditer(folded)]


@given(st.lists(st.text("abc", max_size=3)), st.text("abc", max_size=8))
def test_guards_stand_wherever_one_of_their_literals_does(literals: list[str], text: str) -> None:
    """Fewer literals are looked for; the answer is the same."""
    kept = guards(literals)
    assert any(each in text for each in kept) == any(each in text for each in literals)
