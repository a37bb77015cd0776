"""What a statement may share with its rendering in another report, and how much each sign tells.

Signs are strings whose first character says their kind, so that two statements share a sign where
they have the same string. None needs a registered key point: numbers, days and names survive
translation; a name the registry lacks, by its consonants in any script; loanwords by their
beginning; plain words by the table of ``languages.meanings``; within a language, the words.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from generator import languages
from generator.aligning.comparison import tongue
from generator.aligning.traits import names, without_frame
from generator.extracting.words.transliteration import bones, key
from generator.languages import meanings, numerals
from generator.model import Document, Mode, Span, Statement, StatementId
from generator.text import fold, is_cjk

POINT, NUMBER, DIGIT, DAY, AGENT, NAME, LOAN, MEANING, WORD = "!#.@&~^=:"
WEIGHT = {
    POINT: 3.0,
    NUMBER: 2.2,
    DIGIT: 0.7,
    DAY: 1.5,
    AGENT: 1.2,
    NAME: 1.4,
    LOAN: 0.7,
    MEANING: 1.0,
    WORD: 0.7,
}
"""How much one shared sign tells, before its rarity: two plain words weigh like a number."""
ACROSS = POINT + NUMBER + DIGIT + DAY + AGENT + NAME + MEANING
"""Kinds of signs that another language can be expected to share."""
WIDE = 3.0
"""Letters of an alphabet that carry as much as one character of a script without spaces."""
FRAMED = 0.5
"""Share of a statement that must remain when its frame is taken off."""
STEM = 6
"""Letters by which words of one language are compared: most endings stand behind them."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc-][^\W\d_]+)*")
_AFTER_STOP = re.compile(r"(?:^|[.!?:«»„“”\"'‘¿¡—\n])\s*$")


@dataclass(frozen=True, slots=True)
class Signs:
    """A statement as it is compared. ``at`` is its place among the speaker's in its report;
    ``answers`` whether a reporter's question stands straight before it.
    """

    statement: StatementId
    mode: Mode
    language: str
    at: int
    length: float
    signs: frozenset[str]
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report's statements of one voice, in order, and how many of them have each sign."""

    name: str
    language: str
    said: tuple[Signs, ...]
    having: Counter[str] = field(default_factory=Counter)


def report(document: Document, statements: Iterable[Statement], voices: frozenset[str]) -> Report:
    """The signs of a report's ``statements``; the names in ``voices`` (by bones) tell nothing."""
    answering = _answering(document)
    said = tuple(
        _signs(document, statement, at, voices, answers=statement.id in answering)
        for at, statement in enumerate(statements)
    )
    having = Counter(sign for entry in said for sign in entry.signs)
    return Report(document.id, tongue(document), said, having)


def _answering(document: Document) -> frozenset[StatementId]:
    """Statements that stand straight behind a question."""
    every = document.statements
    return frozenset(
        after.id
        for before, after in itertools.pairwise(every)
        if before.mode is Mode.QUESTION and after.mode is not Mode.QUESTION
    )


def _signs(
    document: Document,
    statement: Statement,
    at: int,
    voices: frozenset[str],
    *,
    answers: bool,
) -> Signs:
    spans, own = _own(document, statement), tongue(document, statement)
    found: set[str] = {f"{POINT}{tag.id}" for tag in statement.key_points}
    found |= {f"{AGENT}{name}" for name in names(document, spans)}
    found |= set(_days(document, spans))
    for span in spans:
        text = span.of(document.text)
        found |= set(_numbers(text, own))
        found |= set(_plain(text, own, voices))
    length = sum(_length(span.of(document.text)) for span in spans)
    return Signs(statement.id, statement.mode, own, at, length, frozenset(found), answers)


def _own(document: Document, statement: Statement) -> list[Span]:
    """A statement's words without the narrator's frame, unless that would take most of them: a
    sentence may tell one thing "according to her" and then what "she called for".
    """
    own = without_frame(document, statement)
    kept = sum(span.end - span.start for span in own)
    whole = sum(span.end - span.start for span in statement.spans)
    return own if kept >= FRAMED * whole else list(statement.spans)


def _length(text: str) -> float:
    wide = sum(map(is_cjk, text))
    return len(text) + wide * (WIDE - 1)


