"""What keeps an address alive: pages that moved or went, corrections, history, changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import news, rights
from generator.model import Correction, Document, Revision, Withdrawal
from generator.rendering import refs, views, wording
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.rendering.views import When
from generator.saying import say

MOST_REVISIONS = 30
"""Commits that a page lists, newest first; their number says the rest."""
KINDS = {
    "added": say("Added"),
    "corrected": say("Corrected"),
    "withdrawn": say("Withdrawn"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A tombstone. ``id`` is what was withdrawn, ``what`` it was in our own words; "": not told."""

    id: str
    heading: str
    crumb: str
    room: str
    when: When | None = None
    why: str = ""
    by: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Words with their day."""

    when: When
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The commits that touched a page, newest first; ``more`` are not listed."""

    rows: tuple[Dated, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A line of the list of changes."""

    when: When
    kind: str
    ref: Ref
    note: str


ROOMS = {
    "documents": (say("Documents"), say("Withdrawn document")),
    "incidents": (say("Incidents"), say("Withdrawn incident")),
    "occasions": (say("Occasions"), say("Withdrawn occasion")),
    "people": (say("People"), say("Withdrawn entry")),
    "organisations": (say("Organisations"), say("Withdrawn entry")),
    "countries": (say("Countries"), say("Withdrawn entry")),
    "outlets": (say("Outlets"), say("Withdrawn entry")),
    "key-points": (say("Key points"), say("Withdrawn entry")),
}
"""What the list of each room and a tombstone in it are called."""


def gone_document(document: Document) -> Gone:
    """The tombstone of a withdrawn document, by its record."""
    crumb, heading = ROOMS["documents"]
    told = document.source.withdrawn or Withdrawal(date="", reason="")
    return Gone(
        id=document.id,
        heading=heading,
        crumb=crumb,
        room="documents",
        when=views.edtf_when(told.date) if told.date else None,
        why=told.reason,
        by=told.by,
        what=told.what,
    )


def former(index: Index) -> Iterator[Page]:
    """A page for every address that moved or went, so that old links still tell something."""
    for item in index.corpus.former:
        room, _, name = item.page.partition("/")
        if item.statement or room not in ROOMS:
            continue
        crumb, heading = ROOMS[room]
        moved = {"statements": item.page in index.former}
        if item.target is not None:
            to = Ref(name=_name(index, item.target), url=refs.address_url(item.target))
            yield Page(
                path=item.page,
                template="moved.md.j2",
                title=say("Moved: {address}", address=item.page),
                kind="moved",
                moves_to=to.url,
                unlisted=True,
                values={"to": to, "address": item.page, "crumb_to": (crumb, f"{room}/"), **moved},
            )
        else:
            told = Gone(
                id=name,
                heading=heading,
                crumb=crumb,
                room=room,
                when=views.edtf_when(item.date),
                why=item.why or "",
            )
            yield Page(
                path=item.page,
                template="withdrawn.md.j2",
                title=heading,
                kind="withdrawn",
                unlisted=True,
                values={"gone": told, "document": None, "moved": ()},
            )


def _name(index: Index, address: str) -> str:
    """What a published page is called; its bare address where it is a statement on one."""
    room, _, name = address.partition("/")
    named = {
        "incidents": index.incidents,
        "occasions": index.occasions,
        "key-points": index.key_points,
    }
    if room in named and name in named[room]:
        return str(named[room][name].title)  # type: ignore[attr-defined]
    return address


def updated(document: Document) -> str:
    """The last day on which a record says that something of the page changed."""
    days = (one.date for one in document.source.corrections)
    return max(days, default=document.source.retrieved or document.source.added or "")


def corrections(some: Iterable[Correction]) -> tuple[Dated, ...]:
    """Corrections, newest first."""
    found = (Dated(when=views.edtf_when(one.date), words=one.note) for one in some)
    return tuple(found)[::-1]


def history(index: Index, address: str, document: Document | None = None) -> History:
    """The commits that touched a page, if they were asked for.

    What a commit says of itself may quote a text: it is told only where all of the text is shown.
    """
    some = index.corpus.revisions.get(address, ())
    told = document is None or (
        rights.shows_text(document) and not any(one.withheld for one in document.statements)
    )

    def row(one: Revision) -> Dated:
        return Dated(when=views.edtf_when(one.date), words=one.subject if told else "")

    rows = tuple(row(one) for one in some[:MOST_REVISIONS])
    return History(rows=rows, more=max(0, len(some) - MOST_REVISIONS))


def listed(index: Index) -> Iterator[Page]:
    """The list of changes, newest first."""
    found = news.changes(index.corpus)
    for part in parts(found, "changes/index"):
        yield Page(
            path=part.path,
            template="changes.md.j2",
            title=say("Changes"),
            description=say("What was added, corrected or withdrawn, and when."),
            kind="list",
            values={
                "rows": tuple(
                    ChangeRow(
                        when=views.edtf_when(one.date),
                        kind=KINDS[one.kind],
                        ref=Ref(
                            name=one.title,
                            url=f"{one.address}/",
                            lang=one.lang,
                            dir=wording.direction(one.lang),
                        ),
                        note=one.note,
                    )
                    for one in part.items
                ),
                "part": part,
            },
        )
