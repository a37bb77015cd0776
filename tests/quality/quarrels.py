"""Threads and first uses in invented dossiers, fact by fact."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from scores import Score, sets

ROOT = Path(__file__).resolve().parents[2]
LOTS = ("open", "held")
FACTS = ("turns", "answers", "silent", "first", "reports")


def told(lot: str) -> dict[str, Score]:
    """Scores of one lot: turns, who answers whom, whom no answer was found to, first uses of a
    key point, and independent reports.
    """
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    cases = importlib.import_module("tests.tracing.dossiers")
    table = dict.fromkeys(FACTS, Score())
    for entry in cases.dossiers(lot):
        for fact in FACTS:
            table[fact] += sets(getattr(entry.found, fact), getattr(entry.gold, fact))
    return table
