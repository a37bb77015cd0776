"""Numbers in scripts without spaces: figures and number signs, put together by place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MYRIAD = 10_000
_FOUR = 4
_DAYS = "月日号號"
"""Signs of days and months: what stands before them is a date."""


@dataclass(frozen=True, slots=True)
class Table:
    """Signs with their values, and the pattern of what may be a number."""

    digits: Mapping[str, int]
    vague: Mapping[str, int]
    counters: frozenset[str]
    pattern: re.Pattern[str]


def table(found: Mapping[str, Any]) -> Table:
    """A table from its file."""
    digits = {sign: int(value) for sign, value in found["digits"].items()}
    vague = {word: int(value) for value, words in found["vague"].items() for word in words.split()}
    signs = "".join(digits)
    scales = "".join(sign for sign, value in digits.items() if value >= 10)
    skipped = "|".join(sorted(found["not"], key=lambda one: (-len(one), one)))
    rough = "|".join(sorted(vague, key=lambda one: (-len(one), one)))
    return Table(
        digits=digits,
        vague=vague,
        counters=frozenset(found["counters"].split()),
        pattern=re.compile(
            rf"(?P<skip>{skipped})|(?P<vague>{rough})"
            rf"|(?<![A-Za-z0-9-])(?P<figures>\d+(?:[,，]\d{{3}}(?!\d))*(?:[.．]\d+)?)"
            rf"(?:[多余餘几]?(?P<scale>[{scales}]+))?|(?P<signs>[{signs}]+)"
        ),
    )


def find(text: str, signs: Table) -> Iterator[tuple[float, int, int, str]]:
    """Value, start, end and kind of every number from 2 on."""
    for match in signs.pattern.finditer(text):
        after = text[match.end() : match.end() + 1]
        if match["skip"] or (after and after in _DAYS):
            continue
        if match["vague"]:
            yield float(signs.vague[match["vague"]]), *match.span(), "vague"
            continue
        if match["figures"]:
            value = float(re.sub(r"[,，]", "", match["figures"]).replace("．", "."))
            for sign in match["scale"] or "":
                value *= signs.digits[sign]
            bare = len(match["figures"]) == _FOUR and match["figures"].isdigit()
            kind = "year" if bare and not match["scale"] and after == "年" else "count"
        elif len(match["signs"]) == 1 and after not in signs.counters:
            continue
        else:
            value, kind = _value(match["signs"], signs.digits), "count"
        if value >= 2:
            yield value, *match.span(), kind


def _value(text: str, digits: Mapping[str, int]) -> float:
    """The value of number signs: each multiplies by the place behind it."""
    total = part = unit = 0
    if not any(digits[sign] >= 10 for sign in text):
        return float("".join(str(digits[sign]) for sign in text))
    for sign in text:
        value = digits[sign]
        if value >= MYRIAD:
            total, part, unit = (total + (part + unit or 1)) * value, 0, 0
        elif value >= 10:
            part, unit = part + (unit or 1) * value, 0
        else:
            unit = value
    return float(total + part + unit)
