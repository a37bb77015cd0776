"""What may stand in the repository, and in what shape."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

MAX_FILE_LINES = 330
MAX_FUNCTION_LINES = 45


def _tracked(root: Path) -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("this is no git checkout: what is tracked can't be told")
    return [root / name for name in done.stdout.split("\0") if name and (root / name).is_file()]


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_no_run_of_eight_words_of_the_sources(root: Path, shared: Path) -> None:
    """No eight words of the real source documents follow each other anywhere in the repository."""
    seeds: set[tuple[str, ...]] = set()
    for seed in sorted((shared / "seeds").glob("*.txt")):
        seeds |= _runs(seed.read_text(encoding="utf-8"), 8)
    assert seeds
    for file in _tracked(root):
        text = _text(file)
        if text is not None:
            assert not (_runs(text, 8) & seeds), f"{file.relative_to(root)} repeats a source"


def test_no_machine_and_no_registry_is_named(root: Path) -> None:
    """No file names a package registry's host or an absolute path of a developer's machine."""
    hosts = ("files.python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian", "//py" + "pi.")
    paths = re.compile(r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me)/[\w.]")
    for file in _tracked(root):
        text = _text(file) or ""
        name = file.relative_to(root)
        assert not any(host in text for host in hosts), f"{name} names a registry"
        assert not paths.search(text), f"{name} carries a path of one machine"


def test_rooms_stay_small(root: Path) -> None:
    """No file of the program outgrows what can be read at one sitting, and no function a screen."""
    for file in sorted((root / "generator").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        assert text.count("\n") <= MAX_FILE_LINES, f"{file.relative_to(root)} is too long"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.body[0].lineno + 1
                place = f"{file.relative_to(root)}:{node.lineno} {node.name}"
                assert length <= MAX_FUNCTION_LINES, f"{place} is too long"


def test_every_test_states_its_claim(root: Path) -> None:
    """Every test function has a docstring."""
    for file in sorted((root / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                assert ast.get_docstring(node), f"{file.relative_to(root)}:{node.lineno}"


def test_everything_public_says_what_it_means(root: Path) -> None:
    """Every public module, class and function of the program has a docstring."""
    for file in sorted((root / "generator").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), f"{file.relative_to(root)} says nothing of itself"
        for node in tree.body:
            named = isinstance(node, ast.FunctionDef | ast.ClassDef)
            if named and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{file.relative_to(root)}:{node.lineno}"


def test_locks_pin_everything_by_hash(root: Path) -> None:
    """Each requirement is one exact version with its hashes, and no file names where it is from."""
    for lock in sorted((root / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        for entry in re.split(r"(?<!\\)\n(?=[a-z])", text):
            if re.match(r"[a-z0-9]", entry):
                assert re.match(r"[a-z0-9._\[\]-]+==", entry), f"{lock.name}: {entry[:60]}"
                assert "--hash=sha256:" in entry, f"{lock.name}: {entry[:60]}"
        assert "://" not in text, f"{lock.name} names a host"
