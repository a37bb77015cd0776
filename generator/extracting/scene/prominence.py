"""Who speaks in a text, and whose statement it mainly reports."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extracting.scene.cues import Scene, written
from generator.extracting.scene.stage import Cast
from generator.model import (
    Block,
    Confidence,
    Evidence,
    Inferred,
    Label,
    Mode,
    Span,
    Speaker,
    Statement,
)
from generator.saying import say


def everybody(statements: tuple[Statement, ...]) -> tuple[Speaker, ...]:
    """Everybody who speaks, in order of first appearance."""
    out: dict[str, Speaker] = {}
    for statement in statements:
        speaker = statement.speaker.value
        if speaker is not None:
            out.setdefault(speaker.key, speaker)
    return tuple(out.values())


LEAD = 2.0
"""How much more the words of somebody count whom the title or the first sentence names: the
text is then about their answer. Swept 1 to 3 on the five real
documents: below 1.5 one of them names an embassy quoted at length, from 1.5 on all are right."""
WEIGHTS = {Mode.DIRECT: 2.0, Mode.FRAGMENT: 2.0, Mode.REPORTED: 1.0, Mode.QUESTION: 0.0}
"""A character in quotation marks is twice as surely the speaker's as one retold."""


SUBJECT = 3.5
"""The same for whom the title begins with: their statement is the news. Swept 1 to 5 on the
documents of content/: of three whose title begins with their speaker and that also quote the
other side at length two are wrong at 2, one at 2.5, none from 3 to 5; the five real documents
are right throughout."""
LEAST = 1 / 3
"""The smallest share, so weighted, with which anybody is the main speaker."""
TIE = 0.05
"""Two shares so close are as good as equal where the head of the text names neither."""
HEAD = 12
"""Most characters before a name with which a title still begins: "The", "Die", "L’"."""


def _named(scene: Scene, spans: list[Span]) -> frozenset[str]:
    """Agents, and people whom the registry lacks, named at places that begin within the spans."""
    bare = (ref for span in spans for ref in scene.refs_in(span.start, span.end))
    return frozenset(
        scene.people.of(written(scene.text, ref)) for ref in bare if ref.kind == "person"
    ) | frozenset(
        form.target
        for item in scene.found
        for form in item.forms
        if form.kind == "agent" and any(s.start <= item.start < s.end for s in spans)
    )


def _begins(scene: Scene, title: Span) -> frozenset[str]:
    """Agents with whom a title begins, behind small words at most."""
    for item in scene.found:
        if title.start <= item.start < min(title.end, title.start + HEAD):
            before = scene.narrator[title.start : item.start].replace("'", " ").split()
            small = scene.lex.articles | {"#", "##"}
            if all(word in small for word in before):
                return frozenset(f.target for f in item.forms if f.kind == "agent")
    return frozenset()


@dataclass(frozen=True, slots=True)
class _Head:
    """Whom the title and the first paragraph name, and with whom the title begins."""

    named: frozenset[str]
    subject: frozenset[str]


_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?…]\s|[。！？]")


def _first(scene: Scene, block: Span) -> Span:
    """The first sentence of a paragraph, about: what is between quotation marks ends none."""
    end = _SENTENCE.search(scene.narrator, block.start, block.end)
    return Span(start=block.start, end=end.start()) if end else block


def _head(scene: Scene, blocks: tuple[Block, ...]) -> _Head:
    titles = [block.span for block in blocks if block.label is Label.TITLE]
    first = next((block.span for block in blocks if block.label is Label.BODY), None)
    body = [_first(scene, first)] if first else []
    subject = _begins(scene, titles[0]) if titles else frozenset()
    return _Head(named=_named(scene, [*titles, *body]), subject=subject)


def main(
    statements: tuple[Statement, ...],
    scene: Scene,
    stage: Cast,
    blocks: tuple[Block, ...],
) -> Inferred[Speaker | None]:
    """Whose words fill most of the text; those count more whom its head names.

    Nobody, where no one's share is large enough or two are as good as equal.
    """
    head = _head(scene, blocks)
    weights: dict[str, float] = {}
    people: dict[str, Speaker] = {}
    for statement in statements:
        speaker = statement.speaker.value
        if speaker is None or statement.mode is Mode.QUESTION:
            continue
        people.setdefault(speaker.key, speaker)
        size = sum(span.end - span.start for span in statement.spans)
        extra = size * WEIGHTS[statement.mode] * _factor(head, stage, speaker.key)
        weights[speaker.key] = weights.get(speaker.key, 0.0) + extra
    if not weights:
        return _nobody("no-speaker", say("nobody was made out to speak"))
    total = sum(weights.values())
    ranked = sorted(people, key=lambda item: -weights[item])
    key, share = ranked[0], weights[ranked[0]] / total
    if share < LEAST:
        note = say("nobody has a third of the words ascribed, {share}", share=f"{share:.0%}")
        return _nobody("no-main-speaker", note)
    second = weights[ranked[1]] / total if len(ranked) > 1 else 0.0
    plain = all(_factor(head, stage, item) <= 1.0 for item in ranked[:2])
    if share - second < TIE and plain:
        note = say("two have as good as equal shares of the words")
        return _nobody("no-main-speaker", note)
    note = say(
        "{share} of the words ascribed to anybody are theirs, the head of the text counting",
        share=f"{share:.0%}",
    )
    evidence = (Evidence(method="share-of-words", note=note, weight=round(share, 3)),)
    sure = Confidence.PROBABLE if share >= 0.5 else Confidence.UNCERTAIN
    return Inferred(value=people[key], confidence=sure, evidence=evidence)


def _factor(head: _Head, stage: Cast, key: str) -> float:
    """How much more the words of somebody count by what the head of the text says."""
    if key in head.subject:
        return SUBJECT
    return LEAD if {key, *stage.held(key)} & head.named else 1.0


def _nobody(method: str, note: str) -> Inferred[Speaker | None]:
    evidence = (Evidence(method=method, note=note, weight=0.0),)
    return Inferred(value=None, confidence=Confidence.UNCERTAIN, evidence=evidence)
