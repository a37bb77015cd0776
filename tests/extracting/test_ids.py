"""Statement ids are short, lasting and apart."""

from __future__ import annotations

import re

from generator.extracting.ids import statement_id
from generator.model import DocumentId

ONE = DocumentId("one")


def test_shape():
    """An id is s- and eight characters of base 32."""
    assert re.fullmatch(r"s-[a-z2-7]{8}", statement_id(ONE, "No.", 0))


def test_typography_keeps_the_id():
    """Case, white space and the shape of an apostrophe do not change an id."""
    assert statement_id(ONE, "It’s  Late", 0) == statement_id(ONE, "it's late", 0)


def test_document_words_and_ordinal_tell_ids_apart():
    """Another document, other words or a repeat have another id."""
    ids = {
        statement_id(ONE, "No.", 0),
        statement_id(ONE, "No.", 1),
        statement_id(ONE, "Yes.", 0),
        statement_id(DocumentId("two"), "No.", 0),
    }
    assert len(ids) == 4
