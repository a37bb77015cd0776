"""The templates of a publication: those that come with the program, with its own in their place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.build import write
from generator.model import Output

_PARTS = ("cards", "hosts", "pages", "theme", "words")
"""The folders that a site is built and published with."""


def compose(shipped: Path, own: Path, into: Path) -> Path:
    """The folder of templates to build with.

    That is ``shipped`` itself where ``own`` is the same folder; else ``into``, which then holds
    every file of ``shipped``, and in place of each the one of the same path in ``own``, if any.
    """
    if own.is_dir() and own.resolve() == shipped.resolve():
        return own
    found = {
        output.path: output
        for folder in (shipped, own)
        for part in _PARTS
        for output in _files(folder, part)
    }
    write((output for _, output in sorted(found.items())), into)
    return into


def _files(folder: Path, part: str) -> Iterator[Output]:
    """The plain files of a part of a folder; what is hidden, and links, are passed over."""
    place = folder / part
    for file in sorted(place.rglob("*")) if place.is_dir() else ():
        path = file.relative_to(folder)
        if file.is_file() and not file.is_symlink() and not path.name.startswith("."):
            yield Output(path=path.as_posix(), content=file.read_bytes())
