"""What a record's own words, and who spoke when, link; and what they must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import linking
from generator.extracting.about import record_words
from generator.linking import parties
from generator.model import Incident, IncidentId, LinkConfidence, Registry
from tests.linking.reports import DENIAL, ends
from tests.linking.world import INCIDENTS, REGISTRY, document

LIGHTHOUSE = IncidentId("2021-04-06-lighthouse")


def _registry() -> Registry:
    """The invented world with an incident whose record lists no cues."""
    told = Incident(
        id=LIGHTHOUSE,
        title="The fire at the lighthouse of Velmora",
        summary="The lighthouse of Velmora burnt. Graustark blamed the unit Night Heron.",
        occurred="2021-03-30",
        attributed="2021-04-06",
        accused=INCIDENTS[0].accused,
        attributions=(replace(INCIDENTS[0].attributions[0], date="2021-04-06"),),
        responses=(replace(INCIDENTS[0].responses[0], date="2021-04-07", occasion=None),),
    )
    return replace(REGISTRY, incidents=(*INCIDENTS, told))


def _ends(
    text: str, date: str, language: str = "en", main: str | None = "anna-kovel"
) -> list[tuple[str, LinkConfidence]]:
    registry = _registry()
    found = document("a", text, [], date=date, language=language, main=main, registry=registry)
    return ends(list(linking.link((found,), registry)))


def test_a_record_without_cues_is_known_by_the_names_in_it() -> None:
    """Names count as clues; common words, countries and offices do not."""
    registry = _registry()
    common = record_words.common(registry.incidents, registry.agents, registry.places)
    found = {name.form for name in record_words.names(registry.incidents[-1], common)}
    assert found == {"Velmora", "Night Heron", "Heron"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Graustark says the unit Night Heron set fire to the lighthouse of Velmora."),
        ("de", "Graustark macht die Einheit Night Heron für den Brand in Velmora verantwortlich."),
    ],
)
def test_the_names_of_a_record_make_a_probable_link(language: str, text: str) -> None:
    """Two names of the record, on the day after the attribution."""
    assert _ends(text, "2021-04-07", language) == [(LIGHTHOUSE, LinkConfidence.PROBABLE)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Graustark обвиняет Ruritania в пожаре в Велморе."),
        ("ar", "قالت Graustark إن Ruritania أحرقت منارة فيلمورا."),
        ("cs", "Graustark viní Ruritania z požáru ve Velmoře."),
    ],
)
def test_a_name_is_known_in_other_scripts_and_cases(language: str, text: str) -> None:
    """One name of the record with who and when is for a maintainer to look at."""
    assert _ends(text, "2021-04-07", language) == [(LIGHTHOUSE, LinkConfidence.SUGGESTED)]


def test_an_answer_that_names_no_matter_is_only_suggested() -> None:
    """The one who answered speaks on the day and names the accuser: worth a look, no more."""
    text = f"{DENIAL}, dit Anna Kovel de Ruritania, que Graustark accuse."
    assert _ends(text, "2021-04-07", "fr") == [(LIGHTHOUSE, LinkConfidence.SUGGESTED)]


def test_the_same_answer_weeks_later_is_linked_to_nothing() -> None:
    """Parties without the days of their claims point at no incident."""
    text = f"{DENIAL}, dit Anna Kovel de Ruritania, que Graustark accuse."
    assert _ends(text, "2021-06-07", "fr") == []


def test_a_place_of_the_same_name_is_not_the_incident() -> None:
    """A place has a life of its own: its name alone links no text."""
    assert _ends("A choir from Velmora sang in Borduria.", "2021-04-07", main=None) == []


def test_days_are_looked_up_not_searched() -> None:
    """Only incidents with a claim in those few days are compared with a document."""
    table = parties.table(_registry())
    assert max(len(found) for found in table.by_day.values()) == 1
