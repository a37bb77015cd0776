"""What is not to be published yet: drafts, and what is under embargo until a day.

Nothing of it goes any further than this room: it is not read, linked or counted, so nothing can
derive from it. Its records are checked all the same, and so is whatever refers to it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.entries import Entries, Entry
from generator.schema_values import OpenRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """For whom a run reads.

    ``day`` is the day on which the result is published; without one nothing under embargo is.
    ``preview`` takes in drafts and what is under embargo.
    """

    day: datetime.date | None = None
    preview: bool = False


def is_waiting(entry: Entry, asked: Asked) -> bool:
    """Whether a record may not be published on the day asked for."""
    record = entry.record
    if not isinstance(record, OpenRecord):
        return False
    embargo = record.embargo
    early = embargo is not None and (asked.day is None or embargo > asked.day.isoformat())
    return record.draft or early


def held_back(entries: Entries, asked: Asked) -> Mapping[tuple[str, str], Entry]:
    """Every record that has to wait, by its kind and id."""
    return {(entry.kind, entry.id): entry for entry in entries.all() if is_waiting(entry, asked)}
