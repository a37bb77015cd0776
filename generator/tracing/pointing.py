"""Which turns the words of another point at: whom they name, which day, whose words they repeat."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.edtf import precision
from generator.model import (
    AgentId,
    Confidence,
    Document,
    Evidence,
    Incident,
    LinkConfidence,
    LinkKind,
    Mention,
    PlaceId,
    Span,
    Statement,
    StatementId,
    Turn,
    TurnKind,
)
from generator.saying import say
from generator.text import fold, is_cjk
from generator.tracing.ground import Ground

_UNITS = re.compile(r"\w+")
RUN_WORDS, RUN_CHARS = 6, 12
"""Length of a run of words (of characters, in scripts without spaces) that repeats another's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One incident's turns with what words may point at them: names, days and their own words.

    ``mentions`` and ``days`` hold, by document, what stands where, in the order of the text.
    """

    ground: Ground
    statements: Mapping[str, Statement]
    of_kind: Mapping[TurnKind, tuple[Turn, ...]]
    named: Mapping[str, tuple[Turn, ...]]
    worded: Mapping[int, str]
    mentions: Mapping[str, tuple[Mention, ...]]
    days: Mapping[str, tuple[tuple[Span, str], ...]]

    def home(self, turn: Turn) -> PlaceId | None:
        """The country for which somebody takes a turn."""
        return self.ground.homes.get(turn.by)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A turn that a passage points at, why, and how firmly.

    ``own`` where it does so by the speaker's own name; ``where`` is the passage's statement.
    """

    turn: Turn
    evidence: Evidence
    firm: bool
    own: bool = False
    where: StatementId | None = None


def field(turns: tuple[Turn, ...], statements: Mapping[str, Statement], ground: Ground) -> Field:
    """What may be pointed at on one incident."""
    of_kind: dict[TurnKind, list[Turn]] = {}
    named: dict[str, list[Turn]] = {}
    worded: dict[int, str] = {}
    for turn in turns:
        of_kind.setdefault(turn.kind, []).append(turn)
        for name in dict.fromkeys(_names(turn, ground)):
            named.setdefault(name, []).append(turn)
        for key in turn.statements if turn.kind is TurnKind.ATTRIBUTION else ():
            for run in _runs(statements[key].text):
                worded[run] = turn.id if worded.get(run, turn.id) == turn.id else ""
    told = {statements[key].document for turn in turns for key in turn.statements}
    documents = [ground.documents[key] for key in sorted(told)]
    return Field(
        ground=ground,
        statements=statements,
        of_kind={kind: tuple(some) for kind, some in of_kind.items()},
        named={name: tuple(some) for name, some in named.items()},
        worded=worded,
        mentions={
            entry.id: tuple(sorted(entry.mentions, key=lambda mention: mention.span.start))
            for entry in documents
        },
        days={entry.id: _days(entry) for entry in documents},
    )


def _names(turn: Turn, ground: Ground) -> Iterator[str]:
    """Names that stand for whoever takes a turn: its own, and those of its state.

    Alliances are left out: who names one does not name each of its members.
    """
    home = ground.homes.get(turn.by)
    for agent in ground.line(turn.by):
        if agent == turn.by or (home is not None and ground.homes.get(agent) == home):
            yield agent
            if agent in ground.governments:
                yield ground.governments[agent]
    if turn.kind is TurnKind.ANSWER and home is not None:
        # Whoever answers for one of the accused answers as it.
        yield home
        yield from ground.bodies.get(home, ())


def _days(document: Document) -> tuple[tuple[Span, str], ...]:
    """The whole days that a text names, in order."""
    return tuple(
        sorted(
            (entry.span, entry.edtf)
            for entry in document.date.candidates
            if entry.span is not None and entry.edtf is not None and precision(entry.edtf) == "day"
        )
    )


def _runs(text: str) -> Iterator[int]:
    """Checksums of the runs of words in a text."""
    folded = fold(text)
    letters = [char for char in folded if char.isalnum()]
    units, length = _UNITS.findall(folded), RUN_WORDS
    if sum(map(is_cjk, letters)) * 2 > len(letters):
        units, length = letters, RUN_CHARS
    for at in range(len(units) - length + 1):
        yield zlib.crc32(" ".join(units[at : at + length]).encode())


def pointers(
    turn: Turn, possible: Iterable[Turn], here: Field, speaking: frozenset[str]
) -> dict[Turn, list[Pointer]]:
    """Which of the possible turns this one points at; those of ``speaking`` alone are read.

    In the order of the possible ones.
    """
    allowed = {entry.id: entry for entry in possible}
    dated: dict[str, list[Turn]] = {}
    for entry in allowed.values():
        dated.setdefault(entry.date or "", []).append(entry)
    found: dict[str, list[Pointer]] = {}
    for key in turn.statements:
        if key in speaking:
            for pointer in _in_passage(here.statements[key], allowed, dated, here):
                found.setdefault(pointer.turn.id, []).append(pointer)
    for pointer in _by_document(turn, allowed, here):
        found.setdefault(pointer.turn.id, []).append(pointer)
    return {entry: found[key] for key, entry in allowed.items() if key in found}


