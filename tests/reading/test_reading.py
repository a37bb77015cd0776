"""Any bytes become a page or a refusal in plain words; spans cover what is visible, once."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import reading
from generator.errors import UnreadableError
from generator.model import Page

TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<b>", "<br>", "<nav>", "<form>", "<li>", "<table>"),
    *("<td>", "</td>", "<!-- x -->", "<!--", "<script>", "</script>", "word", "&amp;", "<pre>"),
    *("</pre>", "<img alt='a b c'>", "<h1>", "</h1>", "<template>", "<p/>", "<?x", "<"),
)
FORMATS = ("text/plain", "text/html", "text/markdown", "application/pdf")


def _visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")


def _sound(page: Page) -> None:
    end = 0
    for block in page.blocks:
        assert end <= block.span.start < block.span.end <= len(page.text)
        text = block.span.of(page.text)
        assert text == text.strip()
        assert any(map(_visible, text))
        end = block.span.end


def _uncovered(page: Page) -> str:
    covered = bytearray(len(page.text))
    for block in page.blocks:
        covered[block.span.start : block.span.end] = b"\1" * (block.span.end - block.span.start)
    pairs = zip(page.text, covered, strict=True)
    return "".join(char for char, done in pairs if not done and _visible(char))


@pytest.mark.parametrize("media_type", FORMATS)
@given(data=st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_arbitrary_bytes_raise_nothing_but_a_refusal(media_type: str, data: bytes) -> None:
    """Whatever the bytes, a reader gives a sound page or raises UnreadableError."""
    try:
        page = reading.read(data, media_type)
    except UnreadableError:
        return
    _sound(page)


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
@settings(max_examples=200, deadline=None)
def test_plain_text_is_kept_and_covered(text: str) -> None:
    """Plain text is the decoded file, and every visible character is in exactly one block."""
    try:
        page = reading.read(text.encode(), "text/plain")
    except UnreadableError:
        return
    assert page.text.lstrip("\ufeff") == text.lstrip("\ufeff")
    _sound(page)
    assert _uncovered(page) == ""


@given(parts=st.lists(st.sampled_from(TAGS), max_size=40))
@settings(max_examples=200, deadline=None)
def test_broken_markup_gives_a_sound_page(parts: list[str]) -> None:
    """Tags in any order neither crash the reader nor break its spans, and all text is covered."""
    try:
        page = reading.read((" ".join(parts) + " end").encode(), "text/html")
    except UnreadableError:
        return
    _sound(page)
    assert _uncovered(page) == ""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t \n", "empty"),
        ("\u200b\u202e\n".encode(), "no visible"),
        (b"a\0b\0\0\0c", "NUL"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)) * 4, "not text"),
        (b"\x01\x02\x03\x04\x05 text", "control"),
        (b"x" * (20 * 1024 * 1024 + 1), "20 MB"),
    ],
)
def test_refusals_say_why(data: bytes, words: str) -> None:
    """What can't be read is refused in words that name the cause and the cure."""
    with pytest.raises(UnreadableError) as caught:
        reading.read(data, "text/plain")
    assert words in str(caught.value)
    assert caught.value.remedy


def test_unknown_format_is_refused() -> None:
    """A media type without a reader names those that have one."""
    with pytest.raises(UnreadableError, match="text/plain"):
        reading.read(b"x", "image/png")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "Die Regierung von Graustark äußerte sich nicht."),
        ("utf-16", "Министерство Руритании отвергло упрёки."),
        ("utf-16-le", "The ministry of Ruritania said nothing of it."),
        (
            "cp1251",
            "Министерство иностранных дел Руритании заявило, что упрёки не имеют оснований.",
        ),
        ("gb18030", "发言人在记者会上表示，有关指责毫无根据，我们坚决反对。"),
        ("cp1252", "Le ministère « rejette » l’accusation, répète la porte-parole, très étonnée."),
    ],
)
def test_encodings_are_told(encoding: str, text: str) -> None:
    """A file in a usual encoding is read as written, without a declaration."""
    assert reading.read(text.encode(encoding), "text/plain").text == text


def test_html_declares_its_encoding() -> None:
    """A page's declaration is believed where the bytes are no UTF-8."""
    html = '<meta charset="windows-1250"><p>Ministerstvo žádá důkazy, řekl mluvčí.</p>'
    assert "žádá důkazy, řekl" in reading.read(html.encode("cp1250"), "text/html").text


def test_lines_are_counted_as_editors_do() -> None:
    """Line numbers count line feeds and carriage returns, and spans leave out white space."""
    page = reading.read(b"  one \r\n\r\ntwo\rthree\x0cfour", "text/plain")
    found = [(block.line, block.span.of(page.text)) for block in page.blocks]
    assert found == [(1, "one"), (3, "two"), (4, "three"), (4, "four")]


def test_the_seeds_are_read_as_received(shared: Path) -> None:
    """The real documents' text is the decoded file, to the character."""
    for file in sorted((shared / "seeds").glob("*.txt")):
        data = file.read_bytes()
        assert reading.read(data, "text/plain").text == data.decode()


def test_relics_of_typographic_marks_are_text() -> None:
    """UTF-8 with controls of the second range, left where marks were misread, is still text."""
    page = reading.read(
        ("Er sagt: \u00e2\u0080\u009enein\u00e2\u0080\u009c. " * 20).encode(), "text/plain"
    )
    assert len(page.blocks) == 1
