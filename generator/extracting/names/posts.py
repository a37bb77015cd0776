"""Posts in a script without spaces: with what they are of, and where they are part of a word."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.extracting.names.references import Ref
from generator.extracting.names.unspaced import clause_head, ended, foreign, pure
from generator.extracting.words.lexis import Lexis

PLAIN = 4
"""Most characters of the kin's name before a word such as "mother"."""
COUNTRY = range(2, 6)
"""Characters of a country's name before a body of it."""


def widened(folded: str, refs: list[Ref], lex: Lexis) -> list[Ref]:
    """Posts with what they are of, where that opens the clause: "X's foreign ministry spokesman".

    It ends in a word for bodies, or is a country's name by its sound.
    """
    if lex.bodies is None:
        return refs
    out: list[Ref] = []
    for ref in refs:
        start = clause_head(folded, ref.start, lex)
        last = out[-1].end if out else 0
        before = folded[max(start, last) : ref.start]
        plain = not ref.inner and start >= last and (not ref.targets or foreign(lex, before))
        if ref.kind == "role" and plain and before and pure(before, lex):
            ends = [match.end() for match in lex.bodies.finditer(before)]
            kin = len(before) <= PLAIN and lex.is_generic(folded[ref.start : ref.end])
            kin = kin and not any(word in before for word in lex.indefinite)
            own = kin or _country(folded, start, ref, lex)
            if len(before) in ends or foreign(lex, before) or (own and lex.families):
                out.append(Ref(start, ref.end, ref.kind, gender=ref.gender))
                continue
        out.append(ref)
    return out


def _country(folded: str, start: int, ref: Ref, lex: Lexis) -> bool:
    """Whether a few characters before a word for a body may be the country that it is of."""
    ends = lex.bodies.finditer(folded, ref.start, ref.end) if lex.bodies else ()
    if not any(match.end() == ref.end for match in ends) or ref.start - start not in COUNTRY:
        return False
    plain = not folded.startswith(lex.common, start)
    return plain and not any(ended(lex, folded, at) for at in range(start, ref.start))


def apart(folded: str, refs: list[Ref], compounds: tuple[str, ...]) -> list[Ref]:
    """The references that are no part of a longer word ("reporter" in "press conference")."""
    if not compounds:
        return refs
    spans = [match.span() for match in re.finditer("|".join(map(re.escape, compounds)), folded)]
    starts = [start for start, _ in spans]
    out = []
    for ref in refs:
        place = bisect_left(starts, ref.start + 1) - 1
        held = place >= 0 and spans[place][0] <= ref.start and ref.end <= spans[place][1]
        if not held or ref.end - ref.start == spans[place][1] - spans[place][0]:
            out.append(ref)
    return out
