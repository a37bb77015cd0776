"""The names of months and days of one language, ready to be looked up word by word.

A language with a pack is read by its pack. One without is read by the names of the Unicode
CLDR, so that any page of the web has its months. English names of months are always known too:
many systems print them on pages of every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import AhoCorasick
from babel import Locale, UnknownLocaleError

from generator.languages import pack_for
from generator.languages.sections import Dates
from generator.phrases import Guarded, guards
from generator.text import fold, is_cjk

MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a51\u0a81-\u0a83\u0abc-\u0acd"
    "\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83"
    "\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
"""Vowel signs and accents that stand inside words but which ``\\w`` leaves out."""
TOKEN = re.compile(
    rf"[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*)*|(?:19|20)\d\d(?=\d{{1,2}}\.\s?[^\W\d_])|\d+"
    rf"|[{MARKS}]+(?:[^\W\d_]+[{MARKS}]*)*"
)
_ENGLISH = ("st", "nd", "rd", "th")
_YEAR_MARKS = ("g", "m", "r", "г", "р")
"""The letter that stands for "year" between a year and a month in Slavic and Baltic dates."""
MONTH, WEEKDAY, RELATIVE = "month", "weekday", "relative"
PERSIAN, ISLAMIC = "persian", "islamic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One name: its tokens, what it is, its number; ``short`` for an abbreviation."""

    tokens: tuple[str, ...]
    kind: str
    value: int
    short: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All that recognising needs of one language. ``names`` is keyed by the first token.

    ``telling`` are those of its keys that a date may be read from, the others (short names of
    weekdays) being read beside one alone; ``names_at`` finds the longest word of each such name.
    """

    names: dict[str, tuple[Entry, ...]]
    telling: frozenset[str]
    names_at: AhoCorasick
    order: str
    capitalised: bool
    skips: frozenset[str]
    day_alone: tuple[tuple[str, re.Pattern[str]], ...]
    followers: frozenset[str]
    year_words: frozenset[str]
    year_behind: frozenset[str] = frozenset()
    month_words: frozenset[str] = frozenset()
    not_days: re.Pattern[str] | None = None
    until: frozenset[str] = frozenset()
    ago: Guarded | None = None
    ago_days: dict[str, int] = field(default_factory=dict)
    week_before: re.Pattern[str] | None = None
    week_after: re.Pattern[str] | None = None
    week_days: dict[str, int] = field(default_factory=dict)
    codes: re.Pattern[str] | None = None
    glued: re.Pattern[str] | None = None
    glued_names: dict[str, tuple[str, int]] = field(default_factory=dict)


def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a name as the recogniser will meet them."""
    return tuple(TOKEN.findall(fold(name)))


def _cldr(tag: str) -> Dates:
    """Names by the Unicode CLDR for a language without a pack; empty where it has none."""
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Dates()
    found: dict[str, dict[str, int]] = {}
    for table, width, source in (
        ("months", "wide", locale.months),
        ("short_months", "abbreviated", locale.months),
        ("weekdays", "wide", locale.days),
        ("short_weekdays", "abbreviated", locale.days),
    ):
        names = {
            name.rstrip(".").lower(): number
            for context in ("stand-alone", "format")
            for number, name in source[context].get(width, {}).items()
        }
        found[table] = {name: number for name, number in names.items() if name.strip("0123456789")}
    return Dates(**found)


def _add(names: dict[str, list[Entry]], table: dict[str, int], kind: str, **more: bool) -> None:
    for name, value in table.items():
        tokens = tokens_of(name)
        if not tokens or is_cjk(name[0]):
            continue
        entry = Entry(tokens=tokens, kind=kind, value=value, **more)
        held = names.setdefault(tokens[0], [])
        if all(other.tokens != tokens or other.kind != kind for other in held):
            held.append(entry)


def _day_pattern(phrase: str) -> tuple[str, re.Pattern[str]]:
    """A day without its month: what stands before its number, and the expression of the whole."""
    before, _, after = fold(phrase).partition("#")
    head = rf"(?<!\w){re.escape(before)}" if before else r"(?<![\w.,:/])"
    return before, re.compile(rf"{head}(\d{{1,2}}){re.escape(after)}(?!\w)")


def _ago(phrases: dict[str, int]) -> tuple[Guarded | None, dict[str, int]]:
    """Phrases such as "# hours ago" as one pattern, with the days that their unit takes."""
    days = {fold(phrase): unit for phrase, unit in phrases.items()}
    if not days:
        return None, days
    parts = []
    for phrase in sorted(days, key=lambda phrase: (-len(phrase), phrase)):
        before, _, after = phrase.partition("#")
        head = rf"(?<!\w){re.escape(before)}" if before else r"(?<![\w.,:/])"
        tail = "" if after and is_cjk(after[-1]) else r"(?!\w)"
        parts.append(rf"{head}(\d{{1,2}}){re.escape(after)}{tail}")
    literals = guards(max(phrase.split("#"), key=len) for phrase in days)
    return Guarded(re.compile("|".join(parts)), literals), days


