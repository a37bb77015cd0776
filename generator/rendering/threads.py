"""Who accuses and who answers on an incident, step by step, with how well each is reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.descent import is_survey
from generator.model import (
    Confidence,
    Document,
    Incident,
    Silence,
    Thread,
    Turn,
    TurnKind,
)
from generator.rendering import meeting, refs, views, wording
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.rendering.views import DocumentView, When
from generator.saying import counted, say

KINDS = {
    TurnKind.ATTRIBUTION: say("attribution"),
    TurnKind.ANSWER: say("answer"),
    TurnKind.REPLY: say("reply"),
    TurnKind.SUPPORT: say("support"),
}
FOLDED = 8
"""Reports folded under one step; the occasion's own page lists them all."""
OUTLETS = 4
"""Outlets named beside one step."""
READ = 30
"""Turns shown that no record lists; documents may tell of any number, and the data has all."""
LANES = {
    TurnKind.ATTRIBUTION: "accusing",
    TurnKind.ANSWER: "answering",
    TurnKind.REPLY: "accusing",
    TurnKind.SUPPORT: "supporting",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One turn with what stands under it: what is known to answer, support or follow it alone.

    ``told`` counts its independent reports in words ("" for none), ``copies`` those made from
    them; ``documents`` are the first of all, ``outlets`` those of its reports with their languages.
    ``moves`` say whom it meets, and why. ``others`` took the same step on the same day, and no
    more is known of them either: their turns' ids, and who.
    """

    id: str
    lane: str
    word: str
    by: Ref
    edtf: str | None
    when: When
    says: str
    hedge: str
    occasion: Ref | None
    told: str
    copies: str
    outlets: tuple[tuple[Ref, str], ...]
    documents: tuple[DocumentView, ...]
    sources: tuple[str, ...]
    moves: tuple[meeting.Met, ...] = ()
    under: tuple[Step, ...] = ()
    others: tuple[tuple[str, Ref], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A thread as its page shows it. ``more`` counts turns that only the data lists,
    ``turns`` are the others in their order.
    """

    steps: tuple[Step, ...]
    general: tuple[Step, ...]
    silences: tuple[tuple[str, tuple[Ref, ...]], ...]
    more: int
    turns: tuple[Turn, ...]


def recorded(index: Index, incident: Incident) -> tuple[Step, ...]:
    """The turns that an incident's record lists, in the order of their days."""
    found = index.threads[incident.id]
    return tuple(_step(index, turn, (), ()) for turn in found.turns if turn.recorded)


def view(index: Index, incident: Incident) -> View:
    """An incident's thread: each turn below the one that it is known to meet alone."""
    found = index.threads[incident.id]
    read = [turn.id for turn in found.turns if not turn.recorded]
    left_out = frozenset(read[READ:])
    shown = tuple(turn for turn in found.turns if turn.id not in left_out)
    parents = _parents(found, left_out)
    under: dict[str, list[Turn]] = {}
    for turn in shown:
        under.setdefault(parents.get(turn.id, ""), []).append(turn)
    moves = meeting.met(index, found, left_out)

    def grown(turn: Turn, depth: int) -> Step:
        below = under.get(turn.id, ()) if depth < 3 else ()
        return _step(
            index, turn, moves.get(turn.id, ()), tuple(grown(item, depth + 1) for item in below)
        )

    top = under.get("", ())
    first = tuple(turn for turn in top if turn.kind is TurnKind.ATTRIBUTION)
    return View(
        steps=_together(tuple(grown(turn, 0) for turn in first)),
        general=tuple(grown(turn, 0) for turn in top if turn.kind is not TurnKind.ATTRIBUTION),
        silences=tuple(_silent(index, found, entry) for entry in found.silences),
        more=len(left_out),
        turns=shown,
    )


def _together(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Steps of one day of which nothing but who and when is known, in one."""
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last is not None and _bare(last) and _bare(step) and _alike(last, step):
            found[-1] = replace(last, others=(*last.others, (step.id, step.by)))
        else:
            found.append(step)
    return tuple(found)


def _bare(step: Step) -> bool:
    known = (step.says, step.occasion, step.documents, step.sources, step.moves, step.under)
    return not any(known)


def _alike(one: Step, other: Step) -> bool:
    return (one.edtf, one.word, one.hedge) == (other.edtf, other.word, other.hedge)


def _parents(thread: Thread, left_out: frozenset[str]) -> dict[str, str]:
    """The one turn under which each stands; none for an attribution, or where there are several.

    An answer stands under an attribution or a reply under an answer, never in a circle.
    """
    kinds = {turn.id: turn.kind for turn in thread.turns if turn.id not in left_out}
    met: dict[str, set[str]] = {}
    for move in thread.moves:
        above = (
            TurnKind.ANSWER if kinds.get(move.source) is TurnKind.REPLY else TurnKind.ATTRIBUTION
        )
        if kinds.get(move.target) is above and kinds.get(move.source) is not TurnKind.ATTRIBUTION:
            met.setdefault(move.source, set()).add(move.target)
    return {key: next(iter(targets)) for key, targets in met.items() if len(targets) == 1}


def _silent(index: Index, thread: Thread, silence: Silence) -> tuple[str, tuple[Ref, ...]]:
    """What was not found here, as the opening of a sentence, and to whose attributions."""
    by = {turn.id: turn.by for turn in thread.turns}
    who = refs.place_names(index, (silence.accused,))
    if silence.whole:
        words = say("{who} answered as a whole; no answer of its own was found here to", who=who)
    elif silence.others:
        words = say("{who} answers others by name; no answer was found here to", who=who)
    else:
        words = say("No answer by {who} was found here to", who=who)
    named = dict.fromkeys(refs.agent_ref(index, by[key]) for key in silence.attributions)
    return words, tuple(named)


def _step(
    index: Index, turn: Turn, moves: tuple[meeting.Met, ...], under: tuple[Step, ...]
) -> Step:
    occasion = index.occasions.get(turn.occasion or "")
    documents = [*_known(index, turn.documents), *_known(index, turn.derived)]
    reports = [item for item in documents if item.id in turn.documents or is_survey(item)]
    copies = len(documents) - len(reports)
    return Step(
        id=turn.id,
        lane=LANES[turn.kind],
        word=KINDS[turn.kind],
        by=refs.agent_ref(index, turn.by),
        edtf=turn.date,
        when=views.edtf_when(turn.date),
        says=turn.says or _said(index, turn),
        hedge=hedge(turn),
        occasion=(
            Ref(name=occasion.title, url=f"occasions/{occasion.id}/")
            if occasion is not None
            else None
        ),
        told=views.told(tuple(reports)),
        copies=counted(copies, "{n} copy or translation", "{n} copies or translations")
        if copies
        else "",
        outlets=_outlets(index, reports),
        documents=tuple(views.document_view(index, item) for item in documents[:FOLDED]),
        sources=turn.sources,
        moves=moves,
        under=under,
    )


def _outlets(index: Index, reports: list[Document]) -> tuple[tuple[Ref, str], ...]:
    """The first outlets that report a step, each with the language of its report."""
    found = dict.fromkeys(
        (
            refs.outlet_ref(index, item.outlet.value),
            wording.language_name(item.language.value),
        )
        for item in reports
        if not is_survey(item)
    )
    return tuple(found)[:OUTLETS]


def _known(index: Index, ids: tuple[str, ...]) -> Iterator[Document]:
    return (index.documents[key] for key in ids if key in index.documents)


def hedge(turn: Turn) -> str:
    """How well established a turn is; one that no record lists says where it comes from."""
    if turn.recorded:
        return {
            Confidence.CERTAIN: "",
            Confidence.PROBABLE: say("probably"),
            Confidence.UNCERTAIN: say("not well established"),
        }[turn.confidence]
    doubt = turn.confidence is Confidence.UNCERTAIN
    return (
        say("read from documents, not checked, not well established")
        if doubt
        else say("read from documents, not checked")
    )


def _said(index: Index, turn: Turn) -> str:
    """What a turn does that no record describes, by its stances: "Denies. Says ..."."""
    if turn.recorded:
        return ""
    known = [index.stances[key].title for key in turn.stances if key in index.stances]
    return (
        "; ".join([known[0], *(title[:1].lower() + title[1:] for title in known[1:])])
        if known
        else ""
    )
