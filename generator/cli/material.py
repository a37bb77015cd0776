"""What is to be added: a file's bytes, or a page fetched from the web."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import fetching, reading
from generator.content import tree
from generator.errors import Problem, UnreadableError
from generator.model import Page


class RefusedError(Exception):
    """The command can't be carried out, and nothing was written. ``problems`` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Bytes to be added, and what is known of where they are from.

    ``called`` is what the maintainer typed, ``ending`` that of the file to be written, ``page``
    what the reader makes of it, ``warc`` the archive of the exchange that brought it. ``remarks``
    are what should be known of it.
    """

    called: str
    data: bytes
    media_type: str
    ending: str
    page: Page
    facts: dict[str, str]
    warc: bytes | None = None
    remarks: tuple[str, ...] = ()


def is_url(source: str) -> bool:
    """Whether a source is an address, not a file."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", source))


def from_file(source: str) -> Material:
    """A file on disk. Raises RefusedError where it can't be read, or holds no text."""
    path = Path(source)
    item = tree.look(path.resolve())
    if item is None or item.kind != "file":
        raise _refused(source, "there is no such file", "correct the name, or give an address")
    media_type = tree.media_type(path.name)
    if media_type is None:
        known = ", ".join(tree.MEDIA_TYPES)
        fault = "the name does not tell what kind of file it is"
        raise _refused(source, fault, f"rename it so that it ends in one of {known}")
    data = tree.read(item, reading.MAX_BYTES)
    if isinstance(data, Problem):
        raise _refused(source, data.fault, data.remedy)
    page = _page(source, data, media_type)
    ending = {".htm": ".html"}.get(path.suffix.lower(), path.suffix.lower())
    return Material(
        called=source, data=data, media_type=media_type, ending=ending, page=page, facts={}
    )


def from_web(source: str, *, lookup: fetching.Lookup = fetching.public) -> Material:
    """A page of the web. Raises RefusedError where it must not or can't be fetched."""
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        fault = "nothing is fetched in CI"
        raise _refused(source, fault, "add it on your own machine, and commit what was written")
    try:
        found = fetching.fetch(source, lookup=lookup)
    except fetching.FetchError as error:
        raise _refused(source, error.fault, error.remedy) from None
    page = _page(source, found.data, found.media_type)
    return Material(
        called=source,
        data=found.data,
        media_type=found.media_type,
        ending=fetching.TYPES[found.media_type],
        page=page,
        facts={"url": found.url, "retrieved": found.day},
        warc=found.warc,
        remarks=tuple(_remarks(source, found, page)),
    )


def _remarks(source: str, found: fetching.Fetched, page: Page) -> Iterator[str]:
    """What went otherwise than the address and the server's words let expect."""
    if found.url != source.partition("#")[0]:
        yield f"the address led on to {found.url}"
    if found.charset and found.media_type != "application/pdf":
        said, read = (_decoded(found.data, name) for name in (found.charset, page.encoding))
        if said != read:
            yield f"the server calls its text {found.charset}, but it reads as {page.encoding}"


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _page(source: str, data: bytes, media_type: str) -> Page:
    try:
        return reading.read(data, media_type)
    except UnreadableError as error:
        raise _refused(source, error.fault, error.remedy) from None


def _refused(source: str, fault: str, remedy: str) -> RefusedError:
    return RefusedError(Problem(file=source, fault=fault, remedy=remedy))
