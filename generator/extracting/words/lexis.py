"""The phrases of a language pack, indexed for looking up all at once."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.extracting.words.tokens import PhraseIndex, PhraseIndexes
from generator.languages import Pack, pack_for
from generator.languages.sections import Dates, Names, Speech
from generator.text import fold, is_cjk

GAP = " ... "
"""Between the two parts of a verb that a clause may hold apart: "schrieb ... zu"."""


def _parted(phrases: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """For the first part of such a verb the second parts, one of which must follow."""
    out: dict[str, set[str]] = {}
    for phrase in phrases:
        head, gap, tail = phrase.partition(GAP)
        if gap:
            out.setdefault(head, set()).add(fold(tail))
    return {head: frozenset(tails) for head, tails in out.items()}


class Lexis:
    """The phrases of a pack, indexed. Build it by ``lexis``."""

    def __init__(self, pack: Pack) -> None:
        """Index every list of the pack that attribution asks for."""
        glued = tuple(fold(item).strip("-'") for item in pack.names.prefixes)
        speech, names = pack.speech, pack.names
        self.glued = frozenset(glued)
        self._cues(speech, names, glued)
        self._clauses(speech, names)
        self.heading = frozenset(speech.according_heads)
        self.closing = frozenset(speech.according_tails)
        self.accounts = frozenset(fold(words).split()[-1] for words in speech.according)
        self.postposed = frozenset(speech.according_behind)
        self.back = frozenset(speech.according_back)
        self.topics = tuple(fold(mark) for mark in speech.topics)
        thats = map(fold, speech.complementisers if speech.topics else ())
        self.glued_thats = tuple(sorted(thats, key=len, reverse=True))
        self.quoted_of = frozenset(fold(word) for word in speech.quoted_of)
        self.genders = {**names.roles, **speech.pronouns, **speech.latter}
        self.joiners = frozenset(fold(word) for word in names.joiners)
        self.oblique = frozenset(fold(word) for word in names.oblique)
        self.contracted = frozenset(fold(word) for word in names.contracted)
        self.verb_second = speech.verb_second
        self.pro_drop = speech.pro_drop
        self.nouns = names.capital_nouns
        self.indefinite = frozenset(fold(word) for word in names.indefinite)
        self.past = tuple(fold(word) for word in names.past)
        self.particles = frozenset(fold(word) for word in names.particles)
        self.titles = {fold(word): gender for word, gender in names.titles.items()}
        self.honorifics = frozenset(fold(word).strip(". ") for word in names.honorifics)
        self.openers = frozenset(fold(word) for word in names.openers)
        self._people(names, speech)
        self._spaceless(names)
        opening = (*speech.complementisers, *speech.verbs)
        self.thats = frozenset(fold(word) for word in speech.complementisers if word.isalpha())
        self.run_in = frozenset(fold(word) for word in opening if len(word) > 1 and word.isalpha())
        self.auxiliary = frozenset(fold(word) for word in speech.auxiliaries)
        self._days(pack.dates)
        days = (*pack.dates.months, *pack.dates.weekdays)
        self.closed = (
            self.joiners
            | self.oblique
            | frozenset(fold(word) for word in (*speech.complementisers, *speech.pronouns))
            | frozenset(fold(word) for word in names.openers)
            | frozenset(fold(word) for word in days)
        )
        self.parting = self.closed - self.joiners

    def _cues(self, speech: Speech, names: Names, glued: tuple[str, ...]) -> None:
        """Index the phrases that are looked for in every text, in one pass."""
        self.verbs = PhraseIndex(speech.verbs, glued)
        self.pronouns = PhraseIndex((*speech.pronouns, *speech.latter))
        self.roles = PhraseIndex(names.roles, glued, fold(names.article))
        self.cues = PhraseIndexes(
            verbs=self.verbs,
            reported=PhraseIndex(speech.reported, glued),
            acts=PhraseIndex((act.partition(GAP)[0] for act in speech.acts), glued),
            subjunctive=PhraseIndex(speech.subjunctive),
            unreal=PhraseIndex((*speech.subjunctive, *speech.unreal)),
            quoting=PhraseIndex(speech.quoting, glued),
            according=PhraseIndex((*speech.according, *speech.according_back), glued),
            heads=PhraseIndex(speech.according_heads),
            that=PhraseIndex(speech.complementisers),
            asked=PhraseIndex(speech.asked, glued),
            terms=PhraseIndex(speech.term_markers, glued),
            named=PhraseIndex(speech.named),
            pronouns=self.pronouns,
            roles=self.roles,
            hearers=PhraseIndex(names.hearers),
            media=PhraseIndex(names.media),
        )

    def _days(self, dates: Dates) -> None:
        """Words for days; ``small_days``: a capital inside a sentence shows a name."""
        self.short_months = frozenset(fold(word) for word in dates.short_months)
        self.days = frozenset(fold(word) for word in (*dates.weekdays, *dates.relative))
        words = () if dates.capitalised else (*dates.months, *dates.weekdays)
        self.small_days = frozenset(fold(word) for word in words)

    def _spaceless(self, names: Names) -> None:
        """What shows names where capitals or spaces do not."""
        self.saying = frozenset(fold(word) for word in names.saying)
        self.enders = tuple(sorted((fold(word) for word in names.enders), key=len, reverse=True))
        self.glued_oblique = tuple(sorted(word for word in self.oblique if is_cjk(word[0])))
        self.families = tuple(fold(word) for word in names.families)
        self.family_names = frozenset(self.families)
        self.family_sizes = tuple(sorted(set(map(len, self.families))))
        self.offices = tuple(fold(word) for word in names.offices)
        self.documents = frozenset(fold(word) for word in names.documents)
        self.adjectival = tuple(fold(ending) for ending in names.adjectival)
        self.compounds = tuple(sorted((fold(word) for word in names.compounds), key=len)[::-1])
        self.spaceless = bool(self.enders)
        self.common = tuple(fold(word) for word in names.common)
        self.common_words = frozenset(self.common)
        self.given = frozenset(fold(word) for word in names.given)
        self.oblique_prefixes = tuple(fold(word) for word in names.oblique_prefixes)
        self.sounds = frozenset(fold(names.sounds))
        self.forenames = frozenset(fold(names.forenames))
        self.unnamed = frozenset(fold(names.unnamed))
        self.occupations = frozenset(fold(names.occupations))
        self.attributive = fold(names.attributive)
        self.leads = tuple(sorted((fold(word) for word in names.leads), key=len)[::-1])
        ends = sorted((fold(word) for word in names.bodies), key=len)[::-1]
        self.bodies = re.compile("|".join(map(re.escape, ends))) if ends else None
        self.patronymics = tuple(fold(item).strip("-") for item in names.patronymics)

    def _people(self, names: Names, speech: Speech) -> None:
        """Index what tells men from women, and posts from words for people of many posts."""
        self.clitics = frozenset(fold(word) for word in speech.pronouns)
        self.latter = frozenset(fold(word) for word in speech.latter)
        self.generic = frozenset(fold(word) for word in names.generic)
        self.akin = {
            fold(role): tuple(fold(post) for post in posts) for role, posts in names.akin.items()
        }
        self.relatives = frozenset(fold(word) for word in names.relatives)
        self.case_endings = tuple(fold(item).strip("-") for item in names.endings if item)
        self.cases = bool(names.endings) and bool(names.nominative)
        self.endings = sorted(
            ((fold(ending), gender) for ending, gender in speech.genders.items()),
            key=lambda entry: (-len(entry[0]), entry),
        )

    def gender_of(self, verb: str) -> str:
        """The gender or number that a folded verb's ending shows of its subject; "" if none."""
        for ending, gender in self.endings:
            if verb.endswith(ending):
                return gender
        return ""

    def is_generic(self, role: str) -> bool:
        """Whether a role is a word for people of many posts: the diplomat, the official."""
        return any(word.startswith(stem) for word in role.split() for stem in self.generic)

    def _clauses(self, speech: Speech, names: Names) -> None:
        """Index what tells acts of speech and clauses that hold another's words."""
        self.parted = _parted(speech.acts)
        self.papers = frozenset(fold(word) for word in names.papers)
        self.there = frozenset(fold(word) for word in speech.there)
        self.within = frozenset(fold(word) for word in speech.within)
        self.indefinite_verbs = tuple(fold(ending) for ending in speech.indefinite_verbs)
        self.passives = frozenset(fold(word) for word in speech.passives)
        self.passive = tuple(sorted(self.passives))
        self.articles = frozenset(fold(word) for word in speech.articles)
        self.personal = speech.personal
        self.bare = frozenset(speech.bare)
        self.telling = frozenset(speech.telling)
        self.moods = bool(speech.subjunctive)
        self.subordinators = frozenset(fold(word) for word in speech.subordinators)
        self.perfect = frozenset(fold(word) for word in speech.perfect)
        self.participles = frozenset(fold(word) for word in speech.participles)


@lru_cache(maxsize=32)
def lexis(tag: str) -> Lexis:
    """The index of the pack for a language tag, built once."""
    return Lexis(pack_for(tag))
