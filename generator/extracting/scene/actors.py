"""Who a name, a role or a pronoun stands for at a given place in one text.

Of the names and posts in one noun phrase the person counts before the post, the post before the
organisation. Roles and pronouns stand for somebody the text introduced before, never for
somebody only the registry knows: no speaker is better than a wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.extracting.names.bodies import fuller
from generator.extracting.names.references import Ref
from generator.extracting.scene.bodies import issued, own_end
from generator.extracting.scene.cues import BLANK, Scene
from generator.extracting.scene.fitting import fitting, indefinite, narrow, only, past
from generator.extracting.scene.holding import holding
from generator.extracting.scene.phrasing import PRESS, complement, oblique, phrases, tied_before
from generator.extracting.scene.stage import Cast
from generator.extracting.words.inflection import bent, endings
from generator.extracting.words.tokens import between
from generator.model import Confidence, Speaker

__all__ = ["PRESS", "Actor", "complement", "oblique", "phrases", "resolve"]

COUPLE = 2
"""A post and whose it is."""
LAST = 3
"""Most words behind a verb that closes what was said: "…, she said on Monday"."""
LATTER = 400
"""Characters before "the latter" in which somebody is looked for."""
OWNER = 60
"""Characters before the word for an office in which stands whose it is: "X's interior ministry"."""
NEAR = 4
"""Words between a verb and its subject that still count as standing beside it."""


_SENTENCE_ENDS = ("\n", ". ", "。", "！", "？")
_OWNER = re.compile(r"(?:[A-Z][\w.-]+ )*[A-Z][\w.-]+['’]s (?:[\w-]+ ){0,2}$")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody made out, how surely, and by what; ``pronoun``: one stands for a name near by."""

    speaker: Speaker
    confidence: Confidence
    method: str
    start: int
    end: int
    pronoun: bool = False


def resolve(scene: Scene, stage: Cast, group: list[Ref], block: int) -> Actor | None:
    """Who a noun phrase stands for; None where nobody can be made out."""
    start, end = group[0].start, group[-1].end
    if scene.lex.cases and group[0].kind == "role" and group[0].gender[0] != "n":
        group = [ref for ref in group if not body(ref)]  # only whose post it is
        end = group[-1].end
    agents = [ref for ref in group if ref.kind == "agent"]
    for ref in agents:
        people = [target for target in ref.targets if stage.agents[target].kind == "person"]
        if people and not complement(scene, group, ref):
            actor = stage.speaker(people[0], _role_text(scene, group))
            return Actor(actor, Confidence.CERTAIN, "named", start, end)
    bare = [ref for ref in group if ref.kind == "person" and not complement(scene, group, ref)]
    if bare and scene.lex.cases and body(group[0]):
        bare = [ref for ref in bare if not _whose(scene, ref)]
    roles = [ref for ref in group if ref.kind == "role"]
    if group[0].kind == "pronoun":
        latter = scene.narrator[start:end] in scene.lex.latter
        near = _latter if latter else _in_sentence
        return near(scene, stage, group[0]) or _pronoun(
            stage, group[0], block, personal=scene.lex.personal, bodies=scene.lex.bodies
        )
    if scene.lex.cases and bare[:1] == group[:1] and len(group) > 1 and group[1].kind == "role":
        bare = bare[:1]  # "Nina Orba, head of the Centre for Digital Safety"
    if bare:
        return _bare(scene, stage, bare, start, end)
    if roles:
        return _role(scene, stage, group, roles, block)
    if agents:
        chosen = narrow(scene, stage, agents[0].targets, start)
        return Actor(stage.speaker(chosen), Confidence.CERTAIN, "named", start, end)
    states = [ref for ref in group if ref.kind == "state"]
    if not states and group[0].kind in ("noun", "acronym"):
        name = " ".join(scene.text[start:end].split())
        return Actor(Speaker(id=None, name=name), Confidence.UNCERTAIN, "words", start, end)
    if states:
        chosen = narrow(scene, stage, states[0].targets, start)
        return Actor(stage.speaker(chosen), Confidence.PROBABLE, "country", start, end)
    return None


