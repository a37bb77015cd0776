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
from generator.extracting.about import record_words, sounding
from generator.extracting.about.record_words import Common
from generator.extracting.about.sounding import Sounds
from generator.extracting.about.standing import above
from generator.extracting.about.threat_groups import aliases
from generator.extracting.words.lexicon import Lexicon, compiled, speaks
from generator.model import Agent, AgentId, Incident, Registry
from generator.text import fold, is_cjk

WEIGHTS = {
    "cue": 0.5,
    "group": 0.4,
    "product": 0.4,
    "term": 0.42,
    "victim": 0.35,
    "word": 0.3,
    "accuser-person": 0.3,
    "responder": 0.2,
    "accuser": 0.12,
    "accuser-country": 0.08,
    "accused": 0.06,
    "day": 0.3,
    "initials": 0.12,
}
"""How far one rare clue of a kind goes towards certainty (they add up as 1 - Π(1 - w)). Set so
that one distinctive clue alone suggests, and that countries and speakers never do: six of them
together stay below two cues. Swept on the five real texts and the invented corpora of the tests.
"""

IDENTIFYING = frozenset({"cue", "group", "product", "term", "victim", "word"})
"""Kinds that tell what a text is about. The others tell only who and when."""

PART = 0.5
"""Share of a word's weight that the last word of a longer name has alone, in the record's own
spelling: it may be a common word ("Soldier"). Names carried into another script are never."""
PLAIN = 0.5
"""Share of a group's weight that a plain word among its aliases has, and the share by which it
is known to be one: it counts only beside another clue that is no country."""
LEADING = IDENTIFYING | {"accuser-person", "day"}
"""Kinds by which an incident is looked up at all: what many incidents share leads to none."""
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
    sounds: Sounds[Clue]
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


def _own_names(incident: Incident, agents: dict[str, Agent], known: Common) -> list[Name]:
    """The names in the record's own words that no group, product or victim of it has."""
    listed = [agents[victim] for victim in incident.victims if victim in agents]
    other = {
        fold(form)
        for victim in listed
        for form in (victim.name, *(name.form for name in victim.names))
    }
    other |= {word for victim in listed for word in fold(victim.name).split()}
    other |= {
        fold(name.form)
        for group in incident.threat_groups
        for name in (*group_forms(group), *product_forms(group))
    } | {fold(form.form) for product in incident.products for form in product_forms(product)}
    found = []
    for form, kind in record_words.names(incident, known):
        if fold(form) in other:
            continue
        if kind == "part":
            found.append(Name(form, Clue("word", fold(form)), cased=True, share=PART))
        else:
            found.append(Name(form, Clue(kind, fold(form)), cased=True, share=1.0))
    return found


def _sounds(
    own: tuple[tuple[Name, ...], ...], incidents: tuple[Incident, ...], agents: dict[str, Agent]
) -> Sounds[Clue]:
    """What may stand in another script: names of one or two words in records, and who spoke."""
    forms = {
        (name.form, name.clue)
        for names in own
        for name in names
        if name.clue.kind == "word" or (name.clue.kind == "term" and len(name.form.split()) == 2)
    }
    for incident in incidents:
        for clue in _claimants(incident, agents):
            agent = agents.get(clue.value)
            if agent is not None and agent.kind == "person":
                forms.add((agent.name.split()[-1], clue))
    return sounding.table(sorted(forms))


def _clues(incident: Incident, agents: dict[str, Agent], own: tuple[Name, ...]) -> tuple[Clue, ...]:
    found = [Clue("cue", fold(cue.form)) for cue in incident.cues]
    found += [Clue("group", fold(group)) for group in incident.threat_groups]
    found += [Clue("product", fold(product)) for product in incident.products]
    found += [Clue("victim", victim) for victim in incident.victims]
    found += [Clue("accused", place) for place in incident.accused]
    found += [name.clue for name in own]
    found += _claimants(incident, agents)
    if precision(incident.attributed) == "day":
        found.append(Clue("day", incident.attributed[5:10]))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16)
def index(registry: Registry) -> Index:
    """The clues of the incidents, compiled; kept by the registry, which is cheap to look up."""
    incidents, agents, places = registry.incidents, registry.agents, registry.places
    known = {str(agent.id): agent for agent in agents}
    common = record_words.common(incidents, agents, places)
    own = tuple(tuple(_own_names(incident, known, common)) for incident in incidents)
    clues = tuple(
        (incident, _clues(incident, known, named))
        for incident, named in zip(incidents, own, strict=True)
    )
    owners: dict[Clue, list[int]] = {}
    for number, (_, found) in enumerate(clues):
        for clue in found:
            owners.setdefault(clue, []).append(number)
    total = len(incidents)
    names: dict[str, list[Name]] = {}
    for incident, named in zip(incidents, own, strict=True):
        forms = [*named]
        forms += [name for group in incident.threat_groups for name in group_forms(group)]
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
        sounds=_sounds(own, incidents, known),
        above=above(agents),
        titles={str(place.id): place.name for place in places}
        | {str(agent.id): agent.name for agent in agents},
    )


@lru_cache(maxsize=64)
def cues(registry: Registry, language: str) -> Lexicon:
    """The cues for a text in ``language``; all of an incident's that has none for it."""
    entries: dict[tuple[str, str], None] = {}
    for incident in registry.incidents:
        serving = [cue for cue in incident.cues if speaks(cue.language, language)]
        for cue in serving or incident.cues:
            entries[(fold(cue.form), cue.form)] = None
    return compiled(tuple(entries))
