"""The values that are proposed for a record, from what was inferred of its document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.adding.proposal import Proposed
from generator.model import (
    Document,
    Evidence,
    Hint,
    Inferred,
    Link,
    LinkConfidence,
    LinkKind,
    PartialDate,
)

_URL = re.compile(r"https?://[^\s<>\"]+")
_FIRM = (LinkConfidence.CONFIRMED, LinkConfidence.PROBABLE, LinkConfidence.SUGGESTED)
_PUBLISHED = "publication-"
"""How the methods begin by which a document's day is the day of its publication."""

MADE = {
    LinkKind.COPIES: ("it is a copy of {}", "{} is a copy of it"),
    LinkKind.REPRINTS: ("it is a reprint of {}", "{} is a reprint of it"),
    LinkKind.TRANSLATES: ("it is a translation of {}", "{} is a translation of it"),
    LinkKind.MACHINE_TRANSLATES: (
        "it is a machine’s translation of {}",
        "{} is a machine’s translation of it",
    ),
    LinkKind.REVISES: ("it is a later version of {}", "{} is a later version of it"),
}
"""What a link says of the new document: that it was made from the other, or the other from it."""


def decided(document: Document) -> set[str]:
    """The keys that a maintainer has decided."""
    written = document.source.overrides
    found = {
        "title": document.title.by_hand,
        "language": document.language.by_hand,
        "outlet": document.outlet.by_hand,
        "date": document.date.by_hand,
        "published": document.source.published is not None,
        "url": document.source.url is not None,
        "main_speaker": document.main_speaker.by_hand,
        "incidents": written.incidents is not None,
        "occasion": written.occasion is not None,
        "derived_from": document.source.derived_from is not None,
    }
    return {key for key, yes in found.items() if yes}


def proposed(
    document: Document, links: tuple[Link, ...], hints: tuple[Hint, ...]
) -> Iterator[Proposed]:
    """Every value that was inferred and not decided, in the order of the record."""
    known = decided(document)
    for entry in _all(document, links, hints):
        if entry.key not in known:
            yield entry


def _all(
    document: Document, links: tuple[Link, ...], hints: tuple[Hint, ...]
) -> Iterator[Proposed]:
    yield from _one("title", document.title)
    yield from _one("language", document.language)
    yield from _one("outlet", document.outlet)
    yield from _address(hints)
    yield from _day(document.date, known=document.source.published is not None)
    own = [entry for entry in links if entry.source == document.id]
    for entry in own:
        if entry.kind.derives:
            how = Evidence(method=entry.kind.value, note=MADE[entry.kind][0].format(entry.target))
            yield Proposed(
                key="derived_from",
                value=entry.target,
                confidence=entry.confidence.value,
                because=(how, *entry.evidence),
            )
    speaker = document.main_speaker.value
    if speaker is not None and speaker.id is not None:
        yield Proposed(
            key="main_speaker",
            value=speaker.id,
            confidence=document.main_speaker.confidence.value,
            because=document.main_speaker.evidence,
        )
    yield from _linked("incidents", [each for each in own if each.kind is LinkKind.CONCERNS])
    yield from _linked("occasion", [each for each in own if each.kind is LinkKind.REPORTS][:1])


def _one(key: str, found: Inferred[Any]) -> Iterator[Proposed]:
    if found.value is not None and not found.by_hand:
        yield Proposed(
            key=key, value=found.value, confidence=found.confidence.value, because=found.evidence
        )


def _day(date: PartialDate, *, known: bool) -> Iterator[Proposed]:
    """The day: of publication where it rests on that, else of what the document tells."""
    if date.edtf is None or date.by_hand:
        return
    methods = [entry.method for entry in date.evidence]
    published = bool(methods) and all(method.startswith(_PUBLISHED) for method in methods)
    if published and known:
        return
    yield Proposed(
        key="published" if published else "date",
        value=date.edtf,
        confidence=date.confidence.value,
        because=date.evidence,
    )


def _address(hints: tuple[Hint, ...]) -> Iterator[Proposed]:
    """The address that the page gives as its own."""
    for hint in hints:
        if hint.name == "url" and _URL.fullmatch(hint.value):
            evidence = (Evidence(method="address", note=f"{hint.where} gives it"),)
            yield Proposed(key="url", value=hint.value, confidence="probable", because=evidence)
            return


def _linked(key: str, links: list[Link]) -> Iterator[Proposed]:
    """The ends of links; as sure as the least sure of them."""
    if not links:
        return
    weakest = max(links, key=lambda entry: _FIRM.index(entry.confidence)).confidence
    ends = tuple(dict.fromkeys(entry.target for entry in links))
    yield Proposed(
        key=key,
        value=ends if key == "incidents" else ends[0],
        confidence=weakest.value,
        because=tuple(note for entry in links for note in entry.evidence),
    )
