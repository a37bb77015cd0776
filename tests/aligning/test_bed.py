"""Invented press events in nine languages: what a reader would align, and what never changes."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
import bed

OPEN = bed.events(bed.OPEN)
IDS = [event.name for event in OPEN]


@pytest.mark.parametrize("event", OPEN, ids=IDS)
def test_nothing_is_aligned_that_a_reader_would_keep_apart(event: bed.Event) -> None:
    """Every two statements of a row render a common utterance, without any key point."""
    for members in event.found():
        for one in members:
            assert any(event.rows[one] & event.rows[two] for two in members - {one})


@pytest.mark.parametrize("event", OPEN, ids=IDS)
def test_the_order_of_documents_changes_nothing(event: bed.Event) -> None:
    """Rows and their differences are the same whichever report comes first."""
    assert replace(event, documents=event.documents[::-1]).align() == event.align()


@pytest.mark.parametrize("event", OPEN, ids=IDS)
def test_a_statement_is_in_one_utterance_at_most(event: bed.Event) -> None:
    """Where no key point is registered, no statement stands in two rows."""
    members = [member for row in event.align() for member in row.members]
    assert len(members) == len(set(members))


def test_an_unrelated_report_changes_no_row() -> None:
    """Rarity is counted between two reports alone, so a third is no matter to them."""
    dam, other = OPEN[0], OPEN[1]
    stray = other.documents[0]
    speaker = dam.documents[0].statements[0].speaker
    stray = replace(
        stray,
        id=bed.DocumentId("xx"),
        statements=tuple(
            replace(one, id=bed.StatementId(f"s-xx-{at}"), document="xx", speaker=speaker)
            for at, one in enumerate(stray.statements)
        ),
        text="\n".join("…" * len(line) for line in stray.text.split("\n")),
    )
    with_it = replace(dam, documents=(*dam.documents, stray))
    assert {row.members for row in with_it.align()} == {row.members for row in dam.align()}
