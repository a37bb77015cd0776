"""Search as a reader uses it, in a browser, under a strict policy and below a path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]


class Watched:
    """A page, and everything it complained of or asked another host for."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)

    def _said(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        if kind in ("error", "warning") and "favicon" not in text:
            self.complaints.append(text)

    def _asked(self, request: object) -> None:
        url = getattr(request, "url", "")
        if not url.startswith((self.address, "blob:", "data:")):
            self.complaints.append(f"asked for {url}")

    def search(self, words: str = "", more: str = "") -> list[str]:
        """Open the search page for some words; the documents found, in order."""
        self.page.goto(f"{self.address}search/?q={quote(words)}{more}")
        return self.found()

    def found(self) -> list[str]:
        """Addresses of the results that are shown, without what is common to all."""
        self.page.locator("#synoptic-search:not([aria-busy]) [data-ready]").wait_for(
            state="attached"
        )
        links = self.page.locator("[data-search=results] > li > h2 a")
        paths = [urlsplit(str(link.get_attribute("href"))).path for link in links.all()]
        return [path.strip("/").split("/", maxsplit=2)[2] for path in paths]


@pytest.fixture
def watched(context: BrowserContext, address: str) -> Iterator[Watched]:
    """A watched page; the test fails if it complained."""
    watched = Watched(context.new_page(), address)
    yield watched
    assert watched.complaints == []


EVERYWHERE = {
    "documents/en-briefing",
    "documents/ru-briefing",
    "documents/zh-briefing",
    "documents/fr-briefing",
    "documents/uk-briefing",
    "documents/ar-briefing",
    "people/anna-kovel",
}


@pytest.mark.parametrize("name", ["Anna Kovel", "anna kovel", "Анне Ковель", "科韦尔", "آنا كوفيل"])
def test_a_person_is_found_across_scripts(watched: Watched, name: str) -> None:
    """A name in any script finds the person in all, and the page says what it looked for."""
    assert set(watched.search(name)) == EVERYWHERE
    asked = watched.page.inner_text("[data-search=asked]")
    forms = ("Anna Kovel", "Анна Ковель", "科韦尔", "آنا كوفيل")
    assert sum(form in asked for form in forms) >= 3


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ministere", {"documents/fr-briefing"}),
        ("otan", {"documents/fr-briefing"}),
        ("oppose", {"documents/fr-briefing"}),
        ("кибератаках", {"documents/ru-briefing"}),
        ("кібератаках", {"documents/uk-briefing"}),
        ("网络", {"documents/zh-briefing"}),
        ("络安全", {"documents/zh-briefing"}),
        ("الميناء", {"documents/ar-briefing"}),
        ("denied", {"documents/en-briefing"}),
        ("ZETA31", {"documents/en-briefing"}),
        ("KAI 77", {"organisations/harbour-office"}),
        ("https://www.zeta31", {"documents/en-briefing"}),
        ("ZETA32", set()),
        ("KAI 78", set()),
        ('"harbour story"', {"documents/en-briefing"}),
        ('"story harbour"', set()),
        ("Kovel ZETA31", {"documents/en-briefing"}),
        ("qwertyuiop", set()),
    ],
)
def test_words_are_found_in_their_forms(watched: Watched, words: str, found: set[str]) -> None:
    """Accents, case, endings, the gap in a code and how an address begins don't matter; codes and
    phrases are found exactly or not at all.
    """
    assert set(watched.search(words)) == found


def test_what_is_said_comes_before_who_is_named(watched: Watched) -> None:
    """Documents come first, however often a word stands on another page; the page of a name comes
    first where the query is that name and nothing else.
    """
    office, document = "organisations/harbour-office", "documents/en-briefing"
    assert watched.search("harbour") == [document, office]
    assert watched.search("Harbour office")[0] == office
    assert watched.search("Anna Kovel")[0] == "people/anna-kovel"
    assert watched.search("Anna Kovel ZETA31") == [document]


def test_doubt_about_a_speaker_is_told(watched: Watched) -> None:
    """Whose words a result shows is hedged as on the document's page, and only there."""
    watched.search("неправда")
    by = watched.page.locator(".search-by")
    assert by.inner_text() == "probably Anna Kovel · direct words · Denies"
    watched.search("denied")
    assert by.inner_text() == "Anna Kovel · direct words · Denies"


