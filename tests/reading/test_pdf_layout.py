"""Lines of a PDF: the order of reading, paragraphs over columns and pages, what runs along."""

from __future__ import annotations

from itertools import accumulate

import pytest

from generator.reading.pdf_bidi import Glyph, is_rtl, logical, mirrored, mirrors
from generator.reading.pdf_lines import Line
from generator.reading.pdf_paragraphs import paragraphs

_LETTER, _SIZE, _STEP = 5.0, 10.0, 12.0


def _column(
    text: str, left: float = 50, top: float = 700, size: float = _SIZE, step: float = _STEP
) -> list[Line]:
    """Lines below each other; an empty one is room between paragraphs."""
    return [
        Line(
            text=line, left=left, right=left + len(line) * _LETTER, base=top - at * step, size=size
        )
        for at, line in enumerate(text.splitlines())
        if line
    ]


def _read(*pages: list[Line]) -> list[tuple[str, str]]:
    return [(each.role, each.text) for each in paragraphs(list(pages))]


LEFT = """The ministry of Ruritania said
that it knew of no such thing
and would ask its neighbour for
evidence before the week was
over.
The hall was quiet until Anna
Hentzau, who had come late and
stood at the back, rose to say"""
RIGHT = """that she had read the report of
the commission twice and found
not one line about it.
Nobody asked her what she had
read before."""


def test_a_paragraph_runs_on_into_the_next_column() -> None:
    """A column's last line without an end goes on at the head of the next column."""
    found = _read([*_column(LEFT), *_column(RIGHT, left=300)])
    assert [text.split()[0] for _, text in found] == ["The", "The", "Nobody"]
    assert "rose to say that she had read" in found[1][1]


def test_a_narrow_column_beside_wide_lines() -> None:
    """Lines are full by their own column's edge, whatever the width of others in the file."""
    wide = (
        "A standfirst runs over the whole width of the page and tells in a sentence or two what\n"
        "the article below it is about, for those who read no further than its first few lines.\n"
    )
    found = _read([*_column(wide, top=760, size=14), *_column(LEFT)])
    assert [text.split()[0] for _, text in found] == ["A", "The", "The"]


def test_a_paragraph_runs_on_over_a_page_with_head_and_foot() -> None:
    """Running heads and footnotes stand after the paragraph that a page's end cuts in two."""
    head, foot = _column("Graustark Gazette 1", top=780), _column("see the annex", top=40, size=7)
    other = _column("Graustark Gazette 2", top=780)
    found = _read([*head, *_column(LEFT), *foot], [*other, *_column(RIGHT)])
    assert found[1][1].endswith("found not one line about it.")
    assert [role for role, _ in found] == ["p", "p", "p", "running", "p", "running"]
    assert found[2] == ("p", "see the annex")


def test_what_a_browser_prints_at_the_edge() -> None:
    """Address and time of printing are no text, on a single page too."""
    head = _column("04/05/2031, 10:15 Ruritania denies", top=790)
    foot = _column("https://example.test/news/1 1/1", top=20)
    found = _read([*head, *_column(LEFT), *foot])
    assert [role for role, _ in found] == ["p", "p", "running", "running"]


def test_room_between_paragraphs_parts_full_lines() -> None:
    """Lines that fill the column are two paragraphs where the room between them is wider."""
    one = (
        "The ministry said that it knew of nothing at all\n"
        "and that it would publish what it knew tomorrow."
    )
    found = _read([*_column(one), *_column(one, top=700 - 2 * _STEP - 10)])
    assert len(found) == 2


def test_short_lines_of_a_letterhead_stay_apart() -> None:
    """Centred lines and a signature are no paragraph."""
    centred = [
        Line(text=text, left=300 - len(text) * 2.5, right=300 + len(text) * 2.5, base=base, size=10)
        for text, base in (
            ("REPUBLIC OF RURITANIA", 780),
            ("Ministry of Foreign Affairs", 768),
            ("1 Castle Street, Strelsau", 756),
        )
    ]
    wide = (
        "The ministry said on Monday that it knew of nothing at all, and that it would tell\n"
        "all it knew.\n"
    )
    assert len(_read([*centred, *_column(wide * 3)])) == 6


def test_hyphens_stay() -> None:
    """A word cut at a line's end keeps its hyphen, of either kind, and gets no space.

    A mark that nobody sees tells where the line ended.
    """
    text = (
        "The spokeswoman of the minis\u2010\ntry said that the counter-\n"
        "measures were in the annexes\nof it."
    )
    assert _read(_column(text))[0][1].startswith("The spokeswoman of the minis\u2010\u200btry said")
    assert "counter-\u200bmeasures" in _read(_column(text))[0][1]


def _glyphs(visual: str) -> list[Glyph]:
    """What stands on paper from left to right; the spaces only as gaps."""
    ends = accumulate(4.0 if char == " " else 6.0 for char in visual)
    return [
        Glyph(char=char, left=end - 6, right=end)
        for char, end in zip(visual, ends, strict=True)
        if char != " "
    ]


@pytest.mark.parametrize(
    ("read", "words"),
    [
        ("قالت الوزارة", ["قالت", "الوزارة"]),
        ("عام 2031.", ["عام", "2031", "."]),
        ("الشركة NordLab 7 شاركت فيه", []),
        ("נשלח בשנת 2031, ביום 4.5.2031", []),
    ],
)
def test_right_to_left_is_read_from_the_right(read: str, words: list[str]) -> None:
    """The order of reading is won back from the places of the glyphs."""
    visual = read[::-1]
    for run in ("NordLab 7", "4.5.2031", "2031"):
        visual = visual.replace(run[::-1], run)
    assert is_rtl(read)
    assert logical(_glyphs(visual), len(read.split())) == read
    assert all(word in read for word in words)


def test_paired_marks_are_turned_by_the_whole_file() -> None:
    """Marks that open before a word are right; a file that has them the other way is turned."""
    good = ["قال «نعم» ثم", "وقال (لا) أيضا"]
    assert not mirrors(good)
    assert mirrors([mirrored(text) for text in good])


def test_items_of_a_list_stay_apart() -> None:
    """An item begins a paragraph, and its further lines hang below its first word."""
    first = _column("• the first of the measures taken today by")
    hung = _column("\nthe ministry of the neighbour country,", left=62)
    other = _column("\n\n• the second")
    assert [text[:6] for _, text in _read([*first, *hung, *other])] == ["• the ", "• the "]


def test_lines_of_contents_stay_apart() -> None:
    """A line that leads to the number of a page is no part of a paragraph."""
    text = "The measures taken . . . . . . . . . . 3\nThe measures to come . . . . . . . . . 14"
    assert len(_read(_column(text))) == 2
