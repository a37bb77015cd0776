"""Words and the pages they stand on, in small files, so that a query loads one or two of them.

Pages are known by numbers. ``words-<n>.pack`` holds keys in the order of their letters, and for
each the pages that have it as ``gap * 16 + weight``: how many pages after the one before, and how
much the page is about it. ``places-<n>.pack`` holds the same keys' places on these pages, which
only phrases need: ``number, gap, gap… number, gap…``.
"""

from __future__ import annotations

import gzip
import json
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SHARD = 30_000
"""Characters of keys and pages in one file: about 12 KB when it is packed."""
PLACES = 60_000
"""Places of one key that are kept. A phrase passes over words that stand in more: to tell where
"the" stands takes 200 KB at 10,000 pages."""
MOST = 15
"""The weight that is kept for a name's own page; others have 1 to 14."""
_TITLE = 3
"""How often a word counts that stands in the title: chosen, not measured; it orders pages of one
kind only."""
_SATURATED, _BY_LENGTH = 1.2, 0.75
"""BM25's usual constants: how fast more of a word stops counting, and how much length does."""


class Postings:
    """Collects keys, page by page in the order of their numbers."""

    def __init__(self) -> None:
        self._held: dict[str, array[int]] = {}
        self._lengths: list[int] = []

    def add(self, found: dict[str, list[int]], *, length: int, title: int) -> None:
        """The next page: its keys with their places, of ``length`` words, ``title`` of them first.

        A negative place is none: it counts, and nothing stands there.
        """
        page = len(self._lengths)
        self._lengths.append(length)
        for key, places in found.items():
            some = sorted(place for place in places if place >= 0)
            times = len(places) + (_TITLE - 1) * sum(place < title for place in some)
            held = self._held.get(key)
            if held is None:
                held = self._held[key] = array("I")
            held.extend((page, times, len(some), *some))

    def write(self, folder: Path, own: dict[str, int]) -> list[str]:
        """Write the files; the first key of each. ``own`` are names' own pages by their keys."""
        mean = sum(self._lengths) / max(1, len(self._lengths))
        starts: list[str] = []
        words: dict[str, list[int]] = {}
        places: dict[str, list[int]] = {}
        size = 0
        # By UTF-16, as scripts compare.
        for key in sorted(self._held, key=lambda key: key.encode("utf-16-be", "surrogatepass")):
            entries = list(_entries(self._held[key]))
            pages = list(self._pages(entries, mean, own.get(key, -1)))
            long = len(key) + len(str(pages))
            if size and size + long > SHARD:
                _flush(folder, len(starts) - 1, words, places)
                size = 0
            if not size:
                starts.append(key)
            words[key] = pages
            kept = [number for _, _, some in entries for number in (len(some), *_gaps(some))]
            if len(kept) <= PLACES:
                places[key] = kept
            size += long
        if words:
            _flush(folder, len(starts) - 1, words, places)
        return starts

    def _pages(
        self, entries: list[tuple[int, int, list[int]]], mean: float, own: int
    ) -> Iterator[int]:
        last = 0
        for page, times, _ in entries:
            long = 1 - _BY_LENGTH + _BY_LENGTH * self._lengths[page] / mean
            weight = max(1, round((MOST - 1) * times / (times + _SATURATED * long)))
            yield (page - last) * (MOST + 1) + (MOST if page == own else weight)
            last = page


def _entries(held: array[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Page, how often, and where, from what is held of a key."""
    at = 0
    while at < len(held):
        page, times, number = held[at : at + 3]
        yield page, times, list(held[at + 3 : at + 3 + number])
        at += 3 + number


def _gaps(numbers: Iterable[int]) -> Iterator[int]:
    last = 0
    for number in numbers:
        yield number - last
        last = number


def _flush(
    folder: Path, number: int, words: dict[str, list[int]], places: dict[str, list[int]]
) -> None:
    pack(folder / f"words-{number}.pack", words)
    pack(folder / f"places-{number}.pack", places)
    words.clear()
    places.clear()


def pack(file: Path, held: Any) -> None:
    """Write JSON under gzip: readers load as little from hosts that compress nothing."""
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    file.write_bytes(gzip.compress(text.encode("utf-8", "surrogatepass"), mtime=0))
