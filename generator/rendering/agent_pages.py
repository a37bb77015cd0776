"""Pages of people, posts, organisations and groups, and their lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Agent
from generator.rendering import bars, folding, lists, refs, structured, wording
from generator.rendering.bars import Bars
from generator.rendering.folding import Entry
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.rendering.refs import Ref
from generator.rendering.strip import Mark, Strip, strip
from generator.saying import counted, say

POINTS = 12
"""Key points shown of one speaker, those made most often."""
MEMBERS = 60
"""People and bodies shown that belong to an organisation."""

PEOPLE = lists.Kind(
    folder="people",
    title=say("People"),
    intro=say("Persons and posts whose words the reports pass on."),
    column=say("Name"),
    count=say("Statements"),
    first=say("most statements first"),
)
ORGANISATIONS = lists.Kind(
    folder="organisations",
    title=say("Organisations"),
    intro=say("Governments, bodies and groups that speak."),
    column=say("Name"),
    count=say("Statements"),
    first=say("most statements first"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post held, with since when and until when in words."""

    role: str
    organisation: Ref
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A key point that a speaker makes: how often, from when to when, and how often each year."""

    point: Ref
    count: str
    span: str
    bars: Bars | None


def pages(index: Index) -> Iterator[Page]:
    """A page per person, post, organisation and group, with both lists."""
    uses = folding.uses_by(index)
    below = _below(index)
    for kind in (PEOPLE, ORGANISATIONS):
        some = [
            agent
            for _, agent in sorted(index.agents.items())
            if refs.FOLDERS.get(agent.kind, ORGANISATIONS.folder) == kind.folder
        ]
        said = {agent.id: folding.entries(index, index.said_by.get(agent.id, ())) for agent in some}
        yield from lists.pages(kind, [_line(index, agent, said[agent.id]) for agent in some])
        for agent in some:
            members = below.get(agent.id, ())
            yield from _agent(
                index, agent, kind.folder, said[agent.id], uses.get(agent.id, {}), members
            )


def _below(index: Index) -> Mapping[str, tuple[str, ...]]:
    """Who belongs to each organisation: bodies and posts under it, and who holds a post in it."""
    found: dict[str, dict[str, None]] = {}
    for key, agent in sorted(index.agents.items()):
        above = [agent.parent, *(held.organisation for held in agent.memberships)]
        for one in above:
            if one is not None:
                found.setdefault(one, {})[key] = None
    return {key: tuple(some) for key, some in found.items()}


def _line(index: Index, agent: Agent, said: Sequence[Entry]) -> lists.Line:
    return lists.Line(
        ref=refs.agent_ref(index, agent.id),
        note=_note(index, agent),
        count=folding.tally(said),
        span=bars.span(folding.dates(said)),
        years=folding.years(said),
        name=agent.name,
        weight=sum(entry.counts or entry.ours for entry in said),
    )


def _note(index: Index, agent: Agent) -> tuple[str, ...]:
    if agent.memberships:
        last = agent.memberships[-1]
        return (last.role, refs.agent_ref(index, last.organisation).name)
    parent = refs.agent_ref(index, agent.parent).name if agent.parent is not None else ""
    return tuple(item for item in (refs.agent_kind(agent), parent) if item)


def _period(start: str | None, end: str | None) -> str:
    if start is None and end is None:
        return say("dates unknown")
    first = wording.date_words(start) if start is not None else ""
    last = wording.date_words(end) if end is not None else ""
    if first and last:
        return say("from {first} until {last}", first=first, last=last)
    return say("from {date}", date=first) if first else say("until {date}", date=last)


def _agent(
    index: Index,
    agent: Agent,
    folder: str,
    said: tuple[Entry, ...],
    uses: Mapping[str, list[str | None]],
    members: tuple[str, ...],
) -> Iterator[Page]:
    for part in parts(folding.by_incident(index, said), f"{folder}/{agent.id}"):
        first = part.number == 1
        yield Page(
            path=part.path,
            template="agent.md.j2",
            title=agent.name,
            description=say("{name}: statements as reported, with their sources.", name=agent.name),
            kind="agent",
            data=structured.agent(index, agent) if first else {},
            values={
                "agent": agent,
                "crumb_to": PEOPLE if folder == PEOPLE.folder else ORGANISATIONS,
                "what": refs.agent_kind(agent),
                "country": refs.place_ref(index, agent.country) if agent.country else None,
                "parent": refs.agent_ref(index, agent.parent) if agent.parent else None,
                "part": part,
                "groups": folding.groups(index, part.items),
                **(_about(index, agent, said, uses, members) if first else {}),
            },
        )


def _about(
    index: Index,
    agent: Agent,
    said: tuple[Entry, ...],
    uses: Mapping[str, list[str | None]],
    members: tuple[str, ...],
) -> dict[str, object]:
    """What stands on the first page alone."""
    days = folding.dates(said)
    return {
        "members": tuple(refs.agent_ref(index, key) for key in members[:MEMBERS]),
        "more_members": max(0, len(members) - MEMBERS),
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
        "count": folding.tally(said),
        "reports": _reports(index, said),
        "span": bars.span(days),
        "used": _used(index, uses),
        "strip": _strip(index, said),
    }


def _strip(index: Index, said: Sequence[Entry]) -> Strip | None:
    """When somebody spoke, in one lane: each day with the press event or what was said."""
    found: dict[tuple[str, str], int] = {}
    for entry in said:
        if entry.date is not None and not entry.ours:  # see ``folding.dates``
            link = index.occasion_of(entry.statement.document)
            place = entry.date, link.target if link is not None else ""
            found[place] = found.get(place, 0) + 1
    marks = []
    for (edtf, key), number in found.items():
        words = counted(number, "{n} statement", "{n} statements")
        if key:
            event = index.occasions[key].title
            words = say("{event} ({count})", event=event, count=words)
        marks.append(Mark(lane="said", edtf=edtf, words=words))
    return strip(tuple(marks), {"said": say("Statements")})


def _reports(index: Index, said: Sequence[Entry]) -> str:
    """In how many reports, surveys and copies apart, the words of somebody stand."""
    ids = dict.fromkeys(
        item.document for entry in said for item in (entry.statement, *entry.others)
    )
    number = index.independent(index.documents[key] for key in ids)
    return counted(number, "{n} independent report", "{n} independent reports") if number else ""


def _used(index: Index, uses: Mapping[str, list[str | None]]) -> tuple[Made, ...]:
    """The points a speaker makes most, on one axis of years; each use once."""
    ranked = sorted(uses, key=lambda key: (-len(uses[key]), key))[:POINTS]
    counts = {key: bars.by_year(uses[key]) for key in ranked}
    axis = bars.axis(counts.values())
    return tuple(
        Made(
            point=refs.key_point_ref(index, key),
            count=counted(len(uses[key]), "{n} use", "{n} uses"),
            span=bars.span(uses[key]),
            bars=bars.bars(counts[key], axis),
        )
        for key in ranked
    )
