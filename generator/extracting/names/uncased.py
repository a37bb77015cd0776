"""Names in scripts that have no capitals but part words by spaces: what a verb or post leads to.

"said the minister of defence A B that": behind the verb and the post stand what the post is of,
then the name, then a word that cannot be in a name. Nothing shows where the first of them ends
and the second begins but its words: those with the article are no given names.
"""

from __future__ import annotations

from bisect import bisect_left

from generator.extracting.names.references import Ref
from generator.extracting.names.stretches import (
    LONGEST,
    PAIR,
    PREFIXED,
    Spoilt,
    alone,
    articled,
    at_heads,
    by_given,
    ends,
    first_pair,
    last_pair,
    past_adjectives,
    shortened,
    stretch,
)
from generator.extracting.words.lexis import Lexis
from generator.extracting.words.tokens import Hit, Words
from generator.languages import Pack
from generator.text import fold


def runs(
    words: Words, lex: Lexis, pack: Pack, verbs: list[Hit], kept: list[Ref], taken: bytearray
) -> list[Ref]:
    """Names behind verbs of speech and posts, and where their last parts stand alone."""
    if not pack.names.article:
        return []
    barred = frozenset(place for hit in verbs for place in _places(words, hit.start, hit.end))
    size = len(words.folded)
    behind = frozenset(words.folded[place + 1] for place in barred if place + 1 < size)
    spoilt = Spoilt(barred, taken, behind)
    roles = [ref for ref in kept if ref.kind == "role"]
    out: dict[int, Ref] = {}
    the = fold(pack.names.article)
    for start, of, after_role in [
        *(
            (_behind(words, lex, ref, the), _complements(words, lex, ref), True)
            for ref in roles
            if ref.gender != "p"
        ),
        *((hit.end, False, False) for hit in verbs),
    ]:
        found = _name(words, lex, pack, start, spoilt, after_role=after_role, of=of)
        if found is not None:
            out.setdefault(found.start, found)
    for found in at_heads(words, lex, spoilt):
        out.setdefault(found.start, found)
    names = _apart(out)
    return sorted([*names, *alone(words, names, verbs, roles, lex)], key=lambda ref: ref.start)


def _behind(words: Words, lex: Lexis, ref: Ref, article: str) -> int:
    """Where a name may begin behind a post, or behind a body and its adjectives."""
    return past_adjectives(words, lex, ref.end, article) if ref.gender[0] == "n" else ref.end


def _apart(found: dict[int, Ref]) -> list[Ref]:
    """The names, none of which overlaps one before it."""
    out: list[Ref] = []
    for ref in sorted(found.values(), key=lambda ref: ref.start):
        if not out or ref.start >= out[-1].end:
            out.append(ref)
    return out


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
    spoilt: Spoilt,
    *,
    after_role: bool,
    of: bool,
) -> Ref | None:
    """The name behind ``start``; ``of``: first comes the office that the post speaks for."""
    article = fold(pack.names.article)
    run = _opening(words, lex, stretch(words, lex, start, spoilt), article, after_role=after_role)
    if after_role:
        farther = _complemented(words, lex, run, start, (spoilt, article))
        if farther is not None:
            return farther
    own = _named(words, lex, run, article, of=of)
    if own is not None:
        return Ref(words.starts[own[0]], words.ends[own[-1]], "person") if own else None
    return _bounded(words, lex, run, (spoilt, article), after_role=after_role, of=of)


def _opening(
    words: Words, lex: Lexis, run: list[int], article: str, *, after_role: bool
) -> list[int]:
    """A run without the titles and, behind a post, nouns that open it; [] where it opens no name.

    Behind a verb no name begins with a noun or the article ("announced a state of emergency"),
    and nowhere with a preposition glued to a noun ("to discuss the plan").
    """
    while run and words.folded[run[0]] in lex.honorifics:
        run = run[1:]
    if after_role:
        while len(run) > 1 and words.folded[run[0]] in lex.common_words:
            run = run[1:]
    elif not run or words.folded[run[0]] in lex.common_words or _has(words, run[0], article):
        return []
    if not run or words.folded[run[0]] in lex.given:
        return run
    noun = words.folded[run[0]][1:] in lex.common_words or articled(
        words.folded[run[0]][1:], article
    )
    tied = len(run) > 1 and (noun or _has(words, run[1], article))
    return [] if tied and _glued(words, lex, run[0]) else run


