"""How a language says that something is not so, or only might be: tables of words, ``<tag>.yml``.

``before`` words unsay what stands shortly behind them in their clause, ``after`` words what stands
shortly before: "did not accuse", "would have accused", "beschuldigte niemanden". ``spared`` phrases
hold such a word and unsay nothing: not only. ``links`` open a clause of its own: and, but.
``none`` are phrases that hold an act's words and are none of the speaker's: "refused to comment",
"they accuse us".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from generator.languages.tables import read


@dataclass(frozen=True, slots=True)
class Polarity:
    """The words of one language, as phrases in the notation of ``generator.phrases``."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


NONE = Polarity()


@cache
def words(language: str) -> Polarity:
    """The words of a language, by its tag without regions and scripts; none without a table."""
    file = resources.files(__name__) / f"{language.split('-', maxsplit=1)[0]}.yml"
    if not file.is_file():
        return NONE
    return Polarity(**{key: tuple(value) for key, value in read(file).items()})
