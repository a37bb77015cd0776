"""Which incidents a document tells of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod

from generator.edtf import bounds
from generator.extracting.about.clues import IDENTIFYING, WEIGHTS
from generator.extracting.about.subjects import NOTES, THRESHOLD
from generator.linking import parties
from generator.linking.common import BY_HAND, day
from generator.linking.parties import Parties
from generator.model import (
    Document,
    Evidence,
    Incident,
    IncidentId,
    Label,
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
EARLY = 0.5
"""Score that a text from before the attribution, on what happened, needs to be shown with it."""
HEAD = 2
"""Paragraphs that tell what a text is about, its title not counted. What only later ones name, it
tells in passing."""
TEXT = (Label.BODY, Label.QUESTION)
EVENTS = frozenset({"term", "product"})
"""Kinds of names that stand for a matter, or for what it was done with."""
SURER = 0.1
"""How much more of its parties the text must name for an incident to win over another that the
same names identify."""
PARTY = frozenset({"accuser-person", "accuser", "accuser-country", "responder"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An incident that a document may tell of, with what it names."""

    incident: Incident
    subject: Subject
    parties: Parties | None

    @property
    def telling(self) -> tuple[Evidence, ...]:
        """What identifies it, not counting who and when."""
        return tuple(one for one in self.subject.evidence if one.method in IDENTIFYING)

    @property
    def names(self) -> frozenset[str]:
        """What identifies it, by the words for a reader."""
        return frozenset(one.note for one in self.telling)

    @property
    def party(self) -> float:
        """How much of who accused and answered it is named."""
        rest = prod(1 - one.weight for one in self.subject.evidence if one.method in PARTY)
        return 1 - rest * (1 - (self.parties.weight if self.parties else 0.0))

    @property
    def score(self) -> float:
        """The subject's score with who and when."""
        return 1 - (1 - self.subject.score) * (1 - (self.parties.weight if self.parties else 0.0))


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


def _candidates(document: Document, registry: Registry) -> Iterator[_Candidate]:
    met = parties.met(document, registry)
    known = parties.incidents(registry)
    subjects = {subject.incident: subject for subject in document.subjects}
    for name in (*subjects, *(name for name in sorted(met) if name not in subjects)):
        if name in known:
            none = Subject(incident=name, score=0.0, evidence=())
            yield _Candidate(known[name], subjects.get(name, none), met.get(name))


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
    document: Document, candidate: _Candidate, every: list[_Candidate], registry: Registry
) -> Link | None:
    when, note = _when(day(document), candidate.incident)
    if when in ("fresh", "undated"):
        worth = _worth_fresh(document, candidate, registry)
    else:
        worth = when != "before" and _worth_later(candidate, when)
    if not worth:
        return None
    probable = _sure(document, candidate, when, registry) and _alone(candidate, every)
    evidence = _gathered(candidate.subject.evidence)
    if candidate.parties is not None:
        evidence = (*evidence, *candidate.parties.evidence)
    if note:
        evidence = (*evidence, Evidence(method="date", note=note))
    return Link(
        source=document.id,
        target=candidate.incident.id,
        kind=LinkKind.CONCERNS,
        confidence=LinkConfidence.PROBABLE if probable else LinkConfidence.SUGGESTED,
        evidence=evidence,
    )


def _worth_fresh(document: Document, candidate: _Candidate, registry: Registry) -> bool:
    """Whether a text of the days of the attribution is to be shown with it at all."""
    if candidate.subject.score >= THRESHOLD:
        return True
    met = candidate.parties
    if met is None:
        return False
    # Who and when alone: the text must do what parties do, and not be on something else.
    topic = parties.shared(document, candidate.incident.id, registry)
    if topic is None:
        return met.level != "sides" or _takes_sides(document, registry)
    return topic and (met.level != "sides" or _takes_sides(document, registry))


def _worth_later(candidate: _Candidate, when: str) -> bool:
    """Whether a text of another time is to be shown: a group and countries are not enough."""
    telling = candidate.telling
    spoke = candidate.party >= WEIGHTS["responder"]
    if when == "early":
        return bool(telling) and (len(telling) > 1 or spoke) and candidate.score >= EARLY
    own = [one for one in telling if one.method != "group"]
    return candidate.subject.score >= PROBABLE or len(telling) > 1 or (bool(own) and spoke)


def _sure(document: Document, candidate: _Candidate, when: str, registry: Registry) -> bool:
    """Whether the text is surely about the incident, if about none of the others."""
    telling = candidate.telling
    met = candidate.parties
    spoken = met is not None and met.level == "speaker"
    if when == "early" or not telling or not (spoken or _heads(document, telling)):
        return False
    if when == "later":
        return candidate.subject.score >= LOOKING_BACK and len(telling) > 1
    if candidate.score < PROBABLE:
        return False
    firm = [one for one in telling if one.method != "word"]
    # Bodies and places have a life of their own, and what is said of them may be anything.
    if len(telling) > 1 and (
        any(one.method != "victim" for one in firm)
        or (met is not None and _takes_sides(document, registry))
    ):
        return True
    if any(one.method == "cue" for one in telling):
        return True
    if met is None:
        return False
    if any(one.method in EVENTS and _titles(document, one) for one in firm):
        return True
    return bool(firm) and met.level != "sides" and _takes_sides(document, registry)


def _heads(document: Document, telling: tuple[Evidence, ...]) -> bool:
    """Whether a text names in its title or its first paragraphs what identifies an incident."""
    own = [block for block in document.blocks if block.label in TEXT]
    last = max((block.span.end for block in own[:HEAD]), default=len(document.text))
    return any(one.span is not None and one.span.start < last for one in telling)


def _titles(document: Document, named: Evidence) -> bool:
    """Whether a name stands in the title, or in the first line of a text that has none."""
    if named.span is None:
        return False
    own = (block.span for block in document.blocks if block.label in TEXT)
    title = document.title_span or next(own, None)
    return title is not None and title.start <= named.span.start < title.end


def _takes_sides(document: Document, registry: Registry) -> bool:
    """Whether anybody accuses or answers in it."""
    sides = parties.sides(registry)
    return any(tag.id in sides for statement in document.statements for tag in statement.stances)


def _alone(candidate: _Candidate, every: list[_Candidate]) -> bool:
    """Whether no other incident is told by all that tells this one, and as much of its parties."""
    return not any(
        other is not candidate
        and candidate.names <= other.names
        and candidate.party < other.party + SURER
        for other in every
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
    said = [first, *(bounds(claim.date)[0] for claim in incident.attributions)]
    if high < min(said) - BEFORE:
        if incident.occurred and low >= bounds(incident.occurred)[0]:
            return "early", "dated between what happened and its attribution"
        return "before", ""
    if (low - last).days > FIRST_DAYS:
        return "later", "looks back: its day is long after the attribution"
    if edtf == incident.attributed:
        return "fresh", "dated on the day of the attribution"
    days = (low - last).days
    if low == high and first == last and days > 0:
        return "fresh", f"dated {days} day{'s' if days > 1 else ''} after the attribution"
    return "fresh", "its day fits the attribution"
