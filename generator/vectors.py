"""What an embedding model makes of texts, as plain values: nothing here knows any model.

A maintainer may name a model; nothing needs one. Its likeness stands beside what other evidence
made, and makes or strengthens nothing by itself.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import fsum
from operator import mul
from typing import TypeAlias

from generator.model import DocumentId, EmbeddingModel, Evidence, IncidentId, StatementId
from generator.saying import say

SHORT = 12
"""Characters of a digest that are told to readers; the whole one stands in the data."""
METHOD = "embedding"

Vector: TypeAlias = "array[float]"
"""A text's vector: of length 1, its numbers rounded; empty where the model knows no word of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """The vectors of a corpus, with the model that gave them."""

    model: EmbeddingModel
    documents: Mapping[DocumentId, Vector] = field(default_factory=dict)
    statements: Mapping[StatementId, Vector] = field(default_factory=dict)
    incidents: Mapping[IncidentId, Vector] = field(default_factory=dict)

    def evidence(self, what: str, pairs: Iterable[tuple[Vector | None, Vector | None]]) -> Evidence:
        """How alike ``pairs`` are on average, for a reader: ``what`` names them, in the plural.

        Weighs nothing where no pair can be compared.
        """
        likes = [alike(one, two) for one, two in pairs if one and two]
        by = say(
            "the embedding model {name} ({digest})",
            name=self.model.name,
            digest=self.model.digest[:SHORT],
        )
        if not likes:
            note = say("{model} can’t compare {what}", model=by, what=what)
            return Evidence(method=METHOD, note=note, weight=0.0)
        mean = round(fsum(likes) / len(likes), 2)
        note = say(
            "{model} finds {what} alike by {share}, where 1 is the same",
            model=by,
            what=what,
            share=f"{mean:.2f}",
        )
        return Evidence(method=METHOD, note=note, weight=max(0.0, mean))


def alike(one: Vector, two: Vector) -> float:
    """The cosine of two vectors of length 1, rounded: the last digits differ between machines."""
    return round(min(1.0, fsum(map(mul, one, two))), 3)
