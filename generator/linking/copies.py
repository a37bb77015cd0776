"""Documents that are copies, reprints or translations of others.

A document is cut into overlapping runs of words (of characters, in scripts without spaces); what
share of the shorter one's runs stands in the other tells a copy. An index over a fixed sample of
the runs proposes pairs, so nothing is compared that shares nothing.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from generator.edtf import bounds
from generator.linking.common import day
from generator.model import (
    Document,
    DocumentId,
    Evidence,
    Label,
    Link,
    LinkConfidence,
    LinkKind,
)
from generator.text import fold, is_cjk

_CJK = "\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff\uf900-\ufaff"
_UNITS = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
"""What a run counts: characters of scripts without spaces (as in ``text.is_cjk``), else words."""

RUN_WORDS = 5
RUN_CHARS = 8
"""Long enough that two reports of one briefing, quoting the same speaker, share few runs."""
SAMPLE = 4
"""One run in so many goes into the index; the choice hangs on the run's own checksum."""
COMMON = 12
"""A run that more documents share is boilerplate, or a much-quoted line: it proposes no pair."""
SHORTEST = 24
"""Runs below which a text is too short to be called a copy."""
SHARED = 3
"""Sampled runs that two documents share before they are compared."""
SUGGESTED, PROBABLE = 0.5, 0.8
"""Share of the shorter one's runs. Altered copies measured 0.55 and more, unrelated texts 0.02;
two reports of one briefing 0.2 to 0.4."""


def found(documents: tuple[Document, ...]) -> Iterator[Link]:
    """The links between documents: derivations on record, then copies by their wording."""
    known = {document.id: document for document in documents}
    recorded = set()
    for document in documents:
        for link in _recorded(document, known):
            recorded.add(frozenset((link.source, link.target)))
            yield link
    runs = {document.id: _runs(document) for document in documents}
    for first, second in _pairs(runs):
        if frozenset((first, second)) in recorded:
            continue
        yield from _compared(known[first], known[second], runs[first], runs[second])


def _recorded(document: Document, known: dict[DocumentId, Document]) -> Iterator[Link]:
    derived = document.source.derived_from
    if derived is None or derived.document not in known or derived.document == document.id:
        return
    kind = LinkKind.REPRINTS
    if derived.kind == "translation":
        kind = LinkKind.MACHINE_TRANSLATES if derived.machine else LinkKind.TRANSLATES
    yield Link(
        source=document.id,
        target=derived.document,
        kind=kind,
        confidence=LinkConfidence.CONFIRMED,
        evidence=(Evidence(method="record", note="written in the document's record"),),
    )


def _runs(document: Document) -> frozenset[int]:
    """Checksums of the runs of a document's own text."""
    units: list[str] = []
    for block in document.blocks:
        if block.label in (Label.BODY, Label.QUESTION):
            units += _UNITS.findall(fold(block.span.of(document.text)))
    spaceless = sum(len(unit) == 1 and is_cjk(unit) for unit in units) * 2 > len(units)
    length = RUN_CHARS if spaceless else RUN_WORDS
    return frozenset(
        zlib.crc32(" ".join(units[at : at + length]).encode())
        for at in range(len(units) - length + 1)
    )


def _pairs(runs: dict[DocumentId, frozenset[int]]) -> list[tuple[DocumentId, DocumentId]]:
    """Documents that share sampled runs, in order of their ids."""
    holders: dict[int, list[DocumentId]] = {}
    for document in sorted(runs):
        if len(runs[document]) >= SHORTEST:
            for run in runs[document]:
                if run % SAMPLE == 0:
                    holders.setdefault(run, []).append(document)
    shared: dict[tuple[DocumentId, DocumentId], int] = {}
    for run in sorted(holders):
        having = holders[run]
        if len(having) > COMMON:
            # The earliest by id stands for the rest, so that a much-copied text is still found.
            pairs = [(having[0], other) for other in having[1:]]
        else:
            pairs = [(one, two) for at, one in enumerate(having) for two in having[at + 1 :]]
        for pair in pairs:
            shared[pair] = shared.get(pair, 0) + 1
    return sorted(pair for pair, count in shared.items() if count >= SHARED)


def _compared(
    first: Document, second: Document, one: frozenset[int], two: frozenset[int]
) -> Iterator[Link]:
    share = len(one & two) / min(len(one), len(two))
    if share < SUGGESTED:
        return
    copy, original, note = _direction(first, second, one, two)
    credits_it = original.outlet.value is not None and original.outlet.value in {
        credit.value for credit in copy.credited
    }
    evidence = [
        Evidence(
            method="same-wording",
            note=f"{round(share * 100)} % of the shorter text stands in the other",
            weight=round(share, 3),
        ),
        Evidence(method="direction", note=note, weight=0.5),
    ]
    if credits_it:
        evidence.append(Evidence(method="credit", note="credits the other's outlet"))
    yield Link(
        source=copy.id,
        target=original.id,
        kind=LinkKind.REPRINTS if credits_it else LinkKind.COPIES,
        confidence=LinkConfidence.PROBABLE if share >= PROBABLE else LinkConfidence.SUGGESTED,
        evidence=tuple(evidence),
    )


def _direction(
    first: Document, second: Document, one: frozenset[int], two: frozenset[int]
) -> tuple[Document, Document, str]:
    """Which of two is the copy, and why: what it credits, then its day, then its length."""
    for copy, original in ((first, second), (second, first)):
        outlet = original.outlet.value
        if outlet is not None and outlet in {credit.value for credit in copy.credited}:
            return copy, original, "credits the other's outlet"
    when = [document.source.published or day(document) for document in (first, second)]
    if when[0] is not None and when[1] is not None:
        if bounds(when[0])[1] < bounds(when[1])[0]:
            return second, first, "published later"
        if bounds(when[1])[1] < bounds(when[0])[0]:
            return first, second, "published later"
    if len(one) != len(two):
        note = "which of the two came first is not known; the fuller one is taken"
        return (second, first, note) if len(one) > len(two) else (first, second, note)
    return second, first, "which of the two came first is not known"