def _numbers(text: str, language: str) -> Iterator[str]:
    """Numbers by their value; of a scale that is not known, by their significant digits too."""
    for number in numerals.find(text, language):
        if number.kind == "time":
            yield f"{NUMBER}t{number.value:.0f}"
            continue
        digits = f"{number.value:.6f}".replace(".", "").strip("0")
        if len(digits) > 1:
            yield f"{NUMBER}{digits}"
        else:
            yield f"{DIGIT}{digits}"
            if number.value >= 10:
                yield f"{NUMBER}{number.value:.0f}"


def _days(document: Document, spans: list[Span]) -> Iterator[str]:
    for entry in document.date.candidates:
        where = entry.span
        if where is None or not any(span.start <= where.start < span.end for span in spans):
            continue
        if entry.month and entry.day:
            yield f"{DAY}{entry.month}-{entry.day}"
        elif entry.weekday is not None:
            yield f"{DAY}w{entry.weekday}"
        elif entry.month:
            yield f"{DAY}m{entry.month}"


def _plain(text: str, language: str, voices: frozenset[str]) -> Iterator[str]:
    """The signs of words: what they mean, else how they are written, else how they sound."""
    for match in _TOKEN.finditer(text):
        word = match[0]
        if is_cjk(word[0]):
            yield from (
                f"{MEANING}{one}" for *_, some in meanings.of_run(word, language) for one in some
            )
            yield from (f"{WORD}{language}{word[n : n + 2]}" for n in range(len(word) - 1))
            continue
        opens = _AFTER_STOP.search(text, max(0, match.start() - 3), match.start()) is not None
        for part in re.split(r"['\u2019-]", word):
            yield from _word(part, language, voices, opens=opens)


@lru_cache(maxsize=65536)
def _sound(part: str, language: str) -> tuple[str, str]:
    """A word's key, and its consonants behind a mark for an opening vowel."""
    sound = key(part, language)
    return sound, ("a" if sound[:1] in set("aeiou") else "") + bones(sound)


def _word(part: str, language: str, voices: frozenset[str], *, opens: bool) -> tuple[str, ...]:
    if len(part) < 2:
        return ()
    folded = fold(part)
    named = _calendar(folded, language, capital=part[0].isupper())
    if named:
        return (named,)
    if "\u0600" <= part[0] <= "\u06ff":
        return _arabic(folded, language, voices)
    meant = meanings.of_word(folded, language)
    sound, frame = _sound(part, language)
    if frame[:4] in voices:
        return ()
    found: list[str] = []
    if meant:
        found += [f"{MEANING}{one}" for one in meant]
    elif len(folded) > 3:
        found.append(f"{WORD}{language}{folded[:STEM]}")
    if part[0].isupper() and len(frame) >= 3 and not (opens and (meant or len(frame) < 4)):
        found.append(f"{NAME}{frame[:4]}")
    elif part[0].isupper() and len(sound) >= 3 and not opens:
        found.append(f"{NAME}{sound.rstrip('aeiou')}")
    elif not meant and len(sound) >= 6:
        found.append(f"{LOAN}{sound[:5]}")
    return tuple(found)


@lru_cache(maxsize=4096)
def _calendar(folded: str, language: str, *, capital: bool) -> str:
    """The sign of a month or a weekday; "" for other words."""
    dates = languages.pack_for(language).dates
    if dates.capitalised and not capital:
        return ""
    for label, names_ in (("m", dates.months), ("w", dates.weekdays)):
        if folded in names_:
            return f"{DAY}{label}{names_[folded]}"
    return ""


def _arabic(folded: str, language: str, voices: frozenset[str]) -> tuple[str, ...]:
    """Arabic glues small words before others; a name shows by its consonants alone."""
    forms = meanings.bare(folded, language)
    meant = meanings.of_word(folded, language)
    if meant:
        return tuple(f"{MEANING}{one}" for one in meant)
    found = [f"{WORD}{language}{forms[-1][:STEM]}"] if len(folded) > 3 else []
    for form in forms:
        frame = bones(key(form, language))
        if len(frame) >= 3 and frame[:4] not in voices:
            found += [f"{NAME}{frame[:4]}", f"{NAME}a{frame[:3]}"]
    return tuple(dict.fromkeys(found))


def voices_of(spoken: Iterable[str]) -> frozenset[str]:
    """The bones of the words in speakers' names: every report writes them, in its own way."""
    found = set()
    for name in spoken:
        for match in _TOKEN.finditer(name):
            frame = _sound(match[0], "und")[1]
            if len(frame) >= 3:
                found |= {frame[:4], frame.lstrip("a")[:4]}
    return frozenset(found)
