"""The pictures that stand for a page where somebody shares it, and what tells machines of pages."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest
import yaml
from lxml import etree, html

from generator.site import cards, hosting

pytestmark = pytest.mark.site

ABOUT = ("The Strelsau Record", "Who said what in Strelsau.")
EDITIONS = {
    "editions": ["en", "fr"],
    "edition_names": ["English", "Français"],
    "edition_dirs": ["ltr", "ltr"],
}
HOSTILE = '#panic("x") $ \\ ] *a* </title> #read("/etc/passwd") '


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Three incidents: a plain one, one whose title is markup, one in letters that lack."""
    for name, title in (("plain", "Harbour"), ("hostile", HOSTILE * 9), ("other", "港口")):
        head = {"title": title, "description": "Of a harbour. " * 40, "kind": "incident"}
        file = tmp_path / "tree" / "incidents" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{yaml.safe_dump(head)}---\n\nText.\n", encoding="utf-8")
    return tmp_path / "tree"


def _drawn(tree: Path, out: Path, root: Path) -> tuple[int, dict[str, bytes]]:
    pytest.importorskip("typst")
    template = root / "templates" / "cards" / "card.typ"
    number = cards.draw(tree, out, template=template, kept=tree.parent / "kept", about=ABOUT)
    return number, {file.stem: file.read_bytes() for file in sorted(out.rglob("*.png"))}


def test_cards_are_the_same_bytes_and_drawn_once(tree: Path, tmp_path: Path, root: Path) -> None:
    """Twice drawn is twice the same; what is kept is not drawn again, what is unused not kept."""
    number, first = _drawn(tree, tmp_path / "one", root)
    assert number == 3
    assert _drawn(tree, tmp_path / "two", root) == (0, first)
    shutil.rmtree(tree.parent / "kept")
    assert _drawn(tree, tmp_path / "three", root) == (3, first)
    (tree / "incidents" / "plain.md").unlink()
    _drawn(tree, tmp_path / "four", root)
    assert len(list((tree.parent / "kept").glob("*.png"))) == 2


def test_a_card_shows_words_and_runs_none(tree: Path, tmp_path: Path, root: Path) -> None:
    """A title full of markup is one picture of the usual size; one in letters that the typesetter
    does not bring gets the picture of the site.
    """
    _, drawn = _drawn(tree, tmp_path / "out", root)
    for picture in drawn.values():
        assert struct.unpack(">II", picture[16:24]) == cards.SIZE
    assert drawn["other"] == drawn["site"]
    assert len({drawn["plain"], drawn["hostile"], drawn["site"]}) == 3


def test_pages_name_their_picture(invented: Path) -> None:
    """An incident and a press event name their own picture, all other pages that of the site."""
    pytest.importorskip("typst")
    for path, card in (
        ("incidents/2031-03-01-harbour", "incidents/2031-03-01-harbour"),
        ("occasions/2031-03-02-briefing", "occasions/2031-03-02-briefing"),
        ("ar/incidents/2031-03-01-harbour", "incidents/2031-03-01-harbour"),
        ("documents/many", "site"),
    ):
        file = invented / path / "index.html"
        page = html.document_fromstring(file.read_bytes().decode("utf-8"))
        (address,) = page.xpath("//meta[@property='og:image']/@content")
        assert (file.parent / address).resolve() == invented.resolve() / "cards" / f"{card}.png"
        assert (file.parent / address).is_file()


def test_the_map_of_the_site(root: Path, tmp_path: Path) -> None:
    """Every page is in the map with its address, dated only by its record, with other languages
    only where there are some.
    """
    heads = {
        "index": EDITIONS,
        "fr/index": {**EDITIONS, "prefix": "fr/", "ui": "fr"},
        "documents/one": {"updated": "2031-05-04"},
        "documents/two": {},
    }
    for name, head in heads.items():
        file = tmp_path / "tree" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{yaml.safe_dump({'title': 'x', **head})}---\n\nText.\n", "utf-8")
    config = tmp_path / "mkdocs.yml"
    shutil.copytree(root / "templates", tmp_path / "templates")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:")
    rest = settings[1].split("\nvalidation:")[1]
    config.write_text(
        f"site_url: https://record.example/sub/\n{settings[0]}\nvalidation:{rest}", "utf-8"
    )
    problems = hosting.render(tmp_path / "tree", tmp_path / "out", config=config, private=False)
    assert not problems.fatal, [str(problem) for problem in problems]
    urls = etree.parse(tmp_path / "out" / "sitemap.xml").getroot()
    found = {
        url[0].text: ([part.text for part in url if part.tag.endswith("lastmod")],
                      [part.get("href") for part in url if part.get("hreflang")])
        for url in urls
    }  # fmt: skip
    home, french = "https://record.example/sub/", "https://record.example/sub/fr/"
    assert found == {
        home: ([], [home, french]),
        french: ([], [home, french]),
        f"{home}documents/one/": (["2031-05-04"], []),
        f"{home}documents/two/": ([], []),
    }
