"""What identifies a registered incident, gathered once from the registry.

A clue is something that a text can name: a cue of the record, a threat group, a product, a
victim, an accuser, a responder, an accused place, the day of the attribution. How much it tells
is its kind's weight times its rarity: what many incidents share tells little.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from generator.edtf import precision
from generator.extracting.lexicon import Lexicon, compiled, speaks
from generator.extracting.standing import above
from generator.extracting.threat_groups import aliases
from generator.model import Agent, AgentId, Incident, Place
from generator.text import fold, is_cjk

WEIGHTS = {
    "cue": 0.5,
    "group": 0.4,
    "product": 0.4,
    "victim": 0.35,
    "accuser-person": 0.3,
    "responder": 0.2,
    "accuser": 0.12,
    "accuser-country": 0.08,
    "accused": 0.06,
    "day": 0.3,
}
"""How far one rare clue of a kind goes towards certainty (they add up as 1 - Π(1 - w)). Set so
that one distinctive clue alone suggests, and that countries and speakers never do: six of them
together stay below two cues. Swept on the five real texts and the invented corpora of the tests.
"""

IDENTIFYING = frozenset({"cue", "group", "product", "victim"})
"""Kinds that tell what a text is about. The others tell only who and when."""

PLAIN = 0.5
"""Share of a group's weight that a plain word among its aliases has, and the share by which it
is known to be one: it counts only beside another clue that is no country."""
BACKING = IDENTIFYING | {"accuser-person", "responder", "day"}
"""Kinds that vouch for a plain word."""


class Clue(NamedTuple):
    """A kind of ``WEIGHTS`` and what it names: an id, a phrase, a folded name, a month and day."""

    kind: str
    value: str


class Name(NamedTuple):
    """A written form of a group or product. ``cased``: only so written; ``share`` of the weight."""

    form: str
    clue: Clue
    cased: bool
    share: float


@dataclass(frozen=True, slots=True)
class Index:
    """The clues of every incident, with what finds them in a text."""

    clues: tuple[tuple[Incident, tuple[Clue, ...]], ...]
    rarity: dict[Clue, float]
    owners: dict[Clue, tuple[int, ...]]
    names: dict[str, tuple[Name, ...]]
    automaton: AhoCorasick | None
    words: tuple[str, ...]
    above: dict[AgentId, tuple[AgentId, ...]]
    titles: dict[str, str]


def group_forms(group: str) -> Iterator[Name]:
    """How a group's name is written, and its aliases.

    A name that holds a number is unmistakable in any case, and with or without a hyphen; any
    other only in the case of the record or of the galaxy.
    """
    clue = Clue("group", fold(group))
    digits = next((at for at, char in enumerate(group) if char.isdigit()), 0)
    head = group[:digits].rstrip(" -")
    if digits and head.isalpha():
        tail = group[digits:]
        for form in (head + tail, f"{head} {tail}", f"{head}-{tail}"):
            yield Name(form, clue, cased=False, share=1.0)
    else:
        for form in sorted({group, group.upper(), group.title()}):
            yield Name(form, clue, cased=True, share=1.0)
    for alias in aliases(group):
        # "Leviathan" and "Zirconium" are names of groups and words besides.
        plain = alias.isalpha() and not any(char.isupper() for char in alias[1:])
        yield Name(alias, clue, cased=True, share=PLAIN if plain else 1.0)


def product_forms(product: str) -> Iterator[Name]:
    """A product's name and, for long names, what is left without its first or last word."""
    words = product.split()
    yield Name(product, Clue("product", fold(product)), cased=len(words) == 1, share=1.0)
    if len(words) > 2:
        for part in (words[1:], words[:-1]):
            yield Name(" ".join(part), Clue("product", fold(product)), cased=True, share=0.8)


def backed(named: list[Clue], shares: dict[Clue, float]) -> list[Clue]:
    """``named`` without groups told by a plain word that nothing else vouches for."""
    vouched = any(clue.kind in BACKING and shares[clue] > PLAIN for clue in named)
    return [clue for clue in named if vouched or clue.kind != "group" or shares[clue] > PLAIN]


def bounded(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` is no part of a longer word. Scripts without spaces always part."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not any((char.isalnum() or char == "_") and not is_cjk(char) for char in (before, after))


def _claimants(incident: Incident, agents: dict[str, Agent]) -> Iterator[Clue]:
    for claim in incident.attributions:
        agent = agents.get(claim.by)
        person = agent is not None and agent.kind == "person"
        yield Clue("accuser-person" if person else "accuser", claim.by)
        if agent is not None and not person and agent.country:
            yield Clue("accuser-country", agent.country)
    for claim in incident.responses:
        yield Clue("responder", claim.by)


def _clues(incident: Incident, agents: dict[str, Agent]) -> tuple[Clue, ...]:
    found = [Clue("cue", fold(cue.form)) for cue in incident.cues]
    found += [Clue("group", fold(group)) for group in incident.threat_groups]
    found += [Clue("product", fold(product)) for product in incident.products]
    found += [Clue("victim", victim) for victim in incident.victims]
    found += [Clue("accused", place) for place in incident.accused]
    found += _claimants(incident, agents)
    if precision(incident.attributed) == "day":
        found.append(Clue("day", incident.attributed[5:10]))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16)
def index(
    incidents: tuple[Incident, ...], agents: tuple[Agent, ...], places: tuple[Place, ...]
) -> Index:
    """The clues of ``incidents``, compiled."""
    known = {str(agent.id): agent for agent in agents}
    clues = tuple((incident, _clues(incident, known)) for incident in incidents)
    owners: dict[Clue, list[int]] = {}
    for number, (_, found) in enumerate(clues):
        for clue in found:
            owners.setdefault(clue, []).append(number)
    total = len(incidents)
    names: dict[str, list[Name]] = {}
    for incident in incidents:
        forms = [name for group in incident.threat_groups for name in group_forms(group)]
        forms += [name for product in incident.products for name in product_forms(product)]
        for name in forms:
            listed = names.setdefault(fold(name.form), [])
            if name not in listed:
                listed.append(name)
    words = tuple(sorted(names))
    return Index(
        clues=clues,
        rarity={
            clue: math.log1p(total / len(having)) / math.log1p(total)
            for clue, having in owners.items()
        },
        owners={clue: tuple(having) for clue, having in owners.items()},
        names={word: tuple(found) for word, found in names.items()},
        automaton=AhoCorasick(list(words)) if words else None,
        words=words,
        above=above(agents),
        titles={str(place.id): place.name for place in places}
        | {str(agent.id): agent.name for agent in agents},
    )


@lru_cache(maxsize=64)
def cues(incidents: tuple[Incident, ...], language: str) -> Lexicon:
    """The cues for a text in ``language``; all of an incident's that has none for it."""
    entries: dict[tuple[str, str], None] = {}
    for incident in incidents:
        serving = [cue for cue in incident.cues if speaks(cue.language, language)]
        for cue in serving or incident.cues:
            entries[(fold(cue.form), cue.form)] = None
    return compiled(tuple(entries))