def test_a_query_loads_what_it_may_need(watched: Watched) -> None:
    """Names are loaded by queries that may hold one, stemmers by the script of the query, and of
    the index the few files that its words fall into.
    """
    asked: list[str] = []
    watched.page.on(
        "request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2])
    )
    assert watched.search("кибератаках") == ["documents/ru-briefing"]
    assert {name for name in asked if name.startswith("stem")} == {"stem.js", "stem-ru.js"}
    assert not [name for name in asked if name.startswith(("names-", "places-"))]
    assert len([name for name in asked if name.startswith("page-")]) == 1
    watched.search("Анне Ковель")
    assert [name for name in asked if name.startswith("names-")]


@pytest.mark.parametrize(
    "words", ['"', "'", "a", "%", "<img src=x onerror=alert(1)>", "__proto__", "constructor", "🙂"]
)
def test_odd_queries_find_nothing_and_break_nothing(watched: Watched, words: str) -> None:
    """What holds no word that stands anywhere finds nothing, says so, and runs nothing."""
    assert watched.search(words) == []
    assert watched.page.inner_text("[data-search=status]")
    assert watched.page.locator("#synoptic-search img").count() == 0


def test_a_statement_found_is_one_click_away(watched: Watched) -> None:
    """A statement stands under its document, its words marked, and its link shows it in place."""
    watched.search("网络")
    line = watched.page.locator(".search-statements a")
    assert line.locator("q").get_attribute("lang") == "zh-Hans"
    assert line.locator("q").inner_text() == "“我们反对任何形式的网络攻击”"
    assert line.locator("mark").all_inner_texts() == ["网络"]
    line.click()
    watched.page.wait_for_url("**/documents/zh-briefing/#s-aaaaaaa6")
    marked = watched.page.locator("#s-aaaaaaa6")
    assert marked.evaluate("element => element.matches(':target')")
    expect(marked).to_be_in_viewport()
    plain = watched.page.locator("article.doc").evaluate(
        "element => getComputedStyle(element).backgroundColor"
    )
    shown = marked.evaluate("element => getComputedStyle(element).backgroundColor")
    assert shown != plain


def test_right_to_left_results_are_set_right_to_left(watched: Watched) -> None:
    """An Arabic result says its language and direction."""
    watched.search("الميناء")
    quoted = watched.page.locator(".search-statements q")
    assert (quoted.get_attribute("lang"), quoted.get_attribute("dir")) == ("ar", "rtl")


def test_facets_narrow_and_live_in_the_address(watched: Watched) -> None:
    """Facets count, narrow, can be sent to somebody else, and are undone by the back button."""
    watched.search("Kovel", "&language=ru")
    page = watched.page
    watched.search("Anna Kovel")
    russian = page.locator("label", has_text="Russian")
    assert russian.locator(".search-count").inner_text() == "1"
    box = russian.locator("input")
    box.check()
    page.wait_for_url("**language=ru**")
    expect(page.locator(".search-results > li")).to_have_count(1)
    assert watched.found() == ["documents/ru-briefing"]
    assert page.evaluate("document.activeElement.value") == "ru"
    assert parse_qs(urlsplit(page.url).query) == {"q": ["Anna Kovel"], "language": ["ru"]}
    page.go_back()
    expect(page.locator(".search-results > li")).to_have_count(7)
    assert watched.search("", "&speaker=bruno-halt&year=2030") == ["documents/en-other"]


def test_the_keyboard_is_enough(watched: Watched) -> None:
    """A slash goes to the box on every page, Enter searches, arrows walk, Escape comes back."""
    page = watched.page
    page.goto(f"{watched.address}documents/fr-briefing/")
    page.wait_for_load_state("load")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.insert_text("Ковель")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=**")
    assert watched.found()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.search-results') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "synoptic-search-box"


def test_without_scripts_the_search_page_points_elsewhere(browser: object, address: str) -> None:
    """Without JavaScript the page says so and leads to the lists; the timeline is all there."""
    visitor = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = visitor.new_page()
    page.goto(f"{address}search/")
    assert "JavaScript" in page.inner_text("noscript")
    page.goto(f"{address}timeline/")
    assert page.locator("ol time[datetime]").count() == 7
    visitor.close()


