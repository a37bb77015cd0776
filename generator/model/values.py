"""Ids, closed lists of words, and what every inferred thing rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, NewType, TypeVar

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
    REVISES = "revises"  # a later version of one outlet's own text

    @property
    def derives(self) -> bool:
        """Whether the link says that one document was made from the other."""
        return self in _DERIVING


_DERIVING = frozenset(
    {
        LinkKind.COPIES,
        LinkKind.REPRINTS,
        LinkKind.TRANSLATES,
        LinkKind.MACHINE_TRANSLATES,
        LinkKind.REVISES,
    }
)


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


class Span(NamedTuple):
    """Half-open range ``[start, end)`` of code points into a document's text.

    A tuple, since a document makes thousands: they are made, sorted and looked up at half the cost.
    """

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
    reading of an all-digit date whose order is open. ``calendar`` is the one the words count by,
    empty for the common one: persian, islamic, buddhist, or an era of Japan or Taiwan by its name.
    ``cue`` says in kebab-case why the place of the expression suggests its kind, ``weight`` in
    [0, 1] how strongly.
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
    calendar: str = ""
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
