"""The nouns of a publication: frozen, slotted, keyword-only values.

Nothing here reads a file, knows a language or a subject, or does more than derive one
property from others. Every room above takes these values in and gives them out.

Spans are half-open ranges of Unicode code points into ``Document.text``, which is the decoded
source exactly as it was received: it is never normalised, so a span found once stays true.
Dates are strings of the Extended Date/Time Format (EDTF, ISO 8601-2), languages are BCP 47 tags.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NewType, TypeVar

DocumentId = NewType("DocumentId", str)
StatementId = NewType("StatementId", str)
IncidentId = NewType("IncidentId", str)
OccasionId = NewType("OccasionId", str)
AgentId = NewType("AgentId", str)
"""A person, a post or an organisation: whoever can speak. One namespace for the three."""
OutletId = NewType("OutletId", str)
KeyPointId = NewType("KeyPointId", str)
StanceId = NewType("StanceId", str)
PlaceId = NewType("PlaceId", str)

T_co = TypeVar("T_co", covariant=True)


class Label(StrEnum):
    """What a block of a source is: its text, something about its text, or not its text."""

    TITLE = "title"
    BODY = "body"
    QUESTION = "question"
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT = "credit"
    CAPTION = "caption"
    NOTE = "note"
    NAVIGATION = "navigation"
    RELATED = "related"
    PROMOTION = "promotion"
    COUNTER = "counter"
    SHARE = "share"
    FORM = "form"
    COMMENT = "comment"
    SPAM = "spam"

    @property
    def is_text(self) -> bool:
        """Whether statements may be read from such a block."""
        return self in (Label.TITLE, Label.BODY, Label.QUESTION)

    @property
    def is_chrome(self) -> bool:
        """Whether such a block belongs to the page around the text, not to the text."""
        return self in _CHROME


_CHROME = frozenset(
    {
        Label.NAVIGATION,
        Label.RELATED,
        Label.PROMOTION,
        Label.COUNTER,
        Label.SHARE,
        Label.FORM,
        Label.COMMENT,
        Label.SPAM,
    }
)


class Mode(StrEnum):
    """How a report passes words on."""

    DIRECT = "direct"
    REPORTED = "reported"
    FRAGMENT = "fragment"
    QUESTION = "question"


class Confidence(StrEnum):
    """Of an inferred value. ``certain`` only where the source says it outright."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    UNCERTAIN = "uncertain"


class LinkConfidence(StrEnum):
    """Of a link. ``confirmed`` only where a maintainer wrote it."""

    CONFIRMED = "confirmed"
    PROBABLE = "probable"
    SUGGESTED = "suggested"


class LinkKind(StrEnum):
    """What a link says of its two ends."""

    REPORTS = "reports"  # document -> occasion
    CONCERNS = "concerns"  # document, statement or occasion -> incident
    ANSWERS = "answers"
    ATTRIBUTES = "attributes"
    SUPPORTS = "supports"
    REPEATS = "repeats"
    COPIES = "copies"
    REPRINTS = "reprints"
    TRANSLATES = "translates"
    MACHINE_TRANSLATES = "machine-translates"


class Rights(StrEnum):
    """How much of a source the site may show."""

    FULL = "full"
    EXCERPT = "excerpt"
    DIGEST = "digest"
    WITHDRAWN = "withdrawn"


