"""Pages of outlets: what is known of each in plain words, never a score; and their list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.descent import is_survey
from generator.model import Document, LinkKind, Outlet, Sanction
from generator.rendering import bars, lists, making, refs, structured, views, wording
from generator.rendering.bars import Bars
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.saying import counted, listed, recounted, say

OUTLETS = lists.Kind(
    folder="outlets",
    title=say("Outlets"),
    intro=say("Who published the documents. What is known of each is told; nothing is scored."),
    column=say("Outlet"),
    count=say("Documents"),
    first=say("most documents first"),
)
KINDS = {
    "official": say("official: it publishes for a government or another public body"),
    "agency": say("agency: it sends reports to others, who print them"),
    "newspaper": say("newspaper"),
    "broadcaster": say("broadcaster"),
    "site": say("web site, of no other kind that is known"),
    "reprint": say("reprint site: it passes on what others wrote"),
    "blog": say("blog"),
    "unknown": say("not known"),
}
"""What is known of an outlet, by its kind in the registry."""
MADE = (
    (
        LinkKind.MACHINE_TRANSLATES,
        counted(0, "{n} machine translation", "{n} machine translations"),
    ),
    (LinkKind.TRANSLATES, counted(0, "{n} translation", "{n} translations")),
    (LinkKind.REPRINTS, counted(0, "{n} reprint", "{n} reprints")),
    (LinkKind.COPIES, counted(0, "{n} copy", "{n} copies")),
    (LinkKind.REVISES, counted(0, "{n} later version", "{n} later versions")),
)
"""Ways of making a document from another, each as a count says it."""


USED = 8
"""Documents of others shown that were made from an outlet's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Sanctions in words: by whom, since when, maybe until when, and where it can be checked."""

    by: Ref
    period: str
    note: str
    sources: tuple[str, ...]


def pages(index: Index) -> Iterator[Page]:
    """A page per outlet, and their list."""
    some = sorted(index.outlets.values(), key=lambda item: item.name.casefold())
    used = _used(index)
    yield from lists.pages(OUTLETS, [_line(index, item) for item in some])
    for outlet in some:
        yield from _outlet(index, outlet, used.get(outlet.id, ()))


def _used(index: Index) -> Mapping[str, tuple[Document, ...]]:
    """For each outlet the documents of others that were made from its own, newest first."""
    found: dict[str, list[Document]] = {}
    for document in index.newest:
        root = index.descent.roots.get(document.id)
        if root is None:
            continue
        source = index.documents[root].outlet.value if root != document.id else None
        outlet = index.descent.outlets.get(root, source)
        if outlet is not None and outlet != document.outlet.value:
            found.setdefault(outlet, []).append(document)
    return {key: tuple(some) for key, some in found.items()}


def _dates(documents: tuple[Document, ...]) -> list[str | None]:
    return [item.date.edtf for item in documents]


def _line(index: Index, outlet: Outlet) -> lists.Line:
    documents = index.of_outlet.get(outlet.id, ())
    known = [wording.OUTLETS[outlet.kind]]
    if outlet.sanctions:
        known.append(say("under sanctions") if _lasting(outlet) else say("was under sanctions"))
    return lists.Line(
        ref=refs.outlet_ref(index, outlet.id),
        note=tuple(known),
        count=_documents(index, documents),
        span=bars.span(_dates(documents)),
        years=bars.by_year(_dates(documents)),
        name=outlet.name,
        weight=len(documents),
    )


def _lasting(outlet: Outlet) -> bool:
    return any(fact.end is None for fact in outlet.sanctions)


def _documents(index: Index, documents: tuple[Document, ...]) -> str:
    """An outlet's documents, and how many of them are other people's reports."""
    if not documents:
        return ""
    words = counted(len(documents), "{n} document", "{n} documents")
    derived = sum(index.descent.derived(item.id) for item in documents)
    if not derived:
        return words
    return say("{words}, {n} made from another", words=words, n=derived)


def share(index: Index, documents: tuple[Document, ...]) -> str:
    """How much of an outlet's documents here is other people's, in a sentence; "" for none here."""
    reports = [item for item in documents if not is_survey(item)]
    made = [item for item in reports if index.descent.derived(item.id)]
    if not reports:
        return ""
    if not made:
        return say("None of its documents here is known to be made from another.")
    kinds = Counter(_way(index, item) for item in made)
    ways = listed(
        (recounted(kinds[kind], words) for kind, words in MADE if kinds[kind]), last="and"
    )
    if len(made) == len(reports):
        return (
            say("Its one document here was made from another: {ways}.", ways=ways)
            if len(made) == 1
            else say("All of its documents here were made from others: {ways}.", ways=ways)
        )
    return (
        say(
            "{n} of its {all} documents here were made from others: {ways}.",
            n=len(made),
            all=len(reports),
            ways=ways,
        )
        if len(made) > 1
        else say(
            "One of its {all} documents here was made from another: {ways}.",
            all=len(reports),
            ways=ways,
        )
    )


def _way(index: Index, document: Document) -> LinkKind:
    """How a document was made from another, as far as links or its record tell."""
    for link in index.links_from.get(document.id, ()):
        if link.kind.derives and link.target in index.documents:
            return link.kind
    derived = document.source.derived_from
    if derived is None:
        return LinkKind.COPIES
    return LinkKind.MACHINE_TRANSLATES if derived.machine else making.KINDS[derived.kind]


def _fact(index: Index, fact: Sanction) -> Fact:
    since = wording.date_words(fact.date)
    return Fact(
        by=refs.agent_ref(index, fact.by),
        period=(
            say("since {date}", date=since)
            if fact.end is None
            else say("from {start} to {end}", start=since, end=wording.date_words(fact.end))
        ),
        note=fact.note,
        sources=fact.sources,
    )


def _outlet(index: Index, outlet: Outlet, used: tuple[Document, ...]) -> Iterator[Page]:
    documents: tuple[Document, ...] = index.of_outlet.get(outlet.id, ())
    for part in parts(documents, f"outlets/{outlet.id}"):
        first = part.number == 1
        yield Page(
            path=part.path,
            template="outlet.md.j2",
            title=outlet.name,
            description=say("Documents published by {outlet}.", outlet=outlet.name),
            kind="outlet",
            data=structured.outlet(outlet) if first else {},
            values={
                "outlet": outlet,
                "documents": tuple(views.document_view(index, item) for item in part.items),
                "part": part,
                **(_known(index, outlet, documents, used) if first else {}),
            },
        )


def _known(
    index: Index, outlet: Outlet, documents: tuple[Document, ...], used: tuple[Document, ...]
) -> dict[str, object]:
    """What is known of an outlet, and how much of it is here."""
    years = bars.by_year(_dates(documents))
    drawn: Bars | None = bars.bars(years, bars.axis((years,)))
    return {
        "kind": KINDS[outlet.kind],
        "country": refs.place_ref(index, outlet.country) if outlet.country else None,
        "tongues": listed(wording.language_name(tag) for tag in outlet.languages),
        "sanctions": tuple(_fact(index, fact) for fact in outlet.sanctions),
        "names_of": refs.names(outlet.names),
        "scripts": refs.scripts(outlet.names),
        "count": counted(len(documents), "{n} document", "{n} documents") if documents else "",
        "in_languages": views.languages(documents),
        "share": share(index, documents),
        "span": bars.span(_dates(documents)),
        "bars": drawn,
        "years": bars.in_words(years),
        "used": tuple(refs.document_ref(item) for item in used[:USED]),
        "more_used": max(0, len(used) - USED),
    }
