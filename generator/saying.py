"""Sentences for readers: English text that still knows how it was put together.

Everything the program tells its readers is written once, in English, where it is known. A
``Said`` is that English string and can be used, compared, sorted and kept as one; it also holds
its message and its values, so that an edition in another language can say the same in its own
words. Whatever treats it as a plain string (joins it, cuts it) gets plain English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Self


class Kind(StrEnum):
    """What is said, which decides how another language says it."""

    MESSAGE = "message"  # a sentence with named gaps: looked up, then filled
    COUNT = "count"  # a number and its noun: looked up in both forms
    LIST = "list"  # things one after another: joined in the language's way
    DAY = "day"  # an EDTF date or interval without doubt
    TONGUE = "tongue"  # the name of a language, by its tag
    NAME = "name"  # a registered name, which may have a form in the reader's language


class Said(str):
    """English words with what they were made of: ``message`` and its ``values`` by name."""

    __slots__ = ("kind", "message", "values")

    kind: Kind
    message: str
    values: Mapping[str, Any]

    def __new__(cls, words: str, kind: Kind, message: str, values: Mapping[str, Any]) -> Self:
        """Hold ``words`` with their origin."""
        made = super().__new__(cls, words)
        made.kind, made.message, made.values = kind, message, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Kept and sent between processes whole."""
        return (Said, (str(self), self.kind, self.message, dict(self.values)))


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_in_words(value: str) -> Said:
    """A year, month or day without doubt, in EDTF: "20 July 2021"."""
    parts = value.split("-")
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    if len(parts) > 1:
        words.append(_MONTHS[int(parts[1]) - 1])
    return Said(" ".join([*words, parts[0]]), Kind.DAY, value, {})


def say(message: str, /, **values: object) -> Said:
    """A sentence with named gaps, filled: ``say("names {who}", who="Anna Kovel")``."""
    shown = {name: f"{v:,}" if isinstance(v, int) else v for name, v in values.items()}
    words = message.format(**shown) if values else message
    return Said(words, Kind.MESSAGE, message, values)


def counted(number: int, one: str, many: str) -> Said:
    """A number with its noun, from both forms: ``counted(3, "{n} report", "{n} reports")``."""
    words = (one if number == 1 else many).format(n=f"{number:,}")
    return Said(words, Kind.COUNT, one, {"n": number, "many": many})


def recounted(number: int, words: Said) -> Said:
    """Another number of what ``words`` count."""
    return counted(number, words.message, words.values["many"])


def listed(items: Iterable[str], *, last: str = "", gap: str = ", ") -> Said:
    """Things one after another; ``last`` is "and" or "or" before the last, "" for none."""
    parts = tuple(items)
    words = gap.join(parts)
    if last and len(parts) > 1:
        words = f"{gap.join(parts[:-1])} {last} {parts[-1]}"
    return Said(words, Kind.LIST, last, {"items": parts, "gap": gap})


def named(words: str, forms: Iterable[tuple[str, str]]) -> Said:
    """A name or a title, which an edition writes in its language's first of ``forms``.

    ``forms`` are pairs of a language tag and the words in it.
    """
    first: dict[str, str] = {}
    for language, form in forms:
        first.setdefault(language, form)
    return Said(words, Kind.NAME, words, first)


GAPS = (say(", "), say("; "))
"""What parts the things of lists without a last word, for the catalogues."""
