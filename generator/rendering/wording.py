"""Values in a reader's words: dates, languages, confidence, modes. Uncertainty is always said."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from generator.edtf import precision
from generator.languages import pack_for
from generator.model import Confidence, Label, LinkConfidence, LinkKind, Mode, PartialDate, Rights
from generator.saying import Kind, Said, day_in_words, say

UNDATED = say("date unknown")

MODES = {
    Mode.DIRECT: say("direct"),
    Mode.REPORTED: say("reported"),
    Mode.FRAGMENT: say("fragment"),
    Mode.QUESTION: say("question"),
}
HEDGES: dict[Confidence, str] = {
    Confidence.CERTAIN: "",
    Confidence.PROBABLE: say("probably"),
    Confidence.UNCERTAIN: say("possibly"),
}
CONFIDENCE = {
    Confidence.CERTAIN: say("certain"),
    Confidence.PROBABLE: say("probable"),
    Confidence.UNCERTAIN: say("uncertain"),
}
LINK_CONFIDENCE = {
    LinkConfidence.CONFIRMED: say("confirmed by an editor"),
    LinkConfidence.PROBABLE: say("probable"),
    LinkConfidence.SUGGESTED: say("suggested, not checked"),
}
LINKS = {
    LinkKind.REPORTS: say("Reports"),
    LinkKind.CONCERNS: say("Concerns"),
    LinkKind.ANSWERS: say("In answer to"),
    LinkKind.ATTRIBUTES: say("Attributes"),
    LinkKind.SUPPORTS: say("Supports"),
    LinkKind.REPEATS: say("Repeats"),
    LinkKind.COPIES: say("Copies"),
    LinkKind.REPRINTS: say("Reprints"),
    LinkKind.TRANSLATES: say("Translates"),
    LinkKind.MACHINE_TRANSLATES: say("Machine translation of"),
    LinkKind.REVISES: say("Later version of"),
}
BACK_LINKS = {
    LinkKind.COPIES: say("Copied by"),
    LinkKind.REPRINTS: say("Reprinted by"),
    LinkKind.TRANSLATES: say("Translated by"),
    LinkKind.MACHINE_TRANSLATES: say("Translated by machine in"),
    LinkKind.REVISES: say("Revised in"),
    LinkKind.ANSWERS: say("Answered by"),
    LinkKind.REPEATS: say("Repeated by"),
    LinkKind.SUPPORTS: say("Supported by"),
}
MADE = {
    LinkKind.COPIES: say("copy of"),
    LinkKind.REPRINTS: say("reprint of"),
    LinkKind.TRANSLATES: say("translation of"),
    LinkKind.MACHINE_TRANSLATES: say("machine translation of"),
    LinkKind.REVISES: say("later version of"),
}
DERIVED_KINDS = {
    "translation": say("translation"),
    "reprint": say("reprint"),
    "wire": say("wire copy"),
}
RIGHTS = {
    Rights.FULL: say("full text"),
    Rights.EXCERPT: say("excerpts only"),
    Rights.DIGEST: say("digest in our own words"),
    Rights.WITHDRAWN: say("withdrawn"),
}
RIGHTS_NOTES: dict[Rights, str] = {
    Rights.FULL: "",
    Rights.EXCERPT: say("Only short quotations of this document may be shown here."),
    Rights.DIGEST: say(
        "A digest in our own words: who said what and in which way, not the wording of the "
        "original."
    ),
    Rights.WITHDRAWN: say(
        "This document was withdrawn. Its address is kept; its text is not shown."
    ),
}
OUTLETS = {
    "official": say("official"),
    "agency": say("agency"),
    "newspaper": say("newspaper"),
    "broadcaster": say("broadcaster"),
    "site": say("site"),
    "reprint": say("reprint"),
    "blog": say("blog"),
    "unknown": say("kind not known"),
}
OCCASIONS = {
    "briefing": say("briefing"),
    "speech": say("speech"),
    "statement": say("statement"),
    "hearing": say("hearing"),
    "interview": say("interview"),
}
DERIVED = {
    "translation": say("Translation"),
    "reprint": say("Reprint"),
    "wire": say("Wire"),
    "survey": say("Survey"),
}
LABELS = {
    Label.TITLE: say("title"),
    Label.BODY: say("text"),
    Label.QUESTION: say("reporter\u2019s question"),
    Label.DATELINE: say("dateline"),
    Label.BYLINE: say("byline"),
    Label.CREDIT: say("credit"),
    Label.CAPTION: say("caption"),
    Label.NOTE: say("note"),
    Label.NAVIGATION: say("navigation"),
    Label.RELATED: say("pointer to another article"),
    Label.PROMOTION: say("promotion"),
    Label.COUNTER: say("counter"),
    Label.SHARE: say("sharing link"),
    Label.FORM: say("form"),
    Label.COMMENT: say("reader\u2019s comment"),
    Label.SPAM: say("spam"),
}


@lru_cache(maxsize=512)
def language_name(tag: str) -> str:
    """The name of a language: "Chinese (Simplified)"; the tag itself if unknown."""
    if tag.split("-", maxsplit=1)[0] in ("und", "mul", "zxx"):
        return say("language unknown")
    try:
        words = Locale.parse(tag, sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        return tag
    return Said(words, Kind.TONGUE, tag, {}) if words else tag


@lru_cache(maxsize=512)
def direction(tag: str) -> str:
    """``ltr`` or ``rtl``, as the language's pack says."""
    return pack_for(tag).direction


