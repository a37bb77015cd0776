"""Names and posts that stand in one noun phrase, and what bars one from being who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extracting.names.references import Ref
from generator.extracting.names.unspaced import clause_head, ended, pure
from generator.extracting.scene.cues import BLANK, Scene
from generator.extracting.scene.holders import holds, of_post
from generator.extracting.words.tokens import between
from generator.text import is_cjk

_EXPLAINED = re.compile(r"[,.:;!?\x01\n]")
_STOPS = frozenset(";:.!?,。；：\x01\n")
_PARTING = frozenset(";:.!?。；：\n") | {BLANK}
"""What never stands inside one noun phrase."""
TIED = 40
"""Most characters between two names or posts of one noun phrase."""
PRESS = "press"
"""The id of the group of reporters, who are told things."""
HOLDS = 5
"""Most words of a post's complement before the comma and the name: "the head of mission, X"."""
OWN = 3
"""Most words, and small words beside them, of a post's complement."""
ADJECTIVES = 2
"""Most adjectives between a post and the comma before the name of who holds it."""
BESIDE = 24
"""Characters behind a name in which the verb of its clause shows that the name ends there."""


def phrases(scene: Scene, refs: list[Ref]) -> list[list[Ref]]:
    """References that stand in one noun phrase, grouped: only small words between them."""
    return list(_phrases(scene, refs))


def first_phrase(scene: Scene, refs: list[Ref]) -> list[Ref]:
    """The first of them alone; empty where there are no references."""
    return next(_phrases(scene, refs), [])


def _phrases(scene: Scene, refs: list[Ref]) -> Iterator[list[Ref]]:
    group: list[Ref] = []
    for ref in refs:
        if group and not _together(scene, group, ref):
            yield group
            group = []
        group.append(ref)
    if group:
        yield group


def _together(scene: Scene, group: list[Ref], ref: Ref) -> bool:
    if scene.lex.nouns and ref.kind == "person" and all(one.kind == "noun" for one in group):
        words = scene.narrator[group[-1].end : ref.start].split()
        if not scene.lex.oblique.isdisjoint(words):
            return False  # "before supporters in X"
    if _tied(scene, group[-1], ref) or _holder(scene, group, ref):
        return True
    return len(group) > 1 and holds(scene, group[-2], group[-1], ref)


def _holder(scene: Scene, group: list[Ref], ref: Ref) -> bool:
    """Whether a name behind a comma tells who holds the post: "minister of Defence, X"."""
    if ref.kind not in ("person", "agent"):
        return False
    post = next((one for one in group if one.kind == "role"), None)
    if post is None or post.gender[0] == "n":
        return False
    gap = scene.narrator[group[-1].end : ref.start]
    if len(group) > 1 and not complement(scene, group, group[-1]):
        return False
    words = gap.removesuffix(", ").split()
    if not gap.endswith(", ") or len(words) > HOLDS or not set(gap[:-2]).isdisjoint(_STOPS):
        return False
    behind = scene.narrator[ref.end : ref.end + 2].strip()
    plain = words and words[0] not in scene.lex.oblique | scene.lex.joiners  # no complement
    adjective = len(words) <= ADJECTIVES and scene.lex.closed.isdisjoint(words)
    last = behind[:1] in (".", "") and _said(scene, group[0])
    construct = bool(scene.pack.names.article)  # "deputy of the ministry of X in Y, A B"
    if plain and not construct and not (adjective and (behind[:1] == "," or last)):
        return False
    closed = behind[:1] in (",", "", BLANK, ".", ":") or bool(
        between(scene.verbs, ref.end, ref.end + BESIDE)
    )
    return closed and not between(scene.verbs, group[-1].end, ref.start)


def _said(scene: Scene, post: Ref) -> bool:
    """Whether a verb of speech stands before a post, an article between them at most."""
    verbs = between(scene.verbs, post.start - BESIDE, post.start)
    return bool(verbs) and scene.words.count(verbs[-1].end, post.start) <= 1


def _tied(scene: Scene, left: Ref, right: Ref) -> bool:
    """Whether two references stand in one noun phrase by the words between them."""
    known = scene.ties.get((left, right))
    if known is None:
        known = scene.ties[left, right] = _runs_on(scene, left, right)
    return known


