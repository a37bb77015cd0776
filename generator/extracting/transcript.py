"""Transcripts: questions and answers marked by labels at the head of a paragraph.

"Q: …" and "A: …" hold speech without quotation marks. A text counts as a transcript only when
it has both a question and an answer label, so a lone "A:" in a list makes nothing of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.languages import Pack
from generator.model import Block, Span
from generator.text import fold


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of a transcript: the words behind its label, and whether they ask.

    ``label`` is the span of the label itself; empty for a paragraph that goes on with the turn
    before.
    """

    words: Span
    label: Span
    asks: bool


def _label(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    if not labels:
        return None
    words = sorted({fold(label) for label in labels}, key=lambda item: (-len(item), item))
    return re.compile(rf"\s*({'|'.join(re.escape(word) for word in words)})\s*[:：.]\s*(?=\S)")


def turns(text: str, blocks: tuple[Block, ...], pack: Pack) -> dict[int, Turn]:
    """The paragraphs that are turns of a transcript, by their place in ``blocks``.

    Before the first label nothing is a turn; behind it every paragraph belongs to one.
    """
    ask, answer = _label(pack.speech.question_labels), _label(pack.speech.answer_labels)
    if ask is None or answer is None:
        return {}
    out: dict[int, Turn] = {}
    kinds: set[bool] = set()
    asks: bool | None = None
    for number, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        head = fold(text[start : min(end, start + 40)])
        label = Span(start=start, end=start)
        for asking, form in ((True, ask), (False, answer)):
            found = form.match(head)
            if found is not None:
                asks, label = asking, Span(start=start + found.start(1), end=start + found.end(1))
                start += found.end()
                kinds.add(asking)
                break
        if asks is not None and text[start:end].strip():
            stop = end - (len(text[start:end]) - len(text[start:end].rstrip()))
            out[number] = Turn(Span(start=start, end=stop), label, asks)
    return out if kinds == {True, False} else {}
