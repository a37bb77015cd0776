"""``synoptic add``: what it tells, what it asks, what it writes, and that it never half-writes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import content
from tests.cli import adding
from tests.cli.adding import record, run


def test_a_report_is_told_of_and_added(folder: Path) -> None:
    """Title, day, speaker, links with reasons, who is unknown; then its bytes and its record."""
    done = run("add", "report.txt", "--rights", "excerpt", "--outlet", "strelsau-post")
    assert done.exit_code == 0, done.output
    for words in (
        "title: Ruritania rejects the blame for the harbour cranes (probable)",
        "date: 2031-03-02 (probable)",
        "main speaker: anna-kovel (probable)",
        "incident 2031-03-01-harbour-outage (probable)",
        "uses the words “harbour cranes”",
        "press event 2031-03-02-ruritania-briefing (probable)",
        "Near-duplicates: none was found",
        "id: rudolf-brenner",
        "2031-03-02-strelsau-post is added",
    ):
        assert words in done.output
    written = folder / "documents" / "2031-03-02-strelsau-post.txt"
    assert written.read_bytes() == Path("report.txt").read_bytes()
    made = record(folder, "2031-03-02-strelsau-post")
    assert next(iter(made)) == "id"
    assert made["outlet"] == "strelsau-post"
    assert "overrides" not in made
    assert run("check", "--fix").exit_code == 0
    assert record(folder, "2031-03-02-strelsau-post") == made
    proposed = made["proposed"]
    assert isinstance(proposed, dict)
    assert proposed["main_speaker"]["value"] == "anna-kovel"
    assert proposed["incidents"]["value"] == ["2031-03-01-harbour-outage"]
    assert all(entry["confidence"] and entry["because"] for entry in proposed.values())
    after = run("check", "--json")
    assert after.exit_code == 0, after.output
    assert "6 proposed values to look at" in after.output


def test_what_is_proposed_is_not_decided(folder: Path) -> None:
    """A build infers everything afresh: nothing proposed counts as set by hand."""
    run("add", "report.txt", "--rights", "full")
    (source,) = (one for one, _ in content.load(folder).sources if one.id != "harbour-report")
    assert source.overrides == type(source.overrides)()
    assert source.published is None
    assert source.url is None


def test_rights_are_never_guessed(folder: Path) -> None:
    """Without them nothing is written; the outlet's own entry may have them."""
    before = adding.tree(folder)
    done = run("add", "report.txt", "--outlet", "strelsau-post")
    assert done.exit_code == 1
    assert "never guessed" in done.output
    assert adding.tree(folder) == before
    registry = folder / "registries" / "outlets.yml"
    registry.write_text(registry.read_text(encoding="utf-8") + "  rights: excerpt\n", "utf-8")
    done = run("add", "report.txt", "--outlet", "strelsau-post")
    assert done.exit_code == 0, done.output
    assert record(folder, "2031-03-02-strelsau-post")["rights"] == "excerpt"


def test_a_second_telling_is_told_of(folder: Path) -> None:
    """A text that was altered a little is a near-duplicate; the same bytes are refused."""
    run("add", "report.txt", "--rights", "full")
    Path("again.txt").write_text(adding.REPORT.replace("eleven hours", "half a day"), "utf-8")
    before = adding.tree(folder)
    done = run("add", "again.txt", "--rights", "full", "--dry-run")
    assert done.exit_code == 0, done.output
    assert "2031-03-02-report is a copy of it (probable)" in done.output
    assert "Other reports of the same statements:\n  2031-03-02-report: 3 of 4" in done.output
    same = run("add", "report.txt", "--rights", "full")
    assert same.exit_code == 1
    assert "byte for byte, as '2031-03-02-report'" in same.output
    assert adding.tree(folder) == before
    again = run("add", "again.txt", "--rights", "full")
    assert "2031-03-02-again is added" in again.output


def test_a_digest_hides_its_original_from_comparison_unless_asked(folder: Path) -> None:
    """A near copy of an original in the vault is found with --private, and never published."""
    run("add", "report.txt", "--digest", "--vault", "vault")
    (digest,) = (folder / "documents").glob("2031*.md")
    digest.write_text("# Ruritania rejects it\n\nAnna Kovel denied it.\n", encoding="utf-8")
    Path("again.txt").write_text(adding.REPORT.replace("eleven hours", "half a day"), "utf-8")
    told = run("add", "again.txt", "--dry-run", "--vault", "vault")
    assert "Near-duplicates: none was found" in told.output
    private = run("add", "again.txt", "--rights", "excerpt", "--vault", "vault", "--private")
    assert private.exit_code == 0, private.output
    assert f"{digest.stem} is a copy of it (probable)" in private.output
    assert run("add", "report.txt", "--private").exit_code == 2


def test_a_draft_is_there_already(folder: Path) -> None:
    """What waits to be published counts as there: its bytes are not added again."""
    run("add", "report.txt", "--rights", "full", "--id", "harbour-denial")
    file = folder / "documents" / "harbour-denial.yml"
    file.write_text(file.read_text(encoding="utf-8") + "draft: true\n", encoding="utf-8")
    done = run("add", "report.txt", "--rights", "full")
    assert done.exit_code == 1
    assert "byte for byte, as 'harbour-denial'" in done.output


