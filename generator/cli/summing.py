"""What a build came to."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from generator.build import Reading


def counts(reading: Reading) -> dict[str, Any]:
    """What was read, for machines."""
    corpus, model = reading.corpus, reading.corpus.embedding
    return {
        "waiting": len(reading.loaded.waiting),
        "documents": len(corpus.documents),
        "statements": sum(len(document.statements) for document in corpus.documents),
        "links": len(corpus.links),
        "utterances": len(corpus.utterances),
        "reused": reading.reused,
        "embedding": asdict(model) if model else None,
    }


def besides(reading: Reading) -> str:
    """A word on what waits to be published, and on the embedding model that added evidence."""
    waiting, model = len(reading.loaded.waiting), reading.corpus.embedding
    words = f"; {waiting} drafts and embargoed records wait" if waiting else ""
    return words + (f"; the embedding model {model.name} added evidence" if model else "")
