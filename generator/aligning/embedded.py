"""What an embedding model adds to utterances that other evidence put together."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from generator.model import Utterance
from generator.saying import say
from generator.vectors import Vectors


def utterances(rows: Iterable[Utterance], vectors: Vectors) -> tuple[Utterance, ...]:
    """The same utterances; each tells how alike the model finds its statements, one by the next."""
    return tuple(_told(row, vectors) for row in rows)


def _told(row: Utterance, vectors: Vectors) -> Utterance:
    every = [vectors.statements.get(member) for member in row.members]
    evidence = vectors.evidence(say("the statements"), itertools.pairwise(every))
    return replace(row, evidence=(*row.evidence, evidence))
