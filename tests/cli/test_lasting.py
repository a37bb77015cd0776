"""A folder under git: statements that were mended are found again, and pages tell their history."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import build
from generator.build import Plan
from generator.cli import main
from tests.rights import states

OLD, NEW = "“We have shown the zqfullsecond list", "“We have shown the zqfullsecond sheet"


def git(folder: Path, *arguments: str) -> None:
    """Run git in ``folder`` as one person, on one day, whatever the machine's settings."""
    who = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (
            ("NAME", "A. Nobody"),
            ("EMAIL", "nobody@mail.example"),
            ("DATE", "2031-05-02T12:00:00+00:00"),
        )
    }
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, **who, **alone},
    )


def commit(folder: Path, message: str) -> None:
    """Commit all that is in ``folder``."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publication of two documents, recorded and committed."""
    monkeypatch.chdir(tmp_path)
    some = {name: states.STATES[name] for name in ("full", "excerpt")}
    folder = states.write(tmp_path / "content", some)
    git(tmp_path, "init", "-q")
    assert check(folder, "--record-ids").exit_code == 0
    commit(tmp_path, "add <b>both</b>, asked by somebody@mail.example")
    return folder


def check(content: Path, *options: str) -> Result:
    """``synoptic check`` on the folder."""
    return CliRunner().invoke(main, ["--content", str(content), "check", "--json", *options])


def change(file: Path, old: str, new: str) -> None:
    """Put other words into a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_mended_statement_keeps_its_id_when_told(content: Path) -> None:
    """``check`` names what it became; with that in the record the old address lives on."""
    change(content / "documents" / "full.md", OLD, NEW)
    commit(content.parent, "mend a word")
    done = check(content)
    assert done.exit_code == 1
    problems = json.loads(done.stdout)["problems"]
    (lost,) = (entry for entry in problems if entry["fatal"])
    (told,) = (entry for entry in problems if "looks like it became" in entry["fault"])
    assert told["key"] == lost["key"]
    old = lost["key"].partition("#")[2]
    new = told["fault"].partition("became ")[2].split()[0]
    record = content / "documents" / "full.yml"
    kept = f"overrides: {{statements: [{{id: {old}, found_as: {new}}}]}}\n"
    record.write_text(record.read_text("utf-8") + kept, encoding="utf-8")
    assert check(content, "--recorded").exit_code == 0, "the old id, and no new one"


def test_a_line_in_the_ledger_gives_the_id_up(content: Path) -> None:
    """The old address then leads to the new one."""
    change(content / "documents" / "full.md", OLD, NEW)
    commit(content.parent, "mend a word")
    (told,) = (
        entry
        for entry in json.loads(check(content).stdout)["problems"]
        if "looks like it became" in entry["fault"]
    )
    line = told["remedy"].partition("append '")[2].partition("'")[0]
    ledger = content / "permalinks.txt"
    ledger.write_text(ledger.read_text("utf-8") + line + "\n", encoding="utf-8")
    assert check(content, "--record-ids").exit_code == 0
    assert check(content, "--recorded").exit_code == 0


def test_without_git_a_vanished_statement_is_told_all_the_same(tmp_path: Path) -> None:
    """Nothing is proposed where no earlier version can be read."""
    folder = states.write(tmp_path / "content", {"full": states.STATES["full"]})
    assert check(folder, "--record-ids").exit_code == 0
    change(folder / "documents" / "full.md", OLD, NEW)
    faults = [entry["fault"] for entry in json.loads(check(folder).stdout)["problems"]]
    assert any("was published and is no more" in fault for fault in faults)
    assert not any("looks like" in fault for fault in faults)


def pages(content: Path, root: Path, *, history: bool) -> dict[str, str]:
    """Every page as it is written, in English."""
    plan = Plan(
        content=content, templates=root / "templates", work=content.parent / "work", history=history
    )
    made = build.outputs(build.read(plan), root / "templates", ("en",))
    return {one.path: one.content.decode() for one in made if one.path.endswith(".md")}


def test_history_is_told_when_asked_for(content: Path, root: Path) -> None:
    """Days and first lines of commits, inert, without addresses of people; the same each time."""
    plain = pages(content, root, history=False)
    assert not any('id="history"' in page for page in plain.values())
    told = pages(content, root, history=True)
    page = told["documents/full.md"]
    assert "2 May 2031</time>: add &lt;b&gt;both&lt;/b&gt;, asked by …" in page
    assert not any("mail.example" in page or "A. Nobody" in page for page in told.values())
    assert told == pages(content, root, history=True)
    assert 'id="history"' in told["incidents/2031-04-01-harbour.md"]


def test_a_commit_quotes_nothing_of_an_excerpt(content: Path, root: Path) -> None:
    """Of a text that is not shown whole the history tells days alone."""
    change(content / "documents" / "excerpt.md", "zqexcerptfourth", "zqexcerptother")
    commit(content.parent, "not zqexcerptfourth but zqexcerptother")
    page = pages(content, root, history=True)["documents/excerpt.md"]
    assert page.count("2 May 2031</time>") >= 2
    assert "zqexcerptother" not in page


def test_a_shallow_clone_tells_that_it_knows_no_history(content: Path) -> None:
    """It is a note, and pages are as without ``--history``."""
    change(content / "documents" / "full.md", "Read also", "See also")
    commit(content.parent, "one more")
    shallow = content.parent / "shallow"
    git(content.parent, "clone", "-q", "--depth", "1", content.parent.as_uri(), str(shallow))
    plan = Plan(content=shallow / "content", work=content.parent / "w", history=True)
    reading = build.read(plan)
    assert [one for one in reading.problems if "no full clone" in one.fault]
    assert not reading.problems.fatal
    assert not reading.corpus.revisions
