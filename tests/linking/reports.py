"""Reports of the invented world, and what linking finds in them."""

from __future__ import annotations

from generator import linking
from generator.model import (
    Document,
    Link,
    LinkConfidence,
    LinkKind,
)
from tests.linking.world import REGISTRY, document

DENIAL = "“These accusations are baseless, and Ruritania will take the necessary measures.”"
HARBOUR_TEXT = (
    "Graustark and Borduria said on 2 March that HERON7 had broken into the port registry.\n"
    f"{DENIAL}, Anna Kovel told reporters in Ruritania."
)


def report(name: str = "a", text: str = HARBOUR_TEXT, date: str | None = "2020-03-03") -> Document:
    """A report in which Anna Kovel denies."""
    return document(name, text, [(DENIAL, "anna-kovel")], date=date)


def links(*documents: Document, kind: LinkKind | None = None) -> list[Link]:
    """What linking finds, of one kind if asked."""
    found = linking.link(documents, REGISTRY)
    return [link for link in found if kind is None or link.kind is kind]


def ends(found: list[Link], source: str = "a") -> list[tuple[str, LinkConfidence]]:
    """Targets and confidence of what leaves one source."""
    return [(link.target, link.confidence) for link in found if link.source == source]
