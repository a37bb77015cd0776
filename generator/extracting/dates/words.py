"""Dates written with the names of months and days: 20 July 2021, mardi 20 juillet, the 20th.

The text is cut into words and numbers once; each name of a month looks at its few neighbours
only, so the work grows with the length of the text and no faster.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from generator.extracting.dates import calendars, stretches
from generator.extracting.dates.expression import Expression, is_day, iso, may_be_day
from generator.extracting.dates.lexicon import (
    ISLAMIC,
    MONTH,
    PERSIAN,
    RELATIVE,
    TOKEN,
    WEEKDAY,
    Entry,
    Lexicon,
)
from generator.extracting.dates.tokens import Words as _Words
from generator.extracting.dates.tokens import is_alone

_GAP = re.compile(r"[ \t.,'()/|،ـ-]{0,4}|[ \t.,]{0,2}\n[ \t]{0,2}")
"""What may stand between the parts of one date: little, and at most one line's end."""
_WEEKDAY_GAP = re.compile(r"[ \t.,(،-]{1,4}")
_AFTER_GAP = re.compile(r"[ \t,.(]{1,3}")
_DECIMAL = re.compile(r"[.,:]\d|\s?[%€$£°]|\s?\d*\s?[ap]m\b")
_SKIPS = 2
"""At most two joining words between the parts: "20 de julio", "the 20th of the"."""


def _day(words: _Words, i: int) -> int | None:
    """Token i as the number of a day, if it may be one."""
    word = words.word(i)
    if len(word) > 2 or not word.isdigit() or not 1 <= int(word) <= 31:
        return None
    start, end = words.starts[i], words.ends[i]
    before = words.folded[start - 1] if start else " "
    if before in "_.,:$€£#" and (start < 2 or words.folded[start - 2].isdigit()):
        return None
    # A number glued behind letters is part of a name (APT31), unless another script begins.
    if before.isalpha() and before.isascii():
        following = words.folded[end : end + 2].strip()
        if not following or following.isascii():
            return None
    after = words.folded[end : end + 6]
    if _DECIMAL.match(after) and not re.match(r",\d{4}(?!\d)", after):
        return None
    return int(word)


_OTHER_YEARS = {PERSIAN: calendars.PERSIAN_YEARS, ISLAMIC: calendars.ISLAMIC_YEARS}
_LINE_END = re.compile(r"[ \t]*(?:$|[\n)|])")


def _year(words: _Words, i: int, entry: Entry, *, dated: bool) -> int | None:
    """Token i as a year beside a month's name: four digits, or two that a sign sets apart.

    ``dated`` says that a day stands before the month: then two digits at a line's end will do.
    """
    word = words.word(i)
    if not word.isdigit():
        return None
    if entry.kind != MONTH:
        return int(word) if len(word) == 4 and int(word) in _OTHER_YEARS[entry.kind] else None
    if len(word) == 4:
        return calendars.common_year(int(word), entry.tokens[0])
    before = words.folded[words.starts[i] - 1 : words.starts[i]]
    after = words.folded[words.ends[i] : words.ends[i] + 1]
    alone = dated and before == " " and _LINE_END.match(words.folded, words.ends[i])
    if len(word) == 2 and (alone or (before and before in "'./-" and after not in (":", "."))):
        return 2000 + int(word) - (100 if int(word) > 69 else 0)
    return None


def _next(words: _Words, i: int, step: int, lexicon: Lexicon) -> int | None:
    """The neighbour of token i that is no joining word or ordinal; None beyond a wide gap."""
    for _ in range(_SKIPS + 1):
        j = i + step
        if not 0 <= j < len(words) or not _GAP.fullmatch(words.gap(min(i, j))):
            return None
        if words.word(j) not in lexicon.skips:
            return j
        i = j
    return None


