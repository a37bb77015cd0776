"""What each state of rights leaves in the corpus that everything is written from."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator import build, rights
from generator.build import Plan, Reading
from generator.model import (
    Corpus,
    Evidence,
    Link,
    LinkConfidence,
    LinkKind,
    Registry,
    Rights,
    Span,
)
from generator.saying import listed, say
from tests.invented import building
from tests.rights import states


def read(folder: Path, work: Path, day: str = states.DAY, *, drafts: bool = False) -> Reading:
    """The publication as it is read on a day."""
    when = datetime.date.fromisoformat(day)
    return build.read(Plan(content=folder, work=work, day=when, drafts=drafts))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented publication."""
    return states.write(tmp_path_factory.mktemp("states"))


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where its documents are kept once read."""
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def corpus(folder: Path, work: Path) -> Corpus:
    """What was read, before anything is taken out."""
    reading = read(folder, work)
    assert not reading.problems.fatal, list(reading.problems)
    return reading.corpus


def test_no_hidden_word_is_left_in_any_value(corpus: Corpus) -> None:
    """Texts, statements, reasons, differences: no value of the opened corpus holds one."""
    told = repr(rights.opened(corpus))
    assert [word for word in states.hidden() if word in told] == []
    assert [word for word in states.open_ones() if word not in told] == []


def test_without_the_mask_they_would_be_there(corpus: Corpus) -> None:
    """The reasons that hold a document to others do quote what must not be quoted."""
    told = repr(corpus)
    for word in ("excerptsecond", "excerptlead", "excerptcue", "heldsecond"):
        assert f"zq{word}" in told
    for state in ("withdrawn", "embargo", "draft"):
        assert f"zq{state}" not in told, "never read, so it can't be derived from"


def test_reasons_that_quote_hidden_words_leave_them_out() -> None:
    """A link's reason with words of an excerpt has an ellipsis for them; the rest of it stands."""
    text = "A headline\n“The zqsecret word,” she said."
    one = building.document("one", text, language="en", date=None, rights=Rights.EXCERPT)
    note = say("shares {words}", words=listed(["the zqsecret word", "two figures"]))
    link = Link(
        source="one",
        target="two",
        kind=LinkKind.COPIES,
        confidence=LinkConfidence.PROBABLE,
        evidence=(Evidence(method="passage", note=note),),
    )
    opened = rights.opened(Corpus(registry=Registry(), documents=(one,), links=(link,)))
    assert opened.links[0].evidence[0].note == "shares …, two figures"


def test_a_title_that_holds_withheld_words_is_not_told() -> None:
    """Neither as the document's own, nor in the reasons of what rests on it."""
    text = "“The zqsecret word,” says Kovel\nNothing else."
    said = building.statement("s-aaaaaaaa", "one", text, "The zqsecret word", None, withheld=True)
    title = text.partition("\n")[0]
    one = building.document(
        "one",
        text,
        language="en",
        date=None,
        statements=(said,),
        title=building.inferred(title),
        title_span=Span(start=0, end=len(title)),
    )
    link = Link(
        source="two",
        target="incident",
        kind=LinkKind.CONCERNS,
        confidence=LinkConfidence.SUGGESTED,
        evidence=(Evidence(method="wording", note=say("wording shared with {it}", it=title)),),
    )
    opened = rights.opened(Corpus(registry=Registry(), documents=(one,), links=(link,)))
    assert "zqsecret" not in repr(opened)
    assert opened.documents[0].title.value is None


def test_opening_twice_changes_nothing(corpus: Corpus) -> None:
    """What is left of an excerpt is within its cap when it is counted again."""
    once = rights.opened(corpus)
    assert rights.opened(once) == once
    for document, masked in zip(corpus.documents, once.documents, strict=True):
        shown = {entry.id for entry in rights.shown_statements(document)}
        assert {entry.id for entry in rights.shown_statements(masked)} == shown
        assert len(masked.text) == len(document.text), "spans stay true"


def test_an_embargo_ends_on_its_day(folder: Path, work: Path) -> None:
    """The day before it is absent, on the day it is there; without a day nothing under one is."""
    ids = {
        day: {document.id for document in read(folder, work, day).corpus.documents}
        for day in ("2031-05-31", "2031-06-01")
    }
    assert "embargo" not in ids["2031-05-31"]
    assert "embargo" in ids["2031-06-01"]
    never = build.read(Plan(content=folder, work=work))
    assert "embargo" not in {document.id for document in never.corpus.documents}
    assert never.loaded.waiting == ("documents/draft", "documents/embargo")


def test_a_preview_takes_in_what_waits_and_says_so(folder: Path, work: Path) -> None:
    """Drafts and what is under embargo are there, marked; the ledger never counts them."""
    reading = read(folder, work, drafts=True)
    waiting = {one.id for one in reading.corpus.documents if one.source.unpublished}
    assert waiting == {"draft", "embargo"}
    assert not any(
        address.startswith(("documents/draft", "documents/embargo"))
        for address in reading.here.addresses
    )


def test_what_refers_to_what_waits_stands_without_it(tmp_path: Path) -> None:
    """An incident that waits takes its links and its occasions' references with it, no error."""
    content = states.write(tmp_path / "content", {"full": states.STATES["full"]})
    incident = content / "incidents" / "2031-04-01-harbour.yml"
    incident.write_text(incident.read_text("utf-8") + "embargo: 2031-06-01\n", encoding="utf-8")
    record = content / "documents" / "full.yml"
    chosen = "overrides: {incidents: [2031-04-01-harbour]}\n"
    record.write_text(record.read_text("utf-8") + chosen, encoding="utf-8")
    reading = read(content, tmp_path / "work")
    assert not reading.problems.fatal, list(reading.problems)
    assert "2031-04-01-harbour" not in repr(reading.corpus)
    assert "2031-04-01-harbour" in repr(read(content, tmp_path / "work", "2031-06-01").corpus)