def test_dates_and_order_live_in_the_address(watched: Watched) -> None:
    """A year or a month may be named; what may have appeared then is found; order is kept."""
    assert watched.search("", "&from=2030&to=2030-12") == ["documents/en-other"]
    page = watched.page
    assert page.input_value("[data-search=from]") == "2030-01-01"
    assert page.input_value("[data-search=to]") == "2030-12-31"
    found = watched.search("", "&kind=document&order=oldest")
    assert found[0] == "documents/en-other"
    page.select_option("[data-search=order]", "newest")
    page.wait_for_url("**order=newest**")
    expect(page.locator(".search-results h2 a").first).to_have_attribute(
        "href", re.compile("ar-briefing")
    )


def test_facets_of_statements_hold_of_one_statement(watched: Watched) -> None:
    """Speaker, way of passing on and stance must be those of one statement, which is shown."""
    assert watched.search("", "&speaker=bruno-halt&stance=denial") == []
    assert watched.search("", "&stance=denial&mode=reported") == ["documents/fr-briefing"]
    by = watched.page.locator(".search-by")
    assert by.all_inner_texts() == ["Anna Kovel · reported speech · Denies"]


def test_pasted_lines_stay_apart(watched: Watched) -> None:
    """Line breaks, what can't be seen and very long texts are no obstacle."""
    page = watched.page
    watched.search()
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/plain", "har\\u00adbour\\u200b\\nstory\\r\\n");
            const box = document.getElementById("synoptic-search-box");
            box.focus();
            const pasting = { clipboardData: data, cancelable: true };
            box.dispatchEvent(new ClipboardEvent("paste", pasting));
        }"""
    )
    assert page.input_value("#synoptic-search-box") == "harbour story"
    page.wait_for_url("**q=harbour+story**")
    expect(page.locator(".search-results > li")).to_have_count(1)
    watched.search("harbour story " * 400)
    assert "Only the beginning" in page.inner_text("[data-search=status]")


def test_an_input_method_is_let_finish(watched: Watched) -> None:
    """While words are being composed nothing is searched and its keys are its own."""
    watched.search()
    page = watched.page
    fire = """(kind) => {
        const box = document.getElementById("synoptic-search-box");
        box.focus();
        if (kind === "compositionend") box.dispatchEvent(new CompositionEvent(kind));
        else if (kind === "input") {
            box.value = "网络";
            box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
        } else box.dispatchEvent(
            new KeyboardEvent("keydown", { key: kind, bubbles: true, isComposing: true }));
    }"""
    for kind in ("input", "Escape", "ArrowDown"):
        page.evaluate(fire, kind)
    page.wait_for_timeout(400)
    assert page.input_value("#synoptic-search-box") == "网络"
    assert "%" not in page.url
    page.evaluate(fire, "compositionend")
    page.wait_for_url("**q=%**")
    expect(page.locator(".search-results > li")).to_have_count(1)


def test_a_failure_says_what_helps(context: BrowserContext, address: str) -> None:
    """What could not be loaded is told with a remedy, and trying again finds it."""
    page = context.new_page()
    for part in ("index.pack", "words-*.pack", "facets.pack", "search-engine.js"):
        context.route(f"**/{part}", lambda route: route.abort())
        page.goto(f"{address}search/?q=Kovel")
        expect(page.locator("[data-search=status]")).to_contain_text("could not be loaded")
        context.unroute(f"**/{part}")
        page.click("[data-search=again]")
        expect(page.locator(".search-results > li")).to_have_count(7)


def test_results_lead_into_the_readers_edition(context: BrowserContext, base: str) -> None:
    """The index holds the first edition's pages once; a search in another leads into that one."""
    page = context.new_page()
    page.goto(f"{base}ar/search/?q=Kovel")
    page.locator("#synoptic-search:not([aria-busy]) [data-ready]").wait_for(state="attached")
    links = [str(link.get_attribute("href")) for link in page.locator(".search-results h2 a").all()]
    assert links
    assert all(link.startswith(f"{base}ar/") for link in links)
    assert len(set(links)) == len(links)
    assert page.goto(links[0]).ok  # type: ignore[union-attr]
