"""Phrases as maintainers and packs write them, compiled to one matcher.

The notation is small enough to be read aloud:

``deny`` matches that word in any case and with or without accents; ``oppos*`` any word that
begins so; ``a [small|tiny] number`` one of the alternatives (which may hold ``*`` and spaces);
``victim ... attacks`` the two with at most six words between them inside one sentence. In
Chinese and Japanese, written without spaces, a phrase matches anywhere and ``...`` spans at
most twelve characters.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from ahocorasick_rs import AhoCorasick

from generator.model import Span
from generator.text import cjk_count, fold

GAP_WORDS = 6
"""Words that ``...`` may span: the longest gap that still held one clause together in the
statements we looked at; beyond it the two ends belonged to different claims."""
GAP_CHARS = 12
"""The same for scripts without spaces."""

_BALANCED = re.compile(r"[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*")
_TOKEN = re.compile(r"\.\.\.|…|\[[^\[\]]*\]|\s+|\*|[^\s\[\]*.…]+|\.")
_PIECE = re.compile(r"\*|\s+|[^\s*]+")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_SPLIT = re.compile(r"\.\.\.|…|\*|\s+|\.")
_GAP = rf"(?:[^\w.!?。！？\n]+\w+(?:['-]\w+)*){{0,{GAP_WORDS}}}?[^\w.!?。！？\n]+"


class PhraseError(ValueError):
    """A phrase is not in the notation; the message says what is wrong with it."""


def _literal(words: str) -> str:
    """A stretch without brackets or gaps: literal words, ``*`` and spaces."""
    parts = []
    for piece in _PIECE.findall(words):
        if piece == "*":
            parts.append(r"\w*")
        elif piece.isspace():
            parts.append(r"\s+")
        else:
            parts.append(re.escape(fold(piece)))
    return "".join(parts)


def pattern(phrase: str) -> str:
    """The regular expression, over folded text, that a phrase stands for.

    Raises PhraseError for a phrase that is empty, unbalanced, or begins or ends with a gap.
    """
    if not _BALANCED.fullmatch(phrase):
        raise PhraseError(f"unbalanced brackets in '{phrase}'")
    if not "".join(phrase.split()).strip(".*…[]|"):
        raise PhraseError(f"'{phrase}' holds no word")
    tokens = _TOKEN.findall(phrase.strip())
    if tokens[0] in ("...", "…") or tokens[-1] in ("...", "…"):
        raise PhraseError(f"'{phrase}' begins or ends with a gap")
    cjk = cjk_count(phrase) > 0
    gap = rf"[^。！？\n]{{0,{GAP_CHARS}}}?" if cjk else _GAP
    out: list[str] = []
    for token in tokens:
        if token in ("...", "…"):
            while out and out[-1] == r"\s+":
                out.pop()
            out.append(gap)
        elif token.startswith("["):
            choices = "|".join(_literal(choice.strip()) for choice in token[1:-1].split("|"))
            out.append(f"(?:{choices})")
        elif token.isspace():
            if out[-1] is not gap:
                out.append(r"\s+")
        else:
            out.append(_literal(token))
    body = "".join(out)
    return body if cjk else rf"{_WORD_HEAD}{body}(?!\w)"


_WORD_HEAD = r"(?<!\w)"


def alternatives(patterns: Iterable[str]) -> str:
    """Patterns as one that tries them in their order.

    What several in a row ask before their first letter is asked once: an engine that sees the
    letters at the head of alternatives passes over those that begin with another.
    """
    parts = []
    for headed, group in groupby(patterns, key=lambda each: each.startswith(_WORD_HEAD)):
        if headed:
            bare = "|".join(each.removeprefix(_WORD_HEAD) for each in group)
            parts.append(f"{_WORD_HEAD}(?:{bare})")
        else:
            parts.extend(group)
    return "|".join(parts)


def needles(phrase: str) -> tuple[str, ...]:
    """Folded literals of which at least one stands in whatever ``phrase`` matches.

    Each word outside brackets and each bracket gives some; those are taken whose shortest is the
    longest, for "the" and "of" stand in every sentence.
    """
    outside = filter(None, _SPLIT.split(_BRACKETS.sub(" ", phrase)))
    groups: list[tuple[str, ...]] = [(fold(piece),) for piece in outside]
    for bracket in _BRACKETS.findall(phrase):
        choices = [list(filter(None, _SPLIT.split(choice))) for choice in bracket.split("|")]
        if all(choices):
            groups.append(tuple(max(map(fold, pieces), key=len) for pieces in choices))
    return max(groups, key=lambda group: (min(map(_told, group)), -len(group)), default=())


def _told(literal: str) -> int:
    """How much a literal tells: a character of a script without spaces as much as three letters."""
    return len(literal) + 2 * cjk_count(literal)


class Guarded:
    """An expression of many alternatives, with literals of which one stands in all it matches.

    They are looked for first, all in one pass: that costs a tenth of trying each alternative at
    each place.
    """

    __slots__ = ("_literals", "expression")

    def __init__(self, expression: re.Pattern[str], literals: tuple[str, ...]) -> None:
        """An empty literal stands everywhere; without any literal nothing can match."""
        self.expression = expression
        self._literals = None if "" in literals else AhoCorasick(literals)

    def may_stand(self, folded: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether a match is possible between two offsets."""
        if self._literals is None:
            return True
        return bool(self._literals.find_matches_as_indexes(folded[start:end]))

    def search(self, folded: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, as the expression's own ``search`` finds it."""
        if not self.may_stand(folded, start, end):
            return None
        return self.expression.search(folded, start, end)


def guards(literals: Iterable[str]) -> tuple[str, ...]:
    """The same literals without those that hold another: where they stand, it does too."""
    kept: list[str] = []
    for each in sorted(set(literals), key=lambda literal: (len(literal), literal)):
        if not any(other in each for other in kept):
            kept.append(each)
    return tuple(kept)


@lru_cache(maxsize=4096)
def _compiled(phrases: tuple[str, ...]) -> Guarded:
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    literals = [needles(phrase) for phrase in ordered]
    shown = [each for some in literals for each in some] if all(literals) else [""]
    return Guarded(re.compile(alternatives(map(pattern, ordered))), guards(shown))


def find(
    phrases: tuple[str, ...], folded: str, start: int = 0, end: int | None = None
) -> list[Span]:
    """Where any of ``phrases`` stands in text already folded by ``generator.text.fold``."""
    if not phrases:
        return []
    stop = len(folded) if end is None else end
    compiled = _compiled(phrases)
    if not compiled.may_stand(folded, start, stop):
        return []
    return [
        Span(start=match.start(), end=match.end())
        for match in compiled.expression.finditer(folded, start, stop)
        if match.end() > match.start()
    ]
