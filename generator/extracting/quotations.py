"""Quotation marks: which runs of a text stand between them, whatever the typography.

A mark's part (opening or closing) is told first by its shape, then by what stands around it:
an opening mark follows a space, a bracket or the start and precedes a word; a closing mark the
reverse. So a mistyped closing mark ends its quotation, and a stray one does not run on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.model import Block, Span

PAIRS: dict[str, str] = {
    "«": '»«“”"',
    "»": "«»",
    "“": '”“"',
    "„": '“”„"',
    "‟": "”",
    "”": "”",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "﹁": "﹂",
    "﹃": "﹄",
    "‹": "›",
    "›": "‹",
    "‚": "‘’",
    "‘": "’",
    '"': '"”',
    "＂": "＂",
    "'": "'",
}
"""Every opening mark and what may close it, the usual one first."""

Cut = Callable[[int, int], int]

TITLES = "《〈"
"""Marks of works' titles, never of speech."""

STRETCH = "\u0640"
"""The Arabic stroke between a glued preposition and a mark; it is no letter of a word."""

SINGLE = "‘'‚"
"""Marks that are apostrophes as well: their pairs need stricter surroundings."""

SINGLE_LIMIT = 400
"""Most characters between single marks; beyond it the two are apostrophes by our reading."""

MISTYPED = 600
"""Characters behind a mark of another kind in which the right closing mark is looked for."""

RUNS_OVER = "«„“"
"""Marks that may be opened in one paragraph and closed in a later one, none between."""

STRAY = "»“”"
"""What closes them."""

PARAGRAPHS = 8
"""Most paragraphs of such a quotation."""

_MARK = re.compile(
    "[" + re.escape("".join(sorted(set("".join(PAIRS) + "".join(PAIRS.values()))))) + "]"
)
_ASYMMETRIC = set("「」『』《》〈〉﹁﹂﹃﹄")
_OPENERS_ONLY = set("„‟「『《〈﹁﹃‚")
_CLOSERS_ONLY = set("」』》〉﹂﹄")


@dataclass(frozen=True, slots=True)
class Quote:
    """A run between quotation marks, the marks included. ``open_ended`` where the closing mark
    is left out because the next paragraph opens again; ``dash`` where a dash stands for marks;
    ``width`` is how many characters each mark takes (two where apostrophes are doubled);
    ``headless`` where it goes on behind "said X" without a mark of its own.
    """

    start: int
    end: int
    mark: str
    open_ended: bool = False
    dash: bool = False
    width: int = 1
    headless: bool = False

    @property
    def span(self) -> Span:
        """The characters, marks included."""
        return Span(start=self.start, end=self.end)

    def inner(self, text: str) -> str:
        """The words between the marks."""
        stop = self.end if self.open_ended or self.dash else self.end - self.width
        first = self.start if self.headless else self.start + self.width
        return text[first:stop].strip()


@dataclass(slots=True)
class _Open:
    mark: str
    at: int


def _before(text: str, at: int, start: int) -> str:
    return text[at - 1] if at > start else " "


def _after(text: str, at: int, end: int) -> str:
    return text[at + 1] if at + 1 < end else " "


def _is_apostrophe(text: str, at: int, block: Span) -> bool:
    before, after = _before(text, at, block.start), _after(text, at, block.end)
    return before.isalnum() and after.isalnum()


_SINGLE_END = re.compile(r"(?<=[,.!?])['’](?!\w)|[‘\n]")


def _possessive(text: str, at: int, block: Span) -> bool:
    """Whether "s’" is a plural's apostrophe: a lower-case word and a better close follow."""
    if text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].islower():
        return False
    better = _SINGLE_END.search(text, at + 1, min(block.end, at + SINGLE_LIMIT))
    return better is not None and better.group() in "'’"


