"""What a template is given: small frozen values with every word already chosen.

Addresses are relative to the site's root ("people/anna-kovel/"); templates prefix each with
the page's own way up, so that the site works under any address, and from a file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model import (
    Agent,
    Document,
    Evidence,
    Link,
    NameForm,
    Rights,
    Statement,
)
from generator.rendering import wording
from generator.rendering.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A link: words, address ("" for none), and the language of the words."""

    name: str
    url: str = ""
    lang: str = "en"
    dir: str = "ltr"


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
    """A document as lists show it."""

    id: str
    ref: Ref
    language: str
    lang: str
    outlet: Ref
    when: When
    year: str
    rights: str
    lineage: str
    statements: int
    gone: bool


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


FOLDERS = {"person": "people", "post": "people"}
"""Where an agent's page stands, by kind; all others are organisations."""


def agent_ref(index: Index, agent: str) -> Ref:
    """A link to a registered agent; the bare id in words where there is none."""
    found = index.agents.get(agent)
    if found is None:
        return Ref(name=agent.replace("-", " "))
    folder = FOLDERS.get(found.kind, "organisations")
    return Ref(name=found.name, url=f"{folder}/{found.id}/")


def outlet_ref(index: Index, outlet: str | None) -> Ref:
    """A link to an outlet, or the words "outlet unknown"."""
    found = index.outlets.get(outlet) if outlet is not None else None
    if found is None:
        return Ref(name="outlet unknown")
    return Ref(name=found.name, url=f"outlets/{found.id}/", lang="")


def place_names(index: Index, ids: tuple[str, ...]) -> str:
    """Countries by their names."""
    return ", ".join(index.places[item].name if item in index.places else item for item in ids)


def title_words(document: Document) -> tuple[str, str, str]:
    """A document's title with its language and direction; never that of a withdrawn one."""
    if document.source.rights is Rights.WITHDRAWN:
        return f"Withdrawn document {document.id}", "en", "ltr"
    title = " ".join((document.title.value or "").split())
    if not title:
        return f"Untitled document {document.id}", "en", "ltr"
    return title, document.language.value, document.direction


def document_ref(document: Document) -> Ref:
    """A link to a document by its title, in the title's language."""
    name, lang, direction = title_words(document)
    return Ref(name=name, url=f"documents/{document.id}/", lang=lang, dir=direction)


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
    derived = document.source.derived_from
    lineage = ""
    if derived is not None:
        lineage = "machine translation" if derived.machine else derived.kind
    return DocumentView(
        id=document.id,
        ref=document_ref(document),
        language=wording.language_name(document.language.value),
        lang=document.language.value,
        outlet=outlet_ref(index, document.outlet.value),
        when=when(document),
        year=wording.sort_date(edtf)[:4] if edtf is not None else "undated",
        rights=wording.RIGHTS[document.source.rights],
        lineage=lineage,
        statements=len(document.statements),
        gone=document.source.rights is Rights.WITHDRAWN,
    )


def speaker_ref(index: Index, statement: Statement) -> Ref:
    """Whose words a statement gives, linked where the registry knows them."""
    speaker = statement.speaker.value
    if speaker is None:
        return Ref(name="speaker not identified")
    if speaker.id is not None and speaker.id in index.agents:
        return agent_ref(index, speaker.id)
    document = index.documents[statement.document]
    return Ref(name=speaker.name, lang=document.language.value, dir=document.direction)


def stance_names(index: Index, statement: Statement) -> tuple[str, ...]:
    """What a statement does, in the words of the registry."""
    ids = dict.fromkeys(tag.id for tag in statement.stances)
    return tuple(index.stances[item].title if item in index.stances else item for item in ids)


def key_point_refs(index: Index, statement: Statement) -> tuple[Ref, ...]:
    """The key points of a statement, linked."""
    ids = dict.fromkeys(tag.id for tag in statement.key_points)
    return tuple(key_point_ref(index, item) for item in ids)


def key_point_ref(index: Index, key_point: str) -> Ref:
    """A link to a key point."""
    found = index.key_points.get(key_point)
    if found is None:
        return Ref(name=key_point)
    return Ref(name=found.title, url=f"key-points/{found.id}/")


def _day(document: Document, statement: Statement) -> When:
    return when(document) if statement.date is None else edtf_when(statement.date)


def statement_view(index: Index, statement: Statement) -> StatementView:
    """A statement as lists show it; its words only if the document's rights allow."""
    document = index.documents[statement.document]
    speaker = statement.speaker
    hedge = wording.HEDGES[speaker.confidence].strip() if speaker.value is not None else ""
    return StatementView(
        id=statement.id,
        url=f"documents/{document.id}/#{statement.id}",
        quote=statement.text if statement.id in index.shown else None,
        lang=document.language.value,
        dir=document.direction,
        language=wording.language_name(document.language.value),
        mode=statement.mode.value,
        mode_words=wording.MODES[statement.mode],
        speaker=speaker_ref(index, statement),
        role=speaker.value.role if speaker.value is not None else "",
        hedge=hedge,
        stances=stance_names(index, statement),
        key_points=key_point_refs(index, statement),
        document=document_ref(document),
        outlet=outlet_ref(index, document.outlet.value),
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
        found.append(
            Reason(
                note=item.note,
                method=item.method,
                quote=quote,
                lang=document.language.value if document is not None else "en",
                dir=document.direction if document is not None else "ltr",
            )
        )
    return tuple(found)


def why(link: Link) -> Why:
    """How sure a link is, with its reasons."""
    return Why(words=wording.LINK_CONFIDENCE[link.confidence], reasons=reasons(link.evidence))


def linked(index: Index, pairs: tuple[tuple[Document, Link], ...]) -> tuple[LinkedDocument, ...]:
    """Documents with why each is linked."""
    return tuple(
        LinkedDocument(document=document_view(index, document), why=why(link))
        for document, link in pairs
    )


def names(forms: tuple[NameForm, ...]) -> tuple[tuple[str, tuple[Ref, ...]], ...]:
    """Written forms by language: (language in words, forms with lang and dir), sorted."""
    found: dict[str, list[Ref]] = {}
    for item in forms:
        tag = "" if item.language == "und" else item.language
        ref = Ref(name=item.form, lang=tag, dir=wording.direction(item.language))
        found.setdefault(item.language, []).append(ref)
    return tuple(
        ("any language" if tag == "und" else wording.language_name(tag), tuple(found[tag]))
        for tag in sorted(found, key=lambda tag: (tag == "und", wording.language_name(tag)))
    )


def scripts(forms: tuple[NameForm, ...]) -> tuple[tuple[Ref, str], ...]:
    """The first form of each language, a form that several share said once: (form, languages)."""
    first: dict[str, NameForm] = {}
    for item in forms:
        if item.language != "und":
            first.setdefault(item.language, item)
    found: dict[str, list[str]] = {}
    for tag in sorted(first, key=wording.language_name):
        found.setdefault(first[tag].form, []).append(tag)
    return tuple(
        (
            Ref(name=form, lang=tags[0], dir=wording.direction(tags[0])),
            ", ".join(wording.language_name(tag) for tag in tags),
        )
        for form, tags in found.items()
    )


def languages(documents: tuple[Document, ...]) -> str:
    """The languages of some documents, commonest first: "Russian 3, French 1"."""
    counts = Counter(item.language.value for item in documents)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{wording.language_name(tag)} {number:,}" for tag, number in ordered)


def agent_kind(agent: Agent) -> str:
    """What an agent is, in a word."""
    return {"person": "person", "post": "post", "group": "group"}.get(agent.kind, "organisation")
