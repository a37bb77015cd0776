"""What is wrong with a record, said to the person who wrote it.

Pydantic finds the faults; here each becomes a fault and a remedy in plain words, with a guess
at what was meant.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterable
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from generator import schema_values

GUESS = 70.0
"""Least similarity (0 to 100) at which a guess is offered. At 60 short ids drew unrelated
guesses, at 80 a word with two letters lost no longer found its own."""

_PATTERNS = {
    "Id": (
        "is not an id",
        "use lower-case letters a-z, digits and single hyphens, such as {slug}",
    ),
    "DatedId": (
        "is not an id that begins with its day",
        "write it as 2021-07-19-short-name, lower-case with hyphens",
    ),
    "StatementId": (
        "is not the id of a statement",
        "copy it from the statement's address: s- and 8 characters",
    ),
    "LanguageTag": (
        "is not a language tag",
        "use a BCP 47 tag such as en, ru, zh-Hans or pt-BR; und where it is unknown",
    ),
    "Url": ("is not a web address", "begin it with https:// and leave out spaces"),
    "Sha256": (
        "is not a SHA-256 sum",
        "give its 64 characters 0-9 and a-f, as sha256sum prints them",
    ),
}
_DATE_REMEDY = (
    "write 2021-07-20, 2021-07 or 2021, with ~ or ? after it if it is not certain,"
    " or two of them as 2021-01/2021-03"
)
_PHRASE_REMEDY = (
    "write words, * for any ending, [a|b] for one of several and ... for a gap inside a sentence"
)


def _pattern_of(kind: Any) -> str:
    """The regular expression that a constrained string of the schema carries."""
    return next(str(each.pattern) for each in get_args(kind)[1:] if each.pattern)


_BY_PATTERN = {
    _pattern_of(getattr(schema_values, name)): words for name, words in _PATTERNS.items()
}


def slug(text: str) -> str:
    """``text`` made into something that may be an id, as a suggestion."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:80] or "short-name"


def guess(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or "". Ties go to the first in order of letters."""
    if len(word) > 200:
        return ""
    choice = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=GUESS)
    return str(choice[0]) if choice else ""


def quoted(value: Any) -> str:
    """A value as it is shown inside a message: short, on one line."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping of keys"
    if value is None:
        return "nothing"
    text = " ".join(str(value).split())
    text = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    """The record types that an annotation allows, inside lists and options."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Union, types.UnionType, Annotated, list):
        for part in get_args(annotation):
            yield from _models(part)


def keys_at(model: type[BaseModel], path: tuple[str | int, ...]) -> dict[str, str]:
    """The keys that may stand at ``path`` of a record, each with its description."""
    for part in path:
        if isinstance(part, int):
            continue
        info = model.model_fields.get(part)
        inner = next(iter(_models(info.annotation)), None) if info else None
        if inner is None:
            return {}
        model = inner
    return {name: info.description or "" for name, info in model.model_fields.items()}


def in_words(error: ErrorDetails, model: type[BaseModel], what: str) -> tuple[str, str]:
    """Fault and remedy of one of pydantic's errors. ``what`` names the kind of record."""
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    loc = error["loc"]
    if kind == "extra_forbidden":
        return _unknown_key(str(loc[-1]), keys_at(model, loc[:-1]), what)
    if kind == "missing":
        meaning = keys_at(model, loc[:-1]).get(str(loc[-1]), "")
        aim = f" ({meaning.rstrip('.')})" if meaning else ""
        return f"the key '{loc[-1]}' is missing or empty", f"add '{loc[-1]}: …'{aim}"
    if kind == "literal_error":
        return _not_one_of(given, str(context.get("expected", "")))
    if kind == "string_pattern_mismatch":
        words = _BY_PATTERN.get(str(context.get("pattern")), ("has not the right form", "{slug}"))
        return f"{quoted(given)} {words[0]}", words[1].format(slug=slug(str(given)))
    if kind in _SHAPES:
        wanted, remedy = _SHAPES[kind]
        return f"{quoted(given)} stands where {wanted} is expected", remedy
    if kind == "string_too_long":
        return f"{quoted(given)} is longer than {context['max_length']} characters", "shorten it"
    if kind == "string_too_short":
        return "the text is empty", "write it, or leave the key out"
    if kind in _CUSTOM:
        return error["msg"], _CUSTOM[kind]
    message = error["msg"].removeprefix("Value error, ")
    return f"{quoted(given)}: {message}", "correct it, or leave it out"


_CUSTOM = {
    "day": "write it as 2021-07-20",
    "edtf": _DATE_REMEDY,
    "phrase": _PHRASE_REMEDY,
}

_SHAPES = {
    "string_type": ("text", "write one line of text, in quotation marks if it holds ': '"),
    "list_type": ("a list", "write each item on its own line after '- ', or [a, b]; [] for none"),
    "dict_type": ("a mapping", "write 'key: value' lines below it, indented"),
    "model_type": ("a mapping", "write 'key: value' lines below it, indented"),
    "bool_type": ("yes or no", "write true or false"),
    "bool_parsing": ("yes or no", "write true or false"),
}


def _unknown_key(key: str, known: dict[str, str], what: str) -> tuple[str, str]:
    fault = f"{quoted(key)} is not a key of {what}"
    meant = guess(key, known)
    if meant:
        return fault, f"did you mean '{meant}'?"
    return fault, f"delete it, or use one of: {', '.join(known)}"


def _not_one_of(given: Any, expected: str) -> tuple[str, str]:
    choices = re.findall(r"'([^']*)'", expected)
    meant = guess(str(given), choices) if isinstance(given, str) else ""
    remedy = f"use one of: {', '.join(choices)}"
    return (
        f"{quoted(given)} is not one of the values allowed",
        f"did you mean '{meant}'? {remedy}" if meant else remedy,
    )
