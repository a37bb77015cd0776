"""Model values as plain JSON: keys in the order of the model, nothing that changes by itself."""

from __future__ import annotations

import dataclasses
import json
from enum import Enum
from typing import Any

from generator.language import direction
from generator.model import Document, Inferred, Output, PartialDate, Span, Statement


def plain(value: Any) -> Any:
    """Lists, mappings, strings and numbers for any value of the model."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Span):
        return value._asdict()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def dump(path: str, value: Any) -> Output:
    """One JSON file: UTF-8, indented, ending in a line feed."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=1)
    return Output(path=path, content=(text + "\n").encode())


def inferred(value: Inferred[Any]) -> dict[str, Any]:
    """An inferred value with what it rests on."""
    shown = value.value
    return {
        "value": plain(shown),
        "confidence": value.confidence.value,
        "by_hand": value.by_hand,
        "evidence": plain(value.evidence),
    }


def date(value: PartialDate) -> dict[str, Any]:
    """A date with its evidence and the candidates that were not chosen."""
    return {
        "edtf": value.edtf,
        "confidence": value.confidence.value,
        "by_hand": value.by_hand,
        "evidence": plain(value.evidence),
        "candidates": plain(value.candidates),
    }


def statement(document: Document, entry: Statement, *, words: bool) -> dict[str, Any]:
    """One statement; its words only where the document's rights allow them."""
    speaker = entry.speaker.value
    return {
        "id": entry.id,
        "document": document.id,
        "mode": entry.mode.value,
        "language": entry.language or document.language.value,
        "direction": direction(entry.language) if entry.language else document.direction,
        "text": entry.text if words else None,
        "spans": [[span.start, span.end] for span in entry.spans],
        "speaker": speaker.key if speaker else None,
        "speaker_name": speaker.name if speaker else None,
        "speaker_confidence": entry.speaker.confidence.value,
        "speaker_by_hand": entry.speaker.by_hand,
        "speaker_evidence": [note.note for note in entry.speaker.evidence],
        "date": entry.date,
        "stances": [tag.id for tag in entry.stances],
        "key_points": [tag.id for tag in entry.key_points],
    }
