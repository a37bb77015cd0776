"""The same pages in several languages: words from catalogues, names and dates as readers write."""

from __future__ import annotations

import ast
import pickle
import re
from pathlib import Path

import pytest
from lxml import html

from generator import rendering
from generator.model import Output
from generator.rendering import catalogues, handwritten, tongues, wording
from generator.saying import counted, listed, named, say
from tests.rendering.corpus import INCIDENT, corpus

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FRENCH = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "probably {words}"
msgstr "probablement {words}"

msgid "{n} report"
msgid_plural "{n} reports"
msgstr[0] "{n} compte rendu"
msgstr[1] "{n} comptes rendus"

msgid "Incidents"
msgstr "Affaires <1>"
"""


@pytest.fixture
def french(tmp_path: Path) -> tongues.Tongue:
    """A small French catalogue."""
    (tmp_path / "fr.po").write_text(FRENCH, encoding="utf-8")
    return tongues.load(tmp_path / "fr.po")


def test_what_is_said_is_plain_english_and_survives_a_cache() -> None:
    """A sentence is a string like any other, and comes back from a pickle with its parts."""
    said = say("names {who} and {n} more", who="Anna Kovel", n=1200)
    assert said == "names Anna Kovel and 1,200 more"
    back = pickle.loads(pickle.dumps(said))
    assert (back, back.message, back.values) == (said, said.message, said.values)


def test_an_edition_says_the_same_in_its_own_way(french: tongues.Tongue) -> None:
    """Sentences, plurals, dates and lists follow the language; unknown ones stay English."""
    day = wording.date_words("2021-07-20")
    assert french.words(say("probably {words}", words=day)) == "probablement 20 juillet 2021"
    assert french.words(counted(0, "{n} report", "{n} reports")) == "0 compte rendu"
    assert french.words(counted(2, "{n} report", "{n} reports")) == "2 comptes rendus"
    assert french.words(listed(["a", "b"], last="and")) == "a et b"
    assert french.words(wording.language_name("zh-Hans")) == "chinois (simplifié)"
    assert french.words(say("never translated")) == "never translated"
    assert french.words("plain") == "plain"


def test_editions_hold_the_same_pages_at_their_own_addresses(french: tongues.Tongue) -> None:
    """Every page stands under the edition's prefix, its words escaped, hand-written ones too."""
    written = (
        Output(path="about.md", content=b"# About\n\nWords.\n"),
        Output(path="fr/about.md", content="# À propos\n\nMots.\n".encode()),
        Output(path="note.md", content=b"# Note\n"),
    )
    found = {
        item.path: item.content.decode()
        for item in rendering.render(corpus(), written, TEMPLATES, (tongues.Tongue(), french))
    }
    root = {path for path in found if not path.startswith("fr/")}
    assert {f"fr/{path}" for path in root} == set(found) - root
    assert "Mots." in found["fr/about.md"]
    assert "Words." in found["about.md"]
    assert "# Note" in found["fr/note.md"]
    assert "Affaires &lt;1&gt;" in found[f"fr/incidents/{INCIDENT}.md"]
    assert "ui: fr" in found["fr/incidents/index.md"]


def test_a_link_leads_to_the_same_edition(french: tongues.Tongue) -> None:
    """An edition's pages lead to pages of it only; data stands at the root."""
    pages = {
        item.path.removesuffix(".md").removesuffix("index").rstrip("/"): item.content.decode()
        for item in rendering.render(corpus(), (), TEMPLATES, (tongues.Tongue(), french))
    }
    for path, page in pages.items():
        if not path.startswith("fr/"):
            continue
        for link in re.findall(r'href="((?:\.\./)+[^"#]*)', page):
            steps = link.count("../")
            base = "/".join(path.split("/")[: len(path.split("/")) - steps])
            assert base.startswith("fr") or link.endswith((".json", ".bib", ".ris", ".atom")), (
                f"{path}: {link}"
            )


def test_pages_of_an_edition_that_is_not_written_are_left_out(french: tongues.Tongue) -> None:
    """A French page is no page of the English edition, nor of one in another language."""
    written = tuple(
        Output(path=path, content=b"# About\n")
        for path in ("about.md", "fr/about.md", "ru/about.md")
    )
    alone = {one.path for one in rendering.render(corpus(), written, TEMPLATES)}
    assert not [path for path in alone if path.startswith(("fr/", "ru/"))]
    some = (tongues.Tongue(), french)
    both = {one.path for one in rendering.render(corpus(), written, TEMPLATES, some)}
    assert "fr/about.md" in both
    assert not [path for path in both if "ru/" in path]


