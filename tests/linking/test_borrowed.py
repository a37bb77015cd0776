"""A day that was taken from an incident vouches for no link to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.linking import common
from generator.model import Document, Evidence, LinkConfidence, LinkKind
from tests.linking.reports import ends, links
from tests.linking.world import HARBOUR, document

ANCHOR = Evidence(method="anchor", note="the attribution that the text looks back on")
WEEKDAY = Evidence(method="agrees-weekday", note="the text says Tuesday")
DAY = Evidence(method="agrees-day-of-month", note="the text says the 3rd")


def _dated(text: str, *evidence: Evidence, published: str | None = None) -> Document:
    found = document("a", text, [], date="2020-03-03", main=None)
    return replace(
        found,
        date=replace(found.date, evidence=evidence),
        source=replace(found.source, published=published),
    )


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [((), False), ((ANCHOR,), True), ((ANCHOR, WEEKDAY), True), ((ANCHOR, DAY), False)],
)
def test_a_day_is_borrowed_where_only_an_incident_gives_it(
    evidence: tuple[Evidence, ...], *, expected: bool
) -> None:
    """A weekday agrees by chance; a day of the month that the text names does not."""
    assert common.borrowed(_dated("A text.", *evidence)) is expected


def test_one_name_without_a_day_of_its_own_links_nothing() -> None:
    """The same name is heard for years: without a day it takes the accused, or a second name."""
    text = "Shares of the maker of the Harbour Ledger Suite fell."
    assert ends(links(_dated(text, ANCHOR))) == []
    assert ends(links(_dated(text, DAY))) == [(HARBOUR, LinkConfidence.SUGGESTED)]
    assert ends(links(_dated(text, ANCHOR, published="2020-03-03"))) != []


def test_a_borrowed_day_is_no_evidence() -> None:
    """A reader is not told that a day fits which was chosen to fit."""
    text = "Graustark and Borduria said that HERON7 had broken into the port registry."

    def methods(found: Document) -> set[str]:
        return {
            evidence.method
            for link in links(found)
            if link.source == "a" and link.kind is LinkKind.CONCERNS and link.target == HARBOUR
            for evidence in link.evidence
        }

    assert "date" in methods(_dated(text, DAY))
    assert "cue" in methods(_dated(text, ANCHOR))
    assert "date" not in methods(_dated(text, ANCHOR))
