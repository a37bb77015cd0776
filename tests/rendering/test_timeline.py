"""The data that the timeline is drawn from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator import rendering
from generator.model import AgentId, Claim, Confidence, Corpus
from generator.rendering.tongues import Tongue
from tests.rendering.corpus import REGISTRY, corpus, document, traced
from tests.rendering.test_pages import pages, shown

ROOT = Path(__file__).resolve().parents[2]


def dated(*dates: str) -> Corpus:
    """The invented incident with one answer for each date, and a report of no press event."""
    incident = REGISTRY.incidents[0]
    claims = tuple(
        Claim(by=AgentId("anna-kovel"), date=date, says=f"Said on {date}.") for date in dates
    )
    registry = replace(REGISTRY, incidents=(replace(incident, responses=claims),))
    made = corpus(document("late", "Late\nNothing more.", language="ru", date="2031-03-09"))
    return traced(replace(made, registry=registry))


def data(made: Corpus, tongue: Tongue | None = None) -> dict[str, Any]:
    """The JSON file of an edition."""
    tongue = tongue or Tongue()
    found = {
        item.path: item.content
        for item in rendering.render(made, (), ROOT / "templates", (tongue,))
    }
    read: dict[str, Any] = json.loads(found[f"{tongue.prefix}timeline/events.json"])
    return read


def rows(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of a table by the names of its columns."""
    return [dict(zip(found["columns"][name], row, strict=True)) for row in found[name]]


def test_only_a_day_without_doubt_is_sure() -> None:
    """A choice of days, a month, an open end and a guess have their bounds and are not sure."""
    dates = {
        "2031-03-02": ("2031-03-02", "2031-03-02", 1),
        "2031-03-02/2031-03-04": ("2031-03-02", "2031-03-04", 0),
        "2031-04": ("2031-04-01", "2031-04-30", 0),
        "2031-05-02~": ("2031-05-02", "2031-05-02", 0),
        "2031-06-01/..": ("2031-06-01", None, 0),
    }
    found = {row["edtf"]: row for row in rows(data(dated(*dates)), "dates")}
    for edtf, (first, last, sure) in dates.items():
        row = found[edtf]
        assert (row["first"], row["last"], row["sure"]) == (first, last, sure), edtf
    assert found["2031-03-02/2031-03-04"]["words"] == "between 2 and 4 March 2031"


def test_a_reports_doubtful_day_is_told_with_its_doubt() -> None:
    """A day that was only inferred for a document is not sure, and its words say so."""
    late = document("late", "Late\nNothing more.", date="2031-03-09")
    doubtful = replace(late.date, confidence=Confidence.PROBABLE)
    found = data(corpus(replace(late, date=doubtful)))
    date = next(row for row in rows(found, "dates") if row["edtf"] == "2031-03-09")
    assert (date["sure"], date["words"]) == (0, "probably 9 March 2031")


def test_the_data_and_the_list_hold_the_same_entries() -> None:
    """Every entry of the file stands in the page's list under its id, once, and no other."""
    made = dated("2031-03-02", "2031-03-05/2031-03-07")
    ids = [row["id"] for row in rows(data(made), "events")]
    tree = shown(pages(made)["timeline/index.md"])
    assert len(ids) == len(set(ids)) >= 4
    assert sorted(tree.xpath("//@data-e")) == sorted(ids)


def test_an_entry_names_what_it_can_be_filtered_by() -> None:
    """Speaker, incident, languages of all reports and an address; nobody is put into a mouth."""
    found = data(dated("2031-03-02"))
    events = {row["id"]: row for row in rows(found, "events")}
    report = events["late"]
    assert (report["agent"], report["lane"], report["lang"]) == (None, "report", "ru")
    assert report["url"] == "documents/late/"
    answer = next(row for row in events.values() if row["says"] == "Said on 2031-03-02.")
    assert rows(found, "agents")[answer["agent"]]["name"] == "Anna Kovel"
    assert rows(found, "incidents")[answer["incident"]]["title"] == "The harbour network"


def test_an_edition_has_the_words_of_its_language() -> None:
    """Dates and names in the file of an edition are the edition's."""
    found = data(dated("2031-03-02"), Tongue(tag="ru", prefix="ru/"))
    assert any(row["words"].startswith("2 марта 2031") for row in rows(found, "dates"))
    assert any(row["name"] == "Анна Ковель" for row in rows(found, "agents"))
