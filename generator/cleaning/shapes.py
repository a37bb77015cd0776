"""What a single line is by its own words and shape: the table of rules for one line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.cleaning import phrasebook
from generator.cleaning.lines import Line
from generator.model import Label
from generator.saying import listed, say

_DATE_WORD = re.compile(r"[^\W\d_]+")
_DATE_SHAPE = re.compile(r"\d")
_URL = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,120}?\d{4}|\d{4}\s*©")
_OWNED = 12
"""Words of the longest line that ©, without a year, makes one on rights: of a page or a picture."""
_OWNERS = ("©", "(©", "(c)", "(C)")
_SEPARATES = re.compile(r"^\s*[:：—–|/-]|^\s*$")
_DATED = re.compile(r"\d{1,4}[\d年月日号號时時分./:,\-\s|]{6,30}")
_TIMED = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d(?P<mark>[-/.])\d\d?(?P=mark)\d\d?|\d\d?\.\d\d?\.(?:19|20)\d\d"
    r"|(?:19|20)\d\d年\d\d?月\d\d?日),?\s*\d\d?[:：]\d\d(?!\d)"
)
_CLOCK, _FULL_YEAR = (
    re.compile(r"(?<!\d)\d\d?[:：]\d\d(?!\d)"),
    re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"),
)
_HOUR = re.compile(
    r"[^\w]*\d\d?(?:[:：]\d\d(?::\d\d)?|h(?:\d\d)?|[.時时]\d\d分?(?=\W*[^\W\d]))(?!\d)"
)
_HOUR_WORDS = 2
"""Words that may stand beside a time of day on a line of its own: "10:45 Uhr", "1:14 p.m. CET"."""
_PLACE = re.compile(r"[^\W\d_][^\d,，،.:;!?]{1,40}[,，،]\s*(?=\S{0,12}[^,]{0,12}\d)")
_TIMED_UNITS = 8
"""Words of the longest line that is told by its date and time: outlet, author and the like."""
_QUOTES = re.compile(r"[«»“”„]|\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A label with its reason. ``sure``: no neighbourhood may overrule it."""

    label: Label
    reason: str
    sure: bool = True


_RIGHTS = re.compile(
    r"[^\s©]\s*[(\[|]?\s*(?:©|\([cC]\))\s*[^\W\d_][^©.!?]{1,60}[)\]]?$"
    r"|\([^\W\d_]{2,12}:\s?[^()/:]{2,40}(?:/[^()/:]{2,40}){1,3}\)\.?$"
    r"|[.\s(\[][A-Z]{2,9}\s?/\s?[A-Z](?:[^\W\d]|[.\s-]){2,40}[)\]]?\.?$"
    r"|\([\w.-]+(?: \w+)?/[^\W\d_]\w+ [A-Z][^()/]{1,30}\)\.?$|\bCC[- ]BY(?:-\w\w){0,2}\b[\s\d.)]*$"
)
"""Who holds the rights in a picture, at a line's end: © and a name, an agency and a name, several
names in brackets, a licence."""
_RIGHTS_MARKS = ("©", "/", "CC", "(C)", "(c)")
"""One of them stands in whatever that matches."""
_CAPTION_UNITS, _CREDIT_TAIL = 45, 60
"""Words of the longest caption, and characters at its end in which the picture is credited."""

# How many words may follow a phrase for the line still to be what the phrase says. A promise
# to "follow us on X, Y and Z" is long, a menu entry is not; found on pages of the evaluation set.
_ROOM = {
    Label.RELATED: 16,
    Label.PROMOTION: 22,
    Label.FORM: 22,
    Label.COMMENT: 4,
    Label.COUNTER: 3,
    Label.SHARE: 5,
    Label.NAVIGATION: 3,
    Label.CREDIT: 14,
    Label.CAPTION: 30,
    Label.BYLINE: 8,
    Label.NOTE: 120,
}
_TELLING, _AFTER_TELLING = 4, 22
"""Words of a phrase that no other line begins with, and the words that may follow it: "This work is
licensed under …"."""
_AFTER_COUNT = 20
"""Words of a headline that may follow what counts the comments on it: "12 replies to …"."""
_AFTER_WORD, _AFTER_COMMAND, _LONG_WORD = 2, 10, 8
"""Words that may follow a phrase of one word; more after a long one that invites ("Subscribe")."""
_NEEDS_MARK = frozenset((Label.CREDIT, Label.CAPTION, Label.NOTE))
"""Labels whose one-word phrases ("Photo", "Update") also begin sentences: a mark must follow."""