def hedged(confidence: Confidence, words: str) -> str:
    """Words with how sure they are: "probably 20 July 2021"."""
    if confidence is Confidence.CERTAIN:
        return words
    if confidence is Confidence.PROBABLE:
        return say("probably {words}", words=words)
    return say("possibly {words}", words=words)


def _one(value: str) -> Said:
    day = day_in_words(value.rstrip("?~%"))
    match value[-1]:
        case "?":
            return say("possibly {date}", date=day)
        case "~":
            return say("about {date}", date=day)
        case "%":
            return say("possibly about {date}", date=day)
    return day


def _shortened(first: str, last: str) -> tuple[str, str]:
    """Both ends in words; what they share is said once ("28" and "29 May 2025")."""
    start, end = _one(first).split(" "), _one(last).split(" ")
    if first[-1].isdigit() and last[-1].isdigit() and len(start) == len(end):
        shared = len(end)
        while len(start) > 1 and start[-1] == end[shared - 1]:
            start.pop()
            shared -= 1
    return " ".join(start), " ".join(end)


def date_words(edtf: str | None, *, lasting: bool = False) -> Said:
    """An EDTF value in words. ``lasting``: an interval is a duration, not a choice of days."""
    if edtf is None:
        return UNDATED
    if "/" not in edtf:
        return _one(edtf)
    first, last = edtf.split("/")
    if first in ("", "..") and last in ("", ".."):
        return UNDATED
    if last in ("", ".."):
        start = _one(first)
        return say("since {date}", date=start) if lasting else say("not before {date}", date=start)
    if first in ("", ".."):
        end = _one(last)
        return say("until {date}", date=end) if lasting else say("not after {date}", date=end)
    ends = {"start": _one(first), "end": _one(last)}
    whole = (
        say("from {start} to {end}", **ends)
        if lasting
        else say("between {start} and {end}", **ends)
    )
    short = dict(zip(("start", "end"), _shortened(first, last), strict=True))
    return Said(whole.message.format(**short), whole.kind, whole.message, whole.values)


def document_date(date: PartialDate) -> str:
    """A document's day with its certainty: "probably 20 July 2021"."""
    words = date_words(date.edtf)
    if date.edtf is None or words.message.startswith(("possibly", "about")):
        return words
    return hedged(date.confidence, words)


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
