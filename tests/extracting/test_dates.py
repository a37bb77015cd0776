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
from generator.model import Anchor, Block, Confidence, DateKind, Label, Span

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
    Kinds of error that they showed were mended since, so they are no measure of unseen texts.
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
