"""What the program knows of a language: one YAML file a language, no code.

``load()`` reads every pack beside this file. A language without a pack gets the "und" pack:
quotation marks and digits only. A full pack fills every section; a thin pack some.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from generator.languages.sections import Chrome, Dates, Names, Quotes, Section, Speech
from generator.languages.tables import read


class Pack(Section):
    """All of a language. ``tag`` is its BCP 47 tag, ``direction`` ``ltr`` or ``rtl``."""

    tag: str
    name: str
    direction: str = "ltr"
    dates: Dates = Dates()
    speech: Speech = Speech()
    quotes: Quotes = Quotes()
    names: Names = Names()
    chrome: Chrome = Chrome()


@cache
def load() -> dict[str, Pack]:
    """Every pack by its tag, in order of tags. Raises pydantic's error for a broken pack."""
    packs: dict[str, Pack] = {}
    folder = resources.files(__name__)
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".yml"):
            pack = Pack.model_validate(read(entry))
            packs[pack.tag] = pack
    return packs


def pack_for(tag: str) -> Pack:
    """The pack for a tag, by its longest prefix that has one (zh-Hant, then zh), else "und"."""
    packs = load()
    parts = tag.split("-")
    while parts:
        if "-".join(parts) in packs:
            return packs["-".join(parts)]
        parts.pop()
    return packs["und"]
