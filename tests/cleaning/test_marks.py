"""What a page says of itself beside a text, by kind and language: one line, one label."""

from __future__ import annotations

import pytest

from generator import cleaning, language, reading
from generator.cleaning import features, prose, titles
from generator.model import Label

TEXTS = {
    "en": (
        "Harbour of Zenda closed for three days",
        "The harbour of Zenda was closed for three days in March, and nobody has said why so far.",
        "A committee of the town council will hear the harbour master and the insurers on Monday.",
        "Its report is expected before the summer, when the first ferries of the year arrive here.",
    ),
    "de": (
        "Hafen von Zenda drei Tage lang geschlossen",
        "Der Hafen von Zenda war im März drei Tage lang geschlossen, und niemand sagte, warum.",
        "Ein Ausschuss des Stadtrats wird am Montag den Hafenmeister und die Versicherer anhören.",
        "Sein Bericht wird vor dem Sommer erwartet, wenn die ersten Fähren des Jahres ankommen.",
    ),
    "fr": (
        "Le port de Zenda fermé pendant trois jours",
        "Le port de Zenda est resté fermé trois jours en mars, et personne n'a dit pourquoi.",
        "Une commission du conseil municipal entendra lundi le capitaine du port et les assureurs.",
        "Son rapport est attendu avant l'été, quand arriveront les premiers ferries de l'année.",
    ),
    "es": (
        "El puerto de Zenda, cerrado durante tres días",
        "El puerto de Zenda estuvo cerrado tres días en marzo y nadie ha dicho aún por qué.",
        "Una comisión del ayuntamiento escuchará el lunes al capitán del puerto y a los seguros.",
        "Su informe se espera antes del verano, cuando lleguen los primeros ferris de este año.",
    ),
    "ru": (
        "Порт Зенды закрыли на три дня",
        "Порт Зенды в марте был закрыт три дня, и до сих пор никто не сказал, почему.",
        "Комиссия городского совета в понедельник выслушает начальника порта и страховщиков.",
        "Её доклад ожидается к лету, когда сюда придут первые в этом году паромы с пассажирами.",
    ),
    "pl": (
        "Port w Zendzie zamknięty na trzy dni",
        "Port w Zendzie był w marcu zamknięty przez trzy dni i nikt dotąd nie powiedział dlaczego.",
        "Komisja rady miasta wysłucha w poniedziałek kapitana portu oraz przedstawicieli firm.",
        "Jej raport ma być gotowy przed latem, gdy przypłyną tu pierwsze w tym roku promy.",
    ),
}


def _label(tag: str, extra: str, at: int = 4) -> tuple[Label, list[Label]]:
    """The label of a line put among a text's, and the labels of the text's own lines."""
    lines = [*TEXTS[tag][:at], extra, *TEXTS[tag][at:]]
    page = reading.read("\n".join(lines).encode(), "text/plain")
    labels = [block.label for block in cleaning.label(page, tag)]
    return labels.pop(at), labels


