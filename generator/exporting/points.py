"""``key-points/<id>.json``: a key point with every use of it, and how often by whom."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exporting import jsons
from generator.model import Corpus, Output, PointHistory


def export(corpus: Corpus) -> Iterator[Output]:
    """One file for every key point."""
    histories = {entry.point: entry for entry in corpus.points}
    for point in corpus.registry.key_points:
        known = histories.get(point.id) or PointHistory(
            point=point.id, uses=(), first=(), by_year=(), by_incident=(), by_speaker=()
        )
        yield jsons.dump(
            f"key-points/{point.id}.json", {**jsons.plain(point), "history": jsons.plain(known)}
        )
