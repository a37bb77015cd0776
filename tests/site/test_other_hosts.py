"""The tree and the theme belong to no one host: another one builds the same pages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

pytestmark = pytest.mark.site

ZENSICAL = "zensical==0.0.73"
"""The newest release that installs by itself; it silently leaves hooks out, and we have none."""


@pytest.fixture(scope="session")
def zensical(root: Path) -> Path:
    """Zensical in an environment of its own, kept between runs."""
    folder = root / ".synoptic" / "zensical"
    program = folder / "bin" / "zensical"
    if program.is_file():
        return program
    uv = Path(sys.executable).parent / "uv"
    if not uv.is_file():
        pytest.skip("uv is not beside this Python: Zensical can't be installed")
    for command in (
        [str(uv), "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)],
        [str(uv), "pip", "install", "-q", "--python", str(folder / "bin/python"), ZENSICAL],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"Zensical can't be installed: {done.stderr.strip()[-200:]}")
    return program


def test_zensical_builds_the_same_documents(
    root: Path, tree: Path, built: Path, zensical: Path, tmp_path: Path
) -> None:
    """A document under Zensical has the same words, language, direction and statements."""
    shutil.copy(root / "mkdocs.yml", tmp_path)
    shutil.copytree(root / "templates", tmp_path / "templates")
    shutil.copytree(tree, tmp_path / ".synoptic/public/tree")
    done = subprocess.run(
        [str(zensical), "build"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("zh-briefing", "ar-briefing", "fr-briefing"):
        pages = [
            html.document_fromstring(
                (site / "documents" / name / "index.html").read_bytes().decode("utf-8")
            )
            for site in (built, tmp_path / "site")
        ]
        ours, theirs = (
            {
                "html": dict(page.attrib),
                "words": [" ".join(part.text_content().split()) for part in page.iter("article")],
                "statements": [
                    (part.get("id"), part.get("data-speaker"), part.text_content())
                    for part in page.iter("span")
                    if "st" in (part.get("class") or "").split()
                ],
            }
            for page in pages
        )
        assert ours["statements"]
        assert theirs == ours
