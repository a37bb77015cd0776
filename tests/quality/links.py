"""Documents and statements linked to incidents and press events, on the invented linking cases.

Each row counts links: ``right`` and ``wrong`` are links that were found, ``missed`` incidents that
were not. A suggestion of what a text only touches counts neither way; called probable, it is wrong.
"""

from __future__ import annotations

import importlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scores import Score

from generator.model import LinkKind

ROOT = Path(__file__).resolve().parents[2]
REPORTS = LinkKind.REPORTS
Table = dict[str, dict[str, Score]]


def on_cases() -> Table:
    """Scores by what is measured, and over all, by kind of case and by language."""
    table: Table = defaultdict(lambda: defaultdict(Score))
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    for case in importlib.import_module("tests.golden.linked").cases():
        for name, score in _scores(case):
            for part in ("all", case.given["kind"], case.given["language"]):
                table[name][part] += score
    return {
        name: {part: rows[part] for part in rows if _tells(name, rows[part])}
        for name, rows in table.items()
    }


def _tells(name: str, score: Score) -> bool:
    """Whether a row is worth printing: of what must not be found, that nothing was."""
    return name == "probable" or score != Score()


def _scores(case: Any) -> Iterator[tuple[str, Score]]:
    probable, suggested = case.found("probable"), case.found("suggested")
    tells = case.tells
    missed = len(tells - probable - suggested)
    right = len(tells & probable)
    yield "probable", Score(right, len(probable - tells), len(tells) - right)
    fine = len(tells & suggested)
    yield "suggested", Score(fine, len(suggested - tells - case.may), 0)
    yield "any", Score(right + fine, 0, missed)
    wanted = {case.given["occasion"]} if "occasion" in case.given else set()
    sure, maybe = case.found("probable", REPORTS), case.found("suggested", REPORTS)
    yield "occasion", Score(len(sure & wanted), len(sure - wanted), len(wanted - sure - maybe))
    for _, incident, linked in case.about():
        only = linked == {incident}
        yield "statements", Score(int(only), int(bool(linked) and not only), int(not linked))
