"""How much what a text names says that it tells of an incident: nothing, a look, or probably.

Where a text names what identifies an incident tells as much as that it does: a report leads with
its matter, while backgrounds and lists name others in passing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from generator.extracting.about import record_words
from generator.extracting.about.clues import IDENTIFYING, WEIGHTS
from generator.extracting.about.subjects import THRESHOLD
from generator.linking import parties
from generator.linking.parties import Parties
from generator.model import Document, Evidence, Incident, Label, Mode, Registry, Span, Subject

PROBABLE = 0.6
"""Score from which what a text names points at one incident; two distinctive clues, or one and
several parties. Lower scores are shown as suggestions."""
LOOKING_BACK = 0.8
"""Score that a text of a later time needs: by then others of the same kind have happened."""
EARLY = 0.5
"""Score that a text from before the attribution, on what happened, needs to be shown with it."""
HEAD = 2
"""Paragraphs that tell what a text is about, its title not counted. What only later ones name, it
tells in passing."""
HEAD_LENGTH = 700
"""Characters of a head at most, for texts that are one long paragraph."""
PART_ALONE = 0.2
"""Weight that what identifies an incident must have together: the last word of a name has less,
and may be a common one ("Force")."""
TEXT = (Label.BODY, Label.QUESTION)
EVENTS = frozenset({"term", "product"})
"""Kinds of names that stand for a matter, or for what it was done with."""
BODIES = frozenset({"victim"})
"""Kinds of names with a life of their own: what is said of them may be anything."""
SURER = 0.1
"""How much more of its parties the text must name for an incident to win over another that the
same names identify."""
PARTY = frozenset({"accuser-person", "accuser", "accuser-country", "responder"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident that a document may tell of, with what it names.

    ``when``: how the document's day lies to the attribution, one of ``fresh``, ``undated``,
    ``early``, ``later`` and ``before``.
    """

    incident: Incident
    subject: Subject
    parties: Parties | None
    when: str

    @property
    def telling(self) -> tuple[Evidence, ...]:
        """What identifies it, not counting who and when."""
        return tuple(one for one in self.subject.evidence if one.method in IDENTIFYING)

    @property
    def names(self) -> frozenset[str]:
        """What identifies it, by the words for a reader."""
        return frozenset(one.note for one in self.telling)

    @property
    def told(self) -> float:
        """How much of what identifies it is named."""
        return 1 - prod(1 - one.weight for one in self.telling)

    @property
    def party(self) -> float:
        """How much of who accused and answered it is named."""
        rest = prod(1 - one.weight for one in self.subject.evidence if one.method in PARTY)
        return 1 - rest * (1 - (self.parties.weight if self.parties else 0.0))

    @property
    def score(self) -> float:
        """The subject's score with who and when."""
        return 1 - (1 - self.subject.score) * (1 - (self.parties.weight if self.parties else 0.0))

    @property
    def accused(self) -> bool:
        """Whether an accused country is named."""
        return any(one.method == "accused" for one in self.subject.evidence)

    @property
    def cued(self) -> bool:
        """Whether a cue of its record stands in the text."""
        return any(one.method == "cue" for one in self.telling)


def worth(
    document: Document, candidate: Candidate, every: list[Candidate], registry: Registry
) -> bool:
    """Whether a document is to be shown with an incident at all."""
    telling = candidate.telling
    if candidate.when == "before":
        return False
    if telling and all(one.method in BODIES for one in telling) and not candidate.accused:
        return False
    if telling and candidate.parties is None and candidate.told < PART_ALONE:
        return False
    if candidate.when in ("early", "later"):
        return _worth_later(document, candidate)
    if candidate.subject.score >= THRESHOLD:
        return candidate.when == "fresh" or _points(candidate)
    return candidate.when == "fresh" and _by_parties(document, candidate, every, registry)


def _points(candidate: Candidate) -> bool:
    """Whether a text whose day is unknown names enough: a cue, two names, or one and the accused.

    The same names are heard for years, so without a day one of them alone shows nothing.
    """
    own = [one for one in candidate.telling if one.method not in BODIES]
    return candidate.cued or len(own) > 1 or (bool(candidate.telling) and candidate.accused)


