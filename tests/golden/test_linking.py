"""Each invented linking case is linked as was written before anybody looked how it would be."""

from __future__ import annotations

import pytest

from generator import content
from generator.model import LinkKind
from tests.golden import linked
from tests.golden.linked import Case

REPORTS = LinkKind.REPORTS
SUGGESTED_THOUGH_WRONG = {"reversed-es", "reversed-ar"}
"""Cases with a wrong suggestion, known and counted by the quality gate. None may be probable."""
METHODS = {
    *("cue", "group", "product", "term", "word", "victim", "initials", "day", "accused"),
    *("accuser-person", "accuser", "accuser-country", "responder", "parties", "date", "wording"),
}


def _cases() -> list[pytest.param]:  # type: ignore[valid-type]
    return [pytest.param(case, id=case.given["id"]) for case in linked.cases()]


def test_the_invented_content_is_in_order() -> None:
    """A mistake in the records would leave out what the cases are about."""
    assert not list(content.load(linked.HERE / "content").problems)


def test_there_is_a_case_for_every_hard_negative_in_many_languages() -> None:
    """At least forty cases in ten languages, and each way in which links go wrong."""
    cases = linked.cases()
    assert len(cases) >= 40
    assert len({case.given["language"] for case in cases}) >= 10
    assert {case.given["kind"] for case in cases} >= {
        *("same speaker other topic", "same wording other incident", "other briefing"),
        *("roles reversed", "two incidents", "named in passing", "same group other incident"),
    }


@pytest.mark.parametrize("case", _cases())
def test_a_case_is_linked_to_what_it_tells_of(case: Case) -> None:
    """Every incident told of is found, none else is called probable, and only known ones shown."""
    probable, suggested = case.found("probable"), case.found("suggested")
    assert case.tells <= probable | suggested
    assert probable <= case.tells
    if case.given["id"] not in SUGGESTED_THOUGH_WRONG:
        assert suggested <= case.tells | case.may


@pytest.mark.parametrize("case", _cases())
def test_a_case_is_tied_to_its_occasion_and_to_no_other(case: Case) -> None:
    """The press event of its speaker on its day, and surely to no other."""
    wanted = {case.given["occasion"]} if "occasion" in case.given else set()
    assert wanted <= case.found("probable", REPORTS) | case.found("suggested", REPORTS)
    assert case.found("probable", REPORTS) <= wanted


@pytest.mark.parametrize("case", [entry for entry in _cases() if "by" in entry.values[0].given])
def test_a_link_tells_what_it_rests_on(case: Case) -> None:
    """The evidence expected is there, each with words for a reader."""
    links = [link for link in case.links if link.kind is LinkKind.CONCERNS]
    methods = {evidence.method for link in links for evidence in link.evidence}
    assert set(case.given["by"]) <= methods
    assert all(evidence.note for link in links for evidence in link.evidence)


@pytest.mark.parametrize("case", [entry for entry in _cases() if "said" in entry.values[0].given])
def test_a_quotation_is_about_its_own_incident(case: Case) -> None:
    """In a text on two incidents each quotation is linked to the one it speaks of."""
    assert [(words, own) for words, incident, own in case.about() if own != {incident}] == []


def test_every_kind_of_evidence_stands_in_some_link() -> None:
    """No kind of evidence is without a case that shows it."""
    shown = {
        evidence.method
        for case in linked.cases()
        for link in case.links
        if link.kind is LinkKind.CONCERNS
        for evidence in link.evidence
    }
    assert shown >= METHODS
