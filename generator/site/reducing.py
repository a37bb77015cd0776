"""A page's words as the search index gets them: cut where needed, with their statements' places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from lxml import etree

from generator.site.stems import MARKS, UNSEEN
from generator.text import is_cjk
from generator.unbroken import LINE_END

BREAK = "\u2060 "
"""What stands where a word is cut for the index only."""
_SPACES = (" ", "\n", "\t", "\r", "\u00a0", "\u2009", "\u202f", "\u3000")
_LINE_END = re.compile(rf"(?<=\w)([-\u2010])(?:{LINE_END}|[ \t]*\r?\n[ \t]*)(?=\w)")
_CUT = re.compile(rf"(?<=[\w{MARKS}])((?:[^\w\s{MARKS}{UNSEEN}]|_)+)(?=[^\W_])")


def cut(text: str) -> str:
    """``text`` with a break wherever the index must see a new word and no space stands: behind
    what parts the halves of a word, and around each character of scripts without spaces. A word
    with a hyphen at a line's end is cut as one with a hyphen: both are found as a whole too.

    Marks stay with the character before them, so that words on both sides stand side by side.
    """
    if LINE_END in text or "\n" in text:
        text = _LINE_END.sub(r"\1", text)
    out: list[str] = []
    before = ""  # the last letter or digit since a space
    for at, char in enumerate(text := _CUT.sub(rf"\1{BREAK}", text)):
        if char.isspace():
            before = ""
        elif char.isalnum():
            if (is_cjk(char) or is_cjk(before)) and at and not text[at - 1].isspace():
                out.append(BREAK)
            before = char
        out.append(char)
    return "".join(out)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduced:
    """The words of a page as the index cuts them, and where its statements stand among them:
    pieces from a word up to, not including, another.
    """

    words: tuple[str, ...] = ()
    said: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


class _Writer:
    """Collects the words; knows the last character, over the borders of elements."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.count = 0
        self._last = " "
        self._border = False

    def begin(self, starts: str) -> int:
        """Open a statement, whose text ``starts`` so: its first word begins anew. Its place."""
        self._border = False
        if self._last not in _SPACES and not starts.startswith(_SPACES):
            self._put(BREAK)
        return self.count

    def end(self) -> int:
        """Close a statement: what follows it is a new word. Its place."""
        self._border = True
        return self.count

    def text(self, text: str | None) -> None:
        """Add text that stands directly behind what was added last."""
        if not text:
            return
        joined = cut(self._last + text)[1:]
        if self._border and not joined.startswith((BREAK, *_SPACES)) and self._last not in _SPACES:
            joined = BREAK + joined
        self._border = False
        self._put(joined)

    def space(self) -> None:
        """Add what parts blocks."""
        self._put(" ")

    def _put(self, text: str) -> None:
        self.count += len(_STARTS.findall(self._last + text))
        self.out.append(text)
        self._last = text[-1]


_STARTS = re.compile(r"(?<=\s)\S")


def reduced(roots: Iterable[etree._Element], known: Container[str]) -> Reduced:
    """The words inside some elements; ``known`` are the ids of statements that may stand there."""
    writer = _Writer()
    said: dict[str, list[tuple[int, int]]] = {}
    for root in roots:
        _walk(root, known, said, writer, top=True)
        writer.space()
    return Reduced(words=tuple("".join(writer.out).split()), said=said)


def _walk(
    element: etree._Element,
    known: Container[str],
    said: dict[str, list[tuple[int, int]]],
    writer: _Writer,
    *,
    top: bool = False,
) -> None:
    skipped = not _is_element(element) or element.tag in _SKIP or (not top and _apart(element))
    if skipped:
        return
    statement = _statement(element, known)
    if statement:
        first = next((text for text in element.itertext() if text), "")
        start = writer.begin(str(first))
    writer.text(element.text)
    for child in element:
        _walk(child, known, said, writer)
        if child.tag in _BLOCKS:
            writer.space()
        writer.text(child.tail)
    if statement:
        said.setdefault(statement, []).append((start, writer.end()))


def _apart(element: etree._Element) -> bool:
    """What is not to be found here: the page's title, which stands before the rest, and what the
    templates mark as not the page's own words, by attribute or by class.
    """
    ignored = element.get("data-search-ignore") is not None
    return ignored or element.tag == "h1" or not _LISTS.isdisjoint(_classes(element))


def _statement(element: etree._Element, known: Container[str]) -> str:
    """The statement whose words this element holds, or ""."""
    for name in ("id", "data-s"):
        value = element.get(name) or ""
        if value in known:
            return value
    return ""
