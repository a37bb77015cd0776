"""What in a text may stand for somebody: registered names, posts, pronouns, other names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from generator.extracting.lexis import Lexis
from generator.extracting.names import Found
from generator.extracting.tokens import Hit, Words
from generator.text import is_cjk


@dataclass(frozen=True, slots=True)
class Ref:
    """Something in the text that may stand for a speaker.

    ``kind``: agent, place, outlet (``targets`` are ids), person (a bare name), noun (a
    capitalised word that may be no name), role, pronoun, state (a country that may speak).
    ``gender`` is m, f, p or any for roles and pronouns. ``inner`` are the agents that a role
    phrase names on its way ("spokesman for the ministry of X").
    """

    start: int
    end: int
    kind: str
    targets: tuple[str, ...] = ()
    gender: str = "any"
    inner: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def collect(
    text: str,
    words: Words,
    lex: Lexis,
    verbs: list[Hit],
    found: tuple[list[Found], list[Found]],
) -> list[Ref]:
    """Registered names first, then roles and pronouns, then other capitalised names."""
    names, roles = found
    ranked = [(0, _registered(item)) for item in names]
    ranked += [(_role_rank(item, names), _role(item, names)) for item in roles]
    for hit in lex.roles.find(words):
        ranked.append((2, Ref(hit.start, hit.end, "role", gender=lex.genders[hit.phrase])))
    for hit in lex.pronouns.find(words):
        ranked.append((3, Ref(hit.start, hit.end, "pronoun", gender=lex.genders[hit.phrase])))
    taken = bytearray(len(text) + 1)
    kept: list[Ref] = []
    for _, ref in sorted(ranked, key=lambda item: (item[0], item[1].start)):
        if not any(taken[ref.start : ref.end]):
            taken[ref.start : ref.end] = b"\x01" * (ref.end - ref.start)
            kept.append(ref)
    free = _capitalised(text, words, lex, taken)
    free += _run_names(words, verbs, kept, taken)
    kept.extend(_nouns(words.text, free, verbs) if lex.nouns else free)
    return sorted(kept, key=lambda ref: (ref.start, ref.end))


def _registered(item: Found) -> Ref:
    """A found name: an agent's, a country's that may speak ("state"), a place's, an outlet's."""
    kinds = {form.kind for form in item.forms}
    agents = tuple(form.target for form in item.forms if form.kind == "agent")
    if agents:
        places = tuple(form.target for form in item.forms if form.kind == "place")
        return Ref(item.start, item.end, "state" if places else "agent", agents, places=places)
    kind = "place" if "place" in kinds else "outlet"
    return Ref(item.start, item.end, kind, tuple(form.target for form in item.forms))


def _within(item: Found, found: list[Found]) -> list[Found]:
    first = bisect_left(found, item.start, key=lambda other: other.start)
    out = []
    for other in found[first:]:
        if other.end > item.end:
            break
        out.append(other)
    return out


def _role_rank(item: Found, found: list[Found]) -> int:
    """A role phrase wins over a name that it holds whole, but not over one it cuts."""
    inside = _within(item, found)
    whole = any(other.end - other.start == item.end - item.start for other in inside)
    return -1 if inside and not whole else 1


def _role(item: Found, found: list[Found]) -> Ref:
    targets = tuple(form.target for form in item.forms)
    inner = tuple(
        form.target
        for other in _within(item, found)
        for form in other.forms
        if form.kind == "agent"
    )
    return Ref(item.start, item.end, "role", targets, inner=inner)


_CJK_NAME = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\u30a0-\u30ff·・•]{2,12}$")


def _run_names(words: Words, verbs: list[Hit], kept: list[Ref], taken: bytearray) -> list[Ref]:
    """In scripts without spaces: what stands between a post, or the clause's head, and the verb.

    A name never seen before has no capital to show it; between "prime minister" and "said"
    there is nothing else it could be.
    """
    ends = {ref.end for ref in kept if ref.kind in ("role", "agent", "state", "place")}
    out: list[Ref] = []
    for verb in verbs:
        if not is_cjk(words.text[verb.start]):
            continue
        start = max(0, verb.start - 12)
        found = _CJK_NAME.search(words.text, start, verb.start)
        if found is None:
            continue
        after = max((end for end in ends if end in range(found.start(), verb.start)), default=None)
        begin = found.start() if after is None else after
        size = verb.start - begin
        clause = begin == 0 or not (is_cjk(words.text[begin - 1]) and after is None)
        if any(taken[begin : verb.start]) or not size >= 2 or not clause:
            continue
        if after is not None or size <= 4:
            out.append(Ref(begin, verb.start, "person"))
    return out


def _nouns(narrator: str, refs: list[Ref], verbs: list[Hit]) -> list[Ref]:
    """Where every noun has a capital: a lone word is a name only where something shows it.

    That is a longer name in the text that ends in it, or a verb of speech straight before it.
    """
    said = {hit.end for hit in verbs}
    last = {
        narrator[ref.start : ref.end].rsplit(maxsplit=1)[-1]
        for ref in refs
        if " " in narrator[ref.start : ref.end]
    }
    out = []
    for ref in refs:
        word = narrator[ref.start : ref.end]
        named = " " in word or word in last or ref.start - 1 in said
        out.append(ref if named else Ref(ref.start, ref.end, "noun"))
    return out


def _capitalised(text: str, words: Words, lex: Lexis, taken: bytearray) -> list[Ref]:
    """Runs of capitalised words that nothing else claims, with particles inside them."""
    out: list[Ref] = []
    run: list[int] = []

    def close() -> None:
        while run and not text[words.starts[run[-1]]].isupper():
            run.pop()
        while run and words.folded[run[0]] in lex.honorifics:
            run.pop(0)
        if run:
            start, end = words.starts[run[0]], words.ends[run[-1]]
            if end - start > 1:
                out.append(Ref(start, end, "person"))
        run.clear()

    for index, word in enumerate(words.folded):
        start, end = words.starts[index], words.ends[index]
        gap = text[words.ends[index - 1] : start] if index else "\n"
        if run and (
            len(gap) > 2
            or "\n" in gap
            or gap.strip(" \u00a0.'’-")
            or (gap.startswith(".") and words.ends[run[-1]] - words.starts[run[-1]] > 3)
        ):
            close()
        capital = text[start].isupper() and not is_cjk(text[start])
        if any(taken[start:end]):
            close()
        elif (capital and word not in lex.closed and not word.isdigit()) or (
            run and word in lex.particles
        ):
            run.append(index)
        else:
            close()
    close()
    return out