@pytest.mark.parametrize(
    ("tag", "line", "label"),
    [
        ("de", "Empfohlener redaktioneller Inhalt", Label.FORM),
        ("fr", "Contenu externe", Label.FORM),
        ("es", "Ver esta publicación en Instagram", Label.FORM),
        ("en", "Leave this field empty if you are human:", Label.FORM),
        ("ru", "Правила комментирования", Label.FORM),
        ("pl", "Zasady komentowania", Label.FORM),
        ("en", "This entry was posted in Ports and tagged Zenda, ferries.", Label.RELATED),
        ("pl", "Redakcja poleca", Label.RELATED),
        ("ru", "Вам будет интересно", Label.RELATED),
        ("de", "Gefällt dir unser Hafenmagazin? Dann lies es jede Woche.", Label.PROMOTION),
        ("es", "Si te gustó este artículo, compártelo", Label.PROMOTION),
        (
            "en",
            "This work is licensed under the terms that the port authority of Zenda gives.",
            Label.NAVIGATION,
        ),
        ("de", "Dieses Werk ist lizenziert unter den Bedingungen des Hafens.", Label.NAVIGATION),
        ("de", "Die Fähre im Hafen (Quelle: Kovel/Hafenamt/Zenda)", Label.CAPTION),
        ("fr", "La grève au port de Zenda / (C) Anna Kovel", Label.CAPTION),
        ("pl", "Prom w porcie w Zendzie /domena publiczna", Label.CAPTION),
        ("fr", "Crédits photos : Anna Kovel", Label.CAPTION),
        ("es", "Imagen referencial: Anna Kovel", Label.CAPTION),
        ("de", "12 Antworten zu Hafen von Zenda drei Tage lang geschlossen", Label.COMMENT),
        ("ru", "12 ответов на Порт Зенды закрыли на три дня", Label.COMMENT),
    ],
)
def test_a_line_of_the_pages_own_is_told_below_a_text(tag: str, line: str, label: Label) -> None:
    """Consent, rules for comments, filing, licences, credits of pictures: none becomes text."""
    found, text = _label(tag, line)
    assert found is label
    assert text == [Label.TITLE, Label.BODY, Label.BODY, Label.BODY]


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("en", "Read also: Ferries late again"),
        ("de", "Lesen Sie auch: Fähren wieder verspätet"),
        ("fr", "Lire aussi"),
        ("es", "Lea también"),
        ("ru", "Читайте также"),
        ("pl", "Czytaj także: Promy znów spóźnione"),
    ],
)
def test_text_goes_on_below_a_link_in_its_midst(tag: str, line: str) -> None:
    """A link to another text ends none: the paragraphs below it stay."""
    found, text = _label(tag, line, at=2)
    assert found is Label.RELATED
    assert text == [Label.TITLE, Label.BODY, Label.BODY, Label.BODY]


def _column(lines: list[str], name: str) -> list[float]:
    page = reading.read("\n".join(lines).encode(), "text/plain")
    measured, verdicts, found = cleaning.read(page, language.detect(page).value)
    rows = features.features(measured, verdicts, titles.marked(found))
    return [row[features.FEATURES.index(name)] for row in rows]


def test_a_heading_of_links_counts_the_more_the_less_text_follows() -> None:
    """Below all of the text it is sure, below a third of it little."""
    title, *paragraphs = TEXTS["en"]
    early = [title, *paragraphs, "Related articles", *paragraphs, *paragraphs, "Ferries late"]
    late = [title, *paragraphs, "Related articles", "Ferries late again"]
    assert _column(late, "related")[-1] == 1.0
    assert 0 < _column(early, "related")[-1] < 0.5


def test_a_line_that_ends_as_teasers_do_is_told() -> None:
    """What leads on stands at the end without a full stop; in a sentence it is a word as any."""
    lines = [*TEXTS["en"], "The ferries were late again, and more »", "They will be late no more."]
    assert _column(lines, "closes")[-2:] == [1.0, 0.0]


def test_a_headline_at_the_top_of_the_page_is_not_the_text() -> None:
    """Where the page begins with its headline and has it again above the text, the first goes."""
    head = TEXTS["en"][0]
    html = f"<title>{head}</title><p>{head}</p><ul><li>Ships</li></ul><h1>{head}</h1>"
    html += "".join(f"<p>{each}</p>" for each in TEXTS["en"][1:])
    page = reading.read(html.encode(), "text/html")
    labels = [block.label for block in cleaning.label(page, "en")]
    assert not labels[0].is_text or labels[0] is Label.TITLE
    assert labels.count(Label.TITLE) == 1


def test_weights_are_for_the_features_there_are() -> None:
    """Weights and features are read side by side, so their names and order must agree."""
    assert tuple(prose.WEIGHTS) == features.FEATURES
