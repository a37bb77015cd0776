"""The site in the reader's language: switched by hand, kept from then on, in every direction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

INCIDENT = "incidents/2031-03-01-harbour/"
SWITCH = ".site-footer .editions a[data-edition={}]"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader who was never here."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_a_language_leads_to_the_same_page(base: str, page: Page) -> None:
    """Each language of the list leads to this very page in it, and back."""
    page.goto(base + INCIDENT)
    page.locator(SWITCH.format("fr")).click()
    expect(page).to_have_url(f"{base}fr/{INCIDENT}")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator(SWITCH.format("fr")).get_attribute("aria-current") == "true"
    page.locator(".site-header .editions summary").click()
    page.locator(".site-header .editions a[data-edition=en]").click()
    expect(page).to_have_url(base + INCIDENT)


def test_the_choice_is_kept(base: str, page: Page) -> None:
    """A page of the first edition leads on to the chosen one, with its query and its place."""
    page.goto(base)
    page.locator(SWITCH.format("fr")).click()
    page.goto(f"{base}{INCIDENT}?from=mail#top")
    expect(page).to_have_url(f"{base}fr/{INCIDENT}?from=mail#top")
    page.locator(SWITCH.format("en")).click()
    expect(page).to_have_url(f"{base}{INCIDENT}?from=mail#top")
    page.reload()
    expect(page).to_have_url(f"{base}{INCIDENT}?from=mail#top")


def test_an_address_of_another_edition_stays(base: str, page: Page) -> None:
    """Whoever follows an address in one language stays in it, whatever was chosen before."""
    page.goto(base)
    page.locator(SWITCH.format("fr")).click()
    page.goto(f"{base}zh/{INCIDENT}")
    page.wait_for_load_state("networkidle")
    expect(page).to_have_url(f"{base}zh/{INCIDENT}")


def test_languages_need_no_script(base: str, browser: Browser) -> None:
    """Without JavaScript the lists are plain links."""
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(base + INCIDENT)
    bare.locator(SWITCH.format("ar")).click()
    assert bare.url == f"{base}ar/{INCIDENT}"
    context.close()


def test_arabic_runs_from_the_right(base: str, page: Page) -> None:
    """The frame is mirrored, and what is only in English still runs from the left."""
    page.goto(f"{base}ar/{INCIDENT}")
    assert page.locator("html").get_attribute("dir") == "rtl"
    name, search = (page.locator(at).bounding_box() for at in (".site-name", ".search-box"))
    assert name is not None
    assert search is not None
    assert name["x"] > search["x"]
    english = page.locator("h1 span[lang=en]")
    assert english.get_attribute("dir") == "ltr"
    arrow = "e => getComputedStyle(e, '::before').content"
    assert "\u2192" in page.locator(".crumb a").evaluate(arrow)


@pytest.mark.parametrize("tag", ["fr", "zh", "ar"])
def test_pages_in_other_languages_are_for_everybody(base: str, page: Page, tag: str) -> None:
    """No fault is found by axe on pages in French, Chinese and Arabic, and no line is cut off."""
    for path in ("", INCIDENT, "occasions/2031-03-02-briefing/", "documents/many/"):
        page.goto(f"{base}{tag}/{path}")
        faults = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in faults] == [], path
        page.set_viewport_size({"width": 320, "height": 640})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, path
        page.set_viewport_size({"width": 1280, "height": 900})
