"""Runs of capitals are bodies, not people: "глава МИД Анна Ковель", "řekl agentuře RTA".

Only where names bend: a family name is not written in capitals alone there. An acronym is parted
from the name of a person beside it, so that it becomes neither the person nor part of the name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from generator.extracting.names.references import Ref
from generator.extracting.words.lexis import Lexis
from generator.extracting.words.tokens import Words

LONGEST = 5
"""Most letters of an acronym."""
AFTER = 4
"""The same behind a name, where a family name in capitals may stand."""
NEAR = 2
"""Words behind a post in which a name begins with what the post is of."""


def apart(text: str, words: Words, lex: Lexis, refs: list[Ref]) -> list[Ref]:
    """The references with acronyms apart from names. ``refs`` in order."""
    if not lex.cases or lex.nouns:
        return refs
    roles = [ref.end for ref in refs if ref.kind == "role"]
    out: list[Ref] = []
    for ref in refs:
        out.extend(_parted(text, words, roles, ref) if ref.kind == "person" else (ref,))
    return out


def _short(word: str, most: int) -> bool:
    return 1 < len(word) <= most and word.isalpha() and word.isupper()


def _parted(text: str, words: Words, roles: list[int], ref: Ref) -> list[Ref]:
    first, last = bisect_left(words.starts, ref.start), bisect_left(words.starts, ref.end)
    run = [text[words.starts[at] : words.ends[at]] for at in range(first, last)]
    if not run:
        return [ref]
    if all(word.isupper() for word in run):
        return (
            [ref._replace(kind="acronym")] if _short(text[ref.start : ref.end], LONGEST) else [ref]
        )
    if _short(run[0], LONGEST):
        place = bisect_right(roles, ref.start) - 1
        behind = place >= 0 and words.count(roles[place], ref.start) <= NEAR
        own = max(first + 1, last - 2)
        if behind and last - first > 2:  # the last two parts are whose post it is
            return [
                Ref(ref.start, words.ends[own - 1], "acronym"),
                ref._replace(start=words.starts[own]),
            ]
        return [ref._replace(kind="acronym")]
    if len(run) > 1 and _short(run[-1], AFTER):
        return [
            ref._replace(end=words.ends[last - 2]),
            Ref(words.starts[last - 1], ref.end, "acronym"),
        ]
    return [ref]
