"""Transcripts: questions, answers and named turns marked at the head of a paragraph.

"Q: …" and "A: …" hold speech without quotation marks. A text counts as a transcript only when
it has both a question and an answer label, so a lone "A:" in a list makes nothing of it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from generator.extracting.scene import actors
from generator.extracting.scene.cues import Scene
from generator.extracting.scene.stage import Cast
from generator.extracting.speech import interview
from generator.languages import Pack
from generator.model import Block, Span, Speaker
from generator.text import fold


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of a transcript: the words behind its label, and whether they ask.

    ``label`` is the span of the label itself; empty for a paragraph that goes on with the turn
    before. ``named``: the label is a name or post ("KOVEL:"), to be read as such.
    """

    words: Span
    label: Span
    asks: bool
    named: bool = False


def _label(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    if not labels:
        return None
    words = sorted({fold(label) for label in labels}, key=lambda item: (-len(item), item))
    return re.compile(rf"\s*({'|'.join(re.escape(word) for word in words)})\s*[:：.]\s*(?=\S)")


def turns(text: str, blocks: tuple[Block, ...], pack: Pack) -> dict[int, Turn]:
    """The paragraphs that are turns of a transcript, by their place in ``blocks``.

    Before the first label nothing is a turn; behind it every paragraph belongs to one. Where
    no "Q:" and "A:" stand, names may: "KOVEL: …", "Mr. Rein: …".
    """
    found = _lettered(text, blocks, pack) or _named(text, blocks, pack)
    return found or _unlabelled(text, blocks, pack)


def _unlabelled(text: str, blocks: tuple[Block, ...], pack: Pack) -> dict[int, Turn]:
    """Questions and answers in paragraphs that no label marks."""
    out = {}
    for number, asks in interview.plain(text, blocks, pack).items():
        block = blocks[number]
        stop = block.span.start + len(block.span.of(text).rstrip())
        if stop > block.span.start:
            words = Span(start=block.span.start, end=stop)
            out[number] = Turn(words, interview.empty(block), asks)
    return out


_NAME = re.compile(
    r"\s*((?:[^\W\d_][\w.'’-]*\.?[ \u00a0]){0,4}[^\W\d_][\w.'’-]*(?: \([^()\n]{1,30}\))?)"
    r"\s?[:：]\s*(?=\S)"
)
"""At most five words without digits and a colon: what may be the name of who takes a turn."""
TURNS = 4
"""Fewest turns under names that make a transcript; a list of facts ("Place: …") repeats none."""
DENSE = 0.4
"""Least share of paragraphs, from the first such label on, that carry one."""


def _heads(text: str, blocks: tuple[Block, ...]) -> dict[int, re.Match[str]]:
    """The paragraphs that begin with what looks like a name and a colon."""
    out = {}
    for number, block in enumerate(blocks):
        start = block.span.start
        found = _NAME.match(text, start, min(block.span.end, start + 80))
        if found is not None and all(
            word[:1].isupper() or len(word) < 4 for word in found.group(1).split()
        ):
            out[number] = found
    return out


def _named(text: str, blocks: tuple[Block, ...], pack: Pack) -> dict[int, Turn]:
    """Turns under names: two or more speakers, one of them more than once, in most paragraphs."""
    heads = _heads(text, blocks)
    labels = Counter(fold(found.group(1)) for found in heads.values())
    if len(labels) < 2 or labels.total() < TURNS or labels.most_common(2)[1][1] < 2:
        return {}
    first = min(heads)
    if labels.total() < DENSE * (len(blocks) - first):
        return {}
    asking = {fold(label) for label in pack.speech.question_labels}
    asking |= _askers(text, heads, blocks)
    out: dict[int, Turn] = {}
    label, asks = Span(start=0, end=0), False
    for number, block in enumerate(blocks[first:], start=first):
        start, end = block.span.start, block.span.end
        found = heads.get(number)
        if found is not None:
            label = Span(start=found.start(1), end=found.end(1))
            asks = fold(found.group(1)) in asking
            start = found.end()
        stop = start + len(text[start:end].rstrip())
        if stop > start:
            out[number] = Turn(Span(start=start, end=stop), label, asks, named=True)
    return out


ASKED = 3
"""Fewest turns, each of which asks, by which a name is told to be the reporter's."""


def _askers(text: str, heads: dict[int, re.Match[str]], blocks: tuple[Block, ...]) -> set[str]:
    """The labels all of whose turns end in a question mark, where another label's never do."""
    asked: dict[str, list[bool]] = {}
    for number, found in heads.items():
        ends = text[found.end() : blocks[number].span.end].rstrip().endswith(("?", "？", "؟"))
        asked.setdefault(fold(found.group(1)), []).append(ends)
    if not any(len(turns) >= ASKED and not any(turns) for turns in asked.values()):
        return set()
    return {label for label, turns in asked.items() if len(turns) >= ASKED and all(turns)}


def _lettered(text: str, blocks: tuple[Block, ...], pack: Pack) -> dict[int, Turn]:
    """Turns under "Q:" and "A:", in the words of the language."""
    ask, answer = _label(pack.speech.question_labels), _label(pack.speech.answer_labels)
    if ask is None or answer is None:
        return {}
    out: dict[int, Turn] = {}
    kinds: set[bool] = set()
    asks: bool | None = None
    named, label = False, Span(start=0, end=0)
    for number, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        head = fold(text[start : min(end, start + 40)])
        label = label if named else Span(start=start, end=start)
        holder = _holder(head, pack) if asks else None
        for asking, form in ((True, ask), (False, answer)):
            found = form.match(head)
            if found is not None:
                asks, label = asking, Span(start=start + found.start(1), end=start + found.end(1))
                start += found.end()
                kinds.add(asking)
                named = False
                break
        else:
            if holder is not None:  # "spokesman X:" behind a question
                asks, named = False, True
                label = Span(start=start + holder.start(1), end=start + holder.end(1))
                start += holder.end()
                kinds.add(False)
        if asks is not None and text[start:end].strip():
            stop = end - (len(text[start:end]) - len(text[start:end].rstrip()))
            out[number] = Turn(Span(start=start, end=stop), label, asks, named=named)
    return out if kinds == {True, False} else {}


_HOLDER = re.compile(r"([^\s\d,.，。:：;；!?！？、“”「」\"]{2,24})[:：](?=[^\s“”「『\"])")


def _holder(head: str, pack: Pack) -> re.Match[str] | None:
    """What names who answers at the head of a paragraph in a script without spaces."""
    found = _HOLDER.match(head) if pack.names.enders else None
    if found is None or any(word in found.group(1) for word in pack.names.unnamed):
        return None
    words = found.group(1)
    posts = any(role in words for role in pack.names.roles)
    family = len(words) <= 4 and words.startswith(pack.names.families)
    return found if posts or family else None


def introduced(scene: Scene, stage: Cast, first: int) -> list[str]:
    """The people named above a transcript, in the earliest line that names any."""
    line = None
    people: list[str] = []
    for item in scene.found:
        targets = [form.target for form in item.forms if form.kind == "agent"]
        known = [key for key in targets if stage.agents[key].kind == "person"]
        if not known or item.start >= first:
            continue
        above = scene.text.count("\n", 0, item.start)
        if line is not None and above != line:
            break
        line = above
        people.extend(key for key in known[:1] if key not in people)
    return people


def full_names(scene: Scene) -> dict[str, str]:
    """The names of several words that the text holds, by their last word, where only one does."""
    out: dict[str, set[str]] = {}
    for ref in scene.refs:
        words = scene.text[ref.start : ref.end].split()
        if ref.kind == "person" and len(words) > 1:
            out.setdefault(fold(words[-1]), set()).add(" ".join(words))
    return {last: min(names) for last, names in out.items() if len(names) == 1}


def labelled(scene: Scene, stage: Cast, label: Span, block: int, names: dict[str, str]) -> Speaker:
    """Who the label of a turn stands for; its own words where it is nobody known."""
    for group in actors.phrases(scene, scene.refs_in(label.start, label.end)):
        actor = actors.resolve(scene, stage, group, block)
        if actor is not None and actor.speaker.id is not None:
            return actor.speaker
    words = " ".join(label.of(scene.text).split())
    short = words.title() if words.isupper() else words
    full = names.get(fold(short).split()[-1], scene.people.of(short))
    if full in stage.agents:
        return stage.speaker(full)
    return Speaker(id=None, name=full)