def test_words_in_english_say_so_on_a_page_in_french(french: tongues.Tongue) -> None:
    """What has no French form, such as our own titles, carries lang; translated words do not."""
    pages = {
        item.path: item.content.decode()
        for item in rendering.render(corpus(), (), TEMPLATES, (tongues.Tongue(), french))
    }
    tree = html.fragment_fromstring(
        pages["fr/incidents/index.md"].split("---\n", 2)[2], create_parent=True
    )
    title = tree.find(".//h2/a")
    assert title is not None
    assert title.get("lang") == "en"


def test_catalogues_hold_what_pages_say() -> None:
    """Every catalogue that is shipped has every message of code and templates, translated."""
    wanted = catalogues.messages(TEMPLATES)
    ids = {message.id for message in wanted}
    assert "probably {words}" in ids
    assert "Skip to content" in ids
    for file in sorted((TEMPLATES / "words").glob("*.po")):
        known = file.read_bytes()
        assert catalogues.renewed(known, file.stem, wanted) == known, f"run synoptic words: {file}"
        assert catalogues.missing(known, file.stem, wanted) == (), file


def test_a_translation_keeps_the_gaps_of_its_message() -> None:
    """No shipped translation asks for a value that its message does not have."""
    for file in sorted((TEMPLATES / "words").glob("*.po")):
        for message in catalogues.read(file.read_bytes(), file.stem):
            wanted = set(re.findall(r"\{(\w+)\}", "".join(message.id)))
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            for form in forms if message.id else ():
                assert set(re.findall(r"\{(\w+)\}", form)) <= wanted, f"{file}: {form}"


def test_renewing_a_catalogue_keeps_what_is_translated() -> None:
    """A message that is still said keeps its translation; one that no page says goes."""
    wanted = catalogues.messages(TEMPLATES)
    old = FRENCH.replace('msgid "Incidents"', 'msgid "No page says this"') + (
        '\nmsgid "Timeline"\nmsgstr "Chronologie"\n'
    )
    made = catalogues.renewed(old.encode(), "fr", wanted)
    assert b"Chronologie" in made
    assert b"No page says this" not in made
    assert catalogues.renewed(made, "fr", wanted) == made
    assert "Timeline" not in catalogues.missing(made, "fr", wanted)


def test_messages_are_written_where_they_are_said() -> None:
    """The catalogues are gathered from the code, so each message stands there as one string."""
    code = Path(rendering.__file__).parents[1]
    for file in sorted(code.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            first = {"say": node.args[:1], "counted": node.args[1:]}.get(node.func.id, [])
            for message in first if file.name != "saying.py" else ():
                known = isinstance(message, ast.Constant) or (
                    isinstance(message, ast.Attribute) and message.attr == "message"
                )
                assert known, f"{file.relative_to(code)}:{node.lineno}"


def test_a_broken_catalogue_is_told_by_file_and_line(tmp_path: Path) -> None:
    """A tag that no language has, a broken entry and a wrong gap are told, and no page is lost."""
    (tmp_path / "xq.po").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "ru.po").write_text('msgid "Home"\n\nmsgid "Search"\nmsgstr ""\n', encoding="utf-8")
    (tmp_path / "fr.po").write_text(FRENCH.replace("t {words}", "t {mots}"), encoding="utf-8")
    (tmp_path / "de.po").write_text(FRENCH, encoding="utf-8")
    told = {Path(one.file).name: one for one in tongues.mistakes(tmp_path)}
    assert set(told) == {"fr.po", "ru.po", "xq.po"}
    assert told["fr.po"].line in (4, 5)
    assert "mots" in told["fr.po"].fault
    assert told["ru.po"].line in (1, 2, 3)
    assert [one.tag for one in tongues.editions(tmp_path)] == ["en", "de"]


def test_a_title_is_shown_in_the_language_of_the_edition(french: tongues.Tongue) -> None:
    """A title has forms like a name; one that a language lacks stays English and says so."""
    title = named("The harbour", {"fr": "Le port", "zh-Hans": "港口"}.items())
    assert french.words(say("on {title}", title=title)) == "on Le port"
    assert tongues.Tongue(tag="zh").words(title) == "港口"
    assert not tongues.Tongue(tag="ru").knows(title)
    assert tongues.Tongue(tag="ru").words(title) == "The harbour"


def test_foreign_words_keep_to_themselves_in_a_sentence_from_the_right() -> None:
    """A source's words in an Arabic sentence are isolated: they move no mark around them."""
    arabic = tongues.Tongue(tag="ar")
    said = say("names {who}, twice", who="oqu.news")
    assert arabic.words(said) == "names \u2068oqu.news\u2069, twice"


def test_pages_in_a_language_that_is_no_edition_are_left_out() -> None:
    """A site with fewer editions than there are hand-written pages has no stray copies of them."""
    written = tuple(
        Output(path=path, content=b"# About\n")
        for path in ("about.md", "fr/about.md", "zh/about.md", "maps/about.md")
    )
    kept = handwritten.of_edition(written, tongues.Tongue(), ("en", "fr"))
    assert [page.path for page in kept] == ["about.md", "maps/about.md"]
