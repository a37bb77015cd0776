"""One page to be rendered: its path, its front matter, its template and what that is given."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.rendering.tongues import Tongue, own_name
from generator.saying import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page before its template: ``path`` is relative and without suffix.

    ``path`` is the same in every edition. ``lang`` and ``dir`` are those of the page's main text;
    "" for the edition's own. ``title`` and ``description`` may hold a stranger's words:
    ``front_matter`` disarms them. ``data`` is what the page says as JSON-LD, ``cites`` names and
    contents of meta elements, ``updated`` the day to which its record
    dates it, as EDTF; only a whole and certain day is passed on. ``moves_to`` is the address to
    which readers are led on, ``unlisted`` whether search engines and maps of the site leave it out.
    """

    path: str
    template: str
    title: str
    description: str = ""
    kind: str = "page"
    lang: str = ""
    dir: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    cites: tuple[tuple[str, str], ...] = ()
    updated: str = ""
    moves_to: str = ""
    unlisted: bool = False

    @property
    def root(self) -> str:
        """The way from this page's address up to the root of its edition: "../../" or "./"."""
        steps = self.path.removesuffix("index").strip("/")
        return "../" * (steps.count("/") + 1) if steps else "./"


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_JOINERS = "\u200c\u200d"
"""Invisible, but Persian and Indian scripts are misspelt without them."""
_INERT = str.maketrans({"<": "\u2039", ">": "\u203a", '"': "\u201d"})


def plain(text: str) -> str:
    """``text`` on one line without characters that don't show; the theme escapes it."""
    return " ".join("".join(c if c.isprintable() or c in _JOINERS else " " for c in text).split())


def inert(text: str, limit: int = 300) -> str:
    """``text`` on one line and harmless in whatever a theme prints it into, escaped or not.

    Themes print titles unescaped, and some decode entities first. The page itself shows the
    exact title in its heading; in the browser's tab angle brackets become single guillemets.
    """
    line = plain(text)[:limit].translate(_INERT)
    if html.unescape(line) != line:
        line = line.replace("&", "&\u2060")
    return line


FRAME = {
    "incidents": say("Incidents"),
    "timeline": say("Timeline"),
    "documents": say("Documents"),
    "people": say("People"),
    "organisations": say("Organisations"),
    "countries": say("Countries"),
    "outlets": say("Outlets"),
    "key-points": say("Key points"),
    "search": say("Search"),
    "about": say("About"),
    "method": say("Method"),
    "changes": say("Changes"),
    "data": say("Data"),
    "home": say("Home"),
    "skip": say("Skip to content"),
    "main": say("Main"),
    "sections": say("All sections"),
    "languages": say("Languages of this site"),
    "slash": say("Press / to search"),
    "palette": say("Colours"),
    "palette-auto": say("as the system"),
    "palette-light": say("light"),
    "palette-dark": say("dark"),
    "motto": say("Nothing here is rated. What is not known is said to be unknown."),
    "private": say("Private build."),
    "drafts": say("Preview."),
    "drafts-note": say("It holds drafts and what is under embargo. Don\u2019t pass it on."),
    "private-note": say("It may hold sources that must not be published. Don\u2019t pass it on."),
}
"""The words of the frame around every page, by the name under which the theme asks for them."""


def front_matter(page: Page, tongue: Tongue, editions: tuple[str, ...]) -> str:
    """The page's head: keys from a fixed list, values safely quoted, nothing of a stranger's.

    ``editions`` are the language tags in which the site is published, the first at its root.
    """
    values: dict[str, Any] = {
        "title": inert(tongue.words(page.title)) or tongue.words(UNTITLED),
        "description": inert(tongue.words(page.description)),
        "lang": inert(page.lang) or tongue.tag,
        "dir": page.dir or tongue.direction,
        "kind": page.kind,
    }
    if len(editions) > 1:
        values["ui"] = tongue.tag
        values["ui_dir"] = tongue.direction
        values["editions"] = list(editions)
        values["edition_names"] = [own_name(tag) for tag in editions]
        values["edition_dirs"] = [Tongue(tag=tag).direction for tag in editions]
    if tongue.prefix:
        values["prefix"] = tongue.prefix
        values["words"] = {name: tongue.words(words) for name, words in FRAME.items()}
    values["updated"] = page.updated if _DAY.fullmatch(page.updated) else ""
    values["cites"] = [[name, plain(words)] for name, words in page.cites]
    values["moves_to"] = page.moves_to
    values["unlisted"] = page.unlisted
    held = {key: value for key, value in values.items() if value}
    dumped = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{dumped}---\n\n"


UNTITLED = say("Untitled")
