"""``synoptic explain``: one file read alone, with the registries but without any record."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import content, linking
from generator.document import process
from generator.errors import UnreadableError
from generator.exporting import explain as exported
from generator.model import Corpus, DocumentId, Registry, Rights, Source

_TYPES = {".md": "text/markdown", ".markdown": "text/markdown", ".txt": "text/plain"}
_SUMMARY = ("language", "title", "date", "date_confidence", "outlet", "main_speaker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the content folder knows before a file is read."""

    registry: Registry

    @classmethod
    def load(cls, folder: Path) -> Known:
        """The registries below ``folder``; none where there is no such folder."""
        if not folder.is_dir():
            return cls(registry=Registry())
        return cls(registry=content.load(folder).registry)


def media_type(file: Path) -> str:
    """What a file is by its name; plain text where the name does not tell."""
    known = _TYPES.get(file.suffix.lower())
    return known or mimetypes.guess_type(file.name)[0] or "text/plain"


def explain(file: Path, known: Known) -> dict[str, Any]:
    """Everything that is read from ``file``, or ``{"file", "error"}`` if it can't be read."""
    data = file.read_bytes()
    source = Source(
        id=DocumentId(file.stem),
        media_type=media_type(file),
        sha256=hashlib.sha256(data).hexdigest(),
        rights=Rights.FULL,
        file=str(file),
    )
    try:
        document = process(source, data, known.registry)
    except UnreadableError as error:
        return {"file": str(file), "error": str(error)}
    links = linking.link((document,), known.registry)
    corpus = Corpus(registry=known.registry, documents=(document,), links=links)
    return exported.explain(str(file), corpus)


def as_text(result: dict[str, Any]) -> str:
    """The same for a person: values first, then each line's label, then each statement."""
    if "error" in result:
        return f"{result['file']}: {result['error']}"
    rows = [f"{result['file']}"]
    rows += [f"  {name.replace('_', ' ')}: {result[name] or 'unknown'}" for name in _SUMMARY]
    rows += [f"    {note}" for note in result["date_evidence"]]
    for entry in result["date_candidates"]:
        fate = entry["rejected"] or "used"
        rows.append(f"    date '{entry['text']}' ({entry['kind']}): {fate}")
    for link in result["incidents"]:
        why = "; ".join(note["note"] for note in link["evidence"])
        rows.append(f"  incident: {link['id']} ({link['confidence']}: {why})")
    rows.append(f"  occasion: {result['occasion'] or 'unknown'}")
    rows += [f"  line {row['line']}: {row['label']} ({row['reason']})" for row in result["lines"]]
    for entry in result["statements"]:
        who = entry["speaker"] or "unknown"
        rows.append(f"  [{entry['mode']}] {who}: {entry['text']}")
        rows += [f"      {note}" for note in entry["speaker_evidence"]]
        tags = ", ".join([*entry["stances"], *entry["key_points"]])
        if tags:
            rows.append(f"      {tags}")
    return "\n".join(rows)
