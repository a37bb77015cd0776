"""The pages hold together: links lead somewhere, commands are as they are typed, examples run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from generator.content import nodes
from tests.docs import lists, pages

SHOWN = sorted(
    {
        command
        for page in pages.pages()
        for block in pages.blocks(page)
        if (block.mark, block.what) == ("run", "practice")
        for command in block.commands
    }
)
"""Each command once that pages mark as to be run in the practice publication."""


def test_every_link_leads_somewhere() -> None:
    """Files that are linked to are there, and so are their headings."""
    wrong = []
    for page in pages.pages():
        for link in pages.links(page):
            path, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", link):
                continue
            target = (page.parent / path).resolve() if path else page
            if not target.exists():
                wrong.append(f"{page.relative_to(pages.ROOT)}: {link}")
            elif anchor and target.suffix == ".md" and anchor not in pages.anchors(target):
                wrong.append(f"{page.relative_to(pages.ROOT)}: {link} (no such heading)")
    assert not wrong


def test_every_page_is_in_the_table_of_contents() -> None:
    """Whoever begins at docs/index.md finds all there is."""
    index = pages.ROOT / "docs" / "index.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in pages.links(index)}
    missing = {page for page in (pages.ROOT / "docs").rglob("*.md") if page != index} - linked
    assert not missing


def typed() -> list[tuple[Path, str]]:
    """Every command that a page shows."""
    return [
        (page, command)
        for page in pages.pages()
        for block in pages.blocks(page)
        for command in block.commands
    ]


def test_every_command_shown_is_one() -> None:
    """Commands and options in the pages are those of the program; targets of make are there."""
    targets = set(
        re.findall(r"^(\w+):", (pages.ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    )
    shown = typed()
    assert len(shown) > 60
    for page, line in shown:
        words = shlex.split(line, comments=True)
        while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
            words = words[1:]
        if words[0] == "make":
            assert set(words[1:]) <= targets, (page.name, line)
        if words[0].rpartition("/")[2] == "synoptic":
            _parse(words[1:], f"{page.name}: {line}")


def _parse(words: list[str], place: str) -> None:
    """Fail where the words are no command of the program."""
    words = words[: words.index(">")] if ">" in words else words
    group = lists.commands()["synoptic"]
    try:
        _, rest, _ = group.make_parser(click.Context(group)).parse_args(list(words))
        if rest:
            command = lists.commands()[rest[0]]
            command.make_parser(click.Context(command)).parse_args(rest[1:])
    except (click.UsageError, KeyError) as error:
        pytest.fail(f"{place}: {error}")


def test_every_record_shown_is_yaml() -> None:
    """What a page shows as YAML is read as the program reads it, whole or in part."""
    for page in pages.pages():
        for block in pages.blocks(page):
            if block.kind in ("yaml", "yml"):
                assert not nodes.parse(block.body.encode(), page.name).faults, block.body


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which ``synoptic`` is this program and git knows an author."""
    tools = tmp_path_factory.mktemp("bin")
    program = tools / "synoptic"
    program.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m generator "$@"\n', "utf-8"
    )
    program.chmod(0o755)
    who = {
        f"GIT_{role}_{what}": "a@b.example"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return {
        **os.environ,
        **who,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(pages.ROOT),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def run(command: str, folder: Path, shell: dict[str, str]) -> str:
    """What a command says; it must succeed."""
    done = subprocess.run(
        command, shell=True, cwd=folder, env=shell, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory, shell: dict[str, str]) -> Path:
    """The practice publication of the tutorial, committed. What runs in it changes nothing."""
    folder = tmp_path_factory.mktemp("docs")
    run("synoptic new practice --name Practice && cd practice && git init -q . ", folder, shell)
    place = folder / "practice"
    run("synoptic check --record-ids && git add -A && git commit -qm begun", place, shell)
    return place


def test_the_tutorial_does_what_it_says(tmp_path: Path, shell: dict[str, str]) -> None:
    """Its commands, files and edits, in order, give the record and the reading that it shows."""
    page = pages.ROOT / "docs" / "tutorial.md"
    here, said = tmp_path, ""
    for block in pages.blocks(page):
        if block.mark == "run":
            for command in block.commands:
                if command.startswith("cd "):
                    here = here / command.removeprefix("cd ")
                else:
                    said += run(command, here, shell)
        elif block.mark == "file":
            (here / block.what).write_text(block.body, "utf-8")
        elif block.mark == "append":
            file = here / block.what
            file.write_text(file.read_text("utf-8") + "\n" + block.body, "utf-8")
        elif block.mark == "edit":
            file = here / block.what
            kept = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
            ours = yaml.load(block.body, Loader=yaml.BaseLoader)
            assert kept["proposed"]["outlet"]["value"] == ours["outlet"]
            rest = "".join(f"{key}: {kept[key]!r}\n" for key in ("sha256", "added"))
            file.write_text(block.body + rest, "utf-8")
    shown = next(each for each in pages.blocks(page) if each.kind == "text")
    assert not [line for line in shown.body.splitlines() if line != "…" and line not in said]
    assert "no mistakes to mend, no notes" in said
    assert "id: greta-holm" in (here / "content/registries/people.yml").read_text("utf-8")


@pytest.mark.parametrize("command", SHOWN)
def test_commands_marked_for_it_run(command: str, practice: Path, shell: dict[str, str]) -> None:
    """What pages mark with ``run: practice`` succeeds in the practice publication."""
    run(command, practice, shell)
