"""What a clause is about where nothing but the order of words shows a subject."""

from __future__ import annotations

import re

from generator.extracting.names.references import Ref
from generator.extracting.scene import actors
from generator.extracting.scene.actors import Actor
from generator.extracting.scene.cues import BLANK, Scene
from generator.extracting.words.inflection import bent, endings
from generator.extracting.words.tokens import Hit, between
from generator.model import Confidence, Span, Speaker
from generator.text import fold


def quoted(scene: Scene, verb: Hit, bounds: Span) -> list[Ref] | None:
    """Who is quoted where a preposition leads to them: "the agency quoted from X his words"."""
    if scene.lex.spaceless:
        return _cited(scene, verb)
    if not scene.lex.quoted_of or not between(scene.quoting, verb.start, verb.end):
        return None
    for group in actors.phrases(scene, scene.refs_in(verb.end, bounds.end)):
        head = scene.narrator[verb.end : group[0].start].split()
        if head and head[-1] in scene.lex.quoted_of:
            return group
    return None


CITED = 24
"""Most characters between a verb of quoting and the verb of speech that closes its clause."""


def _cited(scene: Scene, verb: Hit) -> list[Ref] | None:
    """Who stands straight behind a verb of quoting in the verb's clause: "X citing Y says"."""
    for hit in reversed(between(scene.quoting, max(0, verb.start - CITED), verb.start)):
        groups = actors.phrases(scene, scene.refs_in(hit.end, verb.start))
        if CLAUSE.search(scene.narrator, hit.end, verb.start) or not groups:
            return None
        outlet = {ref.kind for ref in groups[0]} <= {"place", "outlet"}
        return groups[0] if groups[0][0].start == hit.end and not outlet else None
    return None


CLAUSE = re.compile(rf"[,;:—–(){BLANK}，；：、]")
"""What ends a clause."""


def _told(scene: Scene, before: list[Ref], group: list[Ref]) -> bool:
    """Whether a preposition behind an earlier phrase shows that this one is told something."""
    gap = scene.narrator[before[-1].end : group[0].start]
    return any(word in gap for word in scene.lex.glued_oblique)


def topics(scene: Scene, groups: list[list[Ref]], start: int, verb: Hit) -> list[list[Ref]]:
    """Where nothing but order shows a subject: the phrases of the verb's own clause or, where it
    has none, of the clauses before it, up to what an earlier verb of speech tells.

    A phrase before the word that makes an attribute of it is no subject.
    """
    kept = [g for g in groups if scene.narrator[g[-1].end : g[-1].end + 1] not in _of(scene)]
    clause = max(scene.narrator.rfind(mark, start, verb.start) for mark in "，,；;：:") + 1
    own = [group for group in kept if group[0].start >= clause]
    if own:
        return [g for at, g in enumerate(own) if not at or not _told(scene, own[at - 1], g)]
    for told in between(scene.verbs, start, verb.start):
        if scene.narrator[told.end : told.end + 1] in tuple("，,：:"):
            kept = [group for group in kept if group[-1].end <= told.start]
            break
        if before := [group for group in kept if group[-1].end <= told.start]:
            kept = before  # what follows "X accuses" is whom X accuses
    return _first_of_last(scene, kept) if scene.lex.families else kept


SUBJECT = 4
"""Most characters of a clause before its subject."""


def _first_of_last(scene: Scene, groups: list[list[Ref]]) -> list[list[Ref]]:
    """The first phrase of the last clause that begins with one: "A welcomes B, and thinks …"."""
    for at in range(len(groups) - 1, 0, -1):
        head = scene.narrator[groups[at - 1][-1].end : groups[at][0].start]
        cuts = list(CLAUSE.finditer(head))
        if cuts and len(head) - cuts[-1].end() <= SUBJECT:
            return [groups[at], *groups[:at]]
    return groups[:1]


def _of(scene: Scene) -> tuple[str, ...]:
    return tuple(scene.lex.attributive)


UNNAMED_WORDS = 7
"""Most words of a noun phrase without any name that may be who speaks: "the authors of it"."""


def unnamed(scene: Scene, bounds: Span) -> Actor | None:
    """A noun phrase that begins with an article and names nobody: "said the ruling"."""
    start, end = bounds.start, bounds.end
    cut = CLAUSE.search(scene.narrator, start, end)
    piece = scene.text[start : cut.start() if cut else end].rstrip(" .!?")
    words = piece.split()
    if not 2 <= len(words) <= UNNAMED_WORDS or fold(words[0]) not in scene.lex.articles:
        return None
    name = " ".join(words)
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return Actor(Speaker(id=None, name=name), Confidence.UNCERTAIN, "words", start, end)


