"""Which day is the page's own among those of lists, authors, posts and titles around it."""

from __future__ import annotations

import pytest

from generator.extracting import dates
from generator.model import Block, Confidence, DateKind, Label, PartialDate, Span

LIST = """Klow harbour news
{own}
The locks of Klow reopen
{under}
Boats pass the locks of Klow again, the keepers said, and the toll is gone since the spring.
{long}
More from Klow
Ferry prices rise
5 May 2021
Bridge painted blue
4 May 2021
Anglers meet
2 May 2021
A pilot retires
1 May 2021
"""


def _told(text: str, language: str, labels: dict[int, Label]) -> PartialDate:
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            label = labels.get(number, Label.BODY)
            span = Span(start=at, end=at + len(line))
            blocks.append(Block(span=span, line=number, label=label, reason="test"))
        at += len(line) + 1
    found = dates.find(text, tuple(blocks), language)
    return dates.resolve(found, (), (), None, None, language)


def test_days_of_a_list_are_not_the_pages() -> None:
    """Days that a margin lists lose to a day on a line with less to say for it."""
    text = LIST.format(own="", under="3 March 2021 Nora Quill, harbour desk", long="Boats. " * 90)
    told = _told(text, "en", {3: Label.TITLE})
    assert told.edtf == "2021-03-03"
    listed = [one for one in told.candidates if one.cue == "listed"]
    assert [one.edtf for one in listed] == ["2021-05-05", "2021-05-04", "2021-05-02", "2021-05-01"]
    assert all(one.kind is DateKind.CHROME and one.rejected for one in listed)


def test_a_page_that_is_a_list_is_dated_by_it_and_no_more() -> None:
    """A page of nothing but dated entries has an uncertain day; three days are no list yet."""
    entries = "Ferries\n5 May 2021\nBridges\n4 May 2021\nLocks\n2 May 2021\nPilots\n1 May 2021"
    told = _told(entries, "en", {})
    assert (told.edtf, told.confidence) == ("2021-05-05", Confidence.UNCERTAIN)
    fewer = _told(entries[: entries.index("\nPilots")], "en", {})
    assert not [one for one in fewer.candidates if one.cue == "listed"]


def test_a_day_right_under_the_title_is_no_part_of_a_list() -> None:
    """Where a list follows a short text at once, the day under the title stays the page's."""
    text = LIST.format(own="", under="3 March 2021", long="")
    told = _told(text, "en", {3: Label.TITLE})
    assert told.edtf == "2021-03-03"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            "By Nora Quill on 3 March 2021 | 18 Comments. This post may hold links to our friends.",
        ),
        (
            "en",
            "3 March 2021 by Nora Quill in Boats, Harbours, Weather and other things that we like",
        ),
        (
            "de",
            "3. März 2021 von Nora Quill Kategorien: Boote, Häfen, Wetter und was uns noch gefällt",
        ),
        (
            "fr",
            "3 mars 2021 par Nora Quill dans Bateaux, Ports, Météo et tout ce qui nous plaît ici",
        ),
        (
            "es",
            "3 de marzo de 2021 por Nora Quill en Barcos, Puertos, Tiempo y todo lo que nos gusta",
        ),
    ],
)
def test_a_day_beside_an_author_is_the_pages(language: str, line: str) -> None:
    """A line that begins with a day and its author dates the page, whatever else it says."""
    told = _told(f"Klow\n{line}\nBoats pass.", language, {2: Label.NAVIGATION})
    assert told.edtf == "2021-03-03"


def test_an_author_with_an_account_is_no_embedded_post() -> None:
    """Under the title an account's name above the day is the author's; far below a post's."""
    head = "The locks of Klow reopen\nNora Quill\n@noraquill\nMonday 28 June 2021 19:27\nBoats."
    assert _told(head, "en", {1: Label.TITLE}).edtf == "2021-06-28"
    below = "The locks of Klow reopen\n" + "Boats pass.\n" * 9 + "@noraquill\n28 June 2021"
    assert _told(below, "en", {1: Label.TITLE}).edtf is None


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ("The locks reopen - Harbour - 11/05/2021 - Klow Gazette", "2021-05-11"),
        ("The locks reopen | 11/05/2021", "2021-05-11"),
        ("The locks of Klow closed on 11/05/2021 for many months and reopen now", None),
    ],
)
def test_a_day_that_is_a_part_of_the_first_line(first: str, day: str | None) -> None:
    """The page's name, as browsers show it, dates the page where a day is one of its parts."""
    told = _told(f"{first}\nBoats pass.", "es", {1: Label.NAVIGATION})
    assert told.edtf == day


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("26.01.2021Boote fahren wieder", ["2021-01-26"]),
        ("26.01.2021er Boote", []),
        ("26.01.21Boote", []),
        ("10.12.2020a", []),
        ("2021-01-26T09:30", ["2021-01-26"]),
    ],
)
def test_a_day_glued_to_the_next_word(text: str, found: list[str]) -> None:
    """Behind a year in full a capital begins the next word; a small letter goes on with it."""
    assert [one.edtf for one in dates.find(text, (), "de")] == found
