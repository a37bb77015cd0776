"""Who accuses and who answers on an incident, step by step, with how well each is reported."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Claim, Document, Incident, LinkKind, Rights
from generator.rendering import refs, views, wording
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.rendering.views import DocumentView, When

CLAIM_CONFIDENCE = {"certain": "", "probable": "probably", "uncertain": "not well established"}
FOLDED = 8
"""Reports folded under one step; the occasion's own page lists them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One step of the thread: an attribution or an answer, with how well it is reported.

    ``told`` counts its reports in words ("" for none); ``documents`` are the first of them.
    ``to`` names the one whose attribution it answers, where the documents tell.
    """

    lane: str
    by: Ref
    edtf: str
    when: When
    says: str
    hedge: str
    occasion: Ref | None
    told: str
    documents: tuple[DocumentView, ...]
    sources: tuple[str, ...]
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An attribution with the answers that are known to be to it alone."""

    turn: Turn
    answers: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Attributions with their own answers; answers to no single one; who has none of their own."""

    steps: tuple[Step, ...]
    general: tuple[Turn, ...]
    unanswered: tuple[Ref, ...]


def turns(index: Index, incident: Incident) -> tuple[Turn, ...]:
    """Attributions and answers in the order of their days; accusations first on the same day."""
    pairs = [
        *((claim, "accusing") for claim in incident.attributions),
        *((claim, "answering") for claim in incident.responses),
    ]
    pairs.sort(key=lambda pair: (wording.sort_date(pair[0].date), pair[1]))
    return tuple(_turn(index, incident, claim, lane) for claim, lane in pairs)


def thread(index: Index, incident: Incident) -> Thread:
    """The same steps as a thread: each answer below what it answers, as far as that is known."""
    steps = turns(index, incident)
    accusing = [turn for turn in steps if turn.lane == "accusing"]
    answering = [turn for turn in steps if turn.lane == "answering"]
    occasions = [turn.occasion.url for turn in accusing if turn.occasion is not None]
    own = {turn: _single(turn, occasions) for turn in answering}
    made = tuple(
        Step(
            turn=turn,
            answers=tuple(
                answer
                for answer in answering
                if turn.occasion is not None and own[answer] == turn.occasion.url
            ),
        )
        for turn in accusing
    )
    return Thread(
        steps=made,
        general=tuple(turn for turn in answering if not own[turn]),
        unanswered=tuple(step.turn.by for step in made if not step.answers),
    )


def _single(answer: Turn, occasions: list[str]) -> str:
    """The one occasion among some that a turn answers; "" where it is none or several."""
    found = sorted({url for url in answer.to if url in occasions})
    return found[0] if len(found) == 1 else ""


def _turn(index: Index, incident: Incident, claim: Claim, lane: str) -> Turn:
    occasion = index.occasions.get(claim.occasion or "")
    spoken = _spoken_by(index, incident, claim)
    documents = (
        tuple(document for document, _ in index.reports_of(occasion.id))
        if occasion is not None
        else spoken
    )
    documents = tuple(item for item in documents if item.source.rights is not Rights.WITHDRAWN)
    return Turn(
        lane=lane,
        by=refs.agent_ref(index, claim.by),
        edtf=claim.date,
        when=views.edtf_when(claim.date),
        says=claim.says,
        hedge=CLAIM_CONFIDENCE[claim.confidence.value],
        occasion=(
            Ref(name=occasion.title, url=f"occasions/{occasion.id}/")
            if occasion is not None
            else None
        ),
        told=views.told(documents),
        documents=tuple(views.document_view(index, item) for item in documents[:FOLDED]),
        sources=claim.sources,
        to=_answered(index, claim, (*documents, *spoken)) if lane == "answering" else (),
    )


def _spoken_by(index: Index, incident: Incident, claim: Claim) -> tuple[Document, ...]:
    """Documents on the incident in which the claimant speaks."""
    return tuple(
        document
        for document, _ in index.documents_on(incident.id)
        if any(speaker.id == claim.by for speaker in document.speakers)
    )


def _answered(index: Index, claim: Claim, documents: tuple[Document, ...]) -> tuple[str, ...]:
    """Addresses of the occasions that documents with the claimant as main speaker answer."""
    return tuple(
        sorted(
            {
                f"occasions/{link.target}/"
                for document in documents
                if (main := document.main_speaker.value) is not None and main.id == claim.by
                for link in index.links_from.get(document.id, ())
                if link.kind is LinkKind.ANSWERS and link.target in index.occasions
            }
        )
    )
