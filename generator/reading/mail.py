"""The head of a mail saved as text: who sent it to whom, when, and about what."""

from __future__ import annotations

import re
from functools import cache

from generator.languages import load
from generator.model import Hint, RawBlock
from generator.saying import say
from generator.text import fold

_FIELD = re.compile(r"([^\W\d_][\w-]*(?: [\w-]+){0,2})\s?[:：]\s*(.*)")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_FIELDS, _MOST = 3, 40
"""Fields of the shortest head, and lines of the longest."""
ROLE = "mail"


@cache
def _subjects() -> frozenset[str]:
    """What the field for the subject is called, folded, in any language."""
    return frozenset(fold(word) for pack in load().values() for word in pack.chrome.mail_subject)


def head(text: str, blocks: tuple[RawBlock, ...]) -> int:
    """How many blocks at the top of a text are the head of a mail; 0 for a text without one.

    Such a head has several fields, one a line, an address among them, and ends at an empty line.
    """
    fields, addressed, count = 0, False, 0
    for at, block in enumerate(blocks[:_MOST]):
        if at and block.line != blocks[at - 1].line + 1:
            break
        words = block.span.of(text)
        folded = at > 0 and text[block.span.start - 1] in " \t"  # a field's further line
        if not folded and _FIELD.match(words) is None:
            return 0
        fields += not folded
        addressed = addressed or bool(_ADDRESS.search(words))
        count = at + 1
    return count if fields >= _FIELDS and addressed and count < len(blocks) else 0


def hints(text: str, blocks: tuple[RawBlock, ...]) -> tuple[Hint, ...]:
    """What the fields of a head say of the text: its title."""
    out = []
    for block in blocks:
        field = _FIELD.match(block.span.of(text))
        if field is not None and fold(field.group(1)) in _subjects() and field.group(2).strip():
            where = say("the mail's subject, line {line}", line=str(block.line))
            out.append(Hint(name="title", value=field.group(2).strip(), where=where))
    return tuple(out[:1])
