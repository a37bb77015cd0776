"""A document's page in a browser: statements by their addresses, and what is copied of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator import exporting, rendering
from generator.model import Confidence, Document, Mode, Output, Rights, Span, Statement
from generator.site import hosting
from tests.rendering.corpus import corpus, document, statement
from tests.site.pictures import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

SPLIT = "“We closed *no* harbour,” said Kovel, “and we <never> will.”"
TOLD = "Kovel added that the port was safe."
HELD = "“This is not to be shown.”"
TEXT = f"A morning in Strelsau\n{SPLIT}\n{TOLD} She went on: {HELD}\nThe end."
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
ON, TOLD_ID, HELD_ID = "s-split222", "s-told2222", "s-held2222"


def _split(name: str) -> Statement:
    """Words around "said Kovel", as two spans."""
    whole = statement(ON, name, TEXT, "“We closed *no* harbour,”")
    second = "“and we <never> will.”"
    start = TEXT.index(second)
    spans = (*whole.spans, Span(start=start, end=start + len(second)))
    return replace(whole, spans=spans, text=" ".join(span.of(TEXT) for span in spans))


def _documents() -> tuple[Document, ...]:
    made = document(
        "split",
        TEXT,
        statements=(
            _split("split"),
            statement(TOLD_ID, "split", TEXT, TOLD, Mode.REPORTED),
            statement(HELD_ID, "split", TEXT, HELD, held=True),
        ),
    )
    date = replace(made.date, confidence=Confidence.PROBABLE)
    long = TEXT + "\n" + "Filler follows. " * 400
    short = document(
        "short", long, rights=Rights.EXCERPT,
        statements=(
            statement("s-open2222", "short", long, TOLD, Mode.REPORTED),
            statement("s-shut2222", "short", long, HELD, held=True),
        ),
    )  # fmt: skip
    gone = replace(made, id="gone", statements=())
    gone = replace(gone, source=replace(gone.source, id="gone", rights=Rights.WITHDRAWN))
    return (replace(made, date=date), short, gone)


@pytest.fixture(scope="module")
def base(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented corpus as pages behind a web server, without a search index."""
    folder = tmp_path_factory.mktemp("document")
    made = corpus(*_documents())
    ours = tuple(
        Output(path=f"{name}.md", content=f"# {name.capitalize()}\n\nOur words.\n".encode())
        for name in ("about", "method")
    )
    for item in (*rendering.render(made, ours, root / "templates"), *exporting.export(made)):
        target = folder / "tree" / item.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(item.content)
    found = hosting.render(
        folder / "tree", folder / "site", config=root / "mkdocs.yml", private=False
    )
    assert not found.fatal, [str(problem) for problem in found]
    with served(folder / "site") as address:
        yield f"{address}/"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One window that may use the clipboard."""
    context = browser.new_context(
        viewport=WIDE, permissions=["clipboard-read", "clipboard-write"], color_scheme="light"
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def visit(page: Page, address: str) -> None:
    """Open an address as if it were followed from elsewhere."""
    page.goto("about:blank")
    page.goto(address)


def copied(page: Page, name: str, button: str) -> str:
    """What a button of a statement's note puts on the clipboard."""
    note = page.locator(f".note[data-for={name}]")
    note.get_by_role("button", name=button, exact=True).click()
    note.get_by_role("status").filter(has_text="Copied").wait_for()
    found: str = page.evaluate("navigator.clipboard.readText()")
    return found


def test_an_address_shows_its_statement(base: str, page: Page) -> None:
    """All pieces of a split statement are marked, its note is open, and focus is on it."""
    visit(page, f"{base}documents/split/#{ON}")
    assert page.locator(".st-selected").all_inner_texts() == [
        "“We closed *no* harbour,”",
        "“and we <never> will.”",
    ]
    assert page.evaluate("document.activeElement.id") == ON
    assert page.locator(f".note[data-for={ON}] .more").get_attribute("open") is not None
    assert page.locator(f"#{ON}").bounding_box()["y"] < WIDE["height"]  # type: ignore[index]


