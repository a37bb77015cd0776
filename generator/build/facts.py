"""What a publication tells, as values that can be compared, kept in a folder and read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from generator import exporting, permalinks
from generator.build import Reading, opened
from generator.changes import Facts
from generator.model import Output

_OWN = "publication.json"
"""Holds what no data file of the site has: the addresses, and hashes of hand-written pages."""


def of(reading: Reading) -> Facts:
    """The facts of what was read."""
    here = reading.here
    led = {one.address: one.target or "" for one in permalinks.former(reading.ledger, here)}
    told = {place: "" for place in reading.ledger if place.partition("#")[0] in here.withdrawn}
    return Facts(
        data={
            entry.path: json.loads(entry.content)
            for entry in exporting.export(opened(reading))
            if _tells(entry.path)
        },
        addresses=here.addresses,
        handled={**told, **led},
        written={
            entry.path: hashlib.sha256(entry.content).hexdigest() for entry in reading.loaded.pages
        },
    )


def outputs(reading: Reading) -> Iterator[Output]:
    """Every data file of the publication, and one that holds the rest of its facts."""
    yield from exporting.export(opened(reading))
    facts = of(reading)
    own = {
        "addresses": sorted(facts.addresses),
        "handled": dict(sorted(facts.handled.items())),
        "written": dict(sorted(facts.written.items())),
    }
    yield Output(path=_OWN, content=(json.dumps(own, indent=1) + "\n").encode())


def load(folder: Path) -> Facts:
    """The facts kept in ``folder`` by ``outputs``.

    Raises ValueError where a file is not JSON or not of this form, OSError where one can't be read.
    """
    own = json.loads((folder / _OWN).read_text(encoding="utf-8"))
    data = {
        file.relative_to(folder).as_posix(): json.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*.json"))
        if file.name != _OWN and _tells(file.name)
    }
    if not isinstance(own, dict) or not {"addresses", "handled", "written"} <= own.keys():
        raise ValueError(f"{_OWN} is not what 'synoptic export' writes")
    handled = own["handled"]
    return Facts(
        data=data,
        addresses=frozenset(own["addresses"]),
        # An earlier program kept no more than which addresses these were.
        handled=handled if isinstance(handled, dict) else dict.fromkeys(handled, ""),
        written=own["written"],
    )


def _tells(path: str) -> bool:
    """Whether a file says what no other says: references say again what the documents do."""
    return path.endswith(".json") and not path.endswith(".csl.json")


def is_kept(folder: Path) -> bool:
    """Whether a folder holds facts (and not the content they are made from)."""
    return (folder / _OWN).is_file()
