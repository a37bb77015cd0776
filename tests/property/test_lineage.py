"""What holds of lineage whichever documents of an invented corpus are held, in whatever order."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.descent import Descent
from generator.linking import lineage as made_from
from generator.model import Document, Link, LinkConfidence
from tests.linking import lineage

FOLDERS = ("first", "second", "third", "fourth", "fifth")
SOME = settings(deadline=None, max_examples=60)


@cache
def _corpus() -> tuple[Document, ...]:
    """Every story as one corpus, by id."""
    every = (entry for folder in FOLDERS for entry in _read(folder))
    return tuple(sorted(every, key=lambda entry: entry.id))


def _read(folder: str) -> tuple[Document, ...]:
    return lineage.stories(folder).documents


@SOME
@given(st.randoms(use_true_random=False), st.integers(2, 40))
def test_lineage_is_a_forest_whatever_is_held(dice: random.Random, size: int) -> None:
    """One source each, no circles, no root that derives; order changes nothing; counts hold."""
    some = dice.sample(_corpus(), size)
    links = tuple(made_from.found(tuple(some)))
    source = {link.source: link.target for link in links}
    assert len(source) == len(links)
    sure = tuple(replace(link, confidence=LinkConfidence.PROBABLE) for link in links)
    found = Descent.of(some, sure)
    assert set(found.roots) == {entry.id for entry in some}
    for name, root in found.roots.items():
        assert root not in source
        assert not found.derived(root)
        assert (root == name) == (name not in source)
    dice.shuffle(some)
    again = tuple(made_from.found(tuple(some)))
    assert sorted(again, key=repr) == sorted(links, key=repr)
    count = found.independent(some)
    assert 1 <= count <= len(some)
    assert count == len(some) - len(links)


@SOME
@given(st.randoms(use_true_random=False), st.integers(2, 40))
def test_one_more_report_never_lowers_a_count(dice: random.Random, size: int) -> None:
    """Of all documents together, more are never fewer independent reports."""
    some = dice.sample(_corpus(), size)
    whole = _corpus()
    found = Descent.of(whole, _links())
    counts = [found.independent(some[:at]) for at in range(1, size + 1)]
    assert all(one <= two <= one + 1 for one, two in pairwise(counts))


@cache
def _links() -> tuple[Link, ...]:
    return tuple(made_from.found(_corpus()))
