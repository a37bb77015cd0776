"""What stays at an address: corrections, tombstones, the list of changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import html

from generator import rendering
from generator.model import Corpus, Correction, Former, Rights, Withdrawal
from tests.rendering.corpus import corpus, document

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

CORRECTED = (
    Correction(date="2031-05-04", note="The <b>first</b> thing."),
    Correction(date="2031-05-06", note="The second thing."),
)


def pages(made: Corpus) -> dict[str, str]:
    """Every page by path, decoded."""
    return {one.path: one.content.decode() for one in rendering.render(made, (), TEMPLATES)}


def shown(page: str) -> html.HtmlElement:
    """The page's body, which is HTML already."""
    return html.document_fromstring(page.removeprefix("---\n").partition("\n---\n")[2])


def text_of(element: html.HtmlElement) -> str:
    """The text content as a browser has it."""
    return " ".join("".join(element.itertext()).split())


def test_corrections_stand_on_the_page_newest_first() -> None:
    """With their days, as plain text, on documents, incidents and occasions."""
    made = corpus()
    registry = replace(
        made.registry,
        incidents=tuple(replace(one, corrections=CORRECTED) for one in made.registry.incidents),
        occasions=tuple(replace(one, corrections=CORRECTED) for one in made.registry.occasions),
    )
    documents = tuple(
        replace(one, source=replace(one.source, corrections=CORRECTED)) for one in made.documents
    )
    found = pages(replace(made, registry=registry, documents=documents))
    places = [
        f"documents/{made.documents[0].id}.md",
        f"incidents/{registry.incidents[0].id}.md",
        f"occasions/{registry.occasions[0].id}.md",
    ]
    for path in places:
        items = shown(found[path]).xpath("//section[@class='corrections']//li")
        assert [text_of(item) for item in items] == [
            "6 May 2031: The second thing.",
            "4 May 2031: The <b>first</b> thing.",
        ], path
    assert "updated: '2031-05-06'" in found[places[0]]
    assert "The second thing." in found["changes/index.md"]


def test_a_record_and_the_ledger_give_one_tombstone() -> None:
    """When and why are said alike; a withdrawn record that says neither admits it."""
    gone = document("gone", "T\nText.")
    told = Withdrawal(date="2031-05-04", reason="Its author asked.")
    by_record = replace(gone, source=replace(gone.source, rights=Rights.WITHDRAWN, withdrawn=told))
    former = (Former(address="documents/lost", date="2031-05-04", why="Its author asked."),)
    found = pages(replace(corpus(by_record), former=former))
    facts = [
        [text_of(item) for item in shown(found[f"documents/{name}.md"]).iter("dd")]
        for name in ("gone", "lost")
    ]
    assert facts[0] == facts[1] == ["4 May 2031", "Its author asked."]
    silent = replace(gone, source=replace(gone.source, rights=Rights.WITHDRAWN))
    page = pages(corpus(silent))["documents/gone.md"]
    assert [text_of(item) for item in shown(page).iter("dd")] == ["not recorded", "not recorded"]
    assert "policy/" not in page, "no policy was written here"
