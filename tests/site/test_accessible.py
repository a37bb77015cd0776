"""Every kind of page for every reader: by axe, by keyboard, in any colours, direction and size."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

KINDS = {
    "home": "",
    "incidents": "incidents/",
    "incident": "incidents/2031-03-01-harbour/",
    "occasions": "occasions/",
    "occasion": "occasions/2031-03-02-briefing/",
    "documents": "documents/",
    "document": "documents/many/",
    "arabic document": "documents/ar-report/",
    "person": "people/anna-kovel/",
    "people": "people/",
    "outlet": "outlets/strelsau-post/",
    "outlets": "outlets/",
    "outlets by name": "outlets/by/name/",
    "organisations": "organisations/",
    "organisation": "organisations/graustark/",
    "country": "countries/ruritania/",
    "countries": "countries/",
    "key point": "key-points/no-proof/",
    "key points": "key-points/",
    "timeline": "timeline/",
    "documents of a year": "documents/by-year/2031/",
    "search": "search/",
    "written by hand": "about/",
    "not found": "404.html",
}
MIRRORED = ("", "incidents/2031-03-01-harbour/", "occasions/2031-03-02-briefing/",
            "documents/many/", "timeline/", "search/")  # fmt: skip
"""Pages of the edition that runs right to left, under ``ar/``."""
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 256}
"""1280 by 1024 at 400 %, as WCAG 1.4.10 asks."""
LINES = {
    "st": "textDecorationStyle",
    "words st": "borderInlineStartStyle",
    "note": "borderInlineStartStyle",
    "mode": "borderBlockEndStyle",
}
"""Where a mode shows, by class, and which line shows it."""
SHEETS = Path("templates/theme/assets/stylesheets")
STOPS = """() => {
    const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const groups = new Set();
    return [...document.querySelectorAll(wanted)].filter((one) => {
        if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({visibilityProperty: true}))
            return false;
        if (one.type !== "radio") return true;
        return !groups.has(one.name) && groups.add(one.name);
    }).length;
}"""
"""How many places the Tab key stops at; of a group of radio buttons it takes one."""
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    window.visited ??= new Set();
    const again = window.visited.has(one);
    const inside = one === window.before && one.type === "date";  // day, month, year: a stop each
    window.visited.add(one);
    window.before = one;
    return {
        inside,
        new: !again && one !== document.body, what: one.outerHTML.slice(0, 120),
        in_sight: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One window for all pages."""
    context = browser.new_context(viewport=WIDE, color_scheme="light")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def _violations(page: Page, state: str) -> list[str]:
    found = Axe().run(page)
    return [f"{state}: {found.generate_report()}"] if found.violations_count else []


