"""CSL-JSON: what Zotero, Pandoc and other users of citation styles read."""

from __future__ import annotations

import json
from typing import Any

from generator.exporting.reference import Day, Reference


def write(of: Reference) -> str:
    """An array of one item. A doubtful day is ``circa``, which styles print as such."""
    item = {
        "id": of.id,
        "type": "article-newspaper" if of.press else "webpage",
        "title": of.title,
        "container-title": of.outlet,
        "language": of.language,
        "issued": _issued(of.day),
        "URL": of.url,
        "accessed": {"date-parts": [_parts(of.retrieved)]} if of.retrieved else None,
        "note": "; ".join(of.notes),
    }
    held = {name: value for name, value in item.items() if value}
    return json.dumps([held], ensure_ascii=False, indent=1) + "\n"


def _issued(day: Day | None) -> dict[str, Any] | None:
    if day is None:
        return None
    ends = [end for end in (day.first, day.last) if end]
    if day.open or not ends:
        edge = "not before" if day.first else "not after"
        return {"literal": f"{edge} {ends[0]}"} if ends else None
    made: dict[str, Any] = {"date-parts": [_parts(end) for end in ends]}
    return {**made, "circa": True} if day.doubtful else made


def _parts(day: str) -> list[int]:
    return [int(part) for part in day.rstrip("?~%").split("-")]
