"""Incidents and press events that no record knows yet, proposed to a maintainer.

Documents that no known incident explains are grouped by what they are about (``candidates``,
``likeness``, ``grouping``). A group becomes a proposal where somebody in it accuses or answers; a
document alone only where it attributes, to somebody, on a known day. Nothing here links: what is
proposed is for a maintainer to accept, change or leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from generator import unbroken
from generator.edtf import bounds, precision
from generator.extracting.words.transliteration import key
from generator.linking import candidates, claims, grouping, profiles, sharing, telling
from generator.linking.candidates import Item
from generator.linking.claims import Claims
from generator.linking.common import day
from generator.linking.likeness import Measure, rarity
from generator.linking.sharing import Shared
from generator.linking.telling import Telling
from generator.model import (
    Document,
    DocumentId,
    Evidence,
    Link,
    LinkConfidence,
    LinkKind,
    Registry,
    Rights,
    Speaker,
)
from generator.saying import counted, listed, say

LEAST = 0.35
"""Likeness, on average, of a group's documents. Swept from .3 to .65: on 1,243 labelled pairs of
public articles, grouped together, F1 is best from .4 to .45, and precision grows with it."""
BACKGROUND = 20
"""Texts' worth of small words that every language is taken to show, see ``profiles.background``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedOccasion:
    """Reports of what one speaker said on one day. The speaker may be unregistered."""

    date: str
    speaker: Speaker
    documents: tuple[DocumentId, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedIncident:
    """Documents that seem to tell of one thing, with what they say of it.

    ``attributed`` is None where no document's day is known.
    """

    documents: tuple[DocumentId, ...]
    languages: tuple[str, ...]
    attributed: str | None
    claims: Claims
    shared: Shared
    occasions: tuple[ProposedOccasion, ...]
    evidence: tuple[Evidence, ...]


def proposed(
    documents: Iterable[Document], links: Iterable[Link], registry: Registry
) -> tuple[ProposedIncident, ...]:
    """What the documents that no known incident explains seem to tell of, by day."""
    every = sorted(documents, key=lambda document: document.id)
    links = tuple(links)
    open_ = unexplained(every, links)
    if not open_:
        return ()
    items = {entry.id: item(entry) for entry in every}
    groups, like = _grouped([items[entry.id] for entry in open_], items.values())
    by_id = {entry.id: entry for entry in open_}
    found = []
    for group in groups:
        members = [by_id[DocumentId(name)] for name in group]
        told = claims.told(members, registry)
        if told.moves if len(members) > 1 else _stands_alone(members[0], told):
            found.append(_proposal(members, told, like(group), links))
    return tuple(sorted(found, key=lambda entry: (entry.attributed or "9999", entry.documents)))


def unexplained(documents: Iterable[Document], links: Iterable[Link]) -> list[Document]:
    """Documents that are firmly linked to no incident, and that no maintainer placed."""
    explained = {
        link.source
        for link in links
        if link.kind is LinkKind.CONCERNS and link.confidence is not LinkConfidence.SUGGESTED
    }
    return [
        document
        for document in documents
        if document.id not in explained
        and document.source.overrides.incidents is None
        and document.source.overrides.occasion is None
        and document.source.rights is not Rights.WITHDRAWN
    ]


def groups(items: Sequence[Item], least: float = LEAST) -> list[tuple[str, ...]]:
    """The ids of documents that are about one thing, together; single ones too."""
    return _grouped(items, items, least)[0]


class _Likeness:
    """How alike the documents of a group are, on average."""

    def __init__(self, items: Sequence[Item], every: Iterable[Item]) -> None:
        every = tuple(every)
        profiles_ = [item.profile for item in every]
        languages = sorted({profile.language for profile in profiles_})
        small = [profiles.background(language) for language in languages] * BACKGROUND
        self.known = rarity([*profiles_, *small])
        self._measure = Measure(self.known)
        self._items = {item.id: item for item in items}
        everybody = frozenset().union(*(item.parties for item in every))
        self._telling = Telling(items, self.known, everybody)

    def pair(self, one: str, two: str) -> float:
        """How alike two are; not at all if their days are far apart.

        Texts that share little besides their parties are the less alike for it.
        """
        first, second = self._items[one], self._items[two]
        enough = self._telling.enough(one, two) if candidates.near(first, second) else 0.0
        return enough and enough * self._measure(first.profile, second.profile)

    def __call__(self, group: Sequence[str]) -> float:
        """The average over each document and the next ones: enough for a reader."""
        few = [(a, b) for at, a in enumerate(group) for b in group[at + 1 : at + 4]]
        return fmean(self.pair(*pair) for pair in few) if few else 1.0


def _grouped(
    items: Sequence[Item], every: Iterable[Item], least: float = LEAST
) -> tuple[list[tuple[str, ...]], _Likeness]:
    like = _Likeness(items, every)
    edges = {pair: like.pair(*pair) for pair in candidates.pairs(items, like.known)}
    return grouping.grouped([item.id for item in items], edges, like.pair, least), like


def item(document: Document) -> Item:
    """A document as grouping needs it."""
    document, _ = unbroken.whole(document)
    return Item(
        document.id,
        profiles.of_document(document),
        candidates.days_of(day(document)),
        telling.parties(document),
        telling.numbers_of_days(document),
    )


def _stands_alone(document: Document, told: Claims) -> bool:
    """Whether one document is enough: it attributes, to somebody, on a known day."""
    return bool(told.attributing and told.accused and _exact(document.date.edtf))


def _exact(edtf: str | None) -> bool:
    return edtf is not None and precision(edtf) == "day" and bounds(edtf)[0] == bounds(edtf)[1]


def _proposal(
    members: list[Document], told: Claims, alike: float, links: tuple[Link, ...]
) -> ProposedIncident:
    dated = {entry.id: (day(entry) or "")[:10] for entry in members if _exact(day(entry))}
    accusing = [dated[name] for name in told.accusing if name in dated]
    attributed = min(accusing or dated.values(), default=None)
    shared = sharing.shared(members)
    languages = tuple(sorted({entry.language.value for entry in members}))
    return ProposedIncident(
        documents=tuple(entry.id for entry in members),
        languages=languages,
        attributed=attributed,
        claims=told,
        shared=shared,
        occasions=tuple(_occasions(members)),
        evidence=tuple(_why(members, dated, shared, alike, links)),
    )


def _why(
    members: list[Document],
    dated: dict[DocumentId, str],
    shared: Shared,
    alike: float,
    links: tuple[Link, ...],
) -> Iterable[Evidence]:
    """Why these documents are put together, in words."""
    if len(members) > 1:
        note = say(
            "alike by {share} on average, where 0 is not at all and 1 the same subject",
            share=f"{alike:.2f}",
        )
        yield Evidence(method="likeness", note=note, weight=round(alike, 3))
    else:
        note = say("no other document is like it; it attributes, on a known day")
        yield Evidence(method="alone", note=note)
    yield from shared.evidence()
    days = sorted(set(dated.values()))
    if days:
        note = (
            say("dated on {day}", day=days[0])
            if len(days) == 1
            else say("dated from {start} to {end}", start=days[0], end=days[-1])
        )
        if missing := len(members) - len(dated):
            note = say("{dated}; the day of {number} is not known", dated=note, number=str(missing))
        yield Evidence(method="days", note=note)
    names = {entry.id for entry in members}
    near = sorted(
        {link.target for link in links if link.source in names and link.kind is LinkKind.CONCERNS}
    )
    if near:
        note = say(
            "a known incident was only suggested for some: {incidents}", incidents=listed(near)
        )
        yield Evidence(method="suggested", note=note, weight=0.3)


def _occasions(members: list[Document]) -> Iterable[ProposedOccasion]:
    """What one speaker said on one day: the day must be known exactly, and be the text's own."""
    found: dict[tuple[str, str], list[Document]] = {}
    for entry in members:
        speaker, edtf = entry.main_speaker.value, entry.date.edtf
        if speaker is not None and edtf is not None and _exact(edtf):
            sounds = speaker.id or key(speaker.name, entry.language.value) or speaker.name
            found.setdefault((edtf[:10], sounds), []).append(entry)
    for (date, _), reports in sorted(found.items()):
        speaker = reports[0].main_speaker.value
        assert speaker is not None
        yield ProposedOccasion(
            date=date,
            speaker=speaker,
            documents=tuple(entry.id for entry in reports),
            evidence=(
                Evidence(
                    method="same-speaker",
                    note=say(
                        "{who} is the main speaker of {documents}",
                        who=speaker.name,
                        documents=_count(len(reports)),
                    ),
                ),
                Evidence(method="same-day", note=say("dated {day}", day=date)),
            ),
        )


def _count(number: int) -> str:
    return counted(number, "one document", "{n} documents")
