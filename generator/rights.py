"""What may be shown of a document. Every page, index, feed and export asks here."""

from __future__ import annotations

from generator.model import Document, Rights, Statement

EXCERPT_CHARACTERS = 2400
"""Characters of a source that an excerpt may show in all: some 400 words, which press agencies
tolerate for quotation and review."""
EXCERPT_SHARE = 0.25
"""Largest share of a source's text that an excerpt may show, whichever of the two is less."""


def shows_text(document: Document) -> bool:
    """Whether the text may be shown whole: the full source, or our own digest of it."""
    return document.source.rights in (Rights.FULL, Rights.DIGEST)


def shown_statements(document: Document) -> tuple[Statement, ...]:
    """The statements whose words may be shown, in the order of the text.

    All that are not withheld where the whole text may be shown; as many as the caps allow of an
    excerpt, from the first on; none of a withdrawn document.
    """
    open_ones = tuple(entry for entry in document.statements if not entry.withheld)
    if shows_text(document):
        return open_ones
    if document.source.rights is Rights.WITHDRAWN:
        return ()
    room = min(EXCERPT_CHARACTERS, int(len(document.text) * EXCERPT_SHARE))
    chosen: list[Statement] = []
    for statement in open_ones:
        room -= len(statement.text)
        if room < 0:
            break
        chosen.append(statement)
    return tuple(chosen)
