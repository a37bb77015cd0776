"""What several tests of the commands stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import adding


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder in a working folder of its own, with two sources beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    (tmp_path / "report.txt").write_text(adding.REPORT, encoding="utf-8")
    (tmp_path / "page.html").write_text(adding.PAGE, encoding="utf-8")
    (tmp_path / "vault").mkdir()
    return adding.lay_out(tmp_path / "content")
