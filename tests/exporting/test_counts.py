"""What the data say of how many reports there are, and how many for themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from generator import exporting
from generator.model import Corpus, Derivation, Evidence, Link, LinkConfidence, LinkKind, Rights
from tests.rendering.corpus import INCIDENT, OCCASION, corpus, document

WHY = (Evidence(method="same-facts", note="nine numbers stand in both"),)


def derived(confidence: LinkConfidence = LinkConfidence.PROBABLE) -> Corpus:
    """Four reports of which the Russian one translates the English one, and our survey."""
    survey = document("survey", "What was said", derived_from=Derivation(kind="survey"))
    made = corpus(survey)
    link = Link(
        source="ru-report",
        target="en-report",
        kind=LinkKind.TRANSLATES,
        confidence=confidence,
        evidence=WHY,
    )
    on = [
        Link(
            source="survey", target=end, kind=kind, confidence=LinkConfidence.CONFIRMED, evidence=()
        )
        for end, kind in ((INCIDENT, LinkKind.CONCERNS), (OCCASION, LinkKind.REPORTS))
    ]
    return replace(made, links=(*made.links, link, *on))


def data(made: Corpus) -> dict[str, Any]:
    """Every data file, read."""
    found = exporting.export(made)
    return {item.path: json.loads(item.content) for item in found if item.path.endswith(".json")}


def test_incidents_and_occasions_count_reports_and_sources() -> None:
    """A translation is a report and no further source; our survey is neither."""
    files = data(derived())
    for path in (f"incidents/{INCIDENT}.json", f"occasions/{OCCASION}.json"):
        told = files[path]["told"]
        assert (told["reports"], told["independent"], told["derived"], told["surveys"]) == (
            4,
            3,
            1,
            1,
        )
        assert ["en-report", "ru-report"] in told["families"]
        assert sum(len(family) for family in told["families"]) == told["reports"]
        assert len(told["families"]) == told["independent"]


def test_a_document_says_what_it_was_made_from_and_why() -> None:
    """With kind, confidence and evidence, and from the other end what was made from it."""
    files = data(derived())
    lineage = files["documents/ru-report.json"]["lineage"]
    assert (lineage["derived"], lineage["root"]) == (True, "en-report")
    (end,) = lineage["made_from"]
    assert (end["id"], end["kind"], end["confidence"]) == ("en-report", "translates", "probable")
    assert [entry["note"] for entry in end["evidence"]] == [WHY[0].note]
    other = files["documents/en-report.json"]["lineage"]
    assert (other["derived"], [end["id"] for end in other["copies"]]) == (False, ["ru-report"])


def test_a_suggestion_is_told_and_changes_no_count() -> None:
    """What nobody checked is in the lineage of the document, and in no number."""
    files = data(derived(LinkConfidence.SUGGESTED))
    assert files[f"incidents/{INCIDENT}.json"]["told"]["independent"] == 4
    lineage = files["documents/ru-report.json"]["lineage"]
    assert (lineage["derived"], lineage["root"]) == (False, "ru-report")
    assert [end["confidence"] for end in lineage["made_from"]] == ["suggested"]


def test_outlets_and_languages_are_counted_alike() -> None:
    """Each language and outlet with its reports, those that are independent, and those derived."""
    files = data(derived())
    tongues = {entry["language"]: entry for entry in files["data/languages.json"]}
    assert tongues["ru"]["derived"] == tongues["ru"]["reports"] == 1
    assert tongues["en"]["derived"] == 0
    (outlet,) = (entry for entry in files["data/outlets.json"] if entry["id"] == "strelsau-post")
    assert outlet["told"] == {"reports": 4, "independent": 3, "derived": 1, "surveys": 1}


def test_what_is_withdrawn_is_not_counted() -> None:
    """A withdrawn report is no report of anything any more."""
    made = derived()
    gone = tuple(
        replace(entry, source=replace(entry.source, rights=Rights.WITHDRAWN))
        if entry.id == "zh-report"
        else entry
        for entry in made.documents
    )
    told = data(replace(made, documents=gone))[f"incidents/{INCIDENT}.json"]["told"]
    assert (told["reports"], told["independent"]) == (3, 2)
