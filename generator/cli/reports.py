"""What ``synoptic add`` tells of a document: for a person, and for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.adding import Entry, Proposal, Proposed, writing
from generator.exporting import jsons
from generator.model import Document, Evidence, Link, LinkKind

_REASONS = 3
"""Pieces of evidence told of one thing; the record has more."""


def lines(proposal: Proposal, decided: Mapping[str, Any]) -> Iterator[str]:
    """The proposal for a reader: what was read and why, and what it hangs together with."""
    for key, value in decided.items():
        yield f"{_named(key)}: {_shown(value)} (decided by you)"
    for value in proposal.values:
        if value.key not in ("incidents", "occasion", "derived_from"):
            yield f"{_named(value.key)}: {_shown(value.value)} ({value.confidence})"
            yield from _reasons(value.because)
    yield from _besides(proposal.document)
    yield from _links(proposal.links)
    yield ""
    yield "Near-duplicates:" if proposal.near else "Near-duplicates: none was found"
    for near in proposal.near:
        yield f"  {near.says} ({near.confidence})"
        yield from _reasons(near.because, "  ")
    if proposal.shared:
        yield "Other reports of the same statements:"
        for document, count in proposal.shared[:5]:
            yield f"  {document}: {count} of {len(proposal.document.statements)}"
    if proposal.entries:
        yield ""
        yield "Not in the registries yet; proposed entries, to be checked:"
        for entry in proposal.entries:
            yield from _entry(entry)
    if proposal.unknown:
        yield ""
        yield f"Left unknown: {'; '.join(proposal.unknown)}"


def _besides(document: Document) -> Iterator[str]:
    """What was read of a document and has no key in its record."""
    main = document.main_speaker
    if main.value is not None and main.value.id is None:
        yield f"main speaker: {main.value.name} ({main.confidence.value}; in no registry)"
        yield from _reasons(main.evidence)
    for outlet in document.credited:
        yield f"credits as its source: {outlet.value} ({outlet.confidence.value})"
    if document.machine_translated.value:
        yield f"translated by a machine ({document.machine_translated.confidence.value})"
        yield from _reasons(document.machine_translated.evidence)
    if document.unread:
        yield f"not all of it can be read: {document.unread}"


def _links(links: Iterable[Link]) -> Iterator[str]:
    yield ""
    none = True
    for link in links:
        none = False
        what = "incident" if link.kind is LinkKind.CONCERNS else "press event"
        yield f"Will be linked to the {what} {link.target} ({link.confidence.value})"
        yield from _reasons(link.evidence)
    if none:
        yield "Will be linked to no incident and no press event"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"  registries/{entry.registry}.yml ({entry.because})"
    yield from (f"    {line}" for line in writing.entry(entry).splitlines())


def _reasons(evidence: Iterable[Evidence], indent: str = "") -> Iterator[str]:
    notes = dict.fromkeys(entry.note for entry in evidence)
    yield from (f"{indent}  - {note}" for note in list(notes)[:_REASONS])


def _named(key: str) -> str:
    return key.replace("_", " ")


def _shown(value: Any) -> str:
    return ", ".join(value) or "none" if isinstance(value, (list, tuple)) else str(value)


def facts(proposal: Proposal, decided: Mapping[str, Any]) -> dict[str, Any]:
    """The same for machines."""
    return {
        "decided": dict(decided),
        "proposed": {entry.key: _value(entry) for entry in proposal.values},
        "links": [
            {
                "kind": link.kind.value,
                "target": link.target,
                "confidence": link.confidence.value,
                "evidence": jsons.plain(link.evidence),
            }
            for link in proposal.links
        ],
        "near": [jsons.plain(near) for near in proposal.near],
        "shared": dict(proposal.shared),
        "entries": [
            {"registry": entry.registry, "because": entry.because, "entry": entry.fields}
            for entry in proposal.entries
        ],
        "credited": [entry.value for entry in proposal.document.credited],
        "machine_translated": jsons.inferred(proposal.document.machine_translated),
        "unread": proposal.document.unread,
        "unknown": proposal.unknown,
    }


def _value(entry: Proposed) -> dict[str, Any]:
    return {
        "value": entry.value,
        "confidence": entry.confidence,
        "evidence": jsons.plain(entry.because),
    }
