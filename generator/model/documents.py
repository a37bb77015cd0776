"""What was read from documents, and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic

from generator.model.lasting import Correction, Excerpt, Withdrawal
from generator.model.values import (
    AgentId,
    Confidence,
    DateKind,
    DocumentId,
    Evidence,
    IncidentId,
    Inferred,
    KeyPointId,
    Label,
    LinkConfidence,
    LinkKind,
    Mode,
    OccasionId,
    OutletId,
    PartialDate,
    Rights,
    Span,
    StanceId,
    StatementId,
    T_co,
)

_NOT_SAID = Inferred(value=False, confidence=Confidence.UNCERTAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """What a document was made from. ``kind`` is ``translation``, ``reprint``, ``wire``, or
    ``survey``: written by the editors from the public record, so no report of its own.
    """

    kind: str
    outlet: OutletId | None = None
    document: DocumentId | None = None
    language: str | None = None
    machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementOverride:
    """What a maintainer decided about one statement, by its id.

    ``found_as`` is the id that its words would give it, where it keeps another.
    """

    id: StatementId
    found_as: StatementId | None = None
    speaker: AgentId | None = None
    stances: tuple[StanceId, ...] | None = None
    key_points: tuple[KeyPointId, ...] | None = None
    withheld: bool = False
    differs: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What a maintainer wrote in place of what would be inferred. None: nothing was written."""

    title: str | None = None
    language: str | None = None
    outlet: OutletId | None = None
    date: str | None = None
    main_speaker: AgentId | None = None
    speakers: tuple[AgentId, ...] | None = None
    incidents: tuple[IncidentId, ...] | None = None
    occasion: OccasionId | None = None
    statements: tuple[StatementOverride, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source file as its record describes it; the bytes travel beside it.

    ``unpublished``: it is in a preview alone, being a draft or under embargo.
    """

    id: DocumentId
    media_type: str
    sha256: str
    rights: Rights
    file: str
    url: str | None = None
    archived_url: str | None = None
    retrieved: str | None = None
    published: str | None = None
    derived_from: Derivation | None = None
    overrides: Overrides = Overrides()
    from_vault: bool = False
    note: str = ""
    added: str | None = None
    excerpt: Excerpt = field(default_factory=Excerpt)
    withdrawn: Withdrawal | None = None
    corrections: tuple[Correction, ...] = ()
    unpublished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A line or paragraph as the reader found it, before it is labelled.

    ``role`` is what the format itself says of it: ``h1``…``h6``, ``p``, ``li``, ``figcaption``,
    ``nav``, ``footer``, ``comment``, ``form``, ``blockquote``, ``time``, or "" for plain text.
    ``main``: a main-content extractor kept it; None where none was asked. ``linked``: all links.
    """

    span: Span
    line: int
    role: str = ""
    main: bool | None = None
    linked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Something the format says about the document: ``name`` is ``title``, ``date``,
    ``language``, ``outlet``, ``author`` or ``url``; ``where`` tells the reader where it stood.
    """

    name: str
    value: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A source turned into text: what every reader gives, whatever the format.

    ``unread`` says what of the source is not in the text ("" for nothing), in a reader's words.
    """

    text: str
    blocks: tuple[RawBlock, ...]
    hints: tuple[Hint, ...] = ()
    encoding: str = "utf-8"
    unread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A labelled run at a 1-based line; ``language`` where it is another than the text's."""

    span: Span
    line: int
    label: Label
    reason: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name found in a text and what it stands for. ``kind``: agent, place, outlet, group."""

    span: Span
    kind: str
    target: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a statement is ascribed to: a registered agent, or just a name the text gives."""

    id: AgentId | None
    name: str
    role: str = ""

    @property
    def key(self) -> str:
        """The registry's id, or the name where the registry has none."""
        return self.id or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Generic[T_co]):
    """A stance or key point set on a statement, with the words that triggered it."""

    id: T_co
    evidence: tuple[Evidence, ...] = ()
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words that a document passes on, whose they are, and how they are passed on.

    ``spans`` are the words themselves, quotation marks included, in the order of the text
    (several where "he said" splits a quotation). ``sentence`` is the passage around them;
    ``language`` that of its block, where it is another than the document's.
    """

    id: StatementId
    document: DocumentId
    spans: tuple[Span, ...]
    sentence: Span
    mode: Mode
    text: str
    speaker: Inferred[Speaker | None]
    stances: tuple[Tag[StanceId], ...] = ()
    key_points: tuple[Tag[KeyPointId], ...] = ()
    date: str | None = None
    withheld: bool = False
    differs: str | None = None
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A registered incident that one text, read alone, seems to tell of.

    ``score`` is in [0, 1]: how much of what identifies the incident the text names.
    """

    incident: IncidentId
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A day that the registry suggests for a text, with why: what resolves partial dates.

    ``kind`` is ``occasion`` (a registered press event or response by the text's main speaker on
    its subject) or ``event`` (the attribution that the text answers).
    """

    edtf: str
    kind: DateKind
    note: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Somebody whom a text names with a post, and whom the registry lacks: a maintainer decides.

    ``span`` covers name and post where the text first gives them together, ``role`` is the post
    in the text's words, ``key`` the name's sounds in plain Latin letters ("" where none is known):
    proposals from several documents with one key may be of one person.
    """

    name: str
    role: str
    language: str
    span: Span
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Who says what in one text: what ``generator.extracting`` finds before dates and links."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    terms: tuple[Span, ...]
    main_speaker: Inferred[Speaker | None]
    speakers: tuple[Speaker, ...]
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything read from one source: a pure function of its bytes, record and registry."""

    id: DocumentId
    source: Source
    text: str
    language: Inferred[str]
    direction: str
    title: Inferred[str | None]
    title_span: Span | None
    blocks: tuple[Block, ...]
    date: PartialDate
    outlet: Inferred[OutletId | None]
    credited: tuple[Inferred[OutletId], ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    terms: tuple[Span, ...]
    main_speaker: Inferred[Speaker | None]
    speakers: tuple[Speaker, ...]
    subjects: tuple[Subject, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    machine_translated: Inferred[bool] = _NOT_SAID
    unread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A typed, directed link with why it is believed."""

    source: str
    target: str
    kind: LinkKind
    confidence: LinkConfidence
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file to be written: a relative POSIX path and its bytes."""

    path: str
    content: bytes
