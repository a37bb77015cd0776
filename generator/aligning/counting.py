"""Numbers that differ between reports of one utterance, in figures or in words.

A number counts by its value: "forty", "40" and "四十" agree, and so do "5.3 million" and 5,312,000,
which is the same to as many figures as are given. A year is compared with years alone, and only
where the other report gives another one; dates and the digits of names are no numbers here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.aligning.comparison import Having, Names, Row, ids, tongue
from generator.aligning.traits import around, numbers, part_of_name, words_passed_on
from generator.languages import numerals
from generator.languages.numerals import Numeral
from generator.model import Difference, LinkConfidence, Passage, Span
from generator.saying import listed, say

LEAST = 3
"""A number from which its lack is worth telling: "two" and "both" come and go in retelling."""
BOTH = 2
"""Reports of which one alone gives a number."""

_Variant = tuple[Numeral, str, list[Having]]
"""A number, how it is first written, and the reports that give it."""


class _Told(NamedTuple):
    """What numbers a report gives in the words passed on, and anywhere near them.

    ``shared`` are those of a statement that stands in several rows: they may belong to another.
    """

    having: Having
    own: tuple[tuple[Numeral, str], ...]
    shared: tuple[tuple[Numeral, str], ...]
    near: tuple[Numeral, ...]
    words: bool


def differences(row: Row, called: Names) -> Iterator[Difference]:
    """Numbers that are changed, and numbers that some reports leave out."""
    told = [_told(entry, row) for entry in row.having()]
    variants: list[_Variant] = []
    for one in told:
        for number, form in (*one.own, *one.shared):
            if _changed(number, one, told):
                _count(variants, number, form, one.having)
    if len(variants) > 1:
        parts = [
            say("{number} in {reports}", number=form, reports=called.called(reports))
            for _, form, reports in variants
        ]
        giving = {having[0].id: having for _, _, reports in variants for having in reports}
        yield Difference(
            kind="number",
            note=say("Numbers differ: {parts}", parts=listed(parts, gap="; ")),
            statements=ids(giving.values()),
            passages=_places(told, [number for number, _, _ in variants]),
        )
    yield from _left_out(told, called)


def _count(variants: list[_Variant], number: Numeral, form: str, having: Having) -> None:
    """Put a report's number with the same one of other reports."""
    for known, _, reports in variants:
        if _same(known, number):
            if having not in reports:
                reports.append(having)
            return
    variants.append((number, form, [having]))


def _told(entry: Having, row: Row) -> _Told:
    document, said = entry
    own: list[tuple[Numeral, str]] = []
    shared: list[tuple[Numeral, str]] = []
    for statement in said:
        into = shared if statement.id in row.shared else own
        words = words_passed_on(document, statement, row.points)
        into += [
            (number, form)
            for number, form in numbers(document, words, tongue(document, statement))
            if not part_of_name(document.text, number)
        ]
    beside = around(document, row.beside[document.id])
    near = numbers(document, beside, tongue(document), every=True)
    return _Told(
        entry,
        tuple(own),
        tuple(shared),
        tuple(number for number, _ in near),
        numerals.known(tongue(document)),
    )


def _changed(number: Numeral, one: _Told, told: list[_Told]) -> bool:
    """Whether another report lacks ``number`` and gives one instead that this report lacks."""
    return any(
        not _among(number, other.near)
        and any(_alike(number, entry) and not _among(entry, one.near) for entry, _ in other.own)
        for other in told
        if other is not one
    )


def _alike(one: Numeral, two: Numeral) -> bool:
    """Whether one may stand for the other: counts for counts, years for years."""
    plain = ("count", "vague")
    return one.kind == two.kind or (one.kind in plain and two.kind in plain)


def _among(number: Numeral, others: Iterable[Numeral]) -> bool:
    return any(_same(number, other) for other in others)


def _same(one: Numeral, two: Numeral) -> bool:
    if "time" in (one.kind, two.kind):
        return one.kind == two.kind and one.value == two.value
    if one.value == two.value:
        return True
    if "vague" in (one.kind, two.kind):
        return False
    few = min(_figures(one.value), _figures(two.value))
    return few > 1 and _rounded(one.value, few) == _rounded(two.value, few)


def _figures(value: float) -> int:
    return len(f"{value:.6f}".replace(".", "").strip("0"))


def _rounded(value: float, figures: int) -> str:
    return f"{value:.{figures - 1}e}"


def _left_out(told: list[_Told], called: Names) -> Iterator[Difference]:
    """Numbers that some reports give and others neither give nor replace."""
    seen: list[Numeral] = []
    lacking: dict[tuple[int, ...], list[tuple[Numeral, str]]] = {}
    for one in told:
        for number, form in one.own:
            if number.kind == "year" or number.value < LEAST or _among(number, seen):
                continue
            seen.append(number)
            without = tuple(
                at
                for at, other in enumerate(told)
                if other is not one and other.words and not _among(number, other.near)
            )
            if without and not _changed(number, one, told):
                lacking.setdefault(without, []).append((number, form))
    for without, left_out in lacking.items():
        forms = [form for _, form in left_out]
        some = [told[at].having for at in without]
        others = [one.having for at, one in enumerate(told) if at not in without]
        if len(others) < len(some) or len(told) == BOTH:
            note = say(
                "Only {report} gives {numbers}", report=called.called(others), numbers=_all(forms)
            )
        else:
            note = say(
                "{numbers}: not given by {report}", report=called.called(some), numbers=_all(forms)
            )
        yield Difference(
            kind="number",
            note=note,
            statements=ids(some),
            confidence=LinkConfidence.SUGGESTED,
            passages=_places(told, [number for number, _ in left_out]),
        )


def _places(told: list[_Told], wanted: list[Numeral]) -> tuple[Passage, ...]:
    """Where the reports give some numbers in the words passed on."""
    return tuple(
        Passage(document=one.having[0].id, span=Span(start=number.start, end=number.end))
        for one in told
        for number, _ in (*one.own, *one.shared)
        if _among(number, wanted)
    )


def _all(forms: list[str]) -> str:
    return listed(list(dict.fromkeys(forms)), last="and")
