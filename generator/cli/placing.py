"""Several files written together: all of them, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to be written. ``before`` is what stands there and is replaced; None: nothing may."""

    path: Path
    data: bytes
    before: bytes | None = None


@dataclass(slots=True)
class Placed:
    """Files that were written, which can be taken back."""

    done: list[File] = field(default_factory=list)

    def undo(self) -> None:
        """Take every file back, the last first; what was replaced is as before."""
        while self.done:
            file = self.done.pop()
            with suppress(OSError):
                if file.before is None:
                    file.path.unlink()
                else:
                    _replace(file.path, file.before)


class PlacingError(Exception):
    """Files could not be written, and none was. ``problem`` says which and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def place(files: Iterable[File]) -> Placed:
    """Write files in their order. Raises PlacingError, and then everything is as it was.

    A file appears whole or not at all: each is first written beside its place, and only when all
    are there do they take their names. A file that stands there already is never replaced unless it
    holds what ``before`` says.
    """
    placed, staged = Placed(), []
    file = None
    try:
        for file in files:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            staged.append((file, _beside(file)))
        for file, beside in staged:
            _name(file, beside)
            placed.done.append(file)
    except OSError as error:
        placed.undo()
        assert file is not None
        raise PlacingError(_refused(file.path, error)) from None
    except BaseException:
        placed.undo()
        raise
    finally:
        for _, beside in staged:
            beside.unlink(missing_ok=True)
    return placed


def _beside(file: File) -> Path:
    """The file's bytes under a hidden name in the folder where it will stand."""
    handle, name = tempfile.mkstemp(dir=file.path.parent, prefix=".adding-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(file.data)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(0o644)
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)


def _name(file: File, beside: Path) -> None:
    if file.before is None:
        try:
            file.path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:  # a disk that knows no hard links, as many a stick does
            if file.path.exists():
                raise FileExistsError from None
            beside.rename(file.path)
    elif file.path.read_bytes() == file.before:
        beside.replace(file.path)
    else:
        raise FileExistsError


def _replace(path: Path, data: bytes) -> None:
    _beside(File(path=path, data=data)).replace(path)


def _refused(path: Path, error: OSError) -> Problem:
    if isinstance(error, FileExistsError):
        fault, remedy = "is there already, or was changed meanwhile", "run the command again"
    else:
        fault = f"can’t be written ({error.strerror or error})"
        remedy = "make room, or choose a folder that can be written to"
    return Problem(file=str(path), fault=f"{fault}; nothing was written", remedy=remedy)
