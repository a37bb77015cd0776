"""What the search index holds, and that the reader's browser asks for the same."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from generator.site import search
from generator.site.mentions import Mentions
from generator.site.postings import Postings
from generator.site.stems import Keys, fold, stemmers
from tests.site import fresh, held, unseen
from tests.site.small import DOCUMENTS

pytestmark = pytest.mark.site
STEP = 16


def _packed(file: Path) -> Any:
    return json.loads(gzip.decompress(file.read_bytes()))


def test_a_key_gives_its_pages_and_places(tmp_path: Path) -> None:
    """What is added is what the files hold: pages by their gaps with a weight, places by theirs;
    a page that is more about a word weighs more, and a name's own page most.
    """
    postings = Postings()
    postings.add({"port": [2, 9]}, length=10, title=1)
    postings.add({"other": [0]}, length=10, title=1)
    postings.add({"port": [0], "@anna": [-1]}, length=10, title=1)
    assert postings.write(tmp_path, {"@anna": 2}) == ["@anna"]
    held = _packed(tmp_path / "words-0.pack")
    assert [number // STEP for number in held["port"]] == [0, 2]
    twice, in_title = (number % STEP for number in held["port"])
    assert in_title > twice > _packed(tmp_path / "words-0.pack")["other"][0] % STEP - STEP
    assert held["@anna"] == [2 * STEP + 15]
    places = _packed(tmp_path / "places-0.pack")
    assert places["port"] == [2, 2, 7, 1, 0]
    assert places["@anna"] == [0]


def test_files_stay_small_and_tell_where_they_begin(tmp_path: Path) -> None:
    """Many keys are parted into files in the order of their letters, as scripts compare them."""
    postings = Postings()
    keys = [f"{letter}{number}" for letter in "aя中\U00020000\uff21" for number in range(3000)]
    postings.add({key: [0] for key in keys}, length=1, title=0)
    starts = postings.write(tmp_path, {})
    assert len(starts) > 2
    files = [_packed(tmp_path / f"words-{n}.pack") for n in range(len(starts))]
    assert [next(iter(file)) for file in files] == starts
    in_order = [key for file in files for key in file]
    assert in_order == sorted(keys, key=lambda key: key.encode("utf-16-be"))
    assert max(file.stat().st_size for file in tmp_path.iterdir()) < 20_000


def test_a_name_is_met_in_its_language_and_no_other() -> None:
    """A form in another case counts where the page's language has the ending; a form of another
    language, or a part of a longer word, does not.
    """
    entry = {"id": "anna", "name": "Anna Kovel", "forms": {"ru": ["Анна Ковель"], "uk": ["Ганна"]}}
    root = Path(__file__).parents[2] / "templates/theme"
    russian = Mentions([entry], "ru", Keys(stemmers(root)["ru"]))
    assert russian.of(["сказала", "Анне", "Ковеля", "вчера"]) == {"anna": [1]}
    assert russian.of(["Ганна", "Анна", "Ковельская"]) == {}
    assert russian.of(["Anna", "Kovel"]) == {"anna": [0]}


def test_the_index_is_the_same_every_time(built: Path, tmp_path: Path) -> None:
    """Two builds of one site have the same index, byte for byte, under the same name."""
    copy = tmp_path / "site"
    shutil.copytree(built, copy)
    before = {file.name: file.read_bytes() for file in sorted((copy / "search").rglob("*.pack"))}
    search.index(copy)
    after = {file.name: file.read_bytes() for file in sorted((copy / "search").rglob("*.pack"))}
    assert before == after


def test_what_is_no_part_of_a_page_is_not_found(built: Path) -> None:
    """Nothing of the frame goes into the index: only titles, documents and what pages are about."""
    (folder,) = (built / "search/index").iterdir()
    texts = [_packed(file)["text"] for file in folder.glob("page-*.pack")]
    assert len(texts) == len(DOCUMENTS) + 3
    assert not [text for text in texts if "Timeline" in text or "Search" in text]


def test_vendored_files_are_those_that_were_built() -> None:
    """What others wrote is pinned: built files and the licence have the hashes of their record."""
    templates = Path(__file__).parents[2] / "templates"
    folder = templates / "theme/assets/javascripts/vendor"
    sums = (templates / "vendor/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    record = {name: value for value, name in (line.split() for line in sums)}
    assert set(record) == {file.name for file in folder.iterdir()}
    for name, value in record.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == value, name
    assert "Martin Porter" in (folder / "LICENSES.txt").read_text(encoding="utf-8")


@pytest.mark.browser
def test_browsers_ask_for_what_the_index_holds(context: BrowserContext, address: str) -> None:
    """Every word of the pages that search is tried on has the same keys here and in the browser,
    by each stemmer.
    """
    words = sorted(
        {
            word
            for entry in (*DOCUMENTS, *held.DOCUMENTS, *unseen.DOCUMENTS, *fresh.DOCUMENTS)
            for word in f"{entry['title']} {entry['text']}".split()
        }
    )
    theme = Path(__file__).parents[2] / "templates/theme"
    found = stemmers(theme)
    assert len(found) > 10
    wanted = {
        tag: [list(Keys(stemmer).of(word)) for word in words] for tag, stemmer in found.items()
    }
    page = context.new_page()
    page.goto(f"{address}search/")
    got = page.evaluate(
        """async ([root, tags, words]) => {
            const { Language } = await import(root + "assets/javascripts/search-stems.js");
            const { fold } = await import(root + "assets/javascripts/search-text.js");
            const found = { fold: words.map(fold) };
            for (const tag of tags) {
                const language = await Language.of(tag, "LATIN", ["a"]);
                found[tag] = words.map((word) => language.keys(word));
            }
            return found;
        }""",
        [address, list(wanted), words],
    )
    assert got.pop("fold") == [fold(word) for word in words]
    assert got == wanted