def _match(words: _Words, i: int, lexicon: Lexicon) -> list[tuple[Entry, int]]:
    """Every entry whose tokens begin at i, with its last token's index, longest first."""
    found = []
    for entry in lexicon.names.get(words.word(i), ()):
        last = i + len(entry.tokens) - 1
        if last >= len(words):
            continue
        if any(words.word(i + k) != token for k, token in enumerate(entry.tokens)):
            continue
        if all(words.gap(k).strip(" -'\u200c") == "" for k in range(i, last)):
            found.append((entry, last))
    return found


def _is_name(words: _Words, i: int, lexicon: Lexicon, entry: Entry) -> bool:
    """Whether the spelling fits a name: where they take capitals, "may" is no month."""
    if words.starts[i] and words.folded[words.starts[i] - 1] in "_@#":
        return False
    if entry.kind == RELATIVE or not (lexicon.capitalised or entry.foreign):
        return True
    return words.text[words.starts[i]].isupper()


def _past_ordinal(words: _Words, end: int, lexicon: Lexicon) -> int:
    """The last token of a day's number with the letters glued to it: 20th."""
    while end + 1 < len(words) and words.gap(end) == "" and words.word(end + 1) in lexicon.skips:
        end += 1
    return end


def _is_clear(entry: Entry, *, before: bool, lexicon: Lexicon) -> bool:
    """Whether a month and a day without a year make a date: abbreviations must stand behind it."""
    if not entry.short:
        return True
    return not entry.foreign and (before or lexicon.order == "mdy")


def _around_month(
    words: _Words, i: int, last: int, entry: Entry, lexicon: Lexicon
) -> tuple[int, int, Expression] | None:
    """The date around the month at tokens i..last: first and last token, and what it names."""
    first, end, day, year = i, last, None, None
    before = _next(words, i, -1, lexicon)
    if before is not None:
        day = None if ")" in words.gap(before) else _day(words, before)
        first = before if day else first
    after = _next(words, last, 1, lexicon)
    if after is not None and day is None:
        day = _day(words, after)
        if day:
            end = after
            end = _past_ordinal(words, end, lexicon)
            after = _next(words, end, 1, lexicon)
    if after is not None:
        year = _year(words, after, entry, dated=first < i)
        end = after if year else end
    if year is None and first == i and before is not None:
        year = _year(words, before, entry, dated=False)
        first = before if year else first
    if entry.kind != MONTH:
        found = _converted(words, first, end, (year, entry.value, day), entry.kind)
        return (first, end, found) if found else None
    if day and not (is_day(year, entry.value, day) if year else may_be_day(entry.value, day)):
        return None
    if year is None and (day is None or not _is_clear(entry, before=first < i, lexicon=lexicon)):
        return None
    form = "full" if day and year else "day-month" if day else "month-year"
    return (
        first,
        end,
        Expression(
            start=words.starts[first],
            end=words.ends[end],
            form=form,
            year=year,
            month=entry.value,
            day=day,
            edtf=iso(year, entry.value, day) if year else None,
            calendar=calendars.name_of(year, words.folded[words.starts[first] : words.ends[end]]),
        ),
    )


def _converted(
    words: _Words, first: int, end: int, named: tuple[int | None, int, int | None], kind: str
) -> Expression | None:
    """A whole day of another calendar; None where a part is missing or there is no such day."""
    year, month, day = named
    if year is None or day is None:
        return None
    convert = calendars.from_persian if kind == PERSIAN else calendars.from_islamic
    when = convert(year, month, day)
    if when is None:
        return None
    start, stop = words.starts[first], words.ends[end]
    found = Expression(start=start, end=stop, form="full", calendar=kind)
    if kind == ISLAMIC:
        return replace(found, form="approximate", edtf=f"{when.isoformat()}~")
    return _exactly(found, when)


def _exactly(found: Expression, when: datetime.date) -> Expression:
    return replace(
        found, form="full", year=when.year, month=when.month, day=when.day, edtf=when.isoformat()
    )


