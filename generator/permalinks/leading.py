"""Where an address of the ledger leads now: on, to a tombstone, or nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from generator.errors import Problem
from generator.extracting.ids import statement_id, wording
from generator.model import Corpus, DocumentId, Former, Rights
from generator.permalinks.ledger import Entry

_MEND = "bring it back, or append 'old -> new' or 'old gone DATE reason'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a corpus publishes: every address, and those of them that are tombstones.

    ``words`` are the statements of each page of a document by id, in their order. ``renamed``
    remembers what ``_former_ids`` worked out.
    """

    addresses: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    words: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    renamed: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """Where an entry leads in the end: ``at`` a published address, or ``gone`` with its reason.

    ``over`` are the addresses passed on the way; ``loop`` where the way comes back to itself.
    """

    at: str | None = None
    gone: Entry | None = None
    over: tuple[str, ...] = ()
    loop: bool = False


def published(corpus: Corpus, waiting: Iterable[str] = ()) -> Published:
    """Every address that the corpus publishes; ``waiting`` are those that it does not yet."""
    later = frozenset(waiting)
    registry = replace(
        corpus.registry,
        incidents=_open("incidents", corpus.registry.incidents, later),
        occasions=_open("occasions", corpus.registry.occasions, later),
    )
    found = {f"incidents/{entry.id}" for entry in registry.incidents}
    found |= {f"occasions/{entry.id}" for entry in registry.occasions}
    found |= {f"outlets/{entry.id}" for entry in registry.outlets}
    found |= {f"key-points/{entry.id}" for entry in registry.key_points}
    found |= {f"countries/{place}" for place in registry.countries()}
    for agent in registry.agents:
        room = "people" if agent.kind in ("person", "post") else "organisations"
        found.add(f"{room}/{agent.id}")
    closed, words = set(), {}
    for document in _open("documents", corpus.documents, later):
        address = f"documents/{document.id}"
        found.add(address)
        if document.source.rights is Rights.WITHDRAWN:
            closed.add(address)
        else:
            found |= {f"{address}#{entry.id}" for entry in document.statements}
            words[address] = tuple((entry.id, entry.text) for entry in document.statements)
    return Published(addresses=frozenset(found), withdrawn=frozenset(closed), words=words)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_N = TypeVar("_N", bound=_Named)


def _open(room: str, some: tuple[_N, ...], later: frozenset[str]) -> tuple[_N, ...]:
    """Those that don't have to wait."""
    return tuple(entry for entry in some if f"{room}/{entry.id}" not in later)


def _end(address: str, ledger: Mapping[str, Entry], here: Published) -> _End:
    """Follow an address that is not published to where it ends.

    A statement without a word of its own goes where its page went: to the same words there if they
    are there, else to the page.
    """
    over: list[str] = []
    while address not in here.addresses:
        if address in over:
            return _End(over=tuple(over), loop=True)
        over.append(address)
        entry = ledger.get(address)
        page, mark, statement = address.partition("#")
        told = entry is not None and (entry.target or entry.why)
        if mark and not told:
            if page in here.withdrawn:
                return _End(at=page, over=tuple(over))
            entry = ledger.get(page) if page not in here.addresses else None
            if entry is not None and entry.target and "#" not in entry.target:
                address = _with_page(over[0], entry.target, statement, ledger, here)
                continue
        if entry is None:
            return _End(over=tuple(over))
        if entry.target is None:
            return _End(gone=entry if entry.why else None, over=tuple(over))
        address = entry.target
    return _End(at=address, over=tuple(over))


def _with_page(
    first: str, page: str, statement: str, ledger: Mapping[str, Entry], here: Published
) -> str:
    """Where a statement is whose page moved to ``page``; ``first`` is how it was cited."""
    same = f"{page}#{statement}"
    if same in here.addresses or same in ledger:
        return same
    if page not in here.addresses:
        return same if page in ledger else page  # the page moved again
    now = _former_ids(first.partition("#")[0], page, here).get(statement)
    return f"{page}#{now}" if now else page


def _former_ids(old: str, page: str, here: Published) -> dict[str, str]:
    """The statements of a page by the ids that their words had while it was ``old``."""
    if (old, page) not in here.renamed:
        name = DocumentId(old.partition("/")[2])
        seen: Counter[str] = Counter()
        found = here.renamed[old, page] = {}
        for id_, text in here.words.get(page, ()):
            words = wording(text)
            found[statement_id(name, text, seen[words])] = id_
            seen[words] += 1
    return here.renamed[old, page]


def vanished(
    ledger: Mapping[str, Entry], here: Published, file: str, broken: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """Addresses once published that lead nowhere now, or lead on in a way to be mended.

    A page that is lost is told once, not again for each statement on it. ``broken`` are the pages
    left out because of a mistake, which is told elsewhere: to mend it brings them back.
    """
    told: set[frozenset[str]] = set()
    for entry in ledger.values():
        if entry.address in here.addresses:
            if entry.target or entry.why:
                yield _line(file, entry, "is still published, so this line has no effect")
            continue
        end = _end(entry.address, ledger, here)
        if end.loop:
            ring = frozenset(end.over)
            if ring not in told:
                told.add(ring)
                way = " -> ".join((*end.over, end.over[0]))
                yield _line(file, entry, f"leads round in a circle: {way}", _MEND, fatal=True)
        elif end.at is None and end.gone is None:
            page, _, statement = end.over[-1].partition("#")
            if page in broken or (statement and page in ledger and page not in here.addresses):
                continue
            fault = f"'{end.over[-1]}' was published and is no more"
            yield Problem(file=file, line=entry.line, key=entry.address, fault=fault, remedy=_MEND)
        elif entry.target and len(end.over) > 1 and end.at is not None:
            yield _line(
                file,
                entry,
                f"leads on over {', '.join(end.over[1:])}",
                f"readers are led straight to the end; '{entry.address} -> {end.at}' says it too",
            )


def _line(
    file: str, entry: Entry, fault: str, remedy: str = "take it out", *, fatal: bool = False
) -> Problem:
    fault = f"'{entry.address}' {fault}"
    return Problem(file=file, line=entry.line, fault=fault, remedy=remedy, fatal=fatal)


def former(ledger: Mapping[str, Entry], here: Published) -> Iterator[Former]:
    """Addresses that moved or went, each with where it leads in the end, in their order."""
    for entry in ledger.values():
        page = entry.address.partition("#")[0]
        silent = not entry.target and not entry.why
        if entry.address in here.addresses or (silent and page in here.withdrawn):
            continue
        end = _end(entry.address, ledger, here)
        if end.at is not None:
            yield Former(address=entry.address, target=end.at)
        elif end.gone is not None:
            yield Former(address=entry.address, date=end.gone.date, why=end.gone.why)
