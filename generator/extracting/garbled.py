"""Signs in the wording that a machine translated a text and nobody read it over.

A single sign is a slip that anybody makes: what tells is that slips of several kinds stand in
several paragraphs, and not too thinly. What a writer may well do is no sign: a one-word answer,
speech in quotation marks, a list of single words, a name in its own script between brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator import languages
from generator.extracting.marks import quotations
from generator.model import Block, Label, Span
from generator.saying import say
from generator.text import fold, is_cjk

LEAST = 2
"""Signs, paragraphs and kinds of signs before anything is said of a text."""
FOR_EACH = 3_000
"""Characters for which there is one sign at least: in a long text some slips are to be expected."""
_ONE_WORD, _LOWER_CASE, _STOPS, _SCRIPT = "one-word", "lower-case", "stops", "script"
_OWN = frozenset((_ONE_WORD, _SCRIPT))
"""Kinds that are no sign where somebody is quoted."""
_BEHIND = re.compile(
    r"(?<!\w)(\w{5,})\.([”\"»“’']*)[ \u00a0]+(?=([^\W\d_]+)(\.(?=\s|$))?(?![\w.'’@:/-]))"
)
"""The end of a sentence and the word behind it; shorter words may be abbreviations."""
_LONG, _LONGER = 5, 6
"""Letters of a word that is no abbreviation; and where only its full stop parts sentences."""
_ONE_MORE = re.compile(r"\s*\w+\.(?=\s|$)")
_DOUBLED = re.compile(
    r"(?<=[\w”\"»“)\]%])(?:[.][ \u00a0]{1,3}[.](?![ \u00a0]?[.])(?=\s|$)"
    r"|[,;،][ \u00a0]{1,3}[.](?=\s|$)|。 ?。(?!。)|[，、] ?。(?!。))"
)
_RUN = re.compile(r"[^\W\d_]{2,}")
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")
"""A letter of another script, mostly: a paragraph without any need not be cut into runs."""
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】\n]{0,200}[)）\]】]")
_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "HEBREW", "HANGUL", "THAI", "DEVANAGARI")


class Sign(NamedTuple):
    """One sign: what kind, where it is, and the paragraph by its number."""

    kind: str
    span: Span
    block: int

    def said(self, text: str) -> str:
        """The sign for a reader."""
        words = self.span.of(text)
        if self.kind == _ONE_WORD:
            return say("a sentence of one word, “{words}”", words=words)
        if self.kind == _LOWER_CASE:
            return say("a sentence that begins in lower case, “{words} …”", words=words)
        if self.kind == _STOPS:
            return say("doubled punctuation, “{words}”", words=words)
        return say("a word left in another script, “{words}”", words=words)


@lru_cache(maxsize=64)
def _known(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Folded words that answer by themselves, and that are written short, with a full stop."""
    pack = languages.pack_for(language)
    answers = frozenset(map(fold, pack.speech.answers))
    return answers, frozenset(fold(item).rstrip(". ") for item in pack.names.honorifics)


def signs(text: str, blocks: tuple[Block, ...], language: str) -> tuple[Sign, ...]:
    """Every sign in the body of a text, in order. One alone proves nothing: see ``enough``."""
    answers, shorts = _known(language)
    body = tuple(block for block in blocks if block.label is Label.BODY)
    found: list[Sign] = []
    for number, block in enumerate(body):
        start, words = block.span.start, block.span.of(text)
        found += [
            Sign(kind, Span(start=start + low, end=start + high), number)
            for kind, low, high in (
                *_sentences(words, answers, shorts),
                *((_STOPS, *match.span()) for match in _DOUBLED.finditer(words)),
                *((_SCRIPT, *run) for run in _left_over(words)),
            )
        ]
    return tuple(sorted(_not_said(text, body, found), key=lambda sign: sign.span))


def _not_said(text: str, body: tuple[Block, ...], found: list[Sign]) -> Iterator[Sign]:
    """The signs without words that are somebody's own: those in quotation marks are no sign."""
    if not any(sign.kind in _OWN for sign in found):
        yield from found
        return
    spoken = _covered(len(text), [quote.span for quote in quotations.find(text, body)])
    for sign in found:
        if sign.kind not in _OWN or not spoken[sign.span.start]:
            yield sign


def _covered(size: int, spans: Iterable[Span]) -> bytearray:
    """A text's characters as zeros, with ones where spans cover it."""
    covered = bytearray(size)
    for span in spans:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return covered


def _sentences(
    words: str, answers: frozenset[str], shorts: frozenset[str]
) -> Iterator[tuple[str, int, int]]:
    """Sentences of one word and sentences in lower case, behind the end of another sentence.

    The word before the full stop must look like no abbreviation: long, without a capital.
    """
    for match in _BEHIND.finditer(words):
        before, closing, word, stop = match[1], match[2], match[3], match[4]
        if not before.islower() or fold(before) in shorts:
            continue
        start, end = match.span(3)
        cased = word[0].title() != word[0]
        if word.islower() and cased and not closing and len(before) >= _LONGER:
            yield _LOWER_CASE, start, end
        elif (
            stop
            and word.istitle()
            and len(word) >= _LONG
            and fold(word) not in answers | shorts
            and _ONE_MORE.match(words, end + 1) is None
        ):
            yield _ONE_WORD, start, end + 1


def _left_over(words: str) -> Iterator[tuple[int, int]]:
    """Runs of another script than the paragraph's, outside brackets.

    Latin letters are at home in every script, and Greek ones in formulas.
    """
    if _NOT_LATIN.search(words) is None:
        return
    if len({_script(letter) for letter in set(words) if letter.isalpha()}) < 2:
        return
    runs = [(match.start(), match.end(), _script(match[0][0])) for match in _RUN.finditer(words)]
    sizes: dict[str, int] = {}
    for start, end, script in runs:
        sizes[script] = sizes.get(script, 0) + end - start
    own = max(sizes, key=lambda script: (sizes[script], script), default="")
    if 4 * sizes.get(own, 0) < 3 * sum(sizes.values()):
        return
    if sizes.keys() <= {"", "LATIN", own}:
        return
    brackets = (Span(start=m.start(), end=m.end()) for m in _BRACKETED.finditer(words))
    bracketed = _covered(len(words), brackets)
    for start, end, script in runs:
        foreign = script not in ("", "LATIN", own)
        if foreign and not bracketed[start] and _amid(words, start, end):
            yield start, end


def _amid(words: str, start: int, end: int) -> bool:
    """Whether a run stands amid running words: not in a list, a heading or beside a name."""
    before, after = words[max(0, start - 2) : start].rstrip(), words[end : end + 2].lstrip()
    return (
        before[-1:].isalpha()
        and after[:1].isalpha()
        and not before[-1:].isupper()
        and not after[:1].isupper()
    )


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The script of a word by its first letter; "" for one that is not told apart."""
    if is_cjk(letter):
        return "CJK"
    name = unicodedata.name(letter, "").split(" ", maxsplit=1)[0]
    return name if name in _SCRIPTS else ""


def enough(found: Iterable[Sign], blocks: tuple[Block, ...]) -> bool:
    """Whether signs are of several kinds, in several paragraphs, and not thinly spread."""
    some = tuple(found)
    length = sum(each.span.end - each.span.start for each in blocks if each.label is Label.BODY)
    return (
        len({sign.kind for sign in some}) >= LEAST
        and len({sign.block for sign in some}) >= LEAST
        and len(some) * FOR_EACH >= length
    )
