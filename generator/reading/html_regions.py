"""What part of a page an element opens: a margin, a caption, a post, by its name and class."""

from __future__ import annotations

import re

from lxml import html as lxml_html

_REGIONS = {
    "nav": "nav",
    "footer": "footer",
    "aside": "aside",
    "header": "header",
    "form": "form",
    "menu": "nav",
    "dialog": "aside",
    "amp-sidebar": "nav",
    "amp-consent": "aside",
    "amp-user-notification": "aside",
}
_ARIA = {
    "navigation": "nav",
    "contentinfo": "footer",
    "banner": "header",
    "complementary": "aside",
    "search": "form",
    "dialog": "aside",
    "alertdialog": "aside",
}
# Class and id names as themes give them; whole words between hyphens, underscores and case.
_CLASSES = (
    ("comment", re.compile(r"(?:comments?|commentlist|respond|disqus(?:-thread)?|kommentare?)")),
    ("nav", re.compile(r"(?:nav|navbar|navigation|menu|breadcrumbs?|pagination|pager|skip)")),
    ("footer", re.compile(r"(?:footer|colophon|copyright|imprint|legal)")),
    ("share", re.compile(r"(?:share|sharing|social|sharedaddy|addthis|shariff)")),
    ("related", re.compile(r"(?:related(?:posts?|articles?)?|recommended|readmore|also|yarpp)")),
    (
        "aside",
        re.compile(
            r"(?:sidebar|widget|cookie|consent|gdpr|newsletter|promo|banner|ads?|bio|vita"
            r"|author(?:box|bio|info)|usercentrics|onetrust|didomi|cookiebot)"
        ),
    ),
)
_WITHIN = (
    ("figcaption", re.compile(r"(?:captions?|figcaption|bildunterschrift|bildtext)")),
    ("byline", re.compile(r"(?:bylines?|username|usertitle|userinfo|postprofile|postdetails)")),
)
"""What stands inside a text: captions of pictures, authors of posts."""
_POSTS = frozenset(
    ("postbody", "messagebody", "bbwrapper", "messagetext", "postmessage", "posttext")
)
"""Names of a post's text in programs for forums, without the marks between their words."""
_LEAVES = frozenset(("figcaption", "byline", "post"))
_AMID = frozenset(("aside", "header", "post"))
"""Regions in which a caption or an author is told by its class; menus and comments say more."""
_UNTRUSTED_HINT = frozenset(("html", "body", "main", "article", "h1", "p", "figure", "img", "a"))
"""Elements whose classes tell of the whole page or of state (``body class="comments-open"``)."""
_INLINE = frozenset(("span", "p"))
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MARKS = re.compile(r"[^a-z]+")
_CLASS_CHARS = 300


def _named(element: lxml_html.HtmlElement, tag: str, *, block: bool) -> str:
    """What an element's class and id say of it, "" if nothing."""
    names = f"{element.get('class', '')} {element.get('id', '')}"[:_CLASS_CHARS]
    found = {word.lower() for word in _WORDS.findall(names)}
    whole = {_MARKS.sub("", name.lower()) for name in names.split()}
    if tag not in _UNTRUSTED_HINT and (block or tag == "span"):
        for role, pattern in _CLASSES:
            if any(map(pattern.fullmatch, found)):
                return role
        if whole & _POSTS:
            return "post"
    if block or tag in _INLINE:
        for role, pattern in _WITHIN:
            if any(map(pattern.fullmatch, found | whole)):
                return role
    return ""


def region(
    element: lxml_html.HtmlElement, tag: str, opened: tuple[tuple[str, int], ...], *, block: bool
) -> str:
    """The region that an element opens inside those that are open, "" if none.

    ``block`` is whether it is a block-level element.
    """
    if element.get("role") in _ARIA:
        return _ARIA[element.get("role", "")]
    named = ""
    if "class" in element.attrib or "id" in element.attrib:
        named = _named(element, tag, block=block)
    if tag in _REGIONS and tag not in _UNTRUSTED_HINT:
        return named if named in ("comment", "share", "related") else _REGIONS[tag]
    if named in _LEAVES and not all(role in _AMID for role, _ in opened):
        return ""
    return named
