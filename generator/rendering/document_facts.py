"""Around a document's text: where it comes from, how each value is known, what was set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import rights
from generator.edtf import check_edtf
from generator.model import (
    Block,
    Confidence,
    Document,
    Evidence,
    Inferred,
    LinkConfidence,
    LinkKind,
)
from generator.rendering import refs, views, wording
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.rendering.views import Why
from generator.saying import say

BY_HAND = say("set by hand: an editor wrote it")
IN_RECORD = Why(words=say("written in its record"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A value with how it is known. ``rejected``: what was considered and why it lost.

    ``by_hand``: an editor wrote it; the reasons then are what the text itself would have given.
    ``key``: the last part of its address on the page; "" for what a page may have several of.
    """

    name: str
    key: str = ""
    value: Ref
    how: str
    reasons: tuple[views.Reason, ...]
    by_hand: bool = False
    rejected: tuple[tuple[Ref, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A line of the source that is not part of its text. ``text`` None: it may not be shown."""

    line: int
    label: str
    reason: str
    text: str | None


def lineage(index: Index, document: Document) -> tuple[tuple[str, Ref, Why], ...]:
    """Where the document comes from and what was made from it: (words, link, why)."""
    found: list[tuple[str, Ref, Why]] = []
    derived = document.source.derived_from
    if derived is not None and derived.kind == "survey":
        words = say("the public record, by the editors; no report of its own")
        found.append((say("Written from"), Ref(name=words), IN_RECORD))
    elif derived is not None:
        what = say("Machine translation") if derived.machine else wording.DERIVED[derived.kind]
        made = say("{what} of", what=what)
        if derived.language:
            tongue = wording.language_name(derived.language)
            made = say("{what} from {language} of", what=what, language=tongue)
        known = index.documents.get(derived.document or "")
        if known is not None:
            ref = refs.document_ref(known)
        else:
            ref = refs.outlet_ref(index, derived.outlet)
        found.append((made, ref, IN_RECORD))
    for link in index.links_from.get(document.id, ()):
        said = derived is not None and link.target == derived.document
        ref_to = refs.target_ref(index, link) if link.kind.derives and not said else None
        if ref_to is not None:
            found.append((wording.LINKS[link.kind], ref_to, views.why(link)))
    for link in index.links_to.get(document.id, ()):
        if link.kind.derives and link.source in index.documents:
            ref_from = refs.document_ref(index.documents[link.source])
            found.append((wording.BACK_LINKS[link.kind], ref_from, views.why(link)))
    return tuple(found)


def _how(confidence: Confidence, *, by_hand: bool) -> str:
    return BY_HAND if by_hand else wording.CONFIDENCE[confidence]


def _own(evidence: tuple[Evidence, ...], document: Document) -> tuple[views.Reason, ...]:
    """The reasons without the one that only repeats that an editor decided."""
    return views.reasons(tuple(item for item in evidence if item.method != "maintainer"), document)


def _fact(
    name: str, value: Ref, inferred: Inferred[object], document: Document, key: str = ""
) -> Fact:
    return Fact(
        name=name,
        key=key,
        value=value,
        how=_how(inferred.confidence, by_hand=inferred.by_hand),
        reasons=_own(inferred.evidence, document),
        by_hand=inferred.by_hand,
    )


def _expression(text: str, document: Document) -> Ref:
    """A date expression as the text has it, or in words where it came as EDTF with the record."""
    try:
        check_edtf(text)
    except ValueError:
        return Ref(name=text, lang=document.language.value, dir=document.direction)
    return Ref(name=wording.date_words(text))


def _date(document: Document) -> Fact:
    """The day, with every expression that was considered for it."""
    date = document.date
    return Fact(
        name=say("Date"),
        key="date",
        value=Ref(name=wording.document_date(date)),
        how=_how(date.confidence, by_hand=date.by_hand),
        reasons=_own(date.evidence, document),
        by_hand=date.by_hand,
        rejected=tuple(
            (_expression(item.text, document), item.rejected)
            for item in date.candidates
            if item.rejected is not None and rights.shows_text(document)
        ),
    )


_BELONGING = {kind: wording.LINKS[kind] for kind in (LinkKind.REPORTS, LinkKind.CONCERNS)}


def _links(index: Index, document: Document) -> Iterator[Fact]:
    """What the document reports and concerns, with why that is believed."""
    for link in index.links_from.get(document.id, ()):
        name = _BELONGING.get(link.kind)
        ref = refs.target_ref(index, link) if name else None
        if name is not None and ref is not None:
            by_hand = link.confidence is LinkConfidence.CONFIRMED
            yield Fact(
                name=name,
                value=ref,
                how=BY_HAND if by_hand else wording.LINK_CONFIDENCE[link.confidence],
                reasons=_own(link.evidence, document),
                by_hand=by_hand,
            )


def _main_speaker(index: Index, document: Document) -> Ref:
    main = document.main_speaker.value
    if main is None:
        return Ref(name=say("none found"))
    if main.id is not None and main.id in index.agents:
        return refs.agent_ref(index, main.id)
    return Ref(name=main.name, lang=document.language.value, dir=document.direction)


def _machine(document: Document) -> Ref:
    machine = document.machine_translated
    return Ref(
        name=wording.hedged(machine.confidence, say("yes"))
        if machine.value
        else say("no sign of it")
    )


def facts(index: Index, document: Document) -> tuple[Fact, ...]:
    """Every inferred value with what it rests on."""
    title, lang, direction = refs.title_words(document)
    tongue = Ref(name=wording.language_name(document.language.value))
    outlet = refs.outlet_ref(index, document.outlet.value)
    return (
        _fact(say("Title"), Ref(name=title, lang=lang, dir=direction), document.title, document),
        _date(document),
        _fact(say("Language"), tongue, document.language, document, "language"),
        _fact(say("Outlet"), outlet, document.outlet, document, "outlet"),
        _fact(say("Main speaker"), _main_speaker(index, document), document.main_speaker, document),
        _fact(
            say("Translated by machine"), _machine(document), document.machine_translated, document
        ),
        *(
            _fact(say("Credits"), refs.outlet_ref(index, item.value), item, document)
            for item in document.credited
        ),
        *_links(index, document),
    )


def rest(document: Document, head: Block | None) -> tuple[Rest, ...]:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A statement's address that leads elsewhere now: ``to``, or None and when and why it went."""

    id: str
    to: Ref | None
    date: str
    why: str


def moved(index: Index, document: Document) -> tuple[Moved, ...]:
    """What became of statements that a document once held."""
    return tuple(
        Moved(
            id=item.statement,
            to=Ref(name=item.target, url=refs.address_url(item.target)) if item.target else None,
            date=wording.date_words(item.date),
            why=item.why or "",
        )
        for item in index.former.get(f"documents/{document.id}", ())
    )
