"""The same utterance in several reports of one occasion, and what differs between them.

Reports in different languages share no words, so statements meet by what survives translation:
the key point they make, the numbers and the names in them. Reports in one language also meet by
their words. What no rule can tell (that allies are partners here and bystanders there) a
maintainer notes on the statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator import unbroken
from generator.aligning import signs
from generator.aligning.called import called
from generator.aligning.comparison import Row, tongue
from generator.aligning.differences import differences, gaps
from generator.aligning.rows import rows
from generator.aligning.voices import compared_as, parties, voices
from generator.descent import is_survey
from generator.model import (
    AgentId,
    Document,
    DocumentId,
    KeyPoint,
    KeyPointId,
    Link,
    LinkConfidence,
    LinkKind,
    Mode,
    Occasion,
    Passage,
    Registry,
    Statement,
    StatementId,
    Utterance,
)
from generator.saying import listed


def align(
    documents: tuple[Document, ...], links: tuple[Link, ...], registry: Registry
) -> tuple[Utterance, ...]:
    """The utterances of every occasion that two or more documents report, in order of occasion.

    Only confirmed and probable reports count, and our own surveys only where there are no
    others: they stand for no single report. Within an occasion the order is that in which the
    report with the most of them has them.
    """
    known: dict[str, Document] = {document.id: document for document in documents}
    reports: dict[str, list[Document]] = {}
    for link in links:
        if (
            link.kind is LinkKind.REPORTS
            and link.confidence is not LinkConfidence.SUGGESTED
            and link.source in known
        ):
            reports.setdefault(link.target, []).append(known[link.source])
    return tuple(
        utterance
        for occasion in registry.occasions
        if len(some := _reports(reports.get(occasion.id, []))) > 1
        for utterance in _occasion(occasion, some, registry)
    )


def _reports(documents: list[Document]) -> list[Document]:
    """The reports among documents; where there are none, our own surveys."""
    return [one for one in documents if not is_survey(one)] or documents


def _occasion(occasion: Occasion, reports: list[Document], registry: Registry) -> list[Utterance]:
    """The utterances of an occasion, from reports whose words are whole, placed in the source."""
    read = {entry.id: unbroken.whole(entry) for entry in reports}
    whole = sorted((entry for entry, _ in read.values()), key=lambda document: document.id)
    views = {name: seen for name, (_, seen) in read.items() if seen is not None}

    def placed(passage: Passage) -> Passage:
        return unbroken.returned(passage, views.get(passage.document))

    return [
        replace(
            utterance,
            differences=tuple(
                replace(each, passages=tuple(map(placed, each.passages)))
                for each in utterance.differences
            ),
        )
        for utterance in _of(occasion, whole, registry)
    ]


def _of(occasion: Occasion, documents: list[Document], registry: Registry) -> list[Utterance]:
    agents = {agent.id: agent for agent in registry.agents}
    titles = {point.id: point.title for point in registry.key_points}
    speakers = voices(occasion, agents)
    said = {document.id: list(_said(document, speakers)) for document in documents}
    spoken = (
        entry.speaker.value.name
        for statements in said.values()
        for entry in statements
        if entry.speaker.value is not None
    )
    known = signs.voices_of((*spoken, *(agents[one].name for one in speakers if one in agents)))
    reports = [signs.report(document, said[document.id], known) for document in documents]
    found = rows(said, reports, titles)
    without = {tuple(row.members): tuple(row.without) for row in found}
    utterances = [
        Utterance(
            occasion=occasion.id,
            key_points=row.points,
            members=tuple(row.members),
            evidence=tuple(row.evidence),
        )
        for row in found
    ]
    counts = compared_as(speakers, agents, parties(occasion, registry))
    names = called(documents, counts, registry, speakers, known)
    ordered = _ordered(utterances, said)
    told = _told(ordered, documents, said, registry, without)
    return [
        replace(utterance, differences=differing, gaps=gaps(row))
        for utterance, row, differing in zip(ordered, told, differences(told, names), strict=True)
    ]


def _told(
    utterances: list[Utterance],
    documents: list[Document],
    said: dict[DocumentId, list[Statement]],
    registry: Registry,
    without: dict[tuple[StatementId, ...], tuple[StatementId, ...]],
) -> list[Row]:
    """The utterances as rows over all reports, for telling how these differ."""
    points = {point.id: point for point in registry.key_points}
    by_id = {entry.id: entry for statements in said.values() for entry in statements}
    sharing: dict[StatementId, list[int]] = {}
    for at, utterance in enumerate(utterances):
        for member in utterance.members:
            sharing.setdefault(member, []).append(at)
    told = []
    for utterance in utterances:
        own = _by_document(by_id[member] for member in utterance.members)
        wide = {
            member
            for one in utterance.members
            for at in sharing[one]
            for member in utterances[at].members
        }
        lacking = [by_id[one] for one in dict.fromkeys(without.get(utterance.members, ()))]
        made = [points[one] for one in utterance.key_points if one in points]
        told.append(
            Row(
                utterance.key_points,
                listed((point.title for point in made), gap="; "),
                tuple((document, own.get(document.id, ())) for document in documents),
                _by_document(by_id[member] for member in wide),
                {
                    document.id: tuple(one.id for one in lacking if one.document == document.id)
                    for document in documents
                    if made and all(_worded(point, document) for point in made)
                },
                frozenset(one for one in utterance.members if len(sharing[one]) > 1),
            )
        )
    return told


def _by_document(some: Iterable[Statement]) -> dict[DocumentId, tuple[Statement, ...]]:
    """Statements by their report, as they stand in it."""
    found: dict[DocumentId, list[Statement]] = {}
    for entry in some:
        found.setdefault(entry.document, []).append(entry)
    return {
        document: tuple(sorted(entries, key=lambda entry: (entry.sentence, entry.id)))
        for document, entries in found.items()
    }


def _worded(point: KeyPoint, document: Document) -> bool:
    """Whether the registry knows how a point is put in a report's language."""
    own = tongue(document)
    return any(form.language.split("-", maxsplit=1)[0] == own for form in point.phrases)


def _said(document: Document, speakers: frozenset[AgentId]) -> Iterator[Statement]:
    for statement in document.statements:
        speaker = statement.speaker.value
        if (
            statement.mode is not Mode.QUESTION
            and not statement.withheld
            and speaker is not None
            and speaker.id in speakers
        ):
            yield statement


def _ordered(
    utterances: list[Utterance], said: dict[DocumentId, list[Statement]]
) -> list[Utterance]:
    """In the order of the report that has most of them; the others by where they first stand."""
    place = {
        entry.id: (document, at)
        for document, statements in said.items()
        for at, entry in enumerate(statements)
    }
    counts: dict[DocumentId, int] = dict.fromkeys(said, 0)
    for utterance in utterances:
        for document in {place[member][0] for member in utterance.members}:
            counts[document] += 1
    rank = {
        document: number
        for number, document in enumerate(sorted(counts, key=lambda key: (-counts[key], key)))
    }

    def first(utterance: Utterance) -> tuple[int, int, tuple[KeyPointId, ...]]:
        at, where = min((rank[place[member][0]], place[member][1]) for member in utterance.members)
        return at, where, utterance.key_points

    return sorted(utterances, key=first)