def _in_every_state(page: Page) -> list[str]:
    """What axe finds in light, in the dark and on a phone."""
    page.emulate_media(color_scheme="light")
    found = _violations(page, "light")
    page.emulate_media(color_scheme="dark")
    found += _violations(page, "dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    found += _violations(page, "phone")
    page.set_viewport_size(WIDE)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(base: str, page: Page, kind: str) -> None:
    """No violation on any kind of page, folded parts open: in light, in the dark, on a phone."""
    page.goto(base + KINDS[kind])
    _unfold(page)
    found = _in_every_state(page)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_while_searching(address: str, page: Page) -> None:
    """No violation with results, facets and statements on show, nor with a query half typed."""
    page.goto(f"{address}search/?q=Kovel")
    page.locator(".search-results a").first.wait_for()
    _unfold(page)
    found = _in_every_state(page)
    page.goto(f"{address}people/anna-kovel/")
    page.keyboard.press("/")
    page.keyboard.type("Kov")
    found += _in_every_state(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", MIRRORED)
def test_an_interface_from_right_to_left(base: str, page: Page, path: str) -> None:
    """Mirrored pages pass axe; header and footer run from the right; nothing sticks out."""
    page.set_viewport_size(WIDE)
    page.goto(f"{base}ar/{path}")
    found = _violations(page, "mirrored")
    assert not found, "\n".join(found)
    left = "(one) => one.getBoundingClientRect().left"
    assert page.locator(".site-name").evaluate(left) > page.locator(".site-nav").evaluate(left)
    page.set_viewport_size(NARROWEST)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size(WIDE)


@pytest.mark.parametrize("kind", KINDS)
def test_pages_fit_at_four_times_the_size(base: str, page: Page, kind: str) -> None:
    """At 320 px, which is 400 %, no page scrolls sideways, folded parts open."""
    page.set_viewport_size(NARROWEST)
    page.goto(base + KINDS[kind])
    _unfold(page)
    wide = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((one) =>
            (one.getBoundingClientRect().right > innerWidth + 1
                || one.getBoundingClientRect().left < -1) && !one.closest(".scroll")
        ).map((one) => one.outerHTML.slice(0, 120))"""
    )
    fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size(WIDE)
    assert fits, wide[:5]


@pytest.mark.parametrize("kind", KINDS)
def test_headings_and_landmarks(base: str, page: Page, kind: str) -> None:
    """One h1, no level left out; one header, main and footer; every navigation has a name."""
    page.goto(base + KINDS[kind])
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for role in ("banner", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role
    unnamed = page.locator("nav:not([aria-label]):not([aria-labelledby])")
    assert not [one for one in unnamed.all() if one.is_visible()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything(base: str, page: Page, kind: str) -> None:
    """Tab stops once at every link, field, fold and choice, each time with its mark in sight."""
    page.emulate_media(color_scheme="dark" if len(kind) % 2 else "light")
    page.goto("about:blank")
    page.goto(base + KINDS[kind])
    stops = page.evaluate(STOPS)
    for number in range(stops):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        while at["inside"]:
            page.keyboard.press("Tab")
            at = page.evaluate(FOCUSED)
        assert at["new"], f"stop {number + 1} of {stops}: {at['what']}"
        assert at["in_sight"], at["what"]
    page.emulate_media(color_scheme="light")


def test_the_skip_link_skips(base: str, page: Page) -> None:
    """Enter on the first stop leads past header and navigation into the page."""
    page.goto("about:blank")
    page.goto(f"{base}incidents/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#content').contains(document.activeElement)")


def test_colours_are_the_readers_choice(base: str, browser: Browser) -> None:
    """The system's palette rules until the reader chooses; a choice holds on the next page."""
    context = browser.new_context(viewport=WIDE, color_scheme="dark")
    page = context.new_page()
    page.goto(base)
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.locator(".palette input[value=auto]").focus()
    page.keyboard.press("ArrowDown")
    light = page.evaluate(paper)
    assert light != dark
    page.goto(f"{base}timeline/")
    assert page.evaluate(paper) == light
    assert page.locator(".palette input:checked").get_attribute("value") == "light"
    page.locator(".palette input[value=dark]").check()
    page.emulate_media(color_scheme="light")
    assert page.evaluate(paper) == dark
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    context.close()


def test_without_scripts_the_system_rules(base: str, browser: Browser) -> None:
    """Without JavaScript there is nothing to choose, and the dark is there all the same."""
    context = browser.new_context(color_scheme="dark", java_script_enabled=False)
    page = context.new_page()
    page.goto(base)
    assert page.locator(".palette").is_hidden()
    assert page.locator("body").evaluate("(one) => getComputedStyle(one).backgroundColor") != (
        "rgb(252, 251, 248)"
    )
    context.close()


def test_modes_differ_without_colour(base: str, browser: Browser) -> None:
    """With the system's own few colours each mode still has a line of its own, in text and note."""
    context = browser.new_context(viewport=WIDE, forced_colors="active")
    page = context.new_page()
    page.goto(f"{base}documents/many/")
    for kind, line in LINES.items():
        found = page.evaluate(
            """([kind, line]) => ["direct", "reported", "fragment", "question"].map((mode) => {
                const one = document.createElement("span");
                one.className = `${kind} ${kind.split(" ").at(-1)}-${mode}`;
                document.querySelector("article").append(one);
                return getComputedStyle(one, kind === "mode" ? "::before" : null)[line];
            })""",
            [kind, line],
        )
        assert found == ["solid", "dashed", "dotted", "double"], kind
    context.close()


@pytest.mark.parametrize("kind", ["home", "document", "occasion", "search"])
def test_nothing_moves_by_itself(base: str, page: Page, kind: str) -> None:
    """Who asks for less motion sees none: no transition, no animation, no smooth scrolling."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(base + KINDS[kind])
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
            const style = getComputedStyle(one);
            return style.scrollBehavior === "smooth" || style.animationName !== "none"
                || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0.01);
        }).map((one) => one.outerHTML.slice(0, 120))"""
    )
    page.emulate_media(reduced_motion="no-preference")
    assert not moving


def test_sheets_know_start_and_end_only(root: Path) -> None:
    """No style sheet says left or right: each works in both directions."""
    side = re.compile(
        r"(?:margin|padding|border|inset)-(?:left|right)|[{;]\s*(?:left|right)\s*:|"
        r"(?:text-align|float|clear)\s*:\s*(?:left|right)"
    )
    for sheet in sorted((root / SHEETS).glob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        found = side.findall(text)
        four = re.findall(
            r"(?:margin|padding|inset)\s*:\s*[^\s;]+ ([^\s;]+) [^\s;]+ ([^\s;]+)\s*[;}]", text
        )
        found += [pair for pair in four if pair[0] != pair[1]]
        assert not found, (sheet.name, found)


def test_colours_stand_in_one_place(root: Path) -> None:
    """Only the palette at the head of site.css names colours; all else, on screen, uses it."""
    colour = re.compile(
        r":[^;{]*#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(|prefers-color-scheme"
    )
    for sheet in sorted((root / SHEETS).glob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        if sheet.name == "site.css":
            text = re.sub(r"--[\w-]+: light-dark\([^)]*\);", "", text)
        text = re.sub(r"var\(--[\w-]+,[^()]*(?:\([^()]*\)[^()]*)?\)", "", text)
        text = text.split("@media print")[0]
        found = colour.findall(text)
        assert not found, (sheet.name, found)
