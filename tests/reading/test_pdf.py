"""A PDF's text layer becomes paragraphs; locked, scanned and broken files are refused."""

from __future__ import annotations

import pytest

from generator import reading
from generator.errors import UnreadableError


def _pdf(pages: list[list[str]], trailer: bytes = b"") -> bytes:
    """A minimal PDF with one line of text below the other on each page."""
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ]
    kids = []
    for lines in pages:
        rows = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 10 Tf 50 750 Td {rows} ET".encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    out, at = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in at)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return out


PAGES = [
    [
        "Graustark Gazette 1",
        "The ministry of Ruritania said on Monday that it knew of no such thing,",
        "and that it would ask its neighbours for evidence before the week was",
        "over.",
        "Nobody answered for a while, and the hall was quiet until the spokes-",
        "woman rose.",
    ],
    [
        "Graustark Gazette 2",
        "She thanked all those who had come to the hall on such a rainy morning,",
        "and left.",
    ],
]


def test_lines_become_paragraphs() -> None:
    """Full lines are joined, hyphens kept, and running heads told apart."""
    page = reading.read(_pdf(PAGES), "application/pdf")
    found = [(block.role, block.span.of(page.text)) for block in page.blocks]
    assert [role for role, _ in found].count("running") == 2
    paragraphs = [text for role, text in found if role == "p"]
    assert paragraphs[0].endswith("before the week was over.")
    assert paragraphs[1].endswith("until the spokes-woman rose.")
    assert paragraphs[2].endswith("rainy morning, and left.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"hello", "no PDF"),
        (b"%PDF-1.4\ngarbage", "damaged"),
        (_pdf([[]]), "no text layer"),
    ],
)
def test_refusals(data: bytes, words: str) -> None:
    """What gives no text is refused with its cause."""
    with pytest.raises(UnreadableError, match=words):
        reading.read(data, "application/pdf")


def test_a_locked_file_is_refused() -> None:
    """An encrypted PDF that wants a password says so."""
    key = b"(" + b"x" * 32 + b")"
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O%s/U%s/P -4>>/ID[(a)(a)]" % (key, key)
    with pytest.raises(UnreadableError, match="password"):
        reading.read(_pdf(PAGES, lock), "application/pdf")
