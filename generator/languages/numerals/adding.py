"""How the parts of a number make its value: "two hundred and sixty thousand"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

HUNDRED, THOUSAND = 100, 1000


class Part(NamedTuple):
    """A number word or figures. ``scale`` multiplies what stands before; ``figures`` are no
    words, ``bare`` ones are four without a sign between them.
    """

    value: float
    scale: bool = False
    vague: bool = False
    figures: bool = False
    bare: bool = False


def add(parts: Sequence[Part], *, reverse: bool = False) -> float | None:
    """The value of parts in order; None where they are not one number. ``reverse``: units may
    stand before tens.
    """
    total, current, ceiling = 0.0, 0.0, float("inf")
    for part in parts:
        value = part.value
        if part.scale and value >= THOUSAND:
            if value >= ceiling or (not current and total):
                return None
            total, ceiling = total + (current or 1) * value, value
            current = 0.0
        elif value == HUNDRED and 2 <= current <= 9:
            current *= HUNDRED
        elif not current and (not total or value < THOUSAND):
            current = value
        elif _fits(current, value) or (reverse and current < 10 <= value < HUNDRED):
            current += value
        else:
            return None
        if part.vague and not part.scale and len(parts) > 1:
            return None
    return total + current


def _fits(before: float, value: float) -> bool:
    """Whether ``value`` may be added behind a larger part; seventy is "sixty-ten" in some."""
    if before != int(before) or before >= THOUSAND or before % 10:
        return False
    if before % HUNDRED in (60, 80):
        return value < 20
    return value < (10 if before % HUNDRED else HUNDRED)
