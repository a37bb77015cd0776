"""What no record knows is put together and proposed; what is background is left alone."""

from __future__ import annotations

import random
from dataclasses import replace

import groups
import pytest

from generator.linking import discovery, grouping
from generator.linking.discovery import ProposedIncident
from generator.model import (
    Document,
    Evidence,
    IncidentId,
    Link,
    LinkConfidence,
    LinkKind,
    Overrides,
)
from tests.linking import unknown


@pytest.fixture(scope="module")
def found() -> tuple[ProposedIncident, ...]:
    """What is proposed for the invented reports."""
    return discovery.proposed(unknown.documents(), (), unknown.registry())


def test_reports_of_one_incident_are_put_together_across_languages() -> None:
    """Nine languages, thirteen incidents, several between the same parties in one week."""
    items = [discovery.item(document) for document in unknown.documents()]
    labels = groups.labels(discovery.groups(items))
    across = {pair: same for pair, same in unknown.same().items() if unknown.crosses(pair)}
    assert groups.pairwise(labels, unknown.same())["F1"] >= 0.95
    assert groups.pairwise(labels, across)["F1"] >= 0.95
    assert groups.b_cubed(labels, unknown.same())["F1"] >= 0.95
    assert groups.b_cubed(labels, unknown.same(), unknown.crosses)["F1"] >= 0.95


def test_reports_written_after_the_thresholds_stood_are_put_together() -> None:
    """Every report finds its like; a background report may stand among them, no other incident."""
    items = [discovery.item(document) for document in unknown.documents("unseen")]
    labels = groups.labels(discovery.groups(items))
    assert groups.pairwise(labels, unknown.same("unseen"))["R"] >= 0.95
    assert groups.b_cubed(labels, unknown.same("unseen"))["F1"] >= 0.9
    assert len({labels[name] for name in ("mill-en", "zoo-fr", "ferry-es")}) == 3


def test_another_incident_of_the_same_parties_in_one_week_is_another(
    found: tuple[ProposedIncident, ...],
) -> None:
    """One minister, one accused country, three days: two proposals, and no report in both."""
    of = [entry for entry in found if {"ledger-en", "port-en"} & set(entry.documents)]
    assert len(of) == 2
    assert not set(of[0].documents) & set(of[1].documents)


def test_background_is_not_proposed(found: tuple[ProposedIncident, ...]) -> None:
    """Football, herring and carpets are no incidents, though the same people speak."""
    proposed = {name for entry in found for name in entry.documents}
    background = {case["id"] for case in unknown.cases() if not case["about"]}
    assert not proposed & background


def test_the_order_of_documents_changes_nothing(found: tuple[ProposedIncident, ...]) -> None:
    """However the documents come, the proposals are the same."""
    for seed in range(3):
        mixed = list(unknown.documents())
        random.Random(seed).shuffle(mixed)
        assert discovery.proposed(mixed, (), unknown.registry()) == found


def test_what_is_explained_is_not_proposed_and_what_is_only_suggested_is() -> None:
    """A probable link explains, a suggested one is told as evidence; by hand nothing is asked."""
    target = IncidentId("2031-03-05-known")

    def links(confidence: LinkConfidence) -> list[Link]:
        note = Evidence(method="test", note="said by the test")
        return [
            Link(
                source=document.id,
                target=target,
                kind=LinkKind.CONCERNS,
                confidence=confidence,
                evidence=(note,),
            )
            for document in unknown.documents()
            if document.id.startswith("port-")
        ]

    def about_port(documents: tuple[Document, ...], made: list[Link]) -> list[ProposedIncident]:
        proposed = discovery.proposed(documents, made, unknown.registry())
        return [entry for entry in proposed if "port-en" in entry.documents]

    every = unknown.documents()
    assert not about_port(every, links(LinkConfidence.PROBABLE))
    (entry,) = about_port(every, links(LinkConfidence.SUGGESTED))
    assert any(target in evidence.note for evidence in entry.evidence)
    decided = tuple(
        replace(document, source=replace(document.source, overrides=Overrides(incidents=())))
        for document in every
    )
    assert not about_port(decided, [])


def test_a_document_alone_is_proposed_where_it_attributes_to_somebody_on_a_day() -> None:
    """Attribution, accused and day make a proposal of one; without any of them there is none."""
    alone = next(document for document in unknown.documents() if document.id == "cable-en")
    accuse = discovery.proposed([alone], (), unknown.registry())
    assert not accuse, "it accuses, but does not attribute"
    text = unknown.cases()
    case = next(case for case in text if case["id"] == "cable-en")
    words = "“We attribute the cut Nordvik cable to Sordavia,” Erik Staul said on 2 May 2032."
    one = unknown.read({**case, "text": f"A cable is cut\n\n{words}\n"})
    (entry,) = discovery.proposed([one], (), unknown.registry())
    assert [accused.place for accused in entry.claims.accused] == ["sordavia"]
    assert entry.attributed == "2032-05-02"
    nobody = unknown.read({**case, "text": "A cable is cut\n\nA ship was seen on 2 May 2032.\n"})
    assert not discovery.proposed([nobody], (), unknown.registry())


def test_one_speaker_on_one_day_is_an_occasion(found: tuple[ProposedIncident, ...]) -> None:
    """Reports of one minister's words of one day, in two languages, are one press event."""
    (entry,) = [entry for entry in found if "ledger-en" in entry.documents]
    assert ("ledger-de", "ledger-en") in [occasion.documents for occasion in entry.occasions]


def test_a_chain_of_likenesses_is_no_group() -> None:
    """A survey like two incidents joins one of them, and does not make them one."""
    like = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "s"): 0.6, ("c", "s"): 0.6}

    def measured(one: str, two: str) -> float:
        return like.get((one, two), 0.0)

    made = grouping.grouped("abcds", like, measured, 0.35)
    assert ("a", "b") in made or ("a", "b", "s") in made
    assert not any({"a", "c"} <= set(group) for group in made)
