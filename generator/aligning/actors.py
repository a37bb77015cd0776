"""Who stands where in a sentence: its actors, what is done, and how small words mark each actor.

Actors are registered names, other names by their consonants (so that they meet across scripts)
and a few plain words such as "allies". How an actor is marked is read from tables of small words
(``languages.roles``), never from word order; order is a weaker sign that ``roles`` adds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.aligning.comparison import Names, tongue
from generator.aligning.traits import without_frame
from generator.extracting.words.transliteration import bones, key
from generator.languages import meanings, roles
from generator.languages.roles import Marks
from generator.model import Document, Mode, Span, Statement
from generator.text import fold, is_cjk

_SENTENCE = re.compile(r"[^.!?。！？;；؛\n]+(?:[.](?=\d)[^.!?。！？;；؛\n]*)*")
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = frozenset(",;:()«»“”—–،、，")
_PLAIN, _UNKNOWN = "=", "~"
"""Open the key of an actor who is a plain word, and of one whose name is not registered."""
REACH = 3
"""Words before an actor among which a mark of it may stand: "against the frigate Kestrel"."""
BEHIND = 4
"""Characters behind an actor in which a particle may follow."""
TAIL = 400
"""Characters behind a retold statement that may still retell it."""
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


class _Placed(NamedTuple):
    """A word, a meaning or an actor's key, with where it stands in its sentence."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: its words, its actors and acts in order, and whether it is in the passive.

    ``start`` is where it stands in its document; its actors are placed within it.
    """

    start: int
    words: str
    actors: tuple[Actor, ...]
    acts: tuple[tuple[int, str], ...]
    passive: bool
    marks: Marks


def plain(actor: Actor) -> bool:
    """Whether an actor is a plain word, by its meaning, and no name."""
    return actor.key.startswith(_PLAIN)


def scenes(document: Document, statement: Statement, called: Names) -> Iterator[Scene]:
    """The sentences of the words passed on that name at least one actor, and of the paragraph
    behind them up to the next statement: a report that retells goes on without saying so.
    """
    language = tongue(document, statement)
    if roles.marks(language) is None:
        return
    for span in (*without_frame(document, statement), *_going_on(document, statement)):
        for match in _SENTENCE.finditer(document.text, span.start, span.end):
            found = _scene(document, Span(start=match.start(), end=match.end()), called, language)
            if found.actors:
                yield found


def _going_on(document: Document, statement: Statement) -> Iterator[Span]:
    """What stands behind a retold statement in its paragraph, before the next statement."""
    if statement.mode is not Mode.REPORTED:
        return
    start = statement.sentence.end
    at = bisect_right(document.blocks, start, key=lambda block: block.span.start) - 1
    end = min(start + TAIL, document.blocks[at].span.end if at >= 0 else start)
    every = document.statements
    after = bisect_left(every, start, key=lambda one: one.sentence.start)
    if after < len(every):
        end = min(end, every[after].sentence.start)
    if start < end:
        yield Span(start=start, end=end)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence taken apart: its words and the meanings in it, each with where it stands.

    ``passive`` where it surely is one, ``turned`` where it may be.
    """

    text: str
    language: str
    words: tuple[_Placed, ...]
    meant: tuple[_Placed, ...]
    marks: Marks
    called: Names
    passive: bool
    turned: bool


def _line(text: str, language: str, called: Names) -> _Line:
    marks = roles.marks(language) or Marks()
    words = tuple(
        _Placed(match.start(), match.end(), match[0].lower())
        for match in _WORD.finditer(text)
        if not is_cjk(match[0][0])
    )
    return _Line(
        text=text,
        language=language,
        words=words,
        meant=tuple(_meant(text, language, words)),
        marks=marks,
        called=called,
        passive=any(word.what in marks.passive for word in words)
        or any(is_cjk(mark[0]) and mark in text for mark in marks.passive),
        turned=any(word.what in marks.passive | marks.perhaps for word in words),
    )


