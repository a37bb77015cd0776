"""A document's page: its text with the statements marked, and everything known about it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import rights
from generator.model import (
    Block,
    Document,
    Link,
    LinkKind,
    Rights,
    Statement,
    Utterance,
)
from generator.rendering import document_facts, refs, views, wording
from generator.rendering.html import Mark, escape, marked
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.refs import Ref
from generator.rendering.views import Why

OTHERS = 12
"""Other reports named on a document's page; the occasion's own page lists them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands beside a statement: whose it is, how it is passed on, where else it is."""

    number: int
    statement: views.StatementView
    why: tuple[views.Reason, ...]
    elsewhere: tuple[Ref, ...]
    differences: tuple[str, ...]
    answers: tuple[tuple[str, Ref], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paragraph of the text with the notes on the statements that begin in it."""

    line: int
    kind: str
    html: Markup
    notes: tuple[Note, ...]


def pages(index: Index) -> Iterator[Page]:
    """One page per document, in order of ids."""
    for key in sorted(index.documents):
        document = index.documents[key]
        gone = document.source.rights is Rights.WITHDRAWN
        title, lang, direction = refs.title_words(document)
        shown = views.document_view(index, document)
        yield Page(
            path=f"documents/{document.id}",
            template="withdrawn.md.j2" if gone else "document.md.j2",
            title=title,
            description=f"{shown.outlet.name}, {shown.when.words}, {shown.language}.",
            kind="document",
            lang=lang,
            dir=direction,
            values=_withdrawn(shown) if gone else _values(index, document, shown),
        )


def _withdrawn(shown: views.DocumentView) -> dict[str, object]:
    return {"document": shown, "notice": wording.RIGHTS_NOTES[Rights.WITHDRAWN]}


def _values(index: Index, document: Document, shown: views.DocumentView) -> dict[str, object]:
    whole = rights.shows_text(document)
    numbers = {str(item.id): str(number) for number, item in enumerate(_ordered(document), 1)}
    marks = _marks(document)
    seen: set[str] = set()
    head = _title_block(document) if whole else None
    heading = (
        marked(document.text, head.span, marks.get(head.line, []), numbers, seen)
        if head is not None
        else escape(shown.ref.name)
    )
    notes = _notes(index, document, numbers)
    rows = _rows(document, head, marks, numbers, seen, notes) if whole else ()
    occasion = index.occasion_of(document.id)
    return {
        "document": shown,
        "source": document.source,
        "direction": document.direction,
        "heading": heading,
        "heading_notes": notes.get(head.line, ()) if head is not None else (),
        "whole": whole,
        "rows": rows,
        "excerpts": () if whole else tuple(note for item in notes.values() for note in item),
        "rights_note": wording.RIGHTS_NOTES[document.source.rights],
        "lineage": document_facts.lineage(index, document),
        "facts": document_facts.facts(index, document),
        "rest": document_facts.rest(document, head),
        "incidents": _linked(index, document, LinkKind.CONCERNS),
        "occasions": _linked(index, document, LinkKind.REPORTS),
        "others": _others(index, document, occasion),
        "retrieved": views.edtf_when(document.source.retrieved),
        "published": views.edtf_when(document.source.published),
        "cite": document_facts.citation(shown, document),
    }


def _ordered(document: Document) -> tuple[Statement, ...]:
    return tuple(sorted(document.statements, key=lambda item: (item.spans[:1], item.id)))


def _marks(document: Document) -> dict[int, list[Mark]]:
    """Marks by the line of the block they lie in; a span over several blocks is in each."""
    spans = [
        Mark(
            id=item.id,
            span=span,
            attributes=(
                ("class", f"st st-{item.mode.value}"),
                ("data-mode", item.mode.value),
                ("data-speaker", item.speaker.value.key if item.speaker.value else ""),
            ),
            hidden=item.withheld,
        )
        for item in document.statements
        for span in item.spans
    ]
    spans.sort(key=lambda mark: (mark.span, mark.id))
    found: dict[int, list[Mark]] = {}
    blocks = sorted(document.blocks, key=lambda block: block.span)
    first = 0
    for mark in spans:
        while first < len(blocks) and blocks[first].span.end <= mark.span.start:
            first += 1
        place = first
        while place < len(blocks) and blocks[place].span.start < mark.span.end:
            found.setdefault(blocks[place].line, []).append(mark)
            place += 1
    return found


