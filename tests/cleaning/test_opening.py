"""Text in one single line: its sentences are read, and a menu before it is none of them."""

from __future__ import annotations

import pytest

from generator import cleaning, reading
from generator.model import Label

TEXT = (
    "The envoy of Ruritania, Anna Kovel, told the press on Tuesday that her country had nothing to "
    'do with it. "We know nothing of it," Kovel said. The ministry of Graustark waits for a report.'
)
RUSSIAN = (
    "Представитель Руритании Анна Ковель заявила журналистам во вторник, что её страна не имеет к "
    "этому никакого отношения. «Мы ничего не знаем», — сказала она. Министерство ждёт доклада."
)


def _labels(text: str, language: str = "en") -> list[tuple[str, Label]]:
    page = reading.read(text.encode(), "text/plain")
    return [(block.span.of(page.text), block.label) for block in cleaning.label(page, language)]


@pytest.mark.parametrize(
    ("menu", "text", "language"),
    [
        ("Home | News | Sport | Contact | Search", TEXT, "en"),
        ("Skip to main content Menu Home", TEXT, "en"),
        ("Home » World » Graustark »", TEXT, "en"),
        ("Главная | Новости | Политика |", RUSSIAN, "ru"),
    ],
)
def test_a_menu_before_the_text_is_navigation(menu: str, text: str, language: str) -> None:
    """The entries are a block of their own, and the text begins with its own first word."""
    found = _labels(f"{menu} {text}", language)
    assert [label for _, label in found] == [Label.NAVIGATION, Label.BODY]
    assert found[1][0] == text
    assert found[0][0].startswith(menu.rstrip("|» "))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"Home {TEXT}",
        f"Home and search news agencies told the press on Monday what they knew. {TEXT}",
        f"Anna Kovel | {TEXT}",
    ],
)
def test_a_text_without_a_sure_menu_stays_whole(text: str) -> None:
    """One or two words that menus have may begin a sentence: nothing is taken from the text."""
    assert _labels(text) == [(text, Label.BODY)]


def test_only_single_lines_are_parted() -> None:
    """In a text with lines each line is labelled by itself, as ever."""
    lines = [words for words, _ in _labels(f"Home | News | Sport | Search {TEXT}\n\n{TEXT}")]
    assert lines == [f"Home | News | Sport | Search {TEXT}", TEXT]
