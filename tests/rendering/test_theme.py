"""The frame around the pages: what it prints of a page's head can run nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from generator import rendering
from generator.site import hosting
from tests.rendering.corpus import corpus, document

ROOT = Path(__file__).resolve().parents[2]
BAD = 'x</title><script>alert(1)</script>" onload="&lt;script&gt;'


@pytest.fixture(scope="module", params=[False, True], ids=["public", "private"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with one hostile title and one hostile page head, public and private."""
    folder = tmp_path_factory.mktemp("site")
    made = corpus(document("hostile", f"{BAD}\nText.", language="ar"))
    for item in rendering.render(made, (), ROOT / "templates"):
        target = folder / "tree" / item.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(item.content)
    raw = f"---\ntitle: '{BAD}'\ndescription: '{BAD}'\nlang: '{BAD}'\n---\nText\n"
    for name in ("about.md", "method.md"):
        (folder / "tree" / name).write_text(raw, encoding="utf-8")
    problems = hosting.render(
        folder / "tree", folder / "out", config=ROOT / "mkdocs.yml", private=request.param
    )
    assert not problems.fatal, [str(problem) for problem in problems]
    (folder / "out" / "private").write_text(str(request.param), encoding="utf-8")
    return folder / "out"


def test_a_title_runs_nothing(site: Path) -> None:
    """No page holds a script but the site's own files, nor any handler of events."""
    for file in site.rglob("*.html"):
        tree = html.document_fromstring(file.read_bytes().decode())
        for script in tree.xpath("//script[not(contains(@type, 'json'))]"):
            assert "assets/javascripts/" in script.get("src", ""), file
            assert not script.text
        for element in tree.iter():
            names = [str(name) for name in element.attrib]
            assert not any(name.startswith("on") or name == "style" for name in names), file


def test_a_page_is_in_its_documents_language(site: Path) -> None:
    """Html lang and dir are the document's; the frame stays in English, left to right."""
    tree = html.document_fromstring((site / "documents/ar-report/index.html").read_bytes().decode())
    assert tree.get("lang") == "ar"
    assert tree.find("body").get("dir") == "rtl"
    article = tree.find(".//article")
    assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")
    header = tree.find(".//header")
    assert (header.get("lang"), header.get("dir")) == ("en", "ltr")


def test_private_pages_say_so(site: Path) -> None:
    """A private site carries its banner and keeps robots out; a public one does neither."""
    private = (site / "private").read_text(encoding="utf-8") == "True"
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert ("noindex" in text) == private, file
        assert ("private-banner" in text) == private, file
        assert ("md-banner" in text) == private, file
