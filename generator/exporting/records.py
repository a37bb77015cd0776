"""``documents/<id>.json``, ``incidents/<id>.json``, ``occasions/<id>.json``: a page as data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from generator import rights
from generator.descent import Descent
from generator.exporting import counts, jsons
from generator.model import Corpus, Document, Link, LinkKind, Output, Rights, Thread, Utterance


def export(corpus: Corpus, descent: Descent) -> Iterator[Output]:
    """One file for every document, incident and occasion."""
    on, of = (counts.linked(corpus, kind) for kind in (LinkKind.CONCERNS, LinkKind.REPORTS))
    by_end: dict[str, list[Link]] = defaultdict(list)
    for link in corpus.links:
        by_end[link.source].append(link)
        if link.target != link.source:
            by_end[link.target].append(link)
    for document in corpus.documents:
        body = _document(document, by_end[document.id], descent)
        yield jsons.dump(f"documents/{document.id}.json", body)
    threads = {entry.incident: entry for entry in corpus.threads}
    for incident in corpus.registry.incidents:
        body = {
            **jsons.plain(incident),
            "told": counts.told(on.get(incident.id, []), descent),
            "thread": jsons.plain(threads.get(incident.id, Thread(incident=incident.id))),
            "links": _links(by_end[incident.id]),
        }
        yield jsons.dump(f"incidents/{incident.id}.json", body)
    rows: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in corpus.utterances:
        rows[utterance.occasion].append(utterance)
    for occasion in corpus.registry.occasions:
        body = {
            **jsons.plain(occasion),
            "told": counts.told(of.get(occasion.id, []), descent),
            "links": _links(by_end[occasion.id]),
            "utterances": jsons.plain(rows[occasion.id]),
        }
        yield jsons.dump(f"occasions/{occasion.id}.json", body)


def _links(links: list[Link]) -> list[dict[str, Any]]:
    return [jsons.plain(link) for link in links]


def _document(document: Document, links: list[Link], descent: Descent) -> dict[str, Any]:
    source = document.source
    if source.rights is Rights.WITHDRAWN:
        return {
            "id": document.id,
            "rights": source.rights.value,
            "withdrawn": jsons.plain(source.withdrawn),
            "statements": [],
            "links": [],
        }
    shown = {entry.id for entry in rights.shown_statements(document)}
    main = document.main_speaker.value
    return {
        "id": document.id,
        "title": jsons.inferred(document.title),
        "language": jsons.inferred(document.language),
        "direction": document.direction,
        "outlet": jsons.inferred(document.outlet),
        "credited": [jsons.inferred(entry) for entry in document.credited],
        "date": _open_date(document),
        "rights": source.rights.value,
        "url": source.url,
        "archived_url": source.archived_url,
        "retrieved": source.retrieved,
        "published": source.published,
        "added": source.added,
        "corrections": jsons.plain(source.corrections),
        "sha256": source.sha256,
        "media_type": source.media_type,
        "derived_from": jsons.plain(source.derived_from),
        "lineage": counts.lineage(document, links, descent),
        "machine_translated": jsons.inferred(document.machine_translated),
        "main_speaker": main.key if main else None,
        "speakers": [speaker.key for speaker in document.speakers],
        "incidents": _targets(links, document.id, LinkKind.CONCERNS),
        "occasions": _targets(links, document.id, LinkKind.REPORTS),
        "statements": [
            jsons.statement(document, entry, words=entry.id in shown)
            for entry in document.statements
        ],
        "links": _links(links),
    }


def _open_date(document: Document) -> dict[str, Any]:
    """The date; without the source's own words where the text may not be shown."""
    body = jsons.date(document.date)
    if not rights.shows_text(document):
        body["candidates"] = []
    return body


def _targets(links: list[Link], source: str, kind: LinkKind) -> list[dict[str, str]]:
    return [
        {"id": link.target, "confidence": link.confidence.value}
        for link in links
        if link.source == source and link.kind is kind
    ]
