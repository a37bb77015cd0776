"""Shared wording supports a link that stands for other reasons; it makes none and firms none."""

from __future__ import annotations

from generator.linking import wording
from generator.model import Evidence, Link, LinkConfidence, LinkKind
from tests.linking.reports import HARBOUR_TEXT, links
from tests.linking.world import GRAIN, HARBOUR, document

WORDS = "“We have never set foot in that registry, and nobody has shown us that we did.”"
TEXT = f"{HARBOUR_TEXT.splitlines()[0]}\n{WORDS}, Anna Kovel told reporters in Ruritania."


def _noted(found: list[Link], source: str) -> list[str]:
    return [
        evidence.note
        for link in found
        if link.source == source and link.kind is LinkKind.CONCERNS
        for evidence in link.evidence
        if evidence.method == "wording"
    ]


def test_words_shared_with_a_sure_report_are_told() -> None:
    """Both pass on one quotation: each is named beside the other's link, with its place."""
    one = document("a", TEXT, [(WORDS, "anna-kovel")], date="2020-03-03")
    two = document("b", TEXT, [(WORDS, "anna-kovel")], date="2020-03-03")
    found = links(one, two)
    assert _noted(found, "a") == ["wording shared with “b”, which tells of it"]
    assert _noted(found, "b") == ["wording shared with “a”, which tells of it"]


def test_shared_words_alone_link_nothing() -> None:
    """The same words on another subject stay without a link."""
    one = document("a", TEXT, [(WORDS, "anna-kovel")], date="2020-03-03")
    other = f"Fishing nets were stolen in Ruritania.\n{WORDS}, Anna Kovel told reporters."
    two = document("b", other, [(WORDS, "anna-kovel")], date="2021-11-03")
    assert [link for link in links(one, two) if link.source == "b"] == []


def test_shared_words_make_no_link_firmer() -> None:
    """Confidences with and without the other report are the same."""
    one = document("a", TEXT, [(WORDS, "anna-kovel")], date="2020-03-03")
    two = document("b", TEXT, [(WORDS, "anna-kovel")], date="2020-03-03")
    alone = {link.target: link.confidence for link in links(one) if link.source == "a"}
    both = {link.target: link.confidence for link in links(one, two) if link.source == "a"}
    assert alone == both


def test_a_formula_that_other_incidents_have_too_is_no_support() -> None:
    """What officials say of everything tells nothing of one matter."""
    documents = [document(name, TEXT, [(WORDS, "anna-kovel")]) for name in ("a", "b", "c")]

    def link(source: str, target: str) -> Link:
        return Link(
            source=source,
            target=target,
            kind=LinkKind.CONCERNS,
            confidence=LinkConfidence.PROBABLE,
            evidence=(Evidence(method="cue", note="-"),),
        )

    found = wording.supported([link("a", HARBOUR), link("b", HARBOUR), link("c", GRAIN)], documents)
    assert _noted(found, "a") == []
    found = wording.supported([link("a", HARBOUR), link("b", HARBOUR)], documents)
    assert _noted(found, "a") == ["wording shared with “b”, which tells of it"]
