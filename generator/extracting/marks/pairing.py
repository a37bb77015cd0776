"""Which quotation mark opens and which closes, whatever the typography.

A mark's part is told first by its shape, then by what stands around it: an opening mark follows
a space, a bracket or the start and precedes a word; a closing mark the reverse. So a mistyped
closing mark ends its quotation, and a stray one does not run on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extracting.marks.quote import PAIRS, SINGLE, Quote
from generator.model import Span

STRETCH = "\u0640"
"""The Arabic stroke between a glued preposition and a mark; it is no letter of a word."""

SINGLE_LIMIT = 400
"""Most characters between single marks; beyond it the two are apostrophes by our reading."""

MISTYPED = 600
"""Characters behind a mark of another kind in which the right closing mark is looked for."""

STRAY = "»“”"
"""What closes them."""

_MARK = re.compile(
    "[" + re.escape("".join(sorted(set("".join(PAIRS) + "".join(PAIRS.values()))))) + "]"
)
_ASYMMETRIC = set("「」『』《》〈〉﹁﹂﹃﹄")
_OPENERS_ONLY = set("„‟「『《〈﹁﹃‚")
_CLOSERS_ONLY = set("」』》〉﹂﹄")


@dataclass(slots=True)
class Open:
    """A mark that opened a quotation, and its place."""

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


def _closes(text: str, at: int, opened: Open, block: Span) -> bool:
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


def _ends(text: str, at: int, block: Span) -> bool:
    """Whether a typewriter's mark stands like a closing one: behind a stop, before a space."""
    closed = _before(text, at, block.start) in ",.!?…" and not _after(text, at, block.end).isalnum()
    return text[at] == '"' and closed


def _behind_colon(text: str, at: int, start: int) -> bool:
    """Whether a colon stands before a mark: it opens, though a space be mistyped behind it."""
    return text[max(start, at - 2) : at].rstrip(" \u00a0")[-1:] in (":", "：")


def _opens(text: str, at: int, block: Span, stack: list[Open]) -> bool:
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


def pair(text: str, block: Span) -> tuple[list[Quote], list[Open], int]:
    """The closed quotations of a block, the marks left open at its end, and where the first mark
    stands that closes none of them: -1 where none does.
    """
    stack: list[Open] = []
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
            stack.append(Open(mark, at))
        elif stray < 0 and not stack and (mark in STRAY or _ends(text, at, block)):
            stray = at
    return found, stack, stray
