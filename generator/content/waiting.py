"""What of a document waits for its maintainer: proposals to decide, a digest to write."""

from __future__ import annotations

from generator.content.entries import Entry
from generator.content.sources import Loaded
from generator.errors import Problems

UNWRITTEN = "<!-- digest to be written"
"""How the skeleton of a digest begins; while it does, nothing is published of the document."""

BEGUN = "is still to be written"
"""What is said of such a digest."""


def check(entry: Entry, result: Loaded | None, problems: Problems) -> bool:
    """Report what waits; True where the document can't be published before it is done."""
    proposed = entry.record.proposed
    if proposed:
        names = ", ".join(proposed)
        fault = f"{len(proposed)} proposed value{'s' * (len(proposed) > 1)} to look at: {names}"
        remedy = "move what you decide to its key, or below 'overrides', and delete the rest"
        problems.extend([entry.problem(("proposed",), fault, remedy, fatal=False)])
    if result is None or not result.data.startswith(UNWRITTEN.encode()):
        return False
    fault = f"the digest {result.file} {BEGUN}"
    remedy = "write in our own words what the original says, and delete its first comment"
    problems.extend([entry.problem((), fault, remedy)])
    return True
