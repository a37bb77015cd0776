"""Invented press events in nine languages: what a reader would align, and what never changes."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import combinations
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
def test_a_statement_is_in_two_utterances_only_where_it_joins_them(event: bed.Event) -> None:
    """Of two rows with a common statement another report tells the one from the other."""
    rows = event.found()
    for one, two in combinations(rows, 2):
        common = {report for report, _ in one & two}
        if common:
            assert {report for report, _ in one ^ two} - common


@pytest.mark.parametrize("event", OPEN, ids=IDS)
def test_two_statements_of_a_report_are_one_row_only_where_both_render_it(event: bed.Event) -> None:
    """A row with two statements of one report is one that this report tells in two pieces."""
    for members in event.found():
        for one, two in combinations(sorted(members), 2):
            if one[0] == two[0]:
                assert event.rows[one] & event.rows[two]


@pytest.mark.parametrize("event", OPEN, ids=IDS)
def test_every_report_has_an_utterance_or_a_gap(event: bed.Event) -> None:
    """Nothing is said to be left out of a report that has it, and no report is forgotten."""
    for row in event.align():
        having = {event.place(member)[0] for member in row.members}
        lacking = [gap.document for gap in row.gaps]
        assert sorted([*having, *lacking]) == sorted(one.id for one in event.documents)


@pytest.mark.parametrize("event", OPEN, ids=IDS)
def test_no_difference_is_told_that_a_reader_would_not(event: bed.Event) -> None:
    """Names, numbers and roles that differ do so in the words themselves."""
    told = {found for found in event.told() if found[1] in ("name", "number", "role")}
    assert told <= event.due()


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


@pytest.mark.parametrize("event", OPEN, ids=IDS)
def test_a_difference_points_at_its_words(event: bed.Event) -> None:
    """What names, numbers and roles differ in stands in a report; silence and manner have none."""
    texts = {document.id: document.text for document in event.documents}
    rows = event.align()
    for at, row in enumerate(rows):
        for entry in row.differences:
            words = [place.span.of(texts[place.document]) for place in entry.passages]
            assert bool(words) == (entry.kind in ("name", "number", "role", "garbled")), entry
            assert all(words), entry
            if entry.kind == "number":
                assert any(word in entry.note for word in words), entry
            assert at not in entry.also
            assert all(0 <= other < len(rows) for other in entry.also)