_SPAM_GOODS, _SPAM_SHARE = 2, 0.12
"""Different goods of link sellers in one line, and the share of it that names them: a report on
such trade names one of them, or several in much more text."""


def _says(line: Line, match: phrasebook.Match) -> bool:
    """Whether a line that begins with a phrase is what the phrase says."""
    rest = _URL.sub("", match.rest)  # an address is one thing, however many words it holds
    rest_units = line.units * len(rest) / max(1, len(line.folded))
    marked = bool(_SEPARATES.match(match.rest))
    words = len(match.phrase.split())
    if match.label in _NEEDS_MARK and not marked:
        return words > 1 and rest_units <= _ROOM[match.label] / 3 and not line.stop
    if match.label is Label.NOTE:
        return marked and bool(match.rest.strip())
    if match.label is Label.COUNTER and not match.numbered and rest_units > 0 and not line.digits:
        return False
    if rest_units > _room(line, match, words):
        return False
    if match.label is Label.BYLINE:
        return not line.ends and (words > 1 or marked or rest_units >= 1)
    # One word and then a sentence: more likely a sentence that begins with that word.
    loose = words == 1 and not marked and _is_spaced(match.phrase)
    commands = (
        match.label is Label.PROMOTION
        and len(match.phrase) >= _LONG_WORD
        and not line.text.endswith((".", "。"))
    )
    if loose and rest_units > (_AFTER_COMMAND if commands else _AFTER_WORD):
        return False
    return not (line.stop and line.stops and not marked and match.label is Label.RELATED)


def _room(line: Line, match: phrasebook.Match, words: int) -> int:
    """How many words may follow a phrase of so many words in a line that is what it says."""
    if match.label is Label.COMMENT and match.numbered and words > 1 and not line.stop:
        return _AFTER_COUNT
    return max(_ROOM[match.label], _AFTER_TELLING if words >= _TELLING else 0)


def _is_spaced(phrase: str) -> bool:
    """Whether a phrase is in a script that separates words."""
    return phrase[:1] < "\u2e80"


def is_hour(line: Line) -> bool:
    """Whether a line is nothing but a time of day, as above the entries of a running report."""
    found = _HOUR.match(line.text) if 0 < line.digits <= 6 and len(line.text) <= 24 else None
    if found is None:
        return False
    rest = _DATE_WORD.findall(line.text[found.end() :])
    return len(rest) <= _HOUR_WORDS and all(len(word) <= 4 for word in rest)


def _is_date(line: Line, language: str) -> bool:
    """Whether a line holds a date and nothing else: "mardi 17 septembre", "2021-07-20 10:15".

    Before a full one a place or a name may stand, up to a comma: "Strelsau, 4 May 2031".
    """
    if not line.digits or line.units > 8 or len(line.text) > 60:
        return False
    known = phrasebook.date_words(language)
    head = _PLACE.match(line.folded) if _FULL_YEAR.search(line.text) and line.digits >= 5 else None
    words = _DATE_WORD.findall(line.folded, head.end() if head else 0)
    strange = [word for word in words if word not in known and len(word) > 1]
    if not strange:
        return bool(words) or line.digits >= 6
    if len(strange) == 1 and len(strange[0]) <= 4 and len(words) > 1 and line.digits >= 5:
        return True  # "4 May 2031, 10:15 Uhr", "… CEST"
    glued = "".join(words)
    return line.text[:1].isdigit() and all(word in "年月日时分秒時上下午点點" for word in glued)