class DateKind(StrEnum):
    """What a date found in a source tells of."""

    PUBLICATION = "publication"
    OCCASION = "occasion"
    EVENT = "event"
    CHROME = "chrome"
    STATISTICS = "statistics"
    CRAWL = "crawl"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open range ``[start, end)`` of code points into a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why something inferred is believed.

    ``method`` names the rule in a few words of kebab-case; ``note`` says it to a reader;
    ``span`` points at the words it rests on, if any; ``weight`` is in [0, 1].
    """

    method: str
    note: str
    span: Span | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred(Generic[T_co]):
    """A value with what it rests on. ``by_hand`` when a maintainer wrote it: it then wins."""

    value: T_co
    confidence: Confidence
    evidence: tuple[Evidence, ...] = ()
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """One date expression of a source, resolved as far as it goes.

    ``edtf`` is None where the expression names no day, month or year that could be resolved.
    ``rejected`` is None for the candidate that was chosen or helped, else the reason in words.
    ``span`` is None for a date that came with the record, the address or the page's metadata.

    What the expression names is in ``year``, ``month`` (1-12), ``day``, ``weekday`` (0 is Monday)
    and ``offset`` (days from the day of writing: yesterday is -1). ``alternative`` is the other
    reading of an all-digit date whose order is open. ``cue`` says in kebab-case why the place of
    the expression suggests its kind, ``weight`` in [0, 1] how strongly.
    """

    text: str
    kind: DateKind
    edtf: str | None
    span: Span | None = None
    form: str = ""
    rejected: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    alternative: str | None = None
    cue: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """The day a document tells of itself, as EDTF or None, and everything considered for it."""

    edtf: str | None
    confidence: Confidence
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[DateCandidate, ...] = ()
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One way a name is written. ``language`` is a BCP 47 tag, or "und" for any."""

    language: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Popolo membership: a post held in an organisation from one EDTF date to another."""

    role: str
    organisation: AgentId
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Whoever can speak: a person, a post that speaks unnamed, an organisation, a group.

    ``kind`` is ``person``, ``post``, ``organisation`` or ``group``. ``names`` holds every written
    form that identifies the agent alone. ``roles`` holds role phrases ("the spokeswoman") by
    language, which stand for the agent only where a text has introduced it.
    """

    id: AgentId
    kind: str
    name: str
    names: tuple[NameForm, ...] = ()
    roles: tuple[NameForm, ...] = ()
    gender: str | None = None
    country: PlaceId | None = None
    parent: AgentId | None = None
    memberships: tuple[Membership, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who published a document. ``kind`` says plainly what is known of it, never a score."""

    id: OutletId
    name: str
    kind: str
    names: tuple[NameForm, ...] = ()
    country: PlaceId | None = None
    languages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country or town with its names and demonyms."""

    id: PlaceId
    name: str
    names: tuple[NameForm, ...] = ()
    side: str = ""

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A talking point that recurs across statements, with phrases by language tag."""

    id: KeyPointId
    title: str
    phrases: tuple[NameForm, ...] = ()
    stances: tuple[StanceId, ...] = ()
    note: str = ""

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a statement does (denies, accuses…), with trigger phrases by language tag."""

    id: StanceId
    title: str
    phrases: tuple[NameForm, ...] = ()
    side: str = ""
    note: str = ""

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An attribution or a response that an incident's record lists, with who and when."""

    by: AgentId
    date: str
    says: str = ""
    occasion: OccasionId | None = None
    confidence: Confidence = Confidence.PROBABLE
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What is contested. ``cues`` are the words by which a text shows that it tells of it."""

    id: IncidentId
    title: str
    summary: str
    occurred: str | None
    attributed: str
    accused: tuple[PlaceId, ...]
    threat_groups: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    victims: tuple[AgentId, ...] = ()
    attributions: tuple[Claim, ...] = ()
    responses: tuple[Claim, ...] = ()
    cues: tuple[NameForm, ...] = ()
    sources: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One press event. ``kind`` is ``briefing``, ``speech``, ``statement``…"""

    id: OccasionId
    title: str
    kind: str
    date: str
    speakers: tuple[AgentId, ...]
    incidents: tuple[IncidentId, ...]
    place: PlaceId | None = None
    note: str = ""
    sources: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By its id alone, see ``Registry``."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """All that a publication knows before it reads a document. Tuples are sorted by id."""

    agents: tuple[Agent, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    places: tuple[Place, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    stances: tuple[Stance, ...] = ()
    incidents: tuple[Incident, ...] = ()
    occasions: tuple[Occasion, ...] = ()

    def __hash__(self) -> int:
        """Cheap, for the tables that rooms build once a registry: its sizes tell it apart.

        Hashing every form of every name, here and in its entries, took a tenth of the time in
        which a document is read.
        """
        return hash((len(self.agents), len(self.key_points), len(self.incidents)))


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
    """What a maintainer decided about one statement, by its id."""

    id: StatementId
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
    """A source file as its record describes it; the bytes travel beside it."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A line or paragraph as the reader found it, before it is labelled.

    ``role`` is what the format itself says of it: ``h1``…``h6``, ``p``, ``li``, ``figcaption``,
    ``nav``, ``footer``, ``comment``, ``form``, ``blockquote``, ``time``, or "" for plain text.
    ``main`` is whether a main-content extractor kept it; None where none was asked.
    """

    span: Span
    line: int
    role: str = ""
    main: bool | None = None


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
    """A source turned into text: what every reader gives, whatever the format."""

    text: str
    blocks: tuple[RawBlock, ...]
    hints: tuple[Hint, ...] = ()
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A labelled run of text. ``line`` is its 1-based line in the source's text."""

    span: Span
    line: int
    label: Label
    reason: str


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
    (several where "he said" splits a quotation). ``sentence`` is the passage around them.
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
    machine_translated: Inferred[bool] = Inferred(value=False, confidence=Confidence.UNCERTAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A typed, directed link with why it is believed."""

    source: str
    target: str
    kind: LinkKind
    confidence: LinkConfidence
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one report has otherwise than another, in a reader's words.

    ``kind``: ``name``, ``number``, ``mode``, ``dropped``, ``role``, ``garbled`` or ``note``.
    """

    kind: str
    note: str
    statements: tuple[StatementId, ...]
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Statements of one speaker in several reports of one occasion that render the same words."""

    occasion: OccasionId
    key_points: tuple[KeyPointId, ...]
    members: tuple[StatementId, ...]
    evidence: tuple[Evidence, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All of it: what was known, what was read, and how it hangs together."""

    registry: Registry
    documents: tuple[Document, ...]
    links: tuple[Link, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file to be written: a relative POSIX path and its bytes."""

    path: str
    content: bytes
