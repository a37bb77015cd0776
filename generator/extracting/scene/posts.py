"""Who holds what post in a text, and who is a man or a woman by the words beside the name."""

from __future__ import annotations

from generator.extracting.names.references import Ref, unarticled
from generator.extracting.scene import actors
from generator.extracting.scene.cues import BLANK, Scene, written
from generator.extracting.scene.fitting import past
from generator.extracting.scene.genders import person_of, shown
from generator.extracting.scene.phrasing import first_phrase
from generator.extracting.scene.stage import Cast, Post, Posts
from generator.extracting.words.tokens import between
from generator.model import Span, Speaker

NAME = 60
"""Most characters of a name before a verb of speech of which it is the subject."""
BESIDE = 30
"""Characters behind a verb of speech in which a name is its subject."""


def collect(scene: Scene, stage: Cast) -> Posts:
    """The posts that the text gives to people it names, and what it shows of their gender."""
    held: list[Post] = []
    genders: dict[str, str] = {}
    bodies: set[str] = set()
    for group in actors.phrases(scene, scene.refs):
        roles = [ref for ref in group if ref.kind == "role" and ref.gender[0] not in "pn"]
        roles = roles or _bodies(group)
        person = _person(scene, stage, group) if roles else None
        if group[0].gender[0] == "n" and group[0].kind == "role":
            words = scene.text[group[0].start : group[-1].end]
            name = person or " ".join(words.split())
            bodies.add(name)
            genders.setdefault(name, group[0].gender[1:] or "n")
        if person is None:
            continue
        for ref in roles:
            words = scene.narrator[ref.start : ref.end]
            role = unarticled(words, scene.pack.names.article)
            held.append(Post(group[0].start, person, role, ref.gender, past(scene, ref)))
            if ref.gender in ("m", "f"):
                genders.setdefault(person, ref.gender)
    genders = shown(scene, stage) | _by_verbs(scene, stage) | genders
    held.sort(key=lambda post: (post.start, post.key, post.role))
    named: dict[str, dict[str, None]] = {}
    for post in held:
        named.setdefault(post.key, {})[post.role] = None
    roles_of = {key: tuple(found) for key, found in named.items()}
    return Posts(tuple(held), genders, roles_of, frozenset(bodies))


def _bodies(group: list[Ref]) -> list[Ref]:
    """The word for a firm or office straight before its name: "the company X"."""
    first = group[0]
    body = first.kind == "role" and first.gender[0] == "n" and len(group) > 1
    return [first] if body and group[1].start == first.end + 1 else []


def _person(scene: Scene, stage: Cast, group: list[Ref]) -> str | None:
    """The person whom a noun phrase names: an id, or the one form of a bare name."""
    for ref in group:
        if actors.complement(scene, group, ref):
            continue
        key = person_of(scene, stage, ref)
        if key is not None:
            return key
    return None


def _by_verbs(scene: Scene, stage: Cast) -> dict[str, str]:
    """The gender that the past tense of a verb of speech shows of the name straight behind it."""
    found: dict[str, set[str]] = {}
    for verb in scene.verbs:
        gender = scene.lex.gender_of(scene.narrator[verb.start : verb.end])
        if gender not in ("m", "f"):
            continue
        beside = scene.refs_in(verb.end, verb.end + BESIDE)[:1]
        if scene.lex.cases:
            beside += [
                ref
                for ref in scene.refs_in(max(0, verb.start - NAME), verb.start)[-1:]
                if not actors.oblique(scene, [ref])
            ]
        for ref in beside:
            key = person_of(scene, stage, ref)
            gap = scene.narrator[min(verb.end, ref.end) : max(verb.start, ref.start)]
            if key is not None and not gap.strip():
                found.setdefault(key, set()).add(gender)
    return {key: shown.pop() for key, shown in sorted(found.items()) if len(shown) == 1}


REACH = 300
"""The same for the one person that it names at all."""
HEAD = 24
"""Most characters before a post without a name with which a sentence still begins."""
OPENING = 120
"""Most characters of a sentence that are looked through for whom it is about."""


def subject_named(scene: Scene, stage: Cast, sentence: Span, block: int) -> None:
    """Introduce the person with whom a sentence begins: "he" may be them later."""
    refs = scene.refs_in(sentence.start, min(sentence.end, sentence.start + OPENING))
    group = _subject(scene, refs[:4])
    first = None
    if group:
        first = _opening(scene, stage, group) or _by_post(scene, stage, group, sentence, block)
    if first is None:
        alone = _alone(scene, stage, sentence)
        first = stage.called(alone) if alone is not None else None
    if first is not None:
        stage.about(first, block)


def _subject(scene: Scene, refs: list[Ref]) -> list[Ref]:
    """The first noun phrase, or the one behind a comma where prepositions open the sentence."""
    group = first_phrase(scene, refs)
    if not group or not actors.oblique(scene, group):
        return group
    for following in actors.phrases(scene, refs)[1:]:
        if scene.narrator.endswith(", ", group[-1].end, following[0].start):
            return [] if actors.oblique(scene, following) else following
        if not actors.oblique(scene, following):
            break
    return []


def _opening(scene: Scene, stage: Cast, group: list[Ref]) -> Speaker | None:
    """The person whom a sentence's first noun phrase names."""
    for ref in group:
        known = ref.targets if ref.kind == "agent" else ()
        people = [key for key in known if stage.agents[key].kind == "person"]
        if ref.kind == "person" and not actors.complement(scene, group, ref):
            name = scene.people.of(written(scene.text, ref))
            whole = (" " in name and not scene.lex.nouns) or scene.lex.spaceless
            whole = whole or name in stage.introduced or name in stage.posts.roles
            people = [name] if len(group) > 1 or whole else []
        if people:
            return stage.called(people[0])
    return None


def _by_post(
    scene: Scene, stage: Cast, group: list[Ref], sentence: Span, block: int
) -> Speaker | None:
    """Whom a post without a name means that heads a sentence, where endings show no case."""
    before = scene.narrator[sentence.start : group[0].start]
    head = len(before) <= HEAD and BLANK not in before and group[0].gender[0] not in "pn"
    if scene.lex.cases or not head or group[0].kind != "role":
        return None
    if not {ref.kind for ref in group} <= {"role", "noun", "place"}:
        return None
    actor = actors.resolve(scene, stage, group, block)
    return actor.speaker if actor is not None else None


def _speaks(scene: Scene, post: Ref) -> bool:
    """Whether a verb of speech stands straight before a post: "said the minister"."""
    verbs = between(scene.verbs, max(0, post.start - BESIDE), post.start)
    return bool(verbs) and scene.words.count(verbs[-1].end, post.start) == 0


def _alone(scene: Scene, stage: Cast, sentence: Span) -> str | None:
    """The one person whom a sentence names in full, or with a post, and not in passing."""
    if not scene.lex.cases:
        return None
    refs = scene.refs_in(sentence.start, min(sentence.end, sentence.start + REACH))
    found: dict[str, None] = {}
    for group in actors.phrases(scene, refs):
        if len(group) == 1 and group[0].kind == "role" and _speaks(scene, group[0]):
            return None  # the sentence is about whoever holds the post
        full = len(group) > 1 or " " in scene.narrator[group[0].start : group[-1].end]
        key = _person(scene, stage, group) if full else None
        if key is not None and not actors.oblique(scene, group):
            found[key] = None
    return next(iter(found)) if len(found) == 1 else None
