"""When each page's record or text was changed, from git: an input like the content itself.

It is shown only where it is asked for (``--history``), since the same folder gives other pages with
a longer or shorter history. Days and first lines of commits are read, never names or addresses of
those who made them.
"""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.errors import Problem
from generator.model import Document, Revision

ROOMS = ("documents", "incidents", "occasions")
"""Folders whose files are each one page's."""
_MAIL = re.compile(r"[^\s<>()@]+@[^\s<>()@]+")


def read(
    content: Path, documents: Iterable[Document]
) -> tuple[Mapping[str, tuple[Revision, ...]], list[Problem]]:
    """The commits that touched each page, newest first, by its address; none without git.

    A shallow clone knows a part of them alone, so it counts as none; that is told.
    """
    if _git(content, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}, [_missing(content)]
    files = {document.source.file: f"documents/{document.id}" for document in documents}
    log = _git(
        content, "log", "--format=%x00%cs%x1f%s", "--name-only", "--no-renames", "--relative", "."
    )
    found: dict[str, list[Revision]] = defaultdict(list)
    for commit in log.split("\0")[1:]:
        head, _, names = commit.partition("\n")
        date, _, subject = head.partition("\x1f")
        revision = Revision(date=date, subject=_MAIL.sub("\u2026", subject))
        for address in sorted({_page(name, files) for name in names.split("\n")} - {""}):
            found[address].append(revision)
    return {address: tuple(some) for address, some in sorted(found.items())}, []


def _page(name: str, files: Mapping[str, str]) -> str:
    """The address of the page that a file belongs to; "" for none."""
    room, _, file = name.strip().partition("/")
    if room not in ROOMS:
        return ""
    stem, _, ending = file.rpartition(".")
    if room == "documents" and ending != "yml":
        return files.get(file, "")
    return f"{room}/{stem}" if ending == "yml" else ""


def _missing(content: Path) -> Problem:
    return Problem(
        file=str(content),
        fault="its history can't be told: this is no full clone of a git repository",
        remedy="fetch all of it (fetch-depth: 0), or build without --history",
        fatal=False,
    )


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
