"""Numbers in running text, in figures and in words of many languages."""

from __future__ import annotations

import pytest

from generator.languages import numerals

CASES = [
    ("en", "two hundred and sixty thousand people", [260_000]),
    ("en", "twenty-three of 5,312,000", [23, 5_312_000]),
    ("en", "1.2 billion, forty, the 71st", [1.2e9, 40, 71]),
    ("de", "dreiundachtzig und neunzigtausend", [83, 90_000]),
    ("de", "1,5 Mio. Kronen auf 20.000 Höfen", [1.5e6, 20_000]),
    ("fr", "quatre-vingt-trois, soixante et onze, 6,4", [83, 71, 6.4]),
    ("es", "treinta mil, un 12 por ciento", [30_000, 12]),
    ("it", "cinquemila, il 12 per cento", [5_000, 12]),
    ("pt", "trinta e sete mil", [37_000]),
    ("nl", "tweehonderdzestig", [260]),
    ("no", "førtifem", [45]),
    ("ru", "двести шестьдесят, 1,2 миллиарда", [260, 1.2e9]),
    ("uk", "чотирнадцятьох, 5 312 000", [14, 5_312_000]),
    ("cs", "třicet sedm", [37]),
    ("sk", "dvadsiatich", [20]),
    ("pl", "siedemnastu, 1,2 miliarda", [17, 1.2e9]),
    ("ar", "ثمانية وأربعون، ٢٦٠ و12 بالمئة", [48, 260, 12]),
    ("zh", "531.2万人，1.4亿，百分之十二，第九次", [5_312_000, 1.4e8, 12, 9]),
    ("ja", "3万リットル、17人", [30_000, 17]),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_numbers_are_read_by_their_value(language: str, text: str, values: list[float]) -> None:
    """Figures and words, scales, separators and what is written together."""
    assert [found.value for found in numerals.find(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("en", "dozens in 1943 at 04:40", ["vague", "year", "time"]),
        ("fr", "des dizaines en 1943", ["vague", "year"]),
        ("ru", "тысячи людей", ["vague"]),
        ("zh", "1943年4时40分，数十人", ["year", "time", "vague"]),
    ],
)
def test_a_year_a_time_and_a_rough_number_are_no_counts(
    language: str, text: str, kinds: list[str]
) -> None:
    """Each is told as what it is, so that it is compared with its like."""
    assert [found.kind for found in numerals.find(text, language)] == kinds


def test_neighbouring_numbers_stay_apart() -> None:
    """What can't be one number is several; one and nought are none."""
    assert [found.value for found in numerals.find("three and four, one, 0", "en")] == [3, 4]


def test_a_language_without_a_table_is_read_by_its_figures() -> None:
    """No number word is known there, and that is known of it."""
    assert not numerals.known("fi")
    assert [found.value for found in numerals.find("kaksi 52 000", "fi")] == [52_000]
