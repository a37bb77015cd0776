"""How much a page asks of a slow line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.weight import FIRST, NEXT, loaded, weights
from tests.site.test_accessible import KINDS

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_every_kind_of_page_is_light(base: str, invented: Path, browser: Browser) -> None:
    """A first load takes at most 120 KB packed; a next page at most 15 KB, with the style sheet and
    scripts that its kind brings for the first time to a reader who comes from the home page.
    """
    found = {kind: f"/{path}" for kind, path in KINDS.items()}
    for name, first, following, page in weights(browser, base.rstrip("/"), invented, found):
        assert first <= FIRST, (name, first)
        assert page <= NEXT, (name, page)
        assert following <= NEXT, (name, following)


def test_home_fetches_what_the_heaviest_kinds_need(
    base: str, invented: Path, browser: Browser
) -> None:
    """What the home page lets a browser fetch ahead is what two kinds of page load, no more."""
    ahead = {name for name in loaded(browser, base, invented, "") if name.startswith("assets/")}
    other = set(loaded(browser, base, invented, "about/"))
    asked = {"assets/stylesheets/home.css", "assets/stylesheets/strip.css"}
    for kind in ("timeline", "occasion"):
        files = loaded(browser, base, invented, KINDS[kind])
        asked |= {name for name in files if name.startswith("assets/")}
    assert ahead - other == asked - other


def test_search_is_fetched_when_it_is_used(base: str, invented: Path, browser: Browser) -> None:
    """No page loads the index or its engine before somebody asks for something."""
    for path in ("", "search/", "documents/many/"):
        files = loaded(browser, base, invented, path)
        assert not [name for name in files if re.search("search-engine|[.]pack$", name)], path
