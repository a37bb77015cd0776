"""The phrases of the packs' ``chrome`` sections, found at the head of a line.

Phrases are kept by their first word, so that a line is compared with a handful of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.languages import Pack, load, pack_for
from generator.model import Label
from generator.phrases import Guarded, alternatives, guards, needles, pattern
from generator.phrases import find as find_phrases
from generator.text import fold, is_cjk

# Where two phrases of the same length match, the first label of this order wins.
LABELS = (
    Label.CREDIT,
    Label.CAPTION,
    Label.NOTE,
    Label.BYLINE,
    Label.RELATED,
    Label.PROMOTION,
    Label.FORM,
    Label.COMMENT,
    Label.COUNTER,
    Label.SHARE,
    Label.NAVIGATION,
)
_FIRST = re.compile(r"[^\W_]+|[^\w\s]")
_LEAD = re.compile(r"[\s\W_]*")
_NUMBER = re.compile(r"\d[\d.,  ]*\s*(?:[km]\b)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A phrase at the head of a line: its label, its words, and how much of the line is left."""

    label: Label
    phrase: str
    start: int
    end: int
    rest: str
    numbered: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    label: Label
    phrase: str

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when a line first begins with the phrase's first word: few ever are."""
        return _regex(self.phrase)


@cache
def _regex(phrase: str) -> re.Pattern[str]:
    return re.compile(pattern(phrase))


def _keys(phrase: str) -> list[str]:
    """The first words that a phrase may begin with; "" where any may."""
    folded = fold(phrase)
    heads = folded[1:].split("]")[0].split("|") if folded.startswith("[") else [folded]
    keys = []
    for head in heads:
        match = _FIRST.match(head.strip())
        if match is None or head.strip()[match.end() : match.end() + 1] == "*":
            return [""]
        keys.append(match.group()[0] if is_cjk(match.group()[0]) else match.group())
    return keys


def _packs(language: str) -> list[Pack]:
    packs = [pack_for(language), pack_for("en"), pack_for("und")]
    return list({pack.tag: pack for pack in packs}.values())


@lru_cache(maxsize=64)
def _book(language: str) -> dict[str, tuple[_Entry, ...]]:
    book: dict[str, list[_Entry]] = {}
    for pack in _packs(language):
        for label in LABELS:
            for phrase in getattr(pack.chrome, label.value):
                entry = _Entry(label, phrase)
                for key in _keys(phrase):
                    book.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in book.items()}


def find(folded: str, language: str) -> list[Match]:
    """The phrases that a folded line begins with, longest first.

    Marks and a number may stand before a phrase ("» Read more", "12 comments").
    """
    book = _book(language)
    start = _LEAD.match(folded).end()  # type: ignore[union-attr]
    number = _NUMBER.match(folded, start)
    starts = [(start, False)] if number is None else [(start, False), (number.end(), True)]
    if folded[:1] in "©(":
        starts.append((0, False))
    out = []
    for at, numbered in starts:
        first = _FIRST.match(folded, at)
        if first is None:
            continue
        key = first.group()[0] if is_cjk(first.group()[0]) else first.group()
        for entry in (*book.get(key, ()), *book.get("", ())):
            match = entry.regex.match(folded, at)
            if match:
                out.append(
                    Match(
                        label=entry.label,
                        phrase=entry.phrase,
                        start=at,
                        end=match.end(),
                        rest=folded[match.end() :],
                        numbered=numbered,
                    )
                )
    out.sort(key=lambda each: (-each.end, LABELS.index(each.label), each.phrase))
    return out


_CREDITING = re.compile("[:：©/.]")
"""Marks of which one follows a word for a picture where it is credited: a cheap look ahead."""
_NAME_WORDS = 3
"""Words of a photographer's name after a shortened word for a picture."""


@lru_cache(maxsize=64)
def _captions(language: str) -> Guarded:
    """The words for a picture of a language."""
    words = [
        phrase.rstrip(":：")
        for pack in _packs(language)
        if pack.tag != "und"
        for phrase in pack.chrome.caption
    ]
    ordered = sorted(words or ["photo"], key=len, reverse=True)
    return Guarded(
        re.compile(alternatives(map(pattern, ordered))),
        guards(literal for phrase in ordered for literal in needles(phrase) or ("",)),
    )


def _mark_after(tail: str, match: re.Match[str]) -> str:
    """The mark after a word for a picture; a shortened one ("Fot.") before a name needs none.

    A number after it ("Fig. 2") points to a picture and credits nobody.
    """
    rest = tail[match.end() :].lstrip()
    if rest[:1].isdigit():
        return " "
    if match.group().endswith(".") and 0 < len(rest.split()) <= _NAME_WORDS:
        return ":"
    return rest[:1] or " "