def _timed(line: Line, language: str) -> bool:
    """Whether a short line tells a full day and a time: "Herald 2031-05-04 10:15 3 views"."""
    if not line.digits or line.units > _TIMED_UNITS or line.ends:
        return False
    if _TIMED.search(line.text):
        return True
    if not (_CLOCK.search(line.text) and _FULL_YEAR.search(line.text)):
        return False
    known = phrasebook.date_words(language)
    return any(len(word) > 2 and word in known for word in _DATE_WORD.findall(line.folded))


def _ends_in_credit(line: Line, language: str) -> bool:
    """Whether a line ends by saying whose picture it tells of: "… in May. Photo: Anna Kovel"."""
    if not 3 < line.units <= _CAPTION_UNITS:
        return False
    end = line.text[-2 * _CREDIT_TAIL :]
    if any(mark in end for mark in _RIGHTS_MARKS) and _RIGHTS.search(end):
        return True
    tail = line.folded[-_CREDIT_TAIL:]
    return any(
        before in "(/|©.,;-– \u00a0" and (not left or after in ":：©/")
        for before, after, left in phrasebook.in_tail(tail, language)
    )


def _dated_credit(line: Line, language: str) -> Verdict | None:
    """A date and then a source or an author on one short line: "2031-05-04 10:15 Source: …"."""
    dated = _DATED.match(line.text) if line.units <= _ROOM[Label.CREDIT] else None
    if dated is None:
        return None
    for match in phrasebook.find(line.folded[dated.end() :], language):
        if match.label in (Label.CREDIT, Label.BYLINE) and match.rest.lstrip()[:1] in tuple(":："):
            words = line.text[dated.end() :][match.start : match.end]
            return Verdict(label=match.label, reason=say("a date, then “{words}”", words=words))
    return None


def alone(line: Line, language: str) -> Verdict | None:
    """What a line is by itself, if it says so; None if only its neighbours can tell."""
    goods, share = phrasebook.wares(line.folded)
    if len(goods) >= _SPAM_GOODS and share >= _SPAM_SHARE:
        offered = listed(sorted(goods)[:2], last="and")
        return Verdict(label=Label.SPAM, reason=say("offers {goods}", goods=offered))
    if _is_date(line, language):
        return Verdict(label=Label.DATELINE, reason=say("a line that is nothing but a date"))
    if is_hour(line):
        reason = say("a line that is nothing but a time of day")
        return Verdict(label=Label.DATELINE, reason=reason)
    owned = line.units <= _OWNED and line.text.startswith(_OWNERS)
    if owned or (line.units <= 40 and _COPYRIGHT.search(line.folded[:200])):
        return Verdict(label=Label.NAVIGATION, reason=say("a copyright line"))
    if line.units <= 6 and _URL.search(line.text):
        kept = line.raw.main is True  # amid the text an address is what it tells of
        return Verdict(label=Label.NAVIGATION, reason=say("nothing but an address"), sure=not kept)
    if _ends_in_credit(line, language):
        return Verdict(label=Label.CAPTION, reason=say("ends by crediting a picture"))
    if line.digits and (credited := _dated_credit(line, language)):
        return credited
    if _QUOTES.match(line.text):
        return None  # a quotation may begin with any word
    for match in phrasebook.find(line.folded, language):
        if _says(line, match):
            exact = not match.rest.strip(" .:!*…→»›>")
            sure = exact or line.units <= 12 or len(match.phrase.split()) > 1
            if match.label is Label.RELATED and not exact and line.text.endswith((".", "。")):
                sure = sure and bool(_SEPARATES.match(match.rest))  # a headline has no full stop
            words = line.text[match.start : match.end]
            return Verdict(
                label=match.label, reason=say("begins with “{words}”", words=words), sure=sure
            )
    if _timed(line, language):
        return Verdict(
            label=Label.DATELINE, reason=say("a short line with a day and a time of day")
        )
    if not line.units:
        return Verdict(label=Label.NAVIGATION, reason=say("no words, only marks or numbers"))
    return None
