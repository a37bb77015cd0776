"""What a reporter asked before an utterance, where a report tells it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from generator import rights
from generator.model import Block, Document, Label, Mode, Utterance
from generator.rendering import refs, wording
from generator.rendering.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as one report gives it. ``number`` is its own on the page."""

    number: int
    words: str
    url: str
    lang: str
    dir: str
    language: str
    outlet: str


class Questions:
    """The questions in the reports beside each other, numbered as they are asked for."""

    def __init__(self, index: Index, reports: tuple[Document, ...]) -> None:
        self._index = index
        self._blocks = [
            (document, [block for block in document.blocks if block.label is Label.QUESTION])
            for document in reports
        ]
        self._known: dict[tuple[str, int], Question | None] = {}

    def before(self, utterance: Utterance) -> tuple[Question | None, bool]:
        """The last question before the words in the first report that has one, and whether this
        is the first utterance it was found for.
        """
        at: dict[str, int] = {}
        for member in utterance.members:
            said = self._index.statements.get(member)
            if said is not None:
                start = said.sentence.start
                at[said.document] = min(start, at.get(said.document, start))
        for document, blocks in self._blocks:
            place = bisect_right(blocks, at.get(document.id, 0), key=lambda one: one.span.end) - 1
            if place < 0:
                continue
            key = (document.id, place)
            first = key not in self._known
            if first:
                self._known[key] = self._question(document, blocks[place])
            question = self._known[key]
            if question is not None:
                return question, first
        return None, False

    def _question(self, document: Document, block: Block) -> Question | None:
        """A question as far as its document may show it."""
        inside = [
            entry
            for entry in document.statements
            if block.span.start <= entry.sentence.start < block.span.end
        ]
        open_ones = [entry for entry in inside if entry.id in self._index.shown]
        if rights.shows_text(document) and len(open_ones) == len(inside):
            words = block.span.of(document.text).strip()
        else:
            words = " ".join(entry.text for entry in open_ones if entry.mode is Mode.QUESTION)
        if not words:
            return None
        tongue = block.language or document.language.value
        place = f"#{open_ones[0].id}" if open_ones else ""
        return Question(
            number=len(self._known) + 1,
            words=words,
            url=f"documents/{document.id}/{place}",
            lang=tongue,
            dir=wording.direction(tongue) if block.language else document.direction,
            language=wording.language_name(tongue),
            outlet=refs.outlet_ref(self._index, document.outlet.value).name,
        )
