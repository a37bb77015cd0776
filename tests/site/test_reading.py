"""The generated pages as readers meet them: by eye, keyboard and ear, on paper, without scripts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One window for all pages."""
    context = browser.new_context(viewport=WIDE, color_scheme="light")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def _boxes(page: Page, selector: str) -> list[list[float]]:
    """Top, bottom, left and right of every element, in the order of the page."""
    script = """(all) => all.map((one) => {
        const box = one.getBoundingClientRect();
        return [box.top, box.bottom, box.left, box.right];
    })"""
    found: list[list[float]] = page.locator(selector).evaluate_all(script)
    return found


def test_text_flows_whatever_stands_beside_it(base: str, page: Page) -> None:
    """However many notes a paragraph has, the next one follows at once; notes keep their order."""
    page.set_viewport_size(WIDE)
    page.goto(f"{base}documents/many/")
    boxes = _boxes(page, ".b")
    assert all(lower[0] - upper[1] < 40 for upper, lower in itertools.pairwise(boxes))
    notes = _boxes(page, ".note")
    assert all(upper[1] <= lower[0] + 1 for upper, lower in itertools.pairwise(notes))
    assert all(note[2] >= boxes[0][3] and note[1] - note[0] < 60 for note in notes)


def test_notes_fold_on_a_phone_and_open_for_what_is_asked(base: str, page: Page) -> None:
    """A phone shows the text alone; the address of a statement opens its note."""
    page.set_viewport_size(PHONE)
    page.goto(f"{base}documents/many/")
    assert page.locator(".note").first.is_hidden()
    page.locator(".beside > summary").first.click()
    assert page.locator(".note").first.is_visible()
    name = page.locator(".note").nth(2).get_attribute("data-for")
    page.goto("about:blank")
    page.goto(f"{base}documents/many/#{name}")
    note = page.locator(f".note[data-for={name}]")
    assert note.is_visible()
    assert note.locator("details").get_attribute("open") is not None


def test_everything_is_reached_by_keyboard(base: str, page: Page) -> None:
    """The skip link comes first; a note's fold opens by Enter; a table that scrolls takes focus."""
    page.set_viewport_size(WIDE)
    page.goto("about:blank")
    page.goto(f"{base}documents/many/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    more = page.locator(".more > summary").first
    more.focus()
    page.keyboard.press("Enter")
    assert page.locator(".more-body").first.is_visible()
    page.goto(f"{base}occasions/2031-03-02-briefing/")
    assert page.locator(".scroll[tabindex='0'][role=region][aria-label]").count() >= 1


def test_pages_need_no_script(base: str, browser: Browser) -> None:
    """Without JavaScript text and notes are there, and every fold opens by hand."""
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{base}documents/many/")
    assert bare.locator(".b").first.is_visible()
    assert bare.locator(".note").first.is_visible()
    bare.locator(".more > summary").first.click()
    assert bare.locator(".more-body").first.is_visible()
    context.close()


def test_paper_shows_what_is_folded(base: str, page: Page) -> None:
    """In print the frame is gone; notes and what is folded about the document stand open."""
    page.set_viewport_size(WIDE)
    page.goto(f"{base}documents/many/")
    page.emulate_media(media="print")
    assert page.locator(".site-nav").is_hidden()
    assert page.locator(".note").first.is_visible()
    assert page.locator("#provenance dl").is_visible()
    page.emulate_media(media="screen")
