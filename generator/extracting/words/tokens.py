"""Words of a text and the phrases of a pack found among them, in one pass.

``generator.phrases`` compiles each list of phrases to one expression that is tried at every
character; a text is asked for some three hundred phrases of its language here, so the words
are looked up in tables instead: the cost grows with the words alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from generator.model import Span
from generator.text import cjk_count, fold, is_cjk

WORD = re.compile(r"\w+")
KNOWN = 50_000
"""Words whose phrases an index remembers: the vocabulary of many documents of one language."""
JOIN = 3
"""Most characters between two words of one phrase: an apostrophe or full stop and a space."""


class Hit(NamedTuple):
    """A phrase found: where (code points), and which one, as the pack writes it."""

    start: int
    end: int
    phrase: str = ""

    @property
    def span(self) -> Span:
        """The characters it covers."""
        return Span(start=self.start, end=self.end)


_Phrase = tuple[str, tuple[str, ...]]
_Phrases = tuple[_Phrase, ...]


@dataclass(slots=True)
class _Table:
    """Phrases by their first word: exact, by a beginning (``verb*``) or an end (``*chef``)."""

    exact: dict[str, list[_Phrase]] = field(default_factory=dict)
    heads: dict[str, list[_Phrase]] = field(default_factory=dict)
    tails: dict[str, list[_Phrase]] = field(default_factory=dict)
    head_sizes: tuple[int, ...] = ()
    tail_sizes: tuple[int, ...] = ()


def _expand(phrase: str) -> Iterable[str]:
    """``a [b|c] d`` as ``a b d`` and ``a c d``."""
    parts = re.split(r"\[([^\[\]]*)\]", phrase)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    return ("".join(choice) for choice in product(*choices))


def _fits(word: str, wanted: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    if wanted.startswith("*"):
        return word.endswith(wanted[1:])
    return word == wanted


class PhraseIndex:
    """Many phrases in the notation of ``generator.phrases`` (without gaps), found together."""

    __slots__ = ("_article", "_auto", "_glued", "_known", "_prefixes", "_table")

    def __init__(
        self, phrases: Iterable[str], prefixes: Iterable[str] = (), article: str = ""
    ) -> None:
        """``prefixes`` are single letters that a language glues before a word (Arabic wa-);
        ``article`` is the one whose first letter falls behind such a letter (li- + al- = lil-).
        """
        self._article = article
        self._known: dict[str, _Phrases] = {}
        self._table = _Table()
        self._prefixes = tuple(letter for letter in prefixes if len(letter) == 1)
        glued: list[tuple[str, str]] = []
        for phrase in phrases:
            for variant in _expand(phrase):
                folded = fold(variant).strip()
                if any(is_cjk(char) for char in folded):
                    glued.append((folded.replace("*", ""), phrase))
                else:
                    self._add(folded, phrase)
        self._table.head_sizes = tuple(sorted({len(key) for key in self._table.heads}))
        self._table.tail_sizes = tuple(sorted({len(key) for key in self._table.tails}))
        self._glued = glued
        self._auto = AhoCorasick([key for key, _ in glued]) if glued else None

    def _add(self, folded: str, phrase: str) -> None:
        words = tuple(re.findall(r"\*?\w+\*?", folded))
        if not words:
            return
        first, rest = words[0], words[1:]
        if first.endswith("*"):
            self._table.heads.setdefault(first[:-1], []).append((phrase, rest))
        elif first.startswith("*"):
            self._table.tails.setdefault(first[1:], []).append((phrase, rest))
        else:
            self._table.exact.setdefault(first, []).append((phrase, rest))

    def starting(self, word: str) -> _Phrases:
        """The phrases that may begin with a word, each with the words that must follow."""
        found = self._known.get(word)
        if found is None:
            found = tuple(self._starting(word))
            if len(self._known) < KNOWN:
                self._known[word] = found
        return found

    def _starting(self, word: str) -> Iterable[_Phrase]:
        table = self._table
        yield from table.exact.get(word, ())
        for size in table.head_sizes:
            yield from table.heads.get(word[:size], ()) if size <= len(word) else ()
        for size in table.tail_sizes:
            yield from table.tails.get(word[-size:], ()) if size < len(word) else ()
        if self._prefixes and len(word) > 3 and word[0] in self._prefixes:
            yield from table.exact.get(word[1:], ())
            rest = self._article[1:]
            if rest and word.startswith(rest, 1):
                yield from table.exact.get(self._article + word[1 + len(rest) :], ())

    def hits(self, words: Words, places: Iterable[tuple[int, _Phrases]]) -> list[Hit]:
        """Every phrase in the text, longest first at each place, none overlapping another.

        ``places`` are the words that may begin one, with what may begin there.
        """
        hits: list[Hit] = []
        last = 0
        for index, starting in places:
            best: Hit | None = None
            for phrase, rest in starting:
                end = words.run(index, rest)
                if end is not None and (best is None or end > best.end):
                    best = Hit(words.starts[index], end, phrase)
            if best is not None and best.start >= last:
                hits.append(best)
                last = best.end
        if self._auto is not None:
            hits.extend(self._find_glued(words.text))
            hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits

    def find(self, words: Words) -> list[Hit]:
        """The phrases of this list alone in a short text."""
        asked = ((at, self.starting(word)) for at, word in enumerate(words.folded))
        return self.hits(words, (place for place in asked if place[1]))

    def _find_glued(self, text: str) -> list[Hit]:
        assert self._auto is not None
        out: list[Hit] = []
        found = self._auto.find_matches_as_indexes(text, overlapping=True)
        for index, start, end in sorted(found, key=lambda item: (item[1], -item[2])):
            if not out or start >= out[-1].end:
                out.append(Hit(start, end, self._glued[index][1]))
        return out


class PhraseIndexes:
    """Several lists of phrases, of which a text is asked word by word for all at once."""

    __slots__ = ("_known", "_lists")

    def __init__(self, **lists: PhraseIndex) -> None:
        """``lists`` are told apart by their names."""
        self._lists = lists
        self._known: dict[str, tuple[tuple[str, _Phrases], ...]] = {}

    def _remembered(self, word: str) -> tuple[tuple[str, _Phrases], ...]:
        asked = ((name, index.starting(word)) for name, index in self._lists.items())
        found = tuple((name, starting) for name, starting in asked if starting)
        if len(self._known) < KNOWN:
            self._known[word] = found
        return found

    def find(self, words: Words) -> dict[str, list[Hit]]:
        """What each list finds in the text, by its name."""
        places: dict[str, list[tuple[int, _Phrases]]] = {name: [] for name in self._lists}
        known = self._known
        for at, word in enumerate(words.folded):
            found = known.get(word)
            if found is None:
                found = self._remembered(word)
            for name, starting in found:
                places[name].append((at, starting))
        return {name: index.hits(words, places[name]) for name, index in self._lists.items()}


class Words:
    """The words of one folded text: where each begins and ends."""

    __slots__ = ("ends", "folded", "spaced", "starts", "text")

    def __init__(self, text: str) -> None:
        """``text`` is already folded."""
        self.text = text
        self.folded: list[str] = WORD.findall(text)
        self.starts: list[int] = []
        self.ends: list[int] = []
        end = 0
        for word in self.folded:  # each is the next there is: cheaper than a match object each
            start = text.find(word, end)
            end = start + len(word)
            self.starts.append(start)
            self.ends.append(end)
        self.spaced = not cjk_count(text)

    def run(self, index: int, rest: tuple[str, ...]) -> int | None:
        """Where the words ``rest`` end if they follow word ``index`` closely, else None."""
        for offset, wanted in enumerate(rest, start=1):
            place = index + offset
            if place >= len(self.folded) or not _fits(self.folded[place], wanted):
                return None
            gap = self.text[self.ends[place - 1] : self.starts[place]]
            if len(gap) > JOIN or "\n" in gap or "," in gap:
                return None
        return self.ends[index + len(rest)]

    def place(self, at: int) -> int:
        """The number of the first word that begins at an offset or behind it."""
        return bisect_left(self.starts, at)

    def count(self, start: int, end: int) -> int:
        """Words between two offsets; in scripts without spaces, pairs of characters."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        if self.spaced:
            return last - first if last > first else 0
        total = 0
        for place in range(first, last):
            size = min(self.ends[place], end) - self.starts[place]
            total += max(1, size // 2) if is_cjk(self.folded[place][0]) else 1
        return total


def count(folded: str) -> int:
    """Words of a whole text, as ``Words.count`` counts them."""
    spaceless = cjk_count(folded)
    return Words(folded).count(0, len(folded)) if spaceless else len(WORD.findall(folded))


def between(hits: list[Hit], start: int, end: int) -> list[Hit]:
    """The hits that lie wholly between two offsets; ``hits`` are in order of their start."""
    first = bisect_left(hits, (start,))
    last = bisect_left(hits, (end,), lo=first)
    return [hit for hit in hits[first:last] if hit.end <= end]
