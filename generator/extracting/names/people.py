"""Which written names of one text are one person: inflected, shortened, from another script.

A form is only ever replaced by another form that the text or the registry holds; where two
people fit, the name stays as it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.extracting.words.inflection import Endings, endings, rank, same, stems
from generator.extracting.words.lexicon import speaks
from generator.extracting.words.transliteration import bones, key, parts
from generator.model import Registry

MOST = 400
"""Most names of one text that are compared; a list of more is no report of who said what."""
KEPT = 16
"""Indexes kept: a build reads all its documents with one registry in some languages."""
FORMS = 24
"""Forms of one name that each is compared with."""
RUN_IN = 5
"""A family name at least this long is known again where the next word is run into it."""


_Fits = Callable[[tuple[str, ...]], bool]


@dataclass(slots=True)
class Person:
    """Somebody with the forms of their name so far; ``id`` where the registry knows them."""

    forms: list[tuple[str, tuple[str, ...]]]
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of a text stand for: a registry's id, or one form for all of a person's.

    ``inflected`` are full names that are a registered person's in another case; ``unsure`` those
    whom nothing but an initial and a family name ties to somebody in the registry; ``registered``
    the ids among the values of ``canonical``.
    """

    canonical: dict[str, str] = field(default_factory=dict)
    inflected: dict[str, str] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
    registered: frozenset[str] = frozenset()

    def of(self, name: str) -> str:
        """The id or the one form for ``name``; itself where nothing is known of it."""
        return self.canonical.get(name, name)


class Index:
    """The people of a registry by the stems and by the sounds of their names. See ``index``."""

    __slots__ = ("by_sound", "by_stem", "forms", "rules")

    def __init__(self, registry: Registry, tag: str) -> None:
        """Collect the forms that serve texts in the language ``tag``."""
        self.rules = endings(tag)
        self.by_stem: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.by_sound: dict[str, set[str]] = {}
        self.forms: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for agent in registry.agents:
            if agent.kind != "person":
                continue
            written = [form.form for form in agent.names if speaks(form.language, tag)]
            for name in dict.fromkeys((agent.name, *written)):
                pieces = parts(name)
                if not pieces:
                    continue
                self.forms.setdefault(agent.id, []).append((name, pieces))
                for stem in sorted(stems(pieces[-1], self.rules)):
                    self.by_stem.setdefault(stem, []).append((pieces, agent.id))
                if len(pieces) > 1 and name.isascii():
                    self.by_sound.setdefault(key(name), set()).add(agent.id)

    def inflected(self, pieces: tuple[str, ...]) -> str | None:
        """The one registered person of whose name these parts are a form."""
        return self._only(pieces, lambda other: same(pieces, other, self.rules))

    def initialled(self, pieces: tuple[str, ...]) -> str | None:
        """The one registered person with this initial and family name."""
        return self._only(pieces, lambda other: _initial_fits(pieces, other, self.rules))

    def _only(self, pieces: tuple[str, ...], fits: _Fits) -> str | None:
        found = {
            target
            for stem in stems(pieces[-1], self.rules)
            for other, target in self.by_stem.get(stem, ())
            if fits(other)
        }
        return found.pop() if len(found) == 1 else None

    def sounding(self, sound: str) -> str | None:
        """The one registered person whose name sounds so."""
        found = self.by_sound.get(sound, set()) if sound and sound[0] != "-" else set()
        return next(iter(found)) if len(found) == 1 else None


_CACHE: dict[tuple[int, str], tuple[Registry, Index]] = {}


def index(registry: Registry, tag: str) -> Index:
    """The index of a registry for one language, built once and kept by the registry's identity."""
    known = _CACHE.get((id(registry), tag))
    if known is not None and known[0] is registry:
        return known[1]
    built = Index(registry, tag)
    while len(_CACHE) >= KEPT:
        _CACHE.pop(next(iter(_CACHE)))
    _CACHE[id(registry), tag] = (registry, built)
    return built


