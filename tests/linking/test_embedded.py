"""What an embedding model adds: evidence beside what others made, and nothing else."""

from __future__ import annotations

from array import array
from dataclasses import replace

from generator import linking
from generator.aligning import embedded as aligned
from generator.linking import discovery, embedded
from generator.model import EmbeddingModel, Link, LinkConfidence, LinkKind, Overrides, Utterance
from generator.model import OccasionId as Occasion
from generator.model import StatementId as Said
from generator.vectors import METHOD, Vectors, alike
from tests.invented import generated
from tests.linking.world import BRIEFING, HARBOUR, REGISTRY, document

MODEL = EmbeddingModel(name="tiny", digest="0123456789abcdef")
EAST, NORTH, BETWEEN = array("f", [1, 0]), array("f", [0, 1]), array("f", [0.8, 0.6])
TEXT = "HERON7 broke into the port registry, said Graustark on 2 March 2020.\n“It is baseless.”"


def _links(**more: Overrides) -> tuple[Link, ...]:
    told = document("d", TEXT, [("“It is baseless.”", "anna-kovel")], date="2020-03-03", **more)
    return linking.link((told,), REGISTRY)


def _bare(link: Link) -> Link:
    kept = tuple(one for one in link.evidence if one.method != METHOD)
    return replace(link, evidence=kept)


def test_likeness_is_the_rounded_cosine() -> None:
    """Vectors of length 1 are compared by their cosine, rounded."""
    assert alike(EAST, EAST) == 1.0
    assert alike(EAST, NORTH) == 0.0
    assert alike(EAST, BETWEEN) == 0.8


def test_links_stay_as_they_were_but_for_their_evidence() -> None:
    """A model makes no link, takes none away and raises no confidence: it only adds evidence."""
    before = _links()
    vectors = Vectors(model=MODEL, documents={"d": EAST}, incidents={HARBOUR: BETWEEN})  # type: ignore[dict-item]
    after = embedded.links(before, vectors)
    assert tuple(map(_bare, after)) == before
    told = [one for link in after for one in link.evidence if one.method == METHOD]
    concerned = [link for link in before if link.kind is LinkKind.CONCERNS and link.source == "d"]
    assert len(told) == len(concerned) == 1
    assert "0.80" in told[0].note
    assert "tiny (0123456789ab)" in told[0].note


def test_what_a_maintainer_wrote_stays_alone() -> None:
    """A model has no say beside a maintainer's decision."""
    before = _links(overrides=Overrides(incidents=(HARBOUR,)))
    vectors = Vectors(model=MODEL, documents={"d": EAST}, incidents={HARBOUR: EAST})  # type: ignore[dict-item]
    concerned = [link for link in embedded.links(before, vectors) if link.kind is LinkKind.CONCERNS]
    by_hand = [link for link in concerned if link.source == "d"]
    assert [link.confidence for link in by_hand] == [LinkConfidence.CONFIRMED]
    assert all(one.method != METHOD for one in by_hand[0].evidence)


def test_what_cannot_be_compared_weighs_nothing() -> None:
    """Texts of which the model knows no word are said to be incomparable, never unlike."""
    vectors = Vectors(model=MODEL, documents={"d": EAST}, incidents={HARBOUR: array("f")})  # type: ignore[dict-item]
    told = [one for link in embedded.links(_links(), vectors) for one in link.evidence]
    (ours,) = [one for one in told if one.method == METHOD]
    assert ours.weight == 0.0
    assert "can’t compare" in ours.note


def test_rows_and_proposals_keep_their_members() -> None:
    """Rows and proposals hold what they held, and say how alike the model finds it."""
    row = Utterance(occasion=Occasion(BRIEFING), key_points=(), members=(Said("a"), Said("b")))
    vectors = Vectors(model=MODEL, statements={Said("a"): EAST, Said("b"): BETWEEN})
    (told,) = aligned.utterances([row], vectors)
    assert replace(told, evidence=()) == row
    assert [(one.method, one.weight) for one in told.evidence] == [(METHOD, 0.8)]
    world = generated.world(60)
    found = discovery.proposed(world.documents, (), world.registry)
    assert any(len(entry.documents) > 1 for entry in found)
    vectors = Vectors(model=MODEL, documents={one.id: EAST for one in world.documents})
    for before, after in zip(found, embedded.proposals(found, vectors), strict=True):
        assert replace(after, evidence=before.evidence) == before
        assert (after.evidence != before.evidence) == (len(before.documents) > 1)
