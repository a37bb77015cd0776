"""Fit the weights of ``generator/cleaning/prose.py`` anew on the labelled lines of public pages.

The pages lie outside the repository, in ``../shared/data``. Prints ten-fold figures by page, of
whole pages labelled with weights fitted on the other folds, for several thresholds; then the
weights on all pages, ready to be pasted. Run it after any change to a feature or to the phrases of
the packs.

The segments that are labelled were chosen for being doubtful, few of them from menus. So short
lines well outside the stretch in which all text segments stand count as no text, and sentences
inside it as text, at a small weight.

With a number from 0 to 1 only the half of the pages whose id has that hash is read, and
the other half is labelled with the weights fitted on it. Needs numpy, which trafilatura's
dependencies bring.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import ridge
from ridge import Matrix

from generator import cleaning, language, reading
from generator.cleaning import features, prose, titles
from generator.errors import UnreadableError
from generator.model import Label, Page

PAGES = Path(__file__).resolve().parents[2] / "shared" / "data" / "chrome.jsonl"
FOLDS, RIDGE = 10, 0.3
THRESHOLDS = (-1.0, -0.75, -0.5, -0.25, 0.0)
KEPT = frozenset((Label.TITLE, Label.BODY, Label.QUESTION, Label.NOTE))
Rows = list[tuple[int, tuple[float, ...], float]]
OUTSIDE, INSIDE, SAMPLE = 1.0, 0.5, 20
"""What the short lines outside a page's labelled text weigh together, and the sentences inside it,
in labelled lines; at most so many of each are taken. Swept: at 0 unseen pages keep three times the
menu entries, at three times as much one in thirty short lines of text is lost more."""
BEFORE, AFTER, SHORT = 5, 8, 9
"""Lines between the text and the lines outside it that are taken, and words of the longest."""


class Case(NamedTuple):
    """A page with its language, and the segments that must stay and go."""

    page: Page
    tag: str
    stay: list[str]
    go: list[str]


def _even(text: str) -> str:
    return " ".join(text.split())


def cases(half: int | None) -> Iterable[Case]:
    """The pages that can be read, all or those of one half."""
    for line in PAGES.read_text(encoding="utf-8").split("\n"):
        entry: dict[str, Any] = json.loads(line or "{}")
        if not entry or half not in (None, hashlib.sha256(entry["id"].encode()).digest()[0] % 2):
            continue
        try:
            page = reading.read(entry["text"].encode(), "text/plain")
        except UnreadableError:  # read in a wrong encoding before it was saved
            continue
        tag = language.detect(page).value
        yield Case(page, tag, list(map(_even, entry["with"])), list(map(_even, entry["without"])))


def labelled(case: Case) -> Rows:
    """The label (1: text), the features and the weight of each line of a page that tells."""
    lines, verdicts, found = cleaning.read(case.page, case.tag)
    rows = features.features(lines, verdicts, titles.marked(found))
    texts = [_even(line.text) for line in lines]
    out: Rows = []
    known: set[int] = set()
    stretch: list[int] = []
    low, high = features.segment(lines, verdicts)
    for label, segments in ((1, case.stay), (0, case.go)):
        for segment in segments:
            places = [at for at, text in enumerate(texts) if segment in text]
            if label and len(places) > 1 and not places[0]:
                del places[0]  # the page's name, which a browser shows, repeats the headline
            out += [(label, rows[at], 1.0) for at in places[:3]]
            known.update(places)
            if label and places:
                stretch.append(min(places, key=lambda at: abs(2 * at - low - high)))
    if not stretch:
        return out
    first, last = min(stretch), max(stretch)
    outside = [
        at
        for at, line in enumerate(lines)
        if not first - BEFORE <= at <= last + AFTER and line.units < SHORT and not line.is_prose
    ]
    inside = [at for at in range(first, last + 1) if lines[at].is_prose and lines[at].stop]
    for label, weight, places in ((0, OUTSIDE, outside), (1, INSIDE, inside)):
        free = [at for at in places if at not in known]
        taken = random.Random(len(lines)).sample(free, min(SAMPLE, len(free)))
        out += [(label, rows[at], weight / len(taken)) for at in taken]
    return out


def fit(rows: Rows) -> Matrix:
    """Weights and, last, the bias of a ridge logistic regression."""
    labels = np.array([label for label, _, _ in rows], dtype=np.float64)
    counts = np.array([weight for _, _, weight in rows])
    return ridge.fit(np.array([row for _, row, _ in rows]), labels, RIDGE, counts)


def use(weights: Matrix) -> None:
    """Label with these weights from here on."""
    prose.BIAS = float(weights[-1])
    prose.WEIGHTS = dict(zip(features.FEATURES, map(float, weights[:-1]), strict=True))


def count(case: Case) -> Matrix:
    """Segments that stay rightly, that stay wrongly and that are lost, on one page."""
    blocks = cleaning.label(case.page, case.tag)
    kept = [block.span.of(case.page.text) for block in blocks if block.label in KEPT]
    text = _even("\n".join(kept))
    right = sum(segment in text for segment in case.stay)
    return np.array([right, sum(each in text for each in case.go), len(case.stay) - right], float)


def report(counted: Iterable[tuple[list[Case], Matrix]]) -> None:
    """Precision, recall and F1 at each threshold; weights come with the pages they label."""
    totals = {threshold: np.zeros(3) for threshold in THRESHOLDS}
    for pages, weights in counted:
        use(weights)
        for threshold in THRESHOLDS:
            prose.THRESHOLD = threshold
            totals[threshold] += sum(map(count, pages), np.zeros(3))
    for threshold, (right, wrong, lost) in totals.items():
        precision, recall = right / (right + wrong), right / (right + lost)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{threshold:6.2f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def main(arguments: list[str]) -> int:
    """Print the figures and the weights."""
    if not PAGES.is_file():
        print("../shared/data is not here: nothing to fit on")
        return 0
    half = int(arguments[0]) if arguments else None
    pages = list(cases(half))
    rows = list(map(labelled, pages))
    folds = [
        (pages[fold::FOLDS], [r for at, own in enumerate(rows) if at % FOLDS != fold for r in own])
        for fold in range(FOLDS)
    ]
    print("ten-fold, whole pages")
    report((held, fit(seen)) for held, seen in folds)
    flat = [row for own in rows for row in own]
    weights = fit(flat)
    if half is not None:
        print("the other half, with the weights of this one")
        report([(list(cases(1 - half)), weights)])
    print(f"{len(flat)} lines\nBIAS = {weights[-1]:.2f}")
    for name, weight in zip(features.FEATURES, weights[:-1], strict=True):
        print(f'    "{name}": {weight:.2f},')
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
