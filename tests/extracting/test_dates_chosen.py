"""Which day of those that a page names is its own, and how sure that is."""

from __future__ import annotations

import pytest

from generator.extracting import dates
from generator.model import Anchor, Block, Confidence, DateKind, Hint, Label, Span


def _lines(text: str) -> list[tuple[int, str]]:
    at, out = 0, []
    for line in text.split("\n"):
        if line.strip():
            out.append((at, line))
        at += len(line) + 1
    return out


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Ada Brenn, born on 4 July 1997 in Klow, leads the union of boatmen now."),
        ("en", "The rule rests on the Waterways Act of 2 June 2008, which nobody read."),
        ("en", "There were 412 boats on the river as of 31 December 2023, the office found."),
        ("en", "They won 3-2-1 with version 12.1.2020 and called 555-01-12-2023 from 10.12.20.24."),
        ("en", "The old bridge of Klow fell into the river on 6 June 1844 in a storm."),
        ("fr", "Jeanne Corbel, née à Klow le 4 juillet 1997, conduit la barque du village."),
        ("fr", "La règle repose sur la loi du 2 juin 2008, que personne ne connaît plus."),
        ("de", "Die Regel beruht auf dem Gesetz vom 2. Juni 2008, das keiner mehr kennt."),
        ("de", "Zum 31. Dezember 2023 lagen 412 Boote auf dem Fluss, ein Zehntel mehr."),
        ("ru", "Правило опирается на закон от 2 июня 2008 года, который никто не помнит."),
        ("ru", "По состоянию на 31 декабря 2023 года на реке стояло 412 лодок."),
        ("uk", "Станом на 31 грудня 2023 року на річці стояло 412 човнів."),
        ("es", "La regla descansa en la ley del 2 de junio de 2008, que nadie recuerda."),
        ("zh-Hans", "根据2008年6月2日的协定，河上共有412条船。"),
        ("ar", "صدر القانون في 2 حزيران 2008 ولم يعد أحد يذكره."),
        ("cs", "Pravidlo stojí na zákonu, platí zákon ze dne 2. června 2008 o řekách."),
        ("it", "La regola poggia sulla legge del 2 giugno 2008, che nessuno ricorda."),
        ("nl", "De regel rust op de wet van 2 juni 2008, die niemand meer kent."),
        ("pl", "Zasada opiera się na ustawie, to ustawa z dnia 2 czerwca 2008 r. o rzekach."),
        ("pt", "A regra vem da lei de 2 de junho de 2008, que ninguém lembra."),
        ("no", "Regelen hviler på loven av 2. juni 2008, som ingen husker."),
    ],
)
def test_days_of_other_things(language: str, sentence: str) -> None:
    """The day of a birth, a law, a count or of history is never the text's, nor are numbers."""
    text = f"Boats\n{sentence}\nNobody knows more."
    told = dates.resolve(dates.find(text, (), language), (), (), None, None, language)
    assert told.confidence is Confidence.UNCERTAIN
    assert told.edtf is None or told.edtf < "1900"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Bridge opens\nWed 06/05/2024\nIt was shut.", "2024-06-05"),
        ("en", "Bridge opens\nMon 06/05/2024\nIt was shut.", "2024-05-06"),
        ("fr", "Pont ouvert\nLundi 06/05/2024\nIl était fermé.", "2024-05-06"),
    ],
)
def test_a_weekday_settles_the_order(language: str, text: str, day: str) -> None:
    """Digits that may be read two ways are read as the weekday beside them says."""
    told = dates.resolve(dates.find(text, (), language), (), (), None, None, language)
    assert told.edtf == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Bridge opens\n06/05/2024\nIt was shut.", "2024-05-06/2024-06-05 uncertain"),
        ("en", "Bridge opens\n06/05/2024\nShut since 17/04/2024, it was.", "2024-05-06 probable"),
        ("es", "Puente abierto\n06/05/2024\nEstaba cerrado.", "2024-05-06 uncertain"),
    ],
)
def test_days_that_may_be_read_two_ways_stay_two(language: str, text: str, day: str) -> None:
    """Where a language is written with both orders and nothing settles it, both days remain."""
    told = dates.resolve(dates.find(text, (), language), (), (), None, None, language)
    assert f"{told.edtf} {told.confidence.value}" == day
    notes = [str(proof.note) for proof in told.evidence]
    assert any("6 May 2024 or as 5 June 2024" in note for note in notes) == ("/" in day)


def test_a_list_that_names_the_page_dates_it() -> None:
    """A day beside the page's own title in a list is the page's; beside another it is not."""
    text = "The locks of Klow reopen\nBoats pass.\nNewest\n{} 3 May 2021\nOther 5 May 2021"
    for title, day in (("The locks of Klow reopen", "2021-05-03"), ("Something of others", None)):
        page = text.format(title)
        blocks = [
            Block(
                span=Span(start=at, end=at + len(line)),
                line=number,
                label={1: Label.TITLE, 2: Label.BODY}.get(number, Label.RELATED),
                reason="test",
            )
            for number, (at, line) in enumerate(_lines(page), 1)
        ]
        told = dates.resolve(dates.find(page, tuple(blocks), "en"), (), (), None, None, "en")
        assert told.edtf == day


