"""``synoptic suggest``: drafts that pass the check, and never take a file's place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from tests.linking import unknown


def run(*arguments: str) -> Result:
    """Run ``synoptic`` in this process."""
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def content(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder of invented reports that no incident explains."""
    folder = tmp_path / "content"
    (folder / "documents").mkdir(parents=True)
    (folder / "registries").mkdir()
    for name in ("stances", "key_points"):
        text = (root / "content" / "registries" / f"{name}.yml").read_text(encoding="utf-8")
        (folder / "registries" / f"{name}.yml").write_text(text, encoding="utf-8")
    places = [
        {"id": name, "name": name.title(), "forms": {"und": words.split()}}
        for name, words in unknown.COUNTRIES.items()
    ]
    people = [
        {"id": "dana-orlitz", "name": "Dana Orlitz", "country": "veloria"},
        {"id": "erik-staul", "name": "Erik Staul", "country": "veloria"},
    ]
    for file, entries in (("places", places), ("people", people)):
        text = yaml.safe_dump(entries, allow_unicode=True)
        (folder / "registries" / f"{file}.yml").write_text(text, encoding="utf-8")
    for case in unknown.cases():
        record = {"id": case["id"], "rights": "full", "published": case["published"]}
        text = yaml.safe_dump({**record, "language": case["language"]})
        (folder / "documents" / f"{case['id']}.yml").write_text(text, encoding="utf-8")
        (folder / "documents" / f"{case['id']}.txt").write_text(case["text"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_drafts_saved_as_they_are_pass_the_check(content: Path) -> None:
    """The drafts are sound records, and what they know is known then."""
    before = run("--content", str(content), "check", "--json")
    assert before.exit_code == 0, before.output
    done = run("--content", str(content), "suggest", "--json", "--write", str(content))
    assert done.exit_code == 0, done.output
    facts = json.loads(done.stdout)
    paths = [draft["path"] for entry in facts["proposals"] for draft in entry["drafts"]]
    assert len(paths) == len(set(paths)) > 20
    for path in paths:
        assert (content / path).is_file()
    after = run("--content", str(content), "check", "--json")
    assert after.exit_code == 0, after.output
    assert json.loads(after.stdout)["documents"] == len(unknown.cases())


def test_it_says_in_words_why(content: Path) -> None:
    """A maintainer reads which documents, in which languages, what they share, and the draft."""
    done = run("--content", str(content), "suggest")
    assert done.exit_code == 0, done.output
    for words in ("ledger-cs, ledger-de", "names in common", "Ledgerline", "accused: [", "# "):
        assert words in done.stdout
    assert not list(content.glob("incidents/*"))


def test_a_file_that_stands_there_is_left_and_told(content: Path, tmp_path: Path) -> None:
    """Nothing is replaced, nothing half-written is left, and the exit code says so."""
    target = tmp_path / "drafts"
    first = run("--content", str(content), "suggest", "--write", str(target))
    assert first.exit_code == 0, first.output
    files = sorted(target.rglob("*.yml"))
    files[0].write_text("mine\n", encoding="utf-8")
    again = run("--content", str(content), "suggest", "--json", "--write", str(target))
    assert again.exit_code == 1
    assert files[0].read_text(encoding="utf-8") == "mine\n"
    assert "is there already" in again.stdout
    assert sorted(path for path in target.rglob("*") if path.is_file()) == files
