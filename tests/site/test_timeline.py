"""The timeline as readers use it: drawn, moved, zoomed and filtered, by hand, key and address."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from generator.model import Corpus, Output
from generator.rendering.tongues import Tongue
from generator.site import hosting
from tests.rendering.corpus import REGISTRY, traced
from tests.site.pictures import served
from tests.site.timelines import MANY, incident, opened, pages, shown, told

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture(scope="module")
def base(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Three timelines on one site: a small one, the same in Arabic, and a very large one."""
    folder = tmp_path_factory.mktemp("timelines")
    tree = folder / "tree"
    many = tuple(incident(number) for number in range(MANY // 10))
    large = Corpus(
        registry=replace(REGISTRY, incidents=many, occasions=()),
        documents=(), links=(), utterances=(),
    )  # fmt: skip
    small = replace(large, registry=replace(large.registry, incidents=many[:3]))
    pages(traced(small), tree, root, "small", None)
    pages(traced(small), tree, root, "arabic", Tongue(tag="ar", prefix="ar/"))
    pages(traced(large), tree, root, "large", None)
    for output in (Output(path="index.md", content=b"# Home\n"),):
        (tree / output.path).write_bytes(output.content)
    hosting.render(tree, folder / "site", config=root / "mkdocs.yml", private=False)
    with served(folder / "site") as address:
        yield f"{address}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window whose page may not fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, has_touch=True)
    context.set_default_timeout(15_000)
    made = context.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    yield made
    context.close()
    assert not errors


def test_without_a_script_the_list_is_all_there_is(base: str, browser: Browser) -> None:
    """Without JavaScript nothing of the drawing is shown, and every entry stands in the list."""
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{base}small/timeline/")
    assert len(shown(bare)) == 30
    assert bare.locator(".tl-draw").inner_text() == ""
    context.close()


def test_filters_work_on_drawing_list_and_address(base: str, page: Page) -> None:
    """A filter leaves the same entries in both and stands in the address; back takes it away."""
    opened(page, f"{base}small/timeline/")
    everything = shown(page)
    page.select_option("select[name=kind]", "answering")
    page.wait_for_url("**/timeline/?kind=answering")
    assert len(shown(page)) == 15
    page.wait_for_function(
        "() => document.querySelector('.tl-count').textContent.includes('15 of 30')"
    )
    assert all("Answer" in told or "Entries" in told for told in told(page))
    assert page.locator(".tl-lane").count() == 1
    page.reload()
    page.wait_for_selector(".tl-mark[aria-label]")
    assert len(shown(page)) == 15
    page.go_back()
    page.wait_for_function("() => document.querySelector('select[name=kind]').value === ''")
    assert shown(page) == everything


def test_lanes_are_what_the_reader_chooses(base: str, page: Page) -> None:
    """By sides, by speakers, by incidents: each lane bears its name, and the address says so."""
    opened(page, f"{base}small/timeline/?lanes=incident")
    assert set(page.locator(".tl-lane-name").all_inner_texts()) == {
        f"The case of pier {number}" for number in range(3)
    }
    page.select_option("select[name=lanes]", "speaker")
    page.wait_for_url("**/timeline/?lanes=speaker")
    assert set(page.locator(".tl-lane-name").all_inner_texts()) == {"Anna Kovel", "Graustark"}


def test_an_unknown_day_is_a_bar_and_no_hour_is_invented(base: str, page: Page) -> None:
    """Looked at closely, a day is a bar of a day's length, and a choice of days one that fades."""
    opened(page, f"{base}small/timeline/?from=2015-01-14&to=2015-01-18")
    width = page.locator(".tl-scroll").evaluate("(one) => one.clientWidth")
    box = page.get_by_role("button", name="14 January 2015").bounding_box()
    assert box is not None
    assert box["width"] == pytest.approx(width / 4, rel=0.02)
    doubt = page.get_by_role("button", name="between 17 and 25 January 2015")
    box = doubt.bounding_box()
    assert box is not None
    assert box["width"] == pytest.approx(9 * width / 4, rel=0.02)
    assert "tl-doubt" in (doubt.get_attribute("class") or "")


def test_keys_move_zoom_and_open(base: str, page: Page) -> None:
    """Plus zooms, arrows move, End goes to the last entry, Enter opens it, Escape goes back."""
    opened(page, f"{base}small/timeline/")
    page.locator(".tl-scroll").focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.wait_for_url("**from=**")
    seen = page.locator(".tl-range").inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "(was) => document.querySelector('.tl-range').textContent !== was", arg=seen
    )
    page.keyboard.press("End")
    page.wait_for_selector(".tl-mark:focus[aria-label]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tl-detail h2:focus")
    detail = page.locator(".tl-detail")
    assert "Anna Kovel" in detail.inner_text()
    assert detail.locator("a[href*='incidents/']").count() >= 1
    page.keyboard.press("Escape")
    assert detail.is_hidden()
    assert page.evaluate("document.activeElement.classList.contains('tl-mark')")


def test_tab_goes_through_what_is_seen_in_the_order_of_time(base: str, page: Page) -> None:
    """From the drawing Tab meets each mark that is seen, from left to right, and then leaves."""
    opened(page, f"{base}small/timeline/?from=2015-01-01&to=2015-02-02")
    page.locator(".tl-scroll").focus()
    lefts = []
    for _ in range(page.locator(".tl-mark[tabindex='0']").count()):
        page.keyboard.press("Tab")
        lefts.append(page.evaluate("document.activeElement.getBoundingClientRect().x"))
        assert page.evaluate("document.activeElement.classList.contains('tl-mark')")
    assert all(a <= b for a, b in itertools.pairwise(lefts))
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.classList.contains('tl-mark')")


def test_many_entries_are_few_marks(base: str, page: Page) -> None:
    """Of 2,000 entries only what is seen is written, and all are counted: none is lost."""
    opened(page, f"{base}large/timeline/")
    marks = page.locator(".tl-mark")
    assert marks.count() < 400
    script = "(all) => all.reduce((sum, one) => sum + one.mark.entries.length, 0)"
    assert marks.evaluate_all(script) == MANY
    assert page.locator(".tl-near li.tl").count() == 40


def test_zooming_two_thousand_entries_does_little(base: str, page: Page) -> None:
    """A step of the wheel lets the browser compute places once, and makes hardly an element: what
    was written is used again. Counted, not timed, so it says the same on a busy machine.
    """
    page.add_init_script("""
        const make = document.createElement.bind(document);
        window.made = 0;
        document.createElement = (...what) => { window.made += 1; return make(...what); };
    """)
    opened(page, f"{base}large/timeline/")
    script = """async () => {
        const box = document.querySelector(".tl-scroll");
        const { x, width } = box.getBoundingClientRect();
        for (let step = 0; step < 40; step += 1) {
            box.dispatchEvent(new WheelEvent("wheel", {
                ctrlKey: true, deltaY: step < 20 ? -60 : 60, clientX: x + width / 2,
                cancelable: true,
            }));
            await new Promise((done) => requestAnimationFrame(() => done()));
        }
    }"""
    page.evaluate(script)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")

    def layouts() -> float:
        found = devtools.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in found if one["name"] == "LayoutCount")

    before, made = layouts(), page.evaluate("window.made")
    page.evaluate(script)
    assert layouts() - before <= 40 + 10  # more where it rests between two steps
    assert page.evaluate("window.made") - made <= 40 * 60
    assert page.locator(".tl-mark").count() < 400


