"""Where a text names the clues of registered incidents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.extracting.about import clues, record_words, sounding, territories
from generator.extracting.about.clues import Clue, Index
from generator.model import AgentId, Mention, PlaceId, Registry, Span, agents_by_id
from generator.text import START

Found = dict[Clue, tuple[Span, float]]


def inside(offset: int, spans: list[Span]) -> bool:
    """Whether an offset lies within one of ``spans``, which are in order."""
    at = bisect_right(spans, offset, key=START) - 1
    return at >= 0 and offset < spans[at].end


def find(
    text: str,
    folded: str,
    spans: list[Span],
    mentions: tuple[Mention, ...],
    registry: Registry,
    index: Index,
    language: str,
) -> Found:
    """The first place of every clue that ``spans`` of the text name, with its share."""
    found: Found = {}
    lexicon = clues.cues(registry, language)
    known = sorted(mention.span for mention in mentions if mention.kind == "agent")
    for span in spans:
        for hit in lexicon.find(folded, span.start, span.end):
            found.setdefault(Clue("cue", hit.key), (hit.span, 1.0))
    for clue, span, share in chain(
        _names(text, folded, index, language),
        _heard(
            folded,
            (
                (clue, span)
                for clue, span in sounding.find(text, spans, language, index.sounds)
                # Whoever is known by name is nobody else of a like one.
                if clue.kind in ("accuser-person", "responder") or not inside(span.start, known)
            ),
            index,
            language,
        ),
        _mentioned(mentions, registry, index),
        _countries(territories.named(text, folded, registry.places, language)),
    ):
        if inside(span.start, spans) and found.get(clue, (span, 0.0))[1] < share:
            found[clue] = (span, share)
    return found


def _names(
    text: str, folded: str, index: Index, language: str
) -> Iterator[tuple[Clue, Span, float]]:
    """Groups, products and names of the records where their forms stand as whole words.

    The last word of a name may be a common one in the records' own language, and in no other.
    """
    own = _own(language)
    if index.automaton is None:
        return
    for number, start, end in index.automaton.find_matches_as_indexes(folded, overlapping=True):
        if not clues.bounded(text, start, end):
            continue
        for name in index.names[index.words[number]]:
            if not name.cased or text[start:end] == name.form:
                share = name.share if own or name.clue.kind != "word" else 1.0
                yield name.clue, Span(start=start, end=end), share


def _heard(
    folded: str, found: Iterable[tuple[Clue, Span]], index: Index, language: str
) -> Iterator[tuple[Clue, Span, float]]:
    """Names known by their sounds; the same spelling is no more than the name itself."""
    own = _own(language)
    for clue, span in found:
        if clue.kind != "word":
            yield clue, span, 1.0
        elif span.of(folded) != clue.value:
            shares = (name.share for name in index.names[clue.value] if name.clue == clue)
            yield clue, span, min(shares, default=1.0) if own else 1.0


def _own(language: str) -> bool:
    """Whether a text is in the language that records are written in."""
    return language.split("-", maxsplit=1)[0] == record_words.LANGUAGE


def _mentioned(
    mentions: tuple[Mention, ...], registry: Registry, index: Index
) -> Iterator[tuple[Clue, Span, float]]:
    """Clues that mentions of agents and places stand for."""
    agents = agents_by_id(registry)
    for mention in mentions:
        if mention.kind == "agent":
            target = mention.target
            for kind in ("victim", "accuser", "accuser-person", "responder"):
                yield Clue(kind, target), mention.span, 1.0
            for upper in index.above.get(AgentId(target), ()):
                yield Clue("accuser", upper), mention.span, 1.0
            agent = agents.get(target)
            if agent and agent.country:
                yield Clue("accused", agent.country), mention.span, 1.0
        elif mention.kind == "place":
            yield Clue("accuser-country", mention.target), mention.span, 1.0
            yield Clue("accused", mention.target), mention.span, 1.0


def _countries(named: Iterable[tuple[PlaceId, Span]]) -> Iterator[tuple[Clue, Span, float]]:
    """Clues that countries named in the language's own way stand for."""
    for place, span in named:
        yield Clue("accuser-country", place), span, 1.0
        yield Clue("accused", place), span, 1.0
