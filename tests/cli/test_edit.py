"""``synoptic edit``: the right file, with its schema, checked when the editor is closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import adding
from tests.cli.adding import run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder, and an editor that changes nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "true")
    return adding.lay_out(tmp_path / "content")


def test_a_record_is_opened_with_its_schema(folder: Path) -> None:
    """The line by which editors complete and check keys stands on top, once."""
    for _ in range(2):
        done = run("edit", "harbour-report")
        assert done.exit_code == 0, done.output
        assert "holds together" in done.output
    text = (folder / "documents" / "harbour-report.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../docs/schema/documents.json\nid:")
    assert text.count("yaml-language-server") == 1


@pytest.mark.parametrize(
    ("name", "file", "kind"),
    [
        ("2031-03-01-harbour-outage", "incidents/2031-03-01-harbour-outage.yml", "incidents"),
        ("2031-03-02-ruritania-briefing", "occasions/2031-03-02-ruritania-briefing.yml", "occa"),
        ("strelsau-post", "registries/outlets.yml", "outlets"),
        ("anna-kovel", "registries/people.yml", "people"),
    ],
)
def test_everything_with_an_id_can_be_opened(folder: Path, name: str, file: str, kind: str) -> None:
    """Incidents and press events too; an entry opens its registry, and its line is told."""
    done = run("edit", name)
    assert done.exit_code == 0, done.output
    assert f"docs/schema/{kind}" in (folder / file).read_text(encoding="utf-8").splitlines()[0]
    if file.startswith("registries/"):
        assert f"'{name}' is in line" in done.output


@pytest.mark.usefixtures("folder")
def test_mistakes_are_told_with_their_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip of the pen is told at once, and the exit code says so; a broken record opens too."""
    monkeypatch.setenv("EDITOR", "sed -i s/full/fully/")
    done = run("edit", "harbour-report")
    assert done.exit_code == 1
    assert "documents/harbour-report.yml:6: rights: 'fully'" in done.output
    assert "did you mean 'full'?" in done.output
    monkeypatch.setenv("EDITOR", "sed -i s/fully/full/")
    assert run("edit", "harbour-report").exit_code == 0


def test_an_id_that_is_not_there_has_its_nearest_told(folder: Path) -> None:
    """Nothing is opened, and nothing is written."""
    before = adding.tree(folder)
    done = run("edit", "harbour-reprot")
    assert done.exit_code == 1
    assert "did you mean 'harbour-report'?" in done.output
    assert "synoptic add" in run("edit", "qqqqqqqq").output
    assert adding.tree(folder) == before


@pytest.mark.usefixtures("folder")
def test_an_editor_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is not installed, or ends with an error."""
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    done = run("edit", "harbour-report")
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert "EDITOR=" in done.output
