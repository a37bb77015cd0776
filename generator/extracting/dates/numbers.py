"""Dates written in digits alone, and dates with the signs 年月日 or 년월일.

Both are found by one pass of one expression each; what is no day of the calendar is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extracting.dates.expression import (
    YEARS,
    Expression,
    full,
    is_day,
    iso,
    may_be_day,
)
from generator.extracting.dates.lexicon import WEEKDAY, Lexicon

_DIGITS = re.compile(
    r"(?:(?<![0-9_.,/$€£#=-])(?<!\d:)(?:(?<![a-z])|(?<=[a-z]{3}))"
    r"(?P<a>\d{4}|\d{1,2})(?P<s>\. | / |[./-])(?P<b>\d{1,2})(?P=s)"
    r"(?P<c>\d{4}|\d{1,2})"
    r"(?:(?<=[./ ]\d{4})|(?![a-z]))(?![_%€$£]|[./:]\d|-(?!\d{1,2}:\d\d)\d"
    r"|(?!(?P=a)(?P=s)(?P=b)(?P=s))\d)"
    r"|(?:(?<![0-9a-z_.,/$€£#=-])|(?<=[a-z]{3}))"
    r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?=[t ]\d{2}:\d{2}))"
)
"""A day may be glued to a time by a hyphen, or to itself, as systems print two days of one post."""
_CLOCK = re.compile(r"[,;]?\s?[|–—-]?\s?\d{1,2}[:.h]\d\d(?!\d|\.\d)")
"""A time of day behind digits, which shows that 1.11.24 is no number of a version."""
_MONTHS = 12
_HAN = "〇零一二三四五六七八九十廿卅元"
_NUMBER = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The year before an era's first, by the Japanese and Taiwanese calendars."""
_SIGNS = re.compile(
    rf"(?=[{''.join(era[0] for era in _ERAS)}\d{_HAN}])"
    rf"(?:(?:(?P<era>{'|'.join(_ERAS)})\s*(?P<ey>\d{{1,3}}|[{_HAN}]{{1,3}})"
    rf"|(?P<y>(?<!\d)\d{{4}}|[{_HAN}]{{4}}))\s?[年년]度?"
    rf"(?:\s?(?P<m>{_NUMBER})\s?[月월](?:份|\s?(?P<d>{_NUMBER})\s?[日号號일])?)?"
    rf"|(?<![\d.,])(?P<m2>{_NUMBER})\s?[月월]\s?(?P<d2>{_NUMBER})\s?[日号號일]"
    rf"|(?<![\d.,月{_HAN}第])(?P<m3>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s?月"
    r"(?![日份底]?\d)(?=份|底|初|中|的|，|,|以|至|到|起|前|后|後|末|に|の|は|から|まで)"
    rf"|(?<![\d.,月{_HAN}第])(?P<d3>{_NUMBER})日(?![間间內内目以後后ぶ元本円連连]))"
)
_WEEKDAY_DATE = re.compile(
    r"(?<![\d/.,])(\d{1,2})/(\d{1,2})\s?[(（](?:([一二三四五六])|([月火水木金土日]))[)）]"
)
"""A month and a day in digits that only the weekday behind them shows to be a date: 10/9(水)."""
_UNITS = {sign: value % 10 for value, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "元": 1,
}
DAY_OF_WEEK = re.compile(
    r"\s?[(（]?\s?(?:(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])|([月火水木金土日])(?:曜日?)?(?=[)）曜]))"
    r"(?:曜日?)?(?:\s?[)）])?"
)
_WEEK = {sign: day for day, sign in enumerate("一二三四五六日")} | {"天": 6}
_WEEK_JA = {sign: day for day, sign in enumerate("月火水木金土日")}


def weekday_of(match: re.Match[str]) -> int:
    """The weekday that ``DAY_OF_WEEK`` matched."""
    return _WEEK[match[1]] if match[1] else _WEEK_JA[match[2]]


def han_number(signs: str) -> int | None:
    """The number in Chinese numerals or digits of any script; None if it is none.

    Reads place by place (二〇二一) and by tens (二十一, 廿一).
    """
    if signs.isdigit():
        return int(signs)
    signs = signs.replace("廿", "二十").replace("卅", "三十")
    if "十" in signs:
        tens, _, ones = signs.partition("十")
        if len(tens) > 1 or len(ones) > 1 or "十" in ones:
            return None
        return (_UNITS.get(tens, 1) if tens else 1) * 10 + (_UNITS.get(ones, 0) if ones else 0)
    value = 0
    for sign in signs:
        if sign not in _UNITS:
            return None
        value = value * 10 + _UNITS[sign]
    return value


def _is_dotted(a: str, b: str, c: str) -> bool:
    """Whether a number above the months stands before a month: 25.7.10 is no version then."""
    return int(a) > _MONTHS >= int(b) >= 1 and len(c) == len(a)


