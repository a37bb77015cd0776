"""Whose words in a text stand in another report of the same incident: support, never a link.

Officials repeat themselves, so the same words link nothing and make no link firmer. But where a
text is linked for other reasons, that it passes on the very words of a report that surely tells of
the incident is worth a reader's knowing; unless reports of other incidents have them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from generator.linking.common import day
from generator.model import (
    Document,
    DocumentId,
    Evidence,
    Link,
    LinkConfidence,
    Mode,
    Rights,
    Span,
)
from generator.saying import say
from generator.text import fold, is_cjk

RUN_WORDS, RUN_CHARS = 7, 12
"""Words, or characters of scripts without spaces, that two reports must share in one go."""
COMMON = 12
"""A run that more documents have is a formula."""
WEIGHT = 0.1
_UNITS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff\uf900-\ufaff]|[^\W_]+")


def supported(concerns: Sequence[Link], documents: Iterable[Document]) -> list[Link]:
    """The links from documents to incidents, with the evidence of shared wording added to them."""
    linked = {link.source for link in concerns}
    known = {document.id: document for document in documents if document.id in linked}
    said = {name: dict(_said(document)) for name, document in known.items()}
    holders: dict[int, list[DocumentId]] = {}
    for name in sorted(said):
        for run in said[name]:
            holders.setdefault(run, []).append(name)
    firm: dict[str, set[str]] = {}
    for link in concerns:
        if link.confidence is not LinkConfidence.SUGGESTED:
            firm.setdefault(link.source, set()).add(link.target)
    return [_with_wording(link, known, said, holders, firm) for link in concerns]


def _with_wording(
    link: Link,
    known: dict[DocumentId, Document],
    said: dict[DocumentId, dict[int, Span]],
    holders: dict[int, list[DocumentId]],
    firm: dict[str, set[str]],
) -> Link:
    """A link with the report whose words its document shares most, if there is one."""
    source = DocumentId(link.source)
    if link.confidence is LinkConfidence.CONFIRMED or source not in said:
        return link
    counts: dict[DocumentId, int] = {}
    places: dict[DocumentId, Span] = {}
    for run, span in said[source].items():
        if len(holders[run]) > COMMON:
            continue
        others = [name for name in holders[run] if name != source and firm.get(name)]
        if others and all(link.target in firm[name] for name in others):
            for name in others:
                counts[name] = counts.get(name, 0) + 1
                places.setdefault(name, span)
    shown = [name for name in counts if known[name].source.rights is not Rights.WITHDRAWN]
    if not shown:
        return link
    best = min(shown, key=lambda name: (-counts[name], day(known[name]) or "~", name))
    note = say(
        "wording shared with “{title}”, which tells of it", title=known[best].title.value or best
    )
    added = Evidence(method="wording", note=note, span=places[best], weight=WEIGHT)
    return replace(link, evidence=(*link.evidence, added))


def _said(document: Document) -> Iterator[tuple[int, Span]]:
    """The runs of words that a document quotes, each with the quotation it stands in."""
    for statement in document.statements:
        if statement.mode not in (Mode.DIRECT, Mode.FRAGMENT):
            continue
        for span in statement.spans:
            units = _UNITS.findall(fold(span.of(document.text)))
            spaceless = bool(units) and is_cjk(units[0])
            length = RUN_CHARS if spaceless else RUN_WORDS
            for at in range(len(units) - length + 1):
                run = " ".join(units[at : at + length]).encode()
                yield int.from_bytes(blake2b(run, digest_size=8).digest()), span
