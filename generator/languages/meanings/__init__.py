"""Plain words by what they mean: a table for each language, ``<tag>.yml``, and no code.

Two sentences in two languages can be compared by the meanings their words have. It is no
dictionary: a few hundred words that public speech of every subject uses. In a table, ``words``
gives for each meaning how its words begin, without accents and case; an entry that ends in "="
counts as a whole word only. A beginning may stand for several meanings. ``glued`` is what the
language writes before words without a space: in Arabic several at once, in Czech the negation.
A meaning is named in English and holds what the words have in common.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

from generator.languages.tables import read
from generator.text import fold, is_cjk

DEEPEST = 4
"""Forms of one word that are looked at."""
_WHOLE = "="
"""Ends an entry that counts as a whole word only."""


@cache
def _file(language: str) -> dict[str, Any]:
    file = resources.files(__name__) / f"{language}.yml"
    if not file.is_file():
        return {"words": {}}
    found: dict[str, Any] = read(file)
    return found


@cache
def _glued(language: str) -> tuple[str, ...]:
    return tuple(map(fold, _file(language).get("glued", ())))


@cache
def _words(language: str) -> tuple[dict[str, tuple[str, ...]], int]:
    """Beginnings of words, whole words with their mark, to meanings; the longest's length."""
    found: dict[str, tuple[str, ...]] = {}
    for meaning, entries in _file(language)["words"].items():
        for entry in map(fold, entries.split()):
            found[entry] = (*found.get(entry, ()), meaning)
    return found, max(map(len, found), default=0)


@cache
def _spaceless(language: str) -> re.Pattern[str] | None:
    """All entries of a language that is written without spaces, the longest first."""
    entries = [entry for entry in _words(language)[0] if is_cjk(entry[0])]
    ordered = sorted(entries, key=lambda one: (-len(one), one))
    return re.compile("|".join(ordered)) if ordered else None


@cache
def languages() -> frozenset[str]:
    """The languages that have a table."""
    names = (file.name for file in resources.files(__name__).iterdir())
    return frozenset(name.removesuffix(".yml") for name in names if name.endswith(".yml"))


def bare(word: str, language: str) -> list[str]:
    """A folded word, and what is left of it without what the language glues before words."""
    forms = [word]
    for form in forms:
        if len(forms) > DEEPEST:
            break
        forms += [
            form[len(one) :]
            for one in _glued(language)
            if form.startswith(one) and len(form) > len(one) + 2 and form[len(one) :] not in forms
        ]
    return forms


def of_word(word: str, language: str) -> tuple[str, ...]:
    """The meanings of one folded word, by its longest known beginning; none where none is known."""
    known, longest = _words(language)
    for form in bare(word, language):
        whole = known.get(form + _WHOLE)
        if whole is not None:
            return whole
        for size in range(min(len(form), longest), 1, -1):
            found = known.get(form[:size])
            if found is not None:
                return found
    return ()


def of_run(text: str, language: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """The meanings in a run of a script without spaces: where a word begins, its length, what it
    means.
    """
    known = _words(language)[0]
    pattern = _spaceless(language) if known else None
    if pattern is None:
        return []
    return [(match.start(), len(match[0]), known[match[0]]) for match in pattern.finditer(text)]