def test_back_leads_to_the_statement_before(base: str, page: Page) -> None:
    """Following one address after another and going back moves the mark with it."""
    visit(page, f"{base}documents/split/#{ON}")
    page.locator(f".note[data-for={TOLD_ID}] .anchor").click()
    assert page.locator(".st-selected").all_inner_texts() == [TOLD]
    page.go_back()
    page.wait_for_function(f"document.querySelector('.st-selected')?.id === '{ON}'")
    assert page.url.endswith(f"#{ON}")


def test_a_click_on_words_chooses_them(base: str, page: Page) -> None:
    """The address becomes the statement's without a jump, and only it is marked."""
    visit(page, f"{base}documents/split/#{ON}")
    before = page.evaluate("scrollY")
    page.locator(f"#{TOLD_ID}").click()
    assert page.url.endswith(f"#{TOLD_ID}")
    assert page.evaluate("scrollY") == before
    assert page.locator(".st-selected").all_inner_texts() == [TOLD]


def test_an_address_that_leads_nowhere_says_so(base: str, page: Page) -> None:
    """A statement that is not there is told of, not passed over in silence."""
    visit(page, f"{base}documents/split/#s-nowhere2")
    assert page.get_by_text("is not in the document any more").is_visible()
    visit(page, f"{base}documents/split/#{ON}")
    assert page.get_by_text("is not in the document any more").is_hidden()


def test_a_quotation_takes_its_credit_along(base: str, page: Page) -> None:
    """Exact words, dots for what stands between; speaker and day are as sure as they are."""
    address = f"{base}documents/split/#{ON}"
    visit(page, f"{base}documents/split/?q=harbour#{ON}")
    assert copied(page, ON, "Copy link") == address
    text = copied(page, ON, "Copy quotation")
    words, _, credit = text.partition("\n")
    assert words == "“We closed *no* harbour,” … “and we <never> will.”"
    assert credit == (
        "— probably Anna Kovel (direct words), Strelsau Post, “A morning in Strelsau”, "
        f"probably 2 March 2031. {address}"
    )
    kinds = page.evaluate("navigator.clipboard.read().then((found) => found[0].types)")
    assert set(kinds) == {"text/plain", "text/html"}


def test_markdown_and_html_show_exactly_the_words(base: str, page: Page) -> None:
    """Signs that mean something in Markdown or HTML are escaped; the address is a link."""
    visit(page, f"{base}documents/split/#{ON}")
    marked = copied(page, ON, "as Markdown")
    assert marked.startswith(
        "> “We closed \\*no\\* harbour,” … “and we \\<never\\> will.”\n>\n> — "
    )
    assert marked.rstrip().endswith(f"<{base}documents/split/#{ON}>")
    shown = page.evaluate(
        """(text) => {
            const made = new DOMParser().parseFromString(text, "text/html");
            const quote = made.querySelector("blockquote");
            return [quote.textContent, quote.lang, quote.cite, made.querySelector("a").href];
        }""",
        copied(page, ON, "as HTML"),
    )
    words = "“We closed *no* harbour,” … “and we <never> will.”"
    assert shown == [words, "en", *[f"{base}documents/split/#{ON}"] * 2]


def test_reported_speech_is_not_copied_as_a_quotation(base: str, page: Page) -> None:
    """No marks are put around it, and the credit says whose wording it is."""
    visit(page, f"{base}documents/split/#{TOLD_ID}")
    text = copied(page, TOLD_ID, "Copy quotation")
    assert text.startswith(f"{TOLD}\n— probably Anna Kovel (reported speech, in the words of")


def test_withheld_words_can_only_be_linked(base: str, page: Page) -> None:
    """Text and note say that words are withheld; only the address can be copied."""
    for name, key in (("split", HELD_ID), ("short", "s-shut2222")):
        visit(page, f"{base}documents/{name}/#{key}")
        note = page.locator(f".note[data-for={key}]")
        assert note.get_by_text("words not shown").is_visible()
        assert note.locator(".tools button").all_inner_texts() == ["Copy link"]
        assert HELD not in page.content()
    notice = page.locator("#s-shut2222 .hidden-words.st-selected").bounding_box()
    before = page.locator("#s-open2222 .words").bounding_box()
    assert notice is not None
    assert before is not None
    assert (notice["x"], notice["y"] > before["y"]) == (before["x"], True), "below, in the column"
    visit(page, f"{base}documents/short/#s-open2222")
    assert copied(page, "s-open2222", "Copy quotation").startswith(f"{TOLD}\n— ")


