"""The corpus without what may not be shown: masked texts, and reasons that quote none of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator.model import (
    Corpus,
    Document,
    Excerpt,
    Link,
    Registry,
    Rights,
    Span,
    Thread,
    Utterance,
)
from generator.rights.excerpts import Withheld, count, overlap, shown_statements, shows_text
from generator.saying import Kind, Said, listed, say
from generator.text import cjk_count, fold, words

T = TypeVar("T")

MASK = "\u2588"
"""Stands for each character that may not be shown, so that spans stay true. It is never printed:
to see one on a page is to see a mistake that would have shown the word itself."""
LEFT_OUT = "\u2026"
"""Stands in a reason for words that may not be shown."""
_TOLD = frozenset({"note", "reason", "rejected", "role"})
"""Fields of the model that hold sentences of ours, into which words of a source may be put."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hidden:
    """What of one document may not be shown: its text between the shown parts, as words.

    ``open`` are words that may be said all the same: shown ones, and the registry's names.
    """

    words: frozenset[str]
    runs: str
    open: frozenset[str]
    shown: str
    names: frozenset[str]

    def quoted(self, value: str) -> bool:
        """Whether a value holds words that may not be shown."""
        plain = _flat(value)
        if plain in self.names:
            return False
        for word in plain.split():
            if word in self.open or word.isdecimal():
                continue
            if word in self.words:
                return True
            if cjk_count(word) and word in self.runs and word not in self.shown:
                return True
        return False


def opened(corpus: Corpus) -> Corpus:
    """``corpus`` as it may be published. Spans, ids and counts stay as they are."""
    names = _names(corpus.registry)
    hidden: dict[str, _Hidden] = {}
    titles: list[_Hidden] = []
    documents = []
    for document in corpus.documents:
        masked, some = _masked(document, names)
        documents.append(masked)
        if some is not None:
            hidden[document.id] = some
            if masked.title.value != document.title.value:
                titles.append(some)  # what other documents rest on may name it by its title
    if not hidden:
        return replace(corpus, documents=tuple(documents))
    of = {entry.id: entry.document for one in documents for entry in one.statements}

    def touching(ids: Iterable[str]) -> tuple[_Hidden, ...]:
        found = dict.fromkeys(str(of.get(id_, id_)) for id_ in ids)  # type: ignore[call-overload]
        return (*(hidden[id_] for id_ in found if id_ in hidden), *titles)

    return replace(
        corpus,
        documents=tuple(documents),
        links=tuple(_link(entry, touching) for entry in corpus.links),
        utterances=tuple(_utterance(entry, touching) for entry in corpus.utterances),
        threads=tuple(_thread(entry, touching) for entry in corpus.threads),
    )


_Touching = Callable[[Iterable[str]], tuple[_Hidden, ...]]


def _link(link: Link, touching: _Touching) -> Link:
    return _scrubbed(link, touching((link.source, link.target)))


def _utterance(utterance: Utterance, touching: _Touching) -> Utterance:
    ends = [*utterance.members, *(gap.document for gap in utterance.gaps)]
    ends += [passage.document for one in utterance.differences for passage in one.passages]
    return _scrubbed(utterance, touching(ends))


def _thread(thread: Thread, touching: _Touching) -> Thread:
    ends = {turn.id: (*turn.statements, *turn.documents, *turn.derived) for turn in thread.turns}
    moves = tuple(
        _scrubbed(
            move,
            touching((*move.statements, *ends.get(move.source, ()), *ends.get(move.target, ()))),
        )
        for move in thread.moves
    )
    return replace(thread, moves=moves)


def _masked(document: Document, names: frozenset[str]) -> tuple[Document, _Hidden | None]:
    """One document without what may not be shown of it; None where all of it may."""
    if document.source.rights is Rights.WITHDRAWN:
        return document, None
    shown = {entry.id for entry in shown_statements(document)}
    whole = shows_text(document)
    if whole and len(shown) == len(document.statements):
        return document, None
    spans = (
        Withheld(document).at
        if whole
        else tuple(span for one in document.statements if one.id in shown for span in one.spans)
    )
    hide = _flags(document.text, spans, inside=whole)
    text = "".join(
        MASK if off and not char.isspace() else char
        for char, off in zip(document.text, hide, strict=True)
    )
    hidden = _hidden(document, text, hide, names)
    made: Document = _scrubbed(document, (hidden,))
    return replace(
        made,
        text=text,
        title=_title(made, spans) if whole else made.title,
        source=_source(document, shown),
        date=replace(
            made.date,
            candidates=tuple(
                one
                for one in made.date.candidates
                if one.span is None or MASK not in one.span.of(text)
            ),
        ),
        statements=tuple(
            entry if entry.id in shown else replace(entry, text="") for entry in made.statements
        ),
        proposals=(),
    ), hidden


