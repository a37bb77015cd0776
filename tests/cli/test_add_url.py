"""``synoptic add URL``: fetched once, kept as WARC in the vault, and never in CI."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from warcio.archiveiterator import ArchiveIterator

from generator.build import Plan
from generator.cli import running
from generator.cli.adding import Order
from generator.cli.console import Console
from tests.cli import adding
from tests.fetching import sites


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder in a working folder of its own, with a vault beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    (tmp_path / "vault").mkdir()
    return adding.lay_out(tmp_path / "content")


@pytest.fixture
def site() -> Iterator[sites.Site]:
    """An open site on the loopback."""
    with sites.site() as server:
        yield server


def add(folder: Path, source: str, **order: Any) -> int:
    """Add a page of the invented site; the look-up of hosts is the one thing replaced."""
    return running.add(
        Plan(content=folder),
        Order(source=source, **{"rights": "full", "vault": Path("vault"), **order}),
        {},
        Console(),
        lookup=sites.lookup,
    )


def test_a_page_is_kept_with_all_that_brought_it(folder: Path, site: sites.Site) -> None:
    """The page's bytes beside a record with address and day; the exchange as WARC in the vault."""
    assert add(folder, site.url("/moved")) == 0
    (made,) = (folder / "documents").glob("undated-strelsau-example*.yml")
    record = yaml.safe_load(made.read_text(encoding="utf-8"))
    assert record["url"] == site.url("/page")
    assert len(record["retrieved"]) == len("2031-04-02")
    assert made.with_suffix(".html").read_bytes() == sites.PAGE.encode()
    archive = Path("vault") / f"{made.stem}.warc.gz"
    with io.BytesIO(archive.read_bytes()) as data:
        answers = [each for each in ArchiveIterator(data) if each.rec_type == "response"]
    assert [each.rec_headers["WARC-Target-URI"] for each in answers] == [
        site.url("/moved"),
        site.url("/page"),
    ]
    assert adding.run("check").exit_code == 0


def test_the_address_tells_a_registered_outlet(folder: Path, site: sites.Site) -> None:
    """A page that does not name itself was still published where it stood."""
    registry = folder / "registries" / "outlets.yml"
    more = "  domains: [strelsau.example]\n"
    registry.write_text(registry.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert add(folder, site.url("/page")) == 0
    record = yaml.safe_load((folder / "documents" / "undated-strelsau-post.yml").read_text("utf-8"))
    assert record["proposed"]["outlet"]["value"] == "strelsau-post"


def test_a_page_whose_encoding_is_told_wrongly(
    folder: Path, site: sites.Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the bytes show is read, and the contradiction is told."""
    assert add(folder, site.url("/mislabelled")) == 0
    said = capsys.readouterr()
    assert "the server calls its text utf-8" in said.err
    assert "Порт стоял" in said.out


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/to/http://127.0.0.1/", "127.0.0.1, which is no public address"),
        ("/endless", "more than 20 MB"),
        ("/bomb", "unpacks to more than 20 MB"),
        ("/picture", "image/png"),
        ("/binary", "error"),
        ("/pdf", "error"),
        ("/nowhere", "404"),
    ],
)
def test_what_is_no_page_leaves_nothing(
    folder: Path,
    site: sites.Site,
    path: str,
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No file in the content folder, none in the vault; one clear error."""
    before = adding.tree(folder)
    assert add(folder, site.url(path)) == 1
    said = capsys.readouterr().err
    assert words in said
    assert "nothing was written" in said
    assert "Traceback" not in said
    assert adding.tree(folder) == before
    assert not list(Path("vault").iterdir())


def test_ci_fetches_nothing(
    folder: Path,
    site: sites.Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whatever the address, before anything is asked."""
    monkeypatch.setenv("CI", "true")
    assert add(folder, site.url("/page")) == 1
    assert "nothing is fetched in CI" in capsys.readouterr().err
    assert not site.asked


def test_a_page_needs_a_vault(
    folder: Path, site: sites.Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was fetched must be kept somewhere, and that is said before it is fetched."""
    assert add(folder, site.url("/page"), vault=None) == 1
    assert "--vault DIR" in capsys.readouterr().err
    assert not site.asked


@pytest.mark.usefixtures("folder")
def test_the_command_itself_asks_public_hosts_only(site: sites.Site) -> None:
    """No option lets it ask the machine it runs on."""
    url = site.url("/page", "127.0.0.1")
    done = adding.run("add", url, "--rights", "full", "--vault", "vault")
    assert done.exit_code == 1
    assert "no public address" in done.output
    assert not site.asked
    local = adding.run("add", "file:///etc/hostname", "--rights", "full", "--vault", "vault")
    assert "no address that is fetched" in local.output
