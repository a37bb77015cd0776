"""A PDF whose fonts hide which letters they draw is refused, or the pages are told."""

from __future__ import annotations

import pytest

from generator import reading
from generator.errors import UnreadableError
from tests.reading.test_pdf import PAGES, _pdf

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Courier"


def _hiding(pages: list[list[str]], first: str, last: str) -> bytes:
    """The pages in a font that calls the letters from ``first`` to ``last`` private signs."""
    table = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff>"
        " endcodespacerange 1 beginbfrange"
        f" <{ord(first):02x}> <{ord(last):02x}> <e000> endbfrange endcmap end"
    ).encode()
    data = _pdf(pages).replace(FONT, FONT + b"/ToUnicode 90 0 R")
    head, found, tail = data.partition(b"xref\n")
    return head + b"90 0 obj<</Length %d>>stream\n%s\nendstream\nendobj\n%s%s" % (
        len(table),
        table,
        found,
        tail,
    )


def test_a_file_of_hidden_letters_is_refused() -> None:
    """Signs that nobody can read are no text, and the remedy is said."""
    with pytest.raises(UnreadableError, match="which letters its fonts draw"):
        reading.read(_hiding(PAGES, "a", "z"), "application/pdf")


def test_some_hidden_letters_are_told() -> None:
    """Where most is readable the pages are named that lack letters."""
    found = reading.read(_hiding(PAGES, "e", "e"), "application/pdf").unread
    assert found == "On pages 1, 2 of the PDF some letters cannot be read: its fonts hide them."
    assert reading.read(_hiding(PAGES, "~", "~"), "application/pdf").unread == ""
