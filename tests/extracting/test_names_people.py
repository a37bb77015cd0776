"""One person keeps one name in one text: inflected, shortened, in another script."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extracting import extract
from generator.extracting.names import people
from generator.extracting.words.inflection import endings, same, stems
from generator.extracting.words.transliteration import bones, key, parts
from generator.languages.letters import palladius
from generator.model import (
    Agent,
    AgentId,
    Block,
    DocumentId,
    Extraction,
    Label,
    NameForm,
    Registry,
    Span,
)

REGISTRY = Registry(
    agents=(
        Agent(
            id=AgentId("anna-kovel"),
            kind="person",
            name="Anna Kovel",
            names=(NameForm(language="ru", form="Анна Ковель"),),
        ),
        Agent(id=AgentId("zhao-minlang"), kind="person", name="Zhao Minlang"),
    )
)


def read(text: str, language: str, registry: Registry = REGISTRY) -> Extraction:
    """Everything a one-paragraph text holds."""
    span = Span(start=0, end=len(text))
    block = Block(span=span, line=1, label=Label.BODY, reason="test")
    return extract(DocumentId("case"), text, (block,), language, registry)


def resolved(names: list[str], language: str, named: tuple[str, ...] = ()) -> dict[str, str]:
    """What the names of one text stand for."""
    index = people.index(REGISTRY, language)
    return people.resolve(names, named, index, language, frozenset({"que"})).canonical


@pytest.mark.parametrize(
    ("language", "names", "one"),
    [
        ("ru", ["Игоря Сомова", "Игорь Сомов", "Сомову", "Сомов"], "Игорь Сомов"),
        ("ru", ["Марины Лесковой", "Марина Лескова", "Лескову"], "Марина Лескова"),
        ("ru", ["Павлу Рейнскому", "Павел Рейнский", "Рейнского"], "Павел Рейнский"),
        ("uk", ["Андрія Рудого", "Андрій Рудий", "Рудому"], "Андрій Рудий"),
        ("cs", ["Karla Duba", "Karel Dub", "Dubovi"], "Karel Dub"),
        ("pl", ["Marcina Ruisa", "Marcin Ruis", "Ruisowi"], "Marcin Ruis"),
        ("en", ["Jane Orr", "J. Orr", "Orr"], "Jane Orr"),
        ("fr", ["Jean Dupond", "Dupondque"], None),
        ("ru", ["Игоря Сомова", "Сомова"], "Игоря Сомова"),
        ("uk", ["Богдан Журба", "Bohdan Zhurba"], "Богдан Журба"),
        ("ru", ["Чжан Вэйминь", "Zhang Weimin", "Чжан"], "Чжан Вэйминь"),
        ("en", ["Karim Badri", "كريم بدري"], "Karim Badri"),
    ],
)
def test_forms_of_one_name(language: str, names: list[str], one: str | None):
    """Every form stands for the one in the nominative, where the text holds it; none is made."""
    found = resolved(names, language)
    if one is None:
        assert set(found.values()) <= set(names)
    else:
        assert {found[name] for name in names} == {one}


def test_a_name_run_into_the_next_word():
    """A family name that runs into a function word by a typing mistake is known again."""
    found = resolved(["Jeanne Dupont", "Dupontque"], "fr")
    assert found["Dupontque"] == "Jeanne Dupont"


def test_two_people_of_one_name_stay_apart():
    """Where two people have the family name, the name alone is nobody's; an initial decides."""
    found = resolved(["Jane Orr", "Bob Orr", "Orr", "B. Orr"], "en")
    assert "Orr" not in found
    assert found["B. Orr"] == "Bob Orr"


def test_registered_people_in_other_cases_and_scripts():
    """A registered person is known inflected, by initial, and in another script."""
    found = resolved(["Анной Ковель", "А. Ковель", "Чжао Миньлан", "趙民朗"], "ru")
    assert found["Анной Ковель"] == "anna-kovel"
    assert found["А. Ковель"] == "anna-kovel"
    assert found["Чжао Миньлан"] == "zhao-minlang"
    statement = read("«Нет», — передали слова Анны Ковель. «Да», — сказала Ковель.", "ru")
    assert [item.target for item in statement.mentions][:1] == ["anna-kovel"]


def test_keys_are_one_for_one_name():
    """The usual spellings of one name have one key, whatever their script."""
    assert key("Чжао Миньлан", "ru") == key("Zhao Minlang") == key("趙民朗") == key("赵民朗")
    assert key("Хрущов", "ru") == key("Khrushchov")
    assert key("Гончар", "uk") == key("Honchar")
    assert bones(key("كريم")) == bones(key("Karim"))
    assert len(palladius()) > 350


