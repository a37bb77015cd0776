"""How much a page asks of a slow line."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.weight import FIRST, NEXT, loaded, weights
from tests.site.test_accessible import KINDS

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_every_kind_of_page_is_light(base: str, invented: Path, browser: Browser) -> None:
    """A first load takes at most 120 KB packed; a next page at most 15 KB, or twice that where a
    kind of page brings its style sheet and scripts for the first time.
    """
    found = {kind: f"/{path}" for kind, path in KINDS.items()}
    for name, first, following, page in weights(browser, base.rstrip("/"), invented, found):
        assert first <= FIRST, (name, first)
        assert page <= NEXT, (name, page)
        assert following <= 2 * NEXT, (name, following)


def test_search_is_fetched_when_it_is_used(base: str, invented: Path, browser: Browser) -> None:
    """No page loads the index or its engine before somebody asks for something."""
    for path in ("", "search/", "documents/many/"):
        files = loaded(browser, base, invented, path)
        assert not [name for name in files if name.startswith("pagefind/")], path
