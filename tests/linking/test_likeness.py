"""What a profile holds, and how alike two documents' subjects are."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from generator.linking import profiles
from generator.linking.likeness import Measure, rarity
from generator.linking.profiles import Kind
from tests.linking import unknown


def test_one_name_has_one_feature_in_three_scripts() -> None:
    """Spellings of one name in Latin, Cyrillic and Arabic letters share their consonants."""
    found = {profiles.bones(name) for name in ("orlitz", "орлиц", "orlits")}
    assert len(found) == 1
    assert profiles.bones("marisol") == profiles.bones("марісоль")
    assert profiles.bones("sadek") == profiles.bones("садек") == profiles.bones("صادق")


def test_numbers_are_one_however_they_are_written() -> None:
    """Marks of thousands, closing zeros and the digits of other scripts make no difference."""
    texts = ("41,000 files", "41.000 Akten", "41 000 dossiers", "٤١٠٠٠ ملف", "41 thousand")
    for text in texts:
        assert set(profiles.of_text(text, "en").counts[Kind.NUMBERS]) == {"41"}, text


def test_places_are_one_in_every_language() -> None:
    """A country and a city are known by the common locale data, inflected or not."""
    for text, language in (("in Norway", "en"), ("в Норвегии", "ru"), ("挪威政府", "zh")):
        assert "tNO" in profiles.of_text(text, language).counts[Kind.PLACES], text
    assert not profiles.of_text("the Roman numerals", "en").counts[Kind.PLACES]


def test_a_latin_name_is_found_among_chinese_characters() -> None:
    """No space parts it from the characters around it."""
    names = profiles.of_text("制造商Astrelle的卫星", "zh").counts[Kind.NAMES]
    assert profiles.bones("astrelle") in names


@given(st.text(max_size=400), st.sampled_from(["en", "ar", "zh", "ru", "und", "de"]))
def test_any_text_has_a_profile(text: str, language: str) -> None:
    """No text is refused, and the same text always gives the same profile."""
    assert profiles.of_text(text, language) == profiles.of_text(text, language)


def test_likeness_is_the_same_both_ways_and_highest_for_the_same_text() -> None:
    """It is between 0 and 1; a copy is more alike than a report, a report than another topic."""
    found = {
        case["id"]: profiles.of_text(case["text"], case["language"]) for case in unknown.cases()
    }
    measure = Measure(rarity(found.values()))
    for one, two in (("port-en", "port-es"), ("mail-cs", "grid-cs")):
        assert abs(measure(found[one], found[two]) - measure(found[two], found[one])) < 1e-9
        assert 0 <= measure(found[one], found[two]) <= 1
    copy, report = (
        measure(found["port-en"], found["port-en"]),
        measure(found["port-en"], found["port-es"]),
    )
    assert copy > measure(found["port-en"], found["clinic-en"])
    assert report > measure(found["port-en"], found["meteo-es"])
    assert copy > 0.8


def test_a_profile_costs_in_proportion_to_the_text() -> None:
    """Four times the text takes not much more than four times the time."""
    text = " ".join(case["text"] for case in unknown.cases() if case["language"] == "en") * 20

    def cost(of: str) -> float:
        start = time.process_time()
        profiles.of_text(of, "en")
        return time.process_time() - start

    cost(text)
    assert min(cost(text * 4) for _ in range(3)) < 10 * min(cost(text) for _ in range(3)) + 0.05
