"""What of a passage survives translation: its numbers and the names in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from generator import languages
from generator.languages import numerals
from generator.languages.numerals import Numeral
from generator.model import Document, KeyPointId, Mention, Mode, Span, Statement
from generator.phrases import find
from generator.text import fold

NAMED = 100
"""Numbers below this may be part of a name."""
LONGEST = 40
"""Letters of the longest word before such a number."""
_BEFORE = re.compile(r"(?<=[\w,»”)] )([^\W\d_])[^\W\d_]{2,}[ \u00a0-]$")
_ENDS = ".!?。！？؟\n"
REACH = 600
"""Characters on either side within which a passage's sentence is sought."""
THAT = 80
"""Characters behind a verb of speech within which its "that" is sought: the place, the day and
whoever was told may stand between."""


def numbers(
    document: Document, spans: Iterable[Span], language: str, *, every: bool = False
) -> list[tuple[Numeral, str]]:
    """The numbers inside ``spans``, words of a language, with how they are written.

    Those of a date or in a name are no numbers of the words, but for a year that stands alone;
    ``every`` gives these too.
    """
    dated = [
        entry.span
        for entry in document.date.candidates
        if entry.span is not None and (entry.month or entry.weekday is not None)
    ]
    taken = sorted([*dated, *(entry.span for entry in document.mentions)])
    found = []
    for span in spans:
        for number in numerals.find(span.of(document.text), language):
            start, end = span.start + number.start, span.start + number.end
            if every or not _within(start, taken):
                placed = number._replace(start=start, end=end)
                found.append((placed, document.text[start:end]))
    return found


def part_of_name(text: str, number: Numeral) -> bool:
    """Whether figures seem to end a name, as in "Petrel 3": few, behind a word with a capital
    that does not open its sentence.
    """
    if number.value >= NAMED or not text[number.start].isdigit():
        return False
    before = _BEFORE.search(text, max(0, number.start - LONGEST), number.start)
    return before is not None and before[1].isupper()


def _within(offset: int, spans: list[Span]) -> bool:
    """Whether ``offset`` lies in the nearest few of sorted ``spans`` that begin before it."""
    at = bisect_right(spans, offset, key=lambda span: span.start)
    return any(offset < span.end for span in spans[max(0, at - 4) : at])


def names(document: Document, spans: Iterable[Span]) -> dict[str, str]:
    """Agents and places named inside ``spans``: id, and how it is first written there."""
    found: dict[str, str] = {}
    for mention in mentions(document, spans):
        found.setdefault(mention.target, mention.span.of(document.text))
    return found


def mentions(document: Document, spans: Iterable[Span]) -> Iterator[Mention]:
    """Every place inside ``spans`` that names an agent or a place."""
    every = document.mentions
    starts = [mention.span.start for mention in every]
    for span in spans:
        for mention in every[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if mention.kind in ("agent", "place", "group"):
                yield mention


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
        own = statement.language or document.language.value
        parts = [Span(start=_behind_that(document.text, high, end, own), end=end)]
    return [span for span in parts if span.start < span.end] or [statement.sentence]


def _behind_that(text: str, start: int, end: int, language: str) -> int:
    """Where the clause begins that a verb of speech governs; ``start`` where no "that" opens it."""
    thats = languages.pack_for(language).speech.complementisers
    stop = min(end, start + THAT)
    found = find(tuple(thats), fold(text[start:stop]))
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
