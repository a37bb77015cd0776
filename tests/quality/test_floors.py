"""The quality gate: no field may read the real source documents worse than its floor."""

from __future__ import annotations

from pathlib import Path

import aligned
import descent
import links
import measure
import public
import pytest
import quarrels
import scores
import yaml

from generator.cli import explaining

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))


def test_no_field_is_below_its_floor(shared: Path) -> None:
    """Each field's F1 on the gold is at least what floors.yml promises, in every language."""
    floors = FLOORS["seeds"]
    table = measure.on_gold(shared)
    assert set(floors) == set(table), "floors.yml must name exactly the fields that are measured"
    low = [
        f"{field} in {tag}: {score.f1:.3f} < {floors[field]}"
        for field, by_language in table.items()
        for tag, score in by_language.items()
        if score.f1 < floors[field]
    ]
    assert not low, "; ".join(low)


def test_no_public_set_is_read_below_its_floor(root: Path, shared: Path) -> None:
    """Real pages that nobody here wrote are read at least as well as floors.yml promises."""
    if not (shared / "data").is_dir():
        pytest.skip("../shared/data is not here: the public sets can't be measured")
    known = explaining.Known.load(root / "content")
    found = dict(public.scores(shared, known))
    assert set(found) == set(FLOORS["public"])
    low = [
        f"{name}, {key}: {found[name][key]:.3f} < {floor}"
        for name, floors in FLOORS["public"].items()
        for key, floor in floors.items()
        if found[name][key] < floor
    ]
    assert not low, "; ".join(low)


def _low(table: dict[str, scores.Score], floors: dict[str, list[float]]) -> list[str]:
    return [
        f"{name}: {table[name].precision:.3f}, {table[name].recall:.3f}"
        for name, (precision, recall) in floors.items()
        if table[name].precision < precision or table[name].recall < recall
    ]


@pytest.mark.parametrize("folder", ["cases", "held", "unseen"])
def test_no_press_event_is_aligned_below_its_floor(folder: str) -> None:
    """Precision and recall of aligned pairs in the invented events, held ones too."""
    assert not _low(aligned.events(folder), FLOORS["aligned"][folder])


@pytest.mark.parametrize("folder", ["cases", "held", "unseen"])
def test_no_kind_of_difference_is_below_its_floor(folder: str) -> None:
    """Precision and recall of the differences between reports, kind by kind."""
    found = aligned.differing(folder)
    assert set(found) == set(FLOORS["differences"][folder])
    assert not _low(found, FLOORS["differences"][folder])


@pytest.mark.parametrize("folder", descent.FOLDERS)
def test_no_lineage_is_below_its_floor(folder: str) -> None:
    """Links that are called probable, all links, and their kinds, in the invented stories."""
    assert not _low(descent.made(folder), FLOORS["lineage"][folder])


@pytest.mark.parametrize("lot", quarrels.LOTS)
def test_no_thread_is_below_its_floor(lot: str) -> None:
    """Who accused, who answered whom and who did not, in the invented dossiers."""
    assert not _low(quarrels.told(lot), FLOORS["threads"][lot])


def test_the_real_briefing_is_aligned_above_its_floor(root: Path, shared: Path) -> None:
    """With the registry's key points and without any."""
    assert not _low(aligned.seeds(shared, root), FLOORS["aligned"]["seeds"])


def test_no_invented_case_is_linked_below_its_floor() -> None:
    """Links, suggestions and statements over all cases; probable ones in each kind and language."""
    table = links.on_cases()
    assert not _low({name: rows["all"] for name, rows in table.items()}, FLOORS["linking"])
    least = FLOORS["linking"]["probable"][0]
    assert not [part for part, score in table["probable"].items() if score.precision < least]


def test_a_wrong_value_costs() -> None:
    """The measure itself tells right, wrong and missed apart."""
    assert scores.one("a", "a") == scores.Score(1, 0, 0)
    assert scores.one("b", "a") == scores.Score(0, 1, 1)
    assert scores.one(None, "a") == scores.Score(0, 0, 1)
    assert scores.one(None, None) == scores.Score(1, 0, 0)
    assert scores.sets([1, 2], [2, 3]).f1 == 0.5
