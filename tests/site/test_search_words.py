"""Search by other forms of words than those that stand on the pages."""

from __future__ import annotations

from types import ModuleType

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.site import fresh, held, unseen

pytestmark = [pytest.mark.site, pytest.mark.browser]
RIGHT = {held: 49, unseen: 39, fresh: 37}
"""Queries of each lot that are answered rightly, so that none is lost unseen. The last lot's is
what it was at first sight; of the others' what they showed was mended."""


def _answers(page: Page, address: str, words: str) -> set[str]:
    """Addresses of all that is found for some words, asked of the engine itself."""
    found = page.evaluate(
        """async ([root, words]) => {
            const part = (name) => import(`${root}assets/javascripts/search-${name}.js`);
            const [{ Engine }, { overview }] = [await part("engine"), await part("packs")];
            window.engine ??= new Engine(await overview(), "en", new URL(root));
            const chosen = { values: new Map(), from: null, to: null };
            const { units, matches } = await window.engine.search(words, chosen, "", () => {});
            const shown = matches.map((match) => window.engine.show(match, units, chosen));
            return (await Promise.all(shown)).map(({ url }) => url.slice(root.length));
        }""",
        [address, words],
    )
    return {str(url).strip("/").removeprefix("documents/") for url in found}


@pytest.mark.parametrize("of", RIGHT, ids=["held", "unseen", "fresh"])
def test_other_forms_of_words_are_found(
    request: pytest.FixtureRequest, context: BrowserContext, of: ModuleType
) -> None:
    """Of queries by inflected and accentless words in five scripts nearly all find exactly the
    pages that answer them.
    """
    address = request.getfixturevalue(f"{of.__name__.rpartition('.')[2]}_address")
    page = context.new_page()
    page.goto(f"{address}search/")
    wrong = [words for words, wanted in of.QUERIES if _answers(page, address, words) != set(wanted)]
    assert len(of.QUERIES) - len(wrong) >= RIGHT[of], wrong
