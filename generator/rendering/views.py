"""What a template is given: small frozen values with every word already chosen.

Addresses are relative to the site's root ("people/anna-kovel/"); templates prefix each with
the page's own way up, so that the site works under any address, and from a file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.descent import is_survey
from generator.languages import pack_for
from generator.model import (
    Difference,
    Document,
    Evidence,
    Link,
    Rights,
    Statement,
    Utterance,
)
from generator.rendering import making, refs, wording
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.saying import Said, counted, listed, say


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date in words, and as a ``datetime`` attribute may hold it ("" where it may not)."""

    words: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A judgement in words with its reasons; each reason may quote the source's own words."""

    words: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason: a sentence for readers, the rule's name, and words it rests on ("" if none)."""

    note: str
    method: str
    quote: str = ""
    lang: str = "en"
    dir: str = "ltr"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document as lists show it. ``lineage`` says what was done to ``source`` to make it."""

    id: str
    ref: Ref
    language: str
    lang: str
    outlet: Ref
    when: When
    year: str
    rights: str
    lineage: str
    source: Ref | None
    why_made: Why | None
    statements: int
    gone: bool
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement as lists and the synopsis show it. ``quote`` is None if it may not be shown."""

    id: str
    url: str
    quote: str | None
    lang: str
    dir: str
    language: str
    mode: str
    mode_words: str
    speaker: Ref
    role: str
    hedge: str
    stances: tuple[str, ...]
    key_points: tuple[Ref, ...]
    document: Ref
    outlet: Ref
    when: When
    differs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedDocument:
    """A document in a list of links, with why it is there."""

    document: DocumentView
    why: Why


def when(document: Document) -> When:
    """A document's day."""
    sure = not wording.HEDGES[document.date.confidence]
    return When(
        words=wording.document_date(document.date),
        machine=wording.machine_date(document.date.edtf) if sure else "",
    )


def edtf_when(edtf: str | None) -> When:
    """A date of the registry."""
    return When(words=wording.date_words(edtf), machine=wording.machine_date(edtf))


def document_view(index: Index, document: Document) -> DocumentView:
    """A document as lists show it."""
    edtf = document.date.edtf
    made = making.made(index, document)
    return DocumentView(
        id=document.id,
        ref=refs.document_ref(document),
        language=wording.language_name(document.language.value),
        lang=document.language.value,
        outlet=refs.outlet_ref(index, document.outlet.value),
        when=when(document),
        year=wording.sort_date(edtf)[:4] if edtf is not None else "undated",
        rights=wording.RIGHTS[document.source.rights],
        lineage=made.words if made is not None else "",
        source=made.source if made is not None else None,
        why_made=_why_made(made, document),
        statements=len(document.statements),
        gone=document.source.rights is Rights.WITHDRAWN,
        ours=is_survey(document),
    )


def _why_made(made: making.Made | None, document: Document) -> Why | None:
    """Why a document is held to be made from another; the reasons only where it may be read."""
    if made is None or made.link is None or document.source.rights is Rights.WITHDRAWN:
        return None
    return why(made.link)


def stance_names(index: Index, statement: Statement) -> tuple[str, ...]:
    """What a statement does, in the words of the registry."""
    ids = dict.fromkeys(tag.id for tag in statement.stances)
    return tuple(index.stances[item].title if item in index.stances else item for item in ids)


def _day(document: Document, statement: Statement) -> When:
    """The day of a statement. A survey bears one day and tells of several: it dates no words."""
    if statement.date is not None or is_survey(document):
        return edtf_when(statement.date)
    return when(document)


def statement_view(index: Index, statement: Statement) -> StatementView:
    """A statement as lists show it; its words only if the document's rights allow."""
    document = index.documents[statement.document]
    speaker = statement.speaker
    tongue = statement.language or document.language.value
    hedge = wording.HEDGES[speaker.confidence] if speaker.value is not None else ""
    return StatementView(
        id=statement.id,
        url=f"documents/{document.id}/#{statement.id}",
        quote=statement.text if statement.id in index.shown else None,
        lang=tongue,
        dir=wording.direction(tongue) if statement.language else document.direction,
        language=wording.language_name(tongue),
        mode=statement.mode.value,
        mode_words=wording.MODES[statement.mode],
        speaker=refs.speaker_ref(index, statement),
        role=speaker.value.role if speaker.value is not None else "",
        hedge=hedge,
        stances=stance_names(index, statement),
        key_points=refs.key_point_refs(index, statement),
        document=refs.document_ref(document),
        outlet=Ref(name=say("our survey"))
        if is_survey(document)
        else refs.outlet_ref(index, document.outlet.value),
        when=_day(document, statement),
        differs=statement.differs or "",
    )


