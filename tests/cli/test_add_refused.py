"""``synoptic add``: what it refuses, what it asks, and sources that mean harm."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.cli import adding
from tests.cli.adding import record, run


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("noise.txt", bytes(range(256)) * 40, "error noise.txt"),
        ("blank.html", b"<html><body><p> </p></body></html>", "no visible text"),
        ("scan.pdf", b"%PDF-1.4 and no more", "error scan.pdf"),
        ("film.mp4", b"0000", "does not tell what kind of file it is"),
        ("none.txt", None, "there is no such file"),
    ],
)
def test_what_can_not_be_read_is_refused(
    folder: Path, name: str, data: bytes | None, words: str
) -> None:
    """Each with its reason and its remedy, and nothing is written."""
    if data is not None:
        Path(name).write_bytes(data)
    before = adding.tree(folder)
    done = run("add", name, "--rights", "full")
    assert done.exit_code == 1
    assert words in done.output
    assert adding.tree(folder) == before


def test_a_scan_without_text_is_refused(folder: Path) -> None:
    """A PDF that is sound and holds no text: recognise its text, or write a digest."""
    scan = pypdfium2.PdfDocument.new()
    scan.new_page(200, 200)
    scan.save("scan.pdf")
    scan.close()
    done = run("add", "scan.pdf", "--rights", "full")
    assert done.exit_code == 1
    assert "no text" in done.output or "no visible text" in done.output
    assert not list((folder / "documents").glob("*scan*"))


def test_two_gigabytes_are_not_read(folder: Path) -> None:
    """A file's size is looked at before the file."""
    with Path("huge.txt").open("wb") as huge:
        huge.truncate(2 * 1024**3)
    done = run("add", "huge.txt", "--rights", "full")
    assert done.exit_code == 1
    assert "2147483648 bytes" in done.output
    assert not list((folder / "documents").glob("huge*"))


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--outlet", "strelsau-pots", "did you mean 'strelsau-post'?"),
        ("--published", "last Sunday", "is not an EDTF date"),
        ("--url", "zenda", "is not a web address"),
    ],
)
def test_what_is_given_is_checked(folder: Path, option: str, value: str, words: str) -> None:
    """A mistake on the command line is told as one in a record, and nothing is written."""
    done = run("add", "report.txt", "--rights", "full", option, value)
    assert done.exit_code == 1
    assert words in done.output
    assert not list((folder / "documents").glob("2031*"))


def test_machines_get_one_object(folder: Path) -> None:
    """Everything that people are told, with the evidence; a trial writes nothing."""
    before = adding.tree(folder)
    done = run("add", "report.txt", "--rights", "full", "--json", "--dry-run")
    facts = json.loads(done.stdout)
    assert facts["written"] == []
    assert facts["would_write"][-1] == "content/documents/2031-03-02-report.yml"
    assert facts["proposed"]["date"]["value"] == "2031-03-02"
    assert facts["proposed"]["date"]["evidence"][0]["method"]
    assert {link["target"] for link in facts["links"]} == {
        "2031-03-01-harbour-outage",
        "2031-03-02-ruritania-briefing",
    }
    assert facts["entries"][0]["entry"]["id"] == "rudolf-brenner"
    assert adding.tree(folder) == before


def test_questions_are_asked_at_a_terminal(folder: Path) -> None:
    """What is uncertain is asked about; what is answered is decided, the rest stays proposed."""
    answers = [
        "2031-03-02",  # the day
        "anna-kowel",  # no such speaker: asked again
        "anna-kovel",
        "y",  # the incident
        "",  # the press event stays a proposal
        "strelsau-post",  # the outlet, which was not found
        "n",  # no entry for the master of the harbour
        "excerpt",
        "y",
    ]
    code, screen = adding.at_terminal(
        ["add", "report.txt"], "\n".join(answers) + "\n", folder.parent
    )
    assert code == 0, screen
    assert "did you mean 'anna-kovel'?" in screen
    assert "With what you decided:" in screen
    made = record(folder, "2031-03-02-strelsau-post")
    assert made["rights"] == "excerpt"
    assert made["outlet"] == "strelsau-post"
    assert made["overrides"] == {
        "date": "2031-03-02",
        "main_speaker": "anna-kovel",
        "incidents": ["2031-03-01-harbour-outage"],
    }
    proposed = made["proposed"]
    assert isinstance(proposed, dict)
    assert set(proposed) == {"title", "language", "occasion"}


def test_a_terminal_may_say_no(folder: Path) -> None:
    """The last question is whether to write; --yes asks nothing even at a terminal."""
    before = adding.tree(folder)
    options = ["add", "page.html", "--rights", "full"]
    code, screen = adding.at_terminal(options, "\n\nn\nn\n", folder.parent)
    assert code == 0, screen
    assert "nothing was written" in screen
    assert adding.tree(folder) == before
    code, screen = adding.at_terminal([*options, "--yes"], "", folder.parent)
    assert code == 0, screen
    assert (folder / "documents" / "2031-04-02-zenda-tagblatt.html").is_file()


def test_nothing_in_a_source_commands_anything(folder: Path) -> None:
    """Escapes, YAML's signs and a comment's end in a title or a name are text, wherever they go."""
    hostile = adding.PAGE.replace("Zenda Tagblatt", "Zenda: \x1b[31m - {a: &amp;b} # ' --&gt; *c")
    hostile = hostile.replace("lights its bridge", "\u202e --&gt; lights: # \x07its \u2028 bridge")
    Path("hostile.html").write_text(hostile, encoding="utf-8")
    done = run("add", "hostile.html", "--rights", "full", "--write-registry")
    assert done.exit_code == 0, done.output
    assert not any(char in done.output for char in "\x1b\x07\u202e")
    assert run("check").exit_code == 0
    other = adding.lay_out(folder.parent / "other")
    begun = run("--content", other, "add", "hostile.html", "--digest", "--vault", "vault")
    assert begun.exit_code == 0, begun.output
    (digest,) = (other / "documents").glob("*.md")
    assert digest.read_text(encoding="utf-8").count("-->") == 1


def test_two_branches_that_add_one_document(folder: Path) -> None:
    """Each is sound alone; together, check says which two are one, and what to do."""
    other = adding.lay_out(folder.parent / "branch")
    Path("saved.txt").write_text(adding.REPORT, encoding="utf-8")
    assert run("add", "report.txt", "--rights", "full").exit_code == 0
    theirs = ("--content", other, "add", "saved.txt", "--digest", "--vault", "vault")
    assert run(*theirs).exit_code == 0
    for file in (other / "documents").glob("2031*"):
        (folder / "documents" / file.name).write_bytes(file.read_bytes())
    merged = run("check")
    assert merged.exit_code == 1
    assert "is the original for which the digest '2031-03-02-saved' stands" in merged.output


def test_no_folder_of_content_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command in the wrong folder makes none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(adding.REPORT, encoding="utf-8")
    done = run("add", "report.txt", "--rights", "full")
    assert done.exit_code == 1
    assert "there is no folder of content" in done.output
    assert not (tmp_path / "content").exists()