def body(ref: Ref) -> bool:
    """Whether a reference is a word for an office or firm."""
    return ref.kind == "role" and ref.gender[0] == "n"


def _whose(scene: Scene, ref: Ref) -> bool:
    """Whether a name behind a body is what it is called or of: one word, or one in a case."""
    words = scene.narrator[ref.start : ref.end].split()
    return len(words) == 1 or bent(words[-1], endings(scene.pack.tag))


def _role_text(scene: Scene, group: list[Ref]) -> str:
    roles = [ref for ref in group if ref.kind == "role"]
    return scene.text[roles[0].start : roles[0].end] if roles else ""


def _bare(scene: Scene, stage: Cast, bare: list[Ref], start: int, end: int) -> Actor:
    """A name the registry lacks; a short form stands for the longer one seen before."""
    first = [ref for ref in bare if ref is bare[0] or not oblique(scene, [ref])]
    spaced = [ref for ref in first if " " in scene.text[ref.start : ref.end]]
    longest = spaced[0] if spaced else max(first, key=lambda ref: (ref.end - ref.start, -ref.start))
    name = " ".join(scene.text[longest.start : longest.end].split())
    full = scene.people.of(name)
    if full in stage.agents:
        sure = Confidence.UNCERTAIN if name in scene.people.unsure else Confidence.PROBABLE
        return Actor(stage.speaker(full), sure, "short-name", start, end)
    return Actor(Speaker(id=None, name=full), Confidence.PROBABLE, "named", start, end)


def _in_sentence(scene: Scene, stage: Cast, ref: Ref) -> Actor | None:
    """The person with whom the pronoun's own sentence begins: "X says that she …"."""
    reach = scene.narrator[max(0, ref.start - 300) : ref.start]
    start = ref.start - len(reach) + max(reach.rfind(stop) for stop in _SENTENCE_ENDS) + 1
    if scene.lex.spaceless and ref.gender in ("m", "f"):
        one = only(scene, scene.refs_in(start, ref.start))
        if one is not None and between(scene.verbs, one.end, ref.start):
            return _bare(scene, stage, [one], ref.start, ref.end)
    if ref.gender not in ("m", "f") or BLANK in scene.narrator[start : ref.start]:
        return None
    if between(scene.asked, start, ref.start) or _told_last(scene, start, ref):
        return None  # "Asked whether X …, she said"; "X is late, she said"
    for earlier in scene.refs_in(start, ref.start)[:1]:
        if earlier.kind == "agent":
            agent = stage.agents[earlier.targets[0]]
            if agent.kind == "person" and agent.gender in (None, ref.gender):
                speaker = stage.speaker(agent.id)
                return Actor(speaker, Confidence.PROBABLE, "pronoun", ref.start, ref.end)
        if earlier.kind == "person" and not oblique(scene, [earlier]):
            actor = _bare(scene, stage, [earlier], ref.start, ref.end)
            gender = stage.agents[actor.speaker.id].gender if actor.speaker.id else None
            if gender in (None, ref.gender) and not _letters(scene, actor.speaker):
                return replace(actor, pronoun=True)
    return None


def _told_last(scene: Scene, start: int, ref: Ref) -> bool:
    """Whether the pronoun and the only verb of speech close a sentence, or stand between commas."""
    stops = [at for stop in _SENTENCE_ENDS if (at := scene.narrator.find(stop, ref.end)) >= 0]
    end = min(stops, default=len(scene.narrator))
    said = between(scene.verbs, start, end)
    if len(said) != 1 or scene.narrator[ref.end : said[0].start] != " ":
        return False
    between_commas = scene.narrator[ref.start - 2 : ref.start] == ", "
    if between_commas and re.match(r", \w", scene.narrator[said[0].end : end]):
        return True
    closed = scene.words.count(said[0].end, end) <= LAST
    return closed and BLANK not in scene.narrator[ref.end : end]


