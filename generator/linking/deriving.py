"""Which of two texts was made from the other, and why that is believed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.edtf import bounds
from generator.linking.common import day
from generator.model import (
    Confidence,
    Document,
    Evidence,
    Label,
    LinkConfidence,
    LinkKind,
    OutletId,
)
from generator.saying import say
from generator.text import fold

Days = tuple[datetime.date, datetime.date]
ZONES = datetime.timedelta(days=1)
"""A copy may bear an earlier day than its original by so much: time zones, and a day misread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A document that may have been made from another. ``strength`` in [0, 1] ranks originals."""

    copy: Document
    original: Document
    kind: LinkKind
    confidence: LinkConfidence
    strength: float
    credits: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Direction:
    """``credits``: the copy names the original's outlet. ``sure``: more than length tells."""

    copy: Document
    original: Document
    credits: bool
    sure: bool
    evidence: tuple[Evidence, ...]


def span_of_days(document: Document) -> Days | None:
    """The first and the last day on which a document may have been published."""
    edtf = document.source.published or day(document)
    return bounds(edtf) if edtf is not None else None


def apart(first: Document, second: Document) -> datetime.timedelta | None:
    """The least time between two documents; None where a day is unknown."""
    return gap(span_of_days(first), span_of_days(second))


def gap(one: Days | None, two: Days | None) -> datetime.timedelta | None:
    """The least time between two ranges of days; None where one is unknown."""
    if one is None or two is None:
        return None
    return max(one[0] - two[1], two[0] - one[1], datetime.timedelta(0))


def tongue(document: Document) -> str:
    """A document's language without region and script."""
    return document.language.value.partition("-")[0]


def sources(document: Document) -> dict[OutletId, str]:
    """The outlets that a document gives as where it comes from, with how it does."""
    found: dict[OutletId, str] = {}
    derived = document.source.derived_from
    if derived is not None and derived.outlet is not None:
        found[derived.outlet] = say("its record names the other’s outlet as its source")
    for credit in document.credited:
        found.setdefault(credit.value, say("credits the other’s outlet"))
    for mention in document.mentions:
        if mention.kind == "outlet":
            found.setdefault(OutletId(mention.target), say("names the other’s outlet"))
    return found


def direction(first: Document, second: Document, sizes: tuple[int, int]) -> Direction:
    """Which of two is the copy: by source, language of the source, day, then completeness."""
    for told in (_by_credit, _by_translation, _by_day, _by_own_name):
        found = told(first, second)
        if found is not None:
            return found
    one, two = sizes
    swap = two > one if one != two else second.id < first.id
    copy, original = (first, second) if swap else (second, first)
    note = say("which of the two came first is not known")
    if one != two:
        note = say("which of the two came first is not known; the fuller one is taken")
    return Direction(copy, original, False, False, (_why("direction", note, 0.3),))


def grown(guess: Direction) -> Direction:
    """Of two versions by one outlet in no known order: corrections are told in a note, and a text
    grows, so the fuller is the later.
    """
    ours, theirs = _notes(guess.copy), _notes(guess.original)
    if ours != theirs and (ours <= theirs or theirs <= ours):
        copy, original = guess.copy, guess.original
        if ours < theirs:
            copy, original = original, copy
        note = say("bears a note that the other has not, as corrected versions do")
        return Direction(copy, original, False, True, (_why("note", note),))
    note = say("which of the two came first is not known; the fuller one is taken for the later")
    why = (_why("direction", note, 0.3),)
    return Direction(guess.original, guess.copy, False, False, why)


def _notes(document: Document) -> frozenset[str]:
    """What a document says of itself in notes."""
    return frozenset(
        fold(block.span.of(document.text)).strip()
        for block in document.blocks
        if block.label is Label.NOTE
    )


def _why(method: str, note: str, weight: float = 0.5) -> Evidence:
    return Evidence(method=method, note=note, weight=weight)


def _by_credit(first: Document, second: Document) -> Direction | None:
    notes = []
    for copy, original in ((first, second), (second, first)):
        outlet = original.outlet.value
        same = outlet is None or outlet == copy.outlet.value
        note = None if same or outlet is None else sources(copy).get(outlet)
        notes.append(note if not _before(copy, original) else None)
    if (notes[0] is None) == (notes[1] is None):
        return None
    copy, original = (first, second) if notes[0] is not None else (second, first)
    note = notes[0] or notes[1] or ""
    return Direction(copy, original, True, True, (_why("credit", note, 1.0),))


def _before(copy: Document, original: Document) -> bool:
    """Whether a document was out too long before another to be made from it."""
    one, two = span_of_days(copy), span_of_days(original)
    return one is not None and two is not None and two[0] - one[1] > ZONES


def _by_translation(first: Document, second: Document) -> Direction | None:
    """What is said to be a translation is no original of a text in another language."""
    if tongue(first) == tongue(second):
        return None
    told = [_translated(first), _translated(second)]
    if told[0] == told[1]:
        return None
    copy, original = (first, second) if told[0] else (second, first)
    if _before(copy, original):
        return None
    return Direction(
        copy, original, False, True, (_why("translation", say("is a translation"), 1.0),)
    )


def _translated(document: Document) -> bool:
    derived = document.source.derived_from
    on_record = derived is not None and derived.kind == "translation"
    machine = document.machine_translated
    return on_record or (machine.value and machine.confidence is not Confidence.UNCERTAIN)


def _by_day(first: Document, second: Document) -> Direction | None:
    one, two = span_of_days(first), span_of_days(second)
    if one is None or two is None:
        return None
    why = (_why("later", say("published later")),)
    if one[1] < two[0]:
        return Direction(second, first, False, True, why)
    return Direction(first, second, False, True, why) if two[1] < one[0] else None


def _by_own_name(first: Document, second: Document) -> Direction | None:
    """An agency signs its reports in their first line; who passes them on may leave that in."""
    signed = [signs(document) for document in (first, second)]
    if signed[0] == signed[1]:
        return None
    copy, original = (second, first) if signed[0] else (first, second)
    why = (_why("signed", say("the other bears its outlet’s own name")),)
    return Direction(copy, original, False, True, why)


def signs(document: Document) -> bool:
    """Whether a text bears its own outlet's name."""
    return any(
        mention.kind == "outlet" and mention.target == document.outlet.value
        for mention in document.mentions
    )
