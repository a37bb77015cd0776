"""Reversed roles in the invented press events: what is told, and what is only said otherwise."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.model import Difference, LinkConfidence

sys.path.append(str(Path(__file__).parent))
import bed

EVENTS = {event.name: event for folder in (bed.OPEN, bed.UNSEEN) for event in bed.events(folder)}


def roles(event: bed.Event, row: str) -> list[Difference]:
    """The reversed roles that are told of an utterance."""
    return [
        entry
        for utterance in event.align()
        for entry in utterance.differences
        if entry.kind == "role" and event._about(entry.statements) == row
    ]


@pytest.mark.parametrize(
    ("name", "row", "one", "two"),
    [
        # a passive in Polish says the same as an active sentence in English
        ("satellite", "2", {"en", "pl"}, {"ru"}),
        # in Russian what is done to somebody may stand before whoever does it
        ("quarrel", "1", {"de", "en", "ru", "zh"}, {"es"}),
        # buying from and selling to are one act
        ("quarrel", "2", {"de", "en", "zh"}, {"ru"}),
        # in Japanese the particle of a goal is that of the doer in a passive
        ("museum", "2", {"fr", "ja", "pl"}, {"it"}),
        # a partner, and one who condemns
        ("hack", "4", {"ar", "en", "ru"}, {"zh"}),
    ],
)
def test_reports_are_on_the_right_side(name: str, row: str, one: set[str], two: set[str]) -> None:
    """Whoever says the same in another way stands with those who say it."""
    (found,) = roles(EVENTS[name], row)
    values = found.note.values
    sides = [values[key].values["items"] for key in ("one", "two")]
    told = [{_tag(report) for report in side} for side in sides]
    assert told in ([one, two], [two, one])


def _tag(report: str) -> str:
    known = {"Arabic": "ar", "Chinese": "zh", "English": "en", "French": "fr", "German": "de"}
    known |= {"Italian": "it", "Japanese": "ja", "Polish": "pl", "Russian": "ru", "Spanish": "es"}
    return known[report.split()[1]]


@pytest.mark.parametrize("name", ["satellite", "quarrel", "museum", "hack"])
def test_a_reversed_role_shows_the_words_of_both_sides(name: str) -> None:
    """The evidence holds a sentence of either side, and order alone makes nothing probable."""
    event = EVENTS[name]
    texts = [document.text for document in event.documents]
    for row in event.align():
        for entry in row.differences:
            if entry.kind != "role":
                continue
            words = [evidence.note.values["words"] for evidence in entry.evidence]
            assert len(words) == 2
            assert all(any(some in text for text in texts) for some in words)
            assert entry.confidence in (LinkConfidence.PROBABLE, LinkConfidence.SUGGESTED)


def test_two_sides_in_the_same_words_differ_in_nothing() -> None:
    """No role is told of a row in which every report has the same one act on the other."""
    for event in EVENTS.values():
        due = {row for row, kind, _ in event.due() if kind == "role"}
        for utterance in event.align():
            for entry in utterance.differences:
                assert entry.kind != "role" or event._about(entry.statements) in due
