"""A document's page: its text with the statements marked, and everything known about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import rights
from generator.model import (
    Block,
    Document,
    Inferred,
    Link,
    LinkKind,
    OutletId,
    Rights,
    Statement,
    Utterance,
)
from generator.rendering import views, wording
from generator.rendering.html import Mark, escape, marked
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.views import Ref, Why

COPIES = (
    LinkKind.COPIES,
    LinkKind.REPRINTS,
    LinkKind.TRANSLATES,
    LinkKind.MACHINE_TRANSLATES,
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A value with how it is known. ``rejected``: what was considered and why it lost."""

    name: str
    value: Ref
    how: str
    reasons: tuple[views.Reason, ...]
    rejected: tuple[tuple[Ref, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A line of the source that is not part of its text. ``text`` None: it may not be shown."""

    line: int
    label: str
    reason: str
    text: str | None


def pages(index: Index) -> Iterator[Page]:
    """One page per document, in order of ids."""
    for key in sorted(index.documents):
        document = index.documents[key]
        gone = document.source.rights is Rights.WITHDRAWN
        title, lang, direction = views.title_words(document)
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
        "lineage": _lineage(index, document),
        "facts": _facts(index, document),
        "rest": _rest(document, head),
        "incidents": _linked(index, document, LinkKind.CONCERNS),
        "occasions": _linked(index, document, LinkKind.REPORTS),
        "others": _others(index, document, occasion),
        "retrieved": views.edtf_when(document.source.retrieved),
        "published": views.edtf_when(document.source.published),
        "cite": _citation(shown, document),
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
        for entry in (utterance.differences if utterance is not None else ())
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
            name = f"{name} ({views.outlet_ref(index, document.outlet.value).name})"
        found.append(Ref(name=name, url=f"documents/{document.id}/#{other.id}"))
    return tuple(found)


def _answers(index: Index, item: Statement) -> tuple[tuple[str, Ref], ...]:
    """What else in the corpus a statement is linked to, in words."""
    found: list[tuple[str, Ref]] = []
    for link in index.links_from.get(item.id, ()):
        ref = _target(index, link)
        if ref is not None and link.kind in wording.BACK_LINKS:
            found.append((wording.LINKS[link.kind], ref))
    return tuple(found[:8])


def _target(index: Index, link: Link) -> Ref | None:
    """A link to whatever a typed link points at, if it has a page."""
    target = link.target
    if target in index.statements:
        other = index.statements[target]
        speaker = views.speaker_ref(index, other)
        return Ref(
            name=speaker.name,
            url=f"documents/{other.document}/#{target}",
            lang=speaker.lang,
            dir=speaker.dir,
        )
    if target in index.incidents:
        return Ref(name=index.incidents[target].title, url=f"incidents/{target}/")
    if target in index.occasions:
        return Ref(name=index.occasions[target].title, url=f"occasions/{target}/")
    if target in index.documents:
        return views.document_ref(index.documents[target])
    return None


def _linked(index: Index, document: Document, kind: LinkKind) -> tuple[tuple[Ref, Why], ...]:
    found = []
    for link in index.links_from.get(document.id, ()):
        ref = _target(index, link) if link.kind is kind else None
        if ref is not None:
            reasons = views.reasons(link.evidence, document)
            words = wording.LINK_CONFIDENCE[link.confidence]
            found.append((ref, Why(words=words, reasons=reasons)))
    return tuple(found)


def _others(index: Index, document: Document, link: Link | None) -> tuple[views.DocumentView, ...]:
    if link is None:
        return ()
    others = [other for other, _ in index.reports_of(link.target) if other.id != document.id]
    return tuple(views.document_view(index, other) for other in others[:50])


def _lineage(index: Index, document: Document) -> tuple[tuple[str, Ref, Why], ...]:
    """Where the document comes from and what was made from it: (words, link, why)."""
    found: list[tuple[str, Ref, Why]] = []
    derived = document.source.derived_from
    if derived is not None:
        machine = "Machine translation" if derived.machine else derived.kind.capitalize()
        tongue = f" from {wording.language_name(derived.language)}" if derived.language else ""
        known = index.documents.get(derived.document or "")
        if known is not None:
            ref = views.document_ref(known)
        else:
            ref = views.outlet_ref(index, derived.outlet)
        found.append((f"{machine}{tongue} of", ref, Why(words="written in its record")))
    for link in index.links_from.get(document.id, ()):
        ref_to = _target(index, link) if link.kind in COPIES else None
        if ref_to is not None:
            found.append((wording.LINKS[link.kind], ref_to, views.why(link)))
    for link in index.links_to.get(document.id, ()):
        if link.kind in COPIES and link.source in index.documents:
            ref_from = views.document_ref(index.documents[link.source])
            found.append((wording.BACK_LINKS[link.kind], ref_from, views.why(link)))
    return tuple(found)


def _how(inferred: Inferred[object]) -> str:
    return "set by hand" if inferred.by_hand else wording.CONFIDENCE[inferred.confidence]


def _outlet_fact(index: Index, document: Document, value: Inferred[OutletId], name: str) -> Fact:
    ref = views.outlet_ref(index, value.value)
    return Fact(
        name=name, value=ref, how=_how(value), reasons=views.reasons(value.evidence, document)
    )


def _facts(index: Index, document: Document) -> tuple[Fact, ...]:
    """Every inferred value with what it rests on."""
    date = document.date
    own, own_dir = document.language.value, document.direction
    shows = rights.shows_text(document)
    rejected = tuple(
        (Ref(name=item.text, lang=own, dir=own_dir), item.rejected)
        for item in date.candidates
        if item.rejected is not None and shows
    )
    main = document.main_speaker.value
    if main is None:
        speaker = Ref(name="none found")
    elif main.id is not None and main.id in index.agents:
        speaker = views.agent_ref(index, main.id)
    else:
        speaker = Ref(name=main.name, lang=own, dir=own_dir)
    language = document.language
    title = views.document_ref(document)
    facts = [
        Fact(
            name="Title",
            value=Ref(name=title.name, lang=title.lang, dir=title.dir),
            how=_how(document.title),
            reasons=views.reasons(document.title.evidence, document),
        ),
        Fact(
            name="Date",
            value=Ref(name=wording.document_date(date)),
            how="set by hand" if date.by_hand else wording.CONFIDENCE[date.confidence],
            reasons=views.reasons(date.evidence, document),
            rejected=rejected,
        ),
        Fact(
            name="Language",
            value=Ref(name=wording.language_name(language.value)),
            how=_how(language),
            reasons=views.reasons(language.evidence, document),
        ),
        Fact(
            name="Outlet",
            value=views.outlet_ref(index, document.outlet.value),
            how=_how(document.outlet),
            reasons=views.reasons(document.outlet.evidence, document),
        ),
        Fact(
            name="Main speaker",
            value=speaker,
            how=_how(document.main_speaker),
            reasons=views.reasons(document.main_speaker.evidence, document),
        ),
    ]
    facts.extend(_outlet_fact(index, document, item, "Credits") for item in document.credited)
    return tuple(facts)


def _rest(document: Document, head: Block | None) -> tuple[Rest, ...]:
    """What the source contained besides its text, with why it was set aside."""
    shows = rights.shows_text(document)
    return tuple(
        Rest(
            line=block.line,
            label=wording.LABELS[block.label],
            reason=block.reason,
            text=block.span.of(document.text) if shows else None,
        )
        for block in document.blocks
        if not block.label.is_text and block is not head
    )


def _citation(shown: views.DocumentView, document: Document) -> str:
    """A reference in plain words, for readers who copy it."""
    url = document.source.archived_url or document.source.url
    parts = [f"{shown.outlet.name}: \u201c{shown.ref.name}\u201d", shown.when.words]
    if document.source.retrieved is not None:
        parts.append(f"retrieved {wording.date_words(document.source.retrieved)}")
    if url is not None:
        parts.append(url)
    return ", ".join(parts) + "."
