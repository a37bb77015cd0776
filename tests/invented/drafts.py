"""How a document of the generated world is written: a plan, and the text that follows from it."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from babel.dates import format_date

from generator.model import AgentId, LinkKind, Mode, OutletId
from tests.invented.stories import Name, Said, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one document will tell. ``kind``: accusing, answering, background or passing.

    ``original`` is the document that it copies or translates, of which a copy drops the last
    ``cut`` claims; the same ``seed`` gives the same filling in one language.
    """

    story: Story
    kind: str
    date: datetime.date
    language: str
    claims: tuple[tuple[Said, Mode], ...]
    recounted: tuple[Said, ...]
    context: tuple[Said, ...]
    seed: int
    outlet: tuple[OutletId, str]
    vague: bool = False
    original: str = ""
    made: LinkKind = LinkKind.COPIES
    credit: tuple[OutletId, str] | None = None
    cut: int = 0


@cache
def _sentences() -> dict[str, dict[str, Any]]:
    file = Path(__file__).with_name("sentences.yml")
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


@cache
def _day(day: datetime.date, language: str) -> str:
    return format_date(day, "long", locale=language)


@cache
def _words(language: str) -> tuple[str, ...]:
    """Words of a language's own that say nothing."""
    if language == "zh":
        return tuple(chr(0x5E00 + 3 * at) + chr(0x6C00 + 7 * at) for at in range(400))
    letters = str.maketrans("0123456789", "aoieunmrst")
    words = [f"{language[0]}{at}{language[1]}".translate(letters) for at in range(400)]
    cyrillic = str.maketrans("aoieunmrstv", "аоиеунмрстц")
    return tuple(word.translate(cyrillic) if language == "ru" else word for word in words)


def _filling(dice: random.Random, language: str) -> str:
    words = _words(language)
    picked = [words[min(int(dice.expovariate(0.02)), 399)] for _ in range(dice.randint(14, 30))]
    return f"{' '.join(picked)}." if language != "zh" else f"{''.join(picked)}。"


class Spoken(NamedTuple):
    """A claim in a text: its line and column, its words, and who says it, on which side."""

    line: int
    column: int
    words: str
    mode: Mode
    claim: Said
    by: tuple[AgentId, Name]
    side: str


class Draft:
    """A text in the making: its lines, where its statements stand, and what it names."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.lines: list[str] = []
        self.said: list[Spoken] = []
        self.forms: dict[str, tuple[str, str]] = {}
        self.facts = self._facts()

    @property
    def speaker(self) -> tuple[AgentId, Name]:
        """Whoever speaks."""
        story = self.plan.story
        return story.accused.spokesperson if self.plan.kind == "answering" else story.minister

    def _facts(self) -> dict[str, str]:
        story, tongue = self.plan.story, self.plan.language
        who, name = self.speaker
        answering = self.plan.kind == "answering"
        spoken = story.day + datetime.timedelta(days=1) if answering else self.plan.date
        named = {
            "accuser": ("place", str(story.accuser.place), story.accuser.name),
            "accused": ("place", str(story.accused.place), story.accused.name),
            "home": ("place", str(story.accuser.place), story.accuser.name),
            "who": ("agent", str(who), name),
            "victim": ("agent", str(story.victim[0]), story.victim[1]),
        }
        facts = {slot: self._named(*entry) for slot, entry in named.items()}
        return facts | {
            "place": story.place.told(tongue),
            "tool": story.tool.latin,
            "group": story.group,
            "year": str(story.day.year),
            "today": _day(spoken, tongue),
        }

    def _named(self, kind: str, target: str, name: Name) -> str:
        form = name.told(self.plan.language)
        self.forms[form] = (kind, target)
        return form

    def filled(self, sentence: str, one: Said | None = None) -> str:
        """A sentence with its facts."""
        facts = self.facts
        if one is not None:
            tongue = self.plan.language
            facts = facts | {
                "n": str(one.n),
                "m": str(one.m),
                "day": _day(one.day, tongue),
                "town": one.town.told(tongue),
                "other": self._named("place", str(one.other.place), one.other.name),
            }
        return sentence.format(**facts)

    def claim(self, side: str, mode: Mode, one: Said) -> None:
        """A claim in its frame, on a line of its own. What is recounted its minister said."""
        told = _sentences()[self.plan.language]
        by = self.speaker if side == self.plan.kind else self.plan.story.minister
        words = self.filled(told["background" if side == "passing" else side][one.sentence], one)
        if mode is Mode.DIRECT:
            words = words[:1].upper() + words[1:]
        facts = {**self.facts, "who": self._named("agent", str(by[0]), by[1]), "claim": "\0"}
        line = told[mode.value].format(**facts).replace("\0", words)
        self.said.append(Spoken(len(self.lines), line.index(words), words, mode, one, by, side))
        self.lines.append(line)


def written(plan: Plan) -> Draft:
    """The text of a plan, line by line."""
    told, dice = _sentences()[plan.language], random.Random(plan.seed)
    draft = Draft(plan)
    side = int(plan.kind == "answering")
    head, lede = told["title"][side], told["lede"][side]
    if plan.vague or plan.kind in ("background", "passing"):
        head, lede = told["idle_title"], told["idle"]
    draft.lines += [draft.filled(head), draft.filled(lede)]
    kept = len(plan.claims) - plan.cut
    for at, (one, mode) in enumerate(plan.claims):
        filling = _filling(dice, plan.language)
        if at < max(1, kept):
            draft.claim(plan.kind, mode, one)
            draft.lines.append(filling)
    for one in () if plan.vague else plan.recounted:
        draft.claim("accusing", Mode.REPORTED, one)
    draft.lines += [
        draft.filled(sentence, one)
        for sentence, one in zip(told["context"], plan.context, strict=True)
    ]
    if plan.kind == "passing":
        draft.lines.append(draft.filled(told["passing"]))
    if plan.credit is not None:
        draft.lines.append(told["credit"].format(outlet=plan.credit[1]))
    return draft
