"""Pages of key points, and their list."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import KeyPoint
from generator.rendering import bars, folding, lists, point_history, refs
from generator.rendering.index import Index
from generator.rendering.page import Page
from generator.rendering.paging import parts
from generator.saying import counted, say

POINTS = lists.Kind(
    folder="key-points",
    title=say("Key points"),
    intro=say("Points that recur from statement to statement, in whatever language."),
    column=say("Point"),
    count=say("Uses"),
    first=say("most uses first"),
)
SPEAKERS = 12
"""Speakers shown of those who make a point, with the most uses."""


def pages(index: Index) -> Iterator[Page]:
    """A page per key point, and their list."""
    some = sorted(index.key_points.values(), key=lambda item: item.title)
    yield from lists.pages(POINTS, [_line(index, item) for item in some])
    for point in some:
        yield from _point(index, point)


def _line(index: Index, point: KeyPoint) -> lists.Line:
    """A point is made once for a speaker on an occasion, however many reports pass it on."""
    uses = index.uses(point.id)
    days = [use.date for use in uses]
    return lists.Line(
        ref=refs.key_point_ref(index, point.id),
        note=(),
        count=counted(len(uses), "{n} use", "{n} uses") if uses else "",
        span=bars.span(days),
        years=bars.by_year(days),
        name=point.title,
        weight=len(uses),
    )


def _point(index: Index, point: KeyPoint) -> Iterator[Page]:
    said = folding.entries(index, index.with_key_point.get(point.id, ()))
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
                "speakers": tuple(
                    (refs.agent_ref(index, key), uses) for key, uses in known[:SPEAKERS]
                ),
                "said": tuple(folding.shown(index, entry) for entry in part.items),
                "part": part,
            },
        )
