"""What in a text may stand for somebody: registered names, posts, pronouns, other names."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from generator.extracting.names.names import Found
from generator.extracting.words.lexis import Lexis
from generator.extracting.words.tokens import Hit, Words
from generator.text import START

HELD = 2
"""Most words between a post and the outlet that it is of."""
OUTLET = 3
"""Most words of an outlet's name behind a word that says what it is."""


class Ref(NamedTuple):
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
    cues: dict[str, list[Hit]],
    found: tuple[list[Found], list[Found]],
) -> list[Ref]:
    """Registered names first, then roles and pronouns, then other capitalised names."""
    names, roles = found
    verbs = cues["verbs"]
    ranked = [(0, _registered(item)) for item in names]
    ranked += [(_role_rank(item, names), _role(item, names)) for item in roles]
    for hit in cues["roles"]:
        ranked.append((2, Ref(hit.start, hit.end, "role", gender=lex.genders[hit.phrase])))
    for hit in cues["pronouns"]:
        ranked.append((3, Ref(hit.start, hit.end, "pronoun", gender=lex.genders[hit.phrase])))
    taken = bytearray(len(text) + 1)
    for hit in cues["hearers"]:
        taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
    ranked += [(2, ref) for ref in _outlets(text, words, cues["media"], cues["roles"])]
    kept: list[Ref] = []
    for _, ref in sorted(ranked, key=lambda item: (item[0], item[1].start)):
        if taken.find(1, ref.start, ref.end) < 0:
            taken[ref.start : ref.end] = b"\x01" * (ref.end - ref.start)
            kept.append(ref)
    free = _capitalised(text, words, lex, _headings(text, words, lex, verbs, taken), taken)
    shown = {hit.start for hit in verbs} | {ref.start for ref in kept}
    free = _articled(text, words.text, shown, lex, _doubtless(text, words, free))
    agents = [ref for ref in kept if ref.kind == "agent"]
    kept.extend(_nouns(words.text, free, verbs, lex, agents) if lex.nouns else free)
    return sorted(kept, key=lambda ref: (ref.start, ref.end))


def _outlets(text: str, words: Words, media: list[Hit], roles: list[Hit]) -> list[Ref]:
    """Capitalised words behind a word for an outlet: "řekl stanici Maják".

    Several behind a post are who holds it: "ředitel agentury Atanas Kruk".
    """
    out = []
    for hit in media:
        first = last = bisect_left(words.starts, hit.end)
        end = hit.end
        while (
            last < len(words.starts)
            and last - first < OUTLET
            and text[end : words.starts[last]] == " "
            and text[words.starts[last]].isupper()
        ):
            end = words.ends[last]
            last += 1
        place = bisect_left(roles, hit.start, key=lambda role: role.end) - 1
        held = place >= 0 and words.count(roles[place].end, hit.start) <= HELD
        if last > first and not (held and last - first > 1):
            out.append(Ref(words.starts[first], end, "outlet"))
    return out


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
    first = bisect_left(found, item.start, key=START)
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


def _nouns(
    narrator: str, refs: list[Ref], verbs: list[Hit], lex: Lexis, agents: list[Ref]
) -> list[Ref]:
    """Where every noun has a capital: a lone word is a name only where something shows it.

    That is a longer name in the text that ends in it, or a verb of speech straight before it.
    Behind an article even several words are no person's name.
    """
    said = {hit.end for hit in verbs}
    last = {
        narrator[ref.start : ref.end].rsplit(maxsplit=1)[-1]
        for ref in (*refs, *agents)
        if " " in narrator[ref.start : ref.end]
    }
    out = []
    for ref in refs:
        word = narrator[ref.start : ref.end]
        named = " " in word or word in last or ref.start - 1 in said
        before = narrator[max(0, ref.start - 8) : ref.start].split()[-1:]
        named = named and not lex.articles.intersection(before)
        out.append(ref if named else Ref(ref.start, ref.end, "noun"))
    return out


def _starts(text: str, at: int) -> bool:
    """Whether a word stands at the head of a sentence or line."""
    head = text[max(0, at - 3) : at].rstrip(" \u00a0")
    return not head or head[-1] in '.!?\n:»”“"„«'


def _headings(
    text: str, words: Words, lex: Lexis, verbs: list[Hit], taken: bytearray
) -> frozenset[int]:
    """Words at the head of a sentence that open a name in spite of being particles.

    "Von der Leyen said": two particles and a capital before a verb of speech. A verb at the
    head ("Said Kovel") is no part of the name behind it and is marked as taken.
    """
    said = {hit.start for hit in verbs}
    for hit in verbs:
        if text[hit.start].isupper() and _starts(text, hit.start):
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
    out = set()
    for index, word in enumerate(words.folded[:-3]):
        if word in lex.particles and words.folded[index + 1] in lex.particles:
            after = words.starts[index + 2]
            opens = text[words.starts[index]].isupper() and text[after].isupper()
            if opens and words.starts[index + 3] in said:
                out.add(index)
    return frozenset(out)


def _doubtless(text: str, words: Words, refs: list[Ref]) -> list[Ref]:
    """Without codes ("EB-5"), ends of compounds ("Mar-a-Lago") and lone words at a sentence's head
    that elsewhere stand small.
    """
    heads = {words.text[ref.start : ref.end] for ref in refs if _starts(text, ref.start)}
    small = {
        word
        for word, at in zip(words.folded, words.starts, strict=True)
        if word in heads and text[at].islower()
    }
    out = []
    for ref in refs:
        code = text[ref.end : ref.end + 1] == "-" and text[ref.end + 1 : ref.end + 2].isdigit()
        word = words.text[ref.start : ref.end]
        code = code or (text[max(0, ref.start - 1)] == "-" and text[ref.start - 2].isalnum())
        if not code and not (word in small and _starts(text, ref.start)):
            out.append(ref)
    return out


