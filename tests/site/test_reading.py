"""The generated pages as readers meet them: by eye, keyboard and ear, on paper, without scripts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator import rendering, site
from generator.model import Mode, Output
from tests.rendering.corpus import corpus, document, statement
from tests.site.pictures import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

SENTENCES = [
    f'The minister said that port number {number} was "quite safe" and open to ships.'
    for number in range(9)
]
MANY = "A long morning at the ministry\n" + " ".join(SENTENCES) + "\nThe day was fair.\nThe end."
KINDS = {
    "home": "",
    "incident": "incidents/2031-03-01-harbour/",
    "occasion": "occasions/2031-03-02-briefing/",
    "documents": "documents/",
    "document": "documents/many/",
    "arabic document": "documents/ar-report/",
    "person": "people/anna-kovel/",
    "people": "people/",
    "outlet": "outlets/strelsau-post/",
    "key point": "key-points/no-proof/",
    "timeline": "timeline/",
    "search": "search/",
}
KEPT = ("documents", "incidents", "occasions", "people", "organisations", "key-points")
"""Kinds of page that stand beside their data."""
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SIGHT = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""What another palette can change."""
ROOM = {
    "runOnly": ["color-contrast", "scrollable-region-focusable", "target-size", "list", "listitem"]
}
"""What a narrow page can change."""


@pytest.fixture(scope="module")
def base(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented corpus as a site, behind a web server."""
    folder = tmp_path_factory.mktemp("reading")
    said = tuple(
        statement(
            f"s-many{number:0>4}".translate(str.maketrans("01", "ab")), "many", MANY, words, mode
        )
        for number, (words, mode) in enumerate(
            [(sentence, Mode.REPORTED) for sentence in SENTENCES]
            + [("The day was fair.", Mode.DIRECT)]
        )
    )
    pages = tuple(
        Output(path=f"{name}.md", content=f"# {name.capitalize()}\n\nOur own words.\n".encode())
        for name in ("about", "method")
    )
    tree = folder / "tree"
    for item in rendering.render(
        corpus(document("many", MANY, statements=said)), pages, root / "templates"
    ):
        (tree / item.path).parent.mkdir(parents=True, exist_ok=True)
        (tree / item.path).write_bytes(item.content)
    for path in {str(file.relative_to(tree)) for file in tree.rglob("*.md")}:
        for kind in KEPT:
            if re.fullmatch(rf"{kind}/[a-z0-9-]+\.md", path):
                (tree / path).with_suffix(".json").write_text("{}", encoding="utf-8")
    report = site.publish(tree, folder / "site", config=root / "mkdocs.yml", private=False)
    assert not report.problems, "\n".join(map(str, report.problems))
    with served(folder / "site") as address:
        yield f"{address}/"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One window for all pages."""
    context = browser.new_context(viewport=WIDE, color_scheme="light")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_accessible(base: str, page: Page, kind: str) -> None:
    """Axe finds nothing, folded parts open; nor does it in the dark or on a phone."""
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    page.goto(base + KINDS[kind])
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