def _by_parties(
    document: Document, candidate: Candidate, every: list[Candidate], registry: Registry
) -> bool:
    """Who and when alone: the text must do what parties do, and not be on something else.

    Between languages only plain words are compared: there the speaker and both sides outweigh
    that none is shared.
    """
    met = candidate.parties
    if met is None or _explained(candidate, every):
        return False
    if met.level == "sides" and not takes_sides(document, registry):
        return False
    if parties.reversed_roles(document, candidate.incident, registry):
        return False
    topic = parties.shared(document, candidate.incident.id, registry)
    if topic is not False:
        # Where nothing tells the topic, the sides must meet where a text says what it is about.
        return topic or met.leading
    plain = document.language.value.split("-", maxsplit=1)[0] != record_words.LANGUAGE
    return plain and met.leading and met.level == "speaker"


def _explained(candidate: Candidate, every: list[Candidate]) -> bool:
    """Whether the text names what identifies another incident, and of this one only parties."""
    return not candidate.telling and any(
        other.telling and other.when == "fresh" and other.subject.score >= THRESHOLD
        for other in every
    )


def _worth_later(document: Document, candidate: Candidate) -> bool:
    """Whether a text of another time is to be shown: it must lead with the matter.

    A group and countries are not enough: others of the same kind have happened since.
    """
    telling = candidate.telling
    spoke = candidate.party >= WEIGHTS["responder"]
    if candidate.when == "early":
        return bool(telling) and (len(telling) > 1 or spoke) and candidate.score >= EARLY
    if not _leads(document, telling):
        return False
    own = [one for one in telling if one.method != "group"]
    if candidate.subject.score >= PROBABLE or len(telling) > 1:
        return True
    return bool(own) and (spoke or candidate.accused or candidate.party > 0)


def sure(document: Document, candidate: Candidate, registry: Registry) -> bool:
    """Whether the text is surely about the incident, if about none of the others."""
    telling = candidate.telling
    met = candidate.parties
    spoken = met is not None and met.level == "speaker"
    if candidate.when == "early" or not telling:
        return False
    own = spoken and (len(telling) > 1 or candidate.cued)
    if not (own or _heads(document, telling)):
        return False
    if candidate.when == "later":
        return candidate.subject.score >= LOOKING_BACK and len(telling) > 1
    if candidate.score < PROBABLE:
        return False
    firm = [one for one in telling if one.method != "word"]
    # Bodies and places have a life of their own, and what is said of them may be anything.
    if len(telling) > 1 and (
        any(one.method not in BODIES for one in firm)
        or (met is not None and takes_sides(document, registry))
    ):
        return True
    if candidate.cued and (met is not None or len(telling) > 1):
        return True
    if met is None:
        return False
    if any(one.method in EVENTS and _titles(document, one) for one in firm):
        return True
    return bool(firm) and met.level != "sides" and takes_sides(document, registry)


def alone(candidate: Candidate, every: list[Candidate]) -> bool:
    """Whether no other incident is told by all that tells this one, and as much of its parties."""
    return not any(
        other is not candidate
        and candidate.names <= other.names
        and candidate.party < other.party + SURER
        for other in every
    )


def takes_sides(document: Document, registry: Registry) -> bool:
    """Whether anybody accuses or answers in a document."""
    sides = parties.sides(registry)
    return any(tag.id in sides for statement in document.statements for tag in statement.stances)


def _heads(document: Document, telling: tuple[Evidence, ...]) -> bool:
    """Whether a text names in its title or its first paragraphs what identifies an incident."""
    own = [block for block in document.blocks if block.label in TEXT]
    last = max((block.span.end for block in own[:HEAD]), default=len(document.text))
    first = own[0].span.start if own else 0
    last = min(last, first + HEAD_LENGTH)
    return any(one.span is not None and one.span.start < last for one in telling)


def _leads(document: Document, telling: tuple[Evidence, ...]) -> bool:
    """Whether what identifies an incident leads, or stands beside speech or in two paragraphs."""
    lead = parties.lead(document)
    places = [one.span.start for one in telling if one.span is not None]
    said = [one.sentence.start for one in document.statements if one.mode is Mode.DIRECT]
    found = 0
    for block in document.blocks:
        own = block.span
        if block.label in TEXT and any(own.start <= place < own.end for place in places):
            spoken = any(own.start <= start < own.end for start in said)
            found += 2 if spoken else 1
    return found > 1 or any(place < lead for place in places)


def _titles(document: Document, named: Evidence) -> bool:
    """Whether a name stands in the title, or in the first line of a text that has none."""
    if named.span is None:
        return False
    title = _title(document)
    return title is not None and title.start <= named.span.start < title.end


def _title(document: Document) -> Span | None:
    own = (block.span for block in document.blocks if block.label in TEXT)
    return document.title_span or next(own, None)
