"""Who speaks in a text, and whose statement it mainly reports."""

from __future__ import annotations

from generator.extracting.actors import Cast
from generator.extracting.cues import Scene
from generator.model import (
    Block,
    Confidence,
    Evidence,
    Inferred,
    Label,
    Mode,
    Speaker,
    Statement,
)


def everybody(statements: tuple[Statement, ...]) -> tuple[Speaker, ...]:
    """Everybody who speaks, in order of first appearance."""
    out: dict[str, Speaker] = {}
    for statement in statements:
        speaker = statement.speaker.value
        if speaker is not None:
            out.setdefault(speaker.key, speaker)
    return tuple(out.values())


LEAD = 2.0
"""How much more the words of somebody count whom the title or the first paragraph names: the
text is then about their answer. Swept 1 to 3 on the five real
documents: below 1.5 one of them names an embassy quoted at length, from 1.5 on all are right."""
WEIGHTS = {Mode.DIRECT: 2.0, Mode.FRAGMENT: 2.0, Mode.REPORTED: 1.0, Mode.QUESTION: 0.0}
"""A character in quotation marks is twice as surely the speaker's as one retold."""


def _lead(scene: Scene, blocks: tuple[Block, ...]) -> frozenset[str]:
    """Agents named in the title or the first paragraph."""
    body = [block for block in blocks if block.label is Label.BODY][:1]
    spans = [block.span for block in blocks if block.label is Label.TITLE] + [b.span for b in body]
    return frozenset(
        form.target
        for item in scene.found
        for form in item.forms
        if form.kind == "agent" and any(s.start <= item.start < s.end for s in spans)
    )


def main(
    statements: tuple[Statement, ...],
    scene: Scene,
    stage: Cast,
    blocks: tuple[Block, ...],
) -> Inferred[Speaker | None]:
    """Whose words fill most of the text; those count more whom its head names."""
    lead = _lead(scene, blocks)
    weights: dict[str, float] = {}
    people: dict[str, Speaker] = {}
    for statement in statements:
        speaker = statement.speaker.value
        if speaker is None or statement.mode is Mode.QUESTION:
            continue
        people.setdefault(speaker.key, speaker)
        named = {speaker.key, *stage.held(speaker.key)} & lead
        size = sum(span.end - span.start for span in statement.spans)
        extra = size * WEIGHTS[statement.mode] * (LEAD if named else 1.0)
        weights[speaker.key] = weights.get(speaker.key, 0.0) + extra
    if not weights:
        note = "nobody was made out to speak"
        none = (Evidence(method="no-speaker", note=note, weight=0.0),)
        return Inferred(value=None, confidence=Confidence.UNCERTAIN, evidence=none)
    key = max(people, key=lambda item: weights[item])
    share = weights[key] / sum(weights.values())
    note = f"{share:.0%} of the words ascribed to anybody are theirs, the head of the text counting"
    evidence = (Evidence(method="share-of-words", note=note, weight=round(share, 3)),)
    sure = Confidence.PROBABLE if share >= 0.5 else Confidence.UNCERTAIN
    return Inferred(value=people[key], confidence=sure, evidence=evidence)
