"""Words that a line's end or an unseen character broke are read whole, and shown as they stand."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import reading, unbroken
from generator.document import process
from generator.model import Document, DocumentId, Page, Registry, Rights, Source, Span
from generator.site.reducing import BREAK, cut

WRAPPED = """Envoy of Ruritania answers his neighbours

The envoy of Ruritania told the press on Tuesday, 4 Novem-
ber 2031, that his country had nothing to do with it. Anna
Kovel, a spokeswoman for the ministry of Graustark, decla-
red that nobody was harmed. "We know nothing of it," Anna
Kovel said when she was asked about the ministry's old Gra-
ustark files and about the river, and about the new Franco-
Strelsau talks that were held in the town on the border to-
day, which all the neighbours had been invited to on Monday.

The ministry added that it would wait for the report of
its neighbours before it said anything more about it, and
that all were to be patient.
"""
HTML = (
    "<html><body><article><h1>Envoy of Ruri&shy;tania answers</h1><p>The spokes&shy;woman of the "
    "ministry, Anna Ko&shy;vel, de&shy;clared on 4 Novem&shy;ber 2031: “We know no&shy;thing about "
    "the re&#8203;ports that our neighbours published.”</p></article></body></html>"
)


def _process(text: str, media_type: str = "text/plain") -> Document:
    data = text.encode("utf-8", "replace")
    source = Source(
        id=DocumentId("page"),
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        rights=Rights.FULL,
        file="page",
    )
    return process(source, data, Registry())


def _seen(text: str, encoding: str = "utf-8") -> str:
    """How a text of one block is read."""
    page = reading.read(b"x", "text/plain")
    block = replace(page.blocks[0], span=Span(start=0, end=len(text)))
    seen = unbroken.view(Page(text=text, blocks=(block,), encoding=encoding))
    return seen.page.text if seen else text


def test_wrapped_words_are_found() -> None:
    """Dates, verbs and names are found over a line's end, and their spans hold the break."""
    document = _process(WRAPPED)
    assert document.text == WRAPPED
    assert document.date.edtf == "2031-11-04"
    assert [each.text for each in document.date.candidates] == [
        "Tuesday, 4 Novem-\nber 2031",
        "to-\nday",
        "Monday",
    ]
    told = {each.text: each.speaker.value for each in document.statements}
    reported = next(text for text in told if "decla-\nred" in text)
    assert told[reported] is not None
    assert told[reported].name == "Anna Kovel"  # type: ignore[union-attr]
    quoted = told['"We know nothing of it,"']
    assert quoted is not None
    assert quoted.name == "Anna Kovel"


def test_soft_hyphens_hide_nothing() -> None:
    """Soft hyphens and unseen spaces in HTML part no word, and stay in what is shown."""
    document = _process(HTML, "text/html")
    assert document.date.edtf == "2031-11-04"
    assert [each.text for each in document.date.candidates] == ["4 Novem\u00adber 2031"]
    (quote,) = document.statements
    assert "no\u00adthing about the re\u200bports" in quote.text
    assert quote.speaker.value is not None
    assert quote.speaker.value.name == "Anna Kovel"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("all the Nach-\nrichten of today", "all the Nachrichten of today"),
        ("the Franco-\nGerman talks", "the Franco-German talks"),
        ("of COVID-\n19 and 2030-\n2031", "of COVID-19 and 2030-2031"),
        ("state-led, and state-\nled again", "state-led, and state-led again"),
        ("third in a party, a third-\nparty check", "third in a party, a third-party check"),
        ("it and we and ex-\nand imports", "it and we and ex- and imports"),
        ("co-operation and co-\r\noperation", "co-operation and co-operation"),
        ("he rose — and\nleft", "he rose — and left"),
        ("a line -\nanother", "a line - another"),
        ("so\u00ad\n  called", "socalled"),
        ("ไทย\u200bภาษา", "ไทย\u200bภาษา"),
        ("state-\u200bsponsored", "state-sponsored"),
    ],
)
def test_how_breaks_are_read(text: str, read: str) -> None:
    """A hyphen goes with the line's end that set it; one that belongs to the word stays."""
    assert _seen(text) == read


def test_a_pdf_tells_its_lines_ends() -> None:
    """What the PDF's reader leaves behind a hyphen is a line's end, and not a place to break."""
    assert _seen("all the Nach-\u200brichten", "pdf") == "all the Nachrichten"


def test_whole_texts_are_read_as_they_are() -> None:
    """A text without breaks has no other view, so that reading it costs nothing more."""
    page = reading.read("A line — one.\n\nAnd another, of co-operation.".encode(), "text/plain")
    assert unbroken.view(page) is None


_PIECES = st.sampled_from(
    ["Anna", " ", "Ko", "vel", "-\n", "-\r\n", "\u00ad", "\u200b", "\n", "“", "”", " said ", ".",
     "4 Novem", "ber 2031", "\ufeff", "ไทย", "消息"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_every_character_is_found_again(text: str) -> None:
    """Whatever is read at a place stands there in the source; only breaks are passed over."""
    whole = f"a{text}a"
    block = reading.read(b"x", "text/plain").blocks[0]
    page = Page(text=whole, blocks=(replace(block, span=Span(start=0, end=len(whole))),))
    seen = unbroken.view(page)
    if seen is None:
        return
    assert seen.back(seen.page.blocks[0].span) == page.blocks[0].span
    end = 0
    for at, char in enumerate(seen.page.text):
        there = seen.back(Span(start=at, end=at + 1))
        assert there.start >= end
        assert set(whole[end : there.start]) <= set("-\u2010\u00ad\u200b\u2060\ufeff\r\n \t")
        assert there.of(whole) in ((char,) if char != " " else (" ", "\n", "\r", "\r\n"))
        end = there.end
    assert end == len(whole)


@settings(deadline=None, max_examples=60)
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_spans_of_broken_texts_are_true(text: str) -> None:
    """Statements and dates of texts full of breaks are the source's own words."""
    document = _process(f"{WRAPPED}\n\nHe decla\u00adred: {text}\n\n{WRAPPED}")
    for entry in document.statements:
        assert entry.text == " ".join(span.of(document.text) for span in entry.spans)
    for candidate in document.date.candidates:
        assert candidate.span is not None
        assert candidate.span.of(document.text) == candidate.text


@pytest.mark.parametrize("broken", ["Nach-\nrichten", "Nach-\u200brichten"])
def test_the_search_index_has_halves_and_whole(broken: str) -> None:
    """A word broken at a line's end is cut like one with a hyphen, found as a whole too."""
    assert cut(broken) == f"Nach-{BREAK}richten"
