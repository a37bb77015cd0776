"""Statements that make no registered key point: they meet by numbers, names and words.

An index from each trait to the statements that have it proposes pairs; a trait that many have
proposes none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.aligning.traits import names, numbers
from generator.model import Document, DocumentId, Evidence, Statement, StatementId
from generator.text import fold, words

LONG = 5
"""Characters from which a word says something of the statement's own."""
COMMON = 8
"""Statements that may share a trait before it stops proposing pairs."""
ALIKE = 0.5
"""Share of the smaller statement's words that two in one language must share."""
NUMBERS = 2
"""Numbers that two statements in different languages must share, besides a name."""


class Traits(NamedTuple):
    """What a statement is compared by."""

    statement: Statement
    language: str
    words: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]


def groups(
    documents: list[Document], statements: dict[DocumentId, list[Statement]]
) -> Iterator[tuple[tuple[StatementId, ...], Evidence]]:
    """Pairs of statements from two reports that render the same words, each in one pair at most."""
    every = [
        _traits(document, statement)
        for document in documents
        for statement in statements[document.id]
    ]
    holders: dict[str, list[int]] = {}
    for at, entry in enumerate(every):
        for trait in sorted(entry.words | {f"#{number}" for number in entry.numbers}):
            holders.setdefault(trait, []).append(at)
    pairs = {
        (one, two)
        for having in holders.values()
        if len(having) <= COMMON
        for position, one in enumerate(having)
        for two in having[position + 1 :]
        if every[one].statement.document != every[two].statement.document
    }
    ranked = []
    for one, two in sorted(pairs):
        found = _alike(every[one], every[two])
        if found is not None:
            ranked.append((-found.weight, one, two, found))
    taken: set[int] = set()
    for _, one, two, found in sorted(ranked, key=lambda entry: entry[:3]):
        if one not in taken and two not in taken:
            taken |= {one, two}
            yield (every[one].statement.id, every[two].statement.id), found


def _traits(document: Document, statement: Statement) -> Traits:
    text = "\n".join(span.of(document.text) for span in statement.spans)
    folded = fold(text)
    return Traits(
        statement=statement,
        language=document.language.value.split("-")[0],
        words=frozenset(span.of(folded) for span in words(folded) if span.end - span.start >= LONG),
        numbers=frozenset(numbers(document, statement.spans)),
        names=frozenset(names(document, statement.spans)),
    )


def _alike(one: Traits, two: Traits) -> Evidence | None:
    if one.language == two.language and min(len(one.words), len(two.words)) >= 3:
        share = len(one.words & two.words) / min(len(one.words), len(two.words))
        longer = max(len(one.words), len(two.words)) / min(len(one.words), len(two.words))
        if share >= ALIKE and longer <= 3:
            note = f"{round(share * 100)} % of the words are the same"
            return Evidence(method="same-words", note=note, weight=round(share, 3))
    shared = one.numbers & two.numbers
    if len(shared) >= NUMBERS and one.names & two.names:
        note = f"the same numbers and names: {', '.join(sorted(shared))}"
        return Evidence(method="same-numbers", note=note, weight=0.6)
    return None
