"""What the search page must know of all pages at once: their facets, every name, and labels.

Everything is in ``*.pack`` files, JSON under gzip, so that a reader loads as little from hosts that
compress nothing as from others. ``search/index.pack`` is what every search begins with: which words
and names stand in which file, the languages, and the folder of the other files,
``search/index/<digest>/``. Of those, these are the catalog's:

- ``facets.pack``: every page's facets, by columns;
- ``names-<n>.pack``: some of the names with their forms; a query loads what it may hold;
- ``labels-<language>.pack``: what an edition calls the values of facets.
"""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html

from generator.edtf import bounds
from generator.site.postings import pack
from generator.text import is_cjk

SHARD = 60_000
"""Bytes of names in one file before it is packed: about 10 KB of what is loaded, some 40 people
with their inflected forms in ten languages."""
MOST = 40
"""Values of a facet that are counted beforehand; a search counts them all."""
FACETS = ("kind", "language", "outlet", "incident", "speaker", "mode", "stance", "year")
EPOCH = datetime.date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What a search can be narrowed by: one page's values.

    ``days`` are the first and last on which it may have appeared, None for an open end or none
    known. ``said`` holds the speaker ("" for unknown), mode and stances of its statements.
    """

    kind: str
    language: str
    outlet: str = ""
    days: tuple[datetime.date | None, datetime.date | None] = (None, None)
    incidents: tuple[str, ...] = ()
    said: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


def facets(kind: str, language: str, record: Mapping[str, Any]) -> Facets:
    """The facets of a page of ``kind`` in ``language``, from the JSON file beside it."""
    date = record.get("date") or record.get("attributed") or record.get("occurred")
    found = {
        (
            str(entry.get("speaker") or ""),
            str(entry.get("mode") or ""),
            tuple(sorted(str(value(one, "id")) for one in entry.get("stances") or ())),
        )
        for entry in record.get("statements") or ()
    }
    about = {value(entry, "id") for entry in record.get("incidents") or ()} - {None, ""}
    if kind == "incident" and record.get("id"):
        about.add(record["id"])
    return Facets(
        kind=kind,
        language=language,
        outlet=str(value(record.get("outlet"), "value") or ""),
        days=_days(str(value(date, "edtf") or "")),
        incidents=tuple(sorted(map(str, about))),
        said=tuple(sorted(found)),
    )


def value(entry: Any, key: str) -> Any:
    """What an entry says under ``key``; the entry itself where it is a plain value."""
    return entry.get(key) if isinstance(entry, dict) else entry


def _days(edtf: str) -> tuple[datetime.date | None, datetime.date | None]:
    if not edtf:
        return None, None
    low, high = bounds(edtf)
    first = low if low != datetime.date.min else None
    return first, high if high != datetime.date.max else None


def read(file: Path) -> dict[str, Any]:
    """The JSON object in a file; an empty one where there is none."""
    if not file.is_file():
        return {}
    found = json.loads(file.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}


def write(
    site: Path,
    folder: Path,
    pages: Sequence[Facets],
    held: Sequence[dict[str, Any]],
) -> dict[str, Any]:
    """Write the search page's files of a rendered site to ``folder``; what the page must know of
    them. ``pages`` are in the order of their numbers, ``held`` are all names.
    """
    shards = list(_shards(held))
    totals = _totals(pages)
    for number, (_, some) in enumerate(shards):
        pack(folder / f"names-{number}.pack", some)
    pack(folder / "facets.pack", _facets(pages))
    used = {entry for facet in pages for entry in (facet.outlet, *facet.incidents)}
    used.update(speaker for facet in pages for speaker, _, _ in facet.said)
    for language in _editions(site):
        pack(folder / f"labels-{language}.pack", dict(_labels(site, held, language, used)))
    return {
        "heads": [" ".join(heads) for heads, _ in shards],
        "languages": [tag for tag, _ in totals["language"]],
        "totals": {name: counted[:MOST] for name, counted in totals.items()},
    }


def _totals(every: Sequence[Facets]) -> dict[str, list[tuple[str, int]]]:
    """Pages by value of each facet, the most frequent values first: what an empty search shows."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for facet in every:
        years = {day.year for day in facet.days if day}
        held = {
            "kind": {facet.kind},
            "language": {facet.language},
            "outlet": {facet.outlet},
            "incident": set(facet.incidents),
            "speaker": {speaker for speaker, _, _ in facet.said},
            "mode": {mode for _, mode, _ in facet.said},
            "stance": {one for _, _, stances in facet.said for one in stances},
            "year": set(map(str, range(min(years), max(years) + 1))) if years else set(),
        }
        for name, values in held.items():
            counted[name].update(values - {""})
    return {
        name: sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        for name, counts in counted.items()
    }


