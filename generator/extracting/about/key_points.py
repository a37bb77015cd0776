"""What statements do and which recurring points they make, by the registry's phrases.

A phrase inside a longer one says nothing of its own: "rejects the accusations" holds no
accusation. So of nested matches only the outermost counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from generator.extracting.about import polarity, standing
from generator.extracting.words.lexicon import Hit, Lexicon, chosen, compiled
from generator.model import (
    AgentId,
    Evidence,
    KeyPoint,
    KeyPointId,
    Mode,
    Registry,
    Span,
    StanceId,
    Statement,
    Tag,
)
from generator.saying import say
from generator.text import fold

_POINT = "point:"
_STANCE = "stance:"


def tag(
    text: str, statements: tuple[Statement, ...], language: str, registry: Registry
) -> tuple[Statement, ...]:
    """The statements with the stances and key points whose phrases their words hold.

    Quoted words are read by themselves; reported words and fragments in their whole sentence,
    less what others are quoted with inside it. A reporter's question takes no stance.
    """
    folded = fold(text)
    lexicon = _lexicon(registry, language)
    points = {str(point.id): point for point in registry.key_points}
    known = standing.sides(registry)
    quoted = sorted(
        span
        for statement in statements
        if statement.mode in (Mode.DIRECT, Mode.QUESTION)
        for span in statement.spans
    )
    return tuple(
        statement
        if statement.mode is Mode.QUESTION
        else _on_its_side(
            _tagged(statement, _hits(statement, folded, lexicon, quoted, language), points),
            known,
            registry,
        )
        for statement in statements
    )


@lru_cache(maxsize=32)
def _lexicon(registry: Registry, language: str) -> Lexicon:
    entries = [
        (_POINT + point.id, phrase)
        for point in registry.key_points
        for phrase in chosen(point.phrases, language)
    ]
    entries += [
        (_STANCE + stance.id, phrase)
        for stance in registry.stances
        for phrase in chosen(stance.phrases, language)
    ]
    return compiled(tuple(entries))


def _areas(statement: Statement, quoted: list[Span]) -> list[Span]:
    """Where a statement's own words stand."""
    if statement.mode is Mode.DIRECT:
        return list(statement.spans)
    areas = []
    start = statement.sentence.start
    for span in quoted:
        if span.end <= start or span.start >= statement.sentence.end or span in statement.spans:
            continue
        if span.start > start:
            areas.append(Span(start=start, end=span.start))
        start = span.end
    if start < statement.sentence.end:
        areas.append(Span(start=start, end=statement.sentence.end))
    return areas


def _outermost(hits: list[Hit], shields: list[Hit]) -> list[Hit]:
    """Those of ``hits`` that no match of another key in ``shields`` properly contains."""
    kept = []
    reach: dict[str, int] = {}
    together: list[Hit] = []
    wanted = set(hits)
    for hit in sorted(shields, key=lambda item: (item.span.start, -item.span.end, item.key)):
        if together and together[0].span != hit.span:
            for earlier in together:
                reach[earlier.key] = max(reach.get(earlier.key, 0), earlier.span.end)
            together = []
        together.append(hit)
        if hit in wanted and not any(
            end >= hit.span.end for key, end in reach.items() if key != hit.key
        ):
            kept.append(hit)
    return kept


def _first(hits: Iterable[Hit]) -> dict[str, Hit]:
    """The first match of every key, the longest where several begin together."""
    best: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda item: (item.span.start, -item.span.end, item.key)):
        best.setdefault(hit.key, hit)
    return best


def _evidence(hit: Hit) -> Evidence:
    return Evidence(method="phrase", note=say("says it in these words"), span=hit.span)


def _hits(
    statement: Statement, folded: str, lexicon: Lexicon, quoted: list[Span], language: str
) -> list[tuple[Hit, bool]]:
    """The phrases in a statement's own words, each with whether it is done there.

    A point is made by naming it: "should not spy on its allies" makes the point that it does.
    """
    return [
        (
            hit,
            hit.key.startswith(_POINT)
            or not polarity.unsaid(folded, hit, area.start, area.end, language),
        )
        for area in _areas(statement, quoted)
        for hit in lexicon.find(folded, area.start, area.end)
    ]


def _tagged(
    statement: Statement, told: list[tuple[Hit, bool]], points: dict[str, KeyPoint]
) -> Statement:
    if not (told or statement.key_points or statement.stances):
        return statement
    hits = [hit for hit, _ in told]
    said = [hit for hit, said in told if said]
    pointed = [hit for hit in hits if hit.key.startswith(_POINT)]
    found = _first(_outermost(pointed, pointed))
    stances = {
        key.removeprefix(_STANCE): (_evidence(hit),)
        for key, hit in _first(
            _outermost([hit for hit in said if hit.key.startswith(_STANCE)], hits)
        ).items()
    }
    for key in sorted(found):
        point = points[key.removeprefix(_POINT)]
        note = say("follows from the key point “{point}”", point=point.title)
        implied = Evidence(method="key-point", note=note, span=found[key].span)
        for stance in point.stances:
            stances[stance] = (*stances.get(stance, ()), implied)
    return replace(
        statement,
        key_points=tuple(
            Tag(id=KeyPointId(key.removeprefix(_POINT)), evidence=(_evidence(found[key]),))
            for key in sorted(found)
        ),
        stances=tuple(Tag(id=StanceId(key), evidence=stances[key]) for key in sorted(stances)),
    )


def _on_its_side(
    statement: Statement, known: dict[AgentId, frozenset[str]], registry: Registry
) -> Statement:
    """The statement without what it only names to answer it, or to accuse.

    "The embassy rejected reports of state-backed intruders" holds the accusers' point in the
    answerer's sentence. Where the records know the speaker on one side alone, points that belong
    to the other side are taken for the other's, and so are its stances. An accuser's own quoted
    words keep the stances they show themselves: who accuses may well deny something.
    """
    speaker = statement.speaker.value
    if speaker is None or speaker.id is None:
        return statement
    sides = known.get(speaker.id, frozenset())
    if len(sides) != 1:
        return statement
    accuses = standing.ACCUSING in sides
    theirs, points = _of(registry, standing.ANSWERING if accuses else standing.ACCUSING)
    own = [tag for tag in statement.key_points if tag.id not in points]
    following = {
        stance
        for point in registry.key_points
        if point.id in {tag.id for tag in own}
        for stance in point.stances
    }
    shown = accuses and statement.mode is Mode.DIRECT
    return replace(
        statement,
        stances=tuple(
            tag
            for tag in statement.stances
            if (tag.id not in theirs or (shown and _shows(tag)))
            and (_shows(tag) or tag.id in following)
        ),
        key_points=tuple(own),
    )


@lru_cache(maxsize=32)
def _of(registry: Registry, side: str) -> tuple[frozenset[StanceId], frozenset[KeyPointId]]:
    """The stances of one side, and the points from which such a stance follows."""
    theirs = frozenset(stance.id for stance in registry.stances if stance.side == side)
    points = (point.id for point in registry.key_points if theirs.intersection(point.stances))
    return theirs, frozenset(points)


def _shows(tag: Tag[StanceId]) -> bool:
    """Whether a stance stands in words of its own, and doesn't only follow from a point."""
    return any(evidence.method != "key-point" for evidence in tag.evidence)
