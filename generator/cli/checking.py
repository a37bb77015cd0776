"""What ``check`` and ``schema`` write: the ledger's new lines and the editors' schemas."""

from __future__ import annotations

import json
from pathlib import Path

from generator import permalinks, schema_json
from generator.build import Reading

_HEAD = (
    "# Every address ever published. Append only; see 'synoptic check --record-ids'.\n"
    "# address | address -> address (moved) | address gone DATE reason (withdrawn)\n"
)


def record_ids(reading: Reading, file: Path) -> int:
    """Append to the ledger every address that it does not hold yet; returns how many."""
    new = permalinks.missing(reading.ledger, permalinks.addresses(reading.corpus))
    old = file.read_text(encoding="utf-8") if file.exists() else _HEAD
    gap = "" if old.endswith("\n") or not old else "\n"
    if new:
        file.write_text(old + gap + "\n".join(new) + "\n", encoding="utf-8")
    return len(new)


def schemas(folder: Path, *, write: bool) -> list[str]:
    """Names of the schema files in ``folder`` that differ from the models; writes them if asked."""
    stale = []
    for name, body in sorted(schema_json.schemas().items()):
        file = folder / name
        text = json.dumps(body, ensure_ascii=False, indent=2) + "\n"
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if write:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return stale
