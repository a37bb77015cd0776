"""Fit the weights of ``generator/extracting/speech/trust.py`` anew on labelled public articles.

The articles lie outside the repository, in ``../shared/data``, in English and German, their
quotations with who is quoted; where only a pronoun is given, nobody knows, and they are left out.
Prints how many are right, and how much of all that is, by the least sum that is published, weights
fitted on other articles; then the weights on all of them, ready to be compared. They are but a part
of what the weights in use rest on: pages in other languages, labelled by hand, were added, so a
sign that is rare here keeps the weight it has. Needs numpy, which the language model brings.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from ridge import fit

from generator.document import process
from generator.extracting.speech import trust
from generator.extracting.speech.drafts import Draft
from generator.model import DocumentId, Mode, Registry, Rights, Source, Span

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
FILES = ("quotes_en.jsonl", "quotes_de.jsonl")
FOLDS, RIDGE, RARE = 8, 2.0, 5
SUMS = (1.0, 1.5, 2.0, 2.1, 2.5, 3.0)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom the rules name for a labelled quotation: the article, the signs, whether it is right."""

    article: str
    signs: frozenset[str]
    right: bool


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", DATA / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _judged(text: str) -> list[tuple[tuple[Span, ...], str, frozenset[str]]]:
    """Every quotation of a text for which the rules name somebody: places, name, signs."""
    seen: list[tuple[tuple[Span, ...], str, frozenset[str]]] = []
    judge = trust.judge

    def watched(work: Any, known: Any, draft: Draft, before: Any) -> trust.Judged:
        judged = judge(work, known, draft, before)
        if draft.mode in (Mode.DIRECT, Mode.FRAGMENT) and draft.who.actor is not None:
            seen.append((draft.spans, draft.who.actor.speaker.name, frozenset(judged.signs)))
        return judged

    trust.judge = watched
    try:
        source = Source(
            id=DocumentId("page"),
            media_type="text/plain",
            sha256="0" * 64,
            rights=Rights.FULL,
            file="page.txt",
        )
        process(source, text.encode(), Registry())
    finally:
        trust.judge = judge
    return seen


def answers(score: ModuleType) -> Iterator[Answer]:
    """The answers to all quotations whose speaker the labels name."""
    for file in FILES:
        for line in (DATA / file).read_text(encoding="utf-8").split("\n"):
            entry: dict[str, Any] = json.loads(line or '{"quotes": [], "text": ""}')
            found = _judged(entry["text"]) if entry["quotes"] else []
            for quote in entry["quotes"]:
                who = quote.get("speaker") or ""
                direct = quote.get("type", "Direct") == "Direct" and quote.get("attributed", True)
                if not direct or set(score.nfold(who).split()) <= score.PRON:
                    continue
                places = quote.get("spans") or [[quote["start"], quote["end"]]]
                for spans, name, signs in found:
                    if any(s.start < end and start < s.end for s in spans for start, end in places):
                        yield Answer(str(entry["id"]), signs, bool(score.spk(name, who)))
                        break


def main() -> int:
    """Print the figures and the weights."""
    if not DATA.is_dir():
        print("../shared/data is not here: nothing to fit on")
        return 0
    given = [one for one in answers(_scorer()) if "resting" not in one.signs]
    often = Counter(sign for one in given for sign in one.signs)
    names = sorted(sign for sign in often if often[sign] >= RARE)
    rows = np.array([[float(name in one.signs) for name in names] for one in given])
    labels = np.array([float(one.right) for one in given])
    articles = {name: at for at, name in enumerate(sorted({one.article for one in given}))}
    fold = np.array([articles[one.article] % FOLDS for one in given])
    sums = np.zeros(len(given))
    for at in range(FOLDS):
        test = fold == at
        sums[test] = np.c_[rows[test], np.ones(test.sum())] @ fit(rows[~test], labels[~test], RIDGE)
    used = np.array([trust.BASE + sum(trust.WEIGHTS.get(s, 0.0) for s in o.signs) for o in given])
    for title, found in (("fitted on other articles", sums), ("as they are used", used)):
        print(f"{len(given)} answers, {int(labels.sum())} right; weights {title}")
        for least in SUMS:
            kept = found >= least
            share = kept.mean()
            print(f"  {least}: {int(labels[kept].sum())} of {kept.sum()} right, {share:.2f} of all")
    in_use = trust.WEIGHTS | {"BASE": trust.BASE}
    for name, weight in zip((*names, "BASE"), fit(rows, labels, RIDGE), strict=True):
        print(f"{name:15} {weight:5.1f}  in use {in_use.get(name, 0.0):4.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
