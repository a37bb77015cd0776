"""The golden cases as measures: each field by language, as ``make quality`` prints them.

A golden case fails its own test when anything in it is wrong; here the same cases are counted
field by field; those put aside were written to be held apart, and only kinds of error were
mended on them since.
"""

from __future__ import annotations

import importlib.util
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import groups
import scores
import yaml

from generator.extracting import dates
from generator.linking import discovery

TESTS = Path(__file__).resolve().parents[1]
Table = dict[str, dict[str, scores.Score]]


def _module(path: str) -> ModuleType:
    """A test module, for the invented world it reads its cases in."""
    file = TESTS / path
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module
    spec.loader.exec_module(module)
    return module


def _files(folder: str) -> list[tuple[str, list[dict[str, Any]]]]:
    return [
        (file.stem, yaml.safe_load(file.read_text(encoding="utf-8")))
        for file in sorted((TESTS / folder).glob("*.yml"))
    ]


def _quotes(table: Table) -> None:
    reader = _module("extracting/test_extract.py")
    for language, cases in _files("extracting/quote_cases"):
        for case in cases:
            aside = " aside" if case.get("held") else ""
            found = {
                span.of(case["text"]): reader._who(item)
                for item in reader.read(case["text"], language).statements
                if item.mode.value in ("direct", "fragment")
                for span in item.spans
            }
            gold = {words: who for words, who, _ in case["quotes"]}
            table[f"spans{aside}"][language] += scores.sets(found, gold)
            for words in found.keys() & gold.keys():
                table[f"speakers{aside}"][language] += scores.one(found[words], gold[words])


def _dates(table: Table) -> None:
    for language, cases in _files("extracting/date_cases"):
        for case in cases:
            found = [(one.text, one.edtf or "-") for one in dates.find(case["text"], (), language)]
            gold = [(text, edtf) for text, _, edtf, _ in case["finds"]]
            table["dates"][language] += scores.sets(found, gold)


def _labels(table: Table) -> None:
    reader = _module("cleaning/test_cases.py")
    for language, cases in _files("cleaning/cases"):
        for case in cases:
            gold = [(label, text) for line in case["lines"] for label, text in line.items()]
            found = reader._labelled(language, case["lines"], "\n")
            table["labels"][language] += scores.sets(found, gold)


def _stances(table: Table, root: Path) -> None:
    reader = _module("extracting/test_stances.py")
    registry = reader.registry.__wrapped__(root)
    for lot in ("", *reader.FLOORS):
        for case in reader._cases(sorted((reader.CASES / lot).glob("*.yml"))):
            found = [tag.id for tag in case.tagged(registry).stances]
            table[f"stances {lot}".strip()][case.language] += scores.sets(
                found, case.given["stances"]
            )


def unknown_incidents() -> Iterator[tuple[str, groups.Figures]]:
    """How well invented reports of incidents that no record knows are put together."""
    reader = _module("linking/unknown.py")
    for name in ("unknown", "unseen"):
        items = [discovery.item(document) for document in reader.documents(name)]
        found = groups.labels(discovery.groups(items))
        same = reader.same(name)
        across = {pair: told for pair, told in same.items() if reader.crosses(pair)}
        yield f"{name}, pairwise", groups.pairwise(found, same)
        yield f"{name}, B-cubed", groups.b_cubed(found, same)
        yield f"{name} across, pairwise", groups.pairwise(found, across)
        yield f"{name} across, B-cubed", groups.b_cubed(found, same, reader.crosses)


def on_cases(root: Path) -> Table:
    """Scores by field and language over every golden case in the checkout."""
    table: Table = defaultdict(lambda: defaultdict(scores.Score))
    _quotes(table)
    _dates(table)
    _labels(table)
    _stances(table, root)
    return table
