"""A page's words as the search index gets them: cut where needed, statements marked."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree

from generator.text import is_cjk

BREAK = "\u2060 "
"""What stands where a word is cut for the index only."""
_CUT = re.compile(r"(?<=\w['\u2019\u02bc])(?=\w)")


def cut(text: str) -> str:
    """``text`` with a break wherever the index must see a new word and Pagefind would not."""
    out: list[str] = []
    before = ""
    for char in _CUT.sub(BREAK, text):
        wide = is_cjk(char) or is_cjk(before)
        if wide and before and not before.isspace() and not char.isspace():
            out.append(BREAK)
        out.append(char)
        before = char
    return "".join(out)


def escape(text: str) -> str:
    """``text`` as HTML; the reduced copy is for Pagefind alone."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SKIP = frozenset({"script", "style", "nav", "form", "button", "svg", "template", "noscript"})
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "section", "header",
     "footer", "aside", "details", "summary", "blockquote", "figure", "figcaption", "br", "hr",
     "h1", "h2", "h3", "h4", "h5", "h6"}
)  # fmt: skip


def script(letter: str) -> str:
    """The script of a letter by the first word of its Unicode name: LATIN, CYRILLIC, CJK…"""
    return unicodedata.name(letter, "UNKNOWN").split(" ", maxsplit=1)[0]


def is_document(article: etree._Element) -> bool:
    """Whether an article holds a source document's text."""
    return "doc" in (article.get("class") or "").split()


def words(element: etree._Element) -> str:
    """All text inside an element, without links that only mark a place."""
    if not _is_element(element) or "headerlink" in (element.get("class") or "").split():
        return ""
    inner = "".join(words(child) + _plain(child.tail) for child in element)
    return _plain(element.text) + inner


def _is_element(node: etree._Element) -> bool:
    """Whether a node is an element: comments and instructions carry a function as their tag."""
    return isinstance(node.tag, str)


def _plain(text: str | None) -> str:
    return text or ""


def _text(text: str | None) -> str:
    return escape(cut(_plain(text)))


def reduced(article: etree._Element, speakers: dict[str, str]) -> str:
    """The words of an article, cut for the index, with its statements' places."""
    out: list[str] = []
    pieces: dict[str, int] = {}
    _walk(article, speakers, pieces, out)
    return "".join(out)


def _walk(
    element: etree._Element, speakers: dict[str, str], pieces: dict[str, int], out: list[str]
) -> None:
    if not _is_element(element) or element.tag in _SKIP or _headline(element):
        return
    statement = _statement(element, speakers)
    if statement:
        pieces[statement] = pieces.get(statement, 0) + 1
        name = f"{statement}~{pieces[statement]}|{speakers[statement]}"
        out.append(f'<span id="{escape(name).replace(chr(34), "")}">')
    out.append(_text(element.text))
    for child in element:
        _walk(child, speakers, pieces, out)
        if out and child.tag in _BLOCKS:
            out.append(" ")
        out.append(_text(child.tail))
    if statement:
        out.append("</span>")


def _headline(element: etree._Element) -> bool:
    """The page's own title, which stands before the rest, and links that only mark a place."""
    classes = (element.get("class") or "").split()
    return element.tag == "h1" or "headerlink" in classes


def _statement(element: etree._Element, speakers: dict[str, str]) -> str:
    """The statement whose words this element holds, or ""."""
    for name in ("id", "data-s", "data-statement"):
        value = element.get(name) or ""
        if value in speakers and element.tag == "span":
            return value
    return ""
