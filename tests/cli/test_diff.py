"""``synoptic diff`` and ``synoptic export`` in a repository of their own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

TEXT = "“The harbour was never ours to close,” Anna Kovel said on 4 March 2031.\n"


def git(folder: Path, *arguments: str) -> None:
    """Run git there, as nobody in particular."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one document on its main branch; work goes on beside it."""
    documents = tmp_path / "project/content/documents"
    documents.mkdir(parents=True)
    (documents / "one.yml").write_text("id: one\nrights: digest\n", encoding="utf-8")
    (documents / "one.txt").write_text(TEXT, encoding="utf-8")
    project = tmp_path / "project"
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "one")
    git(project, "switch", "-qc", "work")
    monkeypatch.chdir(project)
    return project


def run(*arguments: str) -> Result:
    """Run ``synoptic`` in this process."""
    return CliRunner().invoke(main, list(arguments))


def add_two(folder: Path) -> None:
    """A second document."""
    documents = folder / "content/documents"
    (documents / "two.yml").write_text("id: two\nrights: digest\n", encoding="utf-8")
    (documents / "two.txt").write_text(TEXT.replace("harbour", "canal"), encoding="utf-8")


def test_the_present_content_is_compared_with_the_main_branch(folder: Path) -> None:
    """Without a name it is the main branch; uncommitted work counts; git's state is untouched."""
    assert run("diff").stdout == "Nothing changes for readers.\n"
    add_two(folder)
    done = run("diff", "--markdown", "out.md")
    assert done.exit_code == 0, done.output
    assert "documents/two" in done.stdout
    assert "canal" in (folder / "out.md").read_text(encoding="utf-8")
    assert not (folder / ".git/worktrees").exists()


def test_a_lost_address_fails(folder: Path) -> None:
    """What was on the main branch and leads nowhere now is told first, and the exit code is 1."""
    for file in (folder / "content/documents").iterdir():
        file.unlink()
    done = run("diff", "main", "--json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert told["lost"] == 1
    assert told["changes"][0]["place"] == "documents/one"


@pytest.mark.parametrize("rights", ["digest", "excerpt"])
def test_a_renamed_document_takes_its_statements_along(folder: Path, rights: str) -> None:
    """One line of the ledger is enough, also where the words may not be shown: nothing is lost."""
    documents = folder / "content/documents"
    (documents / "one.yml").write_text(f"id: one\nrights: {rights}\n", encoding="utf-8")
    run("check", "--record-ids")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "the ledger")
    (documents / "one.txt").rename(documents / "uno.txt")
    (documents / "one.yml").unlink()
    (documents / "uno.yml").write_text(f"id: uno\nrights: {rights}\n", encoding="utf-8")
    assert run("diff", "HEAD").exit_code == 1
    with (folder / "content/permalinks.txt").open("a", encoding="utf-8") as ledger:
        ledger.write("documents/one -> documents/uno\n")
    done = run("diff", "HEAD", "--json")
    assert done.exit_code == 0, done.output
    changes = json.loads(done.stdout)["changes"]
    assert [(each["topic"], each["before"], each["place"]) for each in changes] == [
        ("documents that moved", "documents/one", "documents/uno")
    ]


def test_exported_data_can_be_compared_with(folder: Path) -> None:
    """What export wrote stands for the content it was made from, and holds no more than that."""
    assert run("export", "kept").exit_code == 0
    assert run("diff", "kept").stdout == "Nothing changes for readers.\n"
    add_two(folder)
    assert "documents/two" in run("diff", "kept").stdout
    assert run("export", "content").exit_code == 2
    (folder / "kept/publication.json").write_text("[]", encoding="utf-8")
    assert "write it anew" in run("diff", "kept").stderr


@pytest.mark.parametrize("name", ["nowhere", "--upload-pack=touch x", "main:content", ""])
def test_a_base_that_is_none_is_told(folder: Path, name: str) -> None:
    """What is neither a folder nor a revision is refused, and never reaches git as an option."""
    done = run("diff", "--", name)
    if name:
        assert done.exit_code == 2
        assert "neither a folder nor a revision" in done.stderr
    else:
        assert done.exit_code == 0
    assert not (folder / "x").exists()


def test_a_link_in_the_base_leads_nowhere(folder: Path) -> None:
    """A symbolic link in an earlier revision is not followed when it is unpacked."""
    (folder / "content/documents/two.txt").symlink_to("/etc/hostname")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "link")
    (folder / "content/documents/two.txt").unlink()
    assert run("diff", "HEAD").stdout == "Nothing changes for readers.\n"


def test_outside_git_a_folder_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no repository, the message says what may be named instead."""
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = run("diff")
    assert done.exit_code == 2
    assert "synoptic export" in done.stderr
