"""Which incident a passage of a text tells of, sentence by sentence.

A text that touches several incidents names each where it turns to it. So a statement is about what
its own sentence names; else about what was named last before it; but where its paragraph names
something only behind it, about that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.extracting.about import subjects
from generator.extracting.about.clues import IDENTIFYING
from generator.model import Block, Document, IncidentId, Registry, Span


class Place(NamedTuple):
    """Where a text names what identifies incidents."""

    start: int
    incidents: frozenset[IncidentId]


@dataclass(frozen=True, slots=True)
class Passages:
    """The places of a text that name incidents, in its order, and its paragraphs."""

    places: tuple[Place, ...]
    blocks: tuple[Span, ...]

    def told(self, sentence: Span) -> frozenset[IncidentId]:
        """The incidents that a sentence may be about; several where nothing tells them apart."""
        first, last = self._at(sentence.start), self._at(sentence.end)
        inside = self.places[first:last]
        if inside:
            return frozenset().union(*(place.incidents for place in inside))
        at = bisect_right(self.blocks, sentence.start, key=lambda span: span.start) - 1
        block = self.blocks[at] if at >= 0 else sentence
        before = self.places[first - 1] if first else None
        behind = self.places[last] if last < len(self.places) else None
        own = before is not None and before.start >= block.start
        if not own and behind is not None and behind.start < block.end:
            return behind.incidents
        return before.incidents if before is not None else frozenset()

    def _at(self, offset: int) -> int:
        """The number of the first place that is not before an offset."""
        return bisect_right(self.places, offset - 1, key=lambda place: place.start)


def find(document: Document, among: AbstractSet[IncidentId], registry: Registry) -> Passages:
    """Where a document names what identifies one or several of some incidents.

    A name that all of them share tells none from another, and is no place.
    """
    blocks = sorted(
        (block for block in document.blocks if block.label.is_text), key=lambda block: block.span
    )
    found: dict[int, set[IncidentId]] = {}
    for block in blocks:
        for start, incident in _named(document, block, registry):
            if incident in among:
                found.setdefault(start, set()).add(incident)
    places = tuple(
        Place(start, frozenset(named)) for start, named in sorted(found.items()) if named != among
    )
    return Passages(places, tuple(block.span for block in blocks))


def _named(document: Document, block: Block, registry: Registry) -> list[tuple[int, IncidentId]]:
    """What a block, read alone, names of incidents: the first place of every clue."""
    start, end = block.span.start, block.span.end
    mentions = tuple(
        replace(entry, span=_moved(entry.span, start))
        for entry in document.mentions
        if start <= entry.span.start < end
    )
    alone = replace(block, span=_moved(block.span, start))
    text = block.span.of(document.text)
    language = document.language.value
    found = subjects.find(text, (alone,), mentions, (), registry, language, least=0.0)
    return [
        (start + evidence.span.start, subject.incident)
        for subject in found
        for evidence in subject.evidence
        if evidence.method in IDENTIFYING and evidence.span is not None
    ]


def _moved(span: Span, by: int) -> Span:
    return Span(start=span.start - by, end=span.end - by)