def _readings(
    parts: tuple[str, str, str], separator: str, order: str, *, timed: bool = False
) -> list[tuple[int, ...]]:
    """Year, month, day in every order that gives a day, the most likely first.

    A year of two digits stands beside a day and a month of two, before a time of day, or behind
    a number that only a day can be.
    """
    a, b, c = parts
    if len(a) == 4:
        tries = [(int(a), int(b), int(c))]
    elif len(c) == 4 or (
        len(c) == 2 and separator != "-" and (timed or len(a) == 2 == len(b) or _is_dotted(a, b, c))
    ):
        year = int(c) if len(c) == 4 else 2000 + int(c) - (100 if int(c) > 69 else 0)
        day_first, month_first = (year, int(b), int(a)), (year, int(a), int(b))
        # Full stops stand between day, month, year; 7.20.2021 only where nothing else fits.
        dotted = separator.startswith(".")
        tries = [month_first, day_first] if order == "mdy" and not dotted else [day_first]
        if (order != "mdy" and not dotted) or (dotted and len(c) == 4 and not is_day(*day_first)):
            tries.append(month_first)
    else:
        return []
    kept = [one for one in tries if one[0] in YEARS and is_day(*one)]
    return list(dict.fromkeys(kept))


def _runs_on(text: str, match: re.Match[str]) -> bool:
    """Whether digits go on as a word: 10.12.2020a. Behind a year a capital begins another."""
    after = text[match.end() : match.end() + 1]
    if not (after.isascii() and after.isalpha()):
        return False
    return (
        len(match["c"]) < 4
        or after.islower()
        or not text[match.end() + 1 : match.end() + 2].islower()
    )


def in_digits(
    text: str, folded: str, counts: list[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Expression]:
    """Dates such as 20.07.2021, 7/20/2021, 2021-07-20T09:30.

    ``counts`` are where the digits stand: no date begins amid some.
    """
    read = 0
    for start, _ in counts:
        match = _DIGITS.match(folded, start) if start >= read else None
        if match is None:
            continue
        read = match.end()
        if match["y"]:
            ymd = (int(match["y"]), int(match["m"]), int(match["d"]))
            if ymd[0] in YEARS and is_day(*ymd):
                yield full(match.start(), match.end(), "iso", ymd)
            continue
        if _runs_on(text, match):
            continue
        parts = (match["a"], match["b"], match["c"])
        timed = bool(_CLOCK.match(folded, match.end()))
        readings = _readings(parts, match["s"], lexicon.order, timed=timed)
        # Behind letters only a year in full shows that a new word begins: "News16.08.2020".
        whole = len(parts[0]) == 4 or len(parts[2]) == 4
        glued = match.start() > 0 and folded[match.start() - 1].isalpha() and not whole
        if not readings or (glued and folded[match.start() - 1].isascii()):
            continue
        form = "iso" if match["s"] == "-" and len(match["a"]) == 4 else "numeric"
        form = "numeric-short" if len(match["a"]) < 4 and len(match["c"]) < 4 else form
        other = iso(*readings[1]) if len(readings) > 1 else None
        year, month, day = readings[0]
        yield full(match.start(), match.end(), form, (year, month, day), other)


def _signed(match: re.Match[str], text: str) -> Expression | None:
    year = month = day = None
    if match["era"]:
        count = han_number(match["ey"])
        year = None if count is None else _ERAS[match["era"]] + count
    elif match["y"]:
        year = han_number(match["y"])
    for group in ("m", "m2", "m3"):
        month = han_number(match[group]) if match[group] else month
    for group in ("d", "d2", "d3"):
        day = han_number(match[group]) if match[group] else day
    if (match["era"] or match["y"]) and year not in YEARS:
        return None
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    if month and day and not (is_day(year, month, day) if year else may_be_day(month, day)):
        return None
    form = "full" if year and day else "month-year" if year and month else "year" if year else ""
    form = form or ("day-month" if month and day else "month" if month else "day-of-month")
    weekday, end = None, match.end()
    week = DAY_OF_WEEK.match(text, end) if day else None
    if week:
        weekday = weekday_of(week)
        end = week.end()
    edtf = iso(year, month, day) if year else None
    return Expression(
        start=match.start(),
        end=end,
        form=form,
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        edtf=edtf,
        calendar=match["era"] or "",
    )


def with_signs(text: str, lexicon: Lexicon) -> Iterator[Expression]:
    """Dates such as 2021年7月20日, 二十日, 民國110年7月20日, and the day names of such scripts."""
    for match in _SIGNS.finditer(text):
        found = _signed(match, text)
        if found:
            yield found
    for match in _WEEKDAY_DATE.finditer(text):
        month, day = int(match[1]), int(match[2])
        if may_be_day(month, day):
            yield Expression(
                start=match.start(),
                end=match.end(),
                form="day-month",
                month=month,
                day=day,
                weekday=_WEEK[match[3]] if match[3] else _WEEK_JA[match[4]],
            )
    if lexicon.glued is None:
        return
    for match in lexicon.glued.finditer(text):
        kind, value = lexicon.glued_names[match[0]]
        if kind == WEEKDAY:
            yield Expression(start=match.start(), end=match.end(), form="weekday", weekday=value)
        else:
            yield Expression(start=match.start(), end=match.end(), form="relative", offset=value)
