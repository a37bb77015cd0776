"""Characters, phrases and dates: the small things that everything stands on."""

from __future__ import annotations

import datetime

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import edtf
from generator.model import Span
from generator.phrases import PhraseError, find, pattern
from generator.text import fold, line_starts, words


@given(st.text())
def test_folding_moves_nothing(text: str) -> None:
    """Folded text is as long as the text, so spans found in one hold in the other."""
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    """Folding what is folded changes nothing."""
    assert fold(fold(text)) == fold(text)


def test_folding_compares_as_a_reader_would() -> None:
    """Case, accents, odd spaces and curly apostrophes make no difference; letters do."""
    assert fold("L’État\u00a0NOUVEAU") == "l'etat nouveau"
    assert fold("Ёлка") == "елка"
    assert fold("край") != fold("краи")


@given(st.text())
def test_words_slice_to_themselves(text: str) -> None:
    """Word spans lie in order, inside the text, and hold no white space."""
    end = 0
    for span in words(text):
        assert end <= span.start < span.end <= len(text)
        assert not span.of(text).isspace()
        end = span.end


def test_lines_begin_after_line_feeds() -> None:
    """Only a line feed ends a line."""
    assert line_starts("a\nb\r\n\u2028c") == [0, 2, 5]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("deny", "They DENY it", ["DENY"]),
        ("deny", "denying", []),
        ("den[y|ies]", "den", []),
        ("oppos*", "He opposes and opposed.", ["opposes", "opposed"]),
        ("a [small|tiny] number", "a  tiny number", ["a  tiny number"]),
        (
            "victim ... attacks",
            "victim of many foreign attacks",
            ["victim of many foreign attacks"],
        ),
        ("victim ... attacks", "a victim. Other attacks", []),
        ("l'otan", "selon L’OTAN", ["L’OTAN"]),
        ("受害者 ... 攻击", "是网络攻击的受害者，反对攻击", ["受害者，反对攻击"]),
        ("доказательств*", "без доказательств", ["доказательств"]),
    ],
)
def test_phrases_find_what_they_read_like(phrase: str, text: str, found: list[str]) -> None:
    """The notation means what its description says."""
    assert [span.of(text) for span in find((phrase,), fold(text))] == found


@pytest.mark.parametrize("phrase", ["", "*", "a [b", "... a", "a ...", "[|]"])
def test_a_phrase_that_means_nothing_is_refused(phrase: str) -> None:
    """Empty, unbalanced and open-ended phrases are mistakes, not surprises."""
    with pytest.raises(PhraseError):
        pattern(phrase)


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_phrase_is_compiled_or_refused(phrase: str, text: str) -> None:
    """No phrase makes the matcher fail otherwise, and what it finds lies inside the text."""
    try:
        pattern(phrase)
    except PhraseError:
        return
    for span in find((phrase,), fold(text)):
        assert Span(start=0, end=0) <= span
        assert span.end <= len(text)


@pytest.mark.parametrize(
    "value",
    [
        "2021",
        "2021-07",
        "2021-07-20",
        "2021-07-20~",
        "2021-07?",
        "2021-01/2021-03",
        "2022/..",
        "../2022",
    ],
)
def test_dates_of_records_are_edtf(value: str) -> None:
    """What we accept, the reference implementation of EDTF accepts too."""
    assert edtf.check_edtf(value) == value
    assert oracle.parse_edtf(value)


@pytest.mark.parametrize(
    "value",
    ["20 July 2021", "2021-13", "2021-02-30", "21-07-20", "2021-07-20/2021-07-19", "a/b/c", ""],
)
def test_other_dates_are_refused(value: str) -> None:
    """What is no date of the calendar is told as such."""
    with pytest.raises(ValueError, match="'"):
        edtf.check_edtf(value)


@given(st.dates(), st.integers(0, 400))
def test_bounds_hold_the_days_between(day: datetime.date, length: int) -> None:
    """The bounds of an interval are its ends; of a day, that day."""
    try:
        last = day + datetime.timedelta(days=length)
    except OverflowError:
        return
    assert edtf.bounds(f"{day}/{last}") == (day, last)
    assert edtf.bounds(str(day)) == (day, day)
    assert edtf.precision(str(day)) == "day"
    assert not edtf.is_uncertain(str(day))
