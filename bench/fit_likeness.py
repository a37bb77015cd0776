"""Fit the weights of ``generator/linking/likeness.py`` anew on labelled pairs of public articles.

The pairs lie outside the repository, in ``../shared/data``. Prints ten-fold figures, then
the weights on all pairs, ready to be pasted. Run it after any change to a feature. Needs numpy,
which the language model brings.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import ridge
from numpy.typing import NDArray
from ridge import Matrix

from generator.linking import likeness, profiles

PAIRS = Path(__file__).resolve().parents[2] / "shared" / "data" / "pairs.jsonl"
FOLDS, RIDGE, SEEDS = 10, 1.0, (0, 1, 2)


def measured(pairs: list[dict[str, Any]]) -> Matrix:
    """The features of every pair, with the rarity of all their articles."""
    found = [
        tuple(profiles.of_text(pair[f"text{at}"], pair[f"lang{at}"]) for at in (1, 2))
        for pair in pairs
    ]
    known = likeness.rarity(profile for pair in found for profile in pair)
    measure = likeness.Measure(known)
    return np.array([measure.features(one, two) for one, two in found])


def fit(rows: Matrix, labels: Matrix) -> Matrix:
    """Weights and, last, the bias of a ridge logistic regression on evened features."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    found = ridge.fit((rows - mean) / spread, labels, RIDGE)
    weights = found[:-1] / spread
    return np.r_[weights, found[-1] - weights @ mean]


def held_out(rows: Matrix, labels: Matrix, same: NDArray[np.bool_], seed: int) -> Matrix:
    """What is foretold of each pair by weights fitted on the other folds."""
    fold = np.random.RandomState(seed).permutation(len(labels)) % FOLDS
    out = np.zeros(len(labels))
    for at in range(FOLDS):
        for group in (same, ~same):
            train, test = group & (fold != at), group & (fold == at)
            out[test] = ridge.chance(rows[test], fit(rows[train], labels[train]))
    return out


def main() -> int:
    """Print the figures and the weights."""
    if not PAIRS.is_file():
        print("../shared/data is not here: nothing to fit on")
        return 0
    with PAIRS.open(encoding="utf-8") as source:
        pairs = [json.loads(line) for line in source]
    same = np.array([pair["lang1"] == pair["lang2"] for pair in pairs])
    labels = np.array([(4 - pair["overall"]) / 3 for pair in pairs])
    rows = measured(pairs)
    groups = {"all": same | ~same, "one language": same, "two languages": ~same}
    for name, group in groups.items():
        figures = [
            np.corrcoef(held_out(rows, labels, same, seed)[group], labels[group])[0, 1]
            for seed in SEEDS
        ]
        print(f"{name:14} {group.sum():5} pairs, ten-fold Pearson {np.mean(figures):.3f}")
    for name, group in (("SAME", same), ("CROSS", ~same)):
        weights = fit(rows[group], labels[group])
        print(f"{name} = (")
        for feature, weight in zip((*likeness.FEATURES, "bias"), weights, strict=True):
            print(f"    {weight:.2f},  # {feature}")
        print(")")
    return 0


if __name__ == "__main__":
    sys.exit(main())
