"""How a language shows who does what to whom: tables of small words, ``<tag>.yml``, and no code.

``agent`` words stand before whoever does it in a passive, ``goal`` before whom it is done to,
``source`` before whom it comes from, ``of`` before a mere attribute, ``with`` before a companion;
``…_after`` likewise behind it, ``…_glued`` written together with it. ``passive`` words show a
passive, ``perhaps`` ones may; where a table has them, an ``agent`` needs one of either, and
``passive_agent_after`` counts beside the first alone. With ``cases`` a name in its plain form does
it where it ends in one of ``clear`` (elsewhere the form tells nothing) and an inflected one
suffers it, but for ``instrumental`` endings in a passive and for adjectives, which hold one of
``attribute``. ``own`` words stand for the speaker's side. ``verb_first``: whoever does it may
stand behind the verb. ``common.yml`` says which meanings are acts.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

from generator.languages.tables import read


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one language, in lower case: an accent may be all that tells two apart."""

    agent: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    passive_agent_after: frozenset[str] = frozenset()
    clear: frozenset[str] = frozenset()
    goal: frozenset[str] = frozenset()
    goal_glued: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    subject_after: frozenset[str] = frozenset()
    goal_after: frozenset[str] = frozenset()
    agent_after: frozenset[str] = frozenset()
    source_after: frozenset[str] = frozenset()
    of_after: frozenset[str] = frozenset()
    with_after: frozenset[str] = frozenset()
    instrumental: frozenset[str] = frozenset()
    companion: frozenset[str] = frozenset()
    attribute: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    cases: bool = False
    verb_first: bool = False


@dataclass(frozen=True, slots=True)
class Acts:
    """Meanings by what they say of who stands where."""

    acting: frozenset[str]
    giving: frozenset[str]
    receiving: frozenset[str]
    partner: frozenset[str]
    critic: frozenset[str]
    actors: frozenset[str]


def _load(name: str) -> dict[str, Any] | None:
    file = resources.files(__name__) / f"{name}.yml"
    if not file.is_file():
        return None
    found: dict[str, Any] = read(file)
    return found


@cache
def marks(language: str) -> Marks | None:
    """The marks of a language; None where no table has them."""
    found = _load(language)
    if found is None:
        return None
    values: dict[str, Any] = {
        "companion" if key == "with" else key: (
            value == "true" if isinstance(value, str) else frozenset(map(str.lower, value))
        )
        for key, value in found.items()
    }
    return Marks(**values)


@cache
def acts() -> Acts:
    """The meanings that are acts, the same for all languages."""
    found = _load("common") or {}
    return Acts(**{entry.name: frozenset(found[entry.name]) for entry in fields(Acts)})
