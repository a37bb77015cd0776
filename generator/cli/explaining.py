"""``synoptic explain``: one file read alone, with the registries but without any record."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from generator import content, linking
from generator.cli.console import inert
from generator.cli.showing import show
from generator.document import process
from generator.errors import UnreadableError
from generator.exporting import explain as exported
from generator.model import Corpus, DocumentId, Registry, Rights, Source

_TYPES = {".md": "text/markdown", ".markdown": "text/markdown", ".txt": "text/plain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the content folder knows before a file is read."""

    registry: Registry

    @classmethod
    def load(cls, folder: Path) -> Known:
        """The registries below ``folder``; none where there is no such folder."""
        if not folder.is_dir():
            return cls(registry=Registry())
        return cls(registry=content.registry(folder))


def media_type(file: Path) -> str:
    """What a file is by its name; plain text where the name does not tell."""
    known = _TYPES.get(file.suffix.lower())
    return known or mimetypes.guess_type(file.name)[0] or "text/plain"


def _bytes(file: Path) -> bytes:
    """What a file holds. Raises UnreadableError with a remedy where it can't be opened."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        beside = sorted(each.name for each in file.parent.iterdir()) if file.parent.is_dir() else []
        near = get_close_matches(file.name, beside, 1)
        remedy = f"did you mean '{file.parent / near[0]}'?" if near else "check its name and folder"
        raise UnreadableError("there is no such file", remedy) from error
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise UnreadableError(
            f"the file can't be opened ({reason})", "check who may read it, or copy it elsewhere"
        ) from error


def read(file: Path, known: Known) -> Corpus:
    """The corpus of one document that ``file`` alone makes. Raises UnreadableError."""
    data = _bytes(file)
    source = Source(
        id=DocumentId(file.stem),
        media_type=media_type(file),
        sha256=hashlib.sha256(data).hexdigest(),
        rights=Rights.FULL,
        file=str(file),
    )
    document = process(source, data, known.registry)
    links = linking.link((document,), known.registry)
    return Corpus(registry=known.registry, documents=(document,), links=links)


def explain(file: Path, known: Known) -> dict[str, Any]:
    """Everything that is read from ``file``, or ``{"file", "error"}`` if it can't be read."""
    try:
        return exported.explain(str(file), read(file, known))
    except UnreadableError as error:
        return {"file": str(file), "error": str(error)}


def shown(file: Path, known: Known) -> tuple[RenderableType, bool]:
    """The same for a person, and whether the file could be read."""
    try:
        corpus = read(file, known)
    except UnreadableError as error:
        return Text(inert(f"{file}: {error}"), style="red"), False
    return show(corpus.documents[0], exported.explain(str(file), corpus)), True
