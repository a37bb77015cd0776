"""Which incidents a text names, how sure that is, and which days they suggest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extracting.about import clues, subjects, threat_groups
from generator.model import AgentId, DateKind, Subject
from tests.linking.world import (
    BRIEFING,
    GRAIN,
    HARBOUR,
    LATER,
    MAIL,
    REGISTRY,
    blocks,
    days,
    mentions,
)


def found(text: str, language: str = "en") -> dict[str, float]:
    """Incidents and scores of a text."""
    result = subjects.find(
        text, blocks(text), mentions(text), days(text, language), REGISTRY, language
    )
    return {subject.incident: subject.score for subject in result}


def notes(text: str) -> list[str]:
    """What the best subject of a text rests on, for a reader."""
    first = subjects.find(text, blocks(text), mentions(text), days(text), REGISTRY, "en")[0]
    return [evidence.note for evidence in first.evidence]


def test_more_of_what_identifies_an_incident_scores_higher() -> None:
    """Each thing named adds; none takes away."""
    one = found("It began in the port registry.")[HARBOUR]
    two = found("It began in the port registry, through the Harbour Ledger Suite.")[HARBOUR]
    three = found(
        "It began in the port registry, through the Harbour Ledger Suite; MARSH LYNX did it."
    )[HARBOUR]
    assert 0 < one < two < three < 1


def test_the_evidence_is_worded_for_a_reader() -> None:
    """Words, groups, products, accusers, the accused and the day are named as such."""
    text = "Graustark said on March 2 that MARSH LYNX of Ruritania robbed the port registry."
    assert notes(text) == [
        "uses the words “port registry”",
        "names MARSH LYNX",
        "names the day of the attribution, march 2".replace("march", "March"),
        "names the accuser Graustark",
        "names the accused Ruritania",
    ]


def test_what_many_incidents_share_tells_little() -> None:
    """A group of all the incidents suggests none; a group of one suggests that one."""
    assert found("HERON7 was at work again, in Borduria and Ruritania.") == {}
    assert HARBOUR in found("MARSH LYNX was at work again, in Borduria and Ruritania.")


def test_countries_and_speakers_name_no_incident() -> None:
    """Parties and a day, however many, don't tell what a text is about."""
    text = (
        "On 2 March Graustark, Borduria and Syldavia met Ruritania and Anna Kovel and Otto Brandl."
    )
    assert found(text) == {}


def test_a_clue_that_a_better_subject_explains_makes_no_second_one() -> None:
    """A shared group beside what names one incident leaves the others out."""
    assert list(found("HERON7 broke into the Syldavian Post sorting office in Syldavia.")) == [MAIL]


def test_a_later_day_in_full_makes_the_mention_a_passing_one() -> None:
    """A text that dates itself to later years scores lower than the same text undated."""
    text = "The port registry and the Harbour Ledger Suite are closed."
    assert found(f"{text} Klow, 5 June 2024.")[HARBOUR] < found(text)[HARBOUR]


def test_the_day_in_another_year_is_no_clue() -> None:
    """2 March 2020 was the attribution; 2 March 1987 was not."""
    assert not any("day" in note for note in notes("On 2 March 1987 the port registry opened."))


@pytest.mark.parametrize("written", ["HERON7", "heron7", "Heron 7", "HERON-7"])
def test_a_group_with_a_number_is_known_in_any_case(written: str) -> None:
    """Only a name without a number could be another word."""
    text = f"{written} and MARSH LYNX"
    assert f"names {written}" in notes(text)


def test_a_group_that_is_a_plain_word_needs_its_case_and_its_bounds() -> None:
    """A marsh lynx is an animal, and part of a word is no name."""
    assert found("A marsh lynx was seen.") == {}
    assert found("XMARSH LYNXES") == {}
    assert found("他们说MARSH LYNX来了", "zh-Hans") != {}


def test_an_alias_that_is_a_word_counts_only_beside_another_clue() -> None:
    """A group's alias such as Leviathan, alone, may be the beast; "leviathan" is no alias."""
    group = next(
        name
        for name in ("APT40", "APT31", "APT28")
        if any(alias.isalpha() and alias[1:].islower() for alias in threat_groups.aliases(name))
    )
    alias = next(
        alias
        for alias in threat_groups.aliases(group)
        if alias.isalpha() and alias[0].isupper() and alias[1:].islower()
    )
    incidents = tuple(
        replace(incident, threat_groups=(group,)) if incident.id == HARBOUR else incident
        for incident in REGISTRY.incidents
    )
    registry = replace(REGISTRY, incidents=incidents)

    def score(text: str) -> float:
        given = (text, blocks(text), mentions(text), days(text), registry, "en")
        return next((one.score for one in subjects.find(*given) if one.incident == HARBOUR), 0.0)

    assert score(f"{alias} rose from the sea off Graustark and Borduria.") == 0.0
    cue = "They broke into the port registry."
    assert score(f"{cue} {alias} did it.") > score(cue)
    assert score(f"{cue} {alias.lower()} did it.") == score(cue)


def test_aliases_come_from_the_public_list_of_groups_without_the_ambiguous() -> None:
    """A group's other names are sorted, and none is another group's too."""
    names = threat_groups.aliases("APT28")
    assert "Fancy Bear" in names
    assert list(names) == sorted(names)
    assert "APT28" not in names
    assert threat_groups.aliases("no such group") == ()
    assert [name.cased for name in clues.group_forms("APT28")][:4] == [False, False, False, True]


def test_a_registry_without_incidents_has_no_subjects() -> None:
    """An empty registry is no error."""
    empty = subjects.find("text", blocks("text"), (), (), type(REGISTRY)(), "en")
    assert empty == ()


HARBOUR_SUBJECT = (Subject(incident=HARBOUR, score=0.8, evidence=()),)


def test_anchors_are_the_speakers_occasions_before_the_day_of_the_attribution() -> None:
    """Her briefings on the subject weigh most; the attribution is a day looked back on."""
    anchors = subjects.anchors(HARBOUR_SUBJECT, AgentId("anna-kovel"), REGISTRY)
    assert [(anchor.edtf, anchor.kind) for anchor in anchors] == [
        (BRIEFING[:10], DateKind.OCCASION),
        (LATER[:10], DateKind.OCCASION),
        (HARBOUR[:10], DateKind.EVENT),
    ]


def test_an_office_has_the_occasions_of_its_people_with_less_weight() -> None:
    """A ministry that speaks unnamed may have spoken through its spokeswoman."""
    person = subjects.anchors(HARBOUR_SUBJECT, AgentId("anna-kovel"), REGISTRY)
    office = subjects.anchors(HARBOUR_SUBJECT, AgentId("ruritanian-foreign-ministry"), REGISTRY)
    assert {anchor.edtf for anchor in office} == {anchor.edtf for anchor in person}
    assert max(anchor.weight for anchor in office) < max(anchor.weight for anchor in person)


def test_an_unknown_speaker_leaves_the_attribution_only() -> None:
    """Without a speaker no occasion is suggested."""
    anchors = subjects.anchors(HARBOUR_SUBJECT, None, REGISTRY)
    assert [anchor.kind for anchor in anchors] == [DateKind.EVENT]


def test_an_answer_on_record_may_be_an_interval() -> None:
    """An answer whose day isn't known exactly anchors as the interval it is."""
    subject = (Subject(incident=MAIL, score=0.7, evidence=()),)
    anchors = subjects.anchors(subject, AgentId("embassy-of-ruritania-in-klow"), REGISTRY)
    assert anchors[0].edtf == "2023-06-05/2023-06-07"
    assert GRAIN not in {anchor.note for anchor in anchors}
