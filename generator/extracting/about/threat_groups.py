"""Names that threat groups go by, from the public threat-actor galaxy that MISP maintains.

An alias that belongs to several groups identifies none of them and is left out. What remains is
matched in its own case, since many aliases are plain words ("Lead", "Sea Turtle").
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from importlib.util import find_spec, module_from_spec

from generator import kept

_FORM = "groups-1"
"""What is kept, and its edition: it changes with how the file is read."""
_FILE = "data/misp-galaxy/clusters/threat-actor.json"
SHORTEST = 4
"""Aliases with fewer characters coincide with words and initials too often."""


@cache
def _galaxy() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Names by the lower-case name of any member of their set; and the names of several sets."""
    package = find_spec("pymispgalaxies")
    assert package is not None
    # Its data alone: running its code takes as long as reading them.
    raw = (resources.files(module_from_spec(package)) / _FILE).read_bytes()
    known, clashing = kept.value(_FORM, raw, lambda: _read(raw))
    return {name: tuple(names) for name, names in known.items()}, frozenset(clashing)


def _read(raw: bytes) -> tuple[dict[str, list[str]], list[str]]:
    """The same as plain values, from the galaxy's file: hardly a tenth of what it tells."""
    sets: dict[str, set[str]] = {}
    clashing = set()
    for entry in json.loads(raw)["values"]:
        names = {entry["value"], *entry.get("meta", {}).get("synonyms", [])}
        for lowered in sorted({name.lower() for name in names}):
            if lowered in sets:
                clashing.add(lowered)
            else:
                sets[lowered] = names
    return {name: sorted(names) for name, names in sets.items()}, sorted(clashing)


def aliases(group: str) -> tuple[str, ...]:
    """Other names of a group, sorted; none where the galaxy knows no group of that name."""
    known, clashing = _galaxy()
    lowered = group.lower()
    if lowered in clashing:
        return ()
    return tuple(
        name
        for name in known.get(lowered, ())
        if name.lower() != lowered and name.lower() not in clashing and len(name) >= SHORTEST
    )
