"""Plain text: every line that shows something is a block; not one character changes.

Only the lines of a paragraph that was broken at a fixed width are one block together.
"""

from __future__ import annotations

from dataclasses import replace

from generator.model import Page, RawBlock
from generator.reading import mail
from generator.reading.decoding import decode
from generator.reading.lines import lines, trimmed
from generator.reading.wrapped import joined


def read(data: bytes) -> Page:
    """A plain text file as a Page. Raises UnreadableError if it is no text."""
    text, encoding = decode(data)
    blocks = tuple(
        RawBlock(span=span, line=number)
        for number, start, end in lines(text)
        if (span := trimmed(text, start, end)) is not None
    )
    top = mail.head(text, blocks)
    head = tuple(replace(block, role=mail.ROLE) for block in blocks[:top])
    return Page(
        text=text,
        blocks=(*head, *joined(text, blocks[top:])),
        hints=mail.hints(text, head),
        encoding=encoding,
    )
