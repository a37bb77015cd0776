"""Atom feeds: what changed, by the records' own days."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from generator import exporting, news
from generator.model import (
    Corpus,
    Correction,
    Document,
    Evidence,
    Former,
    Incident,
    IncidentId,
    Link,
    LinkConfidence,
    LinkKind,
    PlaceId,
    Registry,
    Rights,
    Withdrawal,
)
from tests.invented import building

NS = {"a": "http://www.w3.org/2005/Atom"}
INCIDENT = Incident(
    id=IncidentId("2031-03-01-harbour"),
    title="The harbour",
    summary="It stopped.",
    occurred=None,
    attributed="2031-03-01",
    accused=(PlaceId("ruritania"),),
    corrections=(Correction(date="2031-03-09", note="It was the 1st, not the 2nd."),),
)


def report(key: str, **source: object) -> Document:
    """A report with what its record says."""
    title = building.inferred(f"{key} & <sons>\x07")
    made = building.document(key, "Words.", language="ru", date=None, title=title)
    return replace(made, source=replace(made.source, **source))  # type: ignore[arg-type]


def corpus() -> Corpus:
    """One document of each kind of day, one withdrawn, one address that only the ledger has."""
    documents = (
        report("added", added="2031-03-05", retrieved="2031-03-01"),
        report("retrieved", retrieved="2031-03-04"),
        report("published", published="2031-03-03", retrieved="2031-03"),
        report("undated", published="2031-03-03/2031-03-04"),
        report(
            "corrected",
            added="2031-03-02",
            corrections=(
                Correction(date="2031-03-06", note="One."),
                Correction(date="2031-03-06", note="Two."),
            ),
        ),
        report(
            "gone",
            rights=Rights.WITHDRAWN,
            added="2031-03-01",
            withdrawn=Withdrawal(date="2031-03-07", reason="They asked."),
        ),
    )
    link = Link(
        source="added",
        target=INCIDENT.id,
        kind=LinkKind.CONCERNS,
        confidence=LinkConfidence.PROBABLE,
        evidence=(Evidence(method="subject", note="it does"),),
    )
    loose = replace(link, source="retrieved", confidence=LinkConfidence.SUGGESTED)
    return Corpus(
        registry=Registry(incidents=(INCIDENT,)),
        documents=documents,
        links=(link, loose),
        former=(Former(address="documents/lost", date="2031-03-08", why="A forgery."),),
    )


def feed(path: str) -> etree._Element:
    """One feed, read as XML."""
    files = {one.path: one.content for one in exporting.export(corpus())}
    return etree.fromstring(files[path])


def test_changes_come_newest_first_by_the_records_days() -> None:
    """Added, else retrieved, else published where it is a whole day; no day, no entry."""
    found = [(one.date, one.kind, one.address) for one in news.changes(corpus())]
    assert found == [
        ("2031-03-09", "corrected", "incidents/2031-03-01-harbour"),
        ("2031-03-08", "withdrawn", "documents/lost"),
        ("2031-03-07", "withdrawn", "documents/gone"),
        ("2031-03-06", "corrected", "documents/corrected"),
        ("2031-03-06", "corrected", "documents/corrected"),
        ("2031-03-05", "added", "documents/added"),
        ("2031-03-04", "added", "documents/retrieved"),
        ("2031-03-03", "added", "documents/published"),
        ("2031-03-02", "added", "documents/corrected"),
    ]


def test_a_feed_has_what_atom_asks_for() -> None:
    """Ids that differ and stay, days in full, an author, links that lead to pages, plain titles."""
    root = feed("changes/feed.atom")
    assert root.findtext("a:updated", namespaces=NS) == "2031-03-09T00:00:00Z"
    assert root.findtext("a:author/a:name", namespaces=NS)
    ids = [one.text for one in root.iterfind(".//a:id", NS)]
    assert len(ids) == 10
    assert len(set(ids)) == len(ids), "two corrections of one day are two entries"
    assert all((one or "").startswith("urn:uuid:") for one in ids)
    (added,) = (
        one
        for one in root.iterfind("a:entry", NS)
        if one.find("a:link", NS).get("href") == "../documents/added/"  # type: ignore[union-attr]
    )
    title = added.find("a:title", NS)
    assert title is not None
    assert title.text == "added & <sons>"
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"
    assert etree.tostring(root) == etree.tostring(feed("changes/feed.atom"))


def test_an_incident_has_its_own_feed() -> None:
    """With what concerns it as more than a suggestion."""
    links = feed("incidents/2031-03-01-harbour.atom").iterfind("a:entry/a:link", NS)
    assert [one.get("href") for one in links] == [
        "../incidents/2031-03-01-harbour/",
        "../documents/added/",
    ]


def test_a_withdrawn_document_is_fed_without_its_title() -> None:
    """Nor does the entry that told of its adding stay."""
    text = etree.tostring(feed("changes/feed.atom"), encoding="unicode")
    assert "gone &amp;" not in text
    assert "They asked." in text
