"""Countries in a text, by the names that each language has for them.

The registry says how its places are written; where it is silent, the Unicode CLDR knows the name
of every country, and of every language, in every language. A country is recognised by its English
name in the registry. Endings and adjectives are allowed for: what is found tells which country a
text speaks of, and never how it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from generator.model import Place, PlaceId, Span
from generator.text import fold, is_cjk

SHORT = 4
"""Names up to this length are left whole, and take only short endings."""
TAIL, SHORT_TAIL = 6, 3
"""Most letters behind what stays of a name: "албан-ского", "Iran-ian"."""
ARTICLE = 3
"""Most letters that a script without capitals glues before a name: وال."""


class _Named(NamedTuple):
    """The folded name of a country, or the adjective of one, with its id if it is registered."""

    name: str
    place: PlaceId | None
    adjective: bool


@cache
def words() -> frozenset[str]:
    """The folded words of English names of countries, peoples and languages, as in "Danish"."""
    english = Locale("en")
    names = [*english.territories.values(), *english.languages.values()]
    return frozenset(word for name in names for word in fold(str(name)).split())


@cache
def cities() -> frozenset[str]:
    """The folded names of great cities that the world's zones of time are called by: "Baghdad".

    So much happens in each of them that its name tells no matter from another.
    """
    zones = get_global("zone_territories")
    named = [zone.rsplit("/", maxsplit=1)[-1] for zone in zones if "/" in zone]
    return frozenset(fold(name).replace("_", " ") for name in named)


@cache
def _codes() -> dict[str, str]:
    """Codes of countries by their folded English names."""
    names = Locale("en").territories
    return {fold(str(name)): str(code) for code, name in sorted(names.items()) if code.isalpha()}


@cache
def _names(language: str) -> tuple[tuple[str, str], ...]:
    """The folded name and the code of every country in a language."""
    try:
        locale = Locale.parse(language.split("-", maxsplit=1)[0])
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(
        (fold(str(name)), str(code))
        for code, name in sorted(locale.territories.items())
        if code.isalpha()
    )


@cache
def _tongues(language: str) -> tuple[tuple[str, str], ...]:
    """The folded name and the code of every language in a language."""
    try:
        locale = Locale.parse(language.split("-", maxsplit=1)[0])
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple((fold(str(name)), str(code)) for code, name in sorted(locale.languages.items()))


def _adjectives(places: tuple[Place, ...], language: str) -> Iterator[tuple[str, PlaceId]]:
    """The language that a people is called by, in another language: "Turkish" is "турецкий".

    It is the adjective of the country as well, in most languages; English ones are registered.
    """
    english = {name: code for name, code in _tongues("en") if len(code) == 2}
    peoples = {
        english[fold(form.form)]: place.id
        for place in places
        for form in place.names
        if form.language == "en" and fold(form.form) in english
    }
    for name, code in _tongues(language):
        if code in peoples:
            yield name, peoples[code]


def _stem(name: str) -> str:
    """A name without the end that cases and adjectives change."""
    if is_cjk(name[0]) or len(name) <= SHORT:
        return name
    # The names of most countries end in one vowel or two ("ия", "ie"): the second falls as well.
    return name[:-2] if len(name) > SHORT + 2 and not name.isascii() else name[:-1]


@lru_cache(maxsize=64)
def _finder(
    places: tuple[Place, ...], language: str
) -> tuple[AhoCorasick, tuple[_Named, ...]] | None:
    """The stems of every country's name; those of countries not registered hide shorter ones."""
    codes = _codes()
    known = {codes[fold(place.name)]: place.id for place in places if fold(place.name) in codes}
    stems: dict[str, _Named] = {}
    for name, code in _names(language):
        stems.setdefault(_stem(name), _Named(name, known.get(code), adjective=False))
    for name, place in _adjectives(places, language):
        stems.setdefault(_stem(name), _Named(name, place, adjective=True))
    if not any(found.place for found in stems.values()):
        return None
    ordered = sorted(stems)
    automaton = AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(stems[stem] for stem in ordered)


def named(
    text: str, folded: str, places: tuple[Place, ...], language: str
) -> Iterator[tuple[PlaceId, Span]]:
    """The registered countries that ``text`` names in its language, in its order."""
    finder = _finder(places, language)
    if finder is None:
        return
    automaton, known = finder
    for number, start, end in automaton.find_matches_as_indexes(folded):
        found = known[number]
        if found.place is not None and _stands(text, folded, start, end, found):
            yield found.place, Span(start=start, end=end)


def _stands(text: str, folded: str, start: int, end: int, found: _Named) -> bool:
    """Whether a stem found begins a word that can be a form of a name."""
    name = found.name
    if is_cjk(folded[start]):
        return True
    head = start
    while head and folded[head - 1].isalpha() and start - head <= ARTICLE:
        head -= 1
    cased = text[start].lower() != text[start].upper()
    if start - head > (0 if cased else ARTICLE):
        return False
    most = SHORT_TAIL if len(name) <= SHORT else TAIL
    tail = end
    while tail < len(folded) and folded[tail].isalpha() and tail - end <= most:
        tail += 1
    if tail - end > most:
        return False
    # An adjective may be in small letters ("албанский"); the name itself may not ("turkey").
    small = found.adjective or folded[start:tail] != name
    return not cased or text[start].isupper() or small
