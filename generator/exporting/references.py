"""A document as whoever cites it needs it, in the formats of reference managers.

A reference manager knows no "probably": what is not certain goes where a format has a place for
doubt (``Day``), or into a note, never into a plain field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.descent import is_survey
from generator.edtf import is_uncertain, precision
from generator.exporting import bibtex, csl, ris
from generator.exporting.reference import Day, Reference
from generator.model import Confidence, Corpus, Document, Inferred, Outlet, Output, Rights

PRESS = ("agency", "newspaper")
"""Kinds of outlets whose reports are cited as press articles; all others' are web pages."""


def export(corpus: Corpus) -> Iterator[Output]:
    """``documents/<id>.bib``, ``.csl.json`` and ``.ris``; nothing for what was withdrawn."""
    outlets: dict[str, Outlet] = {outlet.id: outlet for outlet in corpus.registry.outlets}
    for document in corpus.documents:
        if document.source.rights is Rights.WITHDRAWN:
            continue
        made = reference(document, outlets)
        for suffix, write in FORMATS.items():
            yield Output(path=f"documents/{document.id}.{suffix}", content=write(made).encode())


FORMATS = {"bib": bibtex.write, "csl.json": csl.write, "ris": ris.write}
"""How each format is written, by the ending of its files."""


def reference(document: Document, outlets: Mapping[str, Outlet]) -> Reference:
    """What is cited, with its doubts."""
    source = document.source
    outlet = outlets.get(document.outlet.value or "")
    sure = outlet is not None and _sure(document.outlet)
    return Reference(
        id=document.id,
        title=" ".join((document.title.value or "").split()),
        language=document.language.value if _sure(document.language) else "",
        outlet=outlet.name if outlet is not None and sure else "",
        press=outlet is not None and sure and outlet.kind in PRESS,
        day=_day(document),
        url=source.url or source.archived_url,
        retrieved=source.retrieved if _is_day(source.retrieved) else None,
        notes=tuple(_notes(document, outlet if not sure else None)),
    )


def _is_day(edtf: str | None) -> bool:
    return edtf is not None and precision(edtf) == "day" and not is_uncertain(edtf)


def _sure(value: Inferred[Any]) -> bool:
    return value.by_hand or value.confidence is Confidence.CERTAIN


def _day(document: Document) -> Day | None:
    """The day as far as it is known; None where it is a mere possibility."""
    date = document.date
    if date.edtf is None or (date.confidence is Confidence.UNCERTAIN and not date.by_hand):
        return None
    first, _, last = date.edtf.partition("/")
    sure = date.by_hand or date.confidence is Confidence.CERTAIN
    return Day(
        first=first.rstrip("?~%").removeprefix(".."),
        last=last.rstrip("?~%").removeprefix("..") if last else None,
        open="/" in date.edtf and (first in ("", "..") or last in ("", "..")),
        doubtful=not sure or is_uncertain(date.edtf),
    )


def _notes(document: Document, doubted: Outlet | None) -> Iterator[str]:
    date, source = document.date, document.source
    if date.edtf is not None and not date.by_hand and date.confidence is not Confidence.CERTAIN:
        how = "probable" if date.confidence is Confidence.PROBABLE else "possible, not established"
        yield f"Date {date.edtf}: {how}"
    if doubted is not None:
        yield f"Outlet {doubted.name}: {document.outlet.confidence.value}"
    if is_survey(document):
        yield "Written by the editors from the public record"
    elif source.rights is Rights.DIGEST:
        yield "Read as a digest: not the wording of the original"
    if document.machine_translated.value:
        yield f"Machine translation: {document.machine_translated.confidence.value}"
    if source.archived_url is not None and source.url is not None:
        yield f"Archived copy: {source.archived_url}"
