"""What changed in how documents hang together: links, counts of reports, rows of the synopsis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.changes import places
from generator.changes.values import SURENESS, Change, Facts, Topic

Ends = tuple[str, str, str]
"""Source, kind and target of a link."""
Row = tuple[str, ...]
"""Statements that are told as the same words."""


def compare(before: Facts, after: Facts, moves: Mapping[str, str]) -> Iterator[Change]:
    """Links gained and lost, those that are more or less sure, and what rests on them.

    ``moves`` leads from addresses that went to those that came in their place: a link between two
    things that only moved did not change. The links of a document that went go with it.
    """
    old = _all_links(before, moves)
    there = {place.partition("#")[0] for place in places.addresses(after).values()}
    kept = {ends: link for ends, link in old.items() if ends[0].partition("#")[0] in there}
    yield from _links(kept, _all_links(after, {}))
    rows = [places.addresses(before), places.addresses(after)]
    for path in sorted(before.data.keys() & after.data.keys()):
        folder = path.partition("/")[0]
        place = path.removesuffix(".json")
        one, other = before.data[path], after.data[path]
        if folder in ("incidents", "occasions"):
            yield from _counts(place, one, other)
        if folder == "occasions":
            was = [_members(row, rows[0], moves) for row in one["utterances"]]
            yield from _rows(
                place, was, [_members(row, rows[1], {}) for row in other["utterances"]]
            )


def _all_links(facts: Facts, moves: Mapping[str, str]) -> dict[Ends, Mapping[str, Any]]:
    """Every link, by the addresses of its ends: a link stands in the files of both."""
    known = places.addresses(facts)
    found: dict[Ends, Mapping[str, Any]] = {}
    for path, body in facts.data.items():
        if path.partition("/")[0] in ("documents", "incidents", "occasions"):
            for link in body["links"]:
                ends = [known.get(link[end], link[end]) for end in ("source", "target")]
                source, target = (moves.get(end, end) for end in ends)
                found[source, link["kind"], target] = link
    return found


def _links(
    before: Mapping[Ends, Mapping[str, Any]], after: Mapping[Ends, Mapping[str, Any]]
) -> Iterator[Change]:
    for ends in sorted(before.keys() | after.keys()):
        one, other = before.get(ends), after.get(ends)
        was, now = (link["confidence"] if link else "" for link in (one, other))
        if was == now:
            continue
        topic = Topic.LINKS_CHANGED
        if not one or not other:
            topic = Topic.LINKS if other else Topic.LINKS_LOST
        source, kind, target = ends
        yield Change(
            topic=topic,
            place=source,
            what=f"{kind.replace('-', ' ')} {target}{_surer(was, now) if one and other else ''}",
            before=was,
            after=now,
            note=_why(other or one),
        )


def _surer(was: str, now: str) -> str:
    return ", surer" if SURENESS[now] > SURENESS[was] else ", less sure"


def _why(link: Mapping[str, Any] | None) -> str:
    """The two strongest reasons for a link, in words."""
    evidence = link["evidence"] if link else []
    ranked = sorted(evidence, key=lambda reason: -reason["weight"])
    return "; ".join(reason["note"] for reason in ranked[:2])


def _counts(place: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    one, other = (
        f"reports: {told['reports']}, independent: {told['independent']}"
        for told in (before["told"], after["told"])
    )
    if one != other:
        yield Change(topic=Topic.COUNTS, place=place, what="told by", before=one, after=other)


def _rows(place: str, before: Iterable[Row], after: Iterable[Row]) -> Iterator[Change]:
    """Statements newly aligned, no longer aligned, or aligned with others than before."""
    old, new = Counter(before), Counter(after)
    for row in sorted((old - new).elements()):
        what = "no longer told as the same words"
        yield Change(topic=Topic.ROWS, place=place, what=what, before=" = ".join(row))
    for row in sorted((new - old).elements()):
        what = "now told as the same words"
        yield Change(topic=Topic.ROWS, place=place, what=what, after=" = ".join(row))


def _members(row: Mapping[str, Any], known: Mapping[str, str], moves: Mapping[str, str]) -> Row:
    """The addresses of the statements in one row, without the folder that all share."""
    found = (known.get(id_, id_) for id_ in row["members"])
    return tuple(sorted(moves.get(at, at).removeprefix("documents/") for at in found))
