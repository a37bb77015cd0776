"""What is told of the dates that are not chosen: their kind, their day, their calendar."""

from __future__ import annotations

import pytest

from generator.extracting import dates
from generator.model import Anchor, Block, DateKind, Hint, Label, Span

PUBLISHED = Hint(name="date", value="2021-07-21T09:30:00+02:00", where="JSON-LD, datePublished")


def _filled(text: str, hints: tuple[Hint, ...] = (PUBLISHED,)) -> dict[str, str | None]:
    told = dates.resolve(dates.find(text, (), "en"), (), hints, None, None, "en")
    return {one.text: one.edtf for one in told.candidates if one.span}


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Boats passed yesterday in the rain.", "yesterday", "2021-07-20"),
        ("Boats will pass tomorrow in the rain.", "tomorrow", "2021-07-22"),
        ("Anna Kovel told reporters on Tuesday that boats pass.", "Tuesday", "2021-07-20?"),
        ("Anna Kovel said on the 30th that boats pass.", "on the 30th", "2021-06-30?"),
        ("Boats pass on Friday in the rain.", "Friday", None),
        ("Boats passed in May without a toll.", "May", "2021-05?"),
        ("Boats pass in December without a toll.", "December", None),
        ("Boats passed on 3 May without a toll.", "3 May", "2021-05-03"),
    ],
)
def test_parts_are_filled_from_the_day_of_the_page(text: str, words: str, day: str | None) -> None:
    """Yesterday counts from the page's day; what may lie before or behind it stays open."""
    assert _filled(text)[words] == day


def test_nothing_is_filled_from_a_doubtful_day() -> None:
    """Where the page's own day is no more than possible, yesterday is not counted from it."""
    text = "Boats passed yesterday. The toll of 20 July 2021 is gone, and nobody pays on the river."
    assert _filled(text, ())["yesterday"] is None


def test_the_registry_settles_the_kind() -> None:
    """A weekday that dates what the text answers is an event's; one that agrees, the occasion's.

    Neither is given the registry's day, which the text does not name.
    """
    anchors = (
        Anchor(edtf="2021-07-19", kind=DateKind.EVENT, note="the attribution", weight=0.8),
        Anchor(edtf="2021-07-20", kind=DateKind.OCCASION, note="the briefing", weight=0.8),
    )
    text = "Anna Kovel said on Tuesday that no proof was shown.\nOn Monday Syldavia accused Klow."
    told = dates.resolve(dates.find(text, (), "en"), anchors, (), None, None, "en")
    assert [(one.text, one.kind, one.edtf) for one in told.candidates] == [
        ("Tuesday", DateKind.OCCASION, None),
        ("Monday", DateKind.EVENT, None),
    ]


def test_a_block_in_another_language_is_read_by_its_own_names() -> None:
    """Days of a French paragraph on an English page are read by French names."""
    lines = ["Boats passed on Monday.", "L'écluse ouvre mardi 3 août 2021, dit-on.", "Rain fell."]
    text = "\n".join(lines)
    at = len(lines[0]) + 1
    foreign = Block(
        span=Span(start=at, end=at + len(lines[1])),
        line=2,
        label=Label.BODY,
        reason="test",
        language="fr",
    )
    found = dates.find(text, (foreign,), "en")
    assert [(one.text, one.edtf) for one in found] == [
        ("Monday", None),
        ("mardi 3 août 2021", "2021-08-03"),
    ]
    assert [one.text for one in dates.find(text, (), "en")] == ["Monday", "2021"]


@pytest.mark.parametrize(
    ("language", "text", "calendar"),
    [
        ("fa", "۲۹ تیر ۱۴۰۰", "persian"),
        ("ar", "10 ذو الحجة 1442", "islamic"),
        ("th", "20 กรกฎาคม 2564", "buddhist"),
        ("ja", "令和3年7月20日", "令和"),
        ("zh-Hant", "民國110年7月20日", "民國"),
        ("en", "20 July 2021", ""),
    ],
)
def test_the_calendar_is_told(language: str, text: str, calendar: str) -> None:
    """A day counted by another calendar is converted, and its calendar is named."""
    (one,) = dates.find(text, (), language)
    assert one.calendar == calendar
    assert one.edtf
    assert one.edtf[:10] == "2021-07-20"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "March 2021 (19) February 2021 (22) January 2021 (20) December 2020 (17)"),
        ("ru", "март 2021 г. (19) февраль 2021 г. (22) январь 2021 г. (20) декабрь 2020 г. (17)"),
        ("de", "März 2021\nFebruar 2021\nJanuar 2021\nDezember 2020"),
    ],
)
def test_an_archive_of_months_is_chrome(language: str, text: str) -> None:
    """Months in a row with their counts are a list, and no count is the day of the next month."""
    found = dates.find(text, (), language)
    assert [one.edtf for one in found] == ["2021-03", "2021-02", "2021-01", "2020-12"]
    assert {one.kind for one in found} == {DateKind.CHROME}


LONG = " ".join(["The keepers of the lock let boats pass in the rain without any toll."] * 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Locks open Updated: 20 July 2021 {LONG}", "2021-07-20"),
        (f"Locks open 20.07.2021 20:14 | {LONG}", "2021-07-20"),
        (f"{LONG}  Strelsau, 20 July 2021 (Wire) - {LONG}", "2021-07-20"),
        (f"Locks open, updated since 20 July 2021 by keepers. {LONG}", None),
    ],
)
def test_days_of_pages_whose_lines_were_run_together(text: str, day: str | None) -> None:
    """A label with a colon, a time behind digits, an agency's way to begin date a long line.

    The same words in a sentence do not.
    """
    said = [one.edtf for one in dates.find(text, (), "en") if one.kind is DateKind.PUBLICATION]
    assert said == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Boats of 2000 people came", []),
        ("It was built in 2000, they say", ["2000"]),
        ("It was built in 1998 people say", ["1998"]),
        ("The mayor (2010-2015) came", ["2010/2015"]),
        ("The mayor (2015-2010) came", []),
        ("She served 2010 - 2015 in Klow", ["2010/2015"]),
        ("They met at the Games of Klow 2021.", ["2021"]),
        ("They counted boats 1984.", []),
        ("From 1984 and 2014 on", ["1984", "2014"]),
        ("Some 2021 boats", []),
    ],
)
def test_lone_years(text: str, found: list[str]) -> None:
    """A year needs a word or sign for it, or to close a phrase; two in order make a span."""
    assert [one.edtf for one in dates.find(text, (), "en")] == found


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Boats pass in May, June and July.", [5, 6, 7]),
        ("May, June and July are wet.", [6, 7]),
        ("Theresa May and Ada March came.", []),
    ],
)
def test_months_beside_months(text: str, months: list[int]) -> None:
    """A month named beside another needs no word that says so; a family's name is none."""
    assert [one.month for one in dates.find(text, (), "en")] == months


def test_a_bare_year_gives_no_day_its_year() -> None:
    """A day without a year does not take one from digits that no word shows to be a year."""
    text = "KLOW, 4 May (Wire) - The lock is shut, says the plan of keepers Boats 2031."
    told = dates.resolve(dates.find(text, (), "en"), (), (), None, None, "en")
    assert told.edtf is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("Berlin 25.7.10", "2010-07-25"), ("Berlin 12.7.10", None), ("Berlin 25.13.10", None)],
)
def test_short_numbers_that_only_a_day_can_be(text: str, value: str | None) -> None:
    """25.7.10 is a day where the first number can be none but one; 12.7.10 may be a version."""
    assert [one.edtf for one in dates.find(text, (), "de")] == ([value] if value else [])
