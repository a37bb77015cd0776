"""The phrases of a language that introduce a date, compiled to look backwards from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.extracting.words.lexicon import Lexicon, compiled
from generator.languages import Pack, pack_for
from generator.phrases import Guarded, alternatives, guards
from generator.text import fold, is_cjk


@dataclass(frozen=True, slots=True)
class Cues:
    """The phrases of a language that introduce a date, compiled to look backwards from it."""

    published: Guarded | None
    updated: Guarded | None
    updated_behind: re.Pattern[str] | None
    published_behind: re.Pattern[str] | None
    weak: Guarded | None
    members: Guarded | None
    others: Guarded | None
    itself: re.Pattern[str] | None
    until: re.Pattern[str]
    signed: re.Pattern[str] | None
    signed_behind: re.Pattern[str] | None
    spans: re.Pattern[str] | None
    spans_behind: re.Pattern[str] | None
    fillers: frozenset[str]
    marks: tuple[tuple[str, str], ...]
    verbs: Lexicon


_APOSTROPHES = ("'", "‘", "‚")
_OTHERS_REACH = 30
"""Code points between words such as "born" and their day: "born in Klow on 4 July"."""
_PREPOSITION = 3
"""Words of so few letters (zum, au, k) stand right before the day."""
_TAIL = r"[\s:.,|(\[/–—-]*(?:[^\W\d_]{1,3}[\s:.,]*)?(?:\d{1,2}:\d{2}[^\w]*)?$"


def _any(found: list[str]) -> str:
    """An alternative of phrases, the longest first; those of words begin at one."""
    ordered = sorted(set(found), key=lambda phrase: (-len(phrase), phrase))
    return alternatives(
        re.escape(fold(p)) if is_cjk(p[0]) else rf"(?<!\w){re.escape(fold(p))}" for p in ordered
    )


def _backwards(found: list[str]) -> Guarded | None:
    if not found:
        return None
    return Guarded(re.compile(rf"(?:{_any(found)}){_TAIL}"), guards(map(fold, found)))


def _others(found: list[str]) -> Guarded | None:
    """Phrases for the days of laws, births and counts, which leave room before the day."""
    near = _any([phrase for phrase in found if len(phrase) <= _PREPOSITION])
    far = _any([phrase for phrase in found if len(phrase) > _PREPOSITION])
    parts = [rf"(?:{far})[^.!?\n\d]{{0,{_OTHERS_REACH}}}$"] if far else []
    parts += [rf"(?:{near})\s*$"] if near else []
    return Guarded(re.compile("|".join(parts)), guards(map(fold, found))) if parts else None


def _behind(found: list[str]) -> re.Pattern[str] | None:
    """Phrases that close a line behind its day: 2021年7月20日 10:30 更新, 20.7.2021 (updated)."""
    if not found:
        return None
    clock = r"[ \t(（,|-]{0,4}(?:\d{1,2}[:.h時时]\s?\d{2}分?)?[ \t(（,|-]{0,4}"
    return re.compile(rf"{clock}(?:{_any(found)})[ \t)）]{{0,4}}(?=\n|$)")


def _spans(found: list[str]) -> re.Pattern[str] | None:
    """Words right before a day that bounds a span of time; behind longer ones a short word fits."""
    if not found:
        return None
    far = _any([phrase for phrase in found if len(phrase) > _PREPOSITION])
    between = r"(?:\s[^\W\d_]{1,4})?" if far else ""
    return re.compile(rf"(?:(?:{far or '(?!)'}){between}|(?:{_any(found)}))\s*$")


def _after_at_once(found: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"\s?(?:{_any(found)})") if found else None


def _verbs(pack: Pack) -> list[str]:
    """Verbs of speech, as they stand and behind a conjunction of one letter that is glued on."""
    verbs = [*pack.speech.verbs, *pack.speech.reported, *pack.dates.said]
    glued = [prefix for prefix in pack.names.prefixes if len(prefix) == 1 and prefix.isalpha()]
    return [*verbs, *(prefix + verb for prefix in glued for verb in verbs)]


def _signed(found: list[str]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Phrases before an author's name: by Ada Brenn on 3 May 2021; 3 May 2021 by Ada Brenn."""
    if not found:
        return None, None
    words = _any([phrase.rstrip(":") for phrase in found])
    return (
        re.compile(rf"^\W{{0,4}}(?:{words})[\s:]+[^\W\d_][^\d\n]{{0,40}}$"),
        re.compile(rf"[\s,|•·–-]{{1,4}}(?:{words})[\s:]+[^\W\d_]"),
    )


@lru_cache(maxsize=64)
def cues(language: str) -> Cues:
    """The cues of a language, with English ones, which systems print on any page."""
    pack, english = pack_for(language), pack_for("en")
    itself = _any([*pack.dates.itself, *english.dates.itself])
    signed, signed_behind = _signed([*pack.chrome.byline, *english.chrome.byline])
    until = "|".join(sorted(re.escape(fold(word)) for word in pack.dates.until))
    return Cues(
        published=_backwards([*pack.dates.published, *english.dates.published]),
        weak=_backwards([*pack.dates.dated, *english.dates.dated]),
        updated=_backwards([*pack.dates.updated, *english.dates.updated]),
        updated_behind=_behind([*pack.dates.updated, *english.dates.updated]),
        published_behind=_behind([*pack.dates.published, *english.dates.published]),
        members=_backwards([*pack.dates.members, *english.dates.members]),
        others=_others([*pack.dates.others, *english.dates.others]),
        itself=re.compile(rf"(?:{itself})[^.!?\n]*$") if itself else None,
        until=re.compile(rf"[ \t]*(?:[-‐-―~]|{until or '(?!)'})[ \t]*"),
        spans=_spans(list(pack.dates.spans)),
        spans_behind=_after_at_once(list(pack.dates.spans_behind)),
        signed=signed,
        signed_behind=signed_behind,
        fillers=frozenset(map(fold, (*pack.dates.fillers, *english.dates.fillers))),
        marks=tuple(pair for pair in pack.quotes.pairs if pair[0] not in _APOSTROPHES),
        verbs=compiled(tuple(("speech", verb) for verb in _verbs(pack))),
    )
