"""What became of statements that are no more: asked of earlier versions of their documents.

The ledger keeps no words, so the words of a vanished statement are read again from the folder's
history, as far as git holds it. Without git, or in a shallow clone, nothing is proposed.
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from generator import permalinks
from generator.build import Reading
from generator.document import process
from generator.errors import Problem, UnreadableError
from generator.model import Document, Source, Statement

VERSIONS = 5
"""Earlier versions of a file that are read, newest first: a statement that none of them holds was
lost before its address was missed."""


def proposals(reading: Reading, content: Path) -> Iterator[Problem]:
    """A note for each vanished statement that another of its document seems to continue."""
    lost = _lost(reading)
    documents = {document.id: document for document in reading.corpus.documents}
    for name in sorted(lost):
        document = documents.get(name)  # type: ignore[call-overload]
        if document is None or not document.source.file:
            continue
        gone = _found(document, lost[name], reading, content / "documents")
        new = [
            entry
            for entry in document.statements
            if f"documents/{name}#{entry.id}" not in reading.ledger
        ]
        for one in permalinks.successors(gone, new):
            yield _proposal(name, one, reading, content)


def _lost(reading: Reading) -> dict[str, set[str]]:
    """Statements that the ledger holds without a further word and no document bears any more."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in reading.ledger.values():
        page, _, statement = entry.address.partition("#")
        silent = not entry.target and not entry.why
        if statement and silent and entry.address not in reading.here.addresses:
            found[page.partition("/")[2]].add(statement)
    return found


def _found(document: Document, lost: set[str], reading: Reading, folder: Path) -> list[Statement]:
    """The lost statements, from the newest of the file's versions that hold them."""
    found: dict[str, Statement] = {}
    for data in _versions(folder / document.source.file):
        for entry in _read(document.source, data, reading):
            if entry.id in lost:
                found.setdefault(entry.id, entry)
        if len(found) == len(lost):
            break
    return list(found.values())


def _read(source: Source, data: bytes, reading: Reading) -> tuple[Statement, ...]:
    try:
        return process(source, data, reading.corpus.registry).statements
    except UnreadableError:
        return ()


def _versions(file: Path) -> Iterator[bytes]:
    """The file as its latest commits have it, newest first; none without git."""
    name = file.name
    log = _git(file.parent, "log", f"--max-count={VERSIONS}", "--format=%H", "--", f"./{name}")
    for commit in log.decode("ascii", "replace").split():
        yield _git(file.parent, "show", f"{commit}:./{name}")


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, and names that lie in the folder
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            check=False,
            timeout=30,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _proposal(name: str, one: permalinks.Candidate, reading: Reading, content: Path) -> Problem:
    old, new = (f"documents/{name}#{part}" for part in (one.old, one.new))
    return Problem(
        file=str(content / "permalinks.txt"),
        line=reading.ledger[old].line,
        key=old,
        fault=f"it looks like it became {one.new} (alike by {one.likeness:.0f} of 100)",
        remedy=(
            f"to keep its id write 'overrides: statements: - {{id: {one.old}, "
            f"found_as: {one.new}}}' into the document's record; to give it up append "
            f"'{old} -> {new}' to the ledger"
        ),
        fatal=False,
    )