def titled(scene: Scene, bounds: Span) -> list[Ref]:
    """The full name that a comma ties to a noun phrase with an article: "said the harbour master
    of X, Y Z."; empty where there is none.
    """
    shown = unnamed(scene, bounds)
    if shown is None or scene.narrator[shown.end : shown.end + 2] != ", ":
        return []
    name = next(iter(scene.refs_in(shown.end, bounds.end)), None)
    if name is None or name.start != shown.end + 2 or name.kind not in ("person", "agent"):
        return []
    closed = scene.narrator[name.end : name.end + 1] in (",", ".", "", BLANK)
    return [name] if closed and " " in scene.narrator[name.start : name.end] else []


def outside(scene: Scene, groups: list[list[Ref]], verb: Hit) -> list[Ref] | None:
    """X, where "X, who does Y," stands before the verb: what stands between commas explains X."""
    last = groups[-1]
    if "," not in scene.narrator[last[-1].end : verb.start]:
        return None
    for group in reversed(groups[:-1]):
        if "," in scene.narrator[group[-1].end : last[0].start]:
            return group
        own = named(group[:1]) and "," in scene.narrator[group[0].end : group[-1].start]
        if own and scene.lex.cases:
            return group  # the comma parts the name from the post of its own
    return None


def apposed(scene: Scene, refs: list[Ref], verb: Hit) -> bool:
    """Whether a full name between commas stands straight before the verb, behind a post: "the
    head of the X and member of Y, A B, said".
    """
    name = refs[-1] if refs else None
    lone = scene.lex.nouns and name is not None and name.kind == "noun"
    if name is None or (name.kind not in ("person", "agent") and not lone):
        return False
    narrator = scene.narrator
    enclosed = narrator[name.start - 2 : name.start] == ", " and narrator[name.end : name.end + 2]
    full = " " in narrator[name.start : name.end] or lone
    beside = scene.words.count(name.end, verb.start) <= 1
    post = next((ref for ref in refs if ref.kind == "role"), None)
    if enclosed != ", " or not full or not beside or post is None:
        return False
    return not between(scene.verbs, post.start, name.start)


def as_name(ref: Ref) -> Ref:
    """A capitalised word as a name, where something else than its capital shows it to be one."""
    return ref._replace(kind="person") if ref.kind == "noun" else ref


HOLDER = 15
"""Most words between a post and who holds it, what it is of standing between them."""


def held_by(scene: Scene, post: list[Ref], after: list[list[Ref]]) -> list[Ref] | None:
    """Who holds a post, behind what it is of: "the head of A, B and C (ABC), X Y, said"."""
    first = post[0]
    alone = first.kind == "role" and first.gender[0] not in "pn"
    if not alone or any(
        ref.kind in ("person", "agent") and not actors.complement(scene, post, ref) for ref in post
    ):
        return None
    for group in after:
        name = group[0]
        if (
            scene.words.count(first.end, name.start) > HOLDER
            or BLANK in scene.narrator[first.end : name.start]
        ):
            return None
        full = name.kind in ("person", "agent") and " " in scene.narrator[name.start : name.end]
        closed = scene.narrator[name.end : name.end + 1] in (",", ".", "")
        if full and closed and scene.narrator.endswith(", ", first.end, name.start):
            return None if between(scene.verbs, first.end, name.start) else group
    return None


def named(group: list[Ref]) -> bool:
    """Whether a noun phrase names somebody."""
    return any(ref.kind in ("person", "agent") for ref in group)


CLOSE = 60
"""Characters before a verb in which a pronoun is its subject."""


def pronoun_before(scene: Scene, verb: Hit, bounds: Span) -> Ref | None:
    """The pronoun straight before a verb, an auxiliary between them at most."""
    last = scene.refs_in(max(bounds.start, verb.start - CLOSE), verb.start)[-1:]
    if scene.lex.cases or not last or last[0].kind != "pronoun":
        return None
    gap = scene.narrator[last[0].end : verb.start].split()
    return last[0] if scene.lex.auxiliary.issuperset(gap) else None


def told_of(scene: Scene, verb: Hit, group: list[Ref]) -> bool:
    """Whether what stands behind a verb that needs no "that" is the subject of what is told:
    "half of them said X was".
    """
    following = scene.narrator[group[-1].end : group[-1].end + 12].split()[:1]
    return verb.phrase in scene.lex.bare and not scene.lex.passives.isdisjoint(following)


def governed(scene: Scene, group: list[Ref], gap: str) -> bool:
    """Whether what stands behind the verb already belongs to a clause that the verb governs."""
    return bool(between(scene.that, group[0].start - len(gap), group[0].start)) or "," in gap