def test_ids_do_not_collide(folder: Path) -> None:
    """Taken are all ids there are, in any case, and those that were ever published."""
    (folder / "permalinks.txt").write_text("documents/2031-03-02-report-2 gone 2031-05-01 no\n")
    (folder / "documents" / "2031-03-02-Report.txt").write_text("left over", encoding="utf-8")
    done = run("add", "report.txt", "--rights", "full")
    assert "2031-03-02-report-3 is added" in done.output
    for name, words in (
        ("harbour-report", "is taken"),
        ("2031-03-02-report-2", "was once published"),
        ("Harbour-Report", "is not an id"),
        ("2031-03-02-ruritania-briefing", "is taken"),
    ):
        Path("other.txt").write_text(f"Zenda lights its bridge, {name}.\n", encoding="utf-8")
        refused = run("add", "other.txt", "--rights", "full", "--id", name)
        assert refused.exit_code == 1
        assert words in refused.output


def test_entries_are_written_only_on_request(folder: Path) -> None:
    """They go behind the last entry, nothing else is touched, and they are recognised then."""
    registry = folder / "registries" / "outlets.yml"
    before = registry.read_text(encoding="utf-8")
    run("add", "page.html", "--rights", "full", "--dry-run")
    assert registry.read_text(encoding="utf-8") == before
    done = run("add", "page.html", "--rights", "full", "--write-registry")
    assert done.exit_code == 0, done.output
    assert "2031-04-02-zenda-tagblatt is added" in done.output
    text = registry.read_text(encoding="utf-8")
    assert text.startswith(before)
    assert yaml.safe_load(text)[-1] == {
        "id": "zenda-tagblatt",
        "name": "Zenda Tagblatt",
        "kind": "unknown",
        "languages": ["en"],
        "domains": ["zenda-tagblatt.example"],
    }
    explained = run("explain", "--json", "page.html")
    assert json.loads(explained.stdout)["outlet"] == "zenda-tagblatt"
    assert run("check").exit_code == 0


def test_what_makes_a_mistake_elsewhere_is_taken_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written is looked at as check would; a mistake that is new undoes all of it."""
    before = adding.tree(folder)
    load = content.load

    def failing(root: Path, **options: Any) -> content.Content:
        loaded = load(root, **options)
        if adding.tree(folder) != before:
            loaded.problems.add(file="content/people.yml", fault="is broken now", remedy="mend it")
        return loaded

    monkeypatch.setattr(content, "load", failing)
    done = run("add", "page.html", "--rights", "full", "--write-registry")
    assert done.exit_code == 1, done.output
    assert "is broken now" in done.output
    assert adding.tree(folder) == before


def test_a_registry_in_another_style_is_left_alone(folder: Path) -> None:
    """Where an entry can't be put in without touching others, nothing is written at all."""
    registry = folder / "registries" / "outlets.yml"
    registry.write_text("[{id: strelsau-post, name: Strelsau Post}]\n", encoding="utf-8")
    before = adding.tree(folder)
    done = run("add", "page.html", "--rights", "full", "--write-registry")
    assert done.exit_code == 1
    assert "by hand" in done.output
    assert adding.tree(folder) == before


def test_a_digest_is_begun(folder: Path) -> None:
    """The original goes into the vault; nothing of its words goes anywhere else, and the site
    refuses the digest until it is written.
    """
    text = adding.REPORT + f"\nThis is {adding.SECRET}.\n"
    Path("report.txt").write_text(text, encoding="utf-8")
    done = run("add", "report.txt", "--digest", "--vault", "vault")
    assert done.exit_code == 0, done.output
    (name,) = (file.stem for file in (folder / "documents").glob("2031*.yml"))
    waiting = record(folder, name)["proposed"]
    assert f"{len(waiting)} proposed values wait in its record" in done.output
    assert (Path("vault") / f"{name}.txt").read_text(encoding="utf-8") == text
    words = text.split()
    runs = {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}
    for file in folder.rglob("*"):
        if file.is_file():
            kept = " ".join(file.read_text(encoding="utf-8").split())
            assert not any(each in kept for each in runs), file
    refused = run("check")
    assert refused.exit_code == 1
    assert f"the digest {name}.md is still to be written" in refused.output
    digest = folder / "documents" / f"{name}.md"
    assert "main speaker: anna-kovel (probable)" in digest.read_text(encoding="utf-8")
    digest.write_text("# Ruritania rejects it\n\nAnna Kovel denied it.\n", encoding="utf-8")
    assert run("check").exit_code == 0
    private = content.load(folder, vaults=(Path("vault"),), private=True)
    assert not private.problems.fatal
    assert text.encode() in [data for _, data in private.sources]


def test_a_vault_is_no_part_of_what_is_published(folder: Path) -> None:
    """Neither in the content folder nor in a repository that does not ignore it."""
    inside = folder / "originals"
    inside.mkdir()
    done = run("add", "report.txt", "--digest", "--vault", inside)
    assert "would be published with it" in done.output
    os.system("git init -q .")
    assert run("add", "report.txt", "--digest", "--vault", "vault").exit_code == 1
    Path(".gitignore").write_text("/vault/\n", encoding="utf-8")
    assert run("add", "report.txt", "--digest", "--vault", "vault").exit_code == 0
    lacking = run("add", "page.html", "--digest")
    assert "--vault DIR" in lacking.output