def _beside_digits(
    tables: tuple[dict[str, int], ...],
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, dict[str, int]]:
    """Names of weekdays, long and short, as patterns that end or begin at a date in digits."""
    days: dict[str, int] = {}
    for table in tables:
        for name, value in table.items():
            if not is_cjk(name[0]):
                days.setdefault(fold(name), value)
    if not days:
        return None, None, days
    name = "|".join(map(re.escape, sorted(days, key=lambda name: (-len(name), name))))
    return (
        re.compile(rf"(?<!\w)({name})[ ,.(]{{1,3}}(?:[^\W\d_]{{2,4}} )?$"),
        re.compile(rf"[ ,(]{{1,2}}({name})(?!\w)"),
        days,
    )


def _codes(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Words before digits that number something: version 12.1.2020 is no day."""
    if not words:
        return None
    ordered = sorted(set(map(fold, words)), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})[\s.:№#]{{0,3}}$")


def _phrases(found: tuple[str, ...]) -> re.Pattern[str] | None:
    """Phrases as one pattern, at the bounds of words in scripts that have them."""
    ordered = sorted(set(map(fold, found)), key=lambda phrase: (-len(phrase), phrase))
    parts = [
        re.escape(phrase) if is_cjk(phrase[0]) else rf"(?<!\w){re.escape(phrase)}(?!\w)"
        for phrase in ordered
    ]
    return re.compile("|".join(parts)) if parts else None


def _glued(dates: Dates) -> tuple[re.Pattern[str] | None, dict[str, tuple[str, int]]]:
    """Names in scripts without spaces, which no token boundary sets apart."""
    found = {
        name: (kind, value)
        for kind, table in ((WEEKDAY, dates.weekdays), (RELATIVE, dates.relative))
        for name, value in table.items()
        if is_cjk(name[0])
    }
    if not found:
        return None, found
    ordered = sorted(found, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, ordered))), found


def _named(dates: Dates, english: Dates, any_language: Dates) -> dict[str, tuple[Entry, ...]]:
    """Names of months, weekdays and days by their first token, the longest first."""
    names: dict[str, list[Entry]] = {}
    _add(names, dates.months, MONTH)
    _add(names, dates.short_months, MONTH, short=True)
    _add(names, dates.weekdays, WEEKDAY)
    _add(names, dates.short_weekdays, WEEKDAY, short=True)
    _add(names, dates.relative, RELATIVE)
    _add(names, english.months, MONTH, foreign=dates is not english)
    _add(names, english.short_months, MONTH, short=True, foreign=dates is not english)
    _add(names, english.short_weekdays, WEEKDAY, short=True, foreign=dates is not english)
    _add(names, english.weekdays, WEEKDAY, foreign=dates is not english)
    for source in (dates, any_language):
        _add(names, source.persian, PERSIAN)
        _add(names, source.islamic, ISLAMIC)
    return {
        key: tuple(sorted(entries, key=lambda e: (-len(e.tokens), e.foreign, e.short)))
        for key, entries in names.items()
    }


def _tells(entry: Entry) -> bool:
    """Whether a name is a date by itself, or what a date is found by."""
    if entry.kind in (WEEKDAY, RELATIVE):
        return not entry.short and not entry.foreign
    return True


@lru_cache(maxsize=256)
def lexicon(language: str) -> Lexicon:
    """The lexicon for a BCP 47 tag."""
    dates = pack_for(language).dates
    if not dates.months and not dates.weekdays:
        dates = _cldr(language)
    english, any_language = pack_for("en").dates, pack_for("und").dates
    names = _named(dates, english, any_language)
    glued, glued_names = _glued(dates)
    before, after, week_days = _beside_digits(
        (
            dates.weekdays,
            dates.short_weekdays,
            *((english.weekdays, english.short_weekdays) if dates is not english else ()),
        )
    )
    telling = {key: list(filter(_tells, entries)) for key, entries in names.items()}
    shown = {max(entry.tokens, key=len) for entries in telling.values() for entry in entries}
    ago, ago_days = _ago({**english.ago, **dates.ago})
    skips = {*map(fold, dates.joiners), *map(fold, dates.ordinals), *_ENGLISH, *_YEAR_MARKS}
    return Lexicon(
        names=names,
        telling=frozenset(key for key, entries in telling.items() if entries),
        names_at=AhoCorasick(sorted(shown)),
        order=dates.order,
        capitalised=dates.capitalised,
        skips=frozenset(skips),
        day_alone=tuple(_day_pattern(phrase) for phrase in dates.day_alone),
        followers=frozenset(map(fold, dates.day_followers)),
        year_words=frozenset(map(fold, dates.year_words)),
        year_behind=frozenset(map(fold, dates.year_behind)),
        month_words=frozenset(map(fold, dates.month_words)),
        not_days=_phrases(dates.not_days),
        until=frozenset(map(fold, dates.until)),
        week_before=before,
        week_after=after,
        week_days=week_days,
        codes=_codes((*dates.codes, *english.codes)),
        ago=ago,
        ago_days=ago_days,
        glued=glued,
        glued_names=glued_names,
    )
