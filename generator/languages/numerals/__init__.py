"""Numbers in running text, in figures and in words: a table for each language and a small grammar.

A table ``<tag>.yml`` gives ``words`` by their value, ``scales`` that multiply what stands before
them, ``vague`` ones that count roughly ("dozens"), and how parts are put together: ``joins`` are
words between them ("and"), ``compound`` is what joins them within one word, ``percent`` is what
makes a hundred no number ("per cent"), ``reversed`` says that
units come before tens, ``glued`` is what is written before them without a space. A language
written without spaces has ``digits``, ``counters`` that follow a lone one, and ``not``: words that
only look like a number. A language without a table is read by its figures alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from babel.numbers import get_decimal_symbol

from generator.languages.numerals import spaceless
from generator.languages.numerals.adding import Part, add
from generator.languages.tables import read
from generator.text import fold

_GAP = re.compile(r"[ \u00a0\u202f-]{1,2}")
_TIME = re.compile(r"(?<![\d:.,])([01]?\d|2[0-3])(?::|h|時|时|点)([0-5]\d)(?![\d:])")
_FIGURES = re.compile(
    r"(?<![^\W\d_\u0621-\u064a])(?<!-)"  # "HERON7" is a name; Arabic writes "and" before figures
    r"\d+(?:[.,'\u066c\u00a0\u202f\u2019 ]\d{3}(?!\d))*(?:[.,\u066b]\d+)?"
)
_TOKEN = re.compile(rf"(?P<figures>{_FIGURES.pattern})|[^\W\d_]+(?:[-'\u2019\u02bc][^\W\d_]+)*")
FIRST_YEAR, LAST_YEAR = 1500, 2100
"""Four bare figures between these are taken for a year, unless a scale follows them."""
SHORTEST = 5
"""Letters from which a word may be put together of several numbers."""


class Numeral(NamedTuple):
    """One number: its value, where it stands, and ``kind``: ``count``, ``vague``, ``year`` or
    ``time`` (in minutes after midnight).
    """

    value: float
    start: int
    end: int
    kind: str = "count"


@dataclass(frozen=True, slots=True)
class _Table:
    parts: dict[str, Part] = field(default_factory=dict)
    joins: frozenset[str] = frozenset()
    percent: frozenset[str] = frozenset()
    glued: tuple[str, ...] = ()
    compound: str | None = None
    reversed: bool = False
    spaceless: spaceless.Table | None = None


@cache
def _table(language: str) -> _Table:
    file = resources.files(__name__) / f"{language}.yml"
    if not file.is_file():
        return _Table()
    found: dict[str, Any] = read(file)
    if "digits" in found:
        return _Table(spaceless=spaceless.table(found))
    parts: dict[str, Part] = {}
    for value, words in found["words"].items():
        parts |= {fold(word): Part(float(value)) for word in words.split()}
    for value, words in found["scales"].items():
        parts |= {fold(word): Part(float(value), scale=True) for word in words.split()}
    for value, words in found["vague"].items():
        for word in map(fold, words.split()):
            parts[word] = Part(float(value), scale=word in parts, vague=True)
    for word in map(fold, found.get("not", ())):
        parts[word] = Part(0.0)
    return _Table(
        parts=parts,
        joins=frozenset(map(fold, found.get("joins", ()))),
        percent=frozenset(map(fold, found.get("percent", ()))),
        glued=tuple(map(fold, found.get("glued", ()))),
        compound=found.get("compound"),
        reversed="compound" in found or "reversed" in found,
    )


def known(language: str) -> bool:
    """Whether number words of a language are known, not its figures alone."""
    table = _table(language)
    return bool(table.parts or table.spaceless)


def find(text: str, language: str) -> tuple[Numeral, ...]:
    """The numbers in ``text``, in order; "one" and nought are none."""
    table = _table(language)
    times = [
        Numeral(float(60 * int(match[1]) + int(match[2])), *match.span(), "time")
        for match in _TIME.finditer(text)
    ]
    others = (
        _spaced(text, table, language)
        if table.spaceless is None
        else (Numeral(*entry) for entry in spaceless.find(text, table.spaceless))
    )
    counts = (
        entry for entry in others if not any(time.start <= entry.start < time.end for time in times)
    )
    return tuple(sorted((*times, *counts), key=lambda entry: entry.start))


def _spaced(text: str, table: _Table, language: str) -> Iterator[Numeral]:
    """Runs of tokens that make one number each."""
    run: list[Part] = []
    start = end = behind = 0
    before = ""
    for match in _TOKEN.finditer(text):
        beside = bool(run) and _GAP.fullmatch(text, behind, match.start()) is not None
        word = fold(match[0])
        if match["figures"]:
            parts: tuple[Part, ...] = (_figures(match[0], language),)
        elif beside and word in table.joins and behind == end:
            behind = match.end()
            continue
        elif before in table.percent:
            parts = ()
        else:
            parts = _parts(word, language)
        before = word
        if not beside or not _follow(run, parts, table):
            yield from _numeral(run, start, end, table)
            run, start = list(parts), match.start()
        else:
            run += parts
        end = behind = match.end()
    yield from _numeral(run, start, end, table)


def _follow(run: list[Part], parts: tuple[Part, ...], table: _Table) -> bool:
    """Whether parts go on the number before them; behind figures stand scales alone."""
    if not parts or parts[0].figures or (run[-1].figures and not parts[0].scale):
        return False
    return add([*run, *parts], reverse=table.reversed) is not None


def _numeral(run: list[Part], start: int, end: int, table: _Table) -> Iterator[Numeral]:
    if not run:
        return
    value = add(run, reverse=table.reversed)
    if value is None or value < 2:
        return
    year = len(run) == 1 and run[0].bare and FIRST_YEAR <= value <= LAST_YEAR
    vague = run[0].vague and len(run) == 1
    yield Numeral(value, start, end, "year" if year else "vague" if vague else "count")


@lru_cache(maxsize=8192)
def _figures(text: str, language: str) -> Part:
    """Figures with separators: the last one is a decimal sign where no three figures follow it,
    or where the language writes it so before a scale.
    """
    digits = "".join(str(int(char)) if char.isdigit() else char for char in text)
    signs = re.findall(r"\D", digits)
    last = digits[-4:-3]
    decimal = _decimal(language)
    if not signs:
        return Part(float(digits), figures=True, bare=len(digits) == 4)
    if last and not last.isdigit() and not (signs.count(last) == 1 and last == decimal == "."):
        return Part(float(re.sub(r"\D", "", digits)), figures=True)
    head, tail = re.split(r"\D(?=\d+$)", digits)
    whole = re.sub(r"\D", "", head)
    return Part(float(f"{whole}.{tail}"), figures=True)


@cache
def _decimal(language: str) -> str:
    try:
        return get_decimal_symbol(language)
    except Exception:  # noqa: BLE001 babel raises several kinds for a tag it does not know
        return "."


@lru_cache(maxsize=65536)
def _parts(word: str, language: str) -> tuple[Part, ...]:
    """The numbers that a folded word is made of; none where any piece of it is none."""
    table = _table(language)
    for form in (word, *(word[len(one) :] for one in table.glued if word.startswith(one))):
        if form in table.parts:
            return (table.parts[form],) if table.parts[form].value else ()
    found: list[Part] = []
    pieces = word.split("-")
    while pieces:
        for size in range(len(pieces), 0, -1):
            part = table.parts.get("-".join(pieces[:size]))
            if part is not None:
                found.append(part)
                del pieces[:size]
                break
        else:
            inner = _within(pieces[0], table)
            if not inner:
                return ()
            found += inner
            del pieces[0]
    return tuple(found)


def _within(word: str, table: _Table) -> list[Part]:
    """A word that is several numbers written together: the longest first, the rest likewise."""
    if table.compound is None or len(word) < SHORTEST:
        return []
    joiner = fold(table.compound)

    def rest(left: str) -> list[Part] | None:
        if not left:
            return []
        for size in range(len(left), 1, -1):
            part = table.parts.get(left[:size])
            if part is None:
                continue
            behind = left[size:]
            for tail in (behind, behind.removeprefix(joiner)) if behind else ("",):
                found = rest(tail)
                if found is not None:
                    return [part, *found]
        return None

    return rest(word) or []
