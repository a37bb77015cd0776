"""Names in scripts that have no capitals but part words by spaces: what a verb or post leads to.

"said the minister of defence A B that": behind the verb and the post stand what the post is of,
then the name, then a word that cannot be in a name. Nothing shows where the first of them ends
and the second begins but its words: those with the article are no given names.
"""

from __future__ import annotations

from bisect import bisect_left

from generator.extracting.lexis import Lexis
from generator.extracting.references import Ref
from generator.extracting.tokens import Hit, Words
from generator.languages import Pack
from generator.text import fold

LONGEST = 7
"""Most words behind a verb or a post that are looked through."""
PAIR = 2
"""A name has a given and a family name, where nothing else is known."""
SCRIPT = ("\u0590", "\u08ff")
"""Hebrew and Arabic letters."""


def runs(
    words: Words, lex: Lexis, pack: Pack, verbs: list[Hit], kept: list[Ref], taken: bytearray
) -> list[Ref]:
    """Names behind verbs of speech and posts, and where their last parts stand alone."""
    if not pack.names.article:
        return []
    barred = {place for hit in verbs for place in _places(words, hit.start, hit.end)}
    roles = [ref for ref in kept if ref.kind == "role"]
    out: dict[int, Ref] = {}
    for start, of, after_role in [
        *((ref.end, _complements(words, lex, ref), True) for ref in roles),
        *((hit.end, False, False) for hit in verbs),
    ]:
        found = _name(words, lex, pack, start, (barred, taken), after_role=after_role, of=of)
        if found is not None:
            out.setdefault(found.start, found)
    names = list(out.values())
    return sorted([*names, *_alone(words, names, verbs, roles, lex)], key=lambda ref: ref.start)


def _places(words: Words, start: int, end: int) -> range:
    return range(bisect_left(words.starts, start), bisect_left(words.starts, end))


def _complements(words: Words, lex: Lexis, ref: Ref) -> bool:
    """Whether the post ends in a word that what it is of must follow ("speaker in-name-of")."""
    return words.text[ref.start : ref.end].rsplit(maxsplit=1)[-1] in lex.joiners


def _name(
    words: Words,
    lex: Lexis,
    pack: Pack,
    start: int,
    spoilt: tuple[set[int], bytearray],
    *,
    after_role: bool,
    of: bool,
) -> Ref | None:
    """The name behind ``start``; ``of``: first comes the office that the post speaks for."""
    article = fold(pack.names.article)
    run = _run(words, lex, start, spoilt)
    if run and not after_role and words.folded[run[0]].startswith(article):
        return None
    if after_role:
        farther = _complemented(words, lex, run, start, (spoilt, article))
        if farther is not None:
            return farther
    while run and words.folded[run[0]].startswith(article):
        run.pop(0)
        of = False
    full = list(run)
    family = next(
        (at for at in range(1, len(run)) if words.folded[run[at]].startswith(article)), None
    )
    if not of and family is not None:
        behind = [place for place in run[family + 1 :] if not _has(words, place, article)]
        # A family name with the article ends the name, unless a whole name follows what the
        # post is of ("head of the committee A B").
        run = behind if len(behind) >= PAIR else run[: family + 1]
    if of or len(run) > PAIR + 1:
        run = _last_pair(words, lex, run)
    if len(run) < PAIR or not _ends(words, lex, full[-1]):
        return None
    return Ref(words.starts[run[0]], words.ends[run[-1]], "person")


def _complemented(
    words: Words,
    lex: Lexis,
    run: list[int],
    start: int,
    known: tuple[tuple[set[int], bytearray], str],
) -> Ref | None:
    """The name behind what a post is in or for: "minister of defence in X, A B".

    ``known``: the words that no name holds, and the language's article.
    """
    spoilt, the = known
    place = run[-1] + 1 if run else bisect_left(words.starts, start)
    if not 0 < place < len(words.starts) or words.folded[place] not in lex.joiners | lex.oblique:
        return None
    if words.text[words.ends[place - 1] : words.starts[place]].strip(" "):
        return None
    rest = _run(words, lex, words.ends[place], spoilt)
    article = [at for at, number in enumerate(rest) if words.folded[number].startswith(the)]
    pair = rest[article[-1] + 1 :][:PAIR] if article else rest[1:]
    if len(pair) != PAIR:
        return None
    following = words.folded[pair[-1] + 1][:1] if pair[-1] + 1 < len(words.folded) else ""
    if not (_ends(words, lex, pair[-1]) or following in lex.glued):
        return None
    return Ref(words.starts[pair[0]], words.ends[pair[-1]], "person")


def _has(words: Words, place: int, article: str) -> bool:
    return words.folded[place].startswith(article)


def _run(words: Words, lex: Lexis, start: int, spoilt: tuple[set[int], bytearray]) -> list[int]:
    """The words behind an offset up to one that no name holds."""
    barred, taken = spoilt
    out: list[int] = []
    last = start
    for place in range(bisect_left(words.starts, start), len(words.starts)):
        word = words.folded[place]
        gap = words.text[last : words.starts[place]]
        if gap.strip(" ") or len(out) == LONGEST or place in barred or word in lex.closed:
            break
        if not SCRIPT[0] <= word[0] <= SCRIPT[1] or taken[words.starts[place]]:
            break
        if word in lex.auxiliary or word in lex.saying:
            break
        out.append(place)
        last = words.ends[place]
    return out


def _last_pair(words: Words, lex: Lexis, run: list[int]) -> list[int]:
    """The last two words, and those that a particle (bin, abu) ties to them."""
    first = max(0, len(run) - PAIR)
    while first > 0 and not {
        words.folded[run[first]],
        words.folded[run[first - 1]],
    }.isdisjoint(lex.particles):
        first -= 1
    return run[first:]


def _ends(words: Words, lex: Lexis, last: int) -> bool:
    """Whether what follows a run of words shows that a clause or the words said begin there."""
    rest = words.text[words.ends[last] : words.ends[last] + 12]
    if not rest.strip() or rest.lstrip()[:1] in '.،,:؛\x01"«“(':
        return True
    following = words.folded[last + 1] if last + 1 < len(words.folded) else ""
    return following in lex.closed or following in lex.auxiliary or following in lex.saying


def _alone(
    words: Words, names: list[Ref], verbs: list[Hit], roles: list[Ref], lex: Lexis
) -> list[Ref]:
    """The last parts of those names straight behind a verb, a post or "according to"."""
    lasts = {words.text[ref.start : ref.end].rsplit(maxsplit=1)[-1] for ref in names}
    if not lasts:
        return []
    covered = [(ref.start, ref.end) for ref in names]
    heads = {hit.end for hit in verbs} | {ref.end for ref in roles}
    out = []
    for place, word in enumerate(words.folded):
        if word not in lasts or not place:
            continue
        before = words.folded[place - 1]
        if words.ends[place - 1] not in heads and before not in lex.closed:
            continue
        at = words.starts[place]
        spot = bisect_left(covered, (at + 1, 0)) - 1
        if spot < 0 or covered[spot][1] <= at:
            out.append(Ref(at, words.ends[place], "person"))
    return out
