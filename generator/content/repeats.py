"""Documents that are there twice, and addresses of copies that can't be right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from generator.content.entries import Entries, Entry
from generator.errors import Problems

_CAPTURE = re.compile(r"/(?P<time>\d{4,14})(?:[a-z]{2}_)?/(?P<url>https?:/.*)")
"""How web archives (Wayback, pywb, OpenWayback) name a copy: its time, then the page's address."""


def check(loaded: Iterable[tuple[Entry, str]], entries: Entries, problems: Problems) -> None:
    """Report documents whose files or originals are the same, or that come from one address, and
    copies in archives that are of another page or of no possible time.

    ``loaded`` pairs the records of documents with their files' SHA-256 ("" for no file).
    """
    hidden = {
        each.record.original.sha256: each.id
        for each in entries.of("documents")
        if each.record.original is not None
    }
    first: dict[str, str] = {}
    for entry, sha256 in loaded:
        if sha256 in hidden:
            fault = f"the file is the original for which the digest '{hidden[sha256]}' stands"
            remedy = "keep the original in the vault alone, and remove this document"
            problems.extend([entry.problem(("id",), fault, remedy)])
        other = first.setdefault(sha256, entry.id) if sha256 else entry.id
        if other != entry.id:
            fault = f"the file is the same, byte for byte, as that of '{other}'"
            problems.extend([entry.problem(("id",), fault, "remove one of the two documents")])
    stood: dict[str, str] = {}
    originals: dict[str, str] = {}
    for entry in entries.of("documents"):
        original = entry.record.original
        other = originals.setdefault(original.sha256, entry.id) if original else entry.id
        if other != entry.id:
            fault = f"it stands for the same original as '{other}'"
            remedy = "remove one of the two documents"
            problems.extend([entry.problem(("original", "sha256"), fault, remedy)])
        url = entry.record.url
        other = stood.setdefault(_bare(url), entry.id) if url else entry.id
        if other != entry.id:
            fault = f"'{other}' comes from the same address"
            remedy = "remove one of the two, unless the page was changed in between"
            problems.extend([entry.problem(("url",), fault, remedy, fatal=False)])
        _check_copy(entry, problems)


def _check_copy(entry: Entry, problems: Problems) -> None:
    """A copy in an archive is of the page it is said to be of. Judged by its address alone."""
    copy, url = entry.record.archived_url, entry.record.url
    found = _CAPTURE.search(copy or "")
    if found is None:
        return
    if url and _bare(found["url"]) != _bare(url):
        fault = "the archive's copy is of another page than 'url'"
        remedy = "copy the address again, or correct 'url'"
        problems.extend([entry.problem(("archived_url",), fault, remedy)])
    if not _is_time(found["time"]):
        fault = f"the archive's copy has an impossible time ({found['time']})"
        remedy = "copy the address again from the archive"
        problems.extend([entry.problem(("archived_url",), fault, remedy)])


def _bare(url: str) -> str:
    """What tells two pages apart in their addresses: not the scheme, "www.", or a last slash."""
    parts = urlsplit(re.sub(r"^(https?):/+", r"\1://", url))
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.casefold().removeprefix("www.") + parts.path.rstrip("/") + query


def _is_time(digits: str) -> bool:
    """Whether digits are a time as archives write it, from the year alone to the second."""
    form = "%Y%m%d%H%M%S"[: len(digits) - 2]
    try:
        datetime.strptime(digits, form)  # noqa: DTZ007 - only whether there is such a time
    except ValueError:
        return False
    return len(digits) % 2 == 0
