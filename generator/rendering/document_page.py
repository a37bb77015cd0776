"""A document's page: its text with the statements marked, and everything known about it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import language, rights
from generator.model import (
    Block,
    Confidence,
    Document,
    Link,
    LinkKind,
    Rights,
    Speaker,
    Statement,
    Utterance,
)
from generator.rendering import crediting, document_facts, lasting, refs, structured, views, wording
from generator.rendering.html import Mark, Written, marked
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.refs import Ref
from generator.rendering.views import Why
from generator.saying import listed, say

OTHERS = 12
"""Other reports named on a document's page; the occasion's own page lists them all."""
FORMATS = (("CSL-JSON", "csl.json"), ("BibTeX", "bib"), ("RIS", "ris"))
"""Formats of references by their names, with the endings of the files beside the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """The same words in another report: its language's tag, and in words with the outlet."""

    tag: str
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands beside a statement: whose it is, how it is passed on, where else it is.

    ``again``: the speaker is the one of the note before, so the margin need not shout the name.
    """

    number: int
    statement: views.StatementView
    again: bool
    why: tuple[views.Reason, ...]
    elsewhere: tuple[Elsewhere, ...]
    differences: tuple[str, ...]
    answers: tuple[tuple[str, Ref], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paragraph of the text with the notes on the statements that begin in it.

    ``parts``: its HTML, and between them what is said in place of withheld words. ``lang`` and
    ``dir`` are the paragraph's own, mostly the document's.
    """

    line: int
    kind: str
    lang: str
    dir: str
    parts: tuple[str, ...]
    notes: tuple[Note, ...]


def pages(index: Index) -> Iterator[Page]:
    """One page per document, in order of ids."""
    for key in sorted(index.documents):
        document = index.documents[key]
        gone = document.source.rights is Rights.WITHDRAWN
        title, lang, direction = refs.title_words(document)
        if not gone:  # without a title, too, the page is in its text's language
            lang, direction = document.language.value, document.direction
        shown = views.document_view(index, document)
        yield Page(
            path=f"documents/{document.id}",
            template="withdrawn.md.j2" if gone else "document.md.j2",
            title=title,
            description=say(
                "{parts}.", parts=listed((shown.outlet.name, shown.when.words, shown.language))
            ),
            kind="document",
            lang=lang,
            dir=direction,
            data=structured.document(index, document),
            cites=tuple(structured.citing(index, document)),
            updated=lasting.updated(document),
            values=_withdrawn(index, document, shown) if gone else _values(index, document, shown),
        )


def _withdrawn(index: Index, document: Document, shown: views.DocumentView) -> dict[str, object]:
    return {
        "document": shown,
        "gone": lasting.gone_document(document),
        "moved": document_facts.moved(index, document),
    }


def _values(index: Index, document: Document, shown: views.DocumentView) -> dict[str, object]:
    whole = rights.shows_text(document)
    numbers = {str(item.id): str(number) for number, item in enumerate(_ordered(document), 1)}
    marks = _marks(document)
    written = Written()
    head = _title_block(document) if whole else None
    heading = (
        marked(document.text, head.span, marks.get(head.line, []), numbers, written)
        if head is not None
        else ()
    )
    notes = _notes(index, document, numbers)
    rows = _rows(document, head, marks, numbers, written, notes) if whole else ()
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
        "notice": _notice(document),
        "lineage": document_facts.lineage(index, document),
        "facts": document_facts.facts(index, document),
        "rest": document_facts.rest(document, head),
        "incidents": _linked(index, document, LinkKind.CONCERNS),
        "occasions": _linked(index, document, LinkKind.REPORTS),
        "others": _others(index, document, occasion),
        "retrieved": views.edtf_when(document.source.retrieved),
        "published": views.edtf_when(document.source.published),
        "moved": document_facts.moved(index, document),
        "report": crediting.report(index, document),
        "formats": FORMATS,
        "cite": crediting.citation(index, document),
        "corrections": lasting.corrections(document.source.corrections),
        "past": lasting.history(index, f"documents/{document.id}", document),
    }


def _notice(document: Document) -> tuple[str, ...]:
    """What may be shown, what could not be read, and what the record notes."""
    told = wording.RIGHTS_NOTES[document.source.rights]
    return tuple(part for part in (told, document.unread, document.source.note) if part)


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
            gap=number > 0,
        )
        for item in document.statements
        for number, span in enumerate(item.spans)
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
    written: Written,
    notes: dict[int, tuple[Note, ...]],
) -> tuple[Row, ...]:
    return tuple(
        Row(
            line=block.line,
            kind=block.label.value,
            lang=block.language or document.language.value,
            dir=language.direction(block.language) if block.language else document.direction,
            parts=marked(document.text, block.span, marks.get(block.line, []), numbers, written),
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
    before: tuple[Speaker | None, Confidence] | None = None
    for item in _ordered(document):
        start = item.spans[0].start if item.spans else 0
        while place + 1 < len(blocks) and blocks[place].span.end <= start:
            place += 1
        line = blocks[place].line if blocks else 0
        speaker = (item.speaker.value, item.speaker.confidence)
        again = line in found and item.speaker.value is not None and speaker == before
        before = speaker
        note = _note(index, document, item, int(numbers[item.id]))
        found.setdefault(line, []).append(replace(note, again=again) if again else note)
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
        again=False,
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


def _elsewhere(index: Index, item: Statement, utterance: Utterance | None) -> tuple[Elsewhere, ...]:
    """The same words in other reports, one link a report, by language."""
    members = [
        other
        for key in (utterance.members if utterance is not None else ())
        if (other := index.statements.get(key)) is not None
        and other.document != item.document
        and index.documents[other.document].source.rights is not Rights.WITHDRAWN
    ]
    first = {other.document: other for other in reversed(members)}
    found = []
    for other in first.values():
        document = index.documents[other.document]
        tag = document.language.value
        outlet = refs.outlet_ref(index, document.outlet.value).name
        found.append(
            Elsewhere(
                tag=tag.split("-", maxsplit=1)[0],
                label=say(
                    "{tag}: {language}, {outlet}",
                    tag=tag.split("-", maxsplit=1)[0],
                    language=wording.language_name(tag),
                    outlet=outlet,
                ),
                url=f"documents/{document.id}/#{other.id}",
            )
        )
    return tuple(sorted(found, key=lambda one: (one.tag, one.url)))


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
