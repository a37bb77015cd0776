"""What it costs to align many reports of one press event, and how that grows.

The reports are those of the invented events of ``tests/aligning``, copied under other names: the
hardest case, since every report shares its signs with every copy.
"""

from __future__ import annotations

import math
import time
from dataclasses import replace

from tests.aligning import bed

SIZES = (50, 200)
"""Reports of one occasion."""


def event(size: int) -> bed.Event:
    """One event with so many reports."""
    known = next(one for one in bed.events(bed.OPEN) if one.name == "dam")
    documents = []
    for number in range(size):
        one = known.documents[number % len(known.documents)]
        name = bed.DocumentId(f"{one.id}-{number:03}")
        statements = tuple(
            replace(entry, id=bed.StatementId(f"{entry.id}-{number:03}"), document=name)
            for entry in one.statements
        )
        documents.append(replace(one, id=name, statements=statements))
    return replace(known, documents=tuple(documents))


def measure(size: int) -> float:
    """CPU seconds to align so many reports of one occasion."""
    some = event(size)
    start = time.process_time()
    assert some.align()
    return time.process_time() - start


def show() -> None:
    """Print the row."""
    measure(len(bed.events(bed.OPEN)))  # tables of words load once
    few, many = (measure(size) for size in SIZES)
    exponent = math.log(many / few) / math.log(SIZES[1] / SIZES[0])
    print(
        f"{'one event':10} {SIZES[0]:>6} {SIZES[1]:>7} {few:8.2f} {many:8.2f}"
        f" {1000 * many / SIZES[1]:8.2f} {exponent:9.2f}"
    )
