"""Each real source document, read alone: offsets, labels and ids, without a word of its text.

``SYNOPTIC_GOLDEN=write`` renews the files; the change is then read in the diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator.cli import explaining

HERE = Path(__file__).parent / "seeds"
SEEDS = (
    "000_399a1af3d71029d6.txt",
    "001_8a545dddbdeb0a1d.txt",
    "002_c9c05234e123b85a.txt",
    "003_e1eeb0ffb6cd6c4f.txt",
    "004_18dcb51ec9038e85.txt",
)


def facts(result: dict[str, Any]) -> dict[str, Any]:
    """What was found, with every word of the source left out."""
    same = ("language", "title_span", "date", "date_confidence", "outlet", "credited")
    kept = {name: result[name] for name in (*same, "main_speaker", "occasion", "stances", "terms")}
    kept["speakers"] = [name for name in result["speakers"] if name.islower() and name.isascii()]
    kept["incidents"] = {entry["id"]: entry["confidence"] for entry in result["incidents"]}
    kept["dates"] = [
        [entry["span"], entry["kind"], entry["edtf"]] for entry in result["date_candidates"]
    ]
    kept["lines"] = {str(row["line"]): row["label"] for row in result["lines"]}
    kept["statements"] = [
        [row["id"], row["mode"], row["line"], row["spans"], row["speaker"], row["key_points"]]
        for row in result["statements"]
    ]
    return kept


def compact(value: dict[str, Any]) -> str:
    """One line an entry, so that a diff reads by itself."""
    rows = []
    for key, entry in value.items():
        if isinstance(entry, list) and entry and isinstance(entry[0], list):
            inner = ",\n".join("  " + json.dumps(item) for item in entry)
            rows.append(f' "{key}": [\n{inner}\n ]')
        else:
            rows.append(f' "{key}": {json.dumps(entry)}')
    return "{\n" + ",\n".join(rows) + "\n}\n"


@pytest.mark.parametrize("name", SEEDS)
def test_a_source_is_read_as_before(name: str, root: Path, shared: Path) -> None:
    """What is read from a real document stays what was last looked at and found right."""
    known = explaining.Known.load(root / "content")
    found = compact(facts(explaining.explain(shared / "seeds" / name, known)))
    file = HERE / f"{name[:3]}.json"
    if os.environ.get("SYNOPTIC_GOLDEN") == "write":
        HERE.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")
