"""Every line gets one label with a reason; titles, sources and the real documents are right."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import cleaning, language, reading
from generator.errors import UnreadableError
from generator.model import Confidence, Label, NameForm, Outlet, OutletId, Page, Span

OUTLETS = (
    Outlet(
        id=OutletId("strelsau-wire"),
        name="Strelsau Wire",
        kind="agency",
        names=(NameForm(language="ru", form="Стрельсау-информ"),),
        domains=("strelsau.example",),
    ),
    Outlet(id=OutletId("gazette"), name="Gazette", kind="newspaper"),
)
PROSE = (
    "The envoy of Ruritania told the press that his country had nothing to do with the break-in.",
    "He added that nobody had shown him any evidence, and that he would gladly look at some.",
    "The two countries have been at odds since the winter, when a power line failed twice.",
)
LINES = st.sampled_from(
    (*PROSE, "Home", "3 comments", "Read also: more", "Share", "4 May 2031", "©", "Source: Gazette")
)


def _page(*lines: str) -> Page:
    return reading.read("\n".join(lines).encode(), "text/plain")


@given(text=st.one_of(st.text(max_size=200), st.lists(LINES, max_size=12).map("\n".join)))
@settings(max_examples=200, deadline=None)
def test_every_block_is_labelled_once(text: str) -> None:
    """Whatever the text, the blocks come back in order, unchanged, each labelled with a reason."""
    try:
        page = reading.read(text.encode(errors="ignore"), "text/plain")
    except UnreadableError:
        return
    blocks = cleaning.label(page, "en")
    assert [block.span for block in blocks] == [raw.span for raw in page.blocks]
    assert all(block.reason for block in blocks)
    assert sum(block.label is Label.TITLE for block in blocks) <= 1


def test_a_title_told_by_shape_is_probable() -> None:
    """In plain text a headline is told by its shape, so it is not certain."""
    page = _page("Envoy answers his neighbours", *PROSE)
    found, span = cleaning.title(page, cleaning.label(page, "en"))
    assert (found.value, found.confidence) == ("Envoy answers his neighbours", Confidence.PROBABLE)
    assert span is not None
    assert span.of(page.text) == found.value


def test_a_line_that_announces_the_next_is_no_title() -> None:
    """What ends with a colon is no headline, though it stands nearest to the text."""
    page = _page("Statement on the bridge", "The envoy made this statement today:", *PROSE)
    found, _ = cleaning.title(page, cleaning.label(page, "en"))
    assert found.value == "Statement on the bridge"


def test_a_long_first_paragraph_is_no_title() -> None:
    """A text that opens with a paragraph has no title, and says why."""
    page = _page(" ".join(PROSE), *PROSE)
    found, span = cleaning.title(page, cleaning.label(page, "en"))
    assert found.value is None
    assert span is None
    assert found.evidence


def test_sources_are_credited_and_the_publisher_told() -> None:
    """A credit line names a source; a line by which the page speaks of itself its outlet."""
    page = _page(*PROSE, "Source: Strelsau Wire", "Follow the Gazette on Telegram")
    outlet, sources = cleaning.credits(page, cleaning.label(page, "en"), OUTLETS)
    assert (outlet.value, outlet.confidence) == ("gazette", Confidence.PROBABLE)
    assert [source.value for source in sources] == ["strelsau-wire"]
    assert sources[0].evidence[0].span is not None
    assert sources[0].evidence[0].span.of(page.text) == "Strelsau Wire"


def test_a_name_in_the_text_proves_nothing() -> None:
    """An outlet named in running text, or inside another word, is neither source nor publisher."""
    page = _page(*PROSE, "The Gazette wrote that the envoy had left.", "Source: Gazetteer")
    outlet, sources = cleaning.credits(page, cleaning.label(page, "en"), OUTLETS)
    assert outlet.value is None
    assert sources == ()


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Strelsau Wire, {day}", "strelsau-wire"),
        ("{day} | Gazette", "gazette"),
        ("Gazette, on {day}", "gazette"),
        ("The keeper told the Gazette on {day}", None),
        ("Gazette and Strelsau Wire, {day}", None),
        ("Gazetteer, {day}", None),
        ("Source: Strelsau Wire, {day}", None),
    ],
)
def test_a_line_of_a_name_and_a_day_names_the_publisher(line: str, value: str | None) -> None:
    """An outlet beside a day and next to nothing else is probably the page's; a source is none."""
    day = "3 May 2021"
    page = _page("Envoy answers his neighbours", line.format(day=day), *PROSE)
    at = page.text.index(day)
    days = (Span(start=at, end=at + len(day)),)
    outlet, _ = cleaning.credits(page, cleaning.label(page, "en"), OUTLETS, days)
    assert outlet.value == value
    assert outlet.confidence is (Confidence.PROBABLE if value else Confidence.UNCERTAIN)


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Envoy answers his neighbours | Gazette", "gazette"),
        ("Envoy answers – at last – Strelsau Wire", "strelsau-wire"),
        ("Envoy answers the Gazette", None),
        ("Gazette | Envoy answers his neighbours", None),
        ("Envoy answers | Gazette of the North", None),
        ("Gazette", None),
    ],
)
def test_the_end_of_a_title_names_the_site(title: str, value: str | None) -> None:
    """The whole name of an outlet behind the last separator makes it probable, nothing less."""
    page = reading.read(f"<title>{title}</title><p>{PROSE[0]}</p>".encode(), "text/html")
    outlet, _ = cleaning.credits(page, cleaning.label(page, "en"), OUTLETS)
    assert outlet.value == value
    assert outlet.confidence is (Confidence.PROBABLE if value else Confidence.UNCERTAIN)


