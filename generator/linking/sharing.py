"""What documents put together name in common, as each of them writes it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.extracting.about import threat_groups
from generator.languages import pack_for
from generator.linking import profiles
from generator.model import Document, Evidence
from generator.saying import Said, listed, say
from generator.text import fold

MOST = 6
"""Names, and numbers, that are told to a reader."""
_CODE = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{1,14}[ -]?\d{1,4}(?![\w-])", re.ASCII)
_LATIN = re.compile("[A-Za-zÀ-ž'’ -]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One name or number: its spellings, the commonest first, and how many documents have it."""

    forms: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What most documents of a group name, the most widely shared first.

    ``groups`` are code names that the public galaxy of threat groups knows; ``codes`` all.
    """

    size: int
    names: tuple[Named, ...]
    numbers: tuple[Named, ...]
    codes: tuple[Named, ...]
    groups: tuple[str, ...]

    def evidence(self) -> Iterator[Evidence]:
        """What is shared, in words."""
        for kind, told, found in (
            ("names", say("names in common: {things}"), self.names),
            ("numbers", say("numbers in common: {things}"), self.numbers),
        ):
            if found:
                things = listed(map(self._counted, found), gap="; ")
                yield Evidence(method=f"shared-{kind}", note=say(told.message, things=things))

    def _counted(self, entry: Named) -> Said:
        forms, number = listed(entry.forms[:3], gap=" / "), str(entry.documents)
        if self.size == 1:
            return say("{forms} (in {number})", forms=forms, number=number)
        return say("{forms} (in {number} of {all})", forms=forms, number=number, all=str(self.size))


def shared(documents: Sequence[Document]) -> Shared:
    """What documents name: in common, where there are several."""
    names: dict[str, Counter[str]] = {}
    numbers: dict[str, Counter[str]] = {}
    codes: dict[str, Counter[str]] = {}
    for document in documents:
        text = "\n".join(
            block.span.of(document.text) for block in document.blocks if block.label.is_text
        )
        for table, found in (
            (names, profiles.named(text, document.language.value)),
            (numbers, profiles.numbered(text)),
            (codes, dict(_codes(text, document.language.value))),
        ):
            for feature, form in found.items():
                table.setdefault(feature, Counter())[form] += 1
    least = 1 if len(documents) == 1 else max(2, (len(documents) + 2) // 3)
    known = _most(codes, least, MOST)
    return Shared(
        size=len(documents),
        names=_most(names, least, MOST),
        numbers=_most(numbers, least, MOST),
        codes=known,
        groups=tuple(entry.forms[0] for entry in known if threat_groups.aliases(entry.forms[0])),
    )


def _codes(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Code names, plain and as written; a month, a weekday or a count before figures is none."""
    dates = pack_for(language).dates
    names = (dates.months, dates.short_months, dates.weekdays, dates.short_weekdays)
    calendar = {fold(name) for some in names for name in some}
    for code in _CODE.findall(text):
        word = fold(code.rstrip("0123456789").rstrip(" -"))
        if word not in calendar and word not in dates.codes:
            yield _plain(code), code


def _plain(code: str) -> str:
    return code.replace(" ", "").replace("-", "").casefold()


def _most(table: dict[str, Counter[str]], least: int, most: int) -> tuple[Named, ...]:
    """The most widely shared, longer ones first among equals: they tell more."""
    found = sorted(
        (-counts.total(), -len(feature), feature)
        for feature, counts in table.items()
        if counts.total() >= least
    )
    out = []
    for negative, _, feature in found[:most]:
        forms = sorted(
            table[feature],
            key=lambda form: (-table[feature][form], not _LATIN.fullmatch(form), form),
        )
        out.append(Named(forms=tuple(forms), documents=-negative))
    return tuple(out)
