"""The permanent short ids of statements."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from generator.model import DocumentId, StatementId
from generator.text import fold


@lru_cache(maxsize=64)
def wording(text: str) -> str:
    """Words without case, accents and white space: what a source keeps when it is mended."""
    return " ".join(fold(text).split())


def statement_id(document: DocumentId, text: str, ordinal: int) -> StatementId:
    """``s-`` and 8 characters of base 32 from the document, the words and their ordinal.

    ``text`` counts without case, accents and white space, so that mending the typography of a
    source keeps its ids; ``ordinal`` counts from 0 the times the same words came before.
    """
    digest = hashlib.sha256(f"{document}\n{wording(text)}\n{ordinal}".encode()).digest()
    return StatementId("s-" + base64.b32encode(digest[:5]).decode("ascii").lower())