def _scene(document: Document, span: Span, called: Names, language: str) -> Scene:
    line = _line(span.of(document.text), language, called)
    words = roles.acts().actors
    named = list(_registered(document, span, called))
    named += [
        one._replace(what=_PLAIN + one.what)
        for one in line.meant
        if one.what in words and not any(name.start < one.end <= name.end for name in named)
    ]
    named += _own(line)
    taken = sorted([*named, *_unregistered(line, named)])
    return Scene(
        start=span.start,
        words=line.text.strip(),
        actors=tuple(
            Actor(
                one.what,
                line.text[one.start : one.end],
                one.start,
                one.end,
                _mark(line, taken, one),
            )
            for one in taken
        ),
        acts=tuple((one.start, one.what) for one in line.meant if one.what not in words),
        passive=line.passive,
        marks=line.marks,
    )


def _meant(text: str, language: str, words: tuple[_Placed, ...]) -> Iterator[_Placed]:
    for word in words:
        for meaning in meanings.of_word(fold(word.what), language):
            yield word._replace(what=meaning)
    for match in _WORD.finditer(text):
        if is_cjk(match[0][0]):
            for start, size, some in meanings.of_run(match[0], language):
                low = match.start() + start
                yield from (_Placed(low, low + size, meaning) for meaning in some)


def _registered(document: Document, span: Span, called: Names) -> Iterator[_Placed]:
    mentions = document.mentions
    at = bisect_left(mentions, span.start, key=lambda entry: entry.span.start)
    for entry in mentions[at:]:
        if entry.span.start >= span.end:
            return
        if entry.kind in ("agent", "place", "group") and entry.target not in called.speakers:
            target = called.stands_for.get(entry.target, entry.target)
            yield _Placed(entry.span.start - span.start, entry.span.end - span.start, target)


def _own(line: _Line) -> Iterator[_Placed]:
    """Where the speaker's side is named by a pronoun."""
    home = line.called.home
    if home:
        yield from (one._replace(what=home) for one in line.words if one.what in line.marks.own)
        for word in sorted(line.marks.own):
            at = line.text.find(word) if is_cjk(word[0]) else -1
            if at >= 0:
                yield _Placed(at, at + len(word), home)


def _unregistered(line: _Line, named: list[_Placed]) -> Iterator[_Placed]:
    plain = {one.start for one in line.meant}
    for start, end, _ in line.words:
        if not line.text[start].isupper() or start in plain:
            continue
        if any(one.start <= start < one.end for one in named):
            continue
        frame = bones(key(line.text[start:end], line.language))
        if len(frame) >= BONES and frame[:4] not in line.called.voices:
            yield _Placed(start, end, _UNKNOWN + frame[:4])


def _mark(line: _Line, taken: list[_Placed], place: _Placed) -> str:
    text, marks, (start, end, _) = line.text, line.marks, place
    form = text[start:end].lower()
    if form in marks.own:
        return "of"
    if is_cjk(text[start]):
        return _mark_around(line, start, end)
    inflected = marks.cases and fold(form) not in line.called.plain
    instrumental = inflected and form.endswith(tuple(marks.instrumental))
    named = marks.cases and not place.what.startswith((_PLAIN, _UNKNOWN))
    if named and not inflected and form.endswith(tuple(marks.clear)):
        return "subject"  # no small word stands before the plain form
    low = max((one.end for one in taken if one.end <= start), default=0)
    at = bisect_left(line.words, start, key=lambda word: word.end)
    for word in line.words[max(0, at - REACH) : at][::-1]:
        if word.start < low or _STOPS & set(text[word.end : start]):
            break
        found = _said_by(word.what, marks, passive=line.turned, instrumental=instrumental)
        if found:
            return found
    glued = line.words[at].start if at < len(line.words) else start
    if glued < start and text[glued:start] in marks.goal_glued:
        return "goal"
    if not named or not inflected:
        return ""
    if any(part in form[BONES:] for part in marks.attribute):
        return "of"
    return "agent" if instrumental and line.passive else "goal"


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


def _mark_around(line: _Line, start: int, end: int) -> str:
    """The mark of a name in a script without spaces: what stands right before or behind it."""
    text, marks = line.text, line.marks
    behind, before = text[end : end + BEHIND], text[max(0, start - BEHIND) : start]
    for mark, found in (
        ("agent", marks.agent_after),
        ("agent", marks.passive_agent_after if line.passive else frozenset[str]()),
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
