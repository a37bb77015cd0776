"""What a site asks of programs: its robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin

from protego import Protego

from generator.fetching.addresses import BY_HAND, FetchError, Place, place
from generator.fetching.asking import Answer

NAME = "synoptic"
"""What a robots.txt calls the program."""
_READ = 500 * 1024
"""Bytes of a robots.txt that are read; the standard asks for at least as many."""
_MOVED = (301, 302, 303, 307, 308)
_HOPS = 5


@dataclass(slots=True)
class Rules:
    """The rules of every site that one page leads over, each read once."""

    ask: Callable[[Place], Answer]
    known: dict[str, Protego | None] = field(default_factory=dict)

    def heed(self, page: Place) -> None:
        """Raise FetchError where a site asks that the page be left alone."""
        if page.origin not in self.known:
            self.known[page.origin] = self._read(page.origin)
        rules = self.known[page.origin]
        if rules is not None and not rules.can_fetch(page.url, NAME):
            fault = f"{page.origin}/robots.txt asks programs not to fetch this page"
            raise FetchError(fault, BY_HAND)

    def _read(self, origin: str) -> Protego | None:
        """The rules of a site; None where it has none. A site in trouble is left alone."""
        here = place(f"{origin}/robots.txt")
        for _ in range(_HOPS):
            answer = self.ask(here)
            there = leads_to(answer)
            if there is None:
                break
            here = place(there)
        if answer.status >= 500:
            fault = f"{origin}/robots.txt can't be read ({answer.status} {answer.reason})"
            raise FetchError(fault, f"try again later, or {BY_HAND}")
        if answer.status != 200:
            return None
        return Protego.parse(answer.unpacked(_READ * 4)[:_READ].decode("utf-8", "replace"))


def leads_to(answer: Answer) -> str | None:
    """The address that an answer leads on to, if it does."""
    where = answer.header("location")
    if answer.status not in _MOVED or not where:
        return None
    with suppress(UnicodeError):  # headers are taken for Latin-1, whatever they are
        where = where.encode("latin-1").decode("utf-8")
    return urljoin(answer.place.url, where)
