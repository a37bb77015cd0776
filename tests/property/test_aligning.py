"""Aligning, whatever the reports: any of them, in any order."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).resolve().parents[1] / "aligning"))
import bed

EVENTS = bed.events(bed.OPEN)


@st.composite
def some_reports(draw: st.DrawFn) -> tuple[bed.Event, bed.Event]:
    """An event with some of its reports, each with some of its statements; and shuffled."""
    event = draw(st.sampled_from(EVENTS))
    kept = []
    for document in draw(st.permutations(event.documents)):
        size = draw(st.integers(min_value=0, max_value=len(document.statements)))
        kept.append(replace(document, statements=document.statements[:size]))
    few = tuple(kept[: draw(st.integers(min_value=1, max_value=len(kept)))])
    return replace(event, documents=few), replace(event, documents=few[::-1])


@settings(max_examples=25, deadline=None)
@given(some_reports())
def test_what_holds_of_every_row(pair: tuple[bed.Event, bed.Event]) -> None:
    """Order changes nothing; a row has two reports and no statement twice; no two rows are the
    same; gaps are the reports without a member.
    """
    event, turned = pair
    rows = event.align()
    assert turned.align() == rows
    reports = {document.id for document in event.documents}
    for row in rows:
        having = {event.place(member)[0] for member in row.members}
        assert len(having) > 1
        assert len(row.members) == len(set(row.members))
        assert {gap.document for gap in row.gaps} == reports - having
    for one, two in combinations((set(row.members) for row in rows), 2):
        assert one != two
