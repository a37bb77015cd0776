"""Names that a record's own words hold: what its title and summary call the matter by.

A record need not list cues. Whoever writes "The poisoning of Sergei Skripal in Salisbury" has
given two. Only names count, never common words: words written with a capital inside a sentence,
or with figures or capitals inside, that nobody writes small and that are no country, great city,
month, post or kind of office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from babel import Locale

from generator.extracting.about import territories
from generator.extracting.words import transliteration
from generator.languages import load
from generator.model import Agent, Incident, Place
from generator.text import fold

_WORD = re.compile(r"\w+(?:[-.&'’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_ENDS = frozenset(".!?:\n")
LANGUAGE = "en"
"""The language that records are written in."""
SHORTEST = 3
"""Letters of the shortest name; initials of two letters stand for too much."""
LONGEST = 4
"""Words of the longest name."""


class Name(NamedTuple):
    """A name as the record writes it.

    ``kind``: ``term`` (several words, or one with figures or capitals inside), ``initials``,
    ``word`` (a single word) or ``part`` (the last word of somebody's name).
    """

    form: str
    kind: str


@dataclass(frozen=True, slots=True)
class Common:
    """Folded words that tell no matter from another: of ``offices`` not even in a name."""

    offices: frozenset[str]
    written_small: frozenset[str]


class _Token(NamedTuple):
    """``first``: it begins a sentence, where any word has a capital; ``joined``: to the last."""

    form: str
    first: bool
    joined: bool


@cache
def _calendar() -> frozenset[str]:
    """The English names of months and weekdays."""
    english = Locale("en")
    return frozenset(
        fold(str(name))
        for table in (english.months, english.days)
        for form in table["format"].values()
        for name in form.values()
    )


@cache
def _spoken() -> frozenset[str]:
    """Words of the packs that name posts, honorifics and the like, in every language."""
    return frozenset(
        word
        for pack in load().values()
        for phrase in (
            *pack.names.roles,
            *pack.names.honorifics,
            *pack.names.generic,
            *pack.names.openers,
        )
        for word in fold(phrase).split()
    )


@cache
def _joiners() -> frozenset[str]:
    return frozenset(fold(word) for pack in load().values() for word in pack.names.joiners)


def common(
    incidents: tuple[Incident, ...], agents: tuple[Agent, ...], places: tuple[Place, ...]
) -> Common:
    """What is no name of a single matter, by the whole registry."""
    offices = set(territories.words() | territories.cities() | _calendar() | _spoken())
    for agent in agents:
        words = {fold(match[0]) for match in _WORD.finditer(agent.name)}
        offices |= {fold(word) for one in agent.memberships for word in one.role.split()}
        # Whoever holds a post speaks on many matters; a body of several words shares them.
        if agent.memberships or (agent.kind != "person" and len(words) > 1):
            offices |= words
    for place in places:
        offices |= {fold(form) for form in (place.name, *(one.form for one in place.names))}
    small = {
        fold(match[0])
        for incident in incidents
        for text in texts(incident)
        for match in _WORD.finditer(text)
        if match[0].islower()
    }
    return Common(offices=frozenset(offices), written_small=frozenset(small))


def texts(incident: Incident) -> Iterator[str]:
    """The record's own words."""
    yield incident.title
    yield incident.summary
    for claim in (*incident.attributions, *incident.responses):
        if claim.says:
            yield claim.says


def names(incident: Incident, known: Common) -> tuple[Name, ...]:
    """The names in a record's own words, in their order."""
    found: dict[str, Name] = {}
    inside: set[str] = set()
    runs: list[tuple[list[_Token], bool]] = []
    for text in texts(incident):
        tokens = list(_tokens(text))
        titled = _titled(tokens)
        if not titled:
            inside |= {fold(one.form) for one in tokens if one.form[0].isupper() and not one.first}
        runs += [(run, titled) for run in _runs(tokens)]
    for run, titled in runs:
        first = run[0]
        doubtful = (titled or first.first) and fold(first.form) not in inside
        for name in _named([token.form for token in run], known, doubtful=doubtful):
            found.setdefault(fold(name.form), name)
    return tuple(found.values())


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        first = not end or any(char in _ENDS for char in between)
        joined = bool(end) and between == " "
        end = match.end()
        yield _Token(_POSSESSIVE.sub("", match[0]), first, joined)


def _titled(tokens: list[_Token]) -> bool:
    """Whether a line is written as a title, with a capital on every word of some length."""
    long = [token for token in tokens if len(token.form) > LONGEST]
    return len(long) > 1 and all(token.form[0].isupper() for token in long)


def _runs(tokens: Iterable[_Token]) -> Iterator[list[_Token]]:
    """Capitalised words that stand together, with what joins them ("Guardians of Peace")."""
    run: list[_Token] = []
    waiting: list[_Token] = []
    for token in (*tokens, _Token("-", first=True, joined=False)):
        named = _capital(token.form) or _kind(token.form) == "code"
        if run and token.joined and not token.first:
            if named:
                run += [*waiting, token]
                waiting = []
                continue
            if fold(token.form) in _joiners():
                waiting.append(token)
                continue
        if run:
            yield run
        waiting = []
        run = [token] if named else []


def _capital(form: str) -> bool:
    """Whether a word has a capital, if need be behind an article: "al-Masri"."""
    return transliteration.bare(form)[0].isupper()


def _kind(form: str) -> str:
    """How a word is written: with figures or capitals inside, in capitals alone, or plainly."""
    letters = [char for char in form if char.isalpha()]
    if form[0].isalpha() and any(char.isdigit() for char in form):
        return "code"
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return "initials" if form.isalpha() else "code"
    inner = any(char.isupper() and before.islower() for before, char in pairwise(form))
    return "code" if inner else "word"


def _named(forms: list[str], known: Common, *, doubtful: bool) -> Iterator[Name]:
    """The names that a run of capitalised words gives: the whole, and its telling words.

    ``doubtful``: its first word may have its capital for another reason.
    """
    for form in forms:
        kind = _kind(form)
        if kind == "code" or (kind == "initials" and not _office(form, known)):
            yield Name(form, "term" if kind == "code" else kind)
    pieces = list(_pieces(forms))
    if doubtful and len(pieces) > 1 and len(pieces[0]) == 1:
        # "Attribution of the Ledger": the first word opens a sentence, and is none of the name.
        pieces, doubtful = pieces[1:], False
        forms = forms[forms.index(pieces[0][0], 1) :]
    if len(pieces) > 1 and not any(_office(form, known) for form in forms if form[0].isupper()):
        yield Name(" ".join(forms), "term")
    for number, piece in enumerate(pieces):
        # "Ministry of Finance": what an office or a common word is joined to is no name alone.
        beside = {fold(near[0]) for near in pieces[number + 1 : number + 2]}
        beside |= {fold(near[-1]) for near in pieces[max(0, number - 1) : number]}
        if not any(word in known.offices or word in known.written_small for word in beside):
            yield from _whole(piece, known, doubtful=doubtful and number == 0)


def _pieces(forms: list[str]) -> Iterator[list[str]]:
    """A run parted at the small words that join it."""
    piece: list[str] = []
    for form in forms:
        if _capital(form) or not form.isalpha():
            piece.append(form)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _whole(forms: list[str], known: Common, *, doubtful: bool) -> Iterator[Name]:
    low, high = 0, len(forms)
    while low < high and _office(forms[low], known):
        low += 1
    while high > low and _office(forms[high - 1], known):
        high -= 1
    kept = forms[low:high]
    doubtful = doubtful and low == 0
    if fold(" ".join(kept)) in territories.cities():
        return
    small = [form for form in kept if fold(form) in known.written_small]
    telling = len(kept) - len(small) - doubtful
    if len(kept) > 1 and telling > 0:
        yield Name(" ".join(kept), "term")
    if small or not kept or (doubtful and len(kept) == 1):
        return
    if _kind(kept[-1]) == "word" and len(kept[-1]) > SHORTEST:
        yield Name(kept[-1], "word" if len(kept) == 1 else "part")


def _office(form: str, known: Common) -> bool:
    folded = fold(form)
    return len(folded) < SHORTEST or folded in known.offices or folded.isdigit()
