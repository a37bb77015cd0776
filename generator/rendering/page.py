"""One page to be rendered: its path, its front matter, its template and what that is given."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page before its template: ``path`` is relative and without suffix.

    ``title`` and ``description`` may hold a stranger's words: ``front_matter`` disarms them.
    """

    path: str
    template: str
    title: str
    description: str = ""
    kind: str = "page"
    lang: str = "en"
    dir: str = "ltr"
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The way from this page's address up to the site's root: "../../" or "./"."""
        steps = self.path.removesuffix("index").strip("/")
        return "../" * (steps.count("/") + 1) if steps else "./"


_JOINERS = "\u200c\u200d"
"""Invisible, but Persian and Indian scripts are misspelt without them."""
_INERT = str.maketrans({"<": "\u2039", ">": "\u203a", '"': "\u201d"})


def inert(text: str, limit: int = 300) -> str:
    """``text`` on one line and harmless in whatever a theme prints it into, escaped or not.

    Themes print titles unescaped, and some decode entities first. The page itself shows the
    exact title in its heading; in the browser's tab angle brackets become single guillemets.
    """
    line = "".join(char if char.isprintable() or char in _JOINERS else " " for char in text)
    line = " ".join(line.split())[:limit].translate(_INERT)
    if html.unescape(line) != line:
        line = line.replace("&", "&\u2060")
    return line


def front_matter(page: Page) -> str:
    """The page's head: keys from a fixed list, values safely quoted, nothing of a stranger's."""
    values = {
        "title": inert(page.title) or "Untitled",
        "description": inert(page.description),
        "lang": inert(page.lang) or "en",
        "dir": page.dir,
        "kind": page.kind,
    }
    held = {key: value for key, value in values.items() if value}
    dumped = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{dumped}---\n\n"
