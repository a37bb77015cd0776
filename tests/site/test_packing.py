"""Style sheets and scripts lose comments and spaces on their way to a reader, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Whitespace

from generator.site import packing

pytestmark = pytest.mark.site

ASSETS = Path("templates/theme/assets")


def _tokens(text: str) -> list[str]:
    """A script's words and signs, told apart by another reader of the language."""
    found = JavascriptLexer().get_tokens(text)
    return [
        value for kind, value in found if value and kind not in Comment and kind not in Whitespace
    ]


def test_a_script_keeps_every_word_of_its_code(root: Path) -> None:
    """Of each script only comments and spaces are gone; none inside of what it says."""
    for file in sorted((root / ASSETS).glob("javascripts/*.js")):
        text = file.read_text(encoding="utf-8")
        packed = packing.script(text)
        assert _tokens(packed) == _tokens(text), file.name
        assert len(packed) < len(text), file.name


def test_a_loss_inside_of_a_template_would_be_seen() -> None:
    """The comparison above tells spaces that were words of a message from spaces of the code."""
    held, lost = "x = `${a ? `one  two` : 1}`;", "x=`${a?`one two`:1}`;"
    assert _tokens(held) != _tokens(lost)
    assert _tokens("return  a ;") == _tokens("return a;")


@pytest.mark.browser
def test_a_style_sheet_keeps_every_rule(root: Path, browser: Browser) -> None:
    """A browser reads the same rules in the same order out of both."""
    script = """(text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        // A value that waits for another is told as it was written, with its spaces.
        return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(", ", ","));
    }"""
    page = browser.new_page()
    for file in sorted((root / ASSETS).glob("stylesheets/*.css")):
        text = file.read_text(encoding="utf-8")
        rules = page.evaluate(script, text)
        assert rules, file.name
        assert page.evaluate(script, packing.sheet(text)) == rules, file.name
    page.close()


def test_readers_get_them_packed(root: Path, built: Path) -> None:
    """The published site holds the packed files, and pictures as they are."""
    for file in sorted((root / ASSETS).rglob("*.*")):
        text = file.read_bytes()
        published = (built / "assets" / file.relative_to(root / ASSETS)).read_bytes()
        pack = packing.PACKERS.get(file.suffix)
        assert published == (pack(text.decode()).encode() if pack else text), file.name
