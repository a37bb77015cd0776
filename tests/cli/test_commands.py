"""The commands as their users meet them: what they print, and the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.cli.console import inert

REPORT = """Ruritania denies the harbour raid

Anna Kovel, spokeswoman of Ruritania, said on 4 March 2031 that her country was not involved.

“Our ships were at home that night,” Kovel told reporters.
"""


def run(*arguments: str) -> Result:
    """Run ``synoptic`` in this process."""
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def report(tmp_path: Path) -> str:
    """A report on disk, with no record beside it."""
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return str(file)


def test_explain_gives_one_json_object_a_file(report: str, tmp_path: Path) -> None:
    """Every promised field is there, offsets slice the file, and no record is needed."""
    done = run("explain", "--json", "--content", str(tmp_path / "none"), report, report)
    assert done.exit_code == 0, done.output
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first == second
    for key in (
        *("file", "language", "title", "title_span", "date", "date_confidence"),
        *("date_candidates", "outlet", "credited", "main_speaker", "speakers", "quotes"),
        *("statements", "lines", "incidents", "occasion", "stances"),
    ):
        assert key in first
    (quote,) = first["quotes"]
    assert REPORT[quote["start"] : quote["end"]] == "“Our ships were at home that night,”"
    assert quote["speaker"] == "Anna Kovel"
    assert first["date"] == "2031-03-04"
    assert [row["line"] for row in first["lines"]] == [1, 3, 5]


def test_explain_tells_a_person_the_same(report: str, tmp_path: Path) -> None:
    """Without a flag the values, the lines and the statements are told in words; HTML too."""
    plain = run("explain", "--content", str(tmp_path / "none"), report)
    assert plain.exit_code == 0
    assert "2031-03-04" in plain.output
    assert "direct" in plain.output
    page = run("explain", "--html", "--content", str(tmp_path / "none"), report)
    assert "<html" in page.output
    assert "<script" not in page.output
    assert "Our ships" in page.output


def test_explain_of_a_missing_file_names_a_remedy(report: str, tmp_path: Path) -> None:
    """A mistyped name is told with the file that was meant; other files are read all the same."""
    folder = Path(report).parent
    wrong = folder / f"{Path(report).stem}x{Path(report).suffix}"
    done = run("explain", "--json", "--content", str(tmp_path / "none"), str(wrong), report)
    assert done.exit_code == 1
    missing, read = map(json.loads, done.stdout.splitlines())
    assert "no such file" in missing["error"]
    assert Path(report).name in missing["error"]
    assert read["lines"]
    plain = run("explain", str(tmp_path / "nowhere" / "a.txt"))
    assert plain.exit_code == 1
    assert "check its name" in " ".join(plain.stdout.split())


def test_explain_tells_what_it_cannot_read(report: str, tmp_path: Path) -> None:
    """A file without text is told with its remedy, the others are read, the exit code is 1."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = run("explain", "--json", "--content", str(tmp_path / "none"), str(empty), report)
    assert done.exit_code == 1
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert "empty" in first["error"]
    assert second["language"] == "en"


def test_nothing_from_a_source_commands_the_terminal() -> None:
    """Escape sequences, bells and carriage returns are shown as a mark, one for one."""
    hostile = "a\x1b[31mred\x07\r\u202eb\nc"
    shown = inert(hostile)
    assert len(shown) == len(hostile)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert shown.endswith("b\nc")


def test_a_vault_needs_a_private_build(tmp_path: Path) -> None:
    """A public build refuses a vault before it reads anything."""
    done = run("build", "--vault", str(tmp_path))
    assert done.exit_code == 2
    assert "--private" in done.output


def test_schemas_are_written_and_compared(tmp_path: Path) -> None:
    """A first run writes them, --check then finds nothing, and finds a change."""
    out = tmp_path / "schema"
    assert run("schema", "--out", str(out)).exit_code == 0
    assert run("schema", "--out", str(out), "--check").exit_code == 0
    (out / "documents.json").write_text("{}", encoding="utf-8")
    done = run("schema", "--out", str(out), "--check")
    assert done.exit_code == 1
    assert "documents.json" in done.output


def test_check_says_all_is_well_and_records_ids(tmp_path: Path) -> None:
    """A sound folder gives exit code 0 and, when asked, its addresses go into the ledger."""
    content = tmp_path / "content"
    (content / "documents").mkdir(parents=True)
    (content / "registries").mkdir()
    (content / "documents" / "one.txt").write_text(REPORT, encoding="utf-8")
    (content / "documents" / "one.yml").write_text("id: one\nrights: full\n", encoding="utf-8")
    done = run("--content", str(content), "check", "--record-ids", "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["ok"]
    ledger = (content / "permalinks.txt").read_text(encoding="utf-8")
    assert "documents/one\n" in ledger
    assert "documents/one#s-" in ledger
    (content / "documents" / "one.txt").write_text("Another text.\n", encoding="utf-8")
    again = run("--content", str(content), "check", "--json")
    assert again.exit_code == 1
    assert "was published and is no more" in again.stdout


def test_check_mends_what_is_mechanical_and_says_so(tmp_path: Path) -> None:
    """--fix writes the record in good order, tells what it did, and has nothing to do again."""
    record = tmp_path / "documents/one.yml"
    record.parent.mkdir()
    record.write_bytes(b"rights: digest\r\nid: one\r\npublished: 2031-03-04\r\n")
    record.with_suffix(".txt").write_bytes(REPORT.encode() + b"kept  \r\n")
    done = run("--content", str(tmp_path), "check", "--fix")
    assert done.exit_code == 0, done.output
    assert record.read_text(encoding="utf-8") == (
        "id: one\npublished: '2031-03-04'\nrights: digest\n"
    )
    assert "one.yml: mended line ends, quotation marks" in done.stderr
    assert record.with_suffix(".txt").read_bytes().endswith(b"kept  \r\n")
    assert "mended" not in run("--content", str(tmp_path), "check", "--fix").stderr
    assert sorted(each.name for each in record.parent.iterdir()) == ["one.txt", "one.yml"]


def test_check_tells_code_hosts_what_it_tells_people(tmp_path: Path) -> None:
    """Each form holds the mistake with its line, on standard output; the exit code is 1."""
    record = tmp_path / "documents/one.yml"
    record.parent.mkdir()
    record.write_text("id: one\nrights: dogest\n", encoding="utf-8")
    record.with_suffix(".txt").write_text(REPORT, encoding="utf-8")
    for form in ("github", "gitlab", "sarif", "json"):
        done = run("--content", str(tmp_path), "check", "--format", form)
        assert done.exit_code == 1
        assert "dogest" in done.stdout
        if form != "github":
            json.loads(done.stdout)
    assert "line=2" in run("--content", str(tmp_path), "check", "--format", "github").stdout


def test_help_waits_for_no_room() -> None:
    """The help of every command is told before a room that reads or writes is imported."""
    heavy = "('generator.model', 'generator.languages', 'pydantic', 'lxml', 'rich', 'mkdocs')"
    asked = "\n".join(
        f"main([{name!r}, '--help'], standalone_mode=False)" for name in main.commands
    )
    code = (
        f"import sys\nfrom generator.cli import main\n{asked}\n"
        f"assert not set(sys.modules) & set({heavy}), sorted(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Usage:") == len(main.commands) > 0


def test_an_unknown_command_is_refused() -> None:
    """A command that does not exist is an error with exit code 2, no traceback."""
    result = CliRunner().invoke(main, ["publish"])
    assert result.exit_code == 2
    assert "No such command" in result.output
