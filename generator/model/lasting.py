"""What records say of publishing itself: excerpts, withdrawals, corrections."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """How much of a text an excerpt may show: so many words, and that share of its words (0 to 1),
    whichever is less.
    """

    words: int = 400
    share: float = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """When, why and on whose word a document was withdrawn, and what it was. "": not told."""

    date: str
    reason: str
    by: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an editor corrected after publication, and on which day."""

    date: str
    note: str
