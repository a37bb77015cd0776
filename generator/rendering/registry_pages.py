"""Pages of the registry: people, organisations, outlets and key points, and their indexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import Agent, Document, KeyPoint, Outlet, Statement
from generator.rendering import point_history, refs, structured, views, wording
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.saying import counted, listed, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of an index page."""

    ref: Ref
    note: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post held, with since when and until when in words."""

    role: str
    organisation: Ref
    period: str


def _by_day(index: Index, said: Sequence[Statement]) -> tuple[Statement, ...]:
    def key(item: Statement) -> tuple[str, str, tuple[int, ...]]:
        document = index.documents[item.document]
        day = wording.sort_date(item.date or document.date.edtf)
        return (day, document.id, tuple(span.start for span in item.spans))

    return tuple(sorted(said, key=key))


def _list(path: str, title: str, intro: str, lines: Sequence[Line]) -> Iterator[Page]:
    used = sum(bool(line.count) for line in lines)
    tally = say("{all} in all, {used} of them in the documents", all=len(lines), used=used)
    for part in parts(tuple(lines), f"{path}/index", 200):
        yield Page(
            path=part.path,
            template="list.md.j2",
            title=title,
            description=intro,
            kind="list",
            values={"heading": title, "intro": intro, "part": part, "tally": tally},
        )


def agents(index: Index) -> Iterator[Page]:
    """A page per person, post, organisation and group, with both indexes."""
    for folder, title, intro in (
        ("people", say("People"), say("Persons and posts whose words the reports pass on.")),
        ("organisations", say("Organisations"), say("Governments, bodies and groups that speak.")),
    ):
        some = [
            agent
            for _, agent in sorted(index.agents.items())
            if refs.FOLDERS.get(agent.kind, "organisations") == folder
        ]
        some.sort(key=lambda agent: (-len(index.said_by.get(agent.id, ())), agent.name))
        lines = [
            Line(
                ref=refs.agent_ref(index, agent.id),
                note=_note(index, agent),
                count=_statements(len(index.said_by.get(agent.id, ()))),
            )
            for agent in some
        ]
        yield from _list(folder, title, intro, lines)
        for agent in some:
            yield from _agent(index, agent, folder)


def _statements(number: int) -> str:
    return counted(number, "{n} statement", "{n} statements") if number else ""


def _note(index: Index, agent: Agent) -> str:
    if agent.memberships:
        last = agent.memberships[-1]
        return listed((last.role, refs.agent_ref(index, last.organisation).name))
    parent = refs.agent_ref(index, agent.parent).name if agent.parent is not None else ""
    return listed(item for item in (refs.agent_kind(agent), parent) if item)


def _period(start: str | None, end: str | None) -> str:
    if start is None and end is None:
        return say("dates unknown")
    first = say("from {date}", date=wording.date_words(start)) if start is not None else ""
    last = say("until {date}", date=wording.date_words(end)) if end is not None else ""
    return listed((item for item in (first, last) if item), gap=" ")


def _agent(index: Index, agent: Agent, folder: str) -> Iterator[Page]:
    said = _by_day(index, index.said_by.get(agent.id, ()))[::-1]
    counts: dict[str, int] = {}
    for item in said:
        for tag in item.key_points:
            counts[tag.id] = counts.get(tag.id, 0) + 1
    used = sorted(counts, key=lambda key: (-counts[key], key))[:12]
    members = [item for item in index.agents.values() if item.parent == agent.id]
    for part in parts(said, f"{folder}/{agent.id}"):
        yield Page(
            path=part.path,
            template="agent.md.j2",
            title=agent.name,
            description=say("{name}: statements as reported, with their sources.", name=agent.name),
            kind="agent",
            data=structured.agent(index, agent) if part.number == 1 else {},
            values={
                "agent": agent,
                "what": refs.agent_kind(agent),
                "country": refs.place_names(index, (agent.country,)) if agent.country else "",
                "parent": refs.agent_ref(index, agent.parent) if agent.parent else None,
                "members": tuple(refs.agent_ref(index, item.id) for item in members),
                "names_of": refs.names(agent.names),
                "scripts": refs.scripts(agent.names),
                "posts": tuple(
                    Post(
                        role=item.role,
                        organisation=refs.agent_ref(index, item.organisation),
                        period=_period(item.start, item.end),
                    )
                    for item in agent.memberships
                ),
                "used": tuple((refs.key_point_ref(index, key), counts[key]) for key in used),
                "statements": tuple(views.statement_view(index, item) for item in part.items),
                "part": part,
            },
        )


def outlets(index: Index) -> Iterator[Page]:
    """A page per outlet, and their index."""
    some = sorted(index.outlets.values(), key=lambda item: item.name.casefold())
    lines = [
        Line(
            ref=refs.outlet_ref(index, item.id),
            note=wording.OUTLETS[item.kind],
            count=_documents(index, index.of_outlet.get(item.id, ())),
        )
        for item in some
    ]
    intro = say("Who published the documents. What is known of each is told; nothing is scored.")
    yield from _list("outlets", say("Outlets"), intro, lines)
    for outlet in some:
        yield from _outlet(index, outlet)


def _documents(index: Index, documents: tuple[Document, ...]) -> str:
    """An outlet's documents, and how many of them are other people's reports."""
    if not documents:
        return ""
    words = counted(len(documents), "{n} document", "{n} documents")
    derived = sum(index.descent.derived(item.id) for item in documents)
    if not derived:
        return words
    return say("{words}, {n} made from another", words=words, n=derived)


def _outlet(index: Index, outlet: Outlet) -> Iterator[Page]:
    documents: tuple[Document, ...] = index.of_outlet.get(outlet.id, ())
    derived = sum(index.descent.derived(item.id) for item in documents)
    for part in parts(documents, f"outlets/{outlet.id}"):
        values: dict[str, Any] = {
            "outlet": outlet,
            "country": refs.place_names(index, (outlet.country,)) if outlet.country else "",
            "kind": wording.OUTLETS[outlet.kind],
            "tongues": listed(wording.language_name(tag) for tag in outlet.languages),
            "names_of": refs.names(outlet.names),
            "scripts": refs.scripts(outlet.names),
            "documents": tuple(views.document_view(index, item) for item in part.items),
            "derived": derived,
            "part": part,
        }
        yield Page(
            path=part.path,
            template="outlet.md.j2",
            title=outlet.name,
            description=say("Documents published by {outlet}.", outlet=outlet.name),
            kind="outlet",
            data=structured.outlet(outlet) if part.number == 1 else {},
            values=values,
        )


def key_points(index: Index) -> Iterator[Page]:
    """A page per key point, and their index."""
    some = sorted(
        index.key_points.values(),
        key=lambda item: (-len(index.uses(item.id)), item.title),
    )
    lines = [
        Line(
            ref=refs.key_point_ref(index, item.id),
            note="",
            count=_uses(index, item),
        )
        for item in some
    ]
    intro = say("Points that recur from statement to statement, in whatever language.")
    yield from _list("key-points", say("Key points"), intro, lines)
    for point in some:
        yield from _key_point(index, point)


def _uses(index: Index, point: KeyPoint) -> str:
    """How often a point was made, each time once however many reports and copies tell of it."""
    uses = index.uses(point.id)
    return counted(len(uses), "{n} use", "{n} uses") if uses else ""


def _key_point(index: Index, point: KeyPoint) -> Iterator[Page]:
    said = _by_day(index, index.with_key_point.get(point.id, ()))
    history = index.points.get(point.id)
    known = [pair for pair in history.by_speaker if pair[0] in index.agents] if history else []
    for part in parts(said, f"key-points/{point.id}"):
        yield Page(
            path=part.path,
            template="key_point.md.j2",
            title=point.title,
            description=say(
                "Who makes this point, when and in which words: {point}.", point=point.title
            ),
            kind="key-point",
            values={
                "point": point,
                "history": (
                    point_history.view(index, history)
                    if history is not None and part.number == 1
                    else None
                ),
                "names_of": refs.names(point.phrases),
                "speakers": tuple((refs.agent_ref(index, key), uses) for key, uses in known[:12]),
                "statements": tuple(views.statement_view(index, item) for item in part.items),
                "part": part,
            },
        )
