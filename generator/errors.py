"""Mistakes, as the maintainer who must mend them needs to read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong, and how to mend it.

    ``file`` is a path as the maintainer would type it, ``line`` is 1-based (0: the whole file),
    ``key`` is a dotted path inside the file ("" where there is none). ``fatal`` is False for
    what should be known but stops nothing.
    """

    file: str
    line: int = 0
    key: str = ""
    fault: str
    remedy: str
    fatal: bool = True

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f" {self.key}:" if self.key else ""
        return f"{place}:{key} {self.fault}; {self.remedy}"


@dataclass(slots=True)
class Problems:
    """Collects every mistake of a run, so that all are told at once and in one order."""

    _items: set[Problem] = field(default_factory=set)

    def add(
        self,
        *,
        file: str,
        fault: str,
        remedy: str,
        line: int = 0,
        key: str = "",
        fatal: bool = True,
    ) -> None:
        """Note one mistake."""
        self._items.add(
            Problem(file=file, line=line, key=key, fault=fault, remedy=remedy, fatal=fatal)
        )

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several."""
        self._items.update(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._items))

    def __len__(self) -> int:
        return len(self._items)

    @property
    def fatal(self) -> bool:
        """Whether any of them forbids publishing."""
        return any(item.fatal for item in self._items)


class UnreadableError(Exception):
    """A source's bytes could not be turned into text. Says what is wrong and how to mend it."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(f"{fault}; {remedy}")
        self.fault = fault
        self.remedy = remedy