def _letters(scene: Scene, who: Speaker) -> bool:
    """Whether a name that no registry knows is one of letters, as "he" has none."""
    return scene.lex.personal and who.id is None and who.name.isupper()


def _latter(scene: Scene, stage: Cast, ref: Ref) -> Actor | None:
    """The last person whom the text named before "the latter", where the gender agrees."""
    for earlier in reversed(scene.refs_in(max(0, ref.start - LATTER), ref.start)):
        if earlier.kind not in ("person", "agent"):
            continue
        name = " ".join(scene.text[earlier.start : earlier.end].split())
        key = earlier.targets[0] if earlier.kind == "agent" else scene.people.of(name)
        if stage.person(key) and stage.gender(key) in (None, ref.gender):
            speaker = stage.called(key)
            return Actor(speaker, Confidence.PROBABLE, "pronoun", ref.start, ref.end)
    return None


def _pronoun(
    stage: Cast, ref: Ref, block: int, *, personal: bool, bodies: re.Pattern[str] | None
) -> Actor | None:
    """Whoever spoke last and agrees with the pronoun."""
    if ref.gender == "n":
        body = stage.agents.get(stage.last.key) if stage.last else None
        if body is None or body.kind != "organisation" or block != stage.last_block:
            return None
        actor = stage.speaker(body.id)
        return Actor(actor, Confidence.PROBABLE, "pronoun", ref.start, ref.end)
    one = personal and ref.gender in ("m", "f")
    impersonal = ("group", "organisation") if one else ("group",)
    for key in [*reversed(stage.introduced)]:
        agent = stage.agents.get(key)
        gender = stage.gender(key)
        if gender and ref.gender in ("m", "f") and gender != ref.gender:
            continue
        if ref.gender != "p" and agent is not None and agent.kind in impersonal:
            continue
        if one and agent is None and key.isupper() and gender is None:
            continue  # "he" is no agency known by its letters
        single = agent is None and bodies is not None and ref.gender in ("m", "f")
        if single and bodies and any(hit.end() == len(key) for hit in bodies.finditer(key)):
            continue
        speaker = stage.speaker(key) if agent else Speaker(id=None, name=key)
        near = stage.last is not None and stage.last.key == key and block - stage.last_block <= 1
        sure = Confidence.PROBABLE if near else Confidence.UNCERTAIN
        return Actor(speaker, sure, "pronoun", ref.start, ref.end)
    return None


def _lone_holder(
    scene: Scene, stage: Cast, group: list[Ref], role: Ref, block: int
) -> Speaker | None:
    """Who holds a post that stands with nobody's name, if that is known."""
    others = [ref for ref in group if ref is not role]
    alone = all(
        ref.kind in ("acronym", "noun", "place") or complement(scene, group, ref) for ref in others
    )
    if role.gender == "p" or not alone:
        return None
    told = not scene.lex.cases and any(ref.kind == "role" for ref in others)  # "of the government"
    return holding(scene, stage, role, block, told=told or tied_before(scene, role))


