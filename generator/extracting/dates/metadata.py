"""Days that stand in no line of the text: in the record, the markup and the address."""

from __future__ import annotations

import re
from dataclasses import replace
from email.utils import parsedate

from generator import edtf
from generator.extracting.dates.expression import YEARS, is_day, iso
from generator.model import DateCandidate, DateKind, Hint

_RECORD, _ADDRESS, _META, _TIME = 1.0, 0.9, 0.93, 0.6
_ABOUT = 0.6
"""A maintainer is believed, but one who writes "about" only so far; an address and a tag nearly
so (time zones move a day); a ``<time>`` element may stand in a list of links."""
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:/|-|_)(\d{1,2})(?:/|-|_)(\d{1,2})(?!\d)"
    r"|(?<![\d])(20[0-3]\d)([01]\d)([0-3]\d)(?=\d{0,10}(?!\d))"
)
_ARCHIVE = re.compile(r"/(\d{4})(\d\d)(\d\d)\d{6}[a-z_]*/")
"""How web archives write the moment of a copy, before the address that was copied."""
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})(?!\d)")
_ISO = re.compile(r"\s*(\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?")
_IDEOGRAPHS = re.compile(r"\s*(\d{4})年(\d{1,2})月(\d{1,2})日")
_YEAR_LAST = re.compile(r"\s*(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)")
_MAIL = re.compile(r"\s*[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4}\b")
"""Days as mail and feeds write them (RFC 5322)."""


def _other(value: str) -> tuple[int, int, int] | None:
    """Year, month and day in forms besides ISO's; None where day and month could be swapped.

    With full stops the day comes first everywhere; with slashes it depends on the country.
    """
    if match := _IDEOGRAPHS.match(value):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_LAST.match(value):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." or first > 12 or first == second:
            return year, second, first
        return (year, first, second) if second > 12 else None
    parsed = parsedate(value) if _MAIL.match(value) else None
    return None if parsed is None else (parsed[0], parsed[1], parsed[2])


def _plain(value: str) -> str | None:
    """A machine-written date as EDTF; one that says 1 January and no more is only a year."""
    other = _other(value)
    if other is not None:
        return iso(*other) if other[0] in YEARS and is_day(*other) else None
    match = _ISO.match(value)
    if not match or int(match[1]) not in YEARS:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if month and day:
        return iso(year, month, day) if is_day(year, month, day) else None
    return iso(year, month) if 1 <= month <= 12 else iso(year)


def from_metadata(
    hints: tuple[Hint, ...], url: str | None, published: str | None
) -> tuple[DateCandidate, ...]:
    """Candidates that stand in no line of the text; ``cue`` says where each comes from."""
    found: list[DateCandidate] = []
    if published:
        weight = _ABOUT if edtf.is_uncertain(published) else _RECORD
        found.append(_meta(published, published, "record", weight))
    for hint in hints:
        if hint.name != "date":
            continue
        value = _plain(hint.value)
        if value is None:
            continue
        guessed = "guess" in hint.where or "htmldate" in hint.where
        bare = value.endswith("-01-01") and "T" not in hint.value
        weight = _TIME if "<time" in hint.where or bare or guessed else _META
        found.append(_meta(hint.value, value[:4] if guessed and bare else value, "markup", weight))
    found += _from_address(url) if url else []
    return tuple(found)


def _from_address(url: str) -> list[DateCandidate]:
    """The day or month in an address; the day of an archive's copy is no day of the page's."""
    found = []
    copied = _ARCHIVE.search(url)
    if copied and is_day(int(copied[1]), int(copied[2]), int(copied[3])):
        day = iso(int(copied[1]), int(copied[2]), int(copied[3]))
        found.append(replace(_meta(copied[0], day, "archive", 0.0), kind=DateKind.CRAWL))
        url = url[copied.end() :]
    for match in _URL_DAY.finditer(url):
        parts = [int(part) for part in match.groups() if part]
        if is_day(parts[0], parts[1], parts[2]):
            value = iso(parts[0], parts[1], parts[2])
            return [*found, _meta(match[0], value, "address", _ADDRESS)]
    month = _URL_MONTH.search(url)
    if month and 1 <= int(month[2]) <= 12 and int(month[1]) in YEARS:
        value = iso(int(month[1]), int(month[2]))
        found.append(_meta(month[0], value, "address", _ADDRESS))
    return found


def _meta(text: str, value: str, cue: str, weight: float) -> DateCandidate:
    return DateCandidate(
        text=text,
        kind=DateKind.PUBLICATION,
        edtf=value,
        form=edtf.precision(value),
        cue=cue,
        weight=weight,
    )