def test_without_a_clipboard_the_old_way_copies(base: str, page: Page) -> None:
    """Where the page may not write, a selection is copied; where that fails too, text is shown."""
    visit(page, f"{base}documents/split/#{TOLD_ID}")
    page.evaluate("navigator.clipboard.writeText('before')")
    page.evaluate(
        """() => { for (const name of ["write", "writeText"])
            navigator.clipboard[name] = () => Promise.reject(new Error("no")); }"""
    )
    assert copied(page, TOLD_ID, "Copy quotation").startswith(TOLD)
    page.evaluate("document.execCommand = () => false")
    note = page.locator(f".note[data-for={TOLD_ID}]")
    note.get_by_role("button", name="Copy link").click()
    assert note.get_by_role("textbox").input_value().endswith(f"#{TOLD_ID}")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_copying_needs_no_mouse(base: str, page: Page) -> None:
    """From the note's fold, Tab leads to the buttons, and Enter copies."""
    visit(page, f"{base}documents/split/")
    note = page.locator(f".note[data-for={TOLD_ID}]")
    note.locator(".more > summary").focus()
    page.keyboard.press("Enter")
    note.get_by_role("button", name="Copy link").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    note.get_by_role("status").filter(has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{base}documents/split/#{TOLD_ID}"


def test_evidence_and_references_are_one_click_away(base: str, page: Page) -> None:
    """The day leads to how it is known, rejected days included; references are files."""
    visit(page, f"{base}documents/split/")
    page.locator(".meta a[href='#known-date']").click()
    row = page.locator("#known-date")
    assert row.is_visible()
    assert "a copyright line" in row.inner_text()
    visit(page, f"{base}documents/split/")
    page.locator("#cite > summary").click()
    page.get_by_role("button", name="Copy reference").click()
    page.locator("#cite [role=status]").filter(has_text="Copied").wait_for()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith("Strelsau Post, “A morning in Strelsau”, probably 2 March 2031")
    for link in page.locator("#cite .formats a, link[rel=alternate]").all():
        address = link.evaluate("(one) => one.href")
        assert page.request.get(address).ok, address


@pytest.mark.parametrize("name", ["split", "short", "gone"])
def test_every_state_of_a_document_is_accessible(base: str, page: Page, name: str) -> None:
    """Axe finds nothing, all unfolded and the buttons there; nothing is wider than a phone."""
    visit(page, f"{base}documents/{name}/#{ON}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.wait_for_timeout(50)
    assert page.locator(".tools").count() >= (1 if name != "gone" else 0)
    found = [Axe().run(page)]
    page.set_viewport_size(PHONE)
    found.append(Axe().run(page, options={"runOnly": ["target-size", "color-contrast"]}))
    narrow = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size(WIDE)
    reports = [one.generate_report() for one in found if one.violations_count]
    assert not reports, "\n".join(reports)
    assert narrow


def test_an_address_works_without_scripts(base: str, browser: Browser) -> None:
    """The browser itself marks the statement; on a phone its paragraph's notes stand open."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{base}documents/split/#{ON}")
    shade = "getComputedStyle(document.getElementById('{}')).backgroundColor"
    assert bare.locator(f"#{ON}:target").count() == 1
    assert bare.locator(f".note[data-for={ON}]").is_visible()
    assert bare.locator(f".note[data-for={TOLD_ID}]").is_hidden()
    assert bare.evaluate(shade.format(ON)) != bare.evaluate(shade.format(TOLD_ID))
    context.close()


def test_an_address_shows_all_of_a_statement_without_scripts(base: str, browser: Browser) -> None:
    """Both pieces around "said Kovel" stand out, and nothing of the statement that follows."""
    context = browser.new_context(viewport=WIDE, java_script_enabled=False, color_scheme="light")
    page = context.new_page()
    page.goto(f"{base}documents/split/#{ON}")
    shown = page.locator(".st").evaluate_all(
        "(all) => all.filter((one) => getComputedStyle(one).boxShadow !== 'none')"
        ".map((one) => one.textContent)"
    )
    context.close()
    assert shown == ["“We closed *no* harbour,”", "“and we <never> will.”"]
