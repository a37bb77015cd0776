"""Which statements of a document may be shown, and how much of a text an excerpt is."""

from __future__ import annotations

import math
import re

from generator.model import Document, Rights, Span, Statement
from generator.text import fold, words

CHARACTERS_A_WORD = (
    (
        re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
        1.5,
    ),
    (re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 4.0),
)
"""Scripts without spaces between words, and how many of their characters count as one word.

Chinese and Japanese; Thai, Lao, Burmese and Khmer. Segmenters find 1.6 to 2 characters a word in
Chinese news and 4 to 5 in Thai, so these are on the strict side: a text has rather more words than
a segmenter would say, and an excerpt less of it."""


def count(text: str) -> int:
    """How many words ``text`` has, whatever its script."""
    total = 0
    for script, length in CHARACTERS_A_WORD:
        text, found = script.subn(" ", text)
        total += math.ceil(found / length)
    return total + len(words(text))


def shows_text(document: Document) -> bool:
    """Whether the text may be shown whole: the full source, or our own digest of it."""
    return document.source.rights in (Rights.FULL, Rights.DIGEST)


def shown_statements(document: Document) -> tuple[Statement, ...]:
    """The statements whose words may be shown, in the order of the text.

    All that are not withheld where the whole text may be shown; as many as the caps allow of an
    excerpt, from the first on; none of a withdrawn document.
    """
    if document.source.rights is Rights.WITHDRAWN:
        return ()
    closed = Withheld(document)
    open_ones = tuple(entry for entry in document.statements if entry.text and entry not in closed)
    return open_ones if shows_text(document) else _within(document, open_ones)


class Withheld:
    """The statements of a document whose words are withheld.

    ``own`` are those whose very words a maintainer withheld, wherever they stand a second time;
    ``at`` is where they stand. Others hold some of these words in theirs.
    """

    def __init__(self, document: Document) -> None:
        said = {_plain(entry.text) for entry in document.statements if entry.withheld}
        held = [entry for entry in document.statements if said and _plain(entry.text) in said]
        self.own = frozenset(entry.id for entry in held)
        self.at = tuple(sorted(span for entry in held for span in entry.spans))

    def __contains__(self, entry: Statement) -> bool:
        """Whether one of the document's statements is withheld, for its own words or others'."""
        if entry.id in self.own:
            return True
        return any(overlap(span, other) for span in entry.spans for other in self.at)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _within(document: Document, some: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The first statements that the caps allow; words under two statements count once."""
    caps, text = document.source.excerpt, document.text
    room = caps.words if caps.share >= 1 else min(caps.words, int(count(text) * caps.share))
    told = bytearray(len(text))
    chosen: list[Statement] = []
    for entry in some:
        for span in entry.spans:
            new = zip(span.of(text), told[span.start : span.end], strict=True)
            room -= count("".join(" " if old else char for char, old in new))
            told[span.start : span.end] = b"\1" * (span.end - span.start)
        if room < 0:
            break
        chosen.append(entry)
    return tuple(chosen)
