"""Which files of a stranger's request may be looked at with our program, and which may not.

A request is judged by what git says of it, before anything of it stands on a disk: names, modes and
sizes first, then the bytes of what is left. What is admitted may still be wrong; ``check`` tells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.content.tree import MAX_SOURCE_BYTES, MEDIA_TYPES
from generator.errors import Problem
from generator.schema import FOLDERS, REGISTRIES

OPEN = ("documents", "registries")
"""Folders of the content that anybody may propose changes to."""
FILES = 300
"""Most files of one request: more is no longer read by anybody before it is merged."""
TOTAL = 100 * 1024 * 1024
"""Most bytes of all of them, twice the largest source."""
RECORD = 4 * 1024 * 1024
"""Most bytes of a record or registry; a person's entry has some 500."""
NAME_BYTES = 150
"""Most bytes of a file's name: some disks take 255, some with an ending of their own."""

_GONE, _PLAIN, _PROGRAM, _LINK, _MODULE = "000000", "100644", "100755", "120000", "160000"
_PDF_WITHIN = 1024
"""A PDF begins with its mark within so many bytes, as readers of PDF take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A file that a request adds, changes or removes.

    ``path`` is inside the content folder, or inside the project where it is ``outside`` of that;
    bytes that are no UTF-8 are surrogates in it. ``shown`` is what a maintainer would type.
    ``mode`` is git's, after the change; ``size`` is in bytes.
    """

    path: str
    shown: str
    mode: str
    size: int = 0
    outside: bool = False

    @property
    def removed(self) -> bool:
        """Whether the file is no more after the change."""
        return self.mode == _GONE

    @property
    def parts(self) -> tuple[str, ...]:
        """The path's folders and the file's name."""
        return tuple(self.path.split("/"))

    @property
    def ending(self) -> str:
        """The name's ending, with its dot; "" for none."""
        stem, dot, ending = self.parts[-1].rpartition(".")
        return dot + ending if stem else ""


def judge(
    touched: Sequence[Touched], standing: Iterable[str], *, beyond: bool = False
) -> Iterator[Problem]:
    """Why a request is not admitted; nothing where it may be, as far as names and sizes tell.

    ``standing`` are the paths inside the content folder after the change. ``beyond`` admits changes
    outside of ``OPEN``: somebody whom we trust has looked at them.
    """
    names: dict[str, list[str]] = {}
    for path in standing:
        names.setdefault(_folded(path), []).append(path)
    for file in touched:
        if not beyond and (file.outside or file.parts[0] not in OPEN):
            yield _problem(
                file,
                "it lies outside of documents/ and registries/: changes there need a maintainer's"
                " consent",
                "leave it out of this request, or ask a maintainer",
            )
        if file.outside or file.removed:
            continue
        found = _misplaced(file) or _misnamed(file) or _unlike(file)
        found = found or _twin(file, names.get(_folded(file.path), ())) or _oversized(file)
        if found:
            yield found
    yield from _too_much([file for file in touched if not file.outside])


def _problem(file: Touched, fault: str, remedy: str) -> Problem:
    return Problem(file=file.shown, fault=fault, remedy=remedy)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _misplaced(file: Touched) -> Problem | None:
    """A type or a place that nothing reads."""
    folder, *rest = file.parts
    if folder == "documents" and file.ending != ".yml" and file.ending.lower() not in MEDIA_TYPES:
        known = ", ".join((".yml", *MEDIA_TYPES))
        fault = f"a file of this type is not read ('{file.ending}')"
        return _problem(file, fault, f"save it as one of {known}, or leave it out")
    if folder == "registries" and file.path not in _REGISTRIES:
        known = ", ".join(sorted(REGISTRIES))
        return _problem(
            file, "there is no such registry", f"use one of: {known}; each ends in .yml"
        )
    if folder in FOLDERS and len(rest) != 1:
        return _problem(
            file, f"folders inside {folder}/ are not read", f"move it to {folder}/ itself"
        )
    return None


_REGISTRIES = frozenset(f"registries/{name}.yml" for name in REGISTRIES)


def _misnamed(file: Touched) -> Problem | None:
    """A name that some disk, terminal or tool would not take as it stands."""
    for part in file.parts:
        try:
            length = len(part.encode("utf-8"))
        except UnicodeEncodeError:
            return _problem(file, "its name is no UTF-8", "rename it")
        if any(unicodedata.category(char)[0] == "C" or char in '/\\:*?"<>|' for char in part):
            return _problem(
                file, "its name holds characters that not every disk takes", "rename it"
            )
        if not unicodedata.is_normalized("NFC", part):
            return _problem(file, "its name is not in Unicode's composed form (NFC)", "rename it")
        if not part or part.startswith((".", "-", " ")) or part.endswith((".", " ")):
            return _problem(file, "its name begins or ends with a mark or a blank", "rename it")
        if length > NAME_BYTES:
            fault = f"its name has {length} bytes, more than {NAME_BYTES}"
            return _problem(file, fault, "give it a shorter one")
    return None


def _unlike(file: Touched) -> Problem | None:
    """Something else than a plain file."""
    if file.mode == _PLAIN:
        return None
    if file.mode == _LINK:
        fault = "it is a symbolic link, and links are not followed"
        return _problem(file, fault, "put the file itself in its place")
    if file.mode == _PROGRAM:
        remedy = "take the mark away: git update-index --chmod=-x"
        return _problem(file, "it is marked as a program", remedy)
    if file.mode == _MODULE:
        return _problem(file, "it is another repository", "put its files themselves in its place")
    return _problem(
        file, f"it is no plain file (mode {file.mode})", "put a plain file in its place"
    )


def _twin(file: Touched, same: Sequence[str]) -> Problem | None:
    """A name that some file systems can't tell from another."""
    others = [path for path in same if path != file.path]
    if not others:
        return None
    return _problem(
        file,
        "another file's name differs from its name by case alone",
        "rename one of the two: some file systems can't tell them apart",
    )


def _oversized(file: Touched) -> Problem | None:
    limit = RECORD if file.ending == ".yml" else MAX_SOURCE_BYTES
    if file.size <= limit:
        return None
    fault = f"the file has {file.size} bytes, more than the {limit} that are read"
    return _problem(file, fault, "check that it is the right file, or divide it")


def _too_much(files: Sequence[Touched]) -> Iterator[Problem]:
    total = sum(file.size for file in files)
    if len(files) > FILES:
        fault = f"the request touches {len(files)} files, more than {FILES}"
        yield _problem(files[0], fault, "divide it into several")
    if total > TOTAL:
        fault = f"the request has {total} bytes in all, more than {TOTAL}"
        yield _problem(files[0], fault, "divide it into several")


def judge_bytes(file: Touched, data: bytes) -> Iterator[Problem]:
    """Why a file is not what its name says; nothing where it may be."""
    remedy = "save it as what it is, or leave it out"
    if file.ending.lower() == ".pdf":
        if b"%PDF-" not in data[:_PDF_WITHIN]:
            yield _problem(file, "it is called .pdf and is none", remedy)
    elif b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield _problem(file, "it is no text, as its name would have it", remedy)
