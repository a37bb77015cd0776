"""What holds of lineage whichever documents of an invented corpus are held, in whatever order."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.linking import lineage as made_from
from generator.model import Document, Link, LinkConfidence
from tests.linking import lineage

SOME = settings(deadline=None, max_examples=60)


@cache
def _corpus() -> tuple[Document, ...]:
    """Every story as one corpus, by id."""
    every = (entry for folder in ("first", "second", "third", "fourth") for entry in _read(folder))
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
    origin = made_from.origins(some, links)
    assert set(origin) == {entry.id for entry in some}
    for name, root in origin.items():
        assert root not in source
        assert (root == name) == (name not in source)
    dice.shuffle(some)
    again = tuple(made_from.found(tuple(some)))
    assert sorted(again, key=repr) == sorted(links, key=repr)
    count = made_from.independent(some, origin)
    assert 1 <= count <= len(some)
    assert count == len(some) - len(links)


@SOME
@given(st.randoms(use_true_random=False), st.integers(2, 40))
def test_one_more_report_never_lowers_a_count(dice: random.Random, size: int) -> None:
    """Of all documents together, more are never fewer independent reports."""
    some = dice.sample(_corpus(), size)
    whole = _corpus()
    links = tuple(link for link in _links() if link.confidence is not LinkConfidence.SUGGESTED)
    origin = made_from.origins(whole, links)
    counts = [made_from.independent(some[:at], origin) for at in range(1, size + 1)]
    assert all(one <= two <= one + 1 for one, two in pairwise(counts))


@cache
def _links() -> tuple[Link, ...]:
    return tuple(made_from.found(_corpus()))
