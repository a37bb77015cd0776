"""Who is a man or a woman by what stands around the name: a title, the pronouns for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from generator.extracting.names.references import Ref
from generator.extracting.scene.cues import BLANK, Scene, written
from generator.extracting.scene.phrasing import oblique
from generator.extracting.scene.stage import Cast

BEFORE = 12
"""Characters before a name in which its title stands."""
REACH = 300
"""Characters before a pronoun in which its sentence is looked through."""
AGREED = 3
"""Least share of a name's pronouns, in quarters, that must agree."""
_SENTENCE = re.compile(r"[.!?…]\s|\n")


def shown(scene: Scene, stage: Cast) -> dict[str, str]:
    """``m`` or ``f`` by a person's key: titles first, then what most of the pronouns say."""
    people = [(ref, key) for ref in scene.refs if (key := person_of(scene, stage, ref)) is not None]
    return _by_pronouns(scene, people) | _by_titles(scene, people)


def person_of(scene: Scene, stage: Cast, ref: Ref) -> str | None:
    """The person a reference names: an id, or the one form of a bare name."""
    if ref.kind == "agent" and stage.agents[ref.targets[0]].kind == "person":
        return ref.targets[0]
    if ref.kind == "person":
        return scene.people.of(written(scene.text, ref))
    return None


def _by_titles(scene: Scene, people: list[tuple[Ref, str]]) -> dict[str, str]:
    """By "Mr. X", "Frau Y": one title, whatever the name's other places."""
    out: dict[str, set[str]] = {}
    titles = scene.lex.titles
    for ref, key in people if titles else ():
        before = scene.narrator[max(0, ref.start - BEFORE) : ref.start].split()[-1:]
        gender = titles.get(before[0].rstrip(".")) if before else None
        if gender is not None:
            out.setdefault(key, set()).add(gender)
    return {key: found.pop() for key, found in sorted(out.items()) if len(found) == 1}


def _by_pronouns(scene: Scene, people: list[tuple[Ref, str]]) -> dict[str, str]:
    """By "X said that she": a pronoun means the one person whom its sentence names before it."""
    if not scene.lex.personal:
        return {}
    votes: dict[str, Counter[str]] = {}
    starts = [ref.start for ref, _ in people]
    for ref in scene.refs:
        if ref.kind != "pronoun" or ref.gender not in ("m", "f"):
            continue
        floor = max(0, ref.start - REACH)
        ends = [found.end() for found in _SENTENCE.finditer(scene.narrator, floor, ref.start)]
        start = ends[-1] if ends else floor
        last = bisect_right(starts, ref.start)
        named = set()
        while last and people[last - 1][0].start >= start:
            last -= 1
            named.add(people[last][1])
        if (
            len(named) == 1
            and not oblique(scene, [people[last][0]])
            and BLANK not in scene.narrator[start : ref.start]
        ):
            votes.setdefault(named.pop(), Counter())[ref.gender] += 1
    return {
        key: gender
        for key, found in sorted(votes.items())
        for gender, count in found.most_common(1)
        if 4 * count >= AGREED * found.total()
    }
