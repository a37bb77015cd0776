"""Values in a reader's words: dates, languages, confidence, modes. Uncertainty is always said."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from generator.edtf import precision
from generator.languages import pack_for
from generator.model import Confidence, Label, LinkConfidence, LinkKind, Mode, PartialDate, Rights

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DOUBT = {"?": "possibly ", "~": "about ", "%": "possibly about "}

MODES = {
    Mode.DIRECT: "direct",
    Mode.REPORTED: "reported",
    Mode.FRAGMENT: "fragment",
    Mode.QUESTION: "question",
}
HEDGES = {
    Confidence.CERTAIN: "",
    Confidence.PROBABLE: "probably ",
    Confidence.UNCERTAIN: "possibly ",
}
CONFIDENCE = {
    Confidence.CERTAIN: "certain",
    Confidence.PROBABLE: "probable",
    Confidence.UNCERTAIN: "uncertain",
}
LINK_CONFIDENCE = {
    LinkConfidence.CONFIRMED: "confirmed by an editor",
    LinkConfidence.PROBABLE: "probable",
    LinkConfidence.SUGGESTED: "suggested, not checked",
}
LINKS = {
    LinkKind.REPORTS: "Reports",
    LinkKind.CONCERNS: "Concerns",
    LinkKind.ANSWERS: "Answers",
    LinkKind.ATTRIBUTES: "Attributes",
    LinkKind.SUPPORTS: "Supports",
    LinkKind.REPEATS: "Repeats",
    LinkKind.COPIES: "Copies",
    LinkKind.REPRINTS: "Reprints",
    LinkKind.TRANSLATES: "Translates",
    LinkKind.MACHINE_TRANSLATES: "Machine translation of",
    LinkKind.REVISES: "Later version of",
}
BACK_LINKS = {
    LinkKind.COPIES: "Copied by",
    LinkKind.REPRINTS: "Reprinted by",
    LinkKind.TRANSLATES: "Translated by",
    LinkKind.MACHINE_TRANSLATES: "Translated by machine in",
    LinkKind.REVISES: "Revised in",
    LinkKind.ANSWERS: "Answered by",
    LinkKind.REPEATS: "Repeated by",
    LinkKind.SUPPORTS: "Supported by",
}
RIGHTS = {
    Rights.FULL: "full text",
    Rights.EXCERPT: "excerpts only",
    Rights.DIGEST: "digest in our own words",
    Rights.WITHDRAWN: "withdrawn",
}
RIGHTS_NOTES = {
    Rights.FULL: "",
    Rights.EXCERPT: "Only short quotations of this document may be shown here.",
    Rights.DIGEST: (
        "A digest in our own words: who said what and in which way, not the wording of the "
        "original."
    ),
    Rights.WITHDRAWN: "This document was withdrawn. Its address is kept; its text is not shown.",
}
LABELS = {
    Label.TITLE: "title",
    Label.BODY: "text",
    Label.QUESTION: "reporter\u2019s question",
    Label.DATELINE: "dateline",
    Label.BYLINE: "byline",
    Label.CREDIT: "credit",
    Label.CAPTION: "caption",
    Label.NOTE: "note",
    Label.NAVIGATION: "navigation",
    Label.RELATED: "pointer to another article",
    Label.PROMOTION: "promotion",
    Label.COUNTER: "counter",
    Label.SHARE: "sharing link",
    Label.FORM: "form",
    Label.COMMENT: "reader\u2019s comment",
    Label.SPAM: "spam",
}


@lru_cache(maxsize=512)
def language_name(tag: str) -> str:
    """The English name of a language: "Chinese (Simplified)"; the tag itself if unknown."""
    if tag.split("-", maxsplit=1)[0] in ("und", "mul", "zxx"):
        return "language unknown"
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag


@lru_cache(maxsize=512)
def direction(tag: str) -> str:
    """``ltr`` or ``rtl``, as the language's pack says."""
    return pack_for(tag).direction


def _one(value: str) -> str:
    doubt = _DOUBT.get(value[-1], "")
    parts = value.rstrip("?~%").split("-")
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    if len(parts) > 1:
        words.append(_MONTHS[int(parts[1]) - 1])
    return doubt + " ".join([*words, parts[0]])


def _shortened(first: str, last: str) -> tuple[str, str]:
    """Both ends in words; what they share is said once ("28" and "29 May 2025")."""
    start, end = _one(first).split(" "), _one(last).split(" ")
    if first[-1].isdigit() and last[-1].isdigit() and len(start) == len(end):
        shared = len(end)
        while len(start) > 1 and start[-1] == end[shared - 1]:
            start.pop()
            shared -= 1
    return " ".join(start), " ".join(end)


def date_words(edtf: str | None, *, lasting: bool = False) -> str:
    """An EDTF value in words. ``lasting``: an interval is a duration, not a choice of days."""
    if edtf is None:
        return "date unknown"
    if "/" not in edtf:
        return _one(edtf)
    first, last = edtf.split("/")
    if first in ("", "..") and last in ("", ".."):
        return "date unknown"
    if last in ("", ".."):
        return f"{'since' if lasting else 'not before'} {_one(first)}"
    if first in ("", ".."):
        return f"{'until' if lasting else 'not after'} {_one(last)}"
    start, end = _shortened(first, last)
    return f"from {start} to {end}" if lasting else f"between {start} and {end}"


def document_date(date: PartialDate) -> str:
    """A document's day with its certainty: "probably 20 July 2021"."""
    if date.edtf is None:
        return "date unknown"
    words = date_words(date.edtf)
    hedge = HEDGES[date.confidence]
    return words if words.startswith(("possibly", "about")) else hedge + words


def machine_date(edtf: str | None) -> str:
    """What a ``datetime`` attribute may hold: a year, month or day; "" for anything else."""
    if edtf is None or precision(edtf) == "interval" or not edtf[-1].isdigit():
        return ""
    return edtf


def sort_date(edtf: str | None) -> str:
    """A key by which EDTF values sort by their first day; unknown dates come last."""
    if edtf is None:
        return "~"
    first, _, last = edtf.partition("/")
    return (first if first not in ("", "..") else last).rstrip("?~%") or "~"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 report, 3 reports."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
