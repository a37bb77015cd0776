"""The last look at a site before anybody sees it: what must not be there, and what must.

One pass over each page collects its links, ids and resources; a second, over what was collected,
checks every link against the pages and ids there are. Linear in the size of the site.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from generator.errors import Problems
from generator.site import policy

_LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "track": ("src",),
    "input": ("src",),
}
_LOADING_RELATIONS = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch",
     "manifest", "apple-touch-icon"}
)  # fmt: skip
_DATA = ("application/ld+json", "application/json")
"""Types of script elements that hold data and run nothing."""
_ACTIVE = ("javascript:", "vbscript:", "data:text/html")


@dataclass(slots=True)
class _Seen:
    """What one page holds that other pages may point at, and what it points at itself."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, str]] = field(default_factory=list)


def check(site: Path, *, private: bool) -> Problems:
    """Every fault of the rendered pages under ``site``, as problems that name the page."""
    problems = Problems()
    pages: dict[str, _Seen] = {}
    files = frozenset(
        file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()
    )
    for path in sorted(files):
        if path.endswith(".html"):
            pages[path] = _page(path, (site / path).read_bytes(), problems, private=private)
    for path, seen in pages.items():
        base = "" if path == "404.html" else path
        for link, shown in dict(seen.links).items():
            _link(base, path, link, shown, pages, files, problems)
    return problems


def _fault(problems: Problems, page: str, fault: str, remedy: str) -> None:
    problems.add(file=page, fault=fault, remedy=remedy)


def _page(path: str, body: bytes, problems: Problems, *, private: bool) -> _Seen:
    seen = _Seen()
    root = html.document_fromstring(body.decode("utf-8"))
    _frame(path, root, problems, private=private)
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        _inline(path, tag, element, problems)
        for name, raw in element.attrib.items():
            _attribute(path, tag, str(name), str(raw), problems)
        identity = element.get("id")
        if identity is not None:
            if identity in seen.ids:
                _fault(problems, path, f"the id '{identity}' stands twice", "give each its own")
            seen.ids.add(identity)
        named = element.get("name")
        if tag == "a" and named:
            seen.ids.add(named)
        for link in _targets(element, tag):
            seen.links.append((link, tag))
    return seen


def _targets(element: etree._Element, tag: str) -> Iterator[str]:
    """Addresses on this site that the element points at or loads."""
    names = ("href",) if tag in ("a", "area", "link") else _LOADING.get(tag, ())
    if element.get("property") == "og:image":
        names = ("content",)
    for name in names:
        value = (element.get(name) or "").strip()
        if not value or name == "srcset":
            continue
        parts = urlsplit(value)
        if not parts.scheme and not parts.netloc:
            yield value


def _inline(path: str, tag: str, element: etree._Element, problems: Problems) -> None:
    """Refuse scripts and styles that stand in the page: the policy forbids browsers to use them."""
    script = tag == "script" and not element.get("src") and element.get("type") not in _DATA
    if script or tag == "style":
        fault = f"a <{tag}> stands in the page itself"
        _fault(problems, path, fault, "put it into a file of the theme")


def _attribute(path: str, tag: str, name: str, value: str, problems: Problems) -> None:
    """Refuse what would run, or would fetch from somewhere else."""
    low = "".join(value.split()).lower()
    if name.lower().startswith("on"):
        _fault(problems, path, f"<{tag} {name}> runs a script", "take the attribute out")
    elif low.startswith(_ACTIVE):
        _fault(problems, path, f"<{tag} {name}> holds '{value[:40]}'", "link to a page instead")
    elif name.lower() == "style":
        fault = f"<{tag}> carries a style of its own"
        _fault(problems, path, fault, "give it a class, and the style sheet the rule")
    elif name in _LOADING.get(tag, ()) and any(
        _foreign(part.strip().split(" ")[0]) for part in value.split(",")
    ):
        _fault(problems, path, f"<{tag}> loads '{value[:80]}'", "serve the file from this site")


def _foreign(value: str) -> bool:
    parts = urlsplit(value.strip())
    return bool(parts.netloc) or parts.scheme in ("http", "https")


def _frame(path: str, root: html.HtmlElement, problems: Problems, *, private: bool) -> None:
    """What the page says of itself: policy, language, and on a private site that it is private."""
    if policy.META not in root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content"):
        _fault(problems, path, "the page states no policy", "add the meta element of main.html")
    for link in root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        loads = bool(_LOADING_RELATIONS.intersection(relations))
        if loads and _foreign(link.get("href") or ""):
            fault = f"<link rel={relations[0]}> loads '{link.get('href')}'"
            _fault(problems, path, fault, "serve the file from this site")
    lang = root.get("lang") or ""
    if not lang:
        _fault(problems, path, "the page names no language", "set lang on <html>")
    articles = root.xpath("//article[contains(concat(' ', @class, ' '), ' doc ')]")
    for article in articles if path.startswith("documents/") else ():
        if article.get("lang") != lang:
            fault = f"<html lang={lang}>, but its document is '{article.get('lang')}'"
            _fault(problems, path, fault, "give the page its document's language")
    if private and path != "404.html":
        robots = "".join(str(found) for found in root.xpath("//meta[@name='robots']/@content"))
        if "noindex" not in robots:
            _fault(problems, path, "a private page lets itself be indexed", "add noindex")
        if not root.xpath("//*[contains(@class, 'private-banner')]"):
            _fault(problems, path, "a private page carries no banner", "add the banner")


def _link(
    base: str,
    path: str,
    link: str,
    tag: str,
    pages: dict[str, _Seen],
    files: frozenset[str],
    problems: Problems,
) -> None:
    """Check one link of this site: the page or file is there, and so is the fragment."""
    parts = urlsplit(link)
    target = path if not parts.path else _resolve(base, unquote(parts.path), files)
    if target is None or (target not in pages and target not in files):
        _fault(problems, path, f"<{tag}> points at '{link}', which is not there", "mend the link")
    elif parts.fragment and target in pages and parts.fragment not in ("", "top"):
        fragment = unquote(parts.fragment)
        if fragment not in pages[target].ids and not fragment.startswith(":~:"):
            fault = f"'{link}' points at an id that {target} does not hold"
            _fault(problems, path, fault, "mend the fragment")


def _resolve(base: str, path: str, files: frozenset[str]) -> str | None:
    """The file of the site that a link's path stands for; None where it leads outside."""
    if path.startswith("/"):
        joined = posixpath.normpath(path.lstrip("/") or ".")
    else:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    if joined.startswith(".."):
        return None
    joined = "" if joined == "." else joined
    if joined in files:
        return joined
    return posixpath.join(joined, "index.html")
