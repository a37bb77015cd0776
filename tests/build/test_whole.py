"""The whole road, as a maintainer goes it: the shipped content, built by the command."""

from __future__ import annotations

import hashlib
import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html as parser

pytestmark = pytest.mark.site


FIRST = ("--edition", "en")
"""The site in the language in which it is written; the others are tested with tests/site."""


def synoptic(
    root: Path, cwd: Path, *arguments: str, **extra: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in ``cwd`` on the checkout's content and templates."""
    return subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "generator",
                "--content",
                str(extra.pop("content", root / "content")),
            ),
            *("--templates", str(root / "templates"), "--config", str(root / "mkdocs.yml")),
            *arguments,
        ],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(root), **extra},
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` by its path, as the hash of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def public(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site, built once."""
    cwd = tmp_path_factory.mktemp("public")
    done = synoptic(root, cwd, "build", *FIRST)
    assert done.returncode == 0, done.stderr
    return cwd / "site"


@pytest.fixture(scope="module")
def private(root: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The private site over the real source documents, built once."""
    cwd = tmp_path_factory.mktemp("private")
    done = synoptic(root, cwd, "build", *FIRST, "--private", "--vault", str(shared / "seeds"))
    assert done.returncode == 0, done.stderr
    return cwd / "site-private"


def test_every_address_is_in_the_ledger(root: Path, tmp_path: Path) -> None:
    """What the shipped content publishes was recorded with it, and nothing recorded is missing."""
    done = synoptic(root, tmp_path, "check", "--recorded")
    assert done.returncode == 0, done.stderr


def test_two_builds_are_the_same_bytes(public: Path, root: Path, tmp_path: Path) -> None:
    """Another folder, day zone, locale and hash seed change no byte of the site."""
    done = synoptic(
        root, tmp_path, "build", *FIRST, PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C", LANG="C"
    )
    assert done.returncode == 0, done.stderr
    assert files(public) == files(tmp_path / "site")


def test_every_page_speaks_its_language(public: Path) -> None:
    """A document's page has its language and direction on the page and on the text."""
    for record in sorted((public / "documents").glob("*/index.html")):
        if record.parent.name.isdigit():
            continue
        page = parser.fromstring(record.read_text(encoding="utf-8"))
        article = page.xpath("//article[@lang]")
        assert article, record
        assert page.get("lang") == article[0].get("lang"), record
        assert page.get("dir", "ltr") == article[0].get("dir", "ltr"), record


def test_the_public_site_holds_no_original(public: Path, shared: Path) -> None:
    """No eight words of an original follow each other in any file of the public site."""
    runs: set[tuple[str, ...]] = set()
    for seed in sorted((shared / "seeds").glob("*.txt")):
        words = re.findall(r"\w+", seed.read_text(encoding="utf-8").casefold())
        runs |= {tuple(words[at : at + 8]) for at in range(len(words) - 7)}
    for file in sorted(public.rglob("*")):
        if file.suffix in (".html", ".json", ".txt", ".xml", ".md"):
            text = html.unescape(re.sub(r"<[^>]+>", " ", file.read_text(encoding="utf-8")))
            words = re.findall(r"\w+", text.casefold())
            assert not any(tuple(words[at : at + 8]) in runs for at in range(len(words) - 7)), file


def _originals(root: Path) -> dict[str, str]:
    found = {}
    for record in sorted((root / "content" / "documents").glob("*.yml")):
        body = yaml.load(record.read_text(encoding="utf-8"), yaml.BaseLoader)
        if "original" in body:
            found[body["id"]] = body["original"]["file"]
    return found


def test_the_private_site_shows_the_originals_exactly(
    private: Path, root: Path, shared: Path
) -> None:
    """Each line of each original stands on its page, character for character."""
    originals = _originals(root)
    assert len(originals) == 5
    for document, name in originals.items():
        page = parser.fromstring(
            (private / "documents" / document / "index.html").read_text("utf-8")
        )
        shown = page.text_content()
        for line in (shared / "seeds" / name).read_text(encoding="utf-8").splitlines():
            assert line.strip() in shown, f"{document}: {line[:30]}"


def test_every_private_page_says_so(private: Path) -> None:
    """A banner and noindex stand on every page of a private site."""
    pages = sorted(private.rglob("*.html"))
    assert len(pages) > 20
    for file in pages:
        page = parser.fromstring(file.read_text(encoding="utf-8"))
        robots = page.xpath("//meta[@name='robots']/@content")
        assert robots, file
        assert "noindex" in robots[0], file
        assert page.xpath("//*[contains(@class,'private-banner')]"), file


def test_a_public_build_refuses_a_vault(root: Path, shared: Path, tmp_path: Path) -> None:
    """A vault without --private is an error, so no original can slip into a public site."""
    done = synoptic(root, tmp_path, "build", "--vault", str(shared / "seeds"))
    assert done.returncode == 2
    assert "--private" in done.stderr


def test_mistakes_leave_the_old_site(root: Path, tmp_path: Path) -> None:
    """All mistakes are told with file and line, the exit code is 1, the old site stays."""
    content = tmp_path / "content"
    shutil.copytree(root / "content", content)
    records = sorted((content / "documents").glob("*.yml"))
    texts = sorted((content / "documents").glob("*.txt"))
    records[0].write_text(records[0].read_text("utf-8") + "colour: red\n", encoding="utf-8")
    texts[1].write_bytes(b"")
    texts[2].write_bytes(bytes(range(256)) * 40)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old", encoding="utf-8")
    done = synoptic(root, tmp_path, "build", *FIRST, content=str(content))
    assert done.returncode == 1
    assert f"{records[0].name}:" in done.stderr
    assert "colour" in done.stderr
    assert texts[1].name in done.stderr
    assert texts[2].name in done.stderr
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "old"
    assert "Traceback" not in done.stderr
