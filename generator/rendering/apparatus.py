"""The apparatus of a synopsis: each difference with its number, its sign and its words, and the
places in the reports' own words where it shows.

A difference is told under one row, by number. The same number stands as a small superscript behind
the words that differ, and beside every statement it concerns, in this row or another.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Difference, Span, Statement, Utterance
from generator.rendering import views, wording
from generator.rendering.html import escape
from generator.rendering.index import Index
from generator.saying import Said, say

SIGNS = {
    "note": "✎",
    "role": "⇄",
    "number": "#",
    "name": "@",
    "mode": "„",
    "garbled": "?!",
    "dropped": "∅",
}
"""A sign for every kind of difference; words always stand beside it."""
LABELS = {
    "note": say("Editor’s note"),
    "role": say("Roles"),
    "number": say("Number"),
    "name": say("Name"),
    "mode": say("Direct or reported"),
    "garbled": say("Garbled"),
    "dropped": say("Left out"),
}
BY_HAND = say("noted by an editor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A reference to a difference: its number on the page, its kind's sign and word."""

    number: int
    kind: str
    sign: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A difference in words: how sure it is, what it rests on, and whom it concerns.

    ``itself`` is the note without where else it holds; ``row`` the place on the page, from 1, of
    the row under which it is told. ``documents`` are the ids of the reports whose words or silence
    it tells of; none for all.
    """

    sign: Sign
    note: str
    itself: str
    row: int
    sure: str
    reasons: tuple[views.Reason, ...]
    documents: frozenset[str]
    difference: Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Apparatus:
    """What is told under one row, and what is told elsewhere and holds here too."""

    told: tuple[Told, ...] = ()
    also: tuple[Told, ...] = ()

    def of(self, statements: Iterable[Statement]) -> tuple[Sign, ...]:
        """The differences that concern some statements of one report, each once."""
        some = tuple(statements)
        return tuple(entry.sign for entry in self._all() if _concerns(entry.difference, some))

    def marks(self, statement: Statement) -> list[tuple[Span, Sign]]:
        """The words of a statement that differ, with what they differ in."""
        return [
            (passage.span, entry.sign)
            for entry in self._all()
            for passage in entry.difference.passages
            if passage.document == statement.document
            and any(_overlap(passage.span, span) for span in statement.spans)
        ]

    def _all(self) -> tuple[Told, ...]:
        return (*self.told, *self.also)


def apparatus(
    index: Index,
    utterances: Sequence[Utterance],
    order: Sequence[int],
    reports: frozenset[str],
) -> Mapping[int, Apparatus]:
    """The apparatus of every row of a page.

    ``utterances`` are all of the occasion, as the aligner gave them; ``order`` the places of those
    on the page, in its order; ``reports`` the documents beside each other on it. A difference
    between other reports alone is not told here, one whose own row is elsewhere is told at the
    first it holds for.
    """
    bearers: list[tuple[Difference, frozenset[str], list[int]]] = []
    where = {place: number for number, place in enumerate(order)}
    for at, utterance in enumerate(utterances):
        for entry in sorted(views.differences(index, utterance), key=lambda one: not one.by_hand):
            documents = _documents(index, entry)
            if entry.kind == "dropped" and not entry.by_hand:
                continue  # the cell without words says it
            if documents and not documents & reports:
                continue
            held = [place for place in (at, *entry.also) if place in where]
            if held:
                bearers.append((entry, documents, held))
    bearers.sort(key=lambda bearer: where[bearer[2][0]])
    told: dict[int, list[Told]] = {}
    also: dict[int, list[Told]] = {}
    for number, (entry, documents, held) in enumerate(bearers, start=1):
        made = _told(entry, documents, number, where[held[0]] + 1)
        told.setdefault(held[0], []).append(made)
        for other in held[1:]:
            also.setdefault(other, []).append(made)
    return {
        one: Apparatus(told=tuple(told.get(one, ())), also=tuple(also.get(one, ())))
        for one in order
    }


def _told(entry: Difference, documents: frozenset[str], number: int, row: int) -> Told:
    values = entry.note.values if isinstance(entry.note, Said) else {}
    return Told(
        sign=Sign(
            number=number,
            kind=entry.kind,
            sign=SIGNS[entry.kind],
            label=LABELS[entry.kind],
        ),
        note=entry.note,
        itself=values.get("said", entry.note),
        row=row,
        sure=BY_HAND if entry.by_hand else wording.LINK_CONFIDENCE[entry.confidence],
        reasons=views.reasons(entry.evidence),
        documents=documents,
        difference=entry,
    )


def _documents(index: Index, entry: Difference) -> frozenset[str]:
    said = (index.statements[one].document for one in entry.statements if one in index.statements)
    return frozenset((*said, *(passage.document for passage in entry.passages)))


def _concerns(entry: Difference, statements: tuple[Statement, ...]) -> bool:
    return any(
        one.id in entry.statements
        or any(
            passage.document == one.document and _overlap(passage.span, span)
            for passage in entry.passages
            for span in one.spans
        )
        for one in statements
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def marked(text: str, spans: Iterable[Span], marks: Sequence[tuple[Span, Sign]]) -> Markup:
    """A statement's words exactly as they are, those that differ inside mark elements.

    A mark names the lines that explain it; its number is drawn, and no part of the text. Three dots
    in brackets stand where others' words part the statement's own.
    """
    out = Markup()
    end: int | None = None
    for span in spans:
        if end is not None:
            apart = any(character.isalnum() for character in text[end : span.start])
            out += Markup(" […] ") if apart else Markup(" ")
        out += _piece(text, span, marks)
        end = span.end
    return out


def _piece(text: str, span: Span, marks: Sequence[tuple[Span, Sign]]) -> Markup:
    edges = {span.start, span.end}
    for mark, _ in marks:
        edges |= {min(max(edge, span.start), span.end) for edge in (mark.start, mark.end)}
    cuts = sorted(edges)
    out = Markup()
    for start, end in itertools.pairwise(cuts):
        over = {sign.number: sign for mark, sign in marks if mark.start <= start < mark.end}
        words = escape(text[start:end])
        if over:
            numbers = sorted(over)
            words = Markup(
                '<mark class="dif dif-{kind}" data-d="{told}" aria-describedby="{lines}">{words}'
                "</mark>"
            ).format(
                kind=over[numbers[0]].kind,
                told=" ".join(map(str, numbers)),
                lines=" ".join(f"d-{number}" for number in numbers),
                words=words,
            )
        out += words
    return out
