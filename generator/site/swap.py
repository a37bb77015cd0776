"""One site in the place of another, so that a reader never meets half of one."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""From Linux's fcntl.h and fs.h: swap two names in one step."""


class BusyError(Exception):
    """Another build of the same site is under way."""


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold ``file`` for this process alone; raises BusyError if another process holds it.

    The system lets go of the lock when the process ends, however it ends.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES):
                raise BusyError(str(file)) from None
            raise
        yield


def rooms(work: Path, out: Path) -> tuple[Path, Path]:
    """Two folders on the disk of ``out``: for the site being built, and for the one it replaces.

    They are inside ``work`` where that is on the same disk, so nothing is left beside ``out``.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    if work.stat().st_dev == out.parent.stat().st_dev:
        return work / "next", work / "previous"
    return out.parent / f".{out.name}.next", out.parent / f".{out.name}.previous"


def recover(out: Path, coming: Path, previous: Path) -> None:
    """Clear what a build that was broken off left behind; bring the old site back if need be."""
    if previous.exists() and not out.exists():
        previous.rename(out)
    for left in (coming, coming.with_name("words"), previous):
        if left.exists():
            shutil.rmtree(left)


def swap(coming: Path, out: Path, previous: Path) -> None:
    """Put ``coming`` in the place of ``out``. Broken off at any point, one of the two is there.

    Where the system can exchange two names in one step it is asked to; elsewhere two renames
    follow each other, and ``recover`` mends what a crash between them leaves.
    """
    if not out.exists():
        coming.rename(out)
        return
    if _exchange(coming, out):
        coming.rename(previous)
    else:
        out.rename(previous)
        coming.rename(out)
    shutil.rmtree(previous)


def _exchange(one: Path, other: Path) -> bool:
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    names = os.fsencode(one.absolute()), os.fsencode(other.absolute())
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)