def _with_weekday(found: Expression, week: Expression) -> Expression:
    """A date joined to the weekday beside it, which may settle an approximate day."""
    if found.form == "approximate" and found.edtf:
        about = datetime.date.fromisoformat(found.edtf[:10])
        exact = calendars.settled(about, week.weekday)
        if exact is None:
            return found
        found = _exactly(found, exact)
    return replace(
        found,
        start=min(week.start, found.start),
        end=max(week.end, found.end),
        weekday=week.weekday,
    )


def _weekday_beside(words: _Words, first: int, end: int, lexicon: Lexicon) -> Expression | None:
    """A weekday just before or after the date at tokens first..end, as its own expression."""
    for i in range(max(0, first - 3), first):
        for entry, last in _match(words, i, lexicon):
            if entry.kind != WEEKDAY or not _WEEKDAY_GAP.fullmatch(words.gap(last)):
                continue
            if last == first - 1 or (last == first - 2 and words.word(last + 1) in _ARTICLES):
                return _named(words, i, last, entry)
    if end + 1 < len(words) and _AFTER_GAP.fullmatch(words.gap(end)):
        for entry, last in _match(words, end + 1, lexicon):
            if entry.kind == WEEKDAY:
                return _named(words, end + 1, last, entry)
    return None


_ARTICLES = frozenset({"the", "le", "el", "den", "dem", "dne", "dia", "ngay", "on"})


def _named(words: _Words, i: int, last: int, entry: Entry) -> Expression:
    return Expression(
        start=words.starts[i],
        end=words.ends[last],
        form=entry.kind,
        month=entry.value if entry.kind == MONTH else None,
        weekday=entry.value if entry.kind == WEEKDAY else None,
        offset=entry.value if entry.kind == RELATIVE else None,
    )


_DASHES = ("-", "‐", "‑", "–", "—")
_SPAN_GAP = re.compile(r"\.?[ \t]?[-‐-—]?[ \t]?")


def _ranged(words: _Words, first: int, found: Expression, lexicon: Lexicon) -> Expression:
    """19-21 July 2021, vom 19. bis 21. Juli: the joined days become an interval."""
    if found.form not in ("full", "day-month") or first < 1 or not found.day:
        return found
    lower = first - 1
    if words.word(lower) in lexicon.until:
        lower -= 1
    elif words.gap(lower).strip() not in _DASHES:
        return found
    low = _day(words, lower) if lower >= 0 else None
    if not low or low >= found.day or not _SPAN_GAP.fullmatch(words.gap(lower)):
        return found
    edtf = None
    if found.year and found.month:
        edtf = f"{iso(found.year, found.month, low)}/{found.edtf}"
    return replace(found, start=words.starts[lower], form="range", day=None, edtf=edtf)


def with_names(text: str, folded: str, lexicon: Lexicon) -> Iterator[Expression]:
    """Every date, weekday or relative day that is written with a name, in no certain order."""
    spans = [
        match.span()
        for low, high in stretches.around_names(folded, lexicon)
        for match in TOKEN.finditer(folded, low, high)
    ]
    tokens = [folded[start:end] for start, end in spans]
    words = _Words(text, folded, tokens, [start for start, _ in spans], [end for _, end in spans])
    for i in [i for i, token in enumerate(tokens) if token in lexicon.telling]:
        for entry, last in _match(words, i, lexicon):
            if not _is_name(words, i, lexicon, entry):
                continue
            if entry.kind in (WEEKDAY, RELATIVE):
                if not entry.short and not entry.foreign:
                    yield _named(words, i, last, entry)
                    break
                continue
            end = last
            if last + 1 < len(words) and words.gap(last).strip() in ("/", "(", "-"):
                twins = [at for twin, at in _match(words, last + 1, lexicon) if twin.kind == MONTH]
                end = twins[0] if twins else last
            found = _around_month(words, i, end, entry, lexicon)
            if found is None and is_alone(words, i, entry, lexicon):
                yield _named(words, i, end, entry)
                break
            if found:
                first, end, expression = found
                week = _weekday_beside(words, first, end, lexicon)
                expression = _ranged(words, first, expression, lexicon)
                if week:
                    expression = _with_weekday(expression, week)
                yield expression
                break
