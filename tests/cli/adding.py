"""A small content folder of an invented affair, and reports to be added to it."""

from __future__ import annotations

import hashlib
import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from generator.cli import main

ROOT = Path(__file__).resolve().parents[2]
REPORT = """Ruritania rejects the blame for the harbour cranes

STRELSAU, 2 March 2031 - Anna Kovel, the spokeswoman of the Ruritanian foreign ministry, rejected \
on Sunday what Graustark had said of the outage of the harbour the day before.

"Our country had nothing to do with the harbour cranes," Kovel told reporters. "Nobody has shown \
any proof of it."

Rudolf Brenner, the master of the harbour, said that the cranes stood still for eleven hours.
"""
PAGE = """<!doctype html><html lang="en"><head><title>Zenda lights its bridge</title>
<meta property="og:site_name" content="Zenda Tagblatt">
<meta property="article:published_time" content="2031-04-02T10:00:00Z">
<link rel="canonical" href="https://www.zenda-tagblatt.example/bridge">
</head><body><article><h1>Zenda lights its bridge</h1><p>2 April 2031</p>
<p>The town of Zenda switched on the lamps of its bridge on Wednesday evening.</p>
</article></body></html>
"""
SECRET = "hidden in the vault until the digest is written"


def lay_out(folder: Path) -> Path:
    """The folder, with all that ``tests/faults`` starts from, a comment and a cue more."""
    base = yaml.safe_load((ROOT / "tests" / "faults" / "base.yml").read_text(encoding="utf-8"))
    for name, text in base.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        more = "cues:\n  en: [harbour cranes]\n" if name.startswith("incidents/") else ""
        head = "# Kept by hand.\n" if name == "registries/outlets.yml" else ""
        file.write_text(head + text + more, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    """Run ``synoptic`` in this process; nobody is there to be asked."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def at_terminal(arguments: Sequence[str | Path], typed: str, cwd: Path) -> tuple[int, str]:
    """Run ``synoptic`` at a terminal on which everything was typed ahead: exit code and screen."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb", "COLUMNS": "200"}
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, cwd=cwd, env=environment
    )
    os.close(slave)
    os.write(master, typed.encode())
    screen = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other end was closed
            break
        if not piece:
            break
        screen += piece
    os.close(master)
    return process.wait(), screen.decode().replace("\r\n", "\n")


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder with the sum of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def record(folder: Path, name: str) -> dict[str, object]:
    """A record as YAML has it."""
    text = (folder / "documents" / f"{name}.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../docs/schema/documents.json\n")
    assert text.count("#") == 1
    found: dict[str, object] = yaml.safe_load(text)
    return found
