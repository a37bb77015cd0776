"""Documents of one language that share their wording: copies, reprints, later versions.

A document is cut into overlapping runs of words (of characters, in scripts without spaces); what
share of the shorter one's runs stands in the other tells a copy. An index over a fixed sample of
the runs proposes pairs, so nothing is compared that shares nothing.

The sample is a MinHash of a size that grows with the text: of the checksums, those are kept that a
fixed number divides. The usual one, of a fixed size with bands, tells how much of *both* texts is
shared, and so loses a long text's first paragraphs printed alone. See docs/quality.md.
"""

from __future__ import annotations

import datetime
import re
import zlib
from collections.abc import Iterable, Iterator

from generator.linking.deriving import Derived, apart, direction, grown, span_of_days
from generator.model import (
    Document,
    DocumentId,
    Evidence,
    Label,
    LinkConfidence,
    LinkKind,
)
from generator.saying import say
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
"""A run that more documents share is boilerplate, or a much-copied text."""
SHORTEST = 24
"""Runs below which a text is too short to be called a copy."""
SHARED = 3
"""Sampled runs that two documents share before they are compared."""
SUGGESTED, PROBABLE = 0.5, 0.8
"""Share of the shorter one's runs. Altered copies measured 0.55 and more, unrelated texts 0.02;
two reports of one briefing 0.2 to 0.4."""
AGAIN = datetime.timedelta(days=300)
"""Whoever says the same so much later says it again: an office repeats its statements."""
VERSION = datetime.timedelta(days=14)
"""Days in which an outlet corrects or fills up its own text."""
VERSION_SHARE = 0.5
"""Share of the fuller one's runs, and of the titles' words, that stays in a later version."""

Runs = frozenset[int]


class Wordings:
    """The runs of every document, cut once."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {document.id: document for document in documents}
        self.runs = {name: runs(document) for name, document in self.documents.items()}

    def candidates(self) -> Iterator[Derived]:
        """Every pair that shares its wording, with which of the two is the copy."""
        for first, second in _pairs(self.documents, self.runs):
            found = self.compared(self.documents[first], self.documents[second])
            if found is not None:
                yield found

    def compared(self, first: Document, second: Document) -> Derived | None:
        """What two documents are to each other by their wording; None where nothing."""
        one, two = self.runs[first.id], self.runs[second.id]
        least, most = sorted((len(one), len(two)))
        if least < SHORTEST:
            return None
        shared = len(one & two)
        share = shared / least
        if share < SUGGESTED:
            return None
        made = direction(first, second, (len(one), len(two)))
        gap = apart(first, second)
        kind = LinkKind.REPRINTS if made.credits else LinkKind.COPIES
        if first.outlet.value is not None and first.outlet.value == second.outlet.value:
            if shared / most < VERSION_SHARE or not _one_version(first, second, gap):
                return None
            kind = LinkKind.REVISES
            made = made if made.sure else grown(made)
        elif gap is not None and gap > AGAIN and not made.credits:
            return None
        note = say("{share} % of the shorter text stands in the other", share=round(share * 100))
        return Derived(
            copy=made.copy,
            original=made.original,
            kind=kind,
            confidence=(LinkConfidence.PROBABLE if share >= PROBABLE else LinkConfidence.SUGGESTED),
            strength=share,
            credits=made.credits,
            evidence=(
                Evidence(method="same-wording", note=note, weight=round(share, 3)),
                *made.evidence,
            ),
        )


def runs(document: Document) -> Runs:
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


def _one_version(first: Document, second: Document, gap: datetime.timedelta | None) -> bool:
    """Whether two texts of one outlet are the same piece: the same title, in the same days."""
    if gap is not None and gap > VERSION:
        return False
    one, two = (set(_UNITS.findall(fold(each.title.value or ""))) for each in (first, second))
    return len(one & two) >= VERSION_SHARE * max(len(one), len(two), 1)


def _pairs(
    documents: dict[DocumentId, Document], cut: dict[DocumentId, Runs]
) -> list[tuple[DocumentId, DocumentId]]:
    """Documents that share sampled runs, in order of their ids."""
    far = datetime.date.max
    spans = {name: span_of_days(document) or (far, far) for name, document in documents.items()}
    holders: dict[int, list[DocumentId]] = {}
    for document in sorted(documents, key=lambda name: (*spans[name], name)):
        if len(cut[document]) >= SHORTEST:
            for run in cut[document]:
                if run % SAMPLE == 0:
                    holders.setdefault(run, []).append(document)
    shared: dict[tuple[DocumentId, DocumentId], int] = {}
    for having in holders.values():
        if len(having) > COMMON:
            # The earliest stands for the rest, so that a much-copied text is still found.
            pairs = [(having[0], other) for other in having[1:]]
        else:
            pairs = [(one, two) for at, one in enumerate(having) for two in having[at + 1 :]]
        for pair in pairs:
            shared[pair] = shared.get(pair, 0) + 1
    return sorted(pair for pair, count in shared.items() if count >= SHARED)