def _articled(text: str, narrator: str, known: set[int], lex: Lexis, refs: list[Ref]) -> list[Ref]:
    """Without lone words that only ever stand as words for a people do: behind "an", or behind
    "the" and before a small word ("the Belvanian priest"); not those of a longer name.

    ``known``: where verbs of speech and posts begin.
    """
    if lex.nouns or not lex.articles:
        return refs
    longer = {
        word
        for ref in refs
        if " " in narrator[ref.start : ref.end]
        for word in narrator[ref.start : ref.end].split()
    }
    people: dict[str, bool] = {}
    for ref in refs:
        word = narrator[ref.start : ref.end]
        before = narrator[max(0, ref.start - 12) : ref.start].split()[-1:]
        after = _FOLLOWING.match(text, ref.end)
        told = after is None or after.start(1) in known or after.group(1) in lex.closed
        post = after is not None and after.start(1) in known
        shown = not (lex.indefinite.isdisjoint(before) or post)
        shown = shown or not (lex.articles.isdisjoint(before) or told)
        people[word] = people.get(word, word not in longer) and shown
    return [ref for ref in refs if not people[narrator[ref.start : ref.end]]]


_FOLLOWING = re.compile(r" ([a-zß-ÿ]\w+)")
"""A small word straight behind a name."""

SYLLABLE = 4
"""Most letters of the halves of a given name that a hyphen joins, the second without a capital."""
_APOSTROPHES = ("'", "\u2019", "\u02bc")
_LATIN = "\u0250"  # the letters before it are Latin; no name goes on in another script
_UNPARTED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Characters of scripts without spaces, which stand behind a name in Latin letters unparted."""


def _may_name(text: str, lex: Lexis, word: str, start: int) -> bool:
    """Whether a word with a capital may be part of a name: Julio, too, inside a sentence."""
    return word not in lex.closed or (word in lex.small_days and not _starts(text, start))


def _counted(words: Words, lex: Lexis, index: int) -> bool:
    """Whether a word is a number, or a short month beside one: "Jan. 3", "3 Jan"."""
    size = 1 if words.folded[index] in lex.short_months else 0
    near = words.folded[max(0, index - size) : index + size + 1]
    return any(word.isdigit() for word in near)


def _ends_run(gap: str, size: int) -> bool:
    """Whether what parts two words parts two names; ``size`` is the first word's length."""
    return (
        len(gap) > 2
        or "\n" in gap
        or bool(gap.strip(" \u00a0.'’-"))
        or (gap[:1] == "." and size > 3)
    )


def _joined(words: Words, lex: Lexis, run: list[int], index: int, gap: str) -> bool:
    """Whether a word without a capital goes on with a name: Мар'яна, Rin Jae-ok."""
    if lex.cases and gap in _APOSTROPHES:
        return True
    size = max(words.ends[at] - words.starts[at] for at in (run[-1], index))
    return len(run) > 1 and gap == "-" and size <= SYLLABLE


def _ends_name(text: str, words: Words, index: int) -> bool:
    """Whether a word of a run may be its last: it has a capital, or a hyphen joins it to one."""
    start = words.starts[index]
    return text[start].isupper() or text[start - 1] == "-"


def _capitalised(
    text: str, words: Words, lex: Lexis, headings: frozenset[int], taken: bytearray
) -> list[Ref]:
    """Runs of capitalised words that nothing else claims, with particles inside them."""
    out: list[Ref] = []
    run: list[int] = []
    articles = lex.joiners - lex.oblique if lex.nouns else frozenset()

    def close() -> None:
        while run and not _ends_name(text, words, run[-1]):
            run.pop()
        while run and words.folded[run[0]] in lex.honorifics:
            run.pop(0)
        if run:
            start, end = words.starts[run[0]], words.ends[run[-1]]
            unparted = _UNPARTED.search(text, start, end)
            end = unparted.start() if unparted else end
            if end - start > 1:
                out.append(Ref(start, end, "person"))
        run.clear()

    for index, word in enumerate(words.folded):
        start, end = words.starts[index], words.ends[index]
        capital = text[start].isupper()
        if not (run or capital or index in headings):
            continue
        gap = text[words.ends[index - 1] : start] if index else "\n"
        mixed = bool(run) and (text[start] < _LATIN) is not (text[words.starts[run[-1]]] < _LATIN)
        if run and (mixed or _ends_run(gap, words.ends[run[-1]] - words.starts[run[-1]])):
            close()
        if taken.find(1, start, end) >= 0:
            close()
        elif (
            (run and _joined(words, lex, run, index, gap))
            or (capital and not _counted(words, lex, index) and _may_name(text, lex, word, start))
            or (
                (run or index in headings)
                and word in lex.particles
                and (word not in articles or words.folded[index - 1] in lex.particles)
            )
        ):
            run.append(index)
        else:
            close()
    close()
    return out


def unarticled(words: str, article: str) -> str:
    """A post's folded words without the article that a language glues to them."""
    return " ".join(word.removeprefix(article) for word in words.split()) if article else words
