"""Atom feeds of what was added, corrected or withdrawn: the site's, and one for each incident.

Every date is a record's, so the same content gives the same bytes. Addresses are relative to the
feed's own, as RFC 4287 allows: a site need not know where it will stand. ``summary`` holds our own
words alone, never the source's.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from generator import news
from generator.model import Change, Corpus, Output

MOST = 100
"""Entries of a feed, newest first: readers ask often, and the list of changes has the rest."""
KINDS = {"added": "Added", "corrected": "Corrected", "withdrawn": "Withdrawn"}
"""What each kind of change is called."""
_NEVER = "1970-01-01"


def export(corpus: Corpus) -> Iterator[Output]:
    """``changes/feed.atom`` and ``incidents/<id>.atom``."""
    found = news.changes(corpus)
    yield _feed("changes/feed", "changes/", "Added, corrected and withdrawn", found)
    sorted_out = news.by_incident(found)
    for incident in corpus.registry.incidents:
        address = f"incidents/{incident.id}"
        some = sorted_out.get(incident.id, ())
        yield _feed(address, f"{address}/", str(incident.title), some)


def _feed(path: str, page: str, title: str, some: Sequence[Change]) -> Output:
    up = "../" * path.count("/")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"<id>{_id(path)}</id>",
        f"<title>{_plain(title)}</title>",
        f"<updated>{_time(some[0].date if some else _NEVER)}</updated>",
        "<author><name>The editors</name></author>",
        f'<link rel="self" href={_quoted(f"{up}{path}.atom")}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(up + page)}/>',
    ]
    met: Counter[str] = Counter()
    for change in some[:MOST]:
        name = f"{change.address} {change.kind} {change.date}"
        lines += _entry(change, up, f"{name} {met[name]}")
        met[name] += 1
    return Output(path=f"{path}.atom", content=("\n".join([*lines, "</feed>"]) + "\n").encode())


def _entry(change: Change, up: str, name: str) -> Iterator[str]:
    title = f"{KINDS[change.kind]}: {change.title}" if change.kind != "added" else change.title
    lang = f" xml:lang={_quoted(change.lang)}" if change.kind == "added" else ""
    yield "<entry>"
    yield f"<id>{_id(name)}</id>"
    yield f"<title{lang}>{_plain(title)}</title>"
    yield f"<updated>{_time(change.date)}</updated>"
    yield f"<category term={_quoted(change.kind)}/>"
    yield f'<link rel="alternate" type="text/html" href={_quoted(f"{up}{change.address}/")}/>'
    yield f"<summary>{_plain(change.note or KINDS[change.kind])}</summary>"
    yield "</entry>"


def _id(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'synoptic:{name}')}"


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _plain(text: str) -> str:
    """``text`` on one line, without what XML may not hold."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return escape(plain, quote=False)


def _quoted(value: str) -> str:
    """The value of an attribute, in its marks."""
    return f'"{escape(value)}"'
