"""Which documents were made from which: one source for each, no circles, and who counts as one.

A report that was made from another confirms nothing, however often it is printed. Each document
gets at most one document as its source, so that all that go back to one text stand in one tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.descent import Tree, is_survey
from generator.linking import translations
from generator.linking.common import RANK
from generator.linking.copies import Wordings
from generator.linking.deriving import Derived, signs, span_of_days
from generator.model import (
    Document,
    DocumentId,
    Evidence,
    Link,
    LinkConfidence,
    LinkKind,
)
from generator.saying import say


def found(documents: tuple[Document, ...]) -> Iterator[Link]:
    """The links between documents: derivations on record, then those that the texts show."""
    known = {document.id: document for document in documents}
    tree = Tree()
    for document in documents:
        link = _recorded(document, known)
        if link is not None and tree.join(document.id, DocumentId(link.target)):
            yield link
    reports = [document for document in documents if not is_survey(document)]
    wordings = Wordings(reports)
    # A text comes from its like in its own language before it comes from one in another.
    for pairs in (wordings.candidates(), translations.candidates(reports)):
        left = []
        for entry in sorted(pairs, key=_firmest):
            if tree.join(entry.copy.id, entry.original.id):
                yield _link(entry)
            else:
                left.append(entry)
        yield from _heads(left, tree, known, wordings)


def _firmest(entry: Derived) -> tuple[int, float, bool, bool, int, bool, int, str, str]:
    """What makes one source of a text likelier than another."""
    span = span_of_days(entry.original)
    return (
        RANK[entry.confidence],
        -round(entry.strength, 1),
        not entry.credits,
        span is None,
        span[0].toordinal() if span is not None else 0,
        not signs(entry.original),
        -len(entry.original.text),
        entry.original.id,
        entry.copy.id,
    )


def _heads(
    left: list[Derived],
    tree: Tree,
    known: dict[DocumentId, Document],
    wordings: Wordings,
) -> Iterator[Link]:
    """Join trees that one text seemed to belong to both of, where their heads are alike too."""
    for entry in left:
        one, two = (DocumentId(tree.root(each.id)) for each in (entry.copy, entry.original))
        if one == two or entry.confidence is not LinkConfidence.PROBABLE:
            continue
        made = wordings.compared(known[one], known[two])
        if made is not None and tree.join(made.copy.id, made.original.id):
            yield _link(made)


def _recorded(document: Document, known: dict[DocumentId, Document]) -> Link | None:
    derived = document.source.derived_from
    if derived is None or derived.document not in known or derived.document == document.id:
        return None
    kind = LinkKind.REPRINTS
    if derived.kind == "translation":
        kind = LinkKind.MACHINE_TRANSLATES if derived.machine else LinkKind.TRANSLATES
    return Link(
        source=document.id,
        target=derived.document,
        kind=kind,
        confidence=LinkConfidence.CONFIRMED,
        evidence=(Evidence(method="record", note=say("written in the document's record")),),
    )


def _link(entry: Derived) -> Link:
    return Link(
        source=entry.copy.id,
        target=entry.original.id,
        kind=entry.kind,
        confidence=entry.confidence,
        evidence=entry.evidence,
    )
