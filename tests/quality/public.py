"""The same program on public pages that nobody here wrote, where their labels are at hand.

The sets and their scorer lie in ``../shared/data``; nothing of them is in the repository. They
are for development: what was tuned while looking at them reads unseen pages a little worse.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import groups

from generator import cleaning, language, reading
from generator.cli import explaining
from generator.document import process
from generator.errors import UnreadableError
from generator.linking import discovery, profiles
from generator.linking.candidates import Item
from generator.linking.likeness import Measure, rarity
from generator.model import (
    Confidence,
    Document,
    DocumentId,
    Label,
    Mode,
    PartialDate,
    Registry,
    Rights,
    Source,
)

KEPT = (Label.TITLE, Label.BODY, Label.QUESTION, Label.NOTE)


def _scorer(data: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", data / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(text: str, registry: Registry) -> Document | None:
    source = Source(
        id=DocumentId("page"),
        media_type="text/plain",
        sha256="0" * 64,
        rights=Rights.FULL,
        file="page.txt",
    )
    try:
        return process(source, text.encode(), registry)
    except UnreadableError:
        return None


def _quotes(entry: dict[str, Any], known: explaining.Known) -> dict[str, Any]:
    document = _read(entry["text"], known.registry)
    found = [
        {
            "text": span.of(document.text),
            "speaker": statement.speaker.value.name if statement.speaker.value else None,
            "firm": statement.speaker.confidence is not Confidence.UNCERTAIN,
        }
        for statement in (document.statements if document else ())
        if statement.mode in (Mode.DIRECT, Mode.FRAGMENT)
        for span in statement.spans
    ]
    return {"direct_quotes": found}


def _firm(entry: dict[str, Any], known: explaining.Known) -> dict[str, Any]:
    """Only the quotations whose speaker is called probable: how many of those are right."""
    found = _quotes(entry, known)["direct_quotes"]
    return {"direct_quotes": [quote for quote in found if quote["firm"]]}


def _kept(entry: dict[str, Any], known: explaining.Known) -> dict[str, Any]:
    del known
    try:
        page = reading.read(entry["text"].encode(), "text/plain")
    except UnreadableError:  # two pages were read in a wrong encoding before they were saved
        return {"text": ""}
    blocks = cleaning.label(page, language.detect(page).value)
    return {"text": "\n".join(b.span.of(page.text) for b in blocks if b.label in KEPT)}


@lru_cache(maxsize=512)
def _dated(text: str) -> PartialDate | None:
    document = _read(text, Registry())
    return document.date if document else None


def _date(entry: dict[str, Any], known: explaining.Known) -> dict[str, Any]:
    del known
    date = _dated(entry["text"])
    return {"date": date.edtf if date else None}


def _firm_date(entry: dict[str, Any], known: explaining.Known) -> dict[str, Any]:
    """Only days that are called probable or certain: how many of those are right."""
    del known
    date = _dated(entry["text"])
    firm = date and date.confidence is not Confidence.UNCERTAIN
    return {"date": date.edtf if date and firm else None}


def _even(text: str) -> str:
    return " ".join(text.split())


def text_kept(
    gold: list[dict[str, Any]], found: dict[str, dict[str, Any]]
) -> dict[str, dict[str, float]]:
    """How much of the text that must stay is kept, in characters of the lines it stands in.

    The scorer counts segments, most of them chosen from short and doubtful lines; this tells how
    much of what there is to read is lost. A caption counts as lost, what a file lacks as nothing.
    """
    kept = total = 0
    for entry in gold:
        lines, ours = [_even(line) for line in entry["text"].split("\n")], found[str(entry["id"])]
        for segment in map(_even, entry["with"]):
            size = max((len(line) for line in lines if segment in line), default=0)
            total += size
            kept += size if segment in _even(ours["text"]) else 0
    return {"page chrome, text kept": {"share": kept / max(1, total)}}


SETS: tuple[tuple[str, str, str, Callable[[dict[str, Any], explaining.Known], dict[str, Any]]], ...]
SETS = (
    ("quotes, English", "quotes", "quotes_en.jsonl", _quotes),
    ("quotes, German", "quotes", "quotes_de.jsonl", _quotes),
    ("speakers called probable, English", "quotes", "quotes_en.jsonl", _firm),
    ("speakers called probable, German", "quotes", "quotes_de.jsonl", _firm),
    ("page chrome", "boiler", "chrome.jsonl", _kept),
    ("dates, set a", "date", "dates_a.jsonl", _date),
    ("dates, set b", "date", "dates_b.jsonl", _date),
    ("days called probable, set a", "date", "dates_a.jsonl", _firm_date),
    ("days called probable, set b", "date", "dates_b.jsonl", _firm_date),
)


def _pairs(gold: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """How alike the two articles of each pair are, all articles being one corpus."""
    read = [
        [profiles.of_text(pair[f"text{at}"], pair[f"lang{at}"]) for at in (1, 2)] for pair in gold
    ]
    measure = Measure(rarity(profile for pair in read for profile in pair))
    return {
        pair["id"]: {"id": pair["id"], "score": measure(one, two)}
        for pair, (one, two) in zip(gold, read, strict=True)
    }


def grouped(gold: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, float]]]:
    """How well the articles of all pairs are put together, no pair being told."""
    items = [
        Item(f"{pair['id']}-{at}", profiles.of_text(pair[f"text{at}"], pair[f"lang{at}"]))
        for pair in gold
        for at in (1, 2)
    ]
    found = groups.labels(discovery.groups(items))
    same = {(f"{pair['id']}-1", f"{pair['id']}-2"): pair["overall"] <= 2 for pair in gold}
    across = {
        (f"{pair['id']}-1", f"{pair['id']}-2") for pair in gold if pair["lang1"] != pair["lang2"]
    }
    for name, chosen in (("", same.keys()), (" across", across)):
        told = {pair: same[pair] for pair in chosen}
        yield f"groups{name}, pairwise", groups.pairwise(found, told)
        yield f"groups{name}, B-cubed", groups.b_cubed(found, told)


def alike(shared: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """The likeness of the labelled pairs, by their own scorer, and how they are put together."""
    data = shared / "data"
    if not (data / "score.py").is_file():
        return
    with (data / "pairs.jsonl").open(encoding="utf-8") as source:
        gold = [json.loads(line) for line in source]
    told = _scorer(data).F["pairs"](gold, _pairs(gold))
    for name in ("all", "same-language", "cross-language"):
        yield f"pairs, {name}", {"pearson": told[name]["pearson"]}
    yield from grouped(gold)


def scores(shared: Path, known: explaining.Known) -> Iterator[tuple[str, dict[str, float]]]:
    """Each set's name and the figures of its own scorer."""
    data = shared / "data"
    if not (data / "score.py").is_file():
        return
    scorer = _scorer(data)
    for name, task, file, predict in SETS:
        lines = (data / file).read_text(encoding="utf-8").split("\n")
        gold = [json.loads(line) for line in lines if line]
        found = {str(entry["id"]): {"id": entry["id"], **predict(entry, known)} for entry in gold}
        yield name, json.loads(json.dumps(scorer.F[task](gold, found)))
        if task == "boiler":
            yield from text_kept(gold, found).items()
    yield from alike(shared)
