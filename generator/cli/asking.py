"""What a maintainer is asked at a terminal: what is uncertain, and what only people can decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from generator.adding import Entry, Proposal, Proposed
from generator.cli.console import inert
from generator.cli.deciding import fault
from generator.model import Registry

_WEAK = ("uncertain", "suggested")
_ASKED = ("outlet", "published", "date", "main_speaker", "occasion", "incidents")
_WHEN_WEAK = ("title", "language")
RIGHTS = {
    "full": "the whole text",
    "excerpt": "statements only, in small part",
    "digest": "our own digest; the original stays in the vault",
}
"""What may be shown of a document, and what each means."""


def decisions(
    proposal: Proposal, decided: Mapping[str, Any], registry: Registry
) -> Iterator[tuple[str, Any]]:
    """Ask about every value that is not sure or not known; yields each key that was decided."""
    weak = [
        entry
        for entry in proposal.values
        if (entry.key in _ASKED and not entry.sure)
        or (entry.key in _WHEN_WEAK and entry.confidence in _WEAK)
    ]
    known = {entry.key for entry in proposal.values} | set(decided)
    lacking = [key for key in ("outlet",) if key not in known]
    lacking += ["published"] if not known & {"published", "date"} else []
    if weak or lacking:
        click.echo("\nEnter leaves a value open: it stays a proposal. “y” decides that it is so.")
    for entry in weak:
        answer = _about(entry, registry)
        if answer is not None:
            yield entry.key, answer
    for key in lacking:
        click.echo(f"\n{key}: not found")
        answer = _sound(key, "  what it is, if you know it", registry)
        if answer:
            yield key, answer


def _about(entry: Proposed, registry: Registry) -> Any:
    """The decision on a proposed value; None where it is left open."""
    several = isinstance(entry.value, tuple)
    shown = ", ".join(entry.value) if isinstance(entry.value, tuple) else entry.value
    click.echo(inert(f"\n{entry.key.replace('_', ' ')}: {shown} ({entry.confidence})"))
    for each in entry.because[:1]:
        click.echo(inert(f"  - {each.note}"))
    words = "  y, or what is right instead"
    answer = _sound(
        entry.key, f"{words} (“-” for none)" if several else words, registry, several=several
    )
    return entry.value if answer == "y" else answer


def _sound(key: str, words: str, registry: Registry, *, several: bool = False) -> Any:
    """A sound value, "y", or None for no answer; asks until it is one of them."""
    while True:
        typed = str(click.prompt(words, default="", show_default=False)).strip()
        if not typed:
            return None
        if typed.lower() in ("y", "yes"):
            return "y"
        value: Any = typed
        if several:
            value = () if typed == "-" else tuple(part.strip() for part in typed.split(","))
        wrong = fault(key, value, registry)
        if not wrong:
            return value
        click.echo(inert(f"  {wrong}"))


def entries(proposed: Iterable[Entry]) -> Iterator[Entry]:
    """Those proposed entries that are to be written into the registries."""
    for entry in proposed:
        words = f"Write {entry.id} into registries/{entry.registry}.yml?"
        if click.confirm(inert(words), default=False):
            yield entry


def rights(choices: Iterable[str]) -> str:
    """What may be shown of the document. Nothing is chosen for the maintainer."""
    click.echo("\nWhat may be shown of it?")
    known = list(choices)
    for name in known:
        click.echo(f"  {name}: {RIGHTS[name]}")
    answer: str = click.prompt("rights", type=click.Choice(known))
    return answer


def write() -> bool:
    """Whether the files are to be written."""
    return click.confirm("\nWrite it?", default=True)
