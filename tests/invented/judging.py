"""What was found in a generated world against what is true of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import NamedTuple

from generator.linking.discovery import ProposedIncident
from generator.model import Link, LinkConfidence, LinkKind, Thread, TurnKind, Utterance
from tests.invented.generated import Truth, World

MOVES = {TurnKind.ATTRIBUTION: LinkKind.ATTRIBUTES, TurnKind.ANSWER: LinkKind.ANSWERS}


class Figures(NamedTuple):
    """Precision, recall, and how many there are to be found."""

    precision: float
    recall: float
    real: int

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def sets(found: Collection[Hashable], real: Collection[Hashable]) -> Figures:
    """Two collections without repeats, compared."""
    right = len(set(found) & set(real))
    return Figures(right / max(1, len(found)), right / max(1, len(real)), len(real))


def pairs(found: Mapping[str, Hashable], real: Mapping[str, Hashable]) -> Figures:
    """Of what is put together two by two, what belongs together. Names that either lacks stand
    alone. Counted by groups, so in linear time.
    """
    both = _two(Counter((found[name], real[name]) for name in found if name in real))
    ours, theirs = _two(Counter(found.values())), _two(Counter(real.values()))
    return Figures(both / max(1.0, ours), both / max(1.0, theirs), int(theirs))


def _two(counts: Mapping[Hashable, int]) -> float:
    return sum(count * (count - 1) / 2 for count in counts.values())


def b_cubed(found: Mapping[str, Hashable], real: Mapping[str, Hashable]) -> Figures:
    """The same, averaged over names: of each one's neighbours, itself among them."""
    both = Counter((found[name], real[name]) for name in found)
    ours, theirs = Counter(found.values()), Counter(real[name] for name in found)
    precision = sum(count * count / ours[pair[0]] for pair, count in both.items())
    recall = sum(count * count / theirs[pair[1]] for pair, count in both.items())
    return Figures(precision / max(1, len(found)), recall / max(1, len(found)), len(found))


def linked(world: World, links: Iterable[Link]) -> dict[str, Figures]:
    """Links to incidents, to press events, of statements' moves, and between documents.

    A document is put to its source rightly where both go back to one text, and of the right kind
    where the source is also the text it was made from, in the way in which it was.
    """
    truth, links = world.truth, tuple(links)
    firm = [link for link in links if link.confidence is not LinkConfidence.SUGGESTED]
    known = {entry.id for entry in world.registry.incidents}
    own = {document.id for document in world.documents}
    about = {(name, incident) for name, incident in truth.about.items() if incident in known}

    def ends(some: Iterable[Link], kind: LinkKind) -> list[tuple[str, str]]:
        return [(link.source, link.target) for link in some if link.kind is kind]

    def concerned(some: Iterable[Link]) -> list[tuple[str, str]]:
        return [pair for pair in ends(some, LinkKind.CONCERNS) if pair[0] in own]

    moves = {
        (name, kind, incident)
        for name, (kind, incident) in truth.moves.items()
        if incident in known
    }
    made = [link for link in firm if link.kind.derives]
    return {
        "incidents": sets(concerned(firm), about),
        "with suggestions": sets(concerned(links), about),
        "press events": sets(ends(firm, LinkKind.REPORTS), set(truth.reports.items())),
        "moves": sets(
            [
                (link.source, link.kind, link.target)
                for link in firm
                if link.kind in (LinkKind.ANSWERS, LinkKind.ATTRIBUTES) and link.source not in own
            ],
            moves,
        ),
        "sources": sets(
            [
                (link.source, _root(truth, link.source) == _root(truth, link.target))
                for link in made
            ],
            {(name, True) for name in truth.made_of},
        ),
        "sources and kinds": sets(
            [(link.source, link.target, link.kind) for link in made],
            {(name, source, kind) for name, (source, kind) in truth.made_of.items()},
        ),
    }


def _root(truth: Truth, name: str) -> str:
    while name in truth.made_of:
        name = truth.made_of[name][0]
    return name


def aligned(world: World, links: Iterable[Link], rows: Iterable[Utterance]) -> Figures:
    """Pairs of statements put in one row, of the press events that documents are linked to."""
    firm = {
        (link.source, link.target)
        for link in links
        if link.kind is LinkKind.REPORTS and link.confidence is not LinkConfidence.SUGGESTED
    }
    real: dict[str, Hashable] = {
        statement.id: world.truth.utterance[statement.id]
        for document in world.documents
        for statement in document.statements
        if statement.speaker.value is not None
        and statement.id in world.truth.utterance
        and (document.id, world.truth.utterance[statement.id][0]) in firm
    }
    found = {member: number for number, row in enumerate(rows) for member in row.members}
    return pairs(found, real)


def traced(world: World, threads: Iterable[Thread]) -> Figures:
    """Statements put to a turn of the right thread that does what they do."""
    known = {entry.id for entry in world.registry.incidents}
    found = [
        (statement, MOVES[turn.kind], thread.incident)
        for thread in threads
        for turn in thread.turns
        if turn.kind in MOVES
        for statement in turn.statements
    ]
    moves = world.truth.moves
    return sets(found, {(name, *move) for name, move in moves.items() if move[1] in known})


def discovered(
    world: World, open_: Iterable[str], proposals: Iterable[ProposedIncident]
) -> tuple[Figures, Figures]:
    """Documents that no record explains, put together: by pairs, and B-cubed.

    What is not proposed is a group of its own; so is, in truth, what tells of no story.
    """
    found: dict[str, Hashable] = {name: name for name in open_}
    real: dict[str, Hashable] = {name: world.truth.about.get(name, name) for name in found}
    for number, entry in enumerate(proposals):
        found |= dict.fromkeys(entry.documents, number)
    return pairs(found, real), b_cubed(found, real)
