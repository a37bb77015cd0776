"""What of a passage survives translation: its numbers and the names in it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from generator import languages
from generator.model import Document, KeyPointId, Mode, Span, Statement
from generator.phrases import find
from generator.text import fold

_NUMBER = re.compile(r"(?<![^\W\d_])(?<!-)\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
_ENDS = ".!?。！？؟\n"
REACH = 600
"""Characters on either side within which a passage's sentence is sought."""
THAT = 80
"""Characters behind a verb of speech within which its "that" is sought: the place, the day and
whoever was told may stand between."""


def numbers(document: Document, spans: Iterable[Span]) -> dict[str, str]:
    """The numbers inside ``spans``: significant digits, and how the first such is written.

    "52,000", "52 тыс." and "5.2万" agree in their significant digits, so scale words need not be
    known; one digit alone tells nothing. Digits of a date or a name are no number of the words.
    """
    taken = sorted(
        [entry.span for entry in document.date.candidates if entry.span is not None]
        + [entry.span for entry in document.mentions]
    )
    found: dict[str, str] = {}
    for span in spans:
        for match in _NUMBER.finditer(document.text, span.start, span.end):
            digits = "".join(str(unicodedata.digit(char)) for char in match[0] if char.isdigit())
            significant = digits.strip("0")
            if len(significant) > 1 and not _within(match.start(), taken):
                found.setdefault(significant, match[0])
    return found


def _within(offset: int, spans: list[Span]) -> bool:
    """Whether ``offset`` lies in the nearest few of sorted ``spans`` that begin before it."""
    at = bisect_right(spans, offset, key=lambda span: span.start)
    return any(offset < span.end for span in spans[max(0, at - 4) : at])


def names(document: Document, spans: Iterable[Span]) -> dict[str, str]:
    """Agents and places named inside ``spans``: id, and how it is first written there."""
    mentions = document.mentions
    starts = [mention.span.start for mention in mentions]
    found: dict[str, str] = {}
    for span in spans:
        for mention in mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if mention.kind in ("agent", "place", "group"):
                found.setdefault(mention.target, mention.span.of(document.text))
    return found


def around(document: Document, statements: Iterable[Statement]) -> list[Span]:
    """The paragraphs that statements stand in: what a report has "anywhere".

    A report may give the number or the name in the narrator's next sentence.
    """
    blocks = sorted(block.span for block in document.blocks)
    found = set()
    for statement in statements:
        found |= {*statement.spans, statement.sentence}
        at = bisect_right(blocks, statement.sentence.start, key=lambda span: span.start) - 1
        if at >= 0:
            found.add(blocks[at])
    return sorted(found)


def words_passed_on(
    document: Document, statement: Statement, points: tuple[KeyPointId, ...]
) -> list[Span]:
    """A statement's own words, of them the sentences that make the key points where it has those.

    The narrator's frame is left out: the speaker, the verb of speech and what stands before them
    or between them and the "that".
    """
    own = without_frame(document, statement)
    making = [
        _sentence(document.text, evidence.span)
        for tag in statement.key_points
        if tag.id in points
        for evidence in tag.evidence
        if evidence.span is not None
    ]
    clipped = {
        Span(start=max(one.start, two.start), end=min(one.end, two.end))
        for one in own
        for two in making
        if max(one.start, two.start) < min(one.end, two.end)
    }
    return sorted(clipped) or own


def without_frame(document: Document, statement: Statement) -> list[Span]:
    """The words of a retold statement less the narrator's; quoted words are all the speaker's."""
    if statement.mode is not Mode.REPORTED:
        return list(statement.spans)
    start, end = statement.sentence.start, statement.sentence.end
    marks = [
        evidence
        for evidence in statement.speaker.evidence
        if evidence.span is not None and start <= evidence.span.start < end
    ]
    cue = next((entry for entry in marks if entry.method.startswith("speech-")), None)
    frame = [entry.span for entry in marks if entry.span is not None]
    if cue is None or not frame:
        return [statement.sentence]
    low, high = min(span.start for span in frame), max(span.end for span in frame)
    if cue.method == "speech-tail":
        parts = [Span(start=start, end=low)]
    elif cue.method == "speech-according":
        parts = [Span(start=start, end=low), Span(start=high, end=end)]
    else:
        parts = [Span(start=_behind_that(document, high, end), end=end)]
    return [span for span in parts if span.start < span.end] or [statement.sentence]


def _behind_that(document: Document, start: int, end: int) -> int:
    """Where the clause begins that a verb of speech governs; ``start`` where no "that" opens it."""
    thats = languages.pack_for(document.language.value).speech.complementisers
    stop = min(end, start + THAT)
    found = find(tuple(thats), fold(document.text[start:stop]))
    return start + found[0].end if found else start


def _sentence(text: str, inner: Span) -> Span:
    """The sentence around ``inner``; a point between digits ends none."""
    start, end = inner.start, inner.end
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    while start > low and not _ends(text, start - 1):
        start -= 1
    while end < high and not _ends(text, end):
        end += 1
    return Span(start=start, end=end)


def _ends(text: str, at: int) -> bool:
    if text[at] not in _ENDS:
        return False
    inside = 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
    return not inside