def _role(
    scene: Scene, stage: Cast, group: list[Ref], roles: list[Ref], block: int
) -> Actor | None:
    """A post: the office it names, or somebody introduced before, or its bare words."""
    start, end = group[0].start, group[-1].end
    if issued(scene, roles[0]) and stage.last is not None and block - stage.last_block <= 1:
        return Actor(stage.last, Confidence.PROBABLE, "role", start, end)
    named = [t for ref in group if ref.kind == "agent" for t in ref.targets]
    named += [t for ref in roles for t in ref.inner]
    named = [target for target in named if stage.agents[target].kind != "person"]
    gone = past(scene, roles[0])
    if named and not gone:
        return _office(scene, stage, roles, named, block, (start, end))
    targets = [] if gone else [t for ref in roles for t in ref.targets]
    known = [key for key in reversed(stage.introduced) if key in targets]
    if len(set(targets)) > 1 and len(group) > len(roles):
        chosen = fitting(scene, stage, targets, start)
        if chosen:
            return Actor(stage.speaker(chosen), Confidence.PROBABLE, "office", start, end)
    if roles[0].gender[0] == "n" and not targets:
        return _body(scene, stage, roles[0], start, own_end(scene, group, roles))
    last = stage.last.key if stage.last else None
    here = last in targets and stage.last_block == block
    definite = here or not indefinite(scene, roles[0])
    if known and definite:
        chosen = last if last in known else known[0]
        return Actor(stage.speaker(chosen), Confidence.PROBABLE, "role", start, end)
    whose = _spokesman(scene, stage, group)
    if whose is not None:
        return Actor(whose, Confidence.PROBABLE, "role", start, end)
    holder = _lone_holder(scene, stage, group, roles[0], block) if definite else None
    if holder is not None:
        return Actor(holder, Confidence.PROBABLE, "role", start, end)
    chosen = fitting(scene, stage, targets, start) if targets else None
    if chosen:
        return Actor(stage.speaker(chosen), Confidence.PROBABLE, "office", start, end)
    end = own_end(scene, group, roles)
    name = " ".join(scene.text[start:end].split())
    if scene.lex.bodies and not indefinite(scene, roles[0]):
        name = fuller(scene.text, scene.refs, start, end) or name
    return Actor(Speaker(id=None, name=name), Confidence.UNCERTAIN, "role-words", start, end)


def _spokesman(scene: Scene, stage: Cast, group: list[Ref]) -> Speaker | None:
    """The one whom the text named with the same superior: "the spokesman of the president"."""
    if not scene.lex.cases or len(group) != COUPLE or group[1].kind != "role":
        return None
    if "," in scene.narrator[group[0].end : group[1].start]:
        return None
    last = stage.posts.holders(scene.narrator[group[1].start : group[1].end], group[0].start)
    return stage.called(last[0]) if len(last) == 1 else None


def _body(scene: Scene, stage: Cast, ref: Ref, start: int, end: int) -> Actor:
    """An office or firm by its kind: the one that bears a name in the text, else its words."""
    longer = [key for key in stage.introduced if key.startswith(scene.text[start:end] + " ")]
    if len(longer) == 1 and scene.lex.adjectival:
        return Actor(stage.called(longer[0]), Confidence.UNCERTAIN, "role-words", start, end)
    if not indefinite(scene, ref) and end == ref.end:
        named = stage.posts.bearing(scene.narrator[ref.start : ref.end], ref.start)
        if named is not None:
            return Actor(stage.called(named), Confidence.PROBABLE, "role", start, end)
    owner = _OWNER.search(scene.text, max(0, start - OWNER), start)
    name = " ".join(scene.text[owner.start() if owner else start : end].split())
    method = "body" if scene.lex.cases else "role-words"
    return Actor(Speaker(id=None, name=name), Confidence.UNCERTAIN, method, start, end)


def _office(
    scene: Scene,
    stage: Cast,
    roles: list[Ref],
    named: list[str],
    block: int,
    place: tuple[int, int],
) -> Actor:
    """A post of a named organisation: its holder if just speaking, else the office itself."""
    office = narrow(scene, stage, tuple(named), place[0])
    last = stage.last.key if stage.last else ""
    same = stage.last_block == block
    holders = [t for ref in roles for t in ref.targets if t in stage.introduced]
    if stage.last is not None and same and (office in stage.offices(last) or last in holders):
        return Actor(stage.last, Confidence.PROBABLE, "role", *place)
    role = scene.text[roles[0].start : roles[0].end]
    return Actor(stage.speaker(office, role), Confidence.CERTAIN, "office", *place)
