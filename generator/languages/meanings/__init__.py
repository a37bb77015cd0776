"""Plain words of many languages by what they mean: a table, no code.

``of`` tells which meanings the words of a passage have, so that two sentences in two languages
can be compared. It is no dictionary: a few hundred words that news of every subject uses.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from generator.text import fold, is_cjk

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Keeps every scalar a string."""
DEEPEST = 4
"""Forms of one word that are looked at."""
_WHOLE = "="
"""Ends an entry that counts as a whole word only."""


@cache
def _file() -> dict[str, Any]:
    text = (resources.files(__name__) / "common.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, _Loader)  # noqa: S506 see _Loader
    return found


@cache
def _glued(language: str) -> tuple[str, ...]:
    return tuple(map(fold, _file()["glued"].get(language, ())))


@cache
def _words(language: str) -> tuple[dict[str, str], int]:
    """Beginnings of words, whole words with their mark, to meanings; the longest's length."""
    found: dict[str, str] = {}
    for meaning, by_language in _file()["words"].items():
        for entry in by_language.get(language, "").split():
            found.setdefault(fold(entry), meaning)
    return found, max(map(len, found), default=0)


@cache
def _spaceless(language: str) -> re.Pattern[str] | None:
    """All entries of a language that is written without spaces, the longest first."""
    entries = [entry for entry in _words(language)[0] if is_cjk(entry[0])]
    ordered = sorted(entries, key=lambda one: (-len(one), one))
    return re.compile("|".join(ordered)) if ordered else None


def languages() -> frozenset[str]:
    """The languages that the table knows."""
    return frozenset(language for row in _file()["words"].values() for language in row)


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


def of_word(word: str, language: str) -> str:
    """The meaning of one folded word, by its longest known beginning; "" where none is known."""
    known, longest = _words(language)
    for form in bare(word, language):
        whole = known.get(form + _WHOLE)
        if whole is not None:
            return whole
        for size in range(min(len(form), longest), 1, -1):
            found = known.get(form[:size])
            if found is not None:
                return found
    return ""


def of_run(text: str, language: str) -> list[str]:
    """The meanings in a run of a script without spaces."""
    known = _words(language)[0]
    pattern = _spaceless(language) if known else None
    return [known[match[0]] for match in pattern.finditer(text)] if pattern else []
