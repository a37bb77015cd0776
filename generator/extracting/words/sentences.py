"""Sentences of a block, mended where abbreviations and quotation marks cut them wrongly."""

from __future__ import annotations

import re
from functools import lru_cache

import sentencex

from generator.model import Span
from generator.text import fold

_TAIL = re.compile(r"(\w+)[.．]\s*$")
_STOP_HEAD = re.compile(r"[\s\"'”’»«“)\],;:—–―-]*")
_DASHES = frozenset("—–―")
_WIDE_STOPS = tuple("。！？")
_CLOSING = "”\"»“’'」』"


def split(
    text: str,
    block: Span,
    quotes: tuple[Span, ...],
    language: str,
    abbreviations: frozenset[str],
    months: frozenset[str] = frozenset(),
) -> tuple[Span, ...]:
    """The sentences of ``block`` as spans without the white space around them.

    A boundary inside a quotation, after an abbreviation ("M." and the name's initial), before
    a lower-case word, or between a day and its month ("29. Mai") is none. ``quotes`` are the
    quotations inside the block, in order; ``months`` the folded names of months where a day
    is written with a full stop.
    """
    piece = text[block.start : block.end]
    if not piece.strip():
        return ()
    cuts = [block.start + cut for cut in _cuts(language.split("-", maxsplit=1)[0], piece)]
    out: list[Span] = []
    start = block.start
    place = 0
    for cut in cuts:
        while place < len(quotes) and quotes[place].end <= cut:
            place += 1
        inside = place < len(quotes) and quotes[place].start < cut < quotes[place].end
        if cut < block.end and (inside or _joined(text, start, cut, block.end, abbreviations)):
            continue
        if months and _dated(text, start, cut, block.end, months):
            continue
        _append(out, text, start, cut)
        start = cut
    _append(out, text, start, block.end)
    return tuple(out)


_WIDE_SPACE = re.compile(r"[^\S\n ]")
_PLAIN_END = re.compile(r"[.!?。！？…]+[\"'”’»«“)\]]*(?=\s|$)|[。！？]")


_POSTED = re.compile(r"[—–―-] ?[^\n()]{2,50}\(@\w+\)[^\n.!?()]{3,20}\b(?:19|20)\d\d(?=\s+\S)")
"""What signs a post of a social network quoted in a text: a name, its handle, a day."""


_RUN_ON = re.compile('(?<=[\u0620-\u064a]{2})["»”]?[.](?=[\u0620-\u064a]{2})')
"""A full stop with no space behind it, where no capital shows that a sentence begins."""


@lru_cache(maxsize=64)
def _cuts(language: str, piece: str) -> tuple[int, ...]:
    """Where sentences end. The segmenter takes every space for one byte and fails on wider ones,
    so it sees plain spaces; where it fails all the same, full stops decide.
    """
    plain = _WIDE_SPACE.sub(" ", piece)
    try:
        found = sentencex.get_sentence_boundaries(language, plain)
    except BaseException as error:  # a failure inside the library is no Exception
        if type(error).__name__ != "PanicException" and not isinstance(error, ValueError):
            raise
        return (*(match.end() for match in _PLAIN_END.finditer(piece)), len(piece))
    more = (match.end() for mark in (_POSTED, _RUN_ON) for match in mark.finditer(piece))
    return tuple(sorted({*(int(item["end_index"]) for item in found), *more}))


def _append(out: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(char.isalnum() for char in text[start:end]):
        out.append(Span(start=start, end=end))


def _joined(text: str, start: int, cut: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Whether the text goes on over the boundary at ``cut``."""
    tail = _TAIL.search(text[max(start, cut - 24) : cut])
    if tail is not None:
        word = tail.group(1)
        if fold(word) in abbreviations or (len(word) == 1 and word.isupper()):
            return True
    head = _STOP_HEAD.match(text, cut, min(end, cut + 12))
    at = head.end() if head else cut
    if not _DASHES.isdisjoint(text[cut:at]):
        return text[max(start, cut - 4) : cut].rstrip()[-1:] in _CLOSING
    return at < end and text[at].islower() and not _wide(text[start:cut])


def _wide(piece: str) -> bool:
    """Whether a stop of full width ends a piece: the sentence is over, whatever follows."""
    return piece[-4:].rstrip().endswith(_WIDE_STOPS)


_DAY = re.compile(r"(?<![\w.,])\d{1,2}\.\s*$")
_NEXT = re.compile(r"\s*([^\W\d_]+)")


def _dated(text: str, start: int, cut: int, end: int, months: frozenset[str]) -> bool:
    """Whether the boundary at ``cut`` parts the number of a day from its month."""
    if _DAY.search(text[max(start, cut - 8) : cut]) is None:
        return False
    word = _NEXT.match(text, cut, min(end, cut + 24))
    return word is not None and fold(word.group(1)) in months