def test_the_first_comment_gives_the_year() -> None:
    """A day without a year is the last one before the first comment, and never certain."""
    page = "Ada Brenn | 18 May\nThe locks of Klow reopen\nBoats pass.\nTib\n{}\nAt last."
    for comment, day in (("19 May 2014 22:38", "2014-05-18"), ("19 September 2014 22:38", None)):
        text = page.format(comment)
        labels = {2: Label.TITLE, 3: Label.BODY, 5: Label.COMMENT, 6: Label.COMMENT}
        blocks = [
            Block(
                span=Span(start=at, end=at + len(line)),
                line=number,
                label=labels.get(number, Label.NAVIGATION),
                reason="test",
            )
            for number, (at, line) in enumerate(_lines(text), 1)
        ]
        told = dates.resolve(dates.find(text, tuple(blocks), "en"), (), (), None, None, "en")
        assert told.edtf == day
        assert told.confidence is not Confidence.CERTAIN


def test_record_wins_and_conflict_is_told() -> None:
    """The maintainer's day wins over the page's; the page's stays, with why it lost."""
    text = "Bridge opens\n1 May 2021\nIt was closed."
    told = dates.resolve(dates.find(text, (), "en"), (), (), None, "2021-07-20", "en")
    assert told.edtf == "2021-07-20"
    assert [one.edtf for one in told.candidates if one.rejected] == ["2021-05-01"]


def test_about_is_not_certain() -> None:
    """A record that says "about" that day makes it likely, no more."""
    told = dates.resolve((), (), (), None, "2021-07-20~", "en")
    assert (told.edtf, told.confidence) == ("2021-07-20", Confidence.PROBABLE)


def test_address_alone_is_not_certain() -> None:
    """A day in the address is likely, and certain only where the page says it too."""
    url = "https://example.org/2021/07/20/bridge"
    alone = dates.resolve((), (), (), url, None, "en")
    assert (alone.edtf, alone.confidence) == ("2021-07-20", Confidence.PROBABLE)
    found = dates.find("Bridge opens\n20 July 2021\nIt was closed.", (), "en")
    both = dates.resolve(found, (), (), url, None, "en")
    assert (both.edtf, both.confidence) == ("2021-07-20", Confidence.CERTAIN)


def test_archive_day_is_no_publication_day() -> None:
    """The moment at which an archive copied a page is known for what it is."""
    url = "https://archive.example/web/20220101120000/https://example.org/2021/07/20/bridge"
    told = dates.resolve((), (), (), url, None, "en")
    assert told.edtf == "2021-07-20"
    assert told.candidates[0].kind is DateKind.CRAWL
    assert told.candidates[0].rejected


def test_invented_precision_is_refused() -> None:
    """A metadata value of 1 January that only a year stands behind is not taken for a day."""
    hint = Hint(name="date", value="2024-01-01", where="htmldate, guessed from the footer")
    told = dates.resolve((), (), (hint,), None, None, "en")
    assert told.edtf != "2024-01-01"


def test_markup_is_believed() -> None:
    """A publication day in the page's metadata is said outright."""
    hint = Hint(name="date", value="2021-07-20T09:30:00+02:00", where="JSON-LD, datePublished")
    told = dates.resolve((), (), (hint,), None, None, "en")
    assert (told.edtf, told.confidence) == ("2021-07-20", Confidence.CERTAIN)


def test_anchor_far_from_the_page_is_refused() -> None:
    """A page published a year after a registered occasion does not report it as news."""
    text = "Bridge opens\nPublished 20 July 2022\nA look back."
    anchor = Anchor(edtf="2021-07-20", kind=DateKind.OCCASION, note="briefing", weight=0.9)
    told = dates.resolve(dates.find(text, (), "en"), (anchor,), (), None, None, "en")
    assert told.edtf == "2022-07-20"


def test_two_days_stay_two() -> None:
    """Where the registry knows an interval only, and the text no day, the interval is published."""
    anchor = Anchor(
        edtf="2025-05-28/2025-05-29", kind=DateKind.OCCASION, note="the answer", weight=0.7
    )
    told = dates.resolve((), (anchor,), (), None, None, "en")
    assert told.edtf == "2025-05-28/2025-05-29"
    assert told.confidence is not Confidence.CERTAIN


def test_a_moment_counts_from_the_day_that_the_page_shows() -> None:
    """Two days ago, under a title, counts from the day that the page prints above it."""
    text = "Tuesday, 20 July 2021\nMenu\nLocks shut\n2 days ago\nThe lock keepers went home."
    at = text.index("Locks")
    title = Block(span=Span(start=at, end=at + 10), line=3, label=Label.TITLE, reason="test")
    told = dates.resolve(dates.find(text, (title,), "en"), (), (), None, None, "en")
    assert told.edtf == "2021-07-18"
