"""Names of days beside each other, which name one day together, and names that name none.

"today, Tuesday" is one day, "martes 3" a day of the month with its weekday. "Black Friday" and
"la mañana" (the morning) hold the name of a day and are none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extracting.dates.expression import Expression
from generator.extracting.dates.lexicon import Lexicon

_NAMED = frozenset({"weekday", "relative"})
_BESIDE = re.compile(r"[ ,،(،]{0,3}(?:[^\W\d_]{1,5} )?")
"""What stands between two names of one day: a comma, a bracket, a preposition."""
_NUMBER = re.compile(r",? ?[ (](\d{1,2})(?:\)|(?=[,;)\n]|\. |\.?$|[ ]([^\W\d_]+)))")
"""The number of a day behind its weekday; a word behind the number is looked up."""
_REACH = 28
"""Code points around a name of a day in which a phrase stands that makes it none."""


def together(text: str, folded: str, found: list[Expression], known: Lexicon) -> list[Expression]:
    """The expressions in their order, those joined that name one day, those left out that do not.

    ``found`` is sorted and free of overlaps, and so is what is given back.
    """
    out: list[Expression] = []
    for i, one in enumerate(found):
        if one.form not in _NAMED:
            out.append(one)
            continue
        if is_none(folded, one, known):
            continue
        stop = found[i + 1].start if i + 1 < len(found) else len(text)
        numbered = _numbered(folded, one, known, stop) if one.form == "weekday" else one
        if out and _is_same(folded, out[-1], numbered):
            out[-1] = _joined(text, out[-1], numbered)
        else:
            out.append(numbered)
    return out


def is_none(folded: str, one: Expression, known: Lexicon) -> bool:
    """Whether the name of a day stands inside a phrase that names none."""
    if known.not_days is None:
        return False
    low, high = max(0, one.start - _REACH), one.end + _REACH
    return any(
        match.start() <= one.start and one.end <= match.end()
        for match in known.not_days.finditer(folded, low, high)
    )


def _joined(text: str, first: Expression, second: Expression) -> Expression:
    """Both as one, with the bracket that opens between them closed."""
    opened = any(sign in text[first.end : second.start] for sign in "(（")
    end = second.end + (opened and text[second.end : second.end + 1] in (")", "）"))
    return replace(second, start=first.start, end=end, offset=first.offset)


def _is_same(folded: str, first: Expression, second: Expression) -> bool:
    """Whether a relative day and the weekday behind it are one: today, Tuesday."""
    return (
        first.form == "relative"
        and first.offset is not None
        and abs(first.offset) <= 1
        and second.weekday is not None
        and second.start - first.end <= 9
        and bool(_BESIDE.fullmatch(folded, first.end, second.start))
    )


def _numbered(folded: str, one: Expression, known: Lexicon, stop: int) -> Expression:
    """A weekday with the day of the month that follows it: martes 3, terça-feira (3)."""
    match = _NUMBER.match(folded, one.end, min(stop + 1, one.end + 24))
    if match is None or match.end(1) > stop or not 1 <= int(match[1]) <= 31:
        return one
    word = match[2]
    if word is not None and word not in known.followers and word not in known.skips:
        return one
    end = match.end() if folded[match.end() - 1] == ")" else match.end(1)
    return replace(one, end=end, form="day-of-month", day=int(match[1]))
