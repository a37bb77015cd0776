"""``data/agents.json`` and its like: every name in every script, for search and for others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from generator.descent import Descent
from generator.exporting import counts, jsons
from generator.model import Agent, Corpus, Document, NameForm, Outlet, Output, Place


def export(corpus: Corpus, descent: Descent) -> Iterator[Output]:
    """The registry's people, posts, organisations, outlets and places with their forms."""
    registry = corpus.registry
    by: dict[str | None, list[Document]] = defaultdict(list)
    for document in counts.held(corpus.documents):
        by[document.outlet.value].append(document)
    yield jsons.dump("data/agents.json", [_named(entry, entry.kind) for entry in registry.agents])
    yield jsons.dump(
        "data/outlets.json",
        [
            {**_named(entry, entry.kind), "told": counts.of(by[entry.id], descent)}
            for entry in registry.outlets
        ],
    )
    yield jsons.dump("data/places.json", [_named(entry, "place") for entry in registry.places])


def _named(entry: Agent | Outlet | Place, kind: str) -> dict[str, Any]:
    return {"id": entry.id, "name": entry.name, "kind": kind, "forms": _forms(entry.names)}


def _forms(names: Iterable[NameForm]) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name.form not in forms[name.language]:
            forms[name.language].append(name.form)
    return {tag: forms[tag] for tag in sorted(forms)}
