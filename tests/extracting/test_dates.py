"""What dates are found in a text, and which day the text is said to tell of."""

from __future__ import annotations

import itertools
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import edtf
from generator.extracting import dates
from generator.extracting.dates import calendars
from generator.extracting.dates.numbers import han_number
from generator.languages import pack_for
from generator.model import Anchor, Block, Confidence, DateKind, Hint, Label, Span

FULL = ("en", "fr", "ru", "zh", "de", "es", "uk", "ar", "cs")
THIN = ("it", "nl", "pl", "sk", "ja", "no", "pt", "fa", "th")
HELD = 0.9
"""Lowest share of the texts put aside that are read right."""
CASES = Path(__file__).parent / "date_cases"


def load_cases(*, held: bool = False) -> list[Any]:
    """Every golden case with the language of its file: those put aside, or all others."""
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{number}")
        for path in sorted(CASES.glob("*.yml"))
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
        if bool(case.get("held")) is held
    ]


@pytest.mark.parametrize(("language", "case"), load_cases())
def test_golden(language: str, case: dict[str, Any]) -> None:
    """Each written line gives exactly the dates that a careful reader finds in it."""
    if case.get("speech") and not pack_for(language).speech.verbs:
        pytest.skip("the pack knows no verbs of speech, so no sentence is known to report any")
    text = case["text"]
    found = dates.find(text, (), language)
    assert [[one.text, one.form, one.edtf or "-", one.kind.value] for one in found] == case["finds"]
    anchors = tuple(
        Anchor(edtf=day, kind=DateKind(kind), note="the attribution", weight=0.8)
        for day, kind in case.get("anchors", ())
    )
    told = dates.resolve(found, anchors, (), None, None, language)
    assert f"{told.edtf or '-'} {told.confidence.value}" == case["day"]


def test_held_days() -> None:
    """Of texts written before anybody looked how they are read nearly all have their day.

    The day counts, and every date that a careful reader finds; none has a wrong certain day.
    """
    cases = load_cases(held=True)
    right = 0
    for language, case in (param.values for param in cases):
        found = dates.find(case["text"], (), language)
        told = dates.resolve(found, (), (), None, None, language)
        day = case["day"].split()[0]
        named = [[one.text, one.edtf or "-"] for one in found]
        same = named == [[text, value] for text, _, value, _ in case["finds"]]
        right += same and told.edtf == day
        assert told.confidence is not Confidence.CERTAIN or told.edtf == day
    assert len(cases) >= 48
    assert right / len(cases) >= HELD


def test_every_language_has_its_cases() -> None:
    """A language that is called full is tried on at least twelve texts, any other on three."""
    counts = {path.stem: len(yaml.safe_load(path.read_text("utf-8"))) for path in CASES.iterdir()}
    assert all(counts[full] >= 12 for full in FULL)
    assert all(counts[thin] >= 3 for thin in THIN)


WORDS = (
    "20 July 2021|Tuesday|the 20th|on the 20th|7/20/2021|2021-07-20|yesterday|May|March 3|said|\n|,"
    "|. |(|)|июля|20|вторник|2021年|7月20日|أمس|٢٠ تموز ٢٠٢١|ß|İ|e\u0301|APT31|5.31|’|%|19-21 July"
)
PIECES = st.sampled_from(WORDS.split("|"))
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES).map("".join),
)
LANGUAGES = st.sampled_from(["en", "fr", "ru", "zh-Hans", "de", "ar", "cs", "und", "hi", "xx"])


@given(TEXTS, LANGUAGES)
@settings(max_examples=300, deadline=None)
def test_spans_hold(text: str, language: str) -> None:
    """Every span cuts its own words from the text; none overlap; every EDTF value is one."""
    found = dates.find(text, (), language)
    for one in found:
        assert one.span is not None
        assert one.span.of(text) == one.text
        assert one.edtf is None or edtf.check_edtf(one.edtf)
    spans = [one.span for one in found if one.span]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(st.lists(PIECES, max_size=30).map("\n".join), st.randoms())
@settings(max_examples=100, deadline=None)
def test_order_does_not_matter(text: str, random: Any) -> None:
    """The day does not hang on the order in which candidates, anchors or blocks come."""
    blocks = [
        Block(span=Span(start=at, end=at + len(line)), line=number, label=Label.BODY, reason="test")
        for number, (at, line) in enumerate(_lines(text), 1)
    ]
    found = list(dates.find(text, tuple(blocks), "en"))
    anchors = [
        Anchor(edtf="2021-07-19", kind=DateKind.EVENT, note="a", weight=0.8),
        Anchor(edtf="2021-07-20", kind=DateKind.OCCASION, note="b", weight=0.8),
        Anchor(edtf="2020-07-20", kind=DateKind.OCCASION, note="c", weight=0.8),
    ]
    first = dates.resolve(tuple(found), tuple(anchors), (), None, None, "en")
    random.shuffle(blocks)
    assert list(dates.find(text, tuple(blocks), "en")) == found
    random.shuffle(found)
    random.shuffle(anchors)
    assert dates.resolve(tuple(found), tuple(anchors), (), None, None, "en") == first


