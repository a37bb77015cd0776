"""How names are carried from one script into another: tables of letters, no code.

``latin()`` holds the usual Latin spellings of Cyrillic and Arabic letters and the spellings that
are one sound; ``palladius()`` the Chinese syllables in Cyrillic; ``syllables()`` what is heard
alike of a name in scripts that write syllables.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from generator.languages.tables import read


@dataclass(frozen=True, slots=True)
class Latin:
    """Latin letters for those of other scripts; ``sounds`` are replacements, in their order."""

    cyrillic: dict[str, str]
    ukrainian: dict[str, str]
    arabic: dict[str, str]
    articles: frozenset[str]
    sounds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Syllables:
    """What scripts of syllables keep of a foreign name.

    ``hanzi``: characters that write one in Chinese; ``instead``: letters that sound otherwise in
    one; ``spellings`` and ``pinyin``: replacements in plain Latin letters, in order; ``classes``:
    each consonant to the letter of those it is confused with.
    """

    hanzi: str
    instead: dict[str, str]
    spellings: tuple[tuple[str, str], ...]
    pinyin: tuple[tuple[str, str], ...]
    classes: dict[str, str]


def _read(name: str) -> dict[str, Any]:
    tables: dict[str, Any] = read(resources.files(__name__) / f"{name}.yml")
    return tables


@cache
def latin() -> Latin:
    """The Latin spellings."""
    tables = _read("latin")
    return Latin(
        cyrillic=tables["cyrillic"],
        ukrainian=tables["cyrillic"] | tables["ukrainian"],
        arabic=tables["arabic"],
        articles=frozenset(tables["articles"]),
        sounds=tuple((pair[0], pair[1]) for pair in tables["sounds"]),
    )


@cache
def syllables() -> Syllables:
    """What is heard alike of a name in scripts that write syllables."""
    tables = _read("syllables")
    return Syllables(
        hanzi="".join(tables["hanzi"].split()),
        instead=tables["instead"],
        spellings=tuple((pair[0], pair[1]) for pair in tables["spellings"]),
        pinyin=tuple((pair[0], pair[1]) for pair in tables["pinyin"]),
        classes={sound: name for name, sounds in tables["classes"].items() for sound in sounds},
    )


@cache
def palladius() -> dict[str, str]:
    """Every Chinese syllable as written in Cyrillic -> in pinyin, "lü" as "lu"."""
    tables = _read("palladius")
    out: dict[str, str] = {}
    hissing, palatal = tables["hissing"], tables["palatal"]
    for initial, letters in tables["initials"].items():
        finals = dict(tables["finals"])
        if initial in hissing["initials"]:
            finals["i"] = hissing["dental_i"] if initial in hissing["dental"] else hissing["i"]
            finals = {key: value for key, value in finals.items() if key[0] != "i" or key == "i"}
        elif initial in palatal["initials"]:
            finals = {key: value for key, value in finals.items() if key[0] == "i"}
            finals |= {key: value for key, value in palatal.items() if key != "initials"}
        for final, sound in finals.items():
            out.setdefault(letters + sound, initial + final)
    for syllable, sound in tables["whole"].items():
        out[sound] = syllable.replace("ü", "u")
    return out
