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
MOST = 1 / 2
"""The share from which on somebody is the main speaker probably. This and what follows was chosen
on 141 articles in ten languages, most of them real, their main speakers labelled by hand: of 70
named then 69 are right, all 54 that are probable; 32 that have one are left without."""
DOUBTED = 1 / 2
"""How much words count that are only perhaps somebody's, or of somebody without a name."""
TIE = 0.05
"""Two shares so close are as good as equal where the head of the text names neither."""
NEXT = 0.85
"""So much of the first's share makes the second as good as equal, whomever the head names."""
_QUOTED = (Mode.DIRECT, Mode.FRAGMENT)
_NAMELESS = frozenset({"words", "role-words"})
"""Ways of giving a speaker by what is no name: "some people", "a driver"."""
_STANDING = frozenset({"role", "pronoun"})
"""Ways of giving a speaker in which the name stands elsewhere, if anywhere."""
_GUESSED = frozenset({"speech-carried", "speech-mood", "speech-goes-on", "country"})
"""Rules by which words are somebody's though nothing beside them says so."""
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


FIRST = 300
"""Most characters of a first sentence: a page without full stops is not all head."""
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?…]\s|[。！？]")


def _first(scene: Scene, block: Span) -> Span:
    """The first sentence of a paragraph, about: what is between quotation marks ends none."""
    limit = min(block.end, block.start + FIRST)
    end = _SENTENCE.search(scene.narrator, block.start, limit)
    return Span(start=block.start, end=end.start() if end else limit)


def _head(scene: Scene, blocks: tuple[Block, ...]) -> _Head:
    titles = [block.span for block in blocks if block.label is Label.TITLE]
    first = next((block.span for block in blocks if block.label is Label.BODY), None)
    body = [_first(scene, first)] if first else []
    subject = _begins(scene, titles[0]) if titles else frozenset()
    return _Head(named=_named(scene, [*titles, *body]), subject=subject)


@dataclass(slots=True)
class _Share:
    """What makes somebody the main speaker: their words, weighed; whether any are surely theirs,
    and quoted; how many statements, and how many of these name them.
    """

    speaker: Speaker
    words: float = 0.0
    firm: int = 0
    quoted: bool = False
    statements: int = 0
    named: int = 0
    nameless: bool = False

    def add(self, statement: Statement, words: float) -> None:
        """Count one statement with what its words weigh."""
        methods = {item.method for item in statement.speaker.evidence}
        sure = statement.speaker.confidence is not Confidence.UNCERTAIN
        self.words += words
        self.statements += 1
        self.firm += sure
        self.quoted |= sure and statement.mode in _QUOTED
        loose = _GUESSED if self.speaker.id is not None else _GUESSED | _STANDING
        self.named += not methods & loose
        self.nameless |= bool(methods & _NAMELESS)

    def carries(self, *, head: bool, share: float) -> bool:
        """Whether this is enough to name anybody: a quotation surely theirs, or several statements
        of which one is, or which by their number and share leave little doubt; or the head.
        """
        several = head or self.statements > 1
        if self.nameless:
            return share >= MOST and (self.quoted or (bool(self.firm) and several))
        if not self.named:
            return False
        return self.quoted or (several and (bool(self.firm) or share >= MOST))

    def sure(self, share: float) -> Confidence:
        """No surer than the statements; a share of half of the words is needed as well."""
        backed = self.quoted or (self.firm and self.statements > 1)
        probable = backed and share >= MOST and not self.nameless
        return Confidence.PROBABLE if probable else Confidence.UNCERTAIN


def main(
    statements: tuple[Statement, ...],
    scene: Scene,
    stage: Cast,
    blocks: tuple[Block, ...],
) -> Inferred[Speaker | None]:
    """Whose words fill most of the text; those count more whom its head names.

    Nobody, where no one's share is large enough, two are as good as equal, or what somebody is
    said to have said is too little, or too doubtful.
    """
    head = _head(scene, blocks)
    shares, total = _shares(statements, head, stage)
    if not shares:
        return _nobody("no-speaker", say("nobody was made out to speak"))
    ranked = sorted(shares, key=lambda key: -shares[key].words)
    key, first = ranked[0], shares[ranked[0]]
    share = first.words / total
    if share < LEAST:
        note = say("nobody has a third of the words ascribed, {share}", share=f"{share:.0%}")
        return _nobody("no-main-speaker", note)
    second = shares[ranked[1]].words / total if len(ranked) > 1 else 0.0
    plain = all(_factor(head, stage, item) <= 1.0 for item in ranked[:2])
    if (share - second < TIE and plain) or second > share * NEXT:
        note = say("two have as good as equal shares of the words")
        return _nobody("no-main-speaker", note)
    if not first.carries(head=_factor(head, stage, key) > 1.0, share=share):
        note = say("what most of the words ascribed rest on is too weak to name anybody")
        return _nobody("no-main-speaker", note)
    note = say(
        "{share} of the words ascribed to anybody are theirs, the head of the text counting",
        share=f"{share:.0%}",
    )
    evidence = (Evidence(method="share-of-words", note=note, weight=round(share, 3)),)
    return Inferred(value=first.speaker, confidence=first.sure(share), evidence=evidence)


def _shares(
    statements: tuple[Statement, ...], head: _Head, stage: Cast
) -> tuple[dict[str, _Share], float]:
    """What everybody has of the words, by key, and how many words there are, all weighed; also
    those that are quoted and nobody's.
    """
    shares: dict[str, _Share] = {}
    total = 0.0
    for statement in statements:
        if statement.mode is Mode.QUESTION:
            continue
        speaker = statement.speaker.value
        words = WEIGHTS[statement.mode] * sum(span.end - span.start for span in statement.spans)
        if statement.speaker.confidence is Confidence.UNCERTAIN:
            words *= DOUBTED
        if speaker is not None:
            if {item.method for item in statement.speaker.evidence} & _NAMELESS:
                words *= DOUBTED
            words *= _factor(head, stage, speaker.key)
            shares.setdefault(speaker.key, _Share(speaker)).add(statement, words)
        total += words
    return shares, total


def _factor(head: _Head, stage: Cast, key: str) -> float:
    """How much more the words of somebody count by what the head of the text says."""
    if key in head.subject:
        return SUBJECT
    return LEAD if {key, *stage.held(key)} & head.named else 1.0


def _nobody(method: str, note: str) -> Inferred[Speaker | None]:
    evidence = (Evidence(method=method, note=note, weight=0.0),)
    return Inferred(value=None, confidence=Confidence.UNCERTAIN, evidence=evidence)
