"""Reports whose lines break words are aligned as the same reports with their words whole."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
import bed

from generator import aligning, unbroken
from generator.model import Document, Utterance
from tests.invented.breaking import BREAK, broken, mended

EVENTS = [event for folder in (bed.OPEN, bed.HELD, bed.UNSEEN) for event in bed.events(folder)]
IDS = [event.name for event in EVENTS]


def _told(found: tuple[Utterance, ...], documents: tuple[Document, ...]) -> list[object]:
    """Rows and differences, with the words that passages point at instead of where they stand."""
    texts = {document.id: document.text for document in documents}
    return [
        (
            replace(row, differences=()),
            [
                (
                    replace(each, passages=()),
                    [mended(one.span.of(texts[one.document])) for one in each.passages],
                )
                for each in row.differences
            ],
        )
        for row in found
    ]


@pytest.mark.parametrize("event", EVENTS, ids=IDS)
def test_broken_words_change_no_row_and_no_difference(event: bed.Event) -> None:
    """Every row, gap and difference is the same, and the words that differ are the same words."""
    documents = tuple(map(broken, event.documents))
    assert any(BREAK in document.text for document in documents)
    assert [unbroken.whole(one)[0].text for one in documents] == [
        one.text for one in event.documents
    ]
    found = aligning.align(documents, event.links(), event.registry)
    assert _told(found, documents) == _told(event.align(), event.documents)


def test_a_statement_is_compared_in_its_own_language() -> None:
    """A quotation in another language than its report counts with the numbers of its own words."""
    event = next(one for one in EVENTS if one.name == "airport")
    es = next(one for one in event.documents if one.id == "es")
    mixed = replace(
        es,
        language=replace(es.language, value="fi"),
        statements=tuple(replace(each, language="es") for each in es.statements),
    )
    others = tuple(one for one in event.documents if one.id != "es")
    found = aligning.align((*others, mixed), event.links(), event.registry)
    assert {row.members for row in found} == {row.members for row in event.align()}