def reasons(evidence: tuple[Evidence, ...], document: Document | None = None) -> tuple[Reason, ...]:
    """Evidence for readers; the words it points at only where the whole text may be shown."""
    shown = document is not None and document.source.rights in (Rights.FULL, Rights.DIGEST)
    withheld = [
        span
        for statement in (document.statements if document is not None else ())
        if statement.withheld
        for span in statement.spans
    ]
    found = []
    for item in evidence:
        quote = ""
        if document is not None and shown and item.span is not None:
            over = any(s.start < item.span.end and item.span.start < s.end for s in withheld)
            quote = "" if over else " ".join(item.span.of(document.text).split())[:200]
        lang = document.language.value if document is not None else "en"
        note, quote, lang = _quoted(item.note, quote, lang)
        direction = pack_for(lang).direction
        found.append(Reason(note=note, method=item.method, quote=quote, lang=lang, dir=direction))
    return tuple(found)


def _quoted(note: str, quote: str, lang: str) -> tuple[str, str, str]:
    """A note beside the words it rests on, and their language: those that it quotes itself come
    out of it where it tells their language, and those that it names are not said again.
    """
    values = note.values if isinstance(note, Said) else {}
    if "lang" in values:
        return values["report"], values["words"], str(values["lang"])
    return note, "" if quote in note else quote, lang


def why(link: Link) -> Why:
    """How sure a link is, with its reasons."""
    return Why(words=wording.LINK_CONFIDENCE[link.confidence], reasons=reasons(link.evidence))


def linked(index: Index, pairs: tuple[tuple[Document, Link], ...]) -> tuple[LinkedDocument, ...]:
    """Documents with why each is linked; the reasons quote, so a withdrawn one has none."""
    return tuple(
        LinkedDocument(
            document=document_view(index, document),
            why=(
                Why(words=wording.LINK_CONFIDENCE[link.confidence])
                if document.source.rights is Rights.WITHDRAWN
                else why(link)
            ),
        )
        for document, link in pairs
    )


def differences(index: Index, utterance: Utterance) -> tuple[Difference, ...]:
    """How reports of the same words differ. The notes quote words and titles, so there are none
    where any of the statements may not be shown.
    """
    open_ones = all(member in index.shown for member in utterance.members)
    return utterance.differences if open_ones else ()


def languages(documents: tuple[Document, ...]) -> str:
    """The languages of some documents, commonest first: "Russian 3, French 1"."""
    counts = Counter(item.language.value for item in documents)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return listed(
        say("{language} {number}", language=wording.language_name(tag), number=number)
        for tag, number in ordered
    )


def told(documents: tuple[Document, ...]) -> str:
    """How much tells of something: "4 reports in 4 languages and our survey"; "" for nothing."""
    reports = tuple(item for item in documents if not is_survey(item))
    parts = []
    if len(reports) == 1:
        tongue = wording.language_name(reports[0].language.value)
        parts.append(say("1 report in {language}", language=tongue))
    elif reports:
        tongues = {item.language.value for item in reports}
        parts.append(
            say(
                "{reports} in {language}",
                reports=counted(len(reports), "{n} report", "{n} reports"),
                language=wording.language_name(next(iter(tongues))),
            )
            if len(tongues) == 1
            else say(
                "{reports} in {languages}",
                reports=counted(len(reports), "{n} report", "{n} reports"),
                languages=counted(len(tongues), "{n} language", "{n} languages"),
            )
        )
    ours = len(documents) - len(reports)
    if ours:
        parts.append(
            say("our survey")
            if ours == 1
            else counted(ours, "{n} survey of our own", "{n} surveys of our own")
        )
    return listed(parts, last="and")


def listed_apart(index: Index, documents: tuple[Document, ...]) -> str:
    """How many documents there are, and how many of them for themselves: "9 documents …"."""
    words = counted(len(documents), "{n} document", "{n} documents")
    apart = index.independent(documents)
    if apart >= sum(not is_survey(item) for item in documents):
        return words
    return say("{words} · {apart} independent", words=words, apart=apart)


def told_apart(index: Index, documents: tuple[Document, ...]) -> str:
    """How much tells of something, and how much of it for itself: "4 reports … · 3 independent".

    The second number stands only where some go back to others: those confirm nothing.
    """
    words = told(documents)
    apart = index.independent(documents)
    reports = sum(not is_survey(item) for item in documents)
    if apart >= reports:
        return words
    return say("{words} · {apart} independent", words=words, apart=apart)