def _lines(text: str) -> list[tuple[int, str]]:
    at, out = 0, []
    for line in text.split("\n"):
        if line.strip():
            out.append((at, line))
        at += len(line) + 1
    return out


@pytest.mark.parametrize(
    "piece",
    ["on the 20th, ", "20 July 2021 ", "2021-07-20\n", "7月20日", "( Tuesday ", "1.1.", "20 de "],
)
def test_linear(piece: str) -> None:
    """Eight times the text takes about eight times the time, on one line as on many."""

    def cost(times: int) -> float:
        text = piece * times
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            dates.find(text, (), "en")
            best = min(best, time.process_time() - start)
        return best

    cost(50)
    assert cost(8000) < 8 * 4 * max(cost(1000), 0.002)


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


@pytest.mark.parametrize(
    ("named", "day"),
    [
        ((1398, 11, 29), "2020-02-18"),
        ((1357, 11, 22), "1979-02-11"),
        ((1399, 12, 30), "2021-03-20"),
    ],
)
def test_persian_days(named: tuple[int, int, int], day: str) -> None:
    """Days of the Solar Hijri calendar are the days that are published for them."""
    assert str(calendars.from_persian(*named)) == day


@pytest.mark.parametrize(
    ("named", "day"),
    [((1400, 1, 1), "1979-11-21"), ((1442, 12, 10), "2021-07-20"), ((1443, 1, 1), "2021-08-10")],
)
def test_islamic_days(named: tuple[int, int, int], day: str) -> None:
    """Days of the tabular Islamic calendar are the days that are published for them."""
    assert str(calendars.from_islamic(*named)) == day


def test_nothing_is_nothing() -> None:
    """A text without any day has none."""
    told = dates.resolve(
        dates.find("No day here, in May or not.", (), "en"), (), (), None, None, "en"
    )
    assert (told.edtf, told.confidence) == (None, Confidence.UNCERTAIN)


@pytest.mark.parametrize(
    ("signs", "number"),
    [
        ("二十一", 21),
        ("十", 10),
        ("廿一", 21),
        ("二〇二一", 2021),
        ("20", 20),
        ("元", 1),
        ("三十", 30),
    ],
)
def test_chinese_numerals(signs: str, number: int) -> None:
    """Numbers by tens and place by place are read alike."""
    assert han_number(signs) == number


EXCHANGE = (
    Anchor(edtf="2021-07-19", kind=DateKind.EVENT, note="the attribution", weight=0.8),
    Anchor(edtf="2021-07-20", kind=DateKind.OCCASION, note="the briefing", weight=0.8),
)
SPEECH = (
    Anchor(edtf="2021-05-12", kind=DateKind.EVENT, note="the speech", weight=0.8),
    Anchor(edtf="2021-05-13", kind=DateKind.OCCASION, note="the briefing", weight=0.8),
)
CZECH = (
    Anchor(edtf="2025-05-28", kind=DateKind.EVENT, note="the attribution", weight=0.8),
    Anchor(edtf="2025-05-28/2025-05-29", kind=DateKind.OCCASION, note="the answer", weight=0.7),
)
ANCHORS = {"000": EXCHANGE, "001": EXCHANGE, "002": SPEECH, "003": CZECH, "004": EXCHANGE}


@pytest.mark.parametrize("labelled", [True, False], ids=["labelled", "bare"])
@pytest.mark.parametrize("number", sorted(ANCHORS))
def test_seeds(shared: Path, number: str, labelled: bool) -> None:  # noqa: FBT001
    """The day of each real document is found, with the labels of the gold and without any."""
    golds = yaml.safe_load((shared / "gold" / "seeds.yml").read_text(encoding="utf-8"))
    gold = next(one for one in golds["documents"] if one["file"].startswith(number))
    text = (shared / "seeds" / gold["file"]).read_bytes().decode("utf-8")
    blocks = tuple(
        Block(
            span=Span(start=at, end=at + len(line)),
            line=line_number,
            label=_label(gold, line_number),
            reason="gold",
        )
        for line_number, (at, line) in enumerate(_all_lines(text), 1)
        if labelled and line.strip()
    )
    found = dates.find(text, blocks, gold["language"])
    told = dates.resolve(found, ANCHORS[number], (), None, None, gold["language"])
    assert told.edtf == gold["date"]
    assert told.confidence is Confidence.PROBABLE
    alone = dates.resolve(found, (), (), None, None, gold["language"])
    assert alone.edtf in (None, gold["date"])


def _label(gold: dict[str, Any], line: int) -> Label:
    if line == gold["title_line"]:
        return Label.TITLE
    if line in gold.get("comment_lines", ()):
        return Label.COMMENT
    return Label.NAVIGATION if line in gold["chrome_lines"] else Label.BODY


def _all_lines(text: str) -> list[tuple[int, str]]:
    at, out = 0, []
    for line in text.split("\n"):
        out.append((at, line))
        at += len(line) + 1
    return out
