"""Which incidents a document tells of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from math import prod

from generator.edtf import bounds
from generator.extracting.subjects import NOTES
from generator.linking.common import BY_HAND, day
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

PROBABLE = 0.6
"""Score from which what a text names points at one incident; two distinctive clues, or one and
several parties. Lower scores are shown as suggestions."""
FIRST_DAYS = 30
"""Days after the attribution in which a text on it is expected. Tells answers from look-backs."""
LOOKING_BACK = 0.8
"""Score that a text of a later time needs: by then others of the same kind have happened."""
BEFORE = datetime.timedelta(days=2)
"""Time zones, and reports of what will be announced, come before an attribution. More does not."""


def concerned(document: Document, registry: Registry) -> Iterator[Link]:
    """The links from a document to the incidents it tells of; a maintainer's word is the last."""
    written = document.source.overrides
    known = {incident.id: incident for incident in registry.incidents}
    if written.incidents is not None or written.occasion is not None:
        yield from _written(document, registry)
        return
    for subject in document.subjects:
        incident = known.get(subject.incident)
        if incident is not None:
            yield from _inferred(document, subject, incident)


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


def _inferred(document: Document, subject: Subject, incident: Incident) -> Iterator[Link]:
    when, note = _when(day(document), incident)
    needed = {"fresh": PROBABLE, "undated": PROBABLE, "later": LOOKING_BACK}.get(when)
    if needed is None:
        return
    probable = subject.score >= needed
    if when == "later" and subject.score < PROBABLE:
        return
    evidence = _gathered(subject.evidence)
    if note:
        evidence = (*evidence, Evidence(method="date", note=note))
    yield Link(
        source=document.id,
        target=incident.id,
        kind=LinkKind.CONCERNS,
        confidence=LinkConfidence.PROBABLE if probable else LinkConfidence.SUGGESTED,
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


def _when(edtf: str | None, incident: Incident) -> tuple[str, str]:
    """How a document's day lies to the attribution: a name, and the words for a reader."""
    if edtf is None:
        return "undated", ""
    low, high = bounds(edtf)
    first, last = bounds(incident.attributed)
    if high < first - BEFORE:
        return "before", ""
    if (low - last).days > FIRST_DAYS:
        return "later", "looks back: its day is long after the attribution"
    if edtf == incident.attributed:
        return "fresh", "dated on the day of the attribution"
    days = (low - last).days
    if low == high and first == last and days > 0:
        return "fresh", f"dated {days} day{'s' if days > 1 else ''} after the attribution"
    return "fresh", "its day fits the attribution"