def _closes(text: str, at: int, opened: _Open, block: Span) -> bool:
    """Whether the mark at ``at`` ends the quotation that ``opened`` began."""
    mark = text[at]
    choices = PAIRS[opened.mark]
    if mark not in choices:
        return False
    if mark in _ASYMMETRIC:
        return True
    before, after = _before(text, at, block.start), _after(text, at, block.end)
    if opened.mark in "«“" and mark not in choices[:2]:  # mistyped, if the right one is missing
        better = text.find(choices[0], at, min(block.end, at + MISTYPED))
        if (
            (better >= 0 and text.find(opened.mark, at, better) < 0)
            or before.isspace()
            or before.isdigit()
            or after.isalnum()
        ):
            return False
    if opened.mark in SINGLE:
        if after.isalnum() or before.isspace():
            return False
        return not (before == "s" and _possessive(text, at, block))
    if mark == choices[0] and mark != opened.mark:
        return not (before.isspace() and after.isalnum() and mark in "“”")
    if (
        mark == opened.mark == "“"
        and after.isalnum()
        and not (before.isalnum() or before.isspace())
    ):
        return False  # "….“X" opens anew where no spaces part sentences
    # The same shape twice, or a second-best closing mark: only where it stands like one.
    if before.isspace():
        return not (after.isalnum() or after in "«“„‘") and not (mark == "«" and after == "\u00a0")
    return not (after.isalnum() and before in "([{—–:")


def _behind_colon(text: str, at: int, start: int) -> bool:
    """Whether a colon stands before a mark: it opens, though a space be mistyped behind it."""
    return text[max(start, at - 2) : at].rstrip(" \u00a0")[-1:] in (":", "：")


def _opens(text: str, at: int, block: Span, stack: list[_Open]) -> bool:
    mark = text[at]
    if mark not in PAIRS or mark in _CLOSERS_ONLY:
        return False
    if mark in _OPENERS_ONLY and mark != "‚":
        return True
    before, after = _before(text, at, block.start), _after(text, at, block.end)
    if before == "=" or (mark == "”" and at == block.start):
        return before != "="  # markup's attribute opens nothing; a mistyped mark heads a paragraph
    if mark in SINGLE:
        return not before.isalnum() and (after.isalnum() or after in '“"…') and before not in ".,!?"
    if mark == '"' and not stack and before.isdigit():
        return False
    if mark in "”»›":
        if not stack and _behind_colon(text, at, block.start):
            return True
        return (before.isspace() or before in "(:—–-") and not after.isspace()
    if mark == '"':
        if not stack and _behind_colon(text, at, block.start):
            return True
        return (not before.isalnum() or before == STRETCH) and not after.isspace()
    return not (before.isalnum() and not after.isalnum())


_DOUBLED = re.compile(r"(?<![\'`])(?:\'\'|``)(?![\'`])")
_FILLER = "\u2060"
"""Stands behind the mark that a doubled apostrophe is read as; no letter and no space."""


def _undoubled(text: str) -> str:
    """The text with doubled apostrophes, which typewriters set for marks, as one plain mark.

    Length-preserving: a filler takes the second place.
    """
    if "''" not in text and "``" not in text:
        return text
    return _DOUBLED.sub('"' + _FILLER, text)


def _whole(text: str, quote: Quote) -> Quote:
    """A quotation found in the undoubled text, with both characters of each of its marks."""
    if text[quote.start + 1 : quote.start + 2] != _FILLER:
        return quote
    end = quote.end + (not quote.open_ended and text[quote.end : quote.end + 1] == _FILLER)
    return replace(quote, end=end, width=2)


def _pair(text: str, block: Span) -> tuple[list[Quote], list[_Open], int]:
    """The closed quotations of a block, the marks left open at its end, and where the first mark
    stands that closes none of them: -1 where none does.
    """
    stack: list[_Open] = []
    stray = -1
    found: list[Quote] = []
    for match in _MARK.finditer(text, block.start, block.end):
        at = match.start()
        mark = match.group()
        if mark in "'’" and _is_apostrophe(text, at, block):
            continue
        while stack and stack[-1].mark in SINGLE and at - stack[-1].at > SINGLE_LIMIT:
            stack.pop()
        depth = next(
            (
                n
                for n in range(len(stack) - 1, max(-1, len(stack) - 5), -1)
                if _closes(text, at, stack[n], block)
            ),
            None,
        )
        if depth is not None:
            opened = stack[depth]
            del stack[depth:]
            found.append(Quote(opened.at, at + 1, opened.mark))
        elif _opens(text, at, block, stack):
            if mark == '"' and stack and stack[-1].mark == '"':
                stack.pop()
            stack.append(_Open(mark, at))
        elif stray < 0 and not stack and mark in STRAY:
            stray = at
    return found, stack, stray


