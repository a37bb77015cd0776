"""What may not be shown is in no byte of a site, and what may be is where the docs say."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.rights import states

pytestmark = pytest.mark.site


def synoptic(root: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command on the content in ``cwd``, as a maintainer does."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "generator", "--content", "content"),
            *("--templates", str(root / "templates"), "--config", str(root / "mkdocs.yml")),
            *arguments,
        ],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )


def bodies(raw: bytes) -> Iterator[bytes]:
    """A file's bytes, and what is packed in them."""
    yield raw
    if raw[:2] == b"\x1f\x8b":
        yield from bodies(gzip.decompress(raw))


def everything(site: Path) -> dict[str, str]:
    """Every file's words by its path: packed ones unpacked, cuts of the search index taken out."""
    found = {}
    for file in sorted(site.rglob("*")):
        if file.is_file():
            raw = b"\n".join(bodies(file.read_bytes()))
            text = raw.decode("utf-8", "replace").replace("\u2060 ", "").lower()
            found[file.relative_to(site).as_posix()] = text
    return found


@pytest.fixture(scope="module")
def place(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the invented publication, built on its day."""
    cwd = tmp_path_factory.mktemp("rights")
    states.write(cwd / "content")
    ledger = (
        "people/anna-old -> people/anna-kovel\ndocuments/gone gone 2031-05-01 <b>Not ours.</b>\n"
    )
    (cwd / "content" / "permalinks.txt").write_text(ledger, encoding="utf-8")
    done = synoptic(root, cwd, "build", "--edition", "fr", "--as-of", states.DAY)
    assert done.returncode == 0, done.stderr
    return cwd


@pytest.fixture(scope="module")
def files(place: Path) -> dict[str, str]:
    """Every file of the site."""
    return everything(place / "site")


def test_hidden_words_are_in_no_byte(files: dict[str, str]) -> None:
    """Pages, data, feeds, references, search index with its packed parts, pictures, map: none."""
    assert any(path.endswith(".pack") for path in files)
    assert any(path.endswith(".atom") for path in files)
    found = [
        (path, word) for path, text in files.items() for word in states.hidden() if word in text
    ]
    assert not found
    index = "\n".join(text for path, text in files.items() if path.startswith("search/"))
    stems = {word: word.rstrip("e") for word in (*states.hidden(), *states.open_ones())}
    assert not [word for word in states.hidden() if stems[word] in index]
    assert [word for word in states.open_ones() if stems[word] not in index] == [
        states.mark(state, "chrome") for state in ("full", "digest", "held")
    ]


def test_what_waits_is_nowhere_at_all(files: dict[str, str]) -> None:
    """No address, no count, no line in a map or a feed tells that there is a document to come."""
    for path, text in files.items():
        assert not re.search(r"documents/(draft|embargo)\b", f"{path}\n{text}"), path


def table(root: Path) -> dict[str, dict[str, str]]:
    """The table of docs/records.md: what is shown of a document in each state."""
    text = (root / "docs" / "records.md").read_text(encoding="utf-8")
    lines = text.partition("| state |")[2].partition("\n\n")[0].split("\n")
    names = [cell.strip() for cell in lines[0].strip("| ").split("|")]
    rows = {}
    for line in lines[2:]:
        state, *cells = (cell.strip() for cell in line.strip("| ").split("|"))
        rows[state.strip("`")] = dict(zip(names, cells, strict=True))
    return rows


NAMES = {"draft: true": "draft", "embargo:": "embargo", "withheld: true": "held"}
"""States of the documentation's table by the document that shows them, where it is not the name."""


def test_the_documented_table_holds(root: Path, files: dict[str, str]) -> None:
    """Page, title, text and statements of each document are shown as the docs say."""
    rows = table(root)
    assert {NAMES.get(state, state) for state in rows} == set(states.STATES)
    for name, row in rows.items():
        state = NAMES.get(name, name)
        page = files.get(f"documents/{state}/index.html", "")
        kind = "no" if not page else "tombstone" if "it was withdrawn" in page else "yes"
        assert row["page"] == kind, state
        told = {part for part in states.PARTS if states.mark(state, part) in page}
        assert told == states.SHOWN[state], state
        assert (row["title"] == "yes") == ("title" in told), state
        assert (row["text"] != "no") == ("lead" in told), state
        said = told & {"first", "second", "third", "fourth"}
        words = {0: "no", 4: "all"}.get(len(said))
        assert row["statements"] == (words or ("but these" if state == "held" else "up to the cap"))
        listed = states.mark(state, "first") in files["occasions/2031-04-02-briefing/index.html"]
        assert (row["elsewhere"] == "yes") == listed, state


def test_a_tombstone_says_what_when_and_why(files: dict[str, str]) -> None:
    """By a record or by the ledger alone; it leads to the policy, and no markup passes through."""
    page = html.fromstring(files["documents/withdrawn/index.html"])
    words = " ".join(page.text_content().split())
    assert "withdrawn on4 may 2031" in words.replace("withdrawn on 4", "withdrawn on4")
    assert "its author asked." in words
    assert "the author" in words
    assert page.xpath("//main//a[contains(@href, 'policy')]") or page.xpath(
        "//article//a[contains(@href, 'policy')]"
    )
    gone = files["documents/gone/index.html"]
    assert "&lt;b&gt;not ours.&lt;/b&gt;" in gone
    assert "1 may 2031" in gone
    assert 'content="noindex"' in gone


def test_a_moved_page_leads_on_in_each_edition(files: dict[str, str]) -> None:
    """By a refresh for browsers, a canonical address for search engines, and a plain link."""
    for prefix in ("", "fr/"):
        page = html.fromstring(files[f"{prefix}people/anna-old/index.html"])
        (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh == "0; url=../anna-kovel/"
        assert page.xpath("//link[@rel='canonical']/@href") == ["../anna-kovel/"]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert "../../people/anna-kovel/" in page.xpath("//article//a/@href")
    assert "/people/anna-old/ /people/anna-kovel/ 301\n" in files["_redirects"]
    assert "/fr/people/anna-old/ /fr/people/anna-kovel/;\n" in files["redirects.map"]
    assert not [
        path for path, text in files.items() if "anna-old" in text and path.startswith("search/")
    ]


def test_changes_are_listed_and_fed(files: dict[str, str]) -> None:
    """Added and withdrawn documents stand in the list and the feeds, with their days."""
    for path in ("changes/index.html", "changes/feed.atom"):
        assert "zqfulltitle" in files[path]
        assert "its author asked." in files[path]
    assert "zqfulltitle" in files["incidents/2031-04-01-harbour.atom"]
    page = html.fromstring(files["incidents/2031-04-01-harbour/index.html"])
    feeds = page.xpath("//link[@type='application/atom+xml']/@href")
    assert feeds == ["../../changes/feed.atom", "../2031-04-01-harbour.atom"]


def test_a_preview_shows_what_waits_and_is_not_for_readers(root: Path, place: Path) -> None:
    """It has a banner on every page, noindex, and a notice on what is not published yet."""
    done = synoptic(root, place, "build", "--edition", "en", "--drafts", "--as-of", states.DAY)
    assert done.returncode == 0, done.stderr
    files = everything(place / "site-drafts")
    assert "not published" in files["documents/draft/index.html"]
    assert "zqembargolead" in files["documents/embargo/index.html"]
    for path, text in files.items():
        if path.endswith(".html") and path != "404.html":
            assert "private-banner" in text, path
            assert "noindex" in text, path
