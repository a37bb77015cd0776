"""The invented corpus of linking cases: read from its own content folder, linked as one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator import content, linking
from generator.document import process
from generator.model import Document, DocumentId, Link, LinkKind, Registry, Rights, Source

HERE = Path(__file__).parent / "linking"
INCIDENTS = {
    "velmary": "2031-04-02-velmary-poisoning",
    "northlink": "2031-04-06-northlink-cable",
    "harbour": "2031-06-10-harbour-mail",
    "strelna": "2031-04-20-strelna-balloon",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document, what was written beforehand of it, and the links that were found."""

    given: dict[str, Any]
    document: Document
    links: tuple[Link, ...]
    said: dict[str, tuple[Link, ...]]

    @property
    def tells(self) -> set[str]:
        """What it is about, by ids."""
        return {INCIDENTS[name] for name in self.given["tells"]}

    @property
    def may(self) -> set[str]:
        """What it touches: a suggestion of it is neither right nor wrong."""
        return {INCIDENTS[name] for name in self.given.get("may", ())}

    def found(self, confidence: str, kind: LinkKind = LinkKind.CONCERNS) -> set[str]:
        """The ends of its links of one confidence."""
        return {
            link.target
            for link in self.links
            if link.kind is kind and link.confidence.value == confidence
        }

    def about(self) -> Iterator[tuple[str, str, set[str]]]:
        """Every quotation that was written down: its words, its incident, those it is linked to."""
        linked = self.found("probable") | self.found("suggested")
        for words, name in self.given.get("said", {}).items():
            (statement,) = (one for one in self.document.statements if words in one.text)
            own = {link.target for link in self.said.get(statement.id, ())}
            yield words, INCIDENTS[name], own or (linked if len(linked) == 1 else set())


@cache
def cases() -> tuple[Case, ...]:
    """Every case, with the links of the whole corpus."""
    registry = content.load(HERE / "content").registry
    given = [
        case
        for file in sorted((HERE / "cases").glob("*.yml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    documents = tuple(_read(case, registry) for case in given)
    by_source: dict[str, list[Link]] = {}
    for link in linking.link(documents, registry):
        by_source.setdefault(link.source, []).append(link)
    return tuple(
        Case(
            given=case,
            document=document,
            links=tuple(by_source.get(document.id, ())),
            said={
                statement.id: tuple(
                    link
                    for link in by_source.get(statement.id, ())
                    if link.kind is LinkKind.CONCERNS
                )
                for statement in document.statements
            },
        )
        for case, document in zip(given, documents, strict=True)
    )


def _read(case: dict[str, Any], registry: Registry) -> Document:
    data = case["text"].encode()
    source = Source(
        id=DocumentId(case["id"]),
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        rights=Rights.FULL,
        file="",
        published=case["published"],
    )
    return process(source, data, registry)
