"""What code hosts and hooks read: each file is sound, and names what is there."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from tests.docs import lists, pages

FORMS = sorted((pages.ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def load(path: Path) -> Any:
    """A file of YAML."""
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_issue_forms_are_sound(file: Path) -> None:
    """Every form has what hosts require, and asks each thing once, with a label."""
    form = load(file)
    assert form["name"]
    assert form["description"]
    ids = [part.get("id") for part in form["body"] if part["type"] != "markdown"]
    assert None not in ids
    assert len(ids) == len(set(ids))
    for part in form["body"]:
        assert part["type"] in {"markdown", "input", "textarea", "dropdown"}
        wanted = {"markdown": "value", "dropdown": "options"}.get(part["type"], "label")
        assert part["attributes"][wanted]
    assert any(part.get("validations", {}).get("required") for part in form["body"])


def test_owners_own_what_is_there() -> None:
    """Each pattern of CODEOWNERS matches something, and has somebody who is asked."""
    for line in (pages.ROOT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, *owners = line.split()
            assert all(owner.startswith("@") for owner in owners), line
            assert owners, line
            assert any(pages.ROOT.glob(pattern.strip("/") or "*")), line


def test_hooks_run_programs_of_this_folder() -> None:
    """Hooks are local, so nothing is downloaded; what they run is here, with options it has."""
    hooks = load(pages.ROOT / ".pre-commit-config.yaml")["repos"]
    assert [repo["repo"] for repo in hooks] == ["local"]
    guide = (pages.ROOT / "docs" / "how-to" / "hooks.md").read_text("utf-8")
    for hook in hooks[0]["hooks"]:
        program, *words = shlex.split(hook["entry"])
        assert hook["language"] == "system"
        assert program in (".venv/bin/synoptic", ".venv/bin/ruff")
        assert hook["id"] in guide
        if program.endswith("synoptic"):
            command = lists.commands()[words[0]]
            command.make_parser(click.Context(command)).parse_args(words[1:])