@dataclass(slots=True)
class _Column:
    """Values of a facet by row, each value written once; a row holds none, one or several."""

    values: dict[Any, int] = field(default_factory=dict)
    rows: list[int | list[int] | None] = field(default_factory=list)

    def add(self, some: Iterable[Any]) -> None:
        found = [self.values.setdefault(one, len(self.values)) for one in some if one]
        self.rows.append(found[0] if len(found) == 1 else found or None)

    def held(self) -> dict[str, Any]:
        return {"values": list(self.values), "rows": self.rows}


def _facets(pages: Sequence[Facets]) -> dict[str, Any]:
    """What pages can be narrowed by, beside the language and kind that their numbers tell.

    The first day they may have appeared on, as the gap to that of the page before, and how many
    days later the last is: neighbours are close, so that they pack well.
    """
    columns = {name: _Column() for name in ("outlet", "incident", "said")}
    first: list[int | None] = []
    span: list[int | None] = []
    before = 0
    for of in pages:
        low, high = ((day - EPOCH).days if day else None for day in of.days)
        first.append(None if low is None else low - before)
        # Without a first day, the last one itself.
        span.append(None if high is None else high - (low or 0))
        before = before if low is None else low
        columns["outlet"].add((of.outlet,))
        columns["incident"].add(of.incidents)
        columns["said"].add(of.said)
    return {"from": first, "span": span, **{name: one.held() for name, one in columns.items()}}


def names(site: Path) -> Iterator[dict[str, Any]]:
    """Every named agent, place and outlet: id, name, forms by language, whether it is a person."""
    for name in ("agents", "places", "outlets"):
        file = site / "data" / f"{name}.json"
        if file.is_file():
            for entry in json.loads(file.read_text(encoding="utf-8")):
                kept = {"id": entry["id"], "name": entry["name"], "forms": entry.get("forms") or {}}
                yield kept | ({"person": True} if entry.get("kind") == "person" else {})


def _shards(names: Sequence[dict[str, Any]]) -> Iterator[tuple[list[str], list[dict[str, Any]]]]:
    """The names in files: how names in one begin, and every name that begins so."""
    by_head: dict[str, list[int]] = defaultdict(list)
    for n, entry in enumerate(names):
        for head in sorted(set(_heads(entry))):
            by_head[head].append(n)
    sizes = [len(json.dumps(entry, ensure_ascii=False).encode()) for entry in names]
    heads: list[str] = []
    held: dict[int, None] = {}
    for head, some in sorted(by_head.items()):
        heads.append(head)
        held.update(dict.fromkeys(some))
        if sum(sizes[n] for n in held) >= SHARD:
            yield heads, [names[n] for n in held]
            heads, held = [], {}
    if heads:
        yield heads, [names[n] for n in held]


def _heads(entry: dict[str, Any]) -> Iterator[str]:
    """How the forms of a name begin: the first three letters or digits of the first word, folded
    as the page's script folds them; one character where words are not written apart. A person is
    also looked for by any other word of the name.

    A query none of whose words begins so holds no name.
    """
    for form in (entry["name"], *(one for forms in entry["forms"].values() for one in forms)):
        plain = "".join(
            char
            for char in unicodedata.normalize("NFKD", form)
            if not unicodedata.category(char).startswith("M")
        )
        words = re.split(r"[\s'\u2018\u2019\u02bc]+", plain.lower())
        found = [letters for word in words if (letters := re.sub(r"[\W_]+", "", word))]
        for letters in found if entry.get("person") else found[:1]:
            yield letters[0] if is_cjk(letters[0]) else letters[:3]


def _editions(site: Path) -> Iterator[str]:
    """The languages in which the site speaks, as its search pages say."""
    for file in (site / "search" / "index.html", *sorted(site.glob("*/search/index.html"))):
        if file.is_file():
            root = html.document_fromstring(file.read_bytes().decode("utf-8"))
            for entry in root.iter("div"):
                if entry.get("id") == "synoptic-search" and entry.get("lang"):
                    yield str(entry.get("lang"))


def _labels(
    site: Path, names: Sequence[dict[str, Any]], language: str, used: set[str]
) -> Iterator[tuple[str, str]]:
    """What the edition in ``language`` calls the values of facets, where it isn't their id."""
    primary = language.split("-", maxsplit=1)[0]
    for entry in names:
        if entry["id"] in used:
            forms = entry["forms"]
            near = [tag for tag in forms if tag.split("-")[0] == primary]
            own = forms.get(language) or (forms[near[0]] if near else [])
            yield entry["id"], entry["name"] if primary == "en" or not own else own[0]
    for file in sorted((site / "incidents").glob("*.json")):
        record = read(file)
        if record.get("id") in used:
            yield record["id"], record.get("title") or record["id"]