def _runs_on(scene: Scene, left: Ref, right: Ref) -> bool:
    if right.start - left.end > TIED or "pronoun" in (left.kind, right.kind):
        return False
    gap = scene.narrator[left.end : right.start]
    named = right.kind in ("person", "agent")
    if scene.pack.names.article and left.kind == "role":
        gap = gap.replace(BLANK, "") if named else gap  # "of the «X» laboratory A B"
        named = named or right.kind == "role"  # "head of the X hospital doctor A B"
    if scene.lex.cases and left.kind == "role" and right.gender[0] == "n":
        named = True  # "head of the X office A B"
    if gap.endswith(". ") and gap[:-2].rpartition(" ")[2] in scene.lex.honorifics:
        gap = gap[:-2].rpartition(" ")[0] + " "  # "the judge, mr. X"
    if PRESS in left.targets or not _PARTING.isdisjoint(gap):
        return False
    if scene.lex.spaceless or is_cjk(scene.narrator[right.start]):
        two = " " in gap and {left.kind, right.kind} <= {"person", "agent"}
        return not two and not gap.strip("的·・‧ ") and len(gap) <= 2
    if gap.count(",") > 1 or ("," in gap and left.kind in ("state", "place", "outlet")):
        return False
    if "," in gap and (left.kind, right.kind) == ("person", "agent"):
        return False  # "the master of X, Y"
    if "," in gap and left.kind == right.kind != "agent":
        return gap == ", " and left.kind == "role" and scene.lex.cases
    if "," in gap and right.kind == "role" and scene.lex.cases and not _explains(scene, right):
        return False
    if "," in gap and left.gender[0] == "n" and left.kind == "role":
        return False  # "in a communiqué, X": a body is nobody's post
    if not scene.lex.cases:  # "Синьогір'я" is one word
        gap = gap.replace("'", " ")
    words = gap.replace(",", " ").replace("-", " ").replace("(", " ").split()
    others = left.kind == "person" and right.kind == "role" and "," not in gap
    if others and not scene.lex.oblique.isdisjoint(words):
        return False  # "said X to the minister": somebody else's post
    posted = left.kind in ("role", "acronym") and named
    if posted and "," not in gap and _short(scene, words):
        # "spokesman [of the ministry] X": lower-case complements of a post we have no word for.
        return not between(scene.verbs, left.end, right.start)
    return scene.lex.joiners.issuperset(words)


def _short(scene: Scene, words: list[str]) -> bool:
    """Whether few words stand between a post and a name, none of which parts them."""
    own = [word for word in words if word not in scene.lex.joiners]
    return len(own) <= OWN >= len(words) - OWN and scene.lex.parting.isdisjoint(words)


def _explains(scene: Scene, role: Ref) -> bool:
    """Whether a post behind a name and a comma explains it, and does not go on to speak itself."""
    stop = _EXPLAINED.search(scene.narrator, role.end)
    return stop is None or not between(scene.verbs, role.end, stop.start())


def _own(scene: Scene, start: int) -> bool:
    """Whether a verb of speech ends straight before an offset."""
    verbs = between(scene.verbs, max(0, start - BESIDE), start)
    return bool(verbs) and verbs[-1].end == start - 1


def oblique(scene: Scene, group: list[Ref]) -> bool:
    """Whether a preposition before a noun phrase bars it from being the subject."""
    start = group[0].start
    head = scene.narrator[max(0, start - 24) : start]
    if is_cjk(scene.narrator[start]):
        return head.endswith(scene.lex.glued_oblique) if scene.lex.glued_oblique else False
    own = scene.narrator[start : group[0].end]
    if scene.lex.oblique_prefixes and own.startswith(scene.lex.oblique_prefixes):
        return True
    words = head.replace("'", " ").split()
    if words and words[-1] in scene.lex.auxiliary and _own(scene, start):
        return False  # the small word of the verb itself: "rozčílil se X"
    while words and words[-1] in scene.lex.joiners and words[-1] not in scene.lex.oblique:
        words.pop()
    return bool(words) and words[-1] in scene.lex.oblique and BLANK not in head[-3:]