def _in_passage(
    statement: Statement,
    allowed: Mapping[str, Turn],
    dated: Mapping[str, list[Turn]],
    here: Field,
) -> Iterator[Pointer]:
    """What the sentence around a statement names.

    One who is named alone is meant; of several named together some may stand there in passing.
    """
    sure = statement.speaker.confidence is not Confidence.UNCERTAIN
    named = [
        (mention, line, turn)
        for mention in _within(here.mentions[statement.document], statement.sentence)
        for line, turn in _meant(mention, allowed, here)
    ]
    alone = len({turn.id for _, _, turn in named}) == 1
    for mention, line, turn in named:
        name = here.ground.titles.get(mention.target, mention.name)
        evidence = Evidence(method="names", note=say("names {who} where it speaks", who=name))
        yield Pointer(turn, evidence, sure and alone, own=line, where=statement.id)
    for _, day in _held(here.days[statement.document], statement.sentence):
        on_it = dated.get(day, ())
        if len(on_it) == 1:
            note = say("names the day on which this alone was said")
            evidence = Evidence(method="names-day", note=note)
            yield Pointer(on_it[0], evidence, firm=False, where=statement.id)
    for run in _runs(statement.text):
        quoted = allowed.get(here.worded.get(run, ""))
        if quoted is not None:
            note = say("repeats words of this attribution")
            evidence = Evidence(method="repeats-words", note=note)
            yield Pointer(quoted, evidence, sure, where=statement.id)
            break


def _meant(
    mention: Mention, allowed: Mapping[str, Turn], here: Field
) -> Iterator[tuple[bool, Turn]]:
    """The turns whose speaker a name stands for, and whether it is the speaker's own name.

    A minister's name stands for the government that spoke.
    """
    ground = here.ground
    agent = AgentId(mention.target)
    home = ground.homes.get(agent)
    seen: set[str] = set()
    for name in (mention.target, *ground.above.get(agent, ())):
        if name != mention.target and (home is None or ground.homes.get(AgentId(name)) != home):
            continue
        for turn in here.named.get(name, ()):
            theirs = name in (mention.target, turn.by)
            if theirs and turn.id in allowed and turn.id not in seen:
                seen.add(turn.id)
                yield turn.by == mention.target, turn


def _within(mentions: tuple[Mention, ...], passage: Span) -> Iterator[Mention]:
    for at in range(
        bisect_left(mentions, passage.start, key=lambda entry: entry.span.start), len(mentions)
    ):
        if mentions[at].span.start >= passage.end:
            return
        yield mentions[at]


def _held(days: tuple[tuple[Span, str], ...], passage: Span) -> Iterator[tuple[Span, str]]:
    at = bisect_left(days, passage.start, key=lambda entry: entry[0].start)
    while at < len(days) and days[at][0].start < passage.end:
        yield days[at]
        at += 1


def _by_document(turn: Turn, allowed: Mapping[str, Turn], here: Field) -> Iterator[Pointer]:
    """What a report of the turn answers as a whole, where its main speaker takes the turn."""
    made = {entry.occasion: entry for entry in allowed.values() if entry.occasion is not None}
    for key in (*turn.documents, *turn.derived):
        main = here.ground.documents[key].main_speaker.value
        if main is None or main.id != turn.by:
            continue
        for link in here.ground.links_from.get(key, ()):
            target = next((made[item] for item in made.keys() & {link.target}), None)
            if link.kind is LinkKind.ANSWERS and target is not None:
                firm = link.confidence is not LinkConfidence.SUGGESTED
                plain = Evidence(method="link", note=say("its report answers where this was said"))
                for evidence in link.evidence or (plain,):
                    yield Pointer(target, evidence, firm)


def victims(
    incident: Incident, speaker: PlaceId | None, speaking: frozenset[str], here: Field
) -> list[tuple[StatementId, Evidence]]:
    """Where statements name those to whom it happened, or their countries, but not the speaker."""
    harmed: set[str] = set(incident.victims)
    harmed |= {
        here.ground.homes[victim] for victim in incident.victims if victim in here.ground.homes
    }
    found: dict[str, tuple[StatementId, Evidence]] = {}
    for key in sorted(speaking):
        statement = here.statements[key]
        for mention in _within(here.mentions[statement.document], statement.sentence):
            home = here.ground.homes.get(AgentId(mention.target))
            if home is not None and home == speaker:
                continue
            if mention.target in harmed or home in harmed:
                name = here.ground.titles.get(mention.target, mention.name)
                note = say("names {who}, to whom it happened", who=name)
                found.setdefault(note, (statement.id, Evidence(method="names", note=note)))
    return list(found.values())
