"""How many reports there are of something, and how many of them for themselves: never one number
without the other. ``data/languages.json`` and ``data/outlets.json`` say it of the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from generator.descent import Descent, is_survey
from generator.exporting import jsons
from generator.model import Corpus, Document, Link, LinkKind, Output, Rights


def export(corpus: Corpus, descent: Descent) -> Iterator[Output]:
    """The counts of every language in the corpus."""
    tongues: dict[str, list[Document]] = defaultdict(list)
    for document in held(corpus.documents):
        tongues[document.language.value].append(document)
    yield jsons.dump(
        "data/languages.json",
        [{"language": tag, **of(tongues[tag], descent)} for tag in sorted(tongues)],
    )


def held(documents: Iterable[Document]) -> list[Document]:
    """Documents that count: all but the withdrawn ones."""
    return [entry for entry in documents if entry.source.rights is not Rights.WITHDRAWN]


def of(some: list[Document], descent: Descent) -> dict[str, int]:
    """Reports, those of them that are independent of each other, and those made from another.

    Surveys of our own are in none of them. A report that was made from one outside of ``some``
    counts as independent *here* and as derived.
    """
    reports = [entry for entry in some if not is_survey(entry)]
    return {
        "reports": len(reports),
        "independent": descent.independent(reports),
        "derived": sum(descent.derived(entry.id) for entry in reports),
        "surveys": len(some) - len(reports),
    }


def told(some: list[Document], descent: Descent) -> dict[str, Any]:
    """The counts of what tells of one thing, by language as well, and which reports are one."""
    tongues: dict[str, list[Document]] = defaultdict(list)
    for document in some:
        tongues[document.language.value].append(document)
    return {
        **of(some, descent),
        "languages": [{"language": tag, **of(tongues[tag], descent)} for tag in sorted(tongues)],
        "families": sorted([entry.id for entry in family] for family in descent.families(some)),
    }


def linked(corpus: Corpus, kind: LinkKind) -> dict[str, list[Document]]:
    """The documents at the near end of every link of one kind, by its far end."""
    known = {str(entry.id): entry for entry in held(corpus.documents)}
    found: dict[str, list[Document]] = defaultdict(list)
    for link in corpus.links:
        if link.kind is kind and link.source in known:
            found[link.target].append(known[link.source])
    return found


def lineage(document: Document, links: Iterable[Link], descent: Descent) -> dict[str, Any]:
    """What one document was made from, what was made from it, and what it goes back to.

    ``made_from`` has suggestions too; ``derived`` and ``root`` rest on firm links and on records.
    """
    some = [link for link in links if link.kind.derives]
    return {
        "derived": descent.derived(document.id),
        "root": descent.roots.get(document.id),
        "root_outlet": descent.outlets.get(descent.roots.get(document.id, document.id)),
        "made_from": [_end(link, link.target) for link in some if link.source == document.id],
        "copies": [_end(link, link.source) for link in some if link.target == document.id],
    }


def _end(link: Link, end: str) -> dict[str, Any]:
    return {
        "id": end,
        "kind": link.kind.value,
        "confidence": link.confidence.value,
        "evidence": jsons.plain(link.evidence),
    }
