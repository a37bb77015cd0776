"""The small timeline: places in percent, doubt drawn as doubt, everything also in words."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from lxml import html

from generator import rendering
from generator.rendering.strip import APART, INSET, Mark, Strip, strip
from generator.rendering.tongues import Tongue

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MARKS = (
    Mark(lane="accusing", edtf="2031-03-01", words="Graustark"),
    Mark(lane="accusing", edtf="2031-03-01", words="Zenda"),
    Mark(lane="accusing", edtf="2031-03-02", words="Strelsau"),
    Mark(lane="answering", edtf="2031-03-19/2031-05-20", words="Ruritania"),
    Mark(lane="answering", edtf="2031-12-31?", words="<b>Kovel</b>"),
    Mark(lane="occurred", edtf="2030/2031-02", words="the harbour", lasting=True),
)


def drawn(marks: tuple[Mark, ...] = MARKS) -> Strip:
    """The drawing, which must exist."""
    found = strip(marks)
    assert found is not None
    return found


def svg(found: Strip, tongue: Tongue | None = None) -> html.HtmlElement:
    """The drawing as the macro writes it."""
    made = rendering.environment(TEMPLATES / "pages", tongue or Tongue())
    text = '{% from "_strip.md.j2" import strip with context %}{{ strip(drawn, "a") }}'
    return html.fragment_fromstring(made.from_string(text).render(drawn=found))


def test_days_on_top_of_each_other_are_one_mark_with_their_number() -> None:
    """Three accusations on two days of two years are one square that says three."""
    lanes = {lane: spots for lane, _, spots in drawn().lanes}
    (near,) = lanes["accusing"]
    assert (near.count, near.width) == (3, 0.0)
    for name in ("Graustark", "Zenda", "Strelsau", "1 March 2031", "2 March 2031"):
        assert name in near.words


def test_an_unknown_day_is_an_interval_and_a_doubtful_one_is_not_sure() -> None:
    """A choice of days has a width and says "between"; what lasted says "from"; doubt is kept."""
    lanes = {lane: spots for lane, _, spots in drawn().lanes}
    between, doubtful = lanes["answering"]
    assert between.width > 0
    assert "between 19 March and 20 May 2031" in between.words
    assert not between.lasting
    assert (doubtful.width, doubtful.sure) == (0.0, False)
    assert "possibly 31 December 2031" in doubtful.words
    (lasting,) = lanes["occurred"]
    assert (lasting.x, lasting.lasting) == (INSET, True)
    assert "from 2030 to February 2031" in lasting.words


def test_an_end_that_nobody_knows_reaches_to_the_edge() -> None:
    """An open interval is drawn up to the outermost known day, not to the calendar's end."""
    open_end = Mark(lane="answering", edtf="2031-03-15/..", words="Kovel")
    found = drawn((*MARKS[:3], open_end, Mark(lane="other", edtf="2031-04-01", words="x")))
    spot = next(spots[0] for lane, _, spots in found.lanes if lane == "answering")
    assert spot.x + spot.width == pytest.approx(100 - INSET, abs=0.05)
    assert "not before 15 March 2031" in spot.words


def test_places_stay_within_and_words_of_ticks_apart() -> None:
    """Nothing stands outside; inner dates keep their room, whatever the range."""
    for last in ("2031-03-03", "2031-04-11", "2032-02-01", "2039-05-06", "2131-01-01"):
        found = drawn((MARKS[0], Mark(lane="other", edtf=last, words="x")))
        places = [tick.x for tick in found.ticks]
        assert places[0] == INSET
        assert places[-1] == 100 - INSET
        inner = itertools.pairwise(places)
        assert len(places) == 2 or all(b - a >= APART for a, b in inner)
        assert all(INSET <= spot.x <= 100 - INSET for _, _, spots in found.lanes for spot in spots)
    assert [tick.words for tick in drawn().ticks] == ["2030", "January 2031", "31 December 2031"]


def test_one_day_is_not_drawn() -> None:
    """Where nothing differs in time there is nothing to see."""
    assert strip(MARKS[:2]) is None
    assert strip(()) is None
    assert strip((Mark(lane="other", edtf="../..", words="x"),)) is None


def test_the_drawing_says_all_in_words_and_needs_no_style() -> None:
    """Title and description name every step and lane; no style, script, handler or link."""
    found = svg(drawn())
    assert found.get("role") == "img"
    words = " ".join(
        found.get_element_by_id(name).text_content()
        for name in found.get("aria-labelledby").split()
    )
    for mark in MARKS:
        assert mark.words in words
    assert "Answers: between 19 March and 20 May 2031, Ruritania" in words
    for element in found.iter():
        assert element.tag not in ("script", "style", "a", "b")
        assert not any(key == "style" or key.startswith("on") for key in element.attrib)


def test_time_runs_as_the_edition_is_read() -> None:
    """In an edition that is read from right to left the first day stands at the right."""
    arabic = Tongue(tag="ar", prefix="ar/")
    ltr, rtl = svg(drawn()), svg(drawn(), arabic)
    dates = zip(ltr.find_class("strip-date"), rtl.find_class("strip-date"), strict=True)
    for left, right in dates:
        assert float(left.get("x")[:-1]) + float(right.get("x")[:-1]) == pytest.approx(100)
    lasting = rtl.find_class("strip-lasting")[0]
    assert float(lasting.get("x")[:-1]) + float(lasting.get("width")[:-1]) == pytest.approx(98)