def resolve(
    names: Iterable[str], named: Iterable[str], known: Index, tag: str, verbs: frozenset[str]
) -> Names:
    """What the names that a text holds stand for.

    ``names`` are in the order of the text, ``named`` the ids of registered people whom it names
    in full, ``verbs`` the words that may be run into a name by a typing mistake.
    """
    wanted = list(dict.fromkeys(names))[:MOST]
    split = {name: parts(name) for name in wanted}
    full = [name for name in wanted if len(split[name]) > 1 and len(split[name][0]) > 1]
    crowd = _Crowd(known, tag)
    for target in dict.fromkeys(named):
        crowd.add(Person(known.forms.get(target, []), target))
    for name in full:
        crowd.place(name, split[name])
    canonical = {name: one for name, one in crowd.names().items() if name in split}
    unsure = set()
    shorts = _Shorts(known.rules)
    for name in wanted:
        if not split[name] or name in canonical:
            continue
        person = crowd.short(split[name]) or crowd.run_in(split[name], verbs)
        if person is not None:
            canonical[name] = crowd.chosen(person)
        elif len(split[name]) > 1:
            by_initial = known.initialled(split[name])
            if by_initial is not None:
                canonical[name] = by_initial
                unsure.add(name)
        elif len(split[name]) == 1 and not crowd.shared(split[name]):
            shorts.add(name, split[name])
    for person in shorts.people:
        canonical |= dict.fromkeys((name for name, _ in person.forms), crowd.chosen(person))
    registered = frozenset(name for name in canonical.values() if name in known.forms)
    return Names(canonical, crowd.inflected, frozenset(unsure), registered)


class _Crowd:
    """The people of one text by the stems of their names' parts."""

    def __init__(self, known: Index, tag: str) -> None:
        self._known = known
        self._rules = known.rules
        self._tag = tag
        self._people: list[Person] = []
        self._by_stem: dict[str, list[Person]] = {}
        self._by_sound: dict[str, Person] = {}
        self._by_bones: dict[tuple[str, bool], Person] = {}
        self.inflected: dict[str, str] = {}
        self._chosen: dict[int, str] = {}

    def add(self, person: Person) -> None:
        """Take in somebody with the forms they have."""
        self._people.append(person)
        for form in person.forms:
            self._file(person, *form)

    def _file(self, person: Person, name: str, pieces: tuple[str, ...]) -> None:
        for piece in {pieces[0], pieces[-1]}:
            for stem in stems(piece, self._rules):
                held = self._by_stem.setdefault(stem, [])
                if person not in held[-1:]:
                    held.append(person)
        sound = key(name, self._tag)
        if sound and sound[0] != "-":
            self._by_sound.setdefault(sound, person)
        if sound:
            self._by_bones.setdefault((bones(sound), sound[0] == "-"), person)

    def place(self, name: str, pieces: tuple[str, ...]) -> None:
        """Give a full name to whom it belongs, or to somebody new."""
        target = self._known.inflected(pieces)
        if target is not None:
            self.inflected[name] = target
        sound = key(name, self._tag)
        target = target or self._known.sounding(sound)
        person = self._owner(pieces, sound, target)
        if person is None:
            self.add(Person([(name, pieces)], target))
            return
        person.forms = [*person.forms, (name, pieces)]
        self._file(person, name, pieces)

    def _owner(self, pieces: tuple[str, ...], sound: str, target: str | None) -> Person | None:
        for stem in sorted(stems(pieces[-1], self._rules)):
            for person in self._by_stem.get(stem, ()):
                if target is not None and person.id == target:
                    return person
                if any(same(pieces, other, self._rules) for _, other in person.forms):
                    return person
        found = self._by_sound.get(sound) if sound else None
        if found is None and sound:  # Arabic beside another script: consonants alone
            found = self._by_bones.get((bones(sound), sound[0] != "-"))
        if found is None and target is not None:
            found = next((person for person in self._people if person.id == target), None)
        return found

    def names(self) -> dict[str, str]:
        """The one form, or the id, for every full name."""
        found: dict[str, str] = {}
        for person in self._people:
            found |= dict.fromkeys((name for name, _ in person.forms), self.chosen(person))
        return found

    def chosen(self, person: Person) -> str:
        """The one form, or the id, for somebody, worked out once when all names are placed."""
        known = self._chosen.get(id(person))
        if known is None:
            known = self._chosen[id(person)] = _chosen(person, self._rules)
        return known

    def short(self, pieces: tuple[str, ...]) -> Person | None:
        """The one person of this family name, or else first name; with an initial, if it fits."""
        found = self._fitting(pieces)
        return found[0] if len(found) == 1 else None

    def shared(self, pieces: tuple[str, ...]) -> bool:
        """Whether several people of the text have this name."""
        return len(self._fitting(pieces)) > 1

    def _fitting(self, pieces: tuple[str, ...]) -> list[Person]:
        word = pieces[-1]
        held = [
            person
            for stem in sorted(stems(word, self._rules))
            for person in self._by_stem.get(stem, ())
        ]
        near = list({id(person): person for person in held}.values())
        for fits in (_last_exactly, _last_bent, _first_bent):
            found = [
                person
                for person in near
                if any(
                    fits(word, other, self._rules)
                    and (len(pieces) == 1 or _initial_fits(pieces, other, self._rules))
                    for _, other in person.forms
                    if len(other) > 1
                )
            ]
            if found:
                return found
        return []

    def run_in(self, pieces: tuple[str, ...], verbs: frozenset[str]) -> Person | None:
        """Whose family name the last part begins with, where a known word follows in it."""
        word = pieces[-1]
        for size in range(len(word) - 1, RUN_IN - 1, -1):
            if word[size:] in verbs:
                found = self._fitting((*pieces[:-1], word[:size])[-1:])
                if len(found) == 1:
                    return found[0]
        return None


