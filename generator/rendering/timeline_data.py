"""The timeline as one JSON file, which the drawing is made from: ``timeline/events.json``.

Compact, because a reader's browser fetches all of it: what many entries share (dates, names,
incidents) stands once in a table, and an entry points at its row. There is one file for each
edition, for it holds words for readers.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.edtf import bounds, is_uncertain
from generator.model import Output
from generator.rendering import refs, wording
from generator.rendering.index import Index
from generator.rendering.refs import Ref
from generator.rendering.timeline_entries import Entry, entries
from generator.rendering.tongues import Tongue
from generator.saying import Said

COLUMNS: tuple[str, ...] = (
    "id", "date", "lane", "agent", "places", "incident", "languages", "says", "what", "lang",
    "told", "url", "tongue",
)  # fmt: skip
"""What the numbers and words of an entry are, in their order. ``lang`` is the language of ``what``,
``tongue`` that of ``says``: "" for the edition's own."""
TABLES: Mapping[str, tuple[str, ...]] = {
    "dates": ("edtf", "first", "last", "sure", "words"),
    "agents": ("id", "name", "url"),
    "places": ("id", "name"),
    "incidents": ("id", "title", "url"),
    "languages": ("tag", "name"),
}
"""The columns of what entries point at. ``first`` and ``last`` are days that may be null where an
end is open; ``sure`` is 1 where it is one day that is said without doubt."""


class _Table:
    """Rows that are each kept once, by their keys, in the order in which they are asked for."""

    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self._places: dict[tuple[Any, ...], int] = {}

    def at(self, *row: Any) -> int:
        """The number of ``row``."""
        if row not in self._places:
            self._places[row] = len(self.rows)
            self.rows.append(row)
        return self._places[row]


def outputs(index: Index, tongues: tuple[Tongue, ...]) -> Iterator[Output]:
    """Every entry of the timeline, in the order of its pages: one file for each edition."""
    found = entries(index)
    for tongue in tongues:
        tables = {name: _Table() for name in TABLES}
        rows = [_row(index, entry, tables, tongue) for entry in found]
        data: dict[str, Any] = {
            "columns": {"events": COLUMNS, **TABLES},
            **{name: table.rows for name, table in tables.items()},
            "events": rows,
        }
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        yield Output(path=f"{tongue.prefix}timeline/events.json", content=f"{text}\n".encode())


def _row(
    index: Index, entry: Entry, tables: Mapping[str, _Table], tongue: Tongue
) -> tuple[Any, ...]:
    what = entry.occasion or (entry.documents[0].ref if entry.who is None else None)
    return (
        entry.id,
        tables["dates"].at(*_date(entry, tongue)),
        entry.lane,
        _agent(entry, tables["agents"], tongue),
        [tables["places"].at(place, _place(index, place, tongue)) for place in entry.places],
        _incident(entry, tables["incidents"], tongue),
        [
            tables["languages"].at(tag, tongue.words(wording.language_name(tag)))
            for tag in entry.languages
        ],
        tongue.words(entry.says),
        tongue.words(what.name) if what is not None else "",
        _lang(what, tongue),
        tongue.words(entry.told),
        what.url if what is not None else f"incidents/{entry.incident}/",
        "en" if entry.says and tongue.tag != "en" and not _known(entry.says, tongue) else "",
    )


def _known(words: str, tongue: Tongue) -> bool:
    """Whether words of ours are there in the edition's language; records are written in English."""
    return isinstance(words, Said) and tongue.knows(words)


def _lang(what: Ref | None, tongue: Tongue) -> str:
    """The language of what an entry names, where it is not the edition's."""
    own = what is None or (
        tongue.knows(what.name) if isinstance(what.name, Said) else what.lang == tongue.tag
    )
    return "" if own or what is None else what.lang


def _date(entry: Entry, tongue: Tongue) -> tuple[Any, ...]:
    low, high = bounds(entry.edtf)
    sure = (
        low == high
        and not is_uncertain(entry.edtf)
        and entry.when == wording.date_words(entry.edtf)
    )
    return (
        entry.edtf,
        low.isoformat() if low > datetime.date.min else None,
        high.isoformat() if high < datetime.date.max else None,
        int(sure),
        tongue.words(entry.when),
    )


def _agent(entry: Entry, table: _Table, tongue: Tongue) -> int | None:
    if entry.who is None:
        return None
    return table.at(entry.agent, tongue.words(entry.who.name), entry.who.url)


def _place(index: Index, place: str, tongue: Tongue) -> str:
    return tongue.words(refs.place_names(index, (place,)))


def _incident(entry: Entry, table: _Table, tongue: Tongue) -> int | None:
    if entry.about is None:
        return None
    return table.at(entry.incident, tongue.words(entry.about.name), entry.about.url)
