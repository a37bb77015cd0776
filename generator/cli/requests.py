"""A stranger's request as git knows it: what it changes, as data, never checked out."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from generator.admitting import Touched, judge_bytes
from generator.cli import revisions
from generator.cli.placing import File
from generator.content import tree
from generator.errors import Problem, Problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A commit beside the present one. ``prefix`` is the content folder's path in the project.

    ``blobs`` are the ids of the files' contents by path in the project.
    """

    folder: Path
    prefix: str
    commit: str
    since: str
    touched: tuple[Touched, ...]
    blobs: dict[str, str] = field(default_factory=dict)

    def standing(self) -> Iterator[str]:
        """What the content folder holds after the change."""
        listed = _git(self.folder, "ls-tree", "-r", "-z", "--name-only", "--full-tree", self.commit)
        for path in _names(listed):
            if path.startswith(self.prefix):
                yield path.removeprefix(self.prefix)

    def meddling(self) -> Iterator[Problem]:
        """Files that were changed here too since the request was made, or are being changed."""
        ours = {path for path, _, _ in _changes(self.folder, self.since, "HEAD")}
        shown = {self.prefix + file.path: file.shown for file in self._inside()}
        for path in sorted(ours & shown.keys()):
            fault = "the file was changed here too since the request was made"
            yield Problem(
                file=shown[path], fault=fault, remedy="have the request brought up to date"
            )
        if _git(self.folder, "status", "--porcelain", "-z", "--", "."):
            fault = "the folder holds changes that are not committed"
            remedy = "commit them first, or put them away: git stash -u"
            yield Problem(file=tree.shown(self.folder), fault=fault, remedy=remedy)

    def files(self, problems: Problems) -> Iterator[File]:
        """What is to be written; what is wrong with its bytes goes to ``problems``."""
        for file in self._inside():
            if file.removed:
                continue
            data = _git(self.folder, "cat-file", "blob", self.blobs[self.prefix + file.path])
            problems.extend(judge_bytes(file, data))
            path = self.folder / file.path
            there = tree.look(path)
            before = path.read_bytes() if there is not None and there.kind == "file" else None
            yield File(path=path, data=data, before=before)

    def gone(self) -> Iterator[Path]:
        """What is to be removed."""
        return (self.folder / file.path for file in self._inside() if file.removed)

    def _inside(self) -> Iterator[Touched]:
        return (file for file in self.touched if not file.outside)


def read(folder: Path, commit: str) -> Request:
    """What ``commit`` changes since it left the present one."""
    prefix = _git(folder, "rev-parse", "--show-prefix").decode().strip()
    known = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{commit}^{{commit}}")
    name = known.decode().strip()
    since = _git(folder, "merge-base", "HEAD", name).decode().strip()
    found = list(_changes(folder, since, name))
    blobs = {path: blob for path, mode, blob in found if mode[:3] == "100"}
    sizes = _sizes(folder, sorted(set(blobs.values())))
    touched = []
    for path, mode, blob in found:
        outside = not path.startswith(prefix)
        inner = path if outside else path.removeprefix(prefix)
        where = Path(path) if outside else folder / inner
        one = Touched(
            path=inner,
            shown=tree.shown(where),
            mode=mode,
            size=sizes.get(blob, 0),
            outside=outside,
        )
        touched.append(one)
    return Request(
        folder=folder,
        prefix=prefix,
        commit=name,
        since=since,
        touched=tuple(touched),
        blobs=blobs,
    )


def _changes(folder: Path, one: str, other: str) -> Iterator[tuple[str, str, str]]:
    """Path in the project, mode after and blob after of each file that differs."""
    told = _git(folder, "diff-tree", "-r", "-z", "--no-renames", one, other)
    parts = iter(_names(told))
    for head in parts:
        _, mode, _, blob, _ = head.split(" ")
        yield next(parts), mode, blob


def _sizes(folder: Path, blobs: list[str]) -> dict[str, int]:
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    told = _git(folder, "cat-file", "--batch-check", asked=asked).decode()
    return {blob: int(size) for blob, _, size in map(str.split, told.splitlines())}


def _names(listed: bytes) -> list[str]:
    return [name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name]


def _git(folder: Path, *arguments: str, asked: bytes | None = None) -> bytes:
    """What git says in ``folder``. Raises click's UsageError with its complaint."""
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}")
    done = subprocess.run(  # noqa: S603 - git, never a shell
        [revisions.program(), "-C", str(folder), "--no-replace-objects", *arguments],
        capture_output=True,
        check=False,
        input=asked,
    )
    if done.returncode:
        complaint = done.stderr.decode("utf-8", "replace").strip() or "no common beginning"
        raise click.UsageError(f"git {arguments[0]} refuses: {complaint}")
    return done.stdout
