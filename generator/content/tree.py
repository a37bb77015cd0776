"""Files on disk, looked at with care: no links followed, nothing opened that is no plain file."""

from __future__ import annotations

import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePath

from generator.errors import Problem, Problems

MAX_SOURCE_BYTES = 50 * 1024 * 1024
"""Largest source or page read: a long scanned report has 20 MB."""
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
}
"""What each ending of a source file says of it."""
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def shown(path: Path) -> str:
    """A path as a maintainer types it, safe to print whatever bytes the name is made of."""
    text = path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
    if any(unicodedata.category(char) == "Cc" or char in _BIDI for char in text):
        return text.encode("unicode_escape").decode("ascii")
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something in a folder: ``kind`` is ``file``, ``folder``, ``link`` or ``other``."""

    path: Path
    kind: str
    size: int = 0

    @property
    def name(self) -> str:
        """The name of the file or folder itself."""
        return self.path.name


def look(path: Path) -> Item | None:
    """What stands at ``path``, without following a link; None where nothing does."""
    try:
        status = path.lstat()
    except (OSError, ValueError):
        return None
    mode = status.st_mode
    if stat.S_ISLNK(mode):
        return Item(path=path, kind="link")
    if stat.S_ISDIR(mode):
        return Item(path=path, kind="folder")
    if stat.S_ISREG(mode):
        return Item(path=path, kind="file", size=status.st_size)
    return Item(path=path, kind="other")


def listing(folder: Path, problems: Problems) -> tuple[Item, ...]:
    """What lies in a folder, by name; hidden files are passed over, oddities reported.

    Only plain files and folders come back. A folder that isn't there is empty.
    """
    item = look(folder)
    if item is None:
        return ()
    if item.kind != "folder":
        _refuse(item, problems)
        return ()
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        problems.add(
            file=shown(folder),
            fault=f"the folder can't be listed ({error.strerror})",
            remedy="check its permissions",
        )
        return ()
    found = [look(path) for path in paths if not path.name.startswith(".")]
    items = [item for item in found if item is not None]
    for item in items:
        if item.kind not in ("file", "folder"):
            _refuse(item, problems)
    plain = tuple(item for item in items if item.kind in ("file", "folder"))
    _report_case(plain, problems)
    return plain


def _refuse(item: Item, problems: Problems) -> None:
    what = {
        "link": "is a symbolic link, and links are not followed",
        "file": "is a file where a folder is expected",
    }.get(item.kind, "is neither a file nor a folder")
    remedy = {
        "link": "put the file itself in its place",
        "file": "move it away and make a folder of this name",
    }.get(item.kind, "remove it")
    problems.add(file=shown(item.path), fault=what, remedy=remedy)


def _report_case(items: tuple[Item, ...], problems: Problems) -> None:
    """Names that some file systems can't tell apart."""
    seen: dict[str, Item] = {}
    for item in items:
        key = unicodedata.normalize("NFC", item.name).casefold()
        if key in seen:
            problems.add(
                file=shown(item.path),
                fault=f"the name differs only by case or accents' encoding from"
                f" '{shown(Path(seen[key].name))}'",
                remedy="rename one of the two: some file systems can't tell them apart",
            )
        seen.setdefault(key, item)


def read(item: Item, limit: int = MAX_SOURCE_BYTES) -> bytes | Problem:
    """The bytes of a plain file, or why it can't be read. Nothing over ``limit`` is opened."""
    if item.size > limit:
        return Problem(
            file=shown(item.path),
            fault=f"the file has {item.size} bytes, more than the {limit} that are read",
            remedy="check that it is the right file, or divide it",
        )
    try:
        return item.path.read_bytes()
    except OSError as error:
        return Problem(
            file=shown(item.path),
            fault=f"the file can't be read ({error.strerror})",
            remedy="check its permissions",
        )


def media_type(name: str) -> str | None:
    """The media type that a file's name tells, None where it tells none that can be read."""
    return MEDIA_TYPES.get(PurePath(name).suffix.lower())
