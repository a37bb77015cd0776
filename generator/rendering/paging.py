"""Long lists in pages of bounded length, so that no page grows with the whole site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

LENGTH = 100
"""Entries on one page of a list: some 60 KB of HTML, which a phone lays out at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[T_co]):
    """One page of a list. ``paths`` are all pages' paths without suffix, in order."""

    items: tuple[T_co, ...]
    number: int
    total: int
    paths: tuple[str, ...]

    @property
    def path(self) -> str:
        """This page's path without suffix."""
        return self.paths[self.number - 1]

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of all pages, relative to the site's root."""
        return tuple(
            path.removesuffix("index") + ("" if path.endswith("index") else "/")
            for path in self.paths
        )


def parts(items: Sequence[T], first: str, length: int = LENGTH) -> Iterator[Part[T]]:
    """Split ``items``; the first page stands at ``first``, the others at ``first/page-2``…

    An empty list still has its one page.
    """
    count = max(1, -(-len(items) // length))
    base = first.removesuffix("/index")
    paths = (first, *(f"{base}/page-{number}" for number in range(2, count + 1)))
    for number in range(1, count + 1):
        yield Part(
            items=tuple(items[(number - 1) * length : number * length]),
            number=number,
            total=len(items),
            paths=paths,
        )
