"""From a parsed page to lines of visible text: one pass over the tree, no recursion."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from generator.reading.html_regions import region
from generator.reading.lines import has_visible

_DROPPED = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "object",
        "embed",
        "applet",
        "iframe",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "select",
        "datalist",
        "textarea",
        "map",
        "area",
        "param",
        "source",
        "track",
    )
)
"""Elements that show no text of the page's own, or only where scripts are off."""

_BLOCK_ROLES = {
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
    **dict.fromkeys(("p", "dd", "summary", "address", "center"), "p"),
    **dict.fromkeys(("li", "dt", "option"), "li"),
    **dict.fromkeys(("td", "th", "caption"), "td"),
    **{tag: tag for tag in ("figcaption", "blockquote", "button", "legend", "pre")},
}
"""Block-level elements that say what their text is. ``time`` is inline and handled apart."""

_BLOCKS = frozenset(
    (
        "html",
        "body",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "form",
        "fieldset",
        "figure",
        "details",
        "dialog",
        "ul",
        "ol",
        "dl",
        "menu",
        "dir",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "colgroup",
        "col",
        "hr",
        "hgroup",
        "search",
    )
) | frozenset(_BLOCK_ROLES)

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LINKED = 0.7
"""Share of a line's characters in links from which it is nothing else: bars may part them."""
_PICTURES = frozenset(("img", "amp-img"))
_TITLES = 20
"""Main headings that are looked at for the head of an article they stand in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veiled:
    """The hidden element with most text, and how much: perhaps what a script was to show."""

    element: lxml_html.HtmlElement
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of visible text, its element's role, and the margins it stands in, outer first.

    A region is a role and a number that tells one margin from the next of the same role.
    ``linked`` is whether nearly all of it is the text of links.
    """

    text: str
    role: str
    regions: tuple[tuple[str, int], ...]
    linked: bool = False


def _hidden(element: lxml_html.HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style[:2000]))


def _size(element: lxml_html.HtmlElement) -> int:
    """The characters of text in an element, scripts and their like left out."""
    return sum(
        len((each.text or "").strip())
        for each in element.iter()
        if isinstance(each.tag, str) and each.tag not in _DROPPED
    )


def _article_heads(tree: lxml_html.HtmlElement) -> set[lxml_html.HtmlElement]:
    """The ``header`` elements of articles, with title and standfirst: no page's margin."""
    out = set()
    for title, _ in zip(tree.iter("h1"), range(_TITLES), strict=False):
        head = next(title.iterancestors("header"), None)
        if head is not None and next(head.iterancestors("article", "main"), None) is not None:
            out.add(head)
    return out


@dataclass(slots=True)
class _Walker:
    """The state of one pass: what is open, what has been gathered."""

    done: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=lambda: [""])
    regions: list[tuple[tuple[str, int], ...]] = field(default_factory=lambda: [()])
    numbers: int = 0
    preformatted: int = 0
    inline_time: bool = False
    whole: tuple[int, tuple[tuple[str, int], ...]] = (0, ())
    anchors: int = 0
    linked: int = 0
    heads: set[lxml_html.HtmlElement] = field(default_factory=set)
    veiled: Veiled | None = None

    def hide(self, element: lxml_html.HtmlElement) -> None:
        size = _size(element)
        if self.veiled is None or size > self.veiled.size:
            self.veiled = Veiled(element=element, size=size)

    def text(self, piece: str | None) -> None:
        if piece:
            self.parts.append(piece)
            self.linked += len(piece) if self.anchors else 0

    def flush(self, role: str | None = None) -> None:
        """End the line: what was gathered becomes one line, or several inside ``pre``."""
        joined = "".join(self.parts)
        self.parts.clear()
        linked, self.linked = self.linked >= _LINKED * len(joined.strip()), 0
        plain = self.inline_time and len(joined) < 40
        self.inline_time = False
        size, inner = self.whole
        regions = inner if size == len(joined.strip()) > 0 else self.regions[-1]
        self.whole = 0, ()
        pieces = joined.split("\n") if self.preformatted else [joined]
        for piece in pieces:
            line = _SPACE.sub(" ", piece).strip(" ")
            if has_visible(line):
                own = role or ("time" if plain else self.roles[-1])
                self.done.append(Line(text=line, role=own, regions=regions, linked=linked))

    def open(self, element: lxml_html.HtmlElement, tag: str) -> None:
        if tag == "br":
            self.flush()
        elif tag in _PICTURES:
            alt = (element.get("alt") or "").strip()
            if len(alt.split()) > 2:  # one or two words name a logo, not a picture
                self.flush()
                self.text(alt)
                self.flush("figcaption")
        elif tag in _BLOCKS:
            self.flush()
        self.inline_time = self.inline_time or tag == "time"
        self.preformatted += tag == "pre"
        self.anchors += tag == "a"
        self.roles.append(_BLOCK_ROLES.get(tag, self.roles[-1]))
        opened = self.regions[-1]
        named = region(element, tag, opened, block=tag in _BLOCKS)
        if named and len(opened) < 8 and element not in self.heads:
            self.numbers += 1
            opened = (*opened, (named, self.numbers))
        self.regions.append(opened)
        self.text(element.text)

    def skip(self, tag: str) -> None:
        """Pass over an element of which only the end will be told."""
        self.preformatted += tag == "pre"
        self.anchors += tag == "a"
        self.roles.append(self.roles[-1])
        self.regions.append(self.regions[-1])

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        elif tag == "span" and self.regions[-1] != self.regions[-2]:
            # An inline element says what its line is if it turns out to hold all of it.
            self.whole = len("".join(self.parts).strip()), self.regions[-1]
        self.preformatted -= tag == "pre"
        self.anchors -= tag == "a"
        self.roles.pop()
        self.regions.pop()


def walk(
    tree: lxml_html.HtmlElement, shown: lxml_html.HtmlElement | None = None
) -> tuple[list[Line], Veiled | None]:
    """The visible lines of a page in order, and what it hides; linear in its size.

    ``shown`` is a hidden element that is read all the same.
    """
    walker = _Walker(heads=_article_heads(tree))
    events = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event in ("comment", "pi"):
            walker.text(element.tail)
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            dropped = tag in _DROPPED
            if not dropped and element is not shown and _hidden(element):
                walker.hide(element)
                dropped = True
            if dropped:
                events.skip_subtree()
                walker.skip(tag)
            else:
                walker.open(element, tag)
        else:
            walker.close(tag)
            if element is not tree:
                walker.text(element.tail)
    walker.flush()
    return walker.done, walker.veiled
