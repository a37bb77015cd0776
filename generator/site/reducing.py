"""A page's words as the search index gets them: cut where needed, statements marked."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree

from generator.text import is_cjk

BREAK = "\u2060 "
"""What stands where a word is cut for the index only."""
MARK = "\u0334"
"""A combining mark that Pagefind passes over: behind the plain spelling of a letter that Unicode
does not take apart, so that it is found by either; the page's script puts the letter back."""
PLAIN = {
    "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe",
    "þ": "th", "Ł": "L", "Ø": "O", "Đ": "D", "Ħ": "H", "Æ": "AE", "Œ": "OE", "Þ": "TH",
}  # fmt: skip
_PLAIN = str.maketrans({letter: f"{plain}{MARK}" for letter, plain in PLAIN.items()})
_SPACES = (" ", "\n", "\t", "\r", "\u00a0", "\u2009", "\u202f", "\u3000")
_CUT = re.compile(r"(?<=\w['\u2019\u02bc])(?=\w)")


def cut(text: str) -> str:
    """``text`` with a break wherever the index must see a new word and Pagefind would not.

    Marks stay with the character before them: one that stood alone would take a place of its own,
    and words on both sides of it would not stand side by side.
    """
    out: list[str] = []
    before = ""  # the last letter or digit since a space
    for at, char in enumerate(text := _CUT.sub(BREAK, text)):
        if char.isspace():
            before = ""
        elif char.isalnum():
            if (is_cjk(char) or is_cjk(before)) and at and not text[at - 1].isspace():
                out.append(BREAK)
            before = char
        out.append(char)
    return "".join(out)


def respelled(text: str) -> str:
    """``text`` with letters in their plain spelling and a mark; as it is if it holds such marks."""
    return text if MARK in text else text.translate(_PLAIN)


def escape(text: str) -> str:
    """``text`` as HTML; the reduced copy is for Pagefind alone."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SKIP = frozenset({"script", "style", "nav", "form", "button", "svg", "template", "noscript"})
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "section", "header",
     "footer", "aside", "details", "summary", "blockquote", "figure", "figcaption", "br", "hr",
     "h1", "h2", "h3", "h4", "h5", "h6"}
)  # fmt: skip


_LISTS = frozenset(
    {"headerlink", "crumb", "pager", "phrases", "statements", "documents", "thread", "compare",
     "coverage"}
)  # fmt: skip
"""Classes of what leads elsewhere or repeats what is found on pages of its own."""


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def script(letter: str) -> str:
    """The script of a letter by the first word of its Unicode name: LATIN, CYRILLIC, CJK…"""
    return unicodedata.name(letter, "UNKNOWN").split(" ", maxsplit=1)[0]


def is_document(article: etree._Element) -> bool:
    """Whether an article holds a source document's text."""
    return "doc" in (article.get("class") or "").split()


def is_content(element: etree._Element) -> bool:
    """Whether an element holds what a page is about, without header, navigation and footer."""
    classes = _classes(element)
    return element.get("id") == "content" or "md-content__inner" in classes


def words(element: etree._Element) -> str:
    """All text inside an element, without links that only mark a place."""
    if not _is_element(element) or "headerlink" in _classes(element):
        return ""
    inner = "".join(words(child) + _plain(child.tail) for child in element)
    return _plain(element.text) + inner


def _is_element(node: etree._Element) -> bool:
    """Whether a node is an element: comments and instructions carry a function as their tag."""
    return isinstance(node.tag, str)


def _plain(text: str | None) -> str:
    return text or ""


class _Writer:
    """Collects the reduced copy; knows the last character, over the borders of elements."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._last = " "
        self._border = False

    def begin(self, tag: str, starts: str) -> None:
        """Open a statement, whose text ``starts`` so: its first word begins anew."""
        self._border = False
        if self._last not in _SPACES and not starts.startswith(_SPACES):
            self.out.append(BREAK)
            self._last = " "
        self.out.append(tag)

    def end(self, tag: str) -> None:
        """Close a statement: what follows it is a new word."""
        self.out.append(tag)
        self._border = True

    def text(self, text: str | None) -> None:
        """Add text that stands directly behind what was added last."""
        if not text:
            return
        joined = cut(self._last + respelled(text))[1:]
        if self._border and not joined.startswith((BREAK, *_SPACES)) and self._last not in _SPACES:
            joined = BREAK + joined
        self._border = False
        self._last = joined[-1]
        self.out.append(escape(joined))

    def space(self) -> None:
        """Add what parts blocks."""
        self.out.append(" ")
        self._last = " "


def reduced(root: etree._Element, speakers: dict[str, str]) -> str:
    """The words inside an element, cut for the index, with its statements' places."""
    writer = _Writer()
    _walk(root, speakers, {}, writer, top=True)
    return "".join(writer.out)


def _walk(
    element: etree._Element,
    speakers: dict[str, str],
    pieces: dict[str, int],
    writer: _Writer,
    *,
    top: bool = False,
) -> None:
    skipped = not _is_element(element) or element.tag in _SKIP or (not top and _apart(element))
    if skipped:
        return
    statement = _statement(element, speakers)
    if statement:
        pieces[statement] = pieces.get(statement, 0) + 1
        name = f"{statement}~{pieces[statement]}|{speakers[statement]}"
        first = next((text for text in element.itertext() if text), "")
        writer.begin(f'<span id="{escape(name).replace(chr(34), "")}">', str(first))
    writer.text(element.text)
    for child in element:
        _walk(child, speakers, pieces, writer)
        if child.tag in _BLOCKS:
            writer.space()
        writer.text(child.tail)
    if statement:
        writer.end("</span>")


def _apart(element: etree._Element) -> bool:
    """What is not to be found here: the page's title, which stands before the rest, and what the
    templates mark as not the page's own words, by attribute or by class.
    """
    ignored = element.get("data-pagefind-ignore") is not None
    return ignored or element.tag == "h1" or not _LISTS.isdisjoint(_classes(element))


def _statement(element: etree._Element, speakers: dict[str, str]) -> str:
    """The statement whose words this element holds, or ""."""
    for name in ("id", "data-s"):
        value = element.get(name) or ""
        if value in speakers:
            return value
    return ""
