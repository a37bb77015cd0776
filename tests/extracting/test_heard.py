"""Names of the records are heard in other scripts, and common words are not taken for them."""

from __future__ import annotations

import pytest

from generator.extracting.about import sounding, syllables, territories
from generator.model import NameForm, Place, PlaceId, Span
from generator.text import fold


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Drosenko", "ドロセンコ"),
        ("Drosenko", "德罗森科"),
        ("Drosenko", "드로센코"),
        ("Karsenin", "カルセニン"),
        ("Karsenin", "卡尔谢宁"),
        ("Velmaran", "ベルマラン"),
        ("Salmburk", "סלמבורק"),
        ("Galmaran", "加尔马兰"),
    ],
)
def test_a_name_is_heard_in_scripts_of_syllables(name: str, word: str) -> None:
    """Consonants that a script confuses are one, and vowels it puts between them are no matter."""
    heard = syllables.shape(word)
    assert any(
        wanted.consonants == heard.consonants and syllables.like(heard, wanted)
        for wanted in syllables.shapes(name)
    )


@pytest.mark.parametrize(
    ("name", "word"), [("Galmin", "グルマノ"), ("Galmin", "ガルマ"), ("Karsenin", "가르시아노")]
)
def test_another_word_is_not(name: str, word: str) -> None:
    """A short name's vowels must be near, and all of its consonants there."""
    heard = syllables.shape(word)
    assert not any(
        wanted.consonants == heard.consonants and syllables.like(heard, wanted)
        for wanted in syllables.shapes(name)
    )


def _heard(name: str, text: str, language: str) -> list[str]:
    sounds = sounding.table([(name, name)])
    whole = [Span(start=0, end=len(text))]
    return [span.of(text) for _, span in sounding.find(text, whole, language, sounds)]


def test_a_name_of_two_words_is_heard_as_a_whole() -> None:
    """The article that Arabic joins to the second is none of its sounds."""
    assert _heard("Hamid al-Mabruk", "قال حميد المبروك اليوم", "ar") == ["حميد المبروك"]
    assert _heard("Hamid al-Mabruk", "заявил Хамид Мабрук вчера", "ru") == ["Хамид Мабрук"]


def test_a_name_in_a_chinese_sentence_is_heard_where_it_begins() -> None:
    """Chinese has no spaces: the run of characters that write foreign names is searched."""
    assert "德罗森科" in _heard("Drosenko", "他说，德罗森科中毒了。", "zh")


def test_the_adjective_of_a_country_names_it() -> None:
    """CLDR knows what a people's language is called in each language: it is the adjective too."""
    turkey = Place(
        id=PlaceId("turkey"),
        name="Turkey",
        names=(NameForm(language="en", form="Turkish"),),
    )
    text = "Он варит турецкий кофе"
    found = territories.named(text, fold(text), (turkey,), "ru")
    assert [(place, text[span.start :].split(maxsplit=1)[0]) for place, span in found] == [
        ("turkey", "турецкий")
    ]


def test_great_cities_are_known() -> None:
    """What happens in them is too much for their names to tell one matter."""
    assert {"baghdad", "kuala lumpur", "berlin"} <= territories.cities()
