"""How well documents are put together that tell of one thing: pairwise and B-cubed figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Pair = tuple[str, str]
Figures = dict[str, float]


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of the two."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pairwise(found: Mapping[str, object], same: Mapping[Pair, bool]) -> Figures:
    """Precision, recall and F1 over labelled pairs; ``found`` gives each document's group."""
    together = {pair: found[pair[0]] == found[pair[1]] for pair in same}
    right = sum(together[pair] and same[pair] for pair in same)
    precision = right / max(1, sum(together.values()))
    recall = right / max(1, sum(same.values()))
    return {"P": precision, "R": recall, "F1": f1(precision, recall)}


def b_cubed(
    found: Mapping[str, object],
    same: Mapping[Pair, bool],
    among: Callable[[Pair], bool] = lambda _: True,
) -> Figures:
    """The same, averaged over documents: of each one's neighbours, itself among them.

    ``among`` narrows the neighbours that count, as to those in another language.
    """
    ours: dict[str, list[bool]] = {}
    real: dict[str, list[bool]] = {}
    for pair in filter(among, same):
        for one in pair:
            ours.setdefault(one, [True])
            real.setdefault(one, [True])
            if found[pair[0]] == found[pair[1]]:
                ours[one].append(same[pair])
            if same[pair]:
                real[one].append(found[pair[0]] == found[pair[1]])
    precision = _mean([sum(row) / len(row) for row in ours.values()])
    recall = _mean([sum(row) / len(row) for row in real.values()])
    return {"P": precision, "R": recall, "F1": f1(precision, recall)}


def labels(groups: Sequence[Sequence[str]]) -> dict[str, int]:
    """Each document's group by number."""
    return {name: number for number, group in enumerate(groups) for name in group}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
