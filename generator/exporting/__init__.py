"""The corpus as data: files beside each page, and the lists that search needs.

Each export is one small module that yields ``Output``s; this room only lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.descent import Descent
from generator.exporting import agents, counts, feed, jsons, points, records, references
from generator.model import Corpus, Output


def export(corpus: Corpus) -> Iterator[Output]:
    """Every data file of the site, with its path relative to the site's root."""
    descent = Descent.of(corpus.documents, corpus.links)
    yield from records.export(corpus, descent)
    yield from references.export(corpus)
    yield from agents.export(corpus, descent)
    yield from counts.export(corpus, descent)
    yield from points.export(corpus)
    yield from feed.export(corpus)
    if corpus.embedding is not None:
        yield jsons.dump("embedding.json", jsons.plain(corpus.embedding))