def _last_exactly(word: str, other: tuple[str, ...], _rules: Endings) -> bool:
    return other[-1] == word


def _last_bent(word: str, other: tuple[str, ...], rules: Endings) -> bool:
    return not stems(other[-1], rules).isdisjoint(stems(word, rules))


def _first_bent(word: str, other: tuple[str, ...], rules: Endings) -> bool:
    return not stems(other[0], rules).isdisjoint(stems(word, rules))


def _initial_fits(pieces: tuple[str, ...], other: tuple[str, ...], rules: Endings) -> bool:
    """Whether "A. Kovel" may be short for "Anna Kovel"."""
    given = pieces[:-1]
    if len(other) < len(given) + 1 or any(len(piece) > 1 for piece in given):
        return False
    fits = all(piece == whole[0] for piece, whole in zip(given, other, strict=False))
    return fits and _last_bent(pieces[-1], other, rules)


class _Shorts:
    """The people of whom a text gives one name alone, each with the forms of it."""

    def __init__(self, rules: Endings) -> None:
        self.people: list[Person] = []
        self._rules = rules
        self._first: dict[str, int] = {}

    def add(self, name: str, pieces: tuple[str, ...]) -> None:
        """Give a name to the first of whom a form shares a stem with it, or to somebody new."""
        own = stems(pieces[0], self._rules)
        at = min((self._first[stem] for stem in own if stem in self._first), default=None)
        if at is None:
            at = len(self.people)
            self.people.append(Person([]))
        self.people[at].forms.append((name, pieces))
        for stem in own:
            self._first[stem] = min(at, self._first.get(stem, at))


def _chosen(person: Person, rules: Endings) -> str:
    """The id of somebody registered, else the form nearest to the nominative, else the first."""
    if person.id is not None:
        return person.id
    script = [name[:1].isascii() for name, _ in person.forms]
    alike = [form for form, own in zip(person.forms, script, strict=True) if own == script[0]]
    if not rules.cases:
        return alike[0][0]  # nothing bends, so no form is nearer than another

    def distance(form: tuple[str, tuple[str, ...]]) -> int:
        return max((rank(form[1], other, rules) for _, other in alike[:FORMS]), default=0)

    return min(alike, key=distance)[0]