def _named(words: Words, lex: Lexis, run: list[int], article: str, *, of: bool) -> list[int] | None:
    """The name that a given name opens or a noun ends; [] where a noun spoils it, None for more."""
    if len(run) > PAIR and words.folded[run[0]] in lex.given:
        own = by_given(words, lex, run, article)
        if own:
            return own
    noun = next((at for at in range(1, len(run)) if words.folded[run[at]] in lex.common_words), 0)
    if not noun:
        return None
    return run[:noun] if noun >= PAIR and not of else []


def _bounded(
    words: Words,
    lex: Lexis,
    run: list[int],
    known: tuple[Spoilt, str],
    *,
    after_role: bool,
    of: bool,
) -> Ref | None:
    """The name in a run, by its articles and by what ends it.

    ``known``: the words that no name holds, and the language's article.
    """
    spoilt, article = known
    opened = False
    own = len(run) > 1 and words.folded[run[0]] in lex.given  # "al-Said A"
    while run and not own and articled(words.folded[run[0]], article):
        run.pop(0)
        of, opened = False, True
    whole = len(run)
    run = _cut(words, lex, run, article, PAIR + PAIR if of else PAIR)
    cut = len(run) < whole
    full = list(run)
    family = next((at for at in range(1, len(run)) if _family(words, lex, run, at, article)), None)
    pair = _paired(words, run, article) if after_role else None
    if opened:
        run = first_pair(words, lex, run)
        full = list(run)
    elif pair is not None and not of:
        run = pair
        full = list(run)
    elif not of and family is not None:
        behind = [place for place in run[family + 1 :] if not _has(words, place, article)]
        if len(run) > PAIR + 1 and family == len(run) - 1:
            run.pop()  # four words of which the last alone has the article: what is told of
        # A family name with the article ends the name, unless a whole name follows what the
        # post is of ("head of the committee A B").
        run = behind if len(behind) >= PAIR else run[: family + 1]
    if of or len(run) > PAIR + 1:
        run = last_pair(words, lex, run)
    run = shortened(words, run, spoilt.behind)
    posts = after_role and bool(run) and _before_post(words, full[-1], spoilt.taken, article)
    if len(run) < PAIR or posts:
        return None
    posted = not after_role and _taken_next(words, full[-1], spoilt.taken)
    if not (
        cut
        or posted
        or ends(words, lex, full[-1])
        or _known_to_end(words, full[-1], spoilt.behind, article)
    ):
        return None
    return Ref(words.starts[run[0]], words.ends[run[-1]], "person")


def _complemented(
    words: Words,
    lex: Lexis,
    run: list[int],
    start: int,
    known: tuple[Spoilt, str],
) -> Ref | None:
    """The name behind what a post is in or for: "minister of defence in X, A B".

    ``known``: the words that no name holds, and the language's article.
    """
    spoilt, the = known
    marked = _past_marks(words, lex, run, spoilt)
    if marked is not run and len(marked) > PAIR:
        last = marked[-1]
        if ends(words, lex, last) or _known_to_end(words, last, spoilt.behind, the):
            return Ref(words.starts[marked[1]], words.ends[last], "person")
    place = run[-1] + 1 if run else bisect_left(words.starts, start)
    if not 0 < place < len(words.starts) or words.folded[place] not in lex.joiners | lex.oblique:
        return None
    if words.text[words.ends[place - 1] : words.starts[place]].strip(" "):
        return None
    rest = stretch(words, lex, words.ends[place], spoilt)
    rest = _cut(words, lex, _past_marks(words, lex, rest, spoilt), the, PAIR + 1)
    article = [at for at, number in enumerate(rest) if articled(words.folded[number], the)]
    plain = len(rest) > PAIR and article[:1] != [0] and article[:1] != [1]
    # "in X, A the-B": a name of its own behind the place.
    skipped = 1 if plain or not article else article[-1] + 1
    own = rest[skipped:] if plain or article else rest[1:]
    if article == [1] and words.folded[rest[0]] in lex.particles:
        own = rest  # "in X, abd al-A B"
    pair = first_pair(words, lex, own)
    if len(pair) < PAIR or not (plain or article or pair == own):
        return None
    following = words.folded[pair[-1] + 1][:1] if pair[-1] + 1 < len(words.folded) else ""
    ended = ends(words, lex, pair[-1]) or _known_to_end(words, pair[-1], spoilt.behind, the)
    if not (ended or following in lex.glued):
        return None
    return Ref(words.starts[pair[0]], words.ends[pair[-1]], "person")


