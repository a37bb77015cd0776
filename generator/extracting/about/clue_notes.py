"""How several things that speak for one incident are told in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.saying import Said, listed, say


class Wording(NamedTuple):
    """A sentence on the things that a text names, the same for several, and what parts these."""

    one: Said
    many: Said | None = None
    quoted: bool = False
    last: str = "and"
    gap: str = ", "

    def of(self, things: Iterable[str]) -> Said:
        """The sentence on ``things``, each told once."""
        told = tuple(dict.fromkeys(things))
        shown = [say("“{words}”", words=one) for one in told] if self.quoted else told
        pattern = self.many if self.many is not None and len(told) > 1 else self.one
        return say(pattern.message, things=listed(shown, last=self.last, gap=self.gap))

    def several(self, notes: Iterable[str]) -> Said:
        """One sentence for what ``notes``, each made by ``of``, say."""
        return self.of(thing for note in notes for thing in _things(note))


def _things(note: str) -> tuple[str, ...]:
    assert isinstance(note, Said), "a note on a clue is made by its wording"
    items: tuple[str, ...] = note.values["things"].values["items"]
    return tuple(
        item.values["words"] if isinstance(item, Said) and "words" in item.values else item
        for item in items
    )
