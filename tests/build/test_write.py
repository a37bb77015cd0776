"""The tree on disk: exactly what was made, touched only where it changed."""

from __future__ import annotations

from pathlib import Path

from generator import build
from generator.model import Output


def test_only_what_changed_is_written_and_what_went_is_deleted(tmp_path: Path) -> None:
    """A second build with the same outputs writes nothing; dropped files and folders go."""
    one, two = Output(path="a/one.md", content=b"1"), Output(path="two.md", content=b"2")
    assert build.write([one, two], tmp_path) == (2, 0)
    stamp = (tmp_path / "a/one.md").stat().st_mtime_ns
    assert build.write([one, two], tmp_path) == (0, 0)
    assert (tmp_path / "a/one.md").stat().st_mtime_ns == stamp
    assert build.write([Output(path="two.md", content=b"3")], tmp_path) == (1, 1)
    assert not (tmp_path / "a").exists()
    assert (tmp_path / "two.md").read_bytes() == b"3"
