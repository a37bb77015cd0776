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
NAME = 150
"""Most bytes of a file's name: some disks take 255, some with an ending of their own."""

_GONE = "000000"
_PLAIN = "100644"
_MODES = {
    "100755": ("is marked as a program", "take the mark away: git update-index --chmod=-x"),
    "120000": ("is a symbolic link", "put the file itself in its place"),
    "160000": ("is another repository", "put the files themselves in its place"),
}
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
        if file.outside or file.parts[0] not in OPEN:
            if not beyond:
                yield _problem(file, *_OUTSIDE)
            if file.outside:
                continue
        if file.removed:
            continue
        said = _misplaced(file) or _misnamed(file) or _MODES.get(file.mode)
        if said is None and file.mode != _PLAIN:
            said = f"is no plain file (mode {file.mode})", "put a plain file in its place"
        if said is None and len(names.get(_folded(file.path), ())) > 1:
            said = "has a name that only differs by case from another", "rename one of the two"
        said = said or _oversized(file)
        if said:
            yield _problem(file, *said)
    yield from _too_much([file for file in touched if not file.outside])


_OUTSIDE = (
    f"lies outside of {' and '.join(OPEN)}, where changes need a maintainer's consent",
    "leave it out of this request, or ask a maintainer",
)


def _problem(file: Touched, fault: str, remedy: str) -> Problem:
    return Problem(file=file.shown, fault=f"the file {fault}", remedy=remedy)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _misplaced(file: Touched) -> tuple[str, str] | None:
    """A type or a place that nothing reads."""
    folder, *rest = file.parts
    ending = file.ending
    if folder == "documents" and ending != ".yml" and ending.lower() not in MEDIA_TYPES:
        known = ", ".join((".yml", *MEDIA_TYPES))
        return f"is of a type that is not read ('{ending}')", f"documents are {known}"
    if folder == "registries" and file.path not in _REGISTRIES:
        return "is no registry", f"registries are {', '.join(sorted(REGISTRIES))}, each .yml"
    if folder in FOLDERS and len(rest) != 1:
        return f"does not lie in {folder} itself", "move it there: folders inside are not read"
    return None


_REGISTRIES = frozenset(f"registries/{name}.yml" for name in REGISTRIES)


def _misnamed(file: Touched) -> tuple[str, str] | None:
    """A name that some disk, terminal or tool would not take as it stands."""
    for part in file.parts:
        try:
            length = len(part.encode("utf-8"))
        except UnicodeEncodeError:
            return "has a name that is no UTF-8", "rename it"
        if any(unicodedata.category(char)[0] == "C" or char in '/\\:*?"<>|' for char in part):
            return "has characters in its name that not every disk takes", "rename it"
        if not unicodedata.is_normalized("NFC", part):
            return "has a name that is not in Unicode's composed form (NFC)", "rename it"
        if not part or part.startswith((".", "-", " ")) or part.endswith((".", " ")):
            return "has a name that begins or ends with a mark or a blank", "rename it"
        if length > NAME:
            return f"has a name of {length} bytes, more than {NAME}", "give it a shorter one"
    return None


def _oversized(file: Touched) -> tuple[str, str] | None:
    limit = RECORD if file.ending == ".yml" else MAX_SOURCE_BYTES
    if file.size <= limit:
        return None
    return f"has {file.size} bytes, more than {limit}", "check that it is the right file"


def _too_much(files: Sequence[Touched]) -> Iterator[Problem]:
    total = sum(file.size for file in files)
    if len(files) > FILES:
        fault = f"the request touches {len(files)} files, more than {FILES}"
        yield Problem(file=files[0].shown, fault=fault, remedy="divide it into several")
    if total > TOTAL:
        fault = f"the request has {total} bytes in all, more than {TOTAL}"
        yield Problem(file=files[0].shown, fault=fault, remedy="divide it into several")


def judge_bytes(file: Touched, data: bytes) -> Iterator[Problem]:
    """Why a file is not what its name says; nothing where it may be."""
    remedy = "save it as what it is, or leave it out"
    if file.ending.lower() == ".pdf":
        if b"%PDF-" not in data[:_PDF_WITHIN]:
            yield _problem(file, "is called .pdf and is none", remedy)
    elif b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield _problem(file, "is no text, as its name would have it", remedy)