def _flags(text: str, spans: Iterable[Span], *, inside: bool) -> bytearray:
    """For each character whether it is hidden: within ``spans``, or outside of them."""
    flags = bytearray(b"\0" if inside else b"\1") * len(text)
    for span in spans:
        size = len(range(*slice(span.start, span.end).indices(len(text))))
        flags[span.start : span.start + size] = (b"\1" if inside else b"\0") * size
    return flags


def _title(document: Document, spans: Iterable[Span]) -> Any:
    """The title, unless withheld words stand in it; a title written by hand is ours."""
    at = document.title_span
    if at is None or document.title.by_hand or not any(overlap(at, span) for span in spans):
        return document.title
    return replace(document.title, value=None, evidence=())


def _source(document: Document, shown: set[Any]) -> Any:
    """The source with the cap that leaves exactly the shown statements."""
    if shows_text(document):
        return document.source
    total = sum(
        count(span.of(document.text))
        for entry in document.statements
        if entry.id in shown
        for span in entry.spans
    )
    return replace(document.source, excerpt=Excerpt(words=max(1, total), share=1.0))


def _hidden(document: Document, masked: str, hide: bytearray, names: frozenset[str]) -> _Hidden:
    closed = "".join(
        char if off or char.isspace() else " "
        for char, off in zip(document.text, hide, strict=True)
    )
    runs = _flat(closed)
    title = document.title.value or ""
    shown = _flat(f"{masked.replace(MASK, ' ')} {title if not shows_text(document) else ''}")
    own = frozenset(shown.split())
    return _Hidden(
        words=frozenset(runs.split()) - own,
        runs=runs,
        open=own,
        shown=shown,
        names=names,
    )


def _flat(text: str) -> str:
    """Folded words with single spaces between them, and nothing else."""
    folded = fold(text)
    return " ".join(span.of(folded) for span in words(folded))


def _names(registry: Registry) -> frozenset[str]:
    """Everything that the registry itself calls somebody or something."""
    found: set[str] = set()
    for agent in registry.agents:
        found.update((_flat(agent.name), *(_flat(form.form) for form in agent.names)))
    for outlet in registry.outlets:
        found.update((_flat(outlet.name), *(_flat(form.form) for form in outlet.names)))
    for place in registry.places:
        found.update((_flat(place.name), *(_flat(form.form) for form in place.names)))
    found.update(_flat(entry.title) for entry in registry.occasions)
    found.update(_flat(entry.title) for entry in registry.key_points)
    found.update(_flat(entry.title) for entry in registry.stances)
    for incident in registry.incidents:
        found.add(_flat(incident.title))
    for incident in registry.incidents:
        things = (*incident.threat_groups, *incident.products)
        found.update(_flat(thing) for thing in things)
    return frozenset(found)


def _scrubbed(value: T, hidden: tuple[_Hidden, ...]) -> T:
    """``value`` without hidden words in its sentences; the same object where there are none."""
    return _walk(value, hidden) if hidden else value


def _walk(value: Any, hidden: tuple[_Hidden, ...]) -> Any:
    if isinstance(value, Span):
        return value
    if isinstance(value, tuple):
        items = tuple(_walk(item, hidden) for item in value)
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else items
    if not dataclasses.is_dataclass(value):
        return value
    changed = {}
    for each in dataclasses.fields(value):
        old = getattr(value, each.name)
        if each.name == "source" and isinstance(value, Document):
            continue
        told = each.name in _TOLD and isinstance(old, str)
        new = _sentence(old, hidden) if told else _walk(old, hidden)
        if new is not old:
            changed[each.name] = new
    return replace(value, **changed) if changed else value


def _sentence(told: str, hidden: tuple[_Hidden, ...]) -> str:
    """A sentence with an ellipsis for each value that quotes what may not be shown."""
    if not isinstance(told, Said):
        return LEFT_OUT if any(one.quoted(told) for one in hidden) else told
    if told.kind is Kind.MESSAGE:
        values = {
            name: _sentence(part, hidden) if isinstance(part, str) else part
            for name, part in told.values.items()
        }
        same = all(values[name] is part for name, part in told.values.items())
        return told if same else say(told.message, **values)
    if told.kind is Kind.LIST:
        parts: Mapping[str, Any] = told.values
        items = tuple(_sentence(part, hidden) for part in parts["items"])
        same = all(new is old for new, old in zip(items, parts["items"], strict=True))
        return told if same else listed(items, last=told.message, gap=parts["gap"])
    return told
