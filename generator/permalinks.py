"""The ledger of every address ever published: nothing once cited may vanish without a word.

``content/permalinks.txt`` is append-only, one entry a line:

``documents/some-id``                      an address of the site
``documents/some-id#s-abcdefgh``           a statement on its page
``documents/old-id -> documents/new-id``   moved: readers are led on
``documents/old-id gone 2026-01-31 why``   withdrawn: readers are told when and why

A line that begins with ``# `` is a comment. Later lines win over earlier ones.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import Problem
from generator.model import Corpus, Former, Output, Rights

_LINE = re.compile(
    r"(?P<address>[a-z-]+/[a-z0-9-]+(?:#s-[a-z2-7]{8})?)"
    r"(?: -> (?P<target>[a-z-]+/[a-z0-9-]+(?:#s-[a-z2-7]{8})?)"
    r"| gone (?P<date>\d{4}-\d{2}-\d{2}) (?P<why>.+))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One address: where it leads (``target``), or when and why it went, or neither."""

    address: str
    line: int
    target: str | None = None
    date: str | None = None
    why: str | None = None


def parse(lines: Iterable[str], file: str) -> tuple[dict[str, Entry], list[Problem]]:
    """The ledger by address, and the lines that are none."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text or text.startswith("# "):
            continue
        match = _LINE.fullmatch(text)
        if match is None:
            problems.append(
                Problem(
                    file=file,
                    line=number,
                    fault=f"'{text[:60]}' is no entry of the ledger",
                    remedy="write 'address', 'address -> address' or 'address gone DATE reason'",
                )
            )
            continue
        entries[match["address"]] = Entry(
            address=match["address"],
            line=number,
            target=match["target"],
            date=match["date"],
            why=match["why"],
        )
    return entries, problems


def addresses(corpus: Corpus) -> frozenset[str]:
    """Every address that the corpus publishes."""
    registry = corpus.registry
    found = {f"incidents/{entry.id}" for entry in registry.incidents}
    found |= {f"occasions/{entry.id}" for entry in registry.occasions}
    found |= {f"outlets/{entry.id}" for entry in registry.outlets}
    found |= {f"key-points/{entry.id}" for entry in registry.key_points}
    found |= {f"countries/{place}" for place in registry.countries()}
    for agent in registry.agents:
        room = "people" if agent.kind in ("person", "post") else "organisations"
        found.add(f"{room}/{agent.id}")
    for document in corpus.documents:
        found.add(f"documents/{document.id}")
        if document.source.rights is not Rights.WITHDRAWN:
            found |= {f"documents/{document.id}#{entry.id}" for entry in document.statements}
    return frozenset(found)


def vanished(ledger: dict[str, Entry], present: frozenset[str], file: str) -> Iterator[Problem]:
    """Addresses once published that lead nowhere now."""
    for entry in ledger.values():
        if entry.why or entry.address in present:
            continue
        if entry.target and (entry.target in present or entry.target in ledger):
            continue
        lost = entry.target or entry.address
        yield Problem(
            file=file,
            line=entry.line,
            key=entry.address,
            fault=f"'{lost}' was published and is no more",
            remedy="bring it back, or append 'old -> new' or 'old gone DATE reason'",
        )


def missing(ledger: dict[str, Entry], present: frozenset[str]) -> list[str]:
    """Addresses that the ledger does not hold yet, sorted."""
    return sorted(present - set(ledger))


def pages(ledger: dict[str, Entry], present: frozenset[str]) -> Iterator[Output]:
    """A page for every address that moved or went, so that old links still tell something."""
    for entry in ledger.values():
        if "#" in entry.address or entry.address in present:
            continue
        depth = "../" * (entry.address.count("/") + 1)
        if entry.target:
            body = (
                f'<p>This page is now at <a href="{depth}{entry.target}/">{entry.target}</a>.</p>'
            )
        elif entry.why:
            body = f"<p>Withdrawn on {entry.date}: {html.escape(entry.why)}</p>"
        else:
            continue
        title = "Moved" if entry.target else "Withdrawn"
        text = f"---\ntitle: {title}\n---\n\n# {title}\n\n{body}\n"
        yield Output(path=f"{entry.address}.md", content=text.encode())


def former(ledger: dict[str, Entry], present: frozenset[str]) -> Iterator[Former]:
    """Statements' addresses that moved or went, each with where it leads in the end."""
    for entry in ledger.values():
        document, _, statement = entry.address.partition("#")
        if not statement or entry.address in present:
            continue
        end, steps = entry, 0
        while end.target in ledger and end.target not in present and steps < len(ledger):
            end, steps = ledger[end.target], steps + 1
        target = end.target if end.target in present else None
        if target or end.why:
            yield Former(
                statement=statement,
                document=document.partition("/")[2],
                target=target,
                date=None if target else end.date,
                why=None if target else end.why,
            )
