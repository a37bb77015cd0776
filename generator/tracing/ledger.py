"""Statements put to the turns they report: to one on record, else to one of their own."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.edtf import bounds
from generator.model import (
    AgentId,
    Claim,
    DocumentId,
    LinkConfidence,
    Occasion,
    Statement,
    TurnKind,
)
from generator.tracing.ground import Ground, apart, surely_before

NEAR = datetime.timedelta(days=2)
"""Reports of one statement appear within so many days of one another."""


@dataclass(slots=True)
class Draft:
    """A turn in the making."""

    kind: TurnKind
    by: AgentId
    date: str | None
    occasion: Occasion | None = None
    claim: Claim | None = None
    statements: dict[str, Statement] = field(default_factory=dict)
    reports: set[DocumentId] = field(default_factory=set)
    firm: bool = False


@dataclass(slots=True)
class Ledger:
    """The turns of one incident while statements are put to them.

    ``by`` and ``under`` find the recorded turns of an agent, and of those that speak for it;
    ``own`` and ``last`` turns that no record lists, ``speaking`` who took one for a body, the
    latest first.
    """

    recorded: list[Draft]
    by: dict[AgentId, list[Draft]]
    under: dict[AgentId, list[Draft]]
    own: dict[tuple[TurnKind, AgentId, str], Draft] = field(default_factory=dict)
    last: dict[tuple[TurnKind, AgentId], Draft] = field(default_factory=dict)
    fresh: list[Draft] = field(default_factory=list)
    speaking: dict[AgentId, list[AgentId]] = field(default_factory=dict)

    @classmethod
    def of(cls, recorded: Iterable[Draft], ground: Ground) -> Ledger:
        """A ledger of the turns on record."""
        made = cls(list(recorded), {}, {})
        for draft in made.recorded:
            made.by.setdefault(draft.by, []).append(draft)
            for upper in ground.above.get(draft.by, ()):
                made.under.setdefault(upper, []).append(draft)
        return made

    def place(
        self, statement: Statement, kind: TurnKind, confidence: LinkConfidence, ground: Ground
    ) -> None:
        """Put a statement to the turn that it reports. Its speaker is a registered one.

        Statements come in the order of their days.
        """
        speaker = statement.speaker.value
        assert speaker is not None
        assert speaker.id is not None
        near = self._on_record(statement, speaker.id, kind, ground)
        if near is None:
            near = self._of_its_own(statement, speaker.id, kind, ground)
            near.firm = near.firm or confidence is not LinkConfidence.SUGGESTED
        near.statements[statement.id] = statement
        near.reports.add(statement.document)

    def _on_record(
        self, statement: Statement, agent: AgentId, kind: TurnKind, ground: Ground
    ) -> Draft | None:
        """The recorded turn that a statement reports.

        That is one of its speaker's, else of one for whom he speaks, else of one that speaks for
        him: reports name governments in place of their spokesmen.
        """
        date, _ = ground.day(statement)
        occasion = ground.occasion(statement)
        candidates = [(0, draft) for draft in self.by.get(agent, ())]
        candidates += [
            (1, draft) for upper in ground.above.get(agent, ()) for draft in self.by.get(upper, ())
        ]
        candidates += [(2, draft) for draft in self.under.get(agent, ())]
        best: tuple[tuple[bool, int, bool], Draft] | None = None
        for rank, draft in candidates:
            claim = draft.claim
            if claim is None or not _same_move(draft.kind, kind):
                continue
            same = occasion is not None and occasion.id == claim.occasion
            elsewhere = claim.occasion is not None and occasion is not None and not same
            said = kind is not TurnKind.ATTRIBUTION and (
                statement.date is not None and apart(statement.date, claim.date)
            )
            if elsewhere or (not same and (said or surely_before(date, claim.date))):
                continue
            key = (not same, rank, apart(date, claim.date))
            if best is None or key < best[0]:
                best = key, draft
        return best[1] if best is not None else None

    def _of_its_own(
        self, statement: Statement, agent: AgentId, kind: TurnKind, ground: Ground
    ) -> Draft:
        """A turn that no record lists, shared by all that report it on the days around.

        A body and the one who speaks for it take one turn then, under the speaker's name.
        """
        date, _ = ground.day(statement)
        occasion = ground.occasion(statement)
        held = self.own.get((kind, agent, occasion.id)) if occasion is not None else None
        last = self.last.get((kind, agent)) or self._in_line(kind, agent, ground)
        if held is None and last is not None and occasion is None and _close(last.date, date):
            held = last
            if held.by in ground.above.get(agent, ()):
                held.by = agent
            self.last[(kind, agent)] = held
        if held is None:
            held = Draft(kind, agent, date, occasion=occasion)
            self.fresh.append(held)
            self.last[(kind, agent)] = held
            for upper in ground.above.get(agent, ()):
                self.speaking.setdefault(upper, []).insert(0, agent)
            if occasion is not None:
                self.own[(kind, agent, occasion.id)] = held
        return held

    def _in_line(self, kind: TurnKind, agent: AgentId, ground: Ground) -> Draft | None:
        """The last turn of the bodies that an agent speaks for, or of one that speaks for it.

        Bodies of one state alone: who speaks for a member speaks not for its alliance.
        """
        home = ground.homes.get(agent)
        for other in (*ground.above.get(agent, ()), *self.speaking.get(agent, ())):
            last = self.last.get((kind, other))
            if last is not None and home is not None and ground.homes.get(other) == home:
                return last
        return None


def _close(one: str | None, other: str | None) -> bool:
    """Whether two dates may be those of one statement and of a report of it."""
    if one is None or other is None:
        return True
    first, second = bounds(one), bounds(other)
    return second[0] <= first[1] + NEAR if second[0] > first[1] else first[0] <= second[1] + NEAR


def _same_move(recorded: TurnKind, kind: TurnKind) -> bool:
    """Whether a statement of one kind can report a turn of another: support stands in either."""
    return recorded is kind or (recorded is TurnKind.ATTRIBUTION and kind is TurnKind.SUPPORT)
