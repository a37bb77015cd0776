"""The ledger of every address ever published: nothing once cited may vanish without a word.

``content/permalinks.txt`` is append-only, one entry a line:

``documents/some-id``                      an address of the site
``documents/some-id#s-abcdefgh``           a statement on its page
``documents/old-id -> documents/new-id``   moved: readers are led on
``documents/old-id gone 2026-01-31 why``   withdrawn: readers are told when and why

A line that begins with ``# `` is a comment. Later lines win over earlier ones.
"""

from __future__ import annotations

from generator.permalinks.hosts import outputs
from generator.permalinks.leading import Published, former, published, vanished
from generator.permalinks.ledger import Entry, missing, parse, unrecorded
from generator.permalinks.likeness import Candidate, successors

__all__ = [
    "Candidate",
    "Entry",
    "Published",
    "former",
    "missing",
    "outputs",
    "parse",
    "published",
    "successors",
    "unrecorded",
    "vanished",
]
