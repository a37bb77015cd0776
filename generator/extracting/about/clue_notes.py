"""How what a text names of an incident is told to a reader, one by one and together."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """A sentence with a place for one thing, the same for several, and what parts those."""

    one: str
    many: str
    comma: str = ", "
    last: str = " and "

    def several(self, notes: list[str]) -> str:
        """One sentence for what ``notes``, each made by ``one``, say."""
        before, behind = self.one.split("{}")
        things = [note.removeprefix(before).removesuffix(behind) for note in notes]
        things = list(dict.fromkeys(things))
        listed = self.last.join(filter(None, [self.comma.join(things[:-1]), things[-1]]))
        return self.many.format(listed) if len(things) > 1 else self.one.format(listed)
