"""What pages show, and what a stranger's text can't do to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import markdown
import pytest
import yaml
from lxml import html

from generator import rendering
from generator.model import Corpus, Former, Mode, Output, Rights
from tests.rendering.corpus import RU, corpus, document, statement

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
EXTENSIONS = [
    "attr_list", "md_in_html", "tables", "footnotes", "def_list", "admonition", "toc",
    "pymdownx.superfences", "pymdownx.details",
]  # fmt: skip
HOSTILE = [
    "</p><script>alert(1)</script>",
    "]]><!-- <b>bold</b> -->",
    "<!-- never closed",
    "{: onclick=alert(1) } {#id .class}",
    "[[link]] [a](javascript:alert(1)) ![x](http://a.example/x.png)",
    "**bold** _it_ `code` ~~~ # heading",
    "&lt;script&gt; &amp; &copy; &#60;b&#62; &nbsp",
    "tab\there, carriage\rreturn, form\x0cfeed, \x02stx\x03, \x0bvt",
    "line\u2028separator paragraph\u2029separator next\x85line",
    "\u202eright to left override\u202c \u2066isolate\u2069",
    "'quotes\" and `ticks` \\ back\\slashes",
    "<div markdown='1'> <p id=x> <details open ontoggle=alert(1)>",
    "{{ config }} {% include 'x' %} ${x} $x$",
    "[TOC] *[HTML]: x [^1]: note",
    "<?php ?> <![CDATA[ x ]]> <!DOCTYPE html>",
    "--- title: x ---",
]


def pages(made: Corpus, written: tuple[Output, ...] = ()) -> dict[str, str]:
    """Every page by path, decoded."""
    found = rendering.render(made, written, TEMPLATES)
    return {item.path: item.content.decode() for item in found if item.path.endswith(".md")}


def shown(page: str) -> html.HtmlElement:
    """The page's body as Python-Markdown, with the site's extensions, makes it."""
    head, _, body = page.removeprefix("---\n").partition("\n---\n")
    assert set(yaml.safe_load(head)) <= {"title", "description", "lang", "dir", "kind", "cites"}
    made = html.document_fromstring(markdown.markdown(body, extensions=EXTENSIONS))
    for data in made.xpath("//script[contains(@type, 'json')]"):
        data.drop_tree()  # data that no reader sees; tests of their own look at it
    return made


def text_of(element: html.HtmlElement) -> str:
    """The text content as a browser has it."""
    return "".join(element.itertext())


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_inert_and_exact(words: str) -> None:
    """Whatever stands in a source is shown character by character, and none of it is markup."""
    text = f"A title\nBefore {words} after."
    found = statement("s-dddddddd", "hostile", text, words)
    page = pages(corpus(document("hostile", text, statements=(found,))))["documents/hostile.md"]
    tree = shown(page)
    for element in tree.iter():
        assert element.tag not in ("script", "img", "b"), page
        assert not any(str(name).startswith("on") for name in element.attrib)
    paragraph = tree.get_element_by_id("line-2")
    assert text_of(paragraph) == f"Before {words} after."
    assert text_of(tree.get_element_by_id("s-dddddddd")) == words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_title_is_inert_everywhere(words: str) -> None:
    """A title can break neither the front matter nor a page that lists or quotes it."""
    made = pages(corpus(document("hostile", f"{words}\nText.", date="2031-03-05")))
    for path, page in made.items():
        if not path.endswith(".md"):
            continue
        tree = shown(page)
        assert not tree.xpath("//script|//img|//b"), path
        title = yaml.safe_load(page.split("\n---\n")[0])["title"]
        assert not set(title) & set('<>"')
        assert "\n" not in title
    heading = shown(made["documents/hostile.md"]).get_element_by_id("title")
    assert text_of(heading) == words


def test_text_of_a_page_is_the_text_of_the_source() -> None:
    """Every text block stands on the page once, in order, and exactly."""
    for item in corpus().documents:
        tree = shown(pages(corpus())[f"documents/{item.id}.md"])
        texts = [item.text[b.span.start : b.span.end] for b in item.blocks if b.label.is_text]
        found = [text_of(tree.get_element_by_id("title"))]
        found += [text_of(element) for element in tree.find_class("b")]
        assert found == texts


def test_nested_statements_are_split_at_their_borders() -> None:
    """Overlapping statements give well-formed pieces, one id each, and leave the text as it is."""
    text = 'T\nShe said that it was "a lie" and "no proof".'
    outer = statement("s-eeeeeeee", "nest", text, 'that it was "a lie" and', Mode.REPORTED)
    inner = statement("s-ffffffff", "nest", text, '"a lie"', Mode.FRAGMENT)
    across = statement("s-gggggggg", "nest", text, 'and "no proof"')
    made = corpus(document("nest", text, statements=(outer, inner, across)))
    tree = shown(pages(made)["documents/nest.md"])
    assert text_of(tree.get_element_by_id("line-2")) == text.split("\n")[1]
    ids = [element.get("id") for element in tree.find_class("st") if element.get("id")]
    assert sorted(ids) == ["s-eeeeeeee", "s-ffffffff", "s-gggggggg"]
    pieces = tree.xpath('//*[@id="s-eeeeeeee" or @data-s="s-eeeeeeee"]')
    assert "".join(text_of(piece) for piece in pieces) == 'that it was "a lie" and'


def test_rights_are_kept_on_every_page() -> None:
    """Withdrawn, withheld and excerpted words stand on no page at all."""
    gone = "Gone title\nGONE-WORDS here"
    held = 'T\nShe said "HELD-WORDS" yesterday.'
    short = "T\n" + "She said a SHOWN-WORD. " + "CUT-WORDS that are not quoted. " * 40
    made = corpus(
        document("gone", gone, rights=Rights.WITHDRAWN,
                 statements=(statement("s-aaaaaaab", "gone", gone, "GONE-WORDS"),)),
        document("held", held,
                 statements=(statement("s-aaaaaaac", "held", held, '"HELD-WORDS"', held=True),)),
        document("short", short, rights=Rights.EXCERPT,
                 statements=(statement("s-aaaaaaad", "short", short, "SHOWN-WORD"),)),
    )  # fmt: skip
    found = pages(made)
    everything = "\n".join(found.values())
    for words in ("GONE-WORDS", "Gone title", "HELD-WORDS", "CUT-WORDS"):
        assert words not in everything
    assert "SHOWN-WORD" in found["documents/short.md"]
    assert "SHOWN-WORD" in found["people/anna-kovel.md"]
    assert 'id="s-aaaaaaac"' in found["documents/held.md"]


def test_languages_stand_with_their_direction() -> None:
    """A quotation names its language and direction wherever it stands."""
    synopsis = shown(pages(corpus())["occasions/2031-03-02-briefing.md"])
    quotes = {quote.get("lang"): quote.get("dir") for quote in synopsis.iter("blockquote")}
    assert quotes == {"en": "ltr", "ru": "ltr", "ar": "rtl"}
    assert "not found here" in text_of(synopsis)


def test_an_untitled_document_is_in_its_own_language() -> None:
    """A page whose document has no title says the language of its text, as its article does."""
    untitled = document("2031-03-04-untitled-ru", RU, language="ru", title="")
    page = pages(corpus(untitled))["documents/2031-03-04-untitled-ru.md"]
    head = yaml.safe_load(page.removeprefix("---\n").partition("\n---\n")[0])
    article = shown(page).xpath("//article[@data-doc-id]")[0]
    assert "Untitled" in head["title"]
    assert (head["lang"], head["dir"]) == ("ru", "ltr") == (article.get("lang"), article.get("dir"))


def test_uncertainty_is_in_words() -> None:
    """Dates that were inferred say so, with the rejected ones and why."""
    found = pages(corpus())
    page = found["documents/en-report.md"]
    assert "probably 2 March 2031" in page
    assert "a copyright line" in page
    assert "date unknown" in found["documents/zh-report.md"]
    assert "suggested, not checked" in page


def test_same_corpus_gives_same_bytes() -> None:
    """Rendering twice gives the same files in the same order."""
    first = list(rendering.render(corpus(), (), TEMPLATES))
    assert first == list(rendering.render(corpus(), (), TEMPLATES))
    assert len({item.path for item in first}) == len(first)


def test_no_page_lists_the_whole_site() -> None:
    """With many documents, every page stays short, and each document is still listed."""
    many = [
        document(f"doc-{number}", f"Title {number}\nText.", date=f"20{10 + number % 3}-03-02")
        for number in range(900)
    ]
    found = pages(corpus(*many))
    listed: set[str] = set()
    for path, page in found.items():
        links = {link for link in shown(page).xpath("//a/@href") if "documents/doc-" in link}
        assert len(links) <= 200, path
        if path.startswith("documents/by-year/"):
            listed |= links
    assert len(listed) == 900


def test_every_link_leads_somewhere() -> None:
    """Addresses are relative, and each has a page behind it."""
    found = pages(corpus())
    for path, page in found.items():
        base = path.removesuffix(".md").removesuffix("index").strip("/")
        for link in shown(page).xpath("//a/@href"):
            if link.startswith(("http", "#")) or link.endswith((".json", ".bib", ".ris", ".atom")):
                continue
            steps = base.split("/") if base else []
            for part in link.partition("#")[0].strip("/").split("/"):
                if part == "..":
                    steps.pop()
                elif part != ".":
                    steps.append(part)
            target = "/".join(steps)
            known = {f"{target}.md", f"{target}/index.md".lstrip("/"), "index.md" * (not target)}
            ours = target in ("search", "about", "method")
            assert ours or known & set(found), f"{path}: {link}"


def test_written_pages_keep_only_what_is_allowed() -> None:
    """A maintainer's page keeps its Markdown; its head keeps a fixed list of keys."""
    about = Output(
        path="about.md", content=b"---\ntitle: About\ntemplate: x.html\n---\nHello *you*"
    )
    page = pages(corpus(), (about,))["about.md"]
    assert "template" not in page
    assert "Hello *you*" in page


def test_former_statements_keep_their_addresses() -> None:
    """On its document's page an address that moved or went says what became of it."""
    gone = document("gone", "T\nText.")
    gone = replace(gone, source=replace(gone.source, rights=Rights.WITHDRAWN))
    made = replace(
        corpus(gone),
        former=(
            Former(
                address="documents/en-report#s-old22222",
                target="documents/ru-report#s-bbbbbbbb",
            ),
            Former(address="documents/gone#s-old22222", date="2031-05-04", why="<its> rights"),
        ),
    )
    found = pages(made)
    moved = shown(found["documents/en-report.md"]).get_element_by_id("s-old22222")
    assert moved.find("a").get("href") == "../../documents/ru-report/#s-bbbbbbbb"
    went = shown(found["documents/gone.md"]).get_element_by_id("s-old22222")
    assert text_of(went) == "#s-old22222 was withdrawn on 4 May 2031: <its> rights"