def complement(scene: Scene, group: list[Ref], ref: Ref) -> bool:
    """Whether a name only tells whose post it is: "a spokesman for X", "X spokesman"; not
    "…, X".
    """
    if _before_post(scene, group, ref):
        return True
    if scene.narrator.startswith("'s ", ref.end) and ref is not group[-1]:
        return True
    post = next((one for one in group if one.kind == "role"), None)
    if post is None or ref.start < post.end:
        return False
    if of_post(scene, group[group.index(ref) - 1], ref):
        return True
    words = scene.narrator[post.end : ref.start].replace("'", " ")
    gap = words.split()
    if words.rstrip().endswith(","):
        return False
    full = " " in scene.narrator[ref.start : ref.end] and _settled(scene, group, ref, gap)
    return bool(gap) and any(word in scene.lex.oblique for word in gap[-1 if full else -2 :])


def _settled(scene: Scene, group: list[Ref], ref: Ref, gap: list[str]) -> bool:
    """Whether what a post is of is told in full before a name: "secretary of Justice X Y"; not
    where a title stands there ("spokesman for Dr. X Y"), or another post.
    """
    if scene.lex.cases:
        return True
    small = scene.lex.joiners | scene.lex.oblique | scene.lex.honorifics
    others = sum(one.kind == "role" for one in group[: group.index(ref)])
    return others == 1 and bool(gap) and gap[-1].strip(".") not in small


def _before_post(scene: Scene, group: list[Ref], ref: Ref) -> bool:
    """Whether a post runs straight on behind a name: of a party, of a country, of a boss."""
    if not scene.text[ref.start].isupper():
        return False
    place = group.index(ref) + 1
    following = group[place] if place < len(group) else None
    return (
        following is not None
        and following.kind == "role"
        and following.start == ref.end + 1
        and scene.text[ref.end] == " "
        and (
            scene.text[following.start].islower() or scene.lex.nouns or _run_on(scene, group, place)
        )
    )


_SHORTENED = re.compile(r" \([^()\s]{2,8}\) ")
"""A post's short form in brackets behind it."""


def _run_on(scene: Scene, group: list[Ref], place: int) -> bool:
    """Whether a name follows a post straight away: "Green Party Chairman X", "Chief (PC) X"."""
    after = next((ref for ref in group[place + 1 :] if ref.kind in ("person", "agent")), None)
    if after is None:
        return False
    gap = scene.narrator[group[place].end : after.start]
    shortened = _SHORTENED.match(gap)
    words = gap[shortened.end() :].split() if shortened else []
    return gap == " " or bool(shortened and scene.lex.honorifics.issuperset(words))


_WHOSE = re.compile("[\u4e00-\u9fff]{2,10}")
_NOUN = re.compile("[\u30a0-\u30ff\u4e00-\u9fff]")


def tied_before(scene: Scene, role: Ref) -> bool:
    """Whether a script without spaces ties what a post is of to it: "the theatre's manager"."""
    before = scene.narrator[role.start - 1 : role.start] if role.start else ""
    if not scene.lex.spaceless or not before:
        return False
    if (
        before in scene.lex.joiners
        or scene.narrator[role.start : role.end] not in scene.lex.genders
    ):
        return True
    if scene.lex.families:
        return _of_something(scene, role.start)
    if not _NOUN.match(before):
        return False
    return not scene.narrator.endswith(scene.lex.leads, max(0, role.start - TIED), role.start)


def _of_something(scene: Scene, post: int) -> bool:
    """Whether a few characters that may be a body's or country's open the clause of a post."""
    start = clause_head(scene.narrator, post, scene.lex)
    before = scene.narrator[start:post]
    plain = len(before) > 1 and _WHOSE.fullmatch(before) and pure(before, scene.lex)
    counted = any(word in before for word in scene.lex.indefinite)
    office = scene.lex.bodies is not None and any(
        found.end() == len(before) for found in scene.lex.bodies.finditer(before)
    )
    parted = any(ended(scene.lex, scene.narrator, at) for at in range(start, post))
    return bool(plain) and not counted and (office or not parted)
