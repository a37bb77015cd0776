"""What a change to content or code does for readers: two states of a publication, compared.

The states are what the publication's own data files say, so that nothing is compared that readers
can't see, and nothing that may not be shown can be told of here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.changes import documents, links, places
from generator.changes.values import Change, Facts, Topic

__all__ = ["Change", "Facts", "Topic", "compare"]


def compare(before: Facts, after: Facts) -> tuple[Change, ...]:
    """Every difference for readers, the gravest first."""
    order = {topic: number for number, topic in enumerate(Topic)}
    moves = places.moves(before, after)
    found = [
        *_documents(before, after, moves),
        *links.compare(before, after, moves),
        *_addresses(before, after, moves),
    ]
    return tuple(sorted(set(found), key=lambda change: (order[change.topic], change)))


def _documents(before: Facts, after: Facts, moves: Mapping[str, str]) -> Iterator[Change]:
    old, new = places.documents(before), places.documents(after)
    origins = {moves[place]: place for place in old if place in moves}
    for place in sorted(new):
        origin = origins.get(place, place)
        if origin in old:
            yield from _one(place, old[origin], new[place], moves)
        else:
            yield _whole(Topic.DOCUMENTS, place, new[place])
            yield from documents.compare(place, {**new[place], "statements": ()}, new[place], {})
        if origin != place:
            yield Change(topic=Topic.MOVED, place=place, what="was", before=origin)
    for place in sorted(old.keys() - new.keys() - moves.keys()):
        yield _whole(Topic.MISSING, place, old[place])


def _one(
    place: str, before: Mapping[str, Any], after: Mapping[str, Any], moves: Mapping[str, str]
) -> Iterator[Change]:
    """A document in two states; one that is withdrawn in either has no facts to compare."""
    if "title" in before and "title" in after:
        yield from documents.compare(place, before, after, moves)
    elif before["rights"] != after["rights"]:
        was, now = before["rights"], after["rights"]
        yield Change(topic=Topic.RIGHTS, place=place, what="shown", before=was, after=now)


def _whole(topic: Topic, place: str, body: Mapping[str, Any]) -> Change:
    """A document that came or went, in a line."""
    if "title" not in body:
        return Change(topic=topic, place=place, what="withdrawn")
    language, outlet = (body[key]["value"] or "unknown" for key in ("language", "outlet"))
    told = len(body["statements"])
    shown = {"after" if topic is Topic.DOCUMENTS else "before": body["title"]["value"] or ""}
    return Change(
        topic=topic,
        place=place,
        what=f"statements: {told}; rights: {body['rights']}",
        note=f"{language}; {outlet}; {documents.day(body)}",
        **shown,
    )


def _addresses(before: Facts, after: Facts, moves: Mapping[str, str]) -> Iterator[Change]:
    """Pages that came and went. What went and is nowhere explained leads readers to nothing."""
    lost = before.addresses - after.addresses - after.handled.keys()
    for place in sorted(lost):
        page = place.partition("#")[0]
        if page != place and page in lost and page not in moves:
            continue  # goes with its page, which is told
        now = moves.get(place)
        what = "seems to be moved to" if now else "was published and is no more"
        line = f"{place} -> {now}" if now else f"{place} gone DATE REASON"
        note = f"append to permalinks.txt: {line}"
        yield Change(topic=Topic.LOST, place=place, what=what, after=now or "", note=note)
    ours, theirs = (
        frozenset(place for place in facts.addresses if not place.startswith("documents/"))
        for facts in (before, after)
    )
    for place in sorted(theirs - ours):
        yield Change(topic=Topic.PAGES, place=place, what="new page")
    for place in sorted((ours - theirs) & after.handled.keys()):
        yield Change(topic=Topic.PAGES, place=place, what="led on or explained by the ledger")
    for path in sorted(before.written.keys() | after.written.keys()):
        one, other = before.written.get(path), after.written.get(path)
        if one != other:
            what = "rewritten" if one and other else "new page" if other else "removed"
            yield Change(topic=Topic.PAGES, place=path, what=what)