def test_proposals_are_people_with_a_post_whom_the_registry_lacks():
    """Name, post and place of the first mention; nobody registered, nobody without a post."""
    text = "Anna Kovel, minister of Graustark, met Jane Orr, deputy minister of Ruritania, in June."
    found = read(text, "en").proposals
    assert [(item.name, item.role) for item in found] == [
        ("Jane Orr", "deputy minister of Ruritania")
    ]
    assert found[0].span.of(text) == "Jane Orr, deputy minister of Ruritania"
    assert found[0].key == key("Jane Orr")


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("ru", "Вчера министр обороны Игорь Сомов уехал.", "Игорь Сомов", "министр обороны"),
        ("zh", "外长何文涛表示反对。", "何文涛", "外长"),
        ("ar", "قال السفير سامي النجار إن الجسر مفتوح.", "سامي النجار", "السفير"),
        ("ar", "والتقى الوفد بالرئيس عادل المنذر أمس.", "عادل المنذر", "الرئيس"),
        ("zh", "河谷组织总干事玛拉·奥恩表示欢迎。", "玛拉·奥恩", "河谷组织总干事"),
        ("zh", "在野黨議員邱淑真說，預算太高。", "邱淑真", "在野黨議員"),
        ("zh", "外長羅伯托‧桑坦說，會議延期。", "羅伯托‧桑坦", "外長"),
        ("ja", "北沢修知事は「撤回しない」と述べた。", "北沢修", "知事"),
        ("cs", "Ministr Tomáš Říha odjel.", "Tomáš Říha", "Ministr"),
    ],
)
def test_proposals_of_every_script(language: str, text: str, name: str, role: str):
    """Posts beside names are found in every script, with the body that they are of."""
    assert [(item.name, item.role) for item in read(text, language).proposals] == [(name, role)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "أطلقت وزارة الإسكان لتوفير وحدات سكنية مشروعا."),
        ("ru", "Вчера компания Синяя Волна закрылась."),
        ("ja", "小沢浩さんは「驚いた」と話した。"),
    ],
)
def test_nobody_is_proposed_for_a_body_or_a_title(language: str, text: str):
    """What stands behind a word for bodies is nobody who holds a post, and "Mr" is none."""
    assert read(text, language).proposals == ()


NAMES = st.lists(st.text(min_size=1, max_size=14), max_size=12)


@settings(max_examples=150, deadline=None)
@given(NAMES, st.sampled_from(["ru", "uk", "cs", "pl", "zh", "ar", "en"]))
def test_any_names(names: list[str], language: str):
    """No name fails; a name stands for a form that was there, or for somebody registered."""
    found = resolved(names, language, ("anna-kovel",))
    assert set(found) <= set(names)
    assert set(found.values()) <= {*names, "anna-kovel", "zhao-minlang"}
    assert found == resolved(names, language, ("anna-kovel",))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=12), st.sampled_from(["ru", "uk", "cs", "en"]))
def test_a_name_is_its_own_form(word: str, language: str):
    """A word is among its stems, and any name is a form of itself."""
    rules = endings(language)
    assert word in stems(word, rules)
    assert same(parts(word), parts(word), rules)


TEXTS = st.lists(
    st.sampled_from(
        [
            "министр ",
            "Игоря Сомова ",
            "сказал ",
            "外长",
            "何文涛",
            "在",
            "说",
            "وزير ",
            "قال ",
            "سامي ",
            "النجار ",
            "«Да, ",
            "— сказал Сомов, — ",
            "да», ",
            "“",
            "”",
            ". ",
            "\n",
            "— ",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["ru", "zh", "ar", "ja", "it", "cs"]))
def test_spans_of_any_text(text: str, language: str):
    """Spans of mentions, statements and proposals cut their words out of the text."""
    found = read(text, language)
    for statement in found.statements:
        assert statement.text == " ".join(span.of(text) for span in statement.spans)
    for span in [*(item.span for item in found.mentions), *(p.span for p in found.proposals)]:
        assert 0 <= span.start < span.end <= len(text)


def test_work_grows_with_the_names(monkeypatch: pytest.MonkeyPatch):
    """Twice as many names are compared at most a little over twice as often."""
    asked = 0

    def counted(left: tuple[str, ...], right: tuple[str, ...], rules: object) -> bool:
        nonlocal asked
        asked += 1
        return same(left, right, rules)  # type: ignore[arg-type]

    monkeypatch.setattr(people, "same", counted)
    counts = []
    for size in (100, 200):
        asked = 0
        names = [f"{chr(1072 + n % 32)}на{n} Ков{n}ель" for n in range(size)]
        resolved(names, "ru")
        counts.append(asked)
    assert counts[1] <= 2.5 * max(counts[0], 100)
