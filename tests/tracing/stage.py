"""An invented quarrel: two states accuse Ruritania, which may answer; reports in four languages."""

from __future__ import annotations

from dataclasses import replace

from generator import linking, tracing
from generator.model import (
    AgentId,
    Claim,
    Document,
    LinkKind,
    OccasionId,
    PointHistory,
    Registry,
    Rights,
    Stance,
    StanceId,
    Tag,
    Thread,
    Turn,
    TurnKind,
)
from tests.linking.world import HARBOUR, REGISTRY, document

CUE = "HERON7 had broken into the port registry, said Graustark and Borduria on 2 March."
DENIAL = "“These accusations are baseless.”"


def registry(
    responses: tuple[Claim, ...] = (), attributions: tuple[Claim, ...] | None = None
) -> Registry:
    """The invented world with other claims in the harbour's record, and a stance of support."""
    incidents = tuple(
        replace(
            entry,
            responses=responses,
            attributions=entry.attributions if attributions is None else attributions,
            victims=(AgentId("syldavian-post"),),
        )
        if entry.id == HARBOUR
        else entry
        for entry in REGISTRY.incidents
    )
    support = Stance(id=StanceId("solidarity"), title="Stands with others", side="supporting")
    return replace(REGISTRY, incidents=incidents, stances=(*REGISTRY.stances, support))


def claim(by: str, date: str, occasion: OccasionId | None = None) -> Claim:
    """What a record lists."""
    return Claim(by=AgentId(by), date=date, occasion=occasion)


def told(
    name: str,
    line: str,
    words: str,
    speaker: str,
    date: str | None,
    *,
    stance: str | None = None,
    language: str = "en",
    cue: str = CUE,
) -> Document:
    """A report on the harbour with one line in which ``speaker`` says ``words``."""
    made = document(
        name, f"{cue}\n{line}", [(words, speaker)], date=date, language=language, main=speaker
    )
    if stance is None:
        return made
    tagged = tuple(replace(entry, stances=(Tag(id=StanceId(stance)),)) for entry in made.statements)
    return replace(made, statements=tagged)


def withdrawn(made: Document) -> Document:
    """The same document, withdrawn."""
    return replace(made, source=replace(made.source, rights=Rights.WITHDRAWN))


def withheld(made: Document) -> Document:
    """The same document with every statement withheld."""
    held = tuple(replace(entry, withheld=True) for entry in made.statements)
    return replace(made, statements=held)


def traced(
    *documents: Document, known: Registry | None = None
) -> tuple[Thread, tuple[PointHistory, ...]]:
    """The harbour's thread, and the histories of all key points."""
    world = registry() if known is None else known
    threads, points = tracing.trace(documents, linking.link(documents, world), world)
    return next(entry for entry in threads if entry.incident == HARBOUR), points


def thread(*documents: Document, known: Registry | None = None) -> Thread:
    """The harbour's thread."""
    return traced(*documents, known=known)[0]


def moves(found: Thread, kind: LinkKind = LinkKind.ANSWERS) -> list[tuple[str, str, str]]:
    """Moves of one kind by names: whose turn, whose turn it meets ("all"), how firmly."""
    by: dict[str, str] = {turn.id: turn.by for turn in found.turns}
    return [
        (by[link.source], by.get(link.target, "all"), link.confidence.value)
        for link in found.moves
        if link.kind is kind
    ]


def of(found: Thread, kind: TurnKind) -> list[Turn]:
    """The turns of one kind."""
    return [turn for turn in found.turns if turn.kind is kind]
