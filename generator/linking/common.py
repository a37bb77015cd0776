"""What the parts of linking share."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Agent, AgentId, Document, Evidence, Link, LinkConfidence
from generator.saying import say

RANK = {LinkConfidence.CONFIRMED: 0, LinkConfidence.PROBABLE: 1, LinkConfidence.SUGGESTED: 2}
"""Firmest first."""

BY_HAND = Evidence(method="maintainer", note=say("decided by a maintainer"))


BORROWED = frozenset({"anchor", "agrees-weekday"})
"""What a date rests on that was taken from an incident alone."""


def group(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    """Links by their source."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.source, []).append(link)
    return {source: tuple(entries) for source, entries in found.items()}


def offices(agent: Agent) -> tuple[AgentId, ...]:
    """The organisations that speak through an agent, or that it speaks for."""
    found = [membership.organisation for membership in agent.memberships]
    if agent.parent is not None and agent.kind == "post":
        found.append(agent.parent)
    return tuple(dict.fromkeys(found))


def day(document: Document) -> str | None:
    """The day a document tells of itself: its own, else the one on which it was published."""
    return document.date.edtf or document.source.published


def borrowed(document: Document) -> bool:
    """Whether a document's day rests on an incident that it may tell of, and on no more.

    Such a day can't vouch for the incident in turn; that a weekday agrees is chance one time in
    seven.
    """
    methods = {one.method for one in document.date.evidence}
    return "anchor" in methods and methods <= BORROWED
