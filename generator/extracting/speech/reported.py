"""Reported speech: sentences in which the narrator tells what somebody said."""

from __future__ import annotations

import re

from generator.extracting.scene import actors
from generator.extracting.scene.cues import BLANK, Scene
from generator.extracting.scene.stage import Cast
from generator.extracting.scene.topical import marked
from generator.extracting.speech import glued
from generator.extracting.speech.attribution import NOBODY, Attribution, Sentence, made
from generator.extracting.speech.grammar import subject
from generator.extracting.speech.tails import closes, said_by, unsaid
from generator.extracting.speech.terms import FRAGMENT_WORDS, size
from generator.extracting.words.tokens import Hit, between
from generator.model import Confidence, Span

_WORD = re.compile(r"\w+")
THAT_WORDS = 8
"""Most words between a verb of speech and the "that" it governs ("said on the 20th that")."""
BARE_WORDS = 4
"""Fewest words behind a verb of speech without "that" for a clause to be what was said."""
_MARKS = ("", "，", ",", "。", "：", ":", "！", "？")
TOLD = 4
"""Fewest characters behind a verb for it to tell what was said, in scripts without spaces."""
REACH = 240
"""Most characters of a clause that are looked through for what belongs to its verb."""
BEYOND = 4
"""Words that a sentence with a quotation must hold beside quotation and cue to report more."""


def attribute(scene: Scene, stage: Cast, sentence: Sentence) -> Attribution:
    """Who is told to have said what this sentence holds; nobody if it is the narrator's own."""
    start, end = sentence.span.start, sentence.span.end
    verbs = between(scene.verbs, start, end)
    for place, verb in enumerate(verbs):
        if _asking(scene, sentence, verb):
            continue
        following = verbs[place + 1].start if place + 1 < len(verbs) else end
        if _governs(scene, verb, following, end):
            bounds = _own_clause(scene, sentence.span, verb)
            who = subject(scene, stage, verb, bounds, sentence.block, inverted=False)
            loose = scene.lex.nouns or verb.phrase in scene.lex.bare
            if who is not None and not (who.method == "words" and loose):
                return made(who, "that", verb.span, Confidence.CERTAIN)
            asked = between(scene.asked, verb.start, verb.end)  # "Asked whether …, X said …"
            bare = bounds.end == end or _bare(scene, verb.end, bounds.end)
            if who is None and not asked and bare and _heads(scene, start, verb.start):
                gender = scene.lex.gender_of(scene.narrator[verb.start : verb.end])
                meant = stage.agreeing(gender, sentence.block)
                if meant is not None:
                    last = actors.Actor(meant, Confidence.PROBABLE, "pronoun", *_place(verb))
                    return made(last, "that", verb.span, Confidence.PROBABLE)
    for rule in (_closed, _act, _when_asked):
        found = rule(scene, stage, sentence)
        if found.known:
            return found
    for noun in between(scene.reported, start, end):
        if scene.lex.spaceless and not _tells(scene, noun, end):
            continue
        if not scene.lex.spaceless and not _active(scene, sentence, noun):
            continue
        who = subject(scene, stage, noun, sentence.span, sentence.block, inverted=False)
        if who is None or who.method in ("country", "words") or _apart(scene, who, noun):
            continue
        return made(who, "told", noun.span, Confidence.PROBABLE)
    opening = between(scene.according, start, end)[:1] if scene.lex.cases else []
    if opening and not sentence.quotes and scene.words.count(start, opening[0].start) == 0:
        found = _according(scene, stage, sentence)
        if found.known:
            return found
    found = _tail(scene, stage, sentence, verbs)
    return found if found.known or sentence.quotes else _according(scene, stage, sentence)


def _own_clause(scene: Scene, sentence: Span, verb: Hit) -> Span:
    """Where the subject of a verb is: up to its "that", where verbs come before their subjects."""
    thats = between(scene.that, verb.end, sentence.end)[:1] if scene.pack.names.article else []
    return Span(start=sentence.start, end=thats[0].start) if thats else sentence