def test_zoom_goes_from_years_to_hours(base: str, page: Page) -> None:
    """By keys alone, from an axis of years to one of hours, where one day fills the drawing."""
    opened(page, f"{base}large/timeline/")
    assert "2020" in page.locator(".tl-tick").all_inner_texts()
    page.locator(".tl-scroll").focus()
    for _ in range(16):
        page.keyboard.press("+")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.tl-tick')].some((one) => one.innerText === '12:00')"
    )
    page.keyboard.press("0")
    page.wait_for_function("() => !location.search.includes('from=')")
    assert "2020" in page.locator(".tl-tick").all_inner_texts()


def _fingers(page: Page) -> Callable[..., None]:
    """What sends a touch with fingers at some points."""
    devtools = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(points)]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    return touch


def test_one_finger_moves_and_two_zoom(base: str, page: Page) -> None:
    """A finger that draws to the left goes on in time; two that part look closer, at what is
    between them.
    """
    opened(page, f"{base}small/timeline/?from=2015-01-09&to=2015-01-25")
    box = page.locator(".tl-scroll").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 30
    seen = "() => document.querySelector('.tl-scroll').scrollWidth"
    wide = page.evaluate(seen)
    touch = _fingers(page)
    touch("touchStart", (x - 40, y), (x + 40, y))
    for step in range(1, 9):
        touch("touchMove", (x - 40 - 5 * step, y), (x + 40 + 5 * step, y))
    touch("touchEnd")
    page.wait_for_function(f"(was) => ({seen})() > 1.9 * was", arg=wide)
    page.wait_for_url("**from=2015-01-13**to=2015-01-21**")
    left = page.locator(".tl-scroll").evaluate("(one) => one.scrollLeft")
    touch("touchStart", (x + 200, y))
    for step in range(1, 9):
        touch("touchMove", (x + 200 - 50 * step, y))
    touch("touchEnd")
    page.wait_for_function(
        "(was) => document.querySelector('.tl-scroll').scrollLeft > was + 200", arg=left
    )


@pytest.mark.parametrize(("place", "on"), [("small", "right"), ("arabic", "left")])
def test_an_open_end_fades_where_it_is_open(base: str, page: Page, place: str, on: str) -> None:
    """What has no known end fades towards later, whichever way that is; its beginning does not."""

    def opening(route: Route) -> None:
        data = route.fetch().json()
        last = data["columns"]["dates"].index("last")
        data["dates"] = [[*row[:last], None, *row[last + 1 :]] for row in data["dates"]]
        route.fulfill(json=data)

    page.route("**/events.json", opening)
    opened(page, f"{base}{place}/timeline/")
    shape = page.locator(".tl-open-end .tl-shape").first
    mask = shape.evaluate("(one) => getComputedStyle(one).maskImage")
    assert mask.startswith(f"linear-gradient(to {on}, rgb(0, 0, 0) 60%, rgba(0, 0, 0, 0)")


def test_time_runs_as_the_edition_is_read(base: str, page: Page) -> None:
    """In Arabic the first entry stands at the right, and the left arrow goes on in time."""
    opened(page, f"{base}arabic/timeline/?from=2015-01-01&to=2015-02-02")
    boxes = page.locator(".tl-mark[tabindex='0']").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().right)"
    )
    assert all(a >= b - 0.5 for a, b in itertools.pairwise(boxes))
    page.locator(".tl-scroll").focus()
    first = page.url
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("(was) => location.href !== was", arg=first)
    assert "from=2015-01-09" in page.url


def test_the_drawing_is_accessible_and_stays_off_paper(base: str, page: Page) -> None:
    """Axe finds nothing, with an entry open, in the dark and on a phone; print has the list."""
    opened(page, f"{base}small/timeline/")
    page.locator(".tl-mark").first.click()
    axe = Axe()
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 390)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 844})
        found = axe.run(page)
        assert not found.violations_count, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="print")
    assert page.locator(".tl-draw").is_hidden()
    assert page.locator("#tl-list").is_visible()