def in_tail(tail: str, language: str) -> list[tuple[str, str, bool]]:
    """Words for a picture in a folded line's tail: the mark before, the mark after, and whether
    more must show that it is a credit (a word for a picture) or not (an agency at the very end).
    """
    captions = _captions(language)
    told = _CREDITING.search(tail) and captions.may_stand(tail)
    words = captions.expression.finditer(tail) if told else ()
    found = [
        (tail[: match.start()].rstrip()[-1:] or " ", _mark_after(tail, match), True)
        for match in words
    ]
    for agency in find_phrases(pack_for("und").chrome.caption, tail):
        before = tail[: agency.start].rstrip()[-1:]
        if before and before in "(/|©:,-" and not tail[agency.end :].strip(" .)]"):
            found.append((before if before != ":" else "/", " ", False))
    return found


@lru_cache(maxsize=64)
def _vocabulary(language: str) -> AhoCorasick:
    words = sorted(
        {
            fold(phrase)
            for pack in _packs(language)
            for label in LABELS
            if label.is_chrome
            for phrase in getattr(pack.chrome, label.value)
            if not set(phrase) & set("[]*.…") and (len(phrase) >= 5 or is_cjk(phrase[0]))
        }
    )
    return AhoCorasick(words or ["\0"], matchkind=MatchKind.LeftmostLongest)


def covered(folded: str, language: str) -> float:
    """The share of a folded line that is made of words a page uses of itself, 0 to 1."""
    total = 0
    for _, start, end in _vocabulary(language).find_matches_as_indexes(folded):
        whole = is_cjk(folded[start]) or (
            not folded[max(0, start - 1) : start].isalnum() and not folded[end : end + 1].isalnum()
        )
        total += (end - start) * whole
    return min(1.0, total / max(1, len(folded)))


_TAIL = re.compile(r"[\s»›>→…+\])]*$")
_CLOSING_WORDS = 3
"""Words of the longest phrase that a line is asked to close with."""


@lru_cache(maxsize=64)
def _closings(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What leads away from a teaser, as whole phrases: those of scripts with spaces, and others."""
    phrases = {
        fold(phrase)
        for pack in _packs(language)
        for label in (Label.RELATED, Label.NAVIGATION)
        for phrase in getattr(pack.chrome, label.value)
        if not set(phrase) & set("[]*.…©")
    }
    unspaced = tuple(sorted(each for each in phrases if is_cjk(each[0])))
    return frozenset(phrases - set(unspaced)), unspaced


def closes(folded: str, language: str) -> bool:
    """Whether a folded line of several words ends with what leads to more: "… read more »"."""
    spaced, unspaced = _closings(language)
    end = _TAIL.sub("", folded[-60:])
    words = end.split()
    found = any(" ".join(words[-each:]) in spaced for each in range(1, _CLOSING_WORDS + 1))
    return (found and len(words) > _CLOSING_WORDS) or (bool(unspaced) and end.endswith(unspaced))


@lru_cache(maxsize=64)
def machine_phrases(language: str) -> tuple[str, ...]:
    """How a page of this language says that a machine translated it."""
    return tuple(phrase for pack in _packs(language) for phrase in pack.chrome.machine_translated)


@lru_cache(maxsize=64)
def date_words(language: str) -> frozenset[str]:
    """Every folded word that may stand in a line that is nothing but a date."""
    out: set[str] = set()
    for pack in _packs(language):
        dates = pack.dates
        for phrase in (*dates.months, *dates.weekdays, *dates.relative, *dates.joiners):
            out.update(fold(phrase).replace(".", " ").split())
        for phrase in (*dates.ordinals, *dates.published, *dates.updated):
            out.update(fold(phrase).replace("*", "").strip("-:").split())
    return frozenset(out)


@lru_cache(maxsize=1)
def _wares() -> AhoCorasick:
    words = sorted({fold(phrase) for pack in load().values() for phrase in pack.chrome.spam})
    return AhoCorasick(words or ["\0"], matchkind=MatchKind.LeftmostLongest)


def wares(folded: str) -> tuple[set[str], float]:
    """What link sellers offer in a folded line, and the share of the line that names it."""
    found = [folded[a:b] for _, a, b in _wares().find_matches_as_indexes(folded)]
    return set(found), sum(map(len, found)) / max(1, len(folded))
