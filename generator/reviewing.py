"""What stops nothing and yet wants a maintainer's eye: weak dates, unknown names, near-duplicates.

All of it is told as notes (``Problem.fatal`` is False), each beside the key of the record with
which a maintainer can decide it. What a record decides already is never told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from generator.errors import Problem
from generator.model import (
    Confidence,
    Corpus,
    Document,
    DocumentId,
    Link,
    LinkConfidence,
    LinkKind,
    Rights,
)

_note = partial(Problem, fatal=False)
_MADE = {
    LinkKind.COPIES: ("is a copy of", "reprint"),
    LinkKind.REPRINTS: ("is a reprint of", "reprint"),
    LinkKind.TRANSLATES: ("is a translation of", "translation"),
    LinkKind.MACHINE_TRANSLATES: ("is a machine's translation of", "translation, machine: true"),
}
"""How a near-duplicate is told of, and what a record writes to decide it."""


def review(corpus: Corpus, folder: str) -> Iterator[Problem]:
    """Everything worth a look. ``folder`` is where records of documents lie, as it is typed."""
    seen = [entry for entry in corpus.documents if entry.source.rights is not Rights.WITHDRAWN]
    for document in seen:
        yield from _days(document, folder)
    yield from _names(seen, folder)
    yield from _doubles({entry.id: entry for entry in seen}, corpus.links, folder)


def _record(folder: str, document: Document) -> str:
    return f"{folder}/{document.id}.yml"


def _survey(document: Document) -> bool:
    """Whether the editors wrote the text themselves: it tells of many days and reports none."""
    made = document.source.derived_from
    return made is not None and made.kind == "survey"


def _days(document: Document, folder: str) -> Iterator[Problem]:
    """A document without a day, or with one that only might be right."""
    date = document.date
    if date.by_hand or document.source.published is not None or _survey(document):
        return
    if date.edtf is None:
        fault = "no day was found in the text"
    elif date.confidence is Confidence.UNCERTAIN:
        fault = f"the day {date.edtf} rests on weak evidence and is shown as possible only"
    else:
        return
    remedy = "write 'published: …' if you know the day ('synoptic explain' shows what was weighed)"
    yield _note(file=_record(folder, document), key="published", fault=fault, remedy=remedy)


def _names(documents: Iterable[Document], folder: str) -> Iterator[Problem]:
    """Speakers whom no registry knows, each told once, where first met.

    What begins with a small letter is a role ("the opposition"), no name to register.
    """
    met: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        unknown = (who.name for who in document.speakers if who.id is None)
        for name in dict.fromkeys(name for name in unknown if not name[:1].islower()):
            met[name].append(document)
    for name, where in sorted(met.items()):
        others = f" (and in {len(where) - 1} more)" if len(where) > 1 else ""
        fault = f"“{name}” speaks here{others} and is in no registry"
        remedy = (
            "add an entry to registries/people.yml or organisations.yml, or overrule the speaker"
        )
        yield _note(
            file=_record(folder, where[0]), key="overrides.speakers", fault=fault, remedy=remedy
        )


def _doubles(
    known: dict[DocumentId, Document], links: Iterable[Link], folder: str
) -> Iterator[Problem]:
    """Documents that seem to be made from another, where no record says so."""
    for link in links:
        one, other = known.get(DocumentId(link.source)), known.get(DocumentId(link.target))
        if one is None or other is None or link.kind not in _MADE:
            continue
        if link.confidence is not LinkConfidence.PROBABLE or one.source.derived_from is not None:
            continue
        what, kind = _MADE[link.kind]
        yield _note(
            file=_record(folder, one),
            key="derived_from",
            fault=f"it probably {what} '{other.id}'",
            remedy=f"if so, write 'derived_from: {{kind: {kind}, document: {other.id}}}'",
        )
