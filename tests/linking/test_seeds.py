"""The five real texts, through the whole road, against their gold links and alignments."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import aligning, content, document, linking
from generator.model import (
    Corpus,
    Document,
    DocumentId,
    Link,
    LinkConfidence,
    LinkKind,
    Registry,
    Rights,
    Source,
    StatementId,
)

PRECISION, RECALL = 0.85, 0.95
"""Floors for pairs of lines in the gold's rows; measured 0.88 and 1.00. What the gold lacks is
line 3 of the Russian report, which calls the accusations unfounded before it quotes that."""


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    """The annotation of the real texts."""
    text = (shared / "gold" / "seeds.yml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))


@pytest.fixture(scope="module")
def registry(root: Path) -> Registry:
    """The publication's own registry."""
    found = content.load(root / "content").registry
    if not found.incidents:
        pytest.skip("content/ holds no incidents yet")
    return found


def _read(file: Path, registry: Registry) -> Document:
    data = file.read_bytes()
    source = Source(
        id=DocumentId(file.name[:3]),
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        rights=Rights.DIGEST,
        file=file.name,
    )
    return document.process(source, data, registry)


@pytest.fixture(scope="module")
def corpus(shared: Path, gold: dict[str, Any], registry: Registry) -> Corpus:
    """The five texts, processed, linked and aligned, with nothing decided by hand."""
    documents = tuple(
        _read(shared / "seeds" / entry["file"], registry) for entry in gold["documents"]
    )
    links = linking.link(documents, registry)
    utterances = aligning.align(documents, links, registry)
    return Corpus(registry=registry, documents=documents, links=links, utterances=utterances)


def _targets(corpus: Corpus, source: str, kind: LinkKind) -> list[str]:
    return [
        link.target
        for link in corpus.links
        if link.source == source
        and link.kind is kind
        and link.confidence is not LinkConfidence.SUGGESTED
    ]


def test_every_text_meets_its_incident_and_occasion_and_no_other(
    corpus: Corpus, gold: dict[str, Any]
) -> None:
    """No incident and no occasion is wrong, and none is missing."""
    for entry in gold["documents"]:
        source = entry["file"][:3]
        assert _targets(corpus, source, LinkKind.CONCERNS) == [entry["incident"]], source
        occasion = [] if entry["occasion"] == "null" else [entry["occasion"]]
        assert _targets(corpus, source, LinkKind.REPORTS) == occasion, source


def test_near_identical_wording_does_not_link_2025_to_2021(corpus: Corpus) -> None:
    """The mission's text of 2025 has no link at all, not even a suggestion, to 2021."""
    mine = {
        "003",
        *(entry.id for doc in corpus.documents if doc.id == "003" for entry in doc.statements),
    }
    assert not [link for link in corpus.links if link.source in mine and "2021" in link.target]


def test_a_day_far_off_unties_a_text_from_its_briefing(corpus: Corpus, registry: Registry) -> None:
    """The same text, dated to another day, reports no registered occasion."""
    first = corpus.documents[0]
    moved = replace(first, date=replace(first.date, edtf="2021-07-23"))
    found: tuple[Link, ...] = linking.link((moved,), registry)
    assert [link for link in found if link.kind is LinkKind.REPORTS] == []


def test_no_copies_are_seen_among_independent_reports(corpus: Corpus) -> None:
    """Reports of one briefing quote the same words and are no copies for that."""
    assert not [link for link in corpus.links if link.kind in (LinkKind.COPIES, LinkKind.REPRINTS)]


def _lines(corpus: Corpus) -> dict[StatementId, str]:
    return {
        entry.id: f"{doc.id}:{doc.text.count(chr(10), 0, entry.spans[0].start) + 1}"
        for doc in corpus.documents
        for entry in doc.statements
    }


def _pairs(members: set[str]) -> set[tuple[str, str]]:
    return {(one, two) for one, two in combinations(sorted(members), 2) if one[:3] != two[:3]}


def test_alignment_keeps_its_precision_and_recall(corpus: Corpus, gold: dict[str, Any]) -> None:
    """Pairs of lines that the gold aligns are found, and few others in the same rows."""
    lines = _lines(corpus)
    ours: dict[str, set[str]] = {}
    for utterance in corpus.utterances:
        for point in utterance.key_points:
            ours.setdefault(point, set()).update(lines[member] for member in utterance.members)
    right = found = wanted = 0
    for row in gold["aligned"]:
        theirs, mine = _pairs(set(row["members"])), _pairs(ours.get(row["point"], set()))
        right += len(theirs & mine)
        found += len(mine)
        wanted += len(theirs)
    assert found
    assert right / found >= PRECISION
    assert right / wanted >= RECALL
