"""Key points over time: every use once, however many reports and copies pass it on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.edtf import bounds
from generator.model import (
    AgentId,
    Confidence,
    Document,
    DocumentId,
    IncidentId,
    KeyPointId,
    Link,
    LinkConfidence,
    LinkKind,
    Occasion,
    PointHistory,
    Registry,
    Span,
    Statement,
    StatementId,
    Use,
)
from generator.tracing.ground import Ground, heard, parted
from generator.tracing.ledger import NEAR


@dataclass(slots=True)
class _Draft:
    """A use in the making."""

    by: str | None
    date: str | None
    sure: bool
    occasion: Occasion | None
    statements: list[StatementId] = field(default_factory=list)
    documents: set[DocumentId] = field(default_factory=set)
    incidents: dict[IncidentId, None] = field(default_factory=dict)


def found(ground: Ground, registry: Registry) -> tuple[PointHistory, ...]:
    """The history of every key point, in the registry's order; one never used has no uses."""
    drafts: dict[KeyPointId, dict[tuple[str, ...], _Draft]] = {}
    known = frozenset(incident.id for incident in registry.incidents)
    for document in ground.documents.values():
        about = _about(ground.links_from.get(document.id, ()), known)
        surely = _surely(document)
        for statement in heard(document):
            for point in dict.fromkeys(tag.id for tag in statement.key_points):
                whole = surely.get((statement.sentence, point), statement)
                doubt = statement.speaker.confidence is Confidence.UNCERTAIN
                speaker = whole.speaker if doubt else statement.speaker
                own = replace(statement, speaker=speaker)
                draft = _put(drafts.setdefault(point, {}), own, ground)
                told = ground.links_from.get(statement.id, ()) if len(about) > 1 else ()
                draft.incidents |= dict.fromkeys(_about(told, known) if len(about) > 1 else about)
    return tuple(
        _history(point.id, drafts.get(point.id, {}), ground) for point in registry.key_points
    )


def _surely(document: Document) -> dict[tuple[Span, KeyPointId], Statement]:
    """Who surely makes a point in a sentence: words quoted from it are not a doubtful other's."""
    return {
        (entry.sentence, tag.id): entry
        for entry in heard(document)
        if entry.speaker.value is not None and entry.speaker.confidence is not Confidence.UNCERTAIN
        for tag in entry.key_points
    }


def _about(links: tuple[Link, ...], known: frozenset[IncidentId]) -> list[IncidentId]:
    """The incidents that links surely lead to."""
    return [
        IncidentId(link.target)
        for link in links
        if link.kind is LinkKind.CONCERNS
        and link.confidence is not LinkConfidence.SUGGESTED
        and link.target in known
    ]


def _put(drafts: dict[tuple[str, ...], _Draft], statement: Statement, ground: Ground) -> _Draft:
    """The use that a statement is of, with the statement put to it."""
    speaker = statement.speaker.value
    occasion = ground.occasion(statement)
    by = speaker.key if speaker is not None else None
    if occasion is not None and by is not None:
        by = _voice(AgentId(by), occasion, ground)
    where = occasion.id if occasion is not None else ground.root(statement.document)
    date, sure = ground.day(statement)
    draft = drafts.setdefault((where, by or ""), _Draft(by, date, sure, occasion))
    draft.statements.append(statement.id)
    draft.documents.add(statement.document)
    return draft


def _voice(agent: AgentId, occasion: Occasion, ground: Ground) -> AgentId:
    """The speaker of an occasion for whom a report names an office or a government."""
    if agent in occasion.speakers:
        return agent
    speaking = [one for one in occasion.speakers if agent in ground.above.get(one, ())]
    return speaking[0] if len(speaking) == 1 else agent


def _history(
    point: KeyPointId, drafts: dict[tuple[str, ...], _Draft], ground: Ground
) -> PointHistory:
    uses = sorted((_use(draft, ground) for draft in _joined(drafts.values())), key=_order)
    years = Counter(str(bounds(use.date)[0].year) for use in uses if use.date is not None)
    incidents = Counter(incident for use in uses for incident in use.incidents)
    speakers = Counter(use.by for use in uses if use.by is not None)
    return PointHistory(
        point=point,
        uses=tuple(uses),
        first=_first(uses),
        by_year=tuple(sorted(years.items())),
        by_incident=tuple(sorted(incidents.items(), key=lambda pair: (-pair[1], pair[0]))),
        by_speaker=tuple(sorted(speakers.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _joined(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Uses with those put together that reports of one statement were taken for.

    As in threads: the same speaker on the same incident within a few days, where no press events
    tell them apart. A day that is not known to within as much joins nothing.
    """
    found: list[_Draft] = []
    last: dict[tuple[str | None, IncidentId], _Draft] = {}
    for draft in sorted(drafts, key=lambda one: (one.date or "9999", one.statements)):
        before = next(
            (one for key in draft.incidents if (one := last.get((draft.by, key))) is not None), None
        )
        use = draft
        if before is not None and _same(before, draft):
            use = before
            _join(use, draft)
        else:
            found.append(use)
        last |= dict.fromkeys(((use.by, key) for key in use.incidents), use)
    return found


def _same(one: _Draft, other: _Draft) -> bool:
    """Whether two uses by one speaker may be one: never by nobody, nor on two occasions."""
    if one.by is None or one.date is None or other.date is None:
        return False
    if one.occasion is not None and other.occasion is not None:
        return False
    spans = bounds(one.date), bounds(other.date)
    exact = all(last - first <= NEAR for first, last in spans)
    return exact and spans[1][0] - spans[0][1] <= NEAR


def _join(one: _Draft, other: _Draft) -> None:
    """Put a use to another; the day of a press event is beyond doubt."""
    if other.occasion is not None:
        one.occasion, one.date, one.sure = other.occasion, other.date, other.sure
    one.statements += other.statements
    one.documents |= other.documents
    one.incidents |= other.incidents


def _use(draft: _Draft, ground: Ground) -> Use:
    documents, derived = parted(ground, draft.documents)
    return Use(
        by=draft.by,
        date=draft.date,
        uncertain=not draft.sure,
        occasion=draft.occasion.id if draft.occasion is not None else None,
        incidents=tuple(sorted(draft.incidents)),
        statements=tuple(draft.statements),
        documents=documents,
        derived=derived,
    )


def _order(use: Use) -> tuple[bool, str, str, tuple[StatementId, ...]]:
    low, high = bounds(use.date) if use.date is not None else ("", "")
    return use.date is None, str(low), str(high), use.statements


def _first(uses: list[Use]) -> tuple[Use, ...]:
    """Every use that may be the first: none other lies wholly before it."""
    dated = [(use, bounds(use.date)) for use in uses if use.date is not None]
    if not dated:
        return ()
    earliest = min(high for _, (_, high) in dated)
    return tuple(use for use, (low, _) in dated if low <= earliest)