def _bare(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing that may be a subject stands between a verb and its "that"."""
    words = scene.narrator[start:end].split()[:1]
    return not words or words[0] in scene.lex.oblique or words[0] in scene.lex.saying


CLOSING = 6
"""Most characters of endings between a verb of speech and the end of the sentence it closes."""


def _closed(scene: Scene, stage: Cast, sentence: Sentence) -> Attribution:
    """X は … と述べた: the verb closes the sentence, and a particle shows its subject."""
    if not scene.lex.topics:
        return NOBODY
    verbs = between(scene.verbs, sentence.span.start, sentence.span.end)[-1:]
    said = any(glued.told(scene, quote) is not False for quote in sentence.quotes)
    if not verbs or said:
        return NOBODY
    if len(scene.narrator[verbs[0].end : sentence.span.end].rstrip("。\n ")) > CLOSING:
        return NOBODY
    shown = marked(scene, stage, sentence.span, verbs[0].start, sentence.block)
    if shown is None and stage.last is not None and stage.last_block == sentence.block:
        last = actors.Actor(stage.last, Confidence.UNCERTAIN, "pronoun", *_place(verbs[0]))
        return made(last, "told", verbs[0].span, Confidence.UNCERTAIN)
    return made(shown[0], "told", verbs[0].span, Confidence.PROBABLE) if shown else NOBODY


def _heads(scene: Scene, start: int, verb: int) -> bool:
    """Whether a verb opens its sentence, behind an adverb at most."""
    words = _WORD.findall(scene.narrator[start:verb])
    small = scene.lex.auxiliary | scene.lex.openers if scene.lex.cases else frozenset()
    return all(word in small for word in words)


def _act(scene: Scene, stage: Cast, sentence: Sentence) -> Attribution:
    """X accused Y of Z: a finite verb that is an act of speech, in the active voice.

    A sentence that quotes says more by what it quotes.
    """
    if sentence.quotes:
        return NOBODY
    for hit in between(scene.acts, sentence.span.start, sentence.span.end):
        if between(scene.that, sentence.span.start, hit.start):
            return NOBODY  # told on the way, in a clause of its own
        if not _active(scene, sentence, hit) or not _complete(scene, sentence, hit):
            continue
        who = subject(scene, stage, hit, sentence.span, sentence.block, inverted=False)
        if who is None or _relative(scene, who, hit) or _apart(scene, who, hit):
            continue
        if who.start < who.end and who.method not in _UNSURE:
            return made(who, "act", hit.span, Confidence.PROBABLE)
    return NOBODY


def _clause(scene: Scene, sentence: Sentence, verb: Hit) -> int:
    """Where the clause begins that holds ``verb``: behind the last comma before it."""
    start = max(sentence.span.start, verb.start - REACH)
    head = scene.narrator[start : verb.start]
    return start + max(head.rfind(","), head.rfind("，"), head.rfind("،")) + 1


def _asking(scene: Scene, sentence: Sentence, verb: Hit) -> bool:
    """Whether a verb of asking only tells when somebody spoke: "when a reporter asked"."""
    return bool(between(scene.asked, verb.start, verb.end)) and _opened(scene, sentence, verb)


def _opened(scene: Scene, sentence: Sentence, verb: Hit) -> bool:
    """Whether a word such as "when" opens the clause of ``verb``."""
    words = _WORD.findall(scene.narrator[_clause(scene, sentence, verb) : verb.start])
    return not scene.lex.subordinators.isdisjoint(words[:2])


def _reporter(who: actors.Actor) -> bool:
    """Whether somebody is of the press, or known by a post alone, as reporters are."""
    return who.speaker.id == "press" or who.method == "role-words"


def _when_asked(scene: Scene, stage: Cast, sentence: Sentence) -> Attribution:
    """X answered on Monday, when a reporter asked about Y: an act of speech of X."""
    if sentence.quotes:
        return NOBODY
    for hit in between(scene.asked, sentence.span.start, sentence.span.end):
        if not _asking(scene, sentence, hit):
            continue
        for verb in between(scene.verbs, sentence.span.start, _clause(scene, sentence, hit)):
            who = subject(scene, stage, verb, sentence.span, sentence.block, inverted=False)
            if who is not None and who.start < who.end <= verb.start:
                return made(who, "asked", verb.span, Confidence.PROBABLE)
    return NOBODY


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end


def _relative(scene: Scene, who: actors.Actor, hit: Hit) -> bool:
    """Whether a lone comma makes the verb that of another clause: "…, and X, which accused Y".

    Not where it closes what explains the name: "X, spokesman of Y, accused Z".
    """
    lone = scene.narrator[who.end : hit.start].count(",") == 1
    return lone and "," not in scene.narrator[who.start : who.end]


def _apart(scene: Scene, who: actors.Actor, hit: Hit) -> bool:
    """Whether a name that no registry knows is no subject: a headline's matter before its colon,
    or one word behind the verb, which mostly names what the act is about.
    """
    if who.speaker.id is not None:
        return False
    behind = who.start >= hit.end and " " not in who.speaker.name
    post = who.method in ("role", "role-words") and who.start == hit.end + 1
    behind = behind and not (post and scene.pack.names.article)  # "denied the ministry that …"
    return behind or ":" in scene.narrator[who.end : hit.start]


_UNSURE = frozenset({"words", "role-words"})
"""How a subject was made out, where it may as well be no speaker at all."""


def _active(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Whether no auxiliary of the passive stands by: "was accused", "been openly blamed"."""
    head = scene.narrator[sentence.span.start : hit.start]
    if head.rstrip().endswith(",") and head.count(",") == 1:
        return hit.phrase in scene.lex.parted  # "X, accused of Y, left"; not "X, of Z, accused"
    words = head[-REACH:].rpartition(",")[2].replace("'", " ").split()
    near = words if scene.lex.verb_second else words[-2:]  # "wurde von ihm beschuldigt"
    return not any(word in scene.lex.passives for word in near)


def _complete(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Whether the second part of a parted verb follows in its sentence: "wies … zurück"."""
    tails = scene.lex.parted.get(hit.phrase)
    if tails is None:
        return True
    words = _WORD.findall(scene.narrator[hit.end : min(sentence.span.end, hit.end + REACH)])
    return not tails.isdisjoint(words)


def _according(scene: Scene, stage: Cast, sentence: Sentence) -> Attribution:
    for hit in between(scene.according, sentence.span.start, sentence.span.end):
        heading = hit.phrase in scene.lex.heading
        if heading and scene.words.count(sentence.span.start, hit.start):
            continue
        found = said_by(scene, stage, hit, sentence.span, sentence.block)
        if found.actor is None or (heading and found.actor.method == "words"):
            continue  # "for the record"
        gap = _WORD.findall(scene.narrator[hit.end : found.actor.start])
        if not heading or (len(gap) <= 1 and scene.lex.joiners.issuperset(gap)):
            return found
    return NOBODY


def _governs(scene: Scene, verb: Hit, following: int, end: int) -> bool:
    """Whether a complementiser follows the verb closely, before any other verb of speech."""
    for that in between(scene.that, verb.end, end)[:1]:
        near = _unenclosed(scene, verb.end, that.start) <= THAT_WORDS
        return near and that.start <= following
    if verb.phrase in scene.lex.bare:
        behind = scene.narrator[verb.end : min(end, following)]
        first = _WORD.search(behind)
        head = behind[:1] == " " and behind[1:2].isalnum()
        head = head and first is not None and first.group() not in scene.lex.oblique
        return head and BLANK not in behind and scene.words.count(verb.end, end) >= BARE_WORDS
    for hit in between(scene.unreal, verb.end, end)[:1]:
        gap = scene.narrator[verb.end : hit.start]
        return "," in gap and len(gap) < REACH
    return False


_PARTING = re.compile(r",| [–—-] ")


def _unenclosed(scene: Scene, start: int, end: int) -> int:
    """Words between two offsets, without those that commas or dashes enclose."""
    marks = list(_PARTING.finditer(scene.narrator, start, min(end, start + REACH)))
    if len(marks) < 2:
        return scene.words.count(start, end)
    first, last = marks[0].start(), marks[-1].end()
    return scene.words.count(start, first) + scene.words.count(last, end)


_DASHED = re.compile(r" [–—-] $")


def _tail(scene: Scene, stage: Cast, sentence: Sentence, verbs: list[Hit]) -> Attribution:
    """…, said X: the verb in the last clause or between commas, its subject beside it."""
    if any(size(scene, quote) > FRAGMENT_WORDS for quote in sentence.quotes):
        return NOBODY
    for verb in reversed(verbs):
        if scene.lex.attributive and scene.narrator[verb.end : verb.end + 1] not in _MARKS:
            continue
        head = scene.narrator[sentence.span.start : verb.start]
        dash = _DASHED.search(head)
        comma = dash.start() if dash else max(head.rfind(","), head.rfind("，"))
        if comma < 0 or scene.words.count(sentence.span.start + comma, verb.start) > 4:
            continue
        clause = _WORD.findall(head[comma:])
        if clause[-1:] and clause[-1] in scene.lex.passives:
            continue  # "…, X was told", "…, X is adding Y"
        if clause[:1] and clause[0] in scene.lex.oblique:
            clause = clause[1:]
        if clause[:1] and clause[0] in scene.lex.relatives:
            continue  # "an act for which X answers"
        if _asking(scene, sentence, verb):
            continue  # "X answered, when a reporter asked"
        bounds = Span(start=sentence.span.start + comma, end=sentence.span.end)
        who = subject(scene, stage, verb, bounds, sentence.block, inverted=True)
        if who is not None and _opened(scene, sentence, verb) and _reporter(who):
            continue
        if who is not None and not (who.method == "words" and scene.lex.nouns):
            return made(who, "tail", verb.span, Confidence.CERTAIN)
        if who is None and dash and closes(scene, verb, sentence.span.end):
            return unsaid(scene, stage, sentence.block, verb, "tail")
    return NOBODY


def _tells(scene: Scene, verb: Hit, end: int) -> bool:
    """Whether what was said follows a verb in a script without spaces: more than a word."""
    return len(scene.narrator[verb.end : end].strip("，,。.：:！!？?；; \x01")) >= TOLD


def beyond(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence with a quotation reports something beside it."""
    end = sentence.span.end
    for that in between(scene.that, sentence.span.start, end):
        stop = next((quote.start for quote in sentence.quotes if quote.start >= that.end), end)
        if scene.words.count(that.end, stop) > BEYOND:
            return True
    return False
