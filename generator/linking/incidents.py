"""Which incidents a document tells of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from math import prod

from generator.edtf import bounds
from generator.extracting.about.subjects import NOTES
from generator.linking import parties, weighing
from generator.linking.common import BY_HAND, borrowed, day
from generator.linking.weighing import Candidate
from generator.model import (
    Document,
    Evidence,
    Incident,
    IncidentId,
    Link,
    LinkConfidence,
    LinkKind,
    Registry,
    Subject,
)
from generator.saying import counted, say

FIRST_DAYS = 30
"""Days after the attribution in which a text on it is expected. Tells answers from look-backs."""
BEFORE = datetime.timedelta(days=2)
"""Time zones, and reports of what will be announced, come before an attribution. More does not."""


def concerned(document: Document, registry: Registry) -> Iterator[Link]:
    """The links from a document to the incidents it tells of; a maintainer's word is the last."""
    written = document.source.overrides
    if written.incidents is not None or written.occasion is not None:
        yield from _written(document, registry)
        return
    candidates = list(_candidates(document, registry))
    for candidate in candidates:
        link = _inferred(document, candidate, candidates, registry)
        if link is not None:
            yield link


def _candidates(document: Document, registry: Registry) -> Iterator[Candidate]:
    met = parties.met(document, registry)
    known = parties.incidents(registry)
    subjects = {subject.incident: subject for subject in document.subjects}
    for name in (*subjects, *(name for name in sorted(met) if name not in subjects)):
        if name in known:
            none = Subject(incident=name, score=0.0, evidence=())
            when, _ = _when(document, known[name])
            if when == "fresh" and borrowed(document) and document.source.published is None:
                when = "undated"
            yield Candidate(known[name], subjects.get(name, none), met.get(name), when)


def _written(document: Document, registry: Registry) -> Iterator[Link]:
    written = document.source.overrides
    chosen: dict[IncidentId, None] = dict.fromkeys(written.incidents or ())
    if written.incidents is None:
        for occasion in registry.occasions:
            if occasion.id == written.occasion:
                chosen |= dict.fromkeys(occasion.incidents)
    for incident in chosen:
        yield Link(
            source=document.id,
            target=incident,
            kind=LinkKind.CONCERNS,
            confidence=LinkConfidence.CONFIRMED,
            evidence=(BY_HAND,),
        )


def _inferred(
    document: Document, candidate: Candidate, every: list[Candidate], registry: Registry
) -> Link | None:
    if not weighing.worth(document, candidate, every, registry):
        return None
    sure = weighing.sure(document, candidate, registry) and weighing.alone(candidate, every)
    evidence = _gathered(candidate.subject.evidence)
    if candidate.parties is not None:
        evidence = (*evidence, *candidate.parties.evidence)
    _, note = _when(document, candidate.incident)
    if note and candidate.when != "undated":
        evidence = (*evidence, Evidence(method="date", note=note))
    return Link(
        source=document.id,
        target=candidate.incident.id,
        kind=LinkKind.CONCERNS,
        confidence=LinkConfidence.PROBABLE if sure else LinkConfidence.SUGGESTED,
        evidence=evidence,
    )


def _gathered(found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Evidence of one kind as one sentence, with the first and weightiest of its places."""
    kinds: dict[str, list[Evidence]] = {}
    for evidence in found:
        kinds.setdefault(evidence.method, []).append(evidence)
    return tuple(
        replace(
            entries[0],
            note=NOTES[method].several([entry.note for entry in entries])
            if method in NOTES and len(entries) > 1
            else entries[0].note,
            weight=round(1 - prod(1 - entry.weight for entry in entries), 3)
            if method in NOTES
            else entries[0].weight,
        )
        for method, entries in kinds.items()
    )


def _when(document: Document, incident: Incident) -> tuple[str, str]:
    """How a document's day lies to the attribution: a name, and the words for a reader.

    A text may look back on an older statement: it was written when it was published.
    """
    edtf, published = day(document), document.source.published
    if edtf is None:
        return "undated", ""
    low, high = bounds(edtf)
    if published is not None:
        high = max(high, bounds(published)[1])
    first, last = bounds(incident.attributed)
    said = [first, *(bounds(claim.date)[0] for claim in incident.attributions)]
    if high < min(said) - BEFORE:
        if incident.occurred and low >= bounds(incident.occurred)[0]:
            return "early", say("dated between what happened and its attribution")
        return "before", ""
    if (low - last).days > FIRST_DAYS:
        return "later", say("looks back: its day is long after the attribution")
    if edtf == incident.attributed:
        return "fresh", say("dated on the day of the attribution")
    days = (low - last).days
    if low == high and first == last and days > 0:
        return "fresh", counted(
            days, "dated {n} day after the attribution", "dated {n} days after the attribution"
        )
    return "fresh", say("its day fits the attribution")
