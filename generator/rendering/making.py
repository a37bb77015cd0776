"""What a document was made from, in a few words: "probably translation of" and a link."""

from __future__ import annotations

from dataclasses import dataclass

from generator.descent import is_survey
from generator.model import Document, Link, LinkConfidence, LinkKind
from generator.rendering import refs, wording
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.saying import say

KINDS = {
    "translation": LinkKind.TRANSLATES,
    "reprint": LinkKind.REPRINTS,
    "wire": LinkKind.REPRINTS,
}
"""What a record calls the ways of making, as kinds of links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """``words`` with their hedge; ``source`` is what was used, if it has a page or a name; ``link``
    the link that says so, None where the record or the page itself does.
    """

    words: str
    source: Ref | None = None
    link: Link | None = None


def made(index: Index, document: Document) -> Made | None:
    """What a document was made from; None for nothing that is known, and for our surveys."""
    if is_survey(document):
        return None
    return _linked(index, document) or _recorded(index, document) or _machine(document)


def _linked(index: Index, document: Document) -> Made | None:
    for link in index.links_from.get(document.id, ()):
        if link.kind.derives and link.target in index.documents:
            words = wording.MADE[link.kind]
            if link.confidence is LinkConfidence.PROBABLE:
                words = say("probably {words}", words=words)
            elif link.confidence is LinkConfidence.SUGGESTED:
                words = say("possibly {words}", words=words)
            source = refs.document_ref(index.documents[link.target])
            return Made(words=words, source=source, link=link)
    return None


def _recorded(index: Index, document: Document) -> Made | None:
    derived = document.source.derived_from
    if derived is None:
        return None
    if derived.outlet is None:
        words = (
            say("machine translation") if derived.machine else wording.DERIVED_KINDS[derived.kind]
        )
        return Made(words=words)
    kind = LinkKind.MACHINE_TRANSLATES if derived.machine else KINDS[derived.kind]
    return Made(words=wording.MADE[kind], source=refs.outlet_ref(index, derived.outlet))


def _machine(document: Document) -> Made | None:
    machine = document.machine_translated
    if not machine.value:
        return None
    return Made(words=wording.hedged(machine.confidence, say("machine translation")))
