"""What two states of a publication say, and how they differ for its readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a publication tells, as its own data files say it.

    ``data`` holds each data file by its path, parsed; ``addresses`` every address of a page or
    statement; ``handled`` the addresses that the ledger leads on, with where to, or explains ("");
    ``written`` a hash for each page written by hand. Words that may not be shown are in none of it.
    """

    data: Mapping[str, Any]
    addresses: frozenset[str]
    handled: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)


class Topic(StrEnum):
    """What a change is about: in the order in which a reviewer wants to know."""

    LOST = "addresses that lead nowhere now"
    MISSING = "documents that are gone"
    RIGHTS = "rights"
    DATES = "dates"
    WORDS = "words that changed"
    SPEAKERS = "whose words they are"
    STATEMENTS_LOST = "statements that are gone"
    LINKS_LOST = "links lost"
    LINKS_CHANGED = "links more or less sure"
    DOCUMENTS = "new documents"
    STATEMENTS = "new statements"
    LINKS = "new links"
    ABOUT = "titles, languages, outlets"
    COUNTS = "how many reports are counted"
    ROWS = "what stands side by side"
    TAGS = "stances and key points"
    MOVED = "documents that moved"
    PAGES = "pages"
    QUALITY = "how well the program reads"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Change:
    """One difference that readers see.

    ``place`` is the address it is at. ``what`` says in our words and in ids what changed.
    ``before`` and ``after`` are the two states ("" for none), ``note`` says more, mostly why the
    later state is believed: these three may hold words of a source and are never trusted.
    """

    topic: Topic
    place: str
    what: str
    before: str = ""
    after: str = ""
    note: str = ""


SURENESS = {
    "confirmed": 3,
    "certain": 3,
    "probable": 2,
    "suggested": 1,
    "uncertain": 1,
    "": 0,
}
"""How sure a confidence is, of links and of inferred values alike."""