CLAUSE_WORDS = 12
"""Most words between a relative pronoun and its verb."""


def relative(scene: Scene, group: list[Ref], verb: Hit) -> bool:
    """Whether the verb's clause hangs on a noun phrase: "of the minister, who called it"."""
    gap = scene.narrator[group[-1].end : verb.start]
    words = gap.replace(",", " , ").split()
    if words[:1] == [","]:
        words = words[1:]
    if not words or words[0] not in scene.lex.relatives:
        return False
    return "," not in words and BLANK not in gap and len(words) <= CLAUSE_WORDS


CLOSING = 40
"""Characters behind a post in which a comma shows that the name before it is not who speaks."""


def behind_comma(scene: Scene, group: list[Ref]) -> list[Ref]:
    """The post, behind "To X,": the post with its own name, where the comma parts two phrases."""
    for place in range(1, len(group) - 1):
        comma = "," in scene.narrator[group[place - 1].end : group[place].start]
        if comma and group[place].kind == "role" and group[place + 1].kind in ("person", "agent"):
            gap = scene.narrator[group[place].end : group[place + 1].start].split()
            if not (gap and gap[-1] in scene.lex.oblique):
                return group[place:]
    last = group[-1]
    comma = len(group) > 1 and "," in scene.narrator[group[-2].end : last.start]
    if comma and last.kind == "role" and scene.lex.cases:
        behind_it = scene.narrator[last.end : last.end + CLOSING].split(".")[0]
        return group[-1:] if "," not in behind_it else group  # "about X, the head of Y said"
    return group


HEARS = 7
"""Most words between a verb and its subject, whom it tells standing between them."""
_STOPS = frozenset(",.:;!?" + BLANK)


def hears(scene: Scene, group: list[Ref], after: list[list[Ref]], verb: Hit) -> bool:
    """Whether a name straight behind a verb is whom it tells: its case says so, and the one who
    speaks is named behind it in the same clause ("wrote to-X in reply senator Y").
    """
    if not scene.lex.cases or len(group) != 1 or group[0].kind != "person" or not after:
        return False
    gap = scene.narrator[group[0].end : after[0][0].start]
    near = scene.words.count(verb.end, after[0][0].start) <= HEARS
    plain = named(after[0]) and not actors.oblique(scene, after[0])
    return near and plain and _STOPS.isdisjoint(gap) and inflected(scene, group[0])


def inflected(scene: Scene, ref: Ref) -> bool:
    """Whether the last part of a name bears an ending that no subject has."""
    last = scene.narrator[ref.start : ref.end].rsplit(maxsplit=1)[-1]
    return scene.lex.cases and bent(last, endings(scene.pack.tag))


TITLE = 4
"""Most letters of a title that is shortened: "Del.", "Rep."."""

_CLAUSE_END = re.compile(r"[.\n](?=\s|$)|[;。；:：]")
_LAST_WORD = re.compile(r"[\w.]+$")


def clause_end(scene: Scene, start: int, end: int) -> int:
    """Where the clause that begins at ``start`` ends; the full stop of a title does not end it."""
    for found in _CLAUSE_END.finditer(scene.narrator, start, end):
        if found.group() != "." or not shortened(scene, start, found.start()):
            return found.start()
    return end


def shortened(scene: Scene, start: int, at: int) -> bool:
    """Whether the full stop at ``at`` ends an abbreviation or an initial."""
    word = _LAST_WORD.search(scene.narrator, max(start, at - 12), at)
    if word is None:
        return False
    short = word.group()
    if len(short) == 1 or "." in short or short in scene.lex.honorifics:
        return True
    # "said Del. X": a short word with a capital behind the verb, and a name behind its full stop
    first = scene.text[word.start()].isupper() and scene.text[at + 2 : at + 3].isupper()
    said = between(scene.verbs, max(0, word.start() - 20), word.start())
    return first and len(short) <= TITLE and bool(said) and said[-1].end == word.start() - 1


SOMEBODY = 2
"""Fewest words before a lone post that tell of whom it is: "uvedla krajská policejní mluvčí"."""


def somebody(scene: Scene, group: list[Ref], gap: str) -> bool:
    """Whether adjectives show a post alone to be somebody new."""
    known = scene.lex.closed | scene.lex.auxiliary
    words = gap.split()
    if len(words) < SOMEBODY:
        return False
    alone = scene.lex.cases and len(group) == 1 and group[0].kind == "role"
    alone = alone and not actors.body(group[0])
    return alone and all(word.isalpha() and word not in known for word in words)
