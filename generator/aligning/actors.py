"""Who stands where in a sentence: its actors, what is done, and how small words mark each actor.

Actors are registered names, other names by their consonants (so that they meet across scripts)
and a few plain words such as "allies". How an actor is marked is read from tables of small words
(``languages.roles``), never from word order; order is a weaker sign that ``roles`` adds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.aligning.comparison import Names, tongue
from generator.aligning.traits import without_frame
from generator.extracting.words.transliteration import bones, key
from generator.languages import meanings, roles
from generator.languages.roles import Marks
from generator.model import Document, Span, Statement
from generator.text import fold, is_cjk

_SENTENCE = re.compile(r"[^.!?。！？;；؛\n]+(?:[.](?=\d)[^.!?。！？;；؛\n]*)*")
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = frozenset(",;:()«»“”—–،、，")
REACH = 3
"""Words before an actor among which a mark of it may stand: "against the frigate Kestrel"."""
BEHIND = 4
"""Characters behind an actor in which a particle may follow."""
BONES = 3
"""Consonants a name must have to be told from others by them."""


class Actor(NamedTuple):
    """Somebody in a sentence. ``mark``: ``agent``, ``subject``, ``goal``, ``source``, ``of``,
    ``with``, or "" where nothing shows.
    """

    key: str
    form: str
    start: int
    end: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: its words, its actors and acts in order, and whether it is in the passive."""

    words: str
    actors: tuple[Actor, ...]
    acts: tuple[tuple[int, str], ...]
    passive: bool
    marks: Marks


def scenes(document: Document, statement: Statement, called: Names) -> Iterator[Scene]:
    """The sentences of the words passed on that name at least one actor."""
    language = tongue(document)
    marks = roles.marks(language)
    if marks is None:
        return
    for span in without_frame(document, statement):
        for match in _SENTENCE.finditer(document.text, span.start, span.end):
            found = _scene(document, Span(start=match.start(), end=match.end()), called, marks)
            if found.actors:
                yield found


def _scene(document: Document, span: Span, called: Names, marks: Marks) -> Scene:
    text, language = span.of(document.text), tongue(document)
    words = [
        (match.start(), match.end(), fold(match[0]))
        for match in _WORD.finditer(text)
        if not is_cjk(match[0][0])
    ]
    meant = list(_meant(text, language, words))
    known = [
        *_registered(document, span, called),
        *(
            (start, end, f"={meaning}")
            for start, end, meaning in meant
            if meaning in _acts().actors
        ),
    ]
    known += _own(text, words, marks, called)
    known += _unregistered(text, language, words, known, meant, called)
    passive = any(word in marks.passive for _, _, word in words)
    taken = sorted(known)
    acts = tuple((start, meaning) for start, _, meaning in meant if meaning not in _acts().actors)
    actors = tuple(
        Actor(
            name,
            text[start:end],
            start,
            end,
            _mark(text, words, taken, (start, end), marks, called, passive=passive),
        )
        for start, end, name in taken
    )
    return Scene(text.strip(), actors, acts, passive, marks)


def _acts() -> roles.Acts:
    return roles.acts()


