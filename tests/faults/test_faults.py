"""Every mistake a maintainer can make, and the message it earns.

A case under ``cases/`` is one YAML file: ``files`` (path -> text), optionally ``base: false``
to start from nothing, and ``problems``, the messages word for word. Unless told otherwise a
case starts from the sound folder in ``base.yml``, and replaces or adds files to it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import content

HERE = Path(__file__).resolve().parent
CASES = sorted((HERE / "cases").glob("*.yml"))
BASE: dict[str, str] = yaml.safe_load((HERE / "base.yml").read_text(encoding="utf-8"))


def lay_out(root: Path, files: dict[str, str | None]) -> None:
    """Write the files of a case; None takes one away, ``-> target`` makes a symbolic link."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        elif text.startswith("-> "):
            path.symlink_to(text[3:].strip())
        else:
            path.write_bytes(text.encode("utf-8", "surrogateescape"))


def read_case(path: Path) -> dict[str, Any]:
    """One case."""
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def messages(folder: Path, case: dict[str, Any]) -> list[str]:
    """The messages that a case's folder earns, its root shown as ``content``."""
    lay_out(folder / "content", BASE if case.get("base", True) else {})
    lay_out(folder / "content", case["files"])
    lay_out(folder, case.get("beside", {}))
    private = bool(case.get("private", False))
    before = Path.cwd()
    os.chdir(folder)
    try:
        vaults = tuple(Path(vault) for vault in case.get("vaults", ()))
        loaded = content.load(Path("content"), vaults=vaults, private=private)
    finally:
        os.chdir(before)
    return [f"{problem}{'' if problem.fatal else ' (a warning)'}" for problem in loaded.problems]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_mistake_earns_its_message(path: Path, tmp_path: Path) -> None:
    """The messages of a case are exactly those written in it, and no others follow from it."""
    case = read_case(path)
    assert messages(tmp_path, case) == case["problems"]


def test_the_sound_folder_has_no_problem(tmp_path: Path) -> None:
    """What the cases start from is in order, so each message is due to its own mistake."""
    assert messages(tmp_path, {"files": {}}) == []


def test_ten_mistakes_are_told_in_one_run(tmp_path: Path) -> None:
    """A folder with ten different mistakes gives ten messages at once, each with its place."""
    case = read_case(HERE / "ten" / "ten.yml")
    found = messages(tmp_path, case)
    assert found == case["problems"]
    assert len(found) == 10
