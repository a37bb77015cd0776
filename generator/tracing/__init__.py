"""Threads and histories: who accused, who answered whom, and who made which point when.

Built of links and statements alone, each corpus in one pass over indexes. Copies, reprints and
translations are reports of one turn, and one use of a point; what is withheld or withdrawn
leaves no trace. Words that a line's end broke are read whole.
"""

from __future__ import annotations

from generator import unbroken
from generator.model import Document, Link, PointHistory, Registry, Statement, Thread
from generator.tracing import histories, moves, silences, turns
from generator.tracing.ground import Ground, lay


def trace(
    documents: tuple[Document, ...], links: tuple[Link, ...], registry: Registry
) -> tuple[tuple[Thread, ...], tuple[PointHistory, ...]]:
    """The thread of every incident and the history of every key point, by their ids."""
    ground = lay(tuple(unbroken.whole(entry)[0] for entry in documents), links, registry)
    threads = tuple(_thread(ground, registry))
    return threads, histories.found(ground, registry)


def _thread(ground: Ground, registry: Registry) -> list[Thread]:
    threads = []
    for incident in registry.incidents:
        side = turns.parties(incident)
        statements: dict[str, Statement] = {
            statement.id: statement
            for document, _ in ground.concerned.get(incident.id, ())
            for statement in document.statements
        }
        steps = turns.found(side, ground)
        steps, made = moves.found(side, steps, statements, ground, registry)
        threads.append(
            Thread(
                incident=incident.id,
                turns=steps,
                moves=made,
                silences=tuple(silences.found(incident, steps, made, ground)),
            )
        )
    return threads
