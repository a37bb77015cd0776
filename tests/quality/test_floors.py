"""The quality gate: no field may read the real source documents worse than its floor."""

from __future__ import annotations

from pathlib import Path

import measure
import yaml


def test_no_field_is_below_its_floor(shared: Path) -> None:
    """Each field's F1 on the gold is at least what floors.yml promises, in every language."""
    floors = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))
    table = measure.on_gold(shared)
    assert set(floors) == set(table), "floors.yml must name exactly the fields that are measured"
    low = [
        f"{field} in {tag}: {score.f1:.3f} < {floors[field]}"
        for field, by_language in table.items()
        for tag, score in by_language.items()
        if score.f1 < floors[field]
    ]
    assert not low, "; ".join(low)


def test_a_wrong_value_costs() -> None:
    """The measure itself tells right, wrong and missed apart."""
    assert measure.one("a", "a") == measure.Score(1, 0, 0)
    assert measure.one("b", "a") == measure.Score(0, 1, 1)
    assert measure.one(None, "a") == measure.Score(0, 0, 1)
    assert measure.one(None, None) == measure.Score(1, 0, 0)
    assert measure.sets([1, 2], [2, 3]).f1 == 0.5
