"""One page of the web, fetched with care at a maintainer's request. The only room on the network.

Only public addresses are asked, at every redirect anew; size and time have limits; a site's
robots.txt is heeded. What was asked and answered is kept for a WARC.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from urllib.parse import urldefrag

from generator.fetching import warc
from generator.fetching.addresses import BY_HAND, FetchError, Lookup, place, public
from generator.fetching.asking import Answer, ask
from generator.fetching.robots import Rules, leads_to

__all__ = ["BY_HAND", "TYPES", "FetchError", "Fetched", "Limits", "Lookup", "fetch", "public"]

AGENT = "Synoptic/0.1 (keeps the public record; one page, at a maintainer's request)"
"""The name by which sites know the program; in a robots.txt it is "synoptic"."""
TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
"""What is fetched, with the ending of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes of one answer, as sent and unpacked; seconds for all of it; redirects followed."""

    size: int = 20 * 1024 * 1024
    seconds: float = 60.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came. ``answers`` are the redirects that led to it and the page itself.

    ``data`` are its bytes, unpacked; ``charset`` is the encoding that the server names, or "".
    """

    url: str
    media_type: str
    charset: str
    data: bytes
    answers: tuple[Answer, ...]

    @property
    def day(self) -> str:
        """The day on which it was fetched (UTC), as EDTF."""
        return self.answers[-1].at.date().isoformat()

    @property
    def warc(self) -> bytes:
        """All of the exchange as a ``.warc.gz`` file."""
        return warc.written(self.answers, AGENT)


def fetch(url: str, *, lookup: Lookup = public, limits: Limits | None = None) -> Fetched:
    """Fetch one page. Raises FetchError, which says what stood in the way.

    ``lookup`` says which machine a host is; the usual one gives public addresses only.
    """
    limits = limits or Limits()
    until = time.monotonic() + limits.seconds
    question = partial(ask, lookup=lookup, agent=AGENT, size=limits.size, until=until)
    rules = Rules(ask=question)
    here = place(urldefrag(url).url)
    answers: list[Answer] = []
    while len(answers) <= limits.redirects:
        rules.heed(here)
        answers.append(question(here))
        there = leads_to(answers[-1])
        if there is None:
            return _page(tuple(answers), limits.size)
        here = place(urldefrag(there).url)
    raise FetchError(f"the address leads on more than {limits.redirects} times", BY_HAND)


def _page(answers: tuple[Answer, ...], size: int) -> Fetched:
    """The page of the last answer, if it is one."""
    last = answers[-1]
    if last.status != 200:
        said = f"{last.status} {last.reason}".strip()
        fault = f"{last.place.named} has no such page to give: it answers “{said}”"
        raise FetchError(fault, f"check the address, or {BY_HAND}")
    data = last.unpacked(size)
    media_type, _, rest = last.header("content-type").partition(";")
    media_type = media_type.strip().lower()
    if media_type in ("", "application/octet-stream") and data.startswith(b"%PDF-"):
        media_type = "application/pdf"
    if media_type not in TYPES:
        named = f"is of the type '{media_type[:60]}'" if media_type else "does not say what it is"
        known = ", ".join(sorted(TYPES))
        raise FetchError(f"the page {named}", f"only {known} can be read")
    if not data.strip():
        raise FetchError("the page is empty", BY_HAND)
    _, _, charset = rest.partition("charset=")
    return Fetched(
        url=last.place.url,
        media_type=media_type,
        charset=charset.split(";", maxsplit=1)[0].strip(" \"'").lower()[:40],
        data=data,
        answers=answers,
    )
