"""The lines of the ledger, and which addresses it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import Problem

_ADDRESS = r"[a-z-]+/[a-z0-9-]+(?:#s-[a-z2-7]{8})?"
_LINE = re.compile(
    rf"(?P<address>{_ADDRESS})"
    rf"(?: -> (?P<target>{_ADDRESS})"
    r"| gone (?P<date>\d{4}-\d{2}-\d{2}) (?P<why>.+))?"
)
NAMED = 3
"""Addresses that a note on the ledger names; their number says the rest."""


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
            problems.append(_unreadable(text, number, file))
            continue
        entries[match["address"]] = Entry(
            address=match["address"],
            line=number,
            target=match["target"],
            date=match["date"],
            why=match["why"],
        )
    return entries, problems


def _unreadable(text: str, number: int, file: str) -> Problem:
    fault = f"'{text[:60]}' is no entry of the ledger"
    remedy = "write 'address', 'address -> address' or 'address gone DATE reason'"
    head = text.split(" gone ", 1)[0]
    if head != head.lower() and _LINE.fullmatch(text.replace(head, head.lower(), 1)):
        fault = f"'{head[:80]}' has capital letters, and some disks and hosts tell no case apart"
        remedy = f"write '{head.lower()[:80]}': ids are lower-case"
    return Problem(file=file, line=number, fault=fault, remedy=remedy)


def missing(ledger: dict[str, Entry], present: frozenset[str]) -> list[str]:
    """Addresses that the ledger does not hold yet, sorted."""
    return sorted(present - set(ledger))


def unrecorded(
    ledger: dict[str, Entry], present: frozenset[str], file: str, *, fatal: bool
) -> Iterator[Problem]:
    """One word on all the addresses that the ledger does not hold yet, pages before statements."""
    new = sorted(missing(ledger, present), key=lambda address: ("#" in address, address))
    if new:
        some = ", ".join(new[:NAMED]) + ("…" if len(new) > NAMED else "")
        count = f"{len(new)} addresses are" if len(new) > 1 else "1 address is"
        yield Problem(
            file=file,
            fault=f"{count} not in the ledger yet: {some}",
            remedy="run 'synoptic check --record-ids' before you merge, and commit the file",
            fatal=fatal,
        )
