"""A document that is to be added: what is proposed for its record, and what it hangs together with.

Nothing is found out here: the document was read and linked with the corpus as any other. This room
picks what a maintainer should look at, keeps its evidence, and writes it down. A proposed value is
never a decided one: it stands below ``proposed:``, from which nothing is built.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from generator.adding import people, values
from generator.adding.proposal import Entry, Near, Proposal, Proposed
from generator.model import Corpus, Document, DocumentId, Hint, Link, LinkKind
from generator.written import free, slug

__all__ = ["Entry", "Near", "Proposal", "Proposed", "name", "propose"]

LONGEST_ID = 70
"""Characters of an id before its number: a record takes 80."""
_WANTED = {
    "outlet": "who published it",
    "date": "the day of what it tells",
    "main_speaker": "whose statement it mainly reports",
    "incidents": "which incident it tells of",
}
"""What a record should know, and what is said where it does not."""

_TOLD = (LinkKind.CONCERNS, LinkKind.REPORTS)


def propose(document: Document, corpus: Corpus, hints: tuple[Hint, ...]) -> Proposal:
    """What is proposed for a document that was read and linked as part of ``corpus``.

    ``hints`` are what its format says of it.
    """
    links = tuple(entry for entry in corpus.links if document.id in (entry.source, entry.target))
    found = tuple(values.proposed(document, links, hints))
    known = {entry.key for entry in found} | values.decided(document)
    known |= {"date"} if "published" in known else set()
    known |= {"main_speaker"} if document.main_speaker.value is not None else set()
    entries = (
        *people.outlets(document, hints, corpus.registry),
        *people.people(document, hints, corpus.registry),
    )
    return Proposal(
        document=document,
        values=found,
        links=tuple(
            entry for entry in links if entry.kind in (LinkKind.CONCERNS, LinkKind.REPORTS)
        ),
        near=tuple(_near(document, links)),
        shared=_shared(document, corpus),
        entries=entries,
        unknown=tuple(words for key, words in _WANTED.items() if key not in known),
    )


def _near(document: Document, links: tuple[Link, ...]) -> Iterator[Near]:
    """The documents that it was made from, or that were made from it."""
    for entry in links:
        if not entry.kind.derives:
            continue
        own = entry.source == document.id
        other = entry.target if own else entry.source
        yield Near(
            document=DocumentId(other),
            says=values.MADE[entry.kind][0 if own else 1].format(other),
            confidence=entry.confidence.value,
            because=entry.evidence,
        )


def _shared(document: Document, corpus: Corpus) -> tuple[tuple[DocumentId, int], ...]:
    """How many of its statements stand in each other document too, the most first."""
    place = {entry.id: other.id for other in corpus.documents for entry in other.statements}
    counts: Counter[DocumentId] = Counter()
    for utterance in corpus.utterances:
        homes = {place[member] for member in utterance.members}
        if document.id in homes:
            counts.update(homes - {document.id})
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def name(
    document: Document, decided: Mapping[str, object], fallback: str, taken: Collection[str]
) -> str:
    """An id for a document: its day and its outlet, and a number where that is taken.

    Where the day is not known in full, as much of it as is; ``fallback`` stands for an outlet
    that is not known. ``taken`` are ids in small letters.
    """
    day = str(decided.get("date") or decided.get("published") or "") or document.date.edtf or ""
    day = day.split("/")[0].rstrip("?~%") or "undated"
    outlet = str(decided.get("outlet") or document.outlet.value or "") or slug(fallback)
    return free(f"{day}-{outlet}"[:LONGEST_ID].strip("-"), taken)
