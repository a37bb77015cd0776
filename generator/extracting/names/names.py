"""Names of a text that the registry knows, with what they stand for.

One automaton over folded text holds every written form; what it finds is kept only at the
edges of words (as the language glues and bends them) and in the case its form asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from ahocorasick_rs import AhoCorasick

from generator.languages import Pack
from generator.model import Mention, NameForm, Registry, Span
from generator.text import fold, is_cjk

SHORT_CAPITALS = 6
"""Forms of capitals alone up to this length (US, НАТО) must stand in capitals in the text."""
RUN_IN = 8
"""A form at least this long may run into a following function word by a typing mistake."""
BENDS = 4
"""A form at least this long may take one of the language's case endings."""
KEPT = 4
"""Registries whose automata are kept: a build reads all its documents with one."""


@dataclass(frozen=True, slots=True)
class Form:
    """One written form: ``kind`` is agent, outlet, place or role."""

    text: str
    kind: str
    target: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Found:
    """A form found in a text, with everything it may stand for."""

    start: int
    end: int
    forms: tuple[Form, ...]


class Gazetteer:
    """All forms of a registry in one automaton. Build it by ``gazetteer``."""

    __slots__ = ("_auto", "_forms", "_keys")

    def __init__(self, registry: Registry) -> None:
        """Collect the forms of agents (names and roles), outlets and places."""
        self._forms: dict[str, dict[tuple[str, str], Form]] = {}
        for agent in registry.agents:
            self._add("agent", agent.id, agent.name, agent.names)
            self._add("role", agent.id, agent.name, agent.roles, own=False)
        for outlet in registry.outlets:
            self._add("outlet", outlet.id, outlet.name, outlet.names)
        for place in registry.places:
            self._add("place", place.id, place.name, place.names)
        self._keys = sorted(self._forms)
        self._auto = AhoCorasick(self._keys) if self._keys else None

    def _add(
        self, kind: str, target: str, name: str, forms: tuple[NameForm, ...], *, own: bool = True
    ) -> None:
        first = ((name, "und"),) if own else ()
        for text, language in chain(first, ((form.form, form.language) for form in forms)):
            key = fold(text).strip()
            if not key or (len(key) == 1 and not is_cjk(key)):
                continue
            entry = Form(text.strip(), kind, target, name, language)
            self._forms.setdefault(key, {}).setdefault((kind, target), entry)

    def find(self, text: str, folded: str, pack: Pack) -> tuple[list[Found], list[Found]]:
        """The names and the role phrases of a text, each list in order and without overlaps.

        Of overlapping forms the first begun wins, then the longest. ``folded`` is ``fold(text)``.
        """
        if self._auto is None:
            return [], []
        names: list[Found] = []
        roles: list[Found] = []
        edges = _Edges(text, folded, pack)
        found = self._auto.find_matches_as_indexes(folded, overlapping=True)
        for index, start, end in sorted(found, key=lambda item: (item[1], -item[2])):
            known = self._forms[self._keys[index]].values()
            forms = [form for form in known if edges.cased(form, start)]
            stop = edges.stop(start, end) if forms else None
            if stop is None:
                continue
            for out, role in ((names, False), (roles, True)):
                kept = tuple(form for form in forms if (form.kind == "role") is role)
                if kept and (not out or start >= out[-1].end):
                    out.append(Found(start, stop, kept))
        return names, roles


class _Edges:
    """Where a name may begin and end in one text."""

    __slots__ = ("_endings", "_folded", "_function", "_possessives", "_prefixes", "_text")

    def __init__(self, text: str, folded: str, pack: Pack) -> None:
        self._text = text
        self._folded = folded
        self._prefixes = frozenset(
            fold(item) for item in pack.names.prefixes if item.strip("-'’").isalpha()
        )
        self._endings = frozenset(fold(item).strip("-") for item in pack.names.endings)
        self._possessives = frozenset(pack.names.possessives)
        self._function = frozenset(
            fold(word)
            for phrase in pack.speech.complementisers
            for word in phrase.split()
            if len(word) > 1
        )

    def cased(self, form: Form, start: int) -> bool:
        """Whether the text has capitals where the form has its first, or all of them."""
        if is_cjk(form.text[0]):
            return True
        piece = self._text[start : start + len(form.text)]
        if len(form.text) <= SHORT_CAPITALS and form.text.isupper() and len(form.text) > 1:
            return piece.isupper()
        return not form.text[0].isupper() or piece[:1].isupper()

    def stop(self, start: int, end: int) -> int | None:
        """The end of the name with its case ending, or None where it is part of a word."""
        folded = self._folded
        if is_cjk(folded[start]) and is_cjk(folded[end - 1]):
            return end
        if start and folded[start - 1].isalnum() and folded[start].isalnum():
            head = start
            while head and folded[head - 1].isalnum() and start - head < 5:
                head -= 1
            if folded[head:start] not in self._prefixes and not is_cjk(folded[start - 1]):
                return None
        tail = end
        while tail < len(folded) and folded[tail].isalnum() and tail - end < 8:
            tail += 1
        rest = folded[end:tail]
        if not rest or not folded[end - 1].isalnum() or is_cjk(rest[0]):
            return end
        if end - start >= BENDS and (
            rest in self._endings or self._text[end:tail].lower() in self._possessives
        ):
            return tail
        return end if end - start >= RUN_IN and rest in self._function else None


_CACHE: dict[int, tuple[Registry, Gazetteer]] = {}


def gazetteer(registry: Registry) -> Gazetteer:
    """The automaton of a registry, built once.

    Kept by identity, because hashing a registry costs more than reading a document; the
    registry is kept beside it, so that its identity is not given to another.
    """
    known = _CACHE.get(id(registry))
    if known is not None and known[0] is registry:
        return known[1]
    built = Gazetteer(registry)
    while len(_CACHE) >= KEPT:
        _CACHE.pop(next(iter(_CACHE)))
    _CACHE[id(registry)] = (registry, built)
    return built


def mentions(found: list[Found]) -> tuple[Mention, ...]:
    """What was found as mentions; a form of several agents mentions each."""
    return tuple(
        Mention(
            span=Span(start=item.start, end=item.end),
            kind=form.kind,
            target=form.target,
            name=form.name,
        )
        for item in found
        for form in item.forms
    )


def find(text: str, registry: Registry, pack: Pack) -> tuple[Mention, ...]:
    """The registered agents, outlets and places that a text names, in order."""
    return mentions(gazetteer(registry).find(text, fold(text), pack)[0])
