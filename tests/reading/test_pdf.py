"""A PDF's text layer becomes paragraphs; locked, scanned and broken files are refused."""

from __future__ import annotations

import pytest

from generator import reading
from generator.errors import UnreadableError

_LEFTS = {0: (50,), 1: (50, 300), 2: (20, 215, 410)}
"""Where the columns of a line begin, by how many bars it has."""


def _pdf(pages: list[list[str]], trailer: bytes = b"") -> bytes:
    """A minimal PDF with one line below the other on each page; "|" parts the columns of a line."""
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ]
    kids = []
    for lines in pages:
        stream = "".join(
            f"BT /F1 10 Tf {left} {750 - 14 * row} Td ({text}) Tj ET "
            for row, line in enumerate(lines)
            for left, text in zip(_LEFTS[line.count("|")], line.split("|"), strict=True)
            if text
        ).encode()
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
    assert paragraphs[1].endswith("until the spokes-\u200bwoman rose.")
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


COLUMNS = [
    "The ministry of Ruritania said|that she had read the report of",
    "that it knew of no such thing|the commission twice and found",
    "and would ask its neighbour for|not one line about it.",
    "evidence before the week was|Nobody asked her what she had",
    "over.|read before.",
    "The hall was quiet until Anna|The ferries of Zenda run again",
    "Hentzau, who had come late and|from Monday, as the harbour has",
    "stood at the back, rose to say|said on its board.",
]


def test_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    """What stands side by side is of two paragraphs; a standfirst over both columns stays above."""
    standfirst = "A standfirst that runs over the whole width of both columns of it."
    page = reading.read(_pdf([[standfirst, "", "", *COLUMNS]]), "application/pdf")
    found = [block.span.of(page.text) for block in page.blocks]
    assert found[0] == standfirst
    assert [text.split()[:2] for text in found[1:]] == [
        ["The", "ministry"],
        ["The", "hall"],
        ["Nobody", "asked"],
        ["The", "ferries"],
    ]
    assert "such thing and would ask its neighbour for evidence" in found[1]
    assert "rose to say that she had read the report of the commission" in found[2]


THREE = [
    "The ministry of Ruritania|said on Monday at noon that|The ferries of Zenda are to",
    "denied on Sunday that any of|it would ask its neighbour|run again from Monday on,",
    "its ships had been at sea on|for evidence before the end|as the harbour has said on",
    "the night of the fourth, and|of the week. Nobody in the|its board. The mayor will",
    "the spokeswoman, who had come|hall asked her what she had|be there when the first of",
    "late and stood at the back,|read on the way to town.|them leaves the pier.",
    "rose to say so once more. She||",
]


def test_three_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    """A paragraph runs from the first column on into the second; the third is read last."""
    page = reading.read(_pdf([THREE]), "application/pdf")
    text = " ".join(page.text.split())
    assert "rose to say so once more. She said on Monday at noon that it would ask" in text
    assert text.index("on the way to town.") < text.index("The ferries of Zenda are to run again")
    assert text.endswith("when the first of them leaves the pier.")


def test_a_table_is_read_row_by_row() -> None:
    """Cells of any length, or of few words, are no columns of text."""
    few = ["Zenda|4 May", "Strelsau|5 May", "Hentzau|6 May", "Tarlenheim|9 May", "Kulm|1 June"]
    uneven = [
        "The harbour of Zenda, as planned|closed for three days in all",
        "A pier|to be built in the course of 2032",
        "The ferry|runs",
        "A boat of the coast guard at sea|lost with all that was on board",
        "Two nets|to be mended",
    ]
    for rows in (few, uneven):
        page = reading.read(_pdf([rows]), "application/pdf")
        assert page.text.replace("\n", " ") == " ".join(rows).replace("|", " ")


def test_pages_without_text_among_others_are_told() -> None:
    """What could not be read is said, with the number of its page; a whole file says nothing."""
    assert reading.read(_pdf(PAGES), "application/pdf").unread == ""
    found = reading.read(_pdf([PAGES[0], [], PAGES[1], []]), "application/pdf")
    assert found.unread == "Pages 2, 4 of the PDF hold no text that can be read."
    assert reading.read(_pdf([*PAGES, []]), "application/pdf").unread.startswith("Page 3 ")
