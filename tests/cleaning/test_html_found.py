"""Labels and titles of web pages, where metadata and a main-content extractor give evidence."""

from __future__ import annotations

import pytest

from generator import cleaning
from generator.model import Confidence, Hint, Label, Page, RawBlock, Span

PROSE = (
    "The harbour of Zenda was closed for three days in March, and nobody has said why until now.",
    "A committee of the town council will hear the harbour master and the insurers next Monday.",
    "Its report is expected before the summer, when the first ferries of the season arrive here.",
    "The ferries carried forty thousand travellers last year, more than in any year before it.",
)
Row = tuple[str, str, bool]


def _page(rows: list[Row], title: str = "", outlet: str = "") -> Page:
    text, blocks, start = "\n".join(words for words, _, _ in rows), [], 0
    for number, (words, role, main) in enumerate(rows, start=1):
        span = Span(start=start, end=start + len(words))
        blocks.append(RawBlock(span=span, line=number, role=role, main=main))
        start += len(words) + 1
    named = (("title", title, "<title>"), ("outlet", outlet, "meta property=og:site_name"))
    hints = tuple(
        Hint(name=name, value=value, where=where) for name, value, where in named if value
    )
    return Page(text=text, blocks=tuple(blocks), hints=hints)


def _title(page: Page) -> tuple[str | None, Confidence]:
    found, _ = cleaning.title(page, cleaning.label(page, "en"))
    return found.value, found.confidence


TEXT: list[Row] = [(words, "p", True) for words in PROSE]


@pytest.mark.parametrize(
    ("title", "heads", "expected"),
    [
        ("Graustark Herald - Harbour closed", [("Harbour closed", "h2")], "Harbour closed"),
        ("Harbour closed | Graustark Herald", [("Harbour closed", "h1")], "Harbour closed"),
        ("Harbour closed after all", [("Harbour closed", "h2")], "Harbour closed after all"),
        ("Why Zenda waits", [("Zenda", "h2"), ("Why Zenda waits", "")], "Why Zenda waits"),
        (
            "Port news: Harbour closed in March",
            [("Port news", "h2"), ("Harbour closed in March", "h2")],
            "Harbour closed in March",
        ),
        ("曾达港口关闭三天-晨报网", [("曾达港口关闭三天", "")], "曾达港口关闭三天"),
    ],
)
def test_a_line_is_the_title_if_it_is_all_or_a_part_of_the_declared_one(
    title: str, heads: list[tuple[str, str]], expected: str
) -> None:
    """A part counts only up to a separator, before it or after it; the whole comes first."""
    rows = [(words, role, False) for words, role in heads]
    assert _title(_page([*rows, *TEXT], title))[0] == expected


def test_the_name_of_the_site_is_no_title() -> None:
    """A line that is the outlet's name is not taken for the part of the title that it is."""
    rows = [("The Graustark Herald", "h2", False), ("Harbour closed", "h2", False), *TEXT]
    page = _page(rows, "The Graustark Herald | Harbour closed", "The Graustark Herald")
    assert _title(page)[0] == "Harbour closed"


def test_a_sentence_does_not_displace_the_declared_title() -> None:
    """Where no line is the declared title, a short first sentence is not taken for it."""
    rows = [("The harbour is run by the town.", "p", True), *TEXT]
    assert _title(_page(rows, "On the harbour")) == ("On the harbour", Confidence.PROBABLE)


def test_short_lines_that_the_extractor_leaves_out_are_no_text_where_it_keeps_the_text() -> None:
    """Links below a story that the extractor found whole are told from its sub-headings."""
    teasers = [("Seven ways to cook a lobster", "li", False), ("What ferries cost", "li", False)]
    labels = [each.label for each in cleaning.label(_page([*TEXT, *teasers]), "en")]
    assert labels[:4] == [Label.BODY] * 4
    assert all(label.is_chrome for label in labels[4:])


def test_text_is_kept_where_the_extractor_has_missed_it() -> None:
    """An extractor that leaves most of a story out is not believed."""
    rows = [(words, "p", at == 0) for at, words in enumerate(PROSE)]
    assert [each.label for each in cleaning.label(_page(rows), "en")] == [Label.BODY] * 4


@pytest.mark.parametrize(
    "line",
    [
        "Graustark Herald 2031-05-04 10:15",
        "曾达晨报 2031年5月4日 10:15 字号",
        "May 4, 2031 / 10:15 PM / Updated 8 hours ago",
    ],
)
def test_a_short_line_with_a_day_and_a_time_is_a_dateline(line: str) -> None:
    """The outlet, a counter or a size of type beside it change nothing."""
    rows = [("Harbour closed", "h1", False), (line, "", True), *TEXT]
    assert cleaning.label(_page(rows), "en")[1].label is Label.DATELINE


def test_comments_end_where_the_text_resumes() -> None:
    """Below a heading of comments, paragraphs that the extractor keeps are the next article."""
    story: list[Row] = [(words, "p", True) for words in PROSE]
    counted: Row = ("Comments (3 posted)", "p", False)
    second: list[Row] = [
        ("The ferries of Strelsau", "h2", True),
        *((words.replace("Zenda", "Strelsau"), "p", True) for words in PROSE),
    ]
    page = _page([*story, counted, *second, counted, (PROSE[3] + " I doubt it.", "p", False)])
    labels = [block.label for block in cleaning.label(page, "en")]
    assert labels[4] is Label.COMMENT
    assert labels[5] not in (Label.COMMENT, Label.COUNTER)
    assert labels[6:10] == [Label.BODY] * 4
    assert labels[10:] == [Label.COMMENT] * 2


def test_comments_that_the_extractor_keeps_stay_comments() -> None:
    """What stands in a list of comments is no article, and one paragraph kept is none either."""
    story: list[Row] = [(words, "p", True) for words in PROSE]
    heading: Row = ("Comments", "h3", False)
    kept: list[Row] = [(words, "comment", True) for words in PROSE[:3]]
    teaser: Row = (PROSE[3], "p", True)
    page = _page([*story, heading, *kept, teaser])
    labels = [block.label for block in cleaning.label(page, "en")]
    assert labels[4:] == [Label.COMMENT] * 5
