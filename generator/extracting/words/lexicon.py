"""Many phrase lists searched in one pass: what lets registries grow without slowing a text down.

Each phrase must hold some literal words. An automaton finds all those words in the text at once,
and only phrases whose words stand there are tried as patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from generator import phrases
from generator.model import NameForm, Span


class Hit(NamedTuple):
    """A phrase of the list ``key`` found at ``span`` of the folded text."""

    span: Span
    key: str
    phrase: str


def speaks(listed: str, language: str) -> bool:
    """Whether phrases listed under one tag serve a text in ``language`` (zh serves zh-Hans)."""
    return listed in ("und", language) or language.startswith(f"{listed}-")


def chosen(forms: Iterable[NameForm], language: str) -> tuple[str, ...]:
    """The forms that serve a text in ``language``, without repeats, in their order."""
    return tuple(dict.fromkeys(form.form for form in forms if speaks(form.language, language)))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrase lists compiled together. Build with ``compiled``."""

    patterns: tuple[tuple[str, str, str], ...]
    always: tuple[int, ...]
    automaton: AhoCorasick | None
    owners: tuple[tuple[int, ...], ...]

    def _tried(self, folded: str, start: int, stop: int) -> list[int]:
        """The patterns whose literal words stand inside ``[start, stop)``, in order."""
        wanted = set(self.always)
        if self.automaton is not None:
            for index, _, _ in self.automaton.find_matches_as_indexes(
                folded[start:stop], overlapping=True
            ):
                wanted.update(self.owners[index])
        return sorted(wanted)

    def holds(self, folded: str, start: int, stop: int) -> bool:
        """Whether anything matches inside ``[start, stop)`` of folded text."""
        return any(
            _regex(self.patterns[number][2]).search(folded, start, stop)
            for number in self._tried(folded, start, stop)
        )

    def find(self, folded: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Every match inside ``[start, end)`` of folded text, in order of the text."""
        stop = len(folded) if end is None else end
        hits = []
        for number in self._tried(folded, start, stop):
            key, phrase, pattern = self.patterns[number]
            hits += [
                Hit(Span(start=match.start(), end=match.end()), key, phrase)
                for match in _regex(pattern).finditer(folded, start, stop)
                if match.end() > match.start()
            ]
        return sorted(hits)


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    """Compiled when a text first holds its words: of a long list most texts hold few."""
    return re.compile(pattern)


@lru_cache(maxsize=64)
def compiled(entries: tuple[tuple[str, str], ...]) -> Lexicon:
    """A lexicon of (key, phrase) pairs. Raises ``phrases.PhraseError`` for a broken phrase."""
    patterns = tuple((key, text, phrases.pattern(text)) for key, text in entries)
    always: list[int] = []
    owners: dict[str, list[int]] = {}
    for number, (_, text, _) in enumerate(patterns):
        literals = phrases.needles(text)
        if not literals:
            always.append(number)
        for literal in literals:
            owners.setdefault(literal, []).append(number)
    words = sorted(owners)
    return Lexicon(
        patterns=patterns,
        always=tuple(always),
        automaton=AhoCorasick(words) if words else None,
        owners=tuple(tuple(owners[word]) for word in words),
    )