def _meant(
    text: str, language: str, words: list[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    for start, end, word in words:
        yield from ((start, end, meaning) for meaning in meanings.of_word(word, language))
    for match in _WORD.finditer(text):
        if is_cjk(match[0][0]):
            for start, size, some in meanings.of_run(match[0], language):
                low = match.start() + start
                yield from ((low, low + size, meaning) for meaning in some)


def _registered(document: Document, span: Span, called: Names) -> Iterator[tuple[int, int, str]]:
    mentions = document.mentions
    at = bisect_left(mentions, span.start, key=lambda entry: entry.span.start)
    for entry in mentions[at:]:
        if entry.span.start >= span.end:
            return
        if entry.kind in ("agent", "place", "group") and entry.target not in called.speakers:
            target = called.stands_for.get(entry.target, entry.target)
            yield entry.span.start - span.start, entry.span.end - span.start, target


def _own(
    text: str, words: list[tuple[int, int, str]], marks: Marks, called: Names
) -> Iterator[tuple[int, int, str]]:
    """Where the speaker's side is named by a pronoun."""
    if called.home:
        yield from ((start, end, called.home) for start, end, word in words if word in marks.own)
        for one in sorted(marks.own):
            if is_cjk(one[0]) and one in text:
                yield text.index(one), text.index(one) + len(one), called.home


def _unregistered(
    text: str,
    language: str,
    words: list[tuple[int, int, str]],
    known: list[tuple[int, int, str]],
    meant: list[tuple[int, int, str]],
    called: Names,
) -> Iterator[tuple[int, int, str]]:
    plain = {start for start, _, _ in meant}
    for start, end, _ in words:
        if not text[start].isupper() or start in plain:
            continue
        if any(low <= start < high for low, high, _ in known):
            continue
        frame = bones(key(text[start:end], language))
        if len(frame) >= BONES and frame[:4] not in called.voices:
            yield start, end, f"~{frame[:4]}"


def _mark(
    text: str,
    words: list[tuple[int, int, str]],
    taken: list[tuple[int, int, str]],
    place: tuple[int, int],
    marks: Marks,
    called: Names,
    *,
    passive: bool,
) -> str:
    start, end = place
    if is_cjk(text[start]):
        if text[start:end] in marks.own:
            return "of"
        return _mark_around(text, start, end, marks)
    low = max((high for _, high, _ in taken if high <= start), default=0)
    at = bisect_left(words, start, key=lambda word: word[1])
    form = fold(text[start:end])
    if form in marks.own:
        return "of"
    inflected = marks.cases and form not in called.plain
    instrumental = inflected and form.endswith(tuple(marks.instrumental))
    for number in range(at - 1, max(-1, at - 1 - REACH), -1):
        before, behind, word = words[number]
        if before < low or _STOPS & set(text[behind:start]):
            break
        found = _said_by(word, marks, passive=passive, instrumental=instrumental)
        if found:
            return found
    glued = words[at][0] if at < len(words) and words[at][0] < start else start
    if fold(text[glued:start]) in marks.goal_glued and glued < start:
        return "goal"
    if not marks.cases or form not in called.plain and not _near_plain(form, called):
        return ""
    if not inflected:
        return "subject"
    if any(part in form[BONES:] for part in marks.attribute):
        return "of"
    return "agent" if instrumental and passive else "goal"


def _near_plain(form: str, called: Names) -> bool:
    """Whether a form is an inflected one of a registered name: they begin alike."""
    return any(form[: max(3, len(one) - 2)] == one[: max(3, len(one) - 2)] for one in called.plain)


def _said_by(word: str, marks: Marks, *, passive: bool, instrumental: bool) -> str:
    """What a small word before an actor says of it."""
    if word in marks.agent and (passive or not marks.passive):
        return "agent"
    if word in marks.companion and (instrumental or word not in marks.source):
        return "with"
    if word in marks.goal:
        return "goal"
    if word in marks.source:
        return "of source" if word in marks.of else "source"
    return "of" if word in marks.of else ""


def _mark_around(text: str, start: int, end: int, marks: Marks) -> str:
    """The mark of a name in a script without spaces: what stands right before or behind it."""
    behind, before = text[end : end + BEHIND], text[max(0, start - BEHIND) : start]
    for mark, found in (
        ("agent", marks.agent_after),
        ("with", marks.with_after),
        ("source", marks.source_after),
        ("of", marks.of_after),
        ("goal", marks.goal_after),
        ("subject", marks.subject_after),
    ):
        if behind.startswith(tuple(found)) and found:
            return mark
    for mark, found in (
        ("agent", marks.agent),
        ("with", marks.companion),
        ("goal", marks.goal),
        ("source", marks.source),
    ):
        if before.endswith(tuple(found)) and found:
            return mark
    return ""
