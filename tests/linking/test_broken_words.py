"""Documents whose lines break words are linked as the same documents with their words whole."""

from __future__ import annotations

from generator import linking
from generator.model import Document, Evidence, Link
from tests.invented.breaking import BREAK, broken, mended
from tests.linking import reports, world


def _told(found: tuple[Link, ...], documents: tuple[Document, ...]) -> list[object]:
    texts = {document.id: document.text for document in documents}
    homes = {one.id: document.id for document in documents for one in document.statements}

    def words(link: Link, evidence: Evidence) -> str:
        home = homes.get(link.source, link.source)  # type: ignore[call-overload]
        return mended(evidence.span.of(texts[home])) if evidence.span else ""

    return [
        (
            link.source,
            link.target,
            link.kind,
            link.confidence,
            [(each.method, each.note, words(link, each)) for each in link.evidence],
        )
        for link in found
    ]


def test_broken_words_change_no_link() -> None:
    """Links, what they rest on and the words that it points at are the same."""
    german = (
        "Die Regierungssprecherin erinnerte an den Einbruch ins Hafenregister."
        f" {reports.DENIAL}, sagte Anna Kovel am Dienstag zu den Journalisten aus Graustark."
    )
    russian = (
        f"Представительница министерства ответила на обвинения Граустарка. {reports.DENIAL},"
        " Anna Kovel сказала журналистам."
    )
    texts = (reports.HARBOUR_TEXT, german, russian)
    whole = tuple(reports.report(f"d{at}", text) for at, text in enumerate(texts))
    parted = tuple(broken(document, every=1) for document in whole)
    assert all(BREAK in document.text for document in parted)
    found = linking.link(whole, world.REGISTRY)
    assert found
    assert _told(linking.link(parted, world.REGISTRY), parted) == _told(found, whole)


def test_a_copy_with_broken_words_is_a_copy() -> None:
    """The same wording is found again in narrower columns."""
    told = " ".join(
        f"The harbourmaster of district number {word} explained the unfortunate circumstances of"
        f" the disappearance to representatives of the {word} administration yesterday evening."
        for word in ("northern", "southern", "eastern", "western", "central", "outermost")
    )
    one = reports.report("one", f"{told}\n{reports.DENIAL}, Anna Kovel told reporters.")
    two = reports.report("two", f"{told}\n{reports.DENIAL}, Anna Kovel told reporters.")
    found = linking.link((one, two), world.REGISTRY)
    assert any(link.kind.derives for link in found)
    parted = broken(two, every=1)
    assert _told(linking.link((one, parted), world.REGISTRY), (one, parted)) == _told(
        found, (one, two)
    )
