"""The language of a page is told from its prose, with how sure that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import language, reading
from generator.model import Confidence, Page, RawBlock, Span

SENTENCES = {
    "en": "The ministry of Ruritania said on Monday that it had seen no evidence of the attack, "
    "and that its neighbour should first look at its own record before it blames others.",
    "fr": "Le ministère a déclaré lundi qu'il n'avait vu aucune preuve de l'attaque et que son "
    "voisin ferait mieux de regarder d'abord ses propres agissements.",
    "ru": "Министерство заявило в понедельник, что не видело никаких доказательств нападения и "
    "что соседям следовало бы сначала посмотреть на собственные действия.",
    "uk": "Міністерство заявило в понеділок, що не бачило жодних доказів нападу і що сусідам "
    "варто було б спершу подивитися на власні дії та вчинки.",
    "de": "Das Ministerium erklärte am Montag, es habe keine Belege für den Angriff gesehen und "
    "die Nachbarn sollten zuerst auf ihr eigenes Verhalten schauen.",
    "es": "El ministerio declaró el lunes que no había visto ninguna prueba del ataque y que sus "
    "vecinos deberían mirar primero lo que hacen ellos mismos.",
    "cs": "Ministerstvo v pondělí uvedlo, že nevidělo žádné důkazy o útoku a že sousedé by se "
    "měli nejprve podívat na své vlastní chování.",
    "ar": "قالت الوزارة يوم الاثنين إنها لم تر أي دليل على الهجوم وإن على الجيران أن ينظروا أولا "
    "إلى ما يفعلونه بأنفسهم قبل توجيه الاتهام.",
    "no": "Departementet sa mandag at det ikke hadde sett noe bevis for angrepet, og at naboene "
    "først burde se på hva de selv har gjort.",
    "zh-Hans": "发言人星期一表示，我们没有看到任何有关攻击的证据，"
    "邻国应该先看看自己的所作所为，再来指责别国。",
    "zh-Hant": "發言人星期一表示，我們沒有看到任何有關攻擊的證據，"
    "鄰國應該先看看自己的所作所為，再來指責別國。",
}


def _page(text: str, media_type: str = "text/plain") -> Page:
    return reading.read(text.encode(), media_type)


@pytest.mark.parametrize("tag", SENTENCES)
def test_each_language_is_told(tag: str) -> None:
    """A sentence in each language is recognised, and never called certain by itself."""
    found = language.detect(_page(SENTENCES[tag]))
    assert found.value == tag
    assert found.confidence != Confidence.CERTAIN
    assert found.evidence


def test_menus_do_not_outvote_prose() -> None:
    """Short lines in another language don't change what the prose is in."""
    menu = "\n".join(["Home", "About us", "Contact", "Read more", "Subscribe now"] * 8)
    assert language.detect(_page(f"{menu}\n{SENTENCES['cs']}\n{menu}")).value == "cs"


@pytest.mark.parametrize("text", ["2031-05-04", "Kovel", "— ! —"])
def test_too_little_is_undetermined(text: str) -> None:
    """Where there are too few letters, the answer is und and says why."""
    found = language.detect(_page(text))
    assert (found.value, found.confidence) == ("und", Confidence.UNCERTAIN)


def test_the_page_may_decide_for_short_texts() -> None:
    """A declaration decides only where the text itself tells nothing, and stays uncertain."""
    found = language.detect(_page('<html lang="uk"><p>Київ</p></html>', "text/html"))
    assert (found.value, found.confidence) == ("uk", Confidence.UNCERTAIN)


def test_wording_outweighs_a_wrong_declaration() -> None:
    """A page that declares another language than its prose is in is told apart, with a note."""
    found = language.detect(_page(f'<html lang="en"><p>{SENTENCES["fr"]}</p>', "text/html"))
    assert found.value == "fr"
    assert any("says en" in each.note for each in found.evidence)


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        *(("ar", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("uz-Arab", "rtl"), ("az-Latn", "ltr")),
        *(("en", "ltr"), ("zh-Hant", "ltr"), ("und", "ltr"), ("ar-Latn", "ltr")),
    ],
)
def test_direction(tag: str, way: str) -> None:
    """The script in the tag decides, then the language."""
    assert language.direction(tag) == way


def test_the_seeds(shared: Path) -> None:
    """The real documents are in the languages their readers say."""
    found = [
        language.detect(reading.read(file.read_bytes(), "text/plain")).value
        for file in sorted((shared / "seeds").glob("*.txt"))
    ]
    assert found == ["ru", "en", "fr", "en", "fr"]


@pytest.mark.parametrize(
    ("told", "shown"), [("ary", "ar"), ("arz", "ar"), ("wuu", "zh"), ("nn", "no"), ("zxx", "und")]
)
def test_a_variety_is_shown_as_its_language(
    monkeypatch: pytest.MonkeyPatch, told: str, shown: str
) -> None:
    """What the model calls a rare variety is shown by the tag that readers know."""

    class Model:
        """A model that calls everything one thing."""

        def classify(self, _: str) -> tuple[str, float]:
            """One answer for every text."""
            return told, 0.99

    monkeypatch.setattr(language, "identifier", Model)
    words = "The harbour of Zenda was closed for three days in March, and nobody said why."
    block = RawBlock(span=Span(start=0, end=len(words)), line=1)
    assert language.detect(Page(text=words, blocks=(block,))).value == shown


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("大使昨天没有回答邻国的问题，只说了一句话就走了。", "zh-Hans"),
        ("大使昨天沒有回答鄰國的問題，只說了一句話就走了。", "zh-Hant"),
        ("有人在大街上看到大使和他的家人，天亮之前不知去向。", "zh"),
    ],
)
def test_one_line_tells_the_standard_of_chinese(text: str, tag: str) -> None:
    """Any character that only one standard has tells; where none stands, neither is claimed."""
    assert language.detect(_page(text)).value == tag


@pytest.mark.parametrize("attributes", ['lang="en" dir="ltr"', 'lang="he" dir="rtl"', 'dir="ltr"'])
def test_wrong_attributes_change_neither_language_nor_direction(attributes: str) -> None:
    """What a page declares is evidence; its text decides on language and so on direction."""
    page = _page(f"<html {attributes}><p>{SENTENCES['ar']}</p></html>", "text/html")
    found = language.detect(page)
    assert (found.value, language.direction(found.value)) == ("ar", "rtl")
    assert ("weighs more" in found.evidence[-1].note) == ("lang" in attributes)


def test_names_alone_make_no_creole() -> None:
    """English among names of West Africa stays English, and Pidgin is told from it."""
    english = (
        "Okwunde: Mayor Adetola Chukwubi on Friday told Chief Babagunle Ogunwari that the"
        " Okwunde market would reopen soon."
    )
    pidgin = (
        "Di goment tok say dem never get any explanation from di port oga dem and say di"
        " investigation go continue dis week. Di embassy don reject wetin dem tok."
    )
    assert [language.detect(_page(text)).value for text in (english, pidgin)] == ["en", "pcm"]
