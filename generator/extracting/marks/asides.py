"""The narrator's words inside a quotation's marks: «We are ready, — said X, — but not today».

Many languages leave the marks open over "said X", and a line of speech that a dash opens goes on
behind a second dash. The words of the speaker are then two runs, the narrator's stand between.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extracting.marks import dashes
from generator.extracting.marks.quote import Quote
from generator.extracting.words.lexis import Lexis, lexis
from generator.extracting.words.tokens import Words
from generator.languages import pack_for
from generator.model import Block
from generator.text import fold

LONGEST = 160
"""Most characters of "said X" with its titles and manner."""
SHORT = 5
"""Most words of such an aside whose verb no pack knows."""
CLAUSES = 12
"""Commas of one quotation behind which the narrator's words are looked for."""
NEAR = 3
"""The verb of speech must be among so many first words of what stands between the dashes."""

_OUT = re.compile(
    r"(?<=[,.!?…»”])\s*[—–-]\s+(?=[^\W\d_])|\s[—–](?=[^\W\d_])"
    r"|(?P<plain>\s[—–-]\s+(?=[^\W\d_]))"
)
_BARE_OUT = re.compile(r"\s+[—–-]\s+(?=[^\W\d_])")
_BACK = re.compile(r"[,.:;]?\s*[—–-]\s+(?=\S)|[—–][.,;:]\s+(?=\S)|[,.]\s*[—–-](?=[^\W\d_])")


def part(
    text: str,
    quotes: tuple[Quote, ...],
    blocks: tuple[Block, ...],
    tag: str,
    *,
    inside: bool = False,
) -> list[Quote]:
    """The quotations, each in two where the narrator speaks in between, in order of place.

    ``inside``: commas alone may part the narrator's words from the speaker's.
    """
    out: list[Quote] = []
    if pack_for(tag).quotes.inline_dash:
        quotes = dashes.inline(text, quotes, blocks, lambda a, b: _said(text, a, b, tag))
    ends = sorted(block.span.end for block in blocks)
    place = 0
    for quote in quotes:
        while place < len(ends) and ends[place] < quote.end:
            place += 1
        if out and quote.start < out[-1].end:
            continue  # the rest of a line of speech that a dash has opened
        if quote.dash:
            out.extend(_going_on(text, quote, ends[place] if place < len(ends) else quote.end, tag))
        elif quote.mark in '«„“"':
            parts = _parted(text, quote, tag)
            out.extend(parts if len(parts) > 1 or not inside else _commas(text, quote, tag))
        else:
            out.append(quote)
    return out


def _said(text: str, start: int, end: int, tag: str) -> bool:
    """Whether a verb of speech is among the first words between two offsets."""
    words = Words(fold(text[start:end]))
    hits = lexis(tag).verbs.find(words)
    if hits:
        return words.count(0, hits[0].start) < NEAR
    return _by(text, start, words, tag)


def _by(text: str, start: int, words: Words, tag: str) -> bool:
    """Whether a few words are one verb that no pack knows and who does it: "laughs she"."""
    lex = lexis(tag)
    if not lex.cases or not 2 <= len(words.folded) <= SHORT or not text[start].islower():
        return False
    second = Words(words.folded[1])
    pronoun = bool(lex.pronouns.find(second) or lex.roles.find(second))
    named = text[start + words.starts[1]].isupper() and not lex.nouns
    return words.folded[0] not in lex.closed and (pronoun or named)


def _parted(text: str, quote: Quote, tag: str) -> list[Quote]:
    """Both runs of a quotation with "— said X, —" inside its marks; itself where none is."""
    rest = quote
    out: list[Quote] = []
    at = quote.start + 1
    while len(out) < 4:
        leave = _OUT.search(text, at, quote.end - 1)
        if leave is None:
            break
        back = _BACK.search(text, leave.end(), min(quote.end - 1, leave.end() + LONGEST))
        plain = leave.group("plain") is not None
        if (
            back is None
            or not _said(text, leave.end(), back.start(), tag)
            or (plain and not _inverted(text, leave.end(), back.start(), lexis(tag)))
        ):
            at = leave.end()
            continue
        out.append(replace(rest, end=leave.start(), open_ended=True))
        rest = replace(rest, start=back.end(), headless=True)
        at = back.end()
    return [*out, rest]


def _until(text: str, quote: Quote, tag: str) -> Quote:
    """The rest of a line of speech up to a second "— said X" that closes it."""
    for out in _BARE_OUT.finditer(text, quote.start, quote.end):
        if _said(text, out.end(), min(quote.end, out.end() + LONGEST), tag):
            return replace(quote, end=out.start())
    return quote


_COMMA = re.compile(r"(?<=[\w…!?»”]),\s+(?=[^\W\d_])|(?<=[!?…])\s+(?=[^\W\d_])")
_COMMA_BACK = re.compile(r",\s+(?=\S)|[.…!?]\s+(?=[^\W\d_])|(?=\s*[»”\"]$)")
INVERTED = 60
"""Most characters of "said X" between commas inside the marks."""


def _commas(text: str, quote: Quote, tag: str) -> list[Quote]:
    """Both runs of a quotation with ", said X," inside its marks; itself where there is none.

    The verb opens the clause, behind its auxiliary at most, and the subject follows: a pronoun
    that a hyphen ties, an article with a post, or a name.
    """
    lex = lexis(tag)
    at = quote.start + 1
    for _ in range(CLAUSES):
        leave = _COMMA.search(text, at, quote.end - 1)
        if leave is None:
            break
        at = leave.end()
        back = _COMMA_BACK.search(text, at, min(quote.end, at + INVERTED))
        if back is None or not _inverted(text, at, back.start(), lex):
            continue
        first = replace(quote, end=leave.start() + 1, open_ended=True)
        if back.end() >= quote.end - 1:
            return [replace(first, end=leave.start())]
        return [first, replace(quote, start=back.end(), headless=True)]
    return [quote]


def _inverted(text: str, start: int, end: int, lex: Lexis) -> bool:
    """Whether the words between two offsets are a verb of speech with its subject behind it."""
    words = Words(fold(text[start:end]))
    hits = lex.verbs.find(words)
    if not hits:
        return False
    head = [word for word in words.folded if words.starts[words.folded.index(word)] < hits[0].start]
    if any(word not in lex.auxiliary and word not in lex.clitics for word in head) or len(head) > 4:
        return False
    tied = any(word in lex.clitics for word in head)
    rest = text[start + hits[0].end : end]
    pronoun = re.match(r"-(?:t-)?(\w+)", rest)
    if tied or (pronoun is not None and fold(pronoun.group(1)) in lex.clitics):
        return True
    behind = rest.split()
    return bool(behind) and (
        behind[0][:1].isupper() or fold(behind[0]).split("'")[0] in lex.articles
    )


def _going_on(text: str, quote: Quote, end: int, tag: str) -> list[Quote]:
    """A line of speech opened by a dash, and what follows "— said X. —" in the same line."""
    bare = _BARE_OUT.search(text, quote.start + 1, quote.end)
    while bare is not None and not _said(text, bare.end(), quote.end, tag):
        bare = _BARE_OUT.search(text, bare.end(), quote.end)
    if bare is not None:
        quote = replace(quote, end=bare.start())
    out = [quote]
    leave = re.compile(r"\s*[—–-]\s*").match(text, quote.end, end)
    if leave is None:
        return out
    back = _BACK.search(text, leave.end(), min(end, leave.end() + LONGEST))
    if back is not None and _said(text, leave.end(), back.start(), tag):
        out.append(_until(text, Quote(back.end(), end, quote.mark, dash=True, headless=True), tag))
    return out
