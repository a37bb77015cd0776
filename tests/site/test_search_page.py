"""The search page itself: what stands there before somebody asks, and that nothing jumps."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

READY = "#synoptic-search:not([aria-busy]) [data-ready]"
SHIFTS = """() => new Promise((done) => new PerformanceObserver((list) =>
    done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
    .observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => done(0), 300))"""
"""How much has moved on the page by itself, as browsers score it; nothing if none is told."""


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of its own."""
    return context.new_page()


def _late(route: Route) -> None:
    time.sleep(0.15)
    route.continue_()


@pytest.mark.parametrize("width", [412, 1200])
def test_results_move_nothing(browser: Browser, address: str, width: int) -> None:
    """What comes after the page was seen, results and facets, takes a place that was kept."""
    visitor = browser.new_context(viewport={"width": width, "height": 820})
    page = visitor.new_page()
    for part in ("search-page.js", "index.pack", "facets.pack"):
        visitor.route(f"**/{part}", _late)
    page.goto(f"{address}search/?q=Kovel")
    page.locator(READY).wait_for(state="attached")
    assert page.locator(".search-results > li").count() == 7
    assert page.evaluate(SHIFTS) < 0.01
    visitor.close()


def test_an_empty_page_leads_on(page: Page, address: str) -> None:
    """Before somebody asks the lists stand there; facets come with the first touch, and lists go
    when something is asked for.
    """
    page.goto(f"{address}search/")
    expect(page.locator(".search-lists a").first).to_be_visible()
    assert page.locator(".search-facets fieldset").count() == 0
    page.keyboard.press("/")
    expect(page.locator(".search-facets fieldset").first).to_be_visible()
    page.keyboard.insert_text("Kovel")
    expect(page.locator(".search-results > li")).to_have_count(7)
    expect(page.locator(".search-lists")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(".search-lists")).to_be_visible()


def test_facets_keep_the_focus(page: Page, address: str) -> None:
    """Facets are drawn anew with each answer; the focus stays where the reader has it by then."""
    page.goto(f"{address}search/?q=Kovel")
    page.locator(READY).wait_for(state="attached")
    boxes = page.locator(".search-facets input[name=language]")
    boxes.first.check()
    boxes.nth(1).focus()
    focused = boxes.nth(1).get_attribute("value")
    expect(page.locator(".search-results > li")).not_to_have_count(7)
    page.locator(READY).wait_for(state="attached")
    assert page.evaluate("document.activeElement.value") == focused


def test_marks_are_of_words(page: Page, address: str) -> None:
    """A mark ends with the word, not behind the punctuation that follows it."""
    page.goto(f"{address}search/?q=story")
    page.locator(READY).wait_for(state="attached")
    assert page.locator(".search-statements q").inner_text().endswith("story.”")
    assert page.locator(".synoptic-search mark").all_inner_texts() == ["story"]