def _title_block(document: Document) -> Block | None:
    """The block that the heading shows: the title's own, where the title is exactly it."""
    span = document.title_span
    if span is None or document.title.by_hand:
        return None
    for block in document.blocks:
        exact = block.span.of(document.text).strip() == (document.title.value or "").strip()
        if block.label.is_text and block.span.start <= span.start < block.span.end and exact:
            return block
    return None


def _rows(
    document: Document,
    head: Block | None,
    marks: dict[int, list[Mark]],
    numbers: dict[str, str],
    seen: set[str],
    notes: dict[int, tuple[Note, ...]],
) -> tuple[Row, ...]:
    return tuple(
        Row(
            line=block.line,
            kind=block.label.value,
            html=marked(document.text, block.span, marks.get(block.line, []), numbers, seen),
            notes=notes.get(block.line, ()),
        )
        for block in document.blocks
        if block.label.is_text and block is not head and block.span.of(document.text).strip()
    )


def _notes(
    index: Index, document: Document, numbers: dict[str, str]
) -> dict[int, tuple[Note, ...]]:
    """Notes by the line of the block in which their statement begins."""
    blocks = sorted(document.blocks, key=lambda block: block.span)
    found: dict[int, list[Note]] = {}
    place = 0
    for item in _ordered(document):
        start = item.spans[0].start if item.spans else 0
        while place + 1 < len(blocks) and blocks[place].span.end <= start:
            place += 1
        line = blocks[place].line if blocks else 0
        found.setdefault(line, []).append(_note(index, document, item, int(numbers[item.id])))
    return {line: tuple(items) for line, items in found.items()}


def _note(index: Index, document: Document, item: Statement, number: int) -> Note:
    utterance = index.utterance_by_statement.get(item.id)
    differences = [
        entry.note
        for entry in (views.differences(index, utterance) if utterance is not None else ())
        if item.id in entry.statements
    ]
    shown = views.statement_view(index, item)
    return Note(
        number=number,
        statement=shown,
        why=(
            *views.reasons(item.speaker.evidence, document),
            *(
                reason
                for tag in (*item.stances, *item.key_points)
                for reason in views.reasons(tag.evidence, document)
            ),
        ),
        elsewhere=_elsewhere(index, item, utterance),
        differences=(*([shown.differs] if shown.differs else []), *differences),
        answers=_answers(index, item),
    )


def _elsewhere(index: Index, item: Statement, utterance: Utterance | None) -> tuple[Ref, ...]:
    """The same words in other reports: their languages, with the outlet where one recurs."""
    members = [
        other
        for key in (utterance.members if utterance is not None else ())
        if (other := index.statements.get(key)) is not None
        and other.document != item.document
        and index.documents[other.document].source.rights is not Rights.WITHDRAWN
    ]
    first = {other.document: other for other in reversed(members)}
    told = [(index.documents[other.document], other) for other in first.values()]
    told.sort(key=lambda pair: (pair[0].language.value, pair[0].id))
    tongues = [document.language.value for document, _ in told]
    found = []
    for document, other in told:
        name = wording.language_name(document.language.value)
        if tongues.count(document.language.value) > 1:
            name = f"{name} ({refs.outlet_ref(index, document.outlet.value).name})"
        found.append(Ref(name=name, url=f"documents/{document.id}/#{other.id}"))
    return tuple(found)


def _answers(index: Index, item: Statement) -> tuple[tuple[str, Ref], ...]:
    """What else in the corpus a statement is linked to, in words."""
    found: list[tuple[str, Ref]] = []
    for link in index.links_from.get(item.id, ()):
        ref = refs.target_ref(index, link)
        if ref is not None and link.kind in wording.BACK_LINKS:
            found.append((wording.LINKS[link.kind], ref))
    return tuple(found[:8])


def _linked(index: Index, document: Document, kind: LinkKind) -> tuple[tuple[Ref, Why], ...]:
    found = []
    for link in index.links_from.get(document.id, ()):
        ref = refs.target_ref(index, link) if link.kind is kind else None
        if ref is not None:
            reasons = views.reasons(link.evidence, document)
            words = wording.LINK_CONFIDENCE[link.confidence]
            found.append((ref, Why(words=words, reasons=reasons)))
    return tuple(found)


def _others(index: Index, document: Document, link: Link | None) -> tuple[views.DocumentView, ...]:
    if link is None:
        return ()
    others = (other for other, _ in index.reports_of(link.target) if other.id != document.id)
    return tuple(views.document_view(index, other) for other in itertools.islice(others, OTHERS))
