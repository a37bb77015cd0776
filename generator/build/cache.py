"""What was read once need not be read again: documents by the hash of all that made them."""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from functools import cache as once
from pathlib import Path

from generator.model import Document, Registry, Source
from generator.saying import Said


@once
def _code() -> bytes:
    """A hash of the program itself: its code and its language packs."""
    root = Path(__file__).parents[1]
    total = hashlib.sha256()
    for file in sorted(root.rglob("*")):
        if file.suffix in (".py", ".yml") and file.is_file():
            total.update(file.relative_to(root).as_posix().encode())
            total.update(file.read_bytes())
    return total.digest()


def _known(registry: Registry) -> str:
    """All that is known before a document is read, with the titles in other languages: notes on
    evidence hold them.
    """
    titles = (
        *(entry.title for entry in registry.incidents),
        *(entry.title for entry in registry.occasions),
        *(entry.title for entry in registry.key_points),
        *(entry.title for entry in registry.stances),
    )
    return repr((registry, [_forms(title) for title in titles]))


def _forms(words: str) -> object:
    """What ``repr`` of our own words leaves out: the same in other languages."""
    return words.values if isinstance(words, Said) else None


class Cache:
    """Documents on disk, keyed by program, registry, record and bytes.

    The folder is the program's own and can be deleted at any time. An entry that can't be read
    back counts as absent.
    """

    def __init__(self, folder: Path, registry: Registry) -> None:
        self._folder = folder
        self._base = hashlib.sha256(_code() + _known(registry).encode()).digest()

    def key(self, source: Source, data: bytes) -> str:
        """The hash of everything that a document's reading depends on."""
        told = repr((source, _forms(source.note))).encode()
        return hashlib.sha256(self._base + told + b"\0" + data).hexdigest()

    def get(self, key: str) -> Document | None:
        """The document kept under ``key``, if any."""
        try:
            # Only this program writes here; the folder is never part of a checkout or a request.
            found = pickle.loads((self._folder / key).read_bytes())  # noqa: S301
        except (OSError, EOFError, ValueError, AttributeError, TypeError, pickle.UnpicklingError):
            return None
        return found if isinstance(found, Document) else None

    def put(self, key: str, document: Document) -> None:
        """Keep a document; a reader sees the whole entry or none."""
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._folder)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(document, file)
        Path(name).replace(self._folder / key)

    def keep_only(self, keys: frozenset[str]) -> None:
        """Drop what this run did not use."""
        if not self._folder.is_dir():
            return
        for entry in self._folder.iterdir():
            if entry.name not in keys:
                entry.unlink(missing_ok=True)
