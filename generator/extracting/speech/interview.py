"""Interviews without labels: a question in a paragraph of its own, the answer in the next.

Either the answers open with a dash, or they are plain paragraphs in which somebody says "I" or
"we". Who answers is whom an answer's "said X" names, else the one person named above.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from generator.extracting.names.references import Ref
from generator.extracting.scene.cues import Scene, written
from generator.extracting.words.tokens import WORD
from generator.languages import Pack
from generator.model import Block, Span
from generator.text import fold

LONGEST = 60
"""Most words of a question."""
PAIRS = 2
"""Fewest questions with an answer behind a dash that make an interview."""
PLAIN = 3
"""Fewest questions where the answers are plain paragraphs."""
ANSWERED = 0.6
"""Least share of the questions that an answer follows."""
FIRST = 1 / 3
"""Least share of plain answers that hold a word of the first person, and of the questions before
them one of the second: a page that answers questions of its own has few."""
ANSWER = 6
"""Most paragraphs of one plain answer."""
_DASHES = ("– ", "— ", "- ", "–\u00a0", "—\u00a0")
_ASKING = ("?", "？", "؟")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    dash: bool
    asks: bool


def _lines(text: str, blocks: tuple[Block, ...]) -> list[_Line]:
    out = []
    for number, block in enumerate(blocks):
        words = block.span.of(text).strip()
        asks = words.endswith(_ASKING) and len(words.split()) <= LONGEST
        out.append(_Line(number, words.startswith(_DASHES), asks))
    return out


def dashed(text: str, blocks: tuple[Block, ...]) -> dict[int, bool]:
    """The paragraphs of an interview whose answers open with a dash: whether each asks."""
    found: dict[int, bool] = {}
    run: list[_Line] = []
    for line in [*_lines(text, blocks), _Line(-1, dash=False, asks=False)]:
        if line.dash or line.asks:
            run.append(line)
            continue
        found.update(_alternating(run))
        run = []
    return found


def _alternating(run: list[_Line]) -> dict[int, bool]:
    pairs = sum(one.asks and two.dash and not two.asks for one, two in pairwise(run))
    asked = sum(line.asks for line in run)
    if pairs < PAIRS or pairs < ANSWERED * asked:
        return {}
    return {line.number: line.asks for line in run}


def plain(text: str, blocks: tuple[Block, ...], pack: Pack) -> dict[int, bool]:
    """The paragraphs of an interview whose answers bear no marks at all: whether each asks."""
    first = frozenset(map(fold, pack.speech.first_person))
    second = frozenset(map(fold, pack.speech.second_person))
    lines = _lines(text, blocks)
    asked = [line.number for line in lines if line.asks and not line.dash]
    if not first or len(asked) < PLAIN:
        return {}
    found: dict[int, bool] = {}
    answers, own, put = 0, 0, 0
    for at, number in enumerate(asked):
        until = asked[at + 1] if at + 1 < len(asked) else min(len(lines), number + 2)
        if not 1 <= until - number - 1 <= ANSWER:
            continue
        found[number] = True
        words = fold(text[blocks[number + 1].span.start : blocks[until - 1].span.end])
        question = fold(blocks[number].span.of(text))
        answers += 1
        put += not second.isdisjoint(WORD.findall(question))
        own += not first.isdisjoint(WORD.findall(words))
        found.update(dict.fromkeys(range(number + 1, until), False))
    if answers < max(PLAIN, ANSWERED * len(asked)) or min(own, put) < FIRST * answers:
        return {}
    return found


def guest(scene: Scene, before: int) -> str | None:
    """The one person whom the text names in full before an offset, by one form of the name."""
    if scene.lex.spaceless or scene.pack.names.article:
        return None  # no capital shows a full name there
    names = {scene.people.of(written(scene.text, ref)) for ref in _full(scene, before)}
    return names.pop() if len(names) == 1 else None


def _full(scene: Scene, before: int) -> list[Ref]:
    return [
        ref
        for ref in scene.refs_in(0, before)
        if ref.kind == "person" and " " in written(scene.text, ref)
    ]


def empty(block: Block) -> Span:
    """No label: the place where a paragraph begins."""
    return Span(start=block.span.start, end=block.span.start)
