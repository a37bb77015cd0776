"""Bodies: names that end in a word for one ("Tessel Boat Union"), posts that stand without it."""

from __future__ import annotations

from bisect import bisect_left

from generator.extracting.names.references import Ref
from generator.text import START


def whole(text: str, refs: list[Ref]) -> list[Ref]:
    """The references in order, a name and the word for a body straight behind it being one."""
    out: list[Ref] = []
    for ref in refs:
        before = out[-1] if out else None
        body = ref.kind == "role" and ref.gender[0] == "n" and not ref.targets
        if (
            body
            and before is not None
            and before.kind == "person"
            and text[before.end : ref.start] == " "
            and text[ref.start].isupper()
        ):
            out[-1] = Ref(before.start, ref.end, "person")
        else:
            out.append(ref)
    return out


FULLER = 40
"""References before a post that are looked through for the same post written with its body."""


def fuller(text: str, refs: list[Ref], start: int, end: int) -> str:
    """A post as the text wrote it before, with what it is of; "" unless there is one such."""
    words = text[start:end]
    last = bisect_left(refs, start, key=START)
    earlier = {
        text[ref.start : ref.end]
        for ref in refs[max(0, last - FULLER) : last]
        if ref.kind == "role" and text.endswith(words, ref.start, ref.end)
    } - {words}
    return earlier.pop() if len(earlier) == 1 else ""