def _family(words: Words, lex: Lexis, run: list[int], at: int, article: str) -> bool:
    """Whether a word of a run is a family name by its article: not "abd al-A"."""
    return _has(words, run[at], article) and words.folded[run[at - 1]] not in lex.particles


def _has(words: Words, place: int, article: str) -> bool:
    return articled(words.folded[place], article)


def _glued(words: Words, lex: Lexis, place: int) -> bool:
    """Whether a preposition may be glued before a word."""
    return len(words.folded[place]) > PREFIXED + 1 and words.folded[place][0] in lex.glued


def _cut(words: Words, lex: Lexis, run: list[int], article: str, size: int) -> list[int]:
    """A run up to a word that a glued preposition may open, behind ``size`` plain words."""
    plain = 0
    for at, place in enumerate(run):
        word = words.folded[place]
        glued = len(word) > PREFIXED and word[0] in lex.glued and not articled(word, article)
        own = len(word) > PREFIXED + 1 and lex.offices and word.endswith(lex.offices)
        if (glued or own) and plain >= size and word not in lex.particles:
            return run[:at]
        plain = 0 if articled(word, article) else plain + 1
    return run


def _past_marks(words: Words, lex: Lexis, run: list[int], spoilt: Spoilt) -> list[int]:
    """A run and, where words in marks follow it ("in the X «Y» A B"), what stands behind them."""
    last = run[-1] if run else 0
    if not run or last + 1 >= len(words.starts):
        return run
    gap = words.text[words.ends[last] : words.starts[last + 1]]
    if not gap.strip(" ") or gap.strip(" \x01"):
        return run
    return [last, *stretch(words, lex, words.starts[last + 1], spoilt)[:PAIR]]


def _before_post(words: Words, last: int, taken: bytearray, article: str) -> bool:
    """Whether another post follows a run, and a name that post: "head of hospital X doctor A B"."""
    behind = last + 1
    if behind >= len(words.starts) or words.text[words.ends[last] : words.starts[behind]] != " ":
        return False
    known = behind
    while behind < len(words.starts) and taken[words.starts[behind]] and behind - known < LONGEST:
        behind += 1
    return known < behind < len(words.starts) and not articled(words.folded[behind], article)


def _taken_next(words: Words, last: int, taken: bytearray) -> bool:
    """Whether a post stands straight behind a word: "said A B, the speaker of X"."""
    behind = last + 1
    if behind >= len(words.starts) or words.text[words.ends[last] : words.starts[behind]] != " ":
        return False
    return bool(taken[words.starts[behind]])


def _paired(words: Words, run: list[int], article: str) -> list[int] | None:
    """The last plain word that a family name with the article follows, where others precede."""
    first = next((at for at, n in enumerate(run) if articled(words.folded[n], article)), len(run))
    for at in range(len(run) - 1, first + 1, -1):
        plain = not articled(words.folded[run[at - 1]], article)
        if articled(words.folded[run[at]], article) and plain:
            return run[at - 1 : at + 1]
    return None


def _known_to_end(words: Words, last: int, behind: frozenset[str], article: str) -> bool:
    """Whether a name ends with a word: it has the article, or stands behind a verb elsewhere."""
    word = words.folded[last]
    return articled(word, article) or word in behind
