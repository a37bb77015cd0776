"""Fit the weights of ``generator/cleaning/prose.py`` anew on the labelled lines of public pages.

The pages lie outside the repository, in ``../shared/data``. Prints five-fold figures by page for
several thresholds, then the weights on all pages, ready to be pasted. Run it after any change to
a feature or to the phrases of the packs. Needs numpy, which trafilatura's dependencies bring.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator import language, reading
from generator.cleaning import features, lines, shapes
from generator.errors import UnreadableError

PAGES = Path(__file__).resolve().parents[2] / "shared" / "data" / "chrome.jsonl"
FOLDS, RIDGE, STEPS = 5, 1.0, 40
Matrix = NDArray[np.float64]


def _even(text: str) -> str:
    return " ".join(text.split())


def labelled(entry: dict[str, str], number: int) -> list[tuple[int, int, tuple[float, ...]]]:
    """The page's number, the label (1: text) and the features of each line that is labelled."""
    try:
        page = reading.read(entry["text"].encode(), "text/plain")
    except UnreadableError:  # read in a wrong encoding before it was saved
        return []
    tag = language.detect(page).value
    measured = lines.measure(page, tag)
    rows = features.features(measured, [shapes.alone(line, tag) for line in measured])
    texts = [_even(line.text) for line in measured]
    out = []
    for label, key in ((1, "with"), (0, "without")):
        for segment in entry[key]:
            places = [at for at, text in enumerate(texts) if _even(segment) in text]
            out += [(number, label, rows[at]) for at in places[:3]]
    return out


def fit(rows: Matrix, labels: Matrix) -> Matrix:
    """Bias and weights of a ridge logistic regression, by Newton's method."""
    full = np.c_[np.ones(len(rows)), rows]
    weights = np.zeros(full.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-full @ weights))
        slope = full.T @ (chance - labels) + RIDGE * np.r_[0, weights[1:]]
        curve = (full * (chance * (1 - chance))[:, None]).T @ full + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def report(scores: Matrix, labels: Matrix) -> None:
    """Precision, recall and F1 at each threshold."""
    for threshold in np.arange(-2, 1.01, 0.25):
        kept = scores > threshold
        right = float((kept & (labels == 1)).sum())
        precision, recall = right / kept.sum(), right / labels.sum()
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{threshold:6.2f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def main() -> int:
    """Print the figures and the weights."""
    if not PAGES.is_file():
        print("../shared/data is not here: nothing to fit on")
        return 0
    with PAGES.open(encoding="utf-8") as source:
        found = [row for at, text in enumerate(source) for row in labelled(json.loads(text), at)]
    pages = np.array([row[0] for row in found])
    labels = np.array([row[1] for row in found], dtype=np.float64)
    rows = np.array([row[2] for row in found])
    scores = np.zeros(len(labels))
    for fold in range(FOLDS):
        held = pages % FOLDS == fold
        weights = fit(rows[~held], labels[~held])
        scores[held] = np.c_[np.ones(held.sum()), rows[held]] @ weights
    report(scores, labels)
    weights = fit(rows, labels)
    print(f"{len(labels)} lines\nBIAS = {weights[0]:.2f}")
    for name, weight in zip(features.FEATURES, weights[1:], strict=True):
        print(f'    "{name}": {weight:.2f},')
    return 0


if __name__ == "__main__":
    sys.exit(main())