_Pairs = list[tuple[list[Quote], list[_Open], int]]


def _closing(text: str, pairs: _Pairs, number: int, opened: _Open) -> int:
    """The later block whose stray mark closes what a block left open; 0 where none does."""
    for later in range(number + 1, min(len(pairs), number + 1 + PARAGRAPHS)):
        _, left, stray = pairs[later]
        if stray >= 0:
            return later if text[stray] in PAIRS[opened.mark][:2] else 0
        if left:
            return 0
    return 0


def _outermost(quotes: list[Quote]) -> list[Quote]:
    out: list[Quote] = []
    for quote in sorted(quotes, key=lambda item: (item.start, -item.end)):
        if not out or quote.start >= out[-1].end:
            out.append(quote)
    return out


_DASH = re.compile(r"[—–―]\s*(?=\S)|-\s+(?=\S)")
_DASH_END = re.compile(r"[,.!?…]\s*[—–―]\s|\s[—–―](?=\w)|$", re.MULTILINE)


def _dashed(text: str, block: Span, cut: Cut | None) -> list[Quote]:
    """Speech opened by a dash at the head of a line, up to the dash before "he said".

    Where no second dash stands, ``cut`` may say where the narrator's words begin.
    """
    match = _DASH.match(text, block.start, block.end)
    if match is None:
        return []
    found = _DASH_END.search(text, match.end(), block.end)
    end = block.end
    if found is not None and found.end() > found.start():
        end = found.start() + (0 if text[found.start()].isspace() else 1)
    if cut is not None and (end == block.end or text[match.end()].islower()):
        end = cut(match.end(), end)
    if not text[match.end() : end].strip():
        return []
    return [Quote(block.start, end, text[block.start], dash=True)]


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


def find(
    text: str, blocks: tuple[Block, ...], *, dash: bool = False, cut: Cut | None = None
) -> tuple[Quote, ...]:
    """The outermost quotations of the given blocks, in the order of the text.

    A quotation ends in its own block, unless its closing mark is left out and the next block
    opens with the same mark: then each paragraph is a span of its own. ``dash``: whether the
    language opens a line of speech with a dash; ``cut`` tells where speech ends between two
    offsets of such a line.
    """
    out: list[Quote] = []
    spans = [_trim(text, block.span) for block in blocks]
    text = _undoubled(text)
    pairs = [_pair(text, block) for block in spans]
    running = 0
    for number, block in enumerate(spans):
        found, left, stray = pairs[number]
        if number < running:
            found = [Quote(block.start, block.end, "«", open_ended=True, headless=True)]
            left = []
        elif running and number == running:
            found.append(Quote(block.start, stray + 1, text[stray], headless=True))
        following = spans[number + 1] if number + 1 < len(spans) else None
        if left and following and following.end > following.start:
            first = next((item for item in left if item.mark not in SINGLE), None)
            if (
                first is not None
                and text[following.start] == first.mark
                and not any(quote.start < first.at < quote.end for quote in found)
            ):
                found.append(Quote(first.at, block.end, first.mark, open_ended=True))
            elif first is not None and len(left) == 1 and first.mark in RUNS_OVER:
                closing = _closing(text, pairs, number, first)
                if closing:
                    running = closing
                    found.append(Quote(first.at, block.end, first.mark, open_ended=True))
        if dash and not any(quote.start == block.start for quote in found):
            found.extend(_dashed(text, block, cut))
        out.extend(_whole(text, quote) for quote in _outermost(found))
    return tuple(out)