def test_the_address_makes_the_outlet_certain() -> None:
    """A page that gives its own address under a registered domain is that outlet's."""
    html = f'<link rel=canonical href="https://www.strelsau.example/a"><p>{PROSE[0]}</p>'
    page = reading.read(html.encode(), "text/html")
    outlet, _ = cleaning.credits(page, cleaning.label(page, "en"), OUTLETS)
    assert (outlet.value, outlet.confidence) == ("strelsau-wire", Confidence.CERTAIN)


@pytest.mark.parametrize(
    ("line", "value", "confidence"),
    [
        ("Note: automatically translated from Ruritanian", True, Confidence.CERTAIN),
        ("Yourself dirty water of cyber against pours.", False, Confidence.UNCERTAIN),
    ],
)
def test_only_the_page_itself_tells_of_a_machine(
    line: str, *, value: bool, confidence: Confidence
) -> None:
    """The page's own words prove machine translation; clumsy wording is weighed elsewhere."""
    page = _page(*PROSE, line)
    found = cleaning.machine_translated(page, cleaning.label(page, "en"), "en")
    assert (found.value, found.confidence) == (value, confidence)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Translated automatically from Portuguese."),
        ("pl", "Tekst przetłumaczony automatycznie."),
        ("it", "Tradotta automaticamente dal francese."),
    ],
)
def test_a_short_last_line_may_say_that_a_machine_translated(language: str, line: str) -> None:
    """It counts though it looks like text; in the midst of a text such words tell of a thing."""
    words = "The ministry said nothing on Monday about the harbour and its keeper. " * 3
    middle = f"{words}\n\n{line}\n\n{words}"
    for text, told in ((f"{words}\n\n{line}", True), (middle, False)):
        page = reading.read(text.encode(), "text/plain")
        found = cleaning.machine_translated(page, cleaning.label(page, language), language)
        assert found.value is told


def test_roles_of_a_web_page_decide_first() -> None:
    """What the markup says of a line outweighs its words."""
    html = "<h1>Envoy answers</h1>" + "".join(f"<p>{line}</p>" for line in PROSE)
    html += f"<div id=comments><p>{PROSE[0]}</p></div><nav><p>Politics of the north</p></nav>"
    page = reading.read(html.encode(), "text/html")
    labels = [block.label.value for block in cleaning.label(page, "en")]
    assert labels == ["title", "body", "body", "body", "comment", "navigation"]


def test_time_grows_with_length_alone() -> None:
    """Ten times the lines take about ten times as long."""

    def took(count: int) -> float:
        page = _page(*((*PROSE, "Home", "Read also: more", "Share") * count))
        best = 9.0
        for _ in range(2):
            begun = time.process_time()
            cleaning.label(page, "en")
            best = min(best, time.process_time() - begun)
        return best

    assert took(500) < 25 * took(50) + 0.2


def test_the_seeds_line_by_line(shared: Path) -> None:
    """Each line of the real documents gets the label that careful readers gave it."""
    gold = yaml.safe_load((shared / "gold" / "seeds.yml").read_text("utf-8"))
    wrong = []
    for document in gold["documents"]:
        page = reading.read((shared / "seeds" / document["file"]).read_bytes(), "text/plain")
        expected = {document["title_line"]: "title"}
        for kind in ("body", "chrome", "credit", "comment", "question"):
            expected.update(dict.fromkeys(document.get(f"{kind}_lines", ()), kind))
        for block in cleaning.label(page, language.detect(page).value):
            want = expected[block.line]
            right = not block.label.is_text if want == "chrome" else block.label.value == want
            if not right:
                wrong.append((document["file"], block.line, want, block.label.value))
    assert wrong == []
