"""What goes back to what: a forest over documents, and who counts as one source.

A report that was made from another confirms nothing, however often it is printed. Wherever
reports are counted, they are counted here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.edtf import bounds
from generator.model import Document, DocumentId, Link, LinkConfidence, OutletId

SURVEY = "survey"
SAME_DAYS = datetime.timedelta(days=3)
"""Days after which texts made from one outlet's are made from another report of it."""


def is_survey(document: Document) -> bool:
    """Whether the editors wrote it from the public record: it stands for no single report."""
    derived = document.source.derived_from
    return derived is not None and derived.kind == SURVEY


class Tree:
    """Each document's source. Nothing is ever its own source, however many steps away."""

    def __init__(self) -> None:
        self._source: dict[str, str] = {}

    def join(self, copy: str, original: str) -> bool:
        """Set a document's source, unless it has one or would come from itself."""
        if copy in self._source or self.root(original) == copy:
            return False
        self._source[copy] = original
        return True

    def root(self, document: str) -> str:
        """The text that a document goes back to."""
        while document in self._source:
            document = self._source[document]
        return document


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """What each document goes back to, surveys apart, which have no place in it.

    ``roots`` names the document at the root of its tree, itself where it was made from none.
    ``outlets`` names, for a root, the outlet from whose text it was made, by its record.
    """

    roots: Mapping[DocumentId, DocumentId]
    outlets: Mapping[DocumentId, OutletId]

    @classmethod
    def of(cls, documents: Iterable[Document], links: Iterable[Link]) -> Descent:
        """What the links say that counts may rest on: a suggestion takes no independence away."""
        known = {document.id: document for document in documents}
        tree = Tree()
        for link in links:
            held = link.source in known and link.target in known
            if held and link.kind.derives and link.confidence is not LinkConfidence.SUGGESTED:
                tree.join(link.source, link.target)
        outlets = {
            name: document.source.derived_from.outlet
            for name, document in known.items()
            if document.source.derived_from is not None and not is_survey(document)
        }
        return cls(
            roots={
                name: DocumentId(tree.root(name))
                for name, document in known.items()
                if not is_survey(document)
            },
            outlets={name: outlet for name, outlet in outlets.items() if outlet is not None},
        )

    def derived(self, document: DocumentId) -> bool:
        """Whether a document was made from another, held here or not; surveys were not."""
        root = self.roots.get(document)
        return root is not None and (root != document or root in self.outlets)

    def families(self, some: Iterable[Document]) -> tuple[tuple[Document, ...], ...]:
        """Documents that are one source together, the one that stands for them first.

        That is what the others go back to, if it is among them, else the first published.
        """
        some = [document for document in some if document.id in self.roots]
        source = {document.id: str(self.roots[document.id]) for document in some}
        source |= self._by_outlet(some)
        found: dict[str, list[Document]] = {}
        for document in some:
            found.setdefault(source[document.id], []).append(document)
        return tuple(
            tuple(sorted(members, key=lambda entry: (entry.id != root, *_day_first(entry))))
            for root, members in found.items()
        )

    def independent(self, some: Iterable[Document]) -> int:
        """How many of some documents are sources apart from each other, as far as is known."""
        return len(self.families(some))

    def _by_outlet(self, some: list[Document]) -> dict[DocumentId, str]:
        """The source of texts made from an outlet's that is not named, or not here.

        What was made of one outlet's reports in the same days is taken for one, and for one with
        the outlet's own report of these days.
        """
        wanted = set(self.outlets.values())
        chains: dict[OutletId, list[Document]] = {}
        for document in some:
            made = self.outlets.get(self.roots[document.id])
            outlet = document.outlet.value if made is None else made
            if outlet in wanted and outlet is not None:
                chains.setdefault(outlet, []).append(document)
        found: dict[DocumentId, str] = {}
        for chain in chains.values():
            for run in _runs(chain):
                left = [each for each in run if self.roots[each.id] in self.outlets]
                own = [each for each in run if self.roots[each.id] not in self.outlets]
                root = self.roots[own[0].id] if own else left[0].id
                found |= {document.id: root for document in left}
        return found


def _day_first(document: Document) -> tuple[str, str]:
    return document.date.edtf or "9999", document.id


def _runs(chain: list[Document]) -> Iterator[list[Document]]:
    """Documents by day, cut where days go by without one; undated ones stay with the last."""
    run: list[Document] = []
    last: datetime.date | None = None
    for document in sorted(chain, key=_day_first):
        span = bounds(document.date.edtf) if document.date.edtf is not None else None
        if run and span is not None and last is not None and span[0] - last > SAME_DAYS:
            yield run
            run = []
        run.append(document)
        last = span[1] if span is not None else last
    yield run
