"""Whether the day of a document and that of a press event agree, and how surely."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from generator.edtf import bounds, is_uncertain, precision
from generator.linking.common import borrowed, day
from generator.model import Confidence, Document, Mode, Occasion, Span
from generator.saying import say

WIDE = datetime.timedelta(days=7)
"""An occasion whose day is known less closely than this is tied to no document by its day."""

NEXT_DAY = datetime.timedelta(days=1)
"""What is said in the evening is published on the next day."""

KINDS = {
    "briefing": say("briefing"),
    "speech": say("speech"),
    "statement": say("statement"),
    "hearing": say("hearing"),
    "interview": say("interview"),
}


class Agreement(NamedTuple):
    """How the days agree: on the document's own day (``near``), beyond doubt (``firm``)."""

    near: bool
    firm: bool
    method: str
    note: str
    span: Span | None = None


def agree(document: Document, occasion: Occasion) -> Agreement | None:
    """How the days of a document and an occasion agree; None where they do not."""
    edtf = day(document)
    sure = document.date.confidence is not Confidence.UNCERTAIN and not _doubtful(document)
    exact = precision(occasion.date) == "day"
    if exact and not is_uncertain(occasion.date):
        if edtf is not None and precision(edtf) == "day" and edtf[:10] == occasion.date:
            note = say(
                "it is dated on the day of the {occasion}",
                occasion=KINDS.get(occasion.kind, occasion.kind),
            )
            return Agreement(True, sure and edtf[-1] not in "~?%", "same-day", note)
        return _named(document, occasion)
    low, high = bounds(occasion.date)
    if edtf is None or high - low > WIDE or precision(occasion.date) not in ("day", "interval"):
        return None
    first, last = bounds(edtf)
    if first < low or last > high:
        return None
    note = say(
        "its day lies among those on which the {occasion} may have been made",
        occasion=KINDS.get(occasion.kind, occasion.kind),
    )
    return Agreement(True, sure and first == last, "day-within", note)


def _doubtful(document: Document) -> bool:
    """Whether a day was taken from an incident, and the text published on a later one."""
    edtf, published = document.date.edtf, document.source.published
    if edtf is None or published is None or not borrowed(document):
        return False
    return bounds(published)[0] > bounds(edtf)[1] + NEXT_DAY


def _named(document: Document, occasion: Occasion) -> Agreement | None:
    """A text of another day that names this one in a paragraph with words of the speaker."""
    blocks = [
        block.span
        for block in document.blocks
        if any(
            block.span.start <= statement.sentence.start < block.span.end
            for statement in document.statements
            if statement.mode is not Mode.QUESTION
            and statement.speaker.value is not None
            and statement.speaker.value.id in occasion.speakers
        )
    ]
    for found in document.date.candidates:
        if found.span is None or found.edtf != occasion.date:
            continue
        if any(block.start <= found.span.start < block.end for block in blocks):
            note = say(
                "it names the day of the {occasion} beside the speaker’s words",
                occasion=KINDS.get(occasion.kind, occasion.kind),
            )
            return Agreement(False, False, "names-day", note, found.span)
    return None
