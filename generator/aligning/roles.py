"""Reversed roles: who does what to whom in one report, and the other way round in another.

Two kinds are told. Of two actors and an act that both renderings name, one acts on the other here
and suffers it there: "Meridia warned Lusania" and its reverse; lending to and borrowing from are
one act, so are an active sentence and its passive. And an actor who sides with somebody here
stands against it there, or makes it small: a partner in spying, and one who plays it down. Where
marks on both sides show it, the difference is probable; where word order alone does, suggested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from generator.aligning.actors import Actor, Scene, plain, scenes
from generator.aligning.comparison import Having, Names, Row, ids
from generator.languages import roles
from generator.model import Difference, Evidence, LinkConfidence, Passage, Span
from generator.saying import Kind, Said, listed, say

TRANSFER = "transfer"
"""The act that giving and receiving both are."""
LONGEST = 240
"""Characters of a sentence that stands as evidence."""
PARTNER, CRITIC = "partner", "critic"


class _Seen(NamedTuple):
    """That the first of two actors acts on the second in a report; ``spans`` are their names."""

    having: Having
    forward: bool
    marked: bool
    words: str
    spans: tuple[Span, ...]


def differences(row: Row, called: Names) -> Iterator[Difference]:
    """The reversed roles between the reports of a row."""
    having = row.having()
    told = [
        (entry, [scene for one in entry[1] for scene in scenes(entry[0], one, called)])
        for entry in having
    ]
    forms = {
        actor.key: called.titles.get(
            actor.key, say("“{words}”", words=actor.key[1:]) if plain(actor) else actor.form
        )
        for _, some in reversed(told)
        for scene in some
        for actor in scene.actors
    }
    yield from _reversed(told, forms, called)
    yield from _sides(told, forms, called)


_Told = list[tuple[Having, list[Scene]]]


def _reversed(told: _Told, forms: dict[str, str], called: Names) -> Iterator[Difference]:
    """Two actors whose parts in an act are exchanged."""
    seen: dict[tuple[str, str], dict[str, list[_Seen]]] = {}
    for entry, some in told:
        for scene in some:
            for pair, act, forward, marked in _parts(scene):
                acts = seen.setdefault(pair, {})
                part = _Seen(entry, forward, marked, scene.words, _named(scene, pair))
                acts.setdefault(act, []).append(part)
    for pair, acts in sorted(seen.items()):
        for _, parts in sorted(acts.items()):
            one = [part for part in parts if part.forward]
            two = [part for part in parts if not part.forward]
            if one and two and not _documents(one) & _documents(two):
                marked = any(part.marked for part in one) and any(part.marked for part in two)
                yield _difference(pair, one, two, forms, called, marked=marked)
                break


def _named(scene: Scene, keys: tuple[str, ...]) -> tuple[Span, ...]:
    """Where a scene names some actors."""
    return tuple(
        Span(start=scene.start + actor.start, end=scene.start + actor.end)
        for actor in scene.actors
        if actor.key in keys
    )


def _documents(parts: Iterable[_Seen]) -> set[str]:
    return {part.having[0].id for part in parts}


def _parts(scene: Scene) -> Iterator[tuple[tuple[str, str], str, bool, bool]]:
    """For every two actors of a scene and each act: the pair in order of keys, the act, whether
    the first acts on the second, and whether marks show it.
    """
    known = roles.acts()
    for one, two in combinations(scene.actors, 2):
        if one.key == two.key:
            continue
        pair = (min(one.key, two.key), max(one.key, two.key))
        for place, act in scene.acts:
            receiving = act in known.receiving
            if not receiving and act not in known.giving | known.acting:
                continue
            doer = _doer(one, two, scene, place, receiving=receiving)
            if doer is not None:
                name = TRANSFER if receiving or act in known.giving else act
                yield pair, name, doer[0] == pair[0], doer[1]


def _doer(
    one: Actor, two: Actor, scene: Scene, place: int, *, receiving: bool
) -> tuple[str, bool] | None:
    """Who of two acts on the other (who gives, where something is received), and whether marks
    show it; None where neither is clear.
    """
    first, second = (_weight(actor, receiving=receiving) for actor in (one, two))
    if _attribute(two, receiving=receiving) and one.end <= place < two.start:
        second = 0  # what is done to something of theirs is done to them
    if _attribute(one, receiving=receiving) and one.end <= place and two.mark == "goal":
        first = 0  # and what somebody of theirs does, they do
    if first is None or second is None:
        return None
    if first == second:
        if scene.passive:
            return None
        doer, other = one, two
    else:
        doer, other = (one, two) if first > second else (two, one)
    given = receiving and not any("source" in actor.mark for actor in (one, two))
    return (other if given else doer).key, first != second


def _attribute(actor: Actor, *, receiving: bool) -> bool:
    """Whether an actor only says whose or from where something or somebody is."""
    return actor.mark == "of" or ("source" in actor.mark and not receiving)


def _weight(actor: Actor, *, receiving: bool) -> int | None:
    """How much an actor is marked as the one who acts; None for one who takes no part."""
    if "source" in actor.mark:
        return 3 if receiving else None
    if actor.mark in ("of", "with"):
        return None
    return {"agent": 3, "subject": 1, "goal": -1}.get(actor.mark, 0)


def _sides(told: _Told, forms: dict[str, str], called: Names) -> Iterator[Difference]:
    """Actors who side with somebody in some reports and stand against it in others."""
    seen: dict[str, dict[str, list[_Seen]]] = {}
    for entry, some in told:
        for scene in some:
            for name, side in sorted(set(_taking_sides(scene))):
                sides = seen.setdefault(name, {})
                spans = _named(scene, (name,))
                part = _Seen(entry, side == PARTNER, marked=False, words=scene.words, spans=spans)
                sides.setdefault(side, []).append(part)
    for name, sides in sorted(seen.items()):
        one, two = sides.get(PARTNER, []), sides.get(CRITIC, [])
        if one and two and not _documents(one) & _documents(two):
            yield _difference((name,), one, two, forms, called, marked=False)


def _taking_sides(scene: Scene) -> Iterator[tuple[str, str]]:
    known = roles.acts()
    for place, act in scene.acts:
        if act in known.partner:  # "they and their allies worked together": all before it do
            yield from ((actor.key, PARTNER) for actor in _able(scene) if actor.end <= place)
        elif act in known.critic and not scene.passive:
            actor = _nearest(scene, place)
            if actor is not None:
                yield actor.key, CRITIC
    for actor in scene.actors:
        if actor.mark == "with":
            yield actor.key, PARTNER
            beside = _nearest(scene, actor.start)
            if beside is not None:
                yield beside.key, PARTNER


def _able(scene: Scene) -> list[Actor]:
    """The actors of whom nothing shows that they do not act."""
    return [actor for actor in scene.actors if actor.mark in ("", "subject", "agent")]


def _nearest(scene: Scene, place: int) -> Actor | None:
    """Who does what stands at ``place``: the last actor before it that may, else the first."""
    able = _able(scene)
    before = [actor for actor in able if actor.end <= place]
    if before:
        marked = [actor for actor in before if actor.mark == "subject"]
        return (marked or before)[-1]
    return able[0] if able and scene.marks.verb_first else None


def _difference(
    who: tuple[str, ...],
    one: list[_Seen],
    two: list[_Seen],
    forms: dict[str, str],
    called: Names,
    *,
    marked: bool,
) -> Difference:
    names = listed(list(dict.fromkeys(forms[key] for key in who)), last="and")
    sides = [
        list({part.having[0].id: part.having for part in some}.values()) for some in (one, two)
    ]
    return Difference(
        kind="role",
        note=say(
            "Roles of {who} differ: one way in {one}, another in {two}",
            who=names,
            one=called.called(sides[0]),
            two=called.called(sides[1]),
        ),
        statements=ids([*sides[0], *sides[1]]),
        confidence=LinkConfidence.PROBABLE if marked else LinkConfidence.SUGGESTED,
        evidence=tuple(
            Evidence(
                method="who-acts-on-whom", note=_quoted(part, called), weight=0.8 if marked else 0.5
            )
            for part in (one[0], two[0])
        ),
        passages=tuple(
            Passage(document=part.having[0].id, span=span)
            for part in (*one, *two)
            for span in part.spans
        ),
    )


def _quoted(part: _Seen, called: Names) -> Said:
    words = part.words if len(part.words) <= LONGEST else part.words[:LONGEST].rstrip() + "…"
    document = part.having[0]
    tag = document.language.value
    return say(
        "{report}: “{words}”",
        report=called.reports[document.id],
        words=words,
        lang=Said(tag, Kind.TONGUE, tag, {}),
    )
