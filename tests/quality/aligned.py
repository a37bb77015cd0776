"""Aligned groups against gold: the real briefing, line by line, and the invented press events.

Two members are a pair when they stand in two reports and in one group. B-cubed is over members
that the gold or we put in a group: for each, what share of its companions are shared.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import yaml
from scores import Score, sets

from generator import aligning, linking
from generator.cli import explaining
from generator.model import Document, Registry

BED = Path(__file__).resolve().parents[1] / "aligning"
Member = tuple[str, Hashable]
"""A report and a place in it."""
Groups = Iterable[frozenset[Member]]


def pairs(groups: Groups) -> set[frozenset[Member]]:
    """Every two members of one group that stand in two reports."""
    return {
        frozenset(pair)
        for group in groups
        for pair in combinations(sorted(group, key=repr), 2)
        if pair[0][0] != pair[1][0]
    }


def between(found: set[frozenset[Member]], tongue: Callable[[str], str]) -> set[frozenset[Member]]:
    """Those pairs whose two reports are in two languages."""
    return {pair for pair in found if len({tongue(report) for report, _ in pair}) == 2}


def b_cubed(ours: Groups, gold: Groups) -> tuple[float, float]:
    """Precision and recall for each member by those that it stands with, averaged."""
    found, real = _company(ours), _company(gold)
    precise = [len(own & real.get(member, set())) / len(own) for member, own in found.items()]
    recalled = [len(own & found.get(member, set())) / len(own) for member, own in real.items()]
    return _mean(precise), _mean(recalled)


def _company(groups: Groups) -> dict[Member, set[Member]]:
    found: dict[Member, set[Member]] = {}
    for group in groups:
        for member in group:
            found.setdefault(member, set()).update(group)
    return found


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def events(folder: str) -> dict[str, Score]:
    """The invented press events of ``cases`` or ``held``: all pairs, and those across languages."""
    if str(BED) not in sys.path:
        sys.path.append(str(BED))
    bed = importlib.import_module("bed")
    table = {"all": Score(), "cross": Score()}
    ours: list[frozenset[Member]] = []
    real: list[frozenset[Member]] = []
    for event in bed.events(BED / folder):
        found, gold = event.found(), event.gold()
        mine, theirs = pairs(found), pairs(gold)
        table["all"] += sets(mine, theirs)
        table["cross"] += sets(between(mine, _tongue), between(theirs, _tongue))
        for into, some in ((ours, found), (real, gold)):
            into += [frozenset((f"{event.name}/{one}", at) for one, at in row) for row in some]
    table["b-cubed"] = _as_score(*b_cubed(ours, real))
    return table


def differing(folder: str) -> dict[str, Score]:
    """The differences in the invented press events of ``cases`` or ``held``, by kind: utterances
    that have one, and for direct speech and what is left out the reports, too.
    """
    if str(BED) not in sys.path:
        sys.path.append(str(BED))
    bed = importlib.import_module("bed")
    table: dict[str, Score] = {}
    for event in bed.events(BED / folder):
        mine, theirs = event.told(), event.due()
        for kind in sorted({kind for _, kind, _ in mine | theirs}):
            of_kind = sets(
                {entry for entry in mine if entry[1] == kind},
                {entry for entry in theirs if entry[1] == kind},
            )
            table[kind] = table.get(kind, Score()) + of_kind
    return table


def _tongue(report: str) -> str:
    return report.rstrip("0123456789")


def _as_score(precision: float, recall: float) -> Score:
    """A score with these two figures, to be printed beside counts."""
    whole = 10_000
    right = round(whole * precision * recall)
    return Score(right, round(whole * recall) - right, round(whole * precision) - right)


def seeds(shared: Path, root: Path) -> dict[str, Score]:
    """The real briefing with the key points of the registry, and as if it had none."""
    gold = yaml.safe_load((shared / "gold" / "seeds.yml").read_text(encoding="utf-8"))["aligned"]
    real = [frozenset(tuple(entry.split(":")) for entry in row["members"]) for row in gold]
    points = {(row["point"], entry) for row in gold for entry in row["members"]}
    known = explaining.Known.load(root / "content")
    table = {}
    for name, registry in (
        ("key points", known.registry),
        ("no key points", replace(known.registry, key_points=())),
    ):
        rows = _seed_rows(shared, registry)
        table[name] = sets(pairs(members for _, members in rows), pairs(real))
        if registry.key_points:
            found = {
                (point, ":".join(map(str, member)))
                for own, members in rows
                for point in own
                for member in members
            }
            table["by point"] = sets(found, points)
    return table


def _seed_rows(shared: Path, registry: Registry) -> list[tuple[tuple[str, ...], frozenset[Member]]]:
    files = sorted((shared / "seeds").glob("*.txt"))
    documents = tuple(
        document
        for file in files
        for document in explaining.read(file, explaining.Known(registry=registry)).documents
    )
    links = linking.link(documents, registry)
    place = {
        statement.id: (document.id[:3], str(_line(document, statement.spans[0].start)))
        for document in documents
        for statement in document.statements
    }
    return [
        (row.key_points, frozenset(place[member] for member in row.members))
        for row in aligning.align(documents, links, registry)
    ]


def _line(document: Document, offset: int) -> int:
    return document.text.count("\n", 0, offset) + 1
