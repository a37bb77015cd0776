"""The synopsis in a browser: choosing, one utterance at a time, keyboard, paper, no scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator import exporting, rendering, site
from generator.model import Output
from tests.rendering.parallel import ALONE, FEW, MANY, parallel
from tests.site.pictures import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SIGHT = {"runOnly": ["color-contrast", "link-in-text-block"]}
ROOM = {
    "runOnly": ["color-contrast", "scrollable-region-focusable", "target-size", "list", "listitem"]
}
PAPER = {"width": 1050, "height": 720}
"""A sheet of A4 across, within its margins."""


@pytest.fixture(scope="module")
def base(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Events with many reports, few and one, as a site behind a web server."""
    folder = tmp_path_factory.mktemp("synopsis")
    tree = folder / "tree"
    by_hand = tuple(
        Output(path=f"{name}.md", content=f"# {name.capitalize()}\n\nOur own words.\n".encode())
        for name in ("about", "method")
    )
    made = parallel()
    written = rendering.render(made, by_hand, root / "templates")
    for item in (*written, *exporting.export(made)):
        (tree / item.path).parent.mkdir(parents=True, exist_ok=True)
        (tree / item.path).write_bytes(item.content)
    report = site.publish(tree, folder / "site", config=root / "mkdocs.yml", private=False)
    assert not report.problems, "\n".join(map(str, report.problems))
    with served(folder / "site") as address:
        yield f"{address}/occasions/"


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One window for all pages."""
    context = browser.new_context(viewport=WIDE, color_scheme="light")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(window: Page) -> Page:
    """The window, wide, at no page."""
    window.set_viewport_size(WIDE)
    window.emulate_media(media="screen", color_scheme="light")
    window.goto("about:blank")
    return window


def rows(page: Page) -> int:
    """Rows of the table that are seen."""
    return page.locator("tr.said:visible").count()


def asked(page: Page) -> str:
    """What the address asks for."""
    query: str = page.evaluate("location.search.slice(1)")
    return query


@pytest.mark.parametrize("event", [FEW, MANY, ALONE])
def test_a_synopsis_is_accessible(base: str, page: Page, event: str) -> None:
    """Axe finds nothing: wide with everything open, in the dark, and on a phone."""
    page.goto(f"{base}{event}/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    axe = Axe()
    found = [axe.run(page)]
    page.emulate_media(color_scheme="dark")
    found.append(axe.run(page, options=SIGHT))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    found.append(axe.run(page, options=ROOM))
    reports = [one.generate_report() for one in found if one.violations_count]
    assert not reports, "\n".join(reports)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_chosen_stands_in_the_address_and_goes_back(base: str, page: Page) -> None:
    """Languages, rows with differences and direct quotes; the back button undoes each choice."""
    page.goto(f"{base}{FEW}/")
    page.locator(".choices > summary").click()
    page.get_by_label("Arabic", exact=True).uncheck()
    assert asked(page) == "lang=en,ru,zh-Hans"
    expect(page.locator("thead th:visible")).to_have_count(4)
    page.locator("select[name=differ]").select_option("role")
    assert asked(page) == "lang=en,ru,zh-Hans&differ=role"
    expect(page.locator(".rows-shown")).to_have_text("Rows shown: 1 of 9")
    assert rows(page) == 1
    page.get_by_label("only direct quotes").check()
    assert page.locator(".cell-words[data-mode=reported]:visible").count() == 0
    assert page.locator(".no-direct:visible").count() == 1
    page.go_back()
    page.go_back()
    assert asked(page) == "lang=en,ru,zh-Hans"
    expect(page.locator(".rows-shown")).to_have_text("Rows shown: 9 of 9")
    page.go_back()
    expect(page.locator("thead th:visible")).to_have_count(5)


def test_an_address_shows_what_it_asks_for(base: str, page: Page) -> None:
    """Whoever is sent a choice sees it; what makes no sense leaves everything in place."""
    page.goto(f"{base}{FEW}/?lang=ru,zh-Hans&differ=1")
    expect(page.locator("thead th:visible")).to_have_count(3)
    assert page.get_by_label("Arabic", exact=True).is_checked() is False
    assert page.locator("select[name=differ]").input_value() == "1"
    page.goto(f"{base}{FEW}/?reports=few-02,nowhere")
    expect(page.locator("thead th:visible")).to_have_count(2)
    page.goto(f"{base}{FEW}/?reports=nowhere")
    expect(page.locator(".rows-shown")).to_have_text("No row is left: widen the choice.")
    page.get_by_role("button", name="Show everything").click()
    assert rows(page) == 9
    assert asked(page) == ""


def test_a_difference_between_reports_that_are_hidden_is_hidden(base: str, page: Page) -> None:
    """Lines under a row tell of the reports beside each other, and the count follows."""
    page.goto(f"{base}{FEW}/?reports=few-00,few-03&differ=role")
    assert rows(page) == 0
    page.goto(f"{base}{FEW}/?reports=few-00,few-01&differ=role")
    assert rows(page) == 1


def test_everything_is_chosen_by_keyboard(base: str, page: Page) -> None:
    """The choices open by Enter and are ticked by the space bar; the count is announced."""
    page.goto(f"{base}{FEW}/")
    page.locator(".choices > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert "lang=" in asked(page)
    said = page.locator(".rows-shown")
    assert said.get_attribute("role") == "status"
    assert page.evaluate("document.activeElement.name") == "lang"


def test_many_reports_scroll_beside_what_was_said(base: str, page: Page) -> None:
    """The first column and the heads stay in sight; the page itself does not scroll sideways."""
    page.goto(f"{base}{MANY}/")
    box = page.locator(".scroll-compare")
    box.evaluate("(one) => one.scrollTo(900, 300)")
    left = box.bounding_box()
    head = page.locator("thead th").first.bounding_box()
    said = page.locator("tr.said > th:visible").nth(2).bounding_box()
    assert left is not None
    assert head is not None
    assert said is not None
    assert abs(head["x"] - left["x"]) < 2
    assert abs(said["x"] - left["x"]) < 2
    assert abs(head["y"] - left["y"]) < 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("a[rel=next]").first.click()
    assert page.locator("thead th").count() > 2


def test_a_phone_shows_one_utterance_and_switches_reports(base: str, page: Page) -> None:
    """Next and previous walk over the rows, the switch over the reports; the address follows."""
    page.set_viewport_size(PHONE)
    page.goto(f"{base}{FEW}/")
    assert rows(page) == 1
    expect(page.locator("tr.said.here td:visible")).to_have_count(1)
    assert "Utterance 1 of 9" in page.locator(".step-place").inner_text()
    assert page.get_by_role("button", name="Previous").is_disabled()
    page.get_by_role("button", name="Next").click()
    assert "Utterance 2 of 9" in page.locator(".step-place").inner_text()
    shown = page.locator("tr.said:visible")
    assert page.evaluate("location.hash.slice(1)") == shown.get_attribute("id")
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    words = page.locator("tr.said.here td:visible blockquote")
    assert words.first.get_attribute("lang") == "ru"
    page.get_by_role("radio", name="all of them").check()
    expect(page.locator("tr.said.here td:visible")).to_have_count(4)
    address = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(address)
    assert "Utterance 2 of 9" in page.locator(".step-place").inner_text()


def test_a_statement_is_copied_with_its_credit(base: str, page: Page) -> None:
    """The words as they are, whose they are and their lasting address, without any mark."""
    page.goto(f"{base}{FEW}/")
    page.evaluate("""() => { window.taken = ''; navigator.clipboard.write = async (items) => {
        window.taken = await (await items[0].getType('text/plain')).text(); }; }""")
    cell = page.locator("tr.said td:nth-child(4) .cell-words").first
    cell.hover()
    cell.locator(".copy-open").click()
    cell.locator(".tools button").nth(1).click()
    page.wait_for_function("window.taken")
    taken = page.evaluate("window.taken")
    assert cell.locator("blockquote").inner_text() in taken
    assert "Anna Kovel" in taken
    assert "documents/few-02/#s-" in taken


def test_a_synopsis_needs_no_script(base: str, browser: Browser) -> None:
    """Every row and report is there, and no control that would do nothing; so on a phone."""
    for view in (WIDE, PHONE):
        context = browser.new_context(viewport=view, java_script_enabled=False)
        bare = context.new_page()
        bare.goto(f"{base}{FEW}/")
        assert bare.locator("tr.said:visible").count() == 9
        assert bare.locator("tr.said > td:visible").count() == 36
        assert not bare.locator(".controls").is_visible()
        assert not bare.locator(".stepper").is_visible()
        assert bare.locator("#d-1").is_visible()
        bare.goto(f"{base}{MANY}/")
        assert bare.locator("tr.said > td").last.is_visible()
        context.close()


@pytest.mark.parametrize("view", [PAPER, PHONE])
def test_paper_holds_all_words_and_no_controls(base: str, page: Page, view: dict[str, int]) -> None:
    """Even where a phone shows one utterance, all are printed, and none is cut off."""
    page.set_viewport_size(view)
    page.goto(f"{base}{FEW}/")
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    assert rows(page) == 9
    assert page.locator("tr.said > td:visible").count() == 36
    for unwanted in (".choices", ".stepper", ".copy-open", ".pager"):
        assert page.locator(f"{unwanted}:visible").count() == 0
    assert page.locator("#d-1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{base}{MANY}/")
    assert page.locator("tr.said > td:visible").count() == 9 * 12
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_words_keep_their_direction(base: str, page: Page) -> None:
    """An Arabic cell runs from right to left in a page that does not; Chinese breaks anywhere."""
    page.goto(f"{base}{FEW}/")
    quote = page.locator("blockquote[lang=ar]").first
    assert quote.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    chinese = page.locator("blockquote[lang=zh-Hans] p").first
    assert chinese.evaluate("(one) => one.scrollWidth <= one.clientWidth")
