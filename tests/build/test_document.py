"""One document's road: what a maintainer wrote wins, and what was inferred stays behind it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from generator.document import process
from generator.errors import UnreadableError
from generator.model import (
    Agent,
    AgentId,
    Confidence,
    Derivation,
    DocumentId,
    NameForm,
    Outlet,
    OutletId,
    Overrides,
    Registry,
    Rights,
    Source,
    StatementOverride,
)

TEXT = """Ruritania denies the harbour raid

Anna Kovel said on 4 March 2031 that Ruritania had nothing to do with the raid on the harbour.

“Our ships were at home that night,” Kovel told reporters.
"""
KOVEL = Agent(
    id=AgentId("anna-kovel"),
    kind="person",
    name="Anna Kovel",
    names=(NameForm(language="en", form="Anna Kovel"), NameForm(language="en", form="Kovel")),
    gender="f",
)
OTHER = Agent(id=AgentId("boris-tarn"), kind="person", name="Boris Tarn")
REGISTRY = Registry(agents=(KOVEL, OTHER))


def source(text: str = TEXT, **changes: object) -> Source:
    """A record for ``text``."""
    plain = Source(
        id=DocumentId("harbour"),
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        rights=Rights.FULL,
        file="harbour.txt",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_a_plain_report_is_read() -> None:
    """Title, language, day, speaker and quotation come out of a report that says them outright."""
    document = process(source(), TEXT.encode(), REGISTRY)
    assert document.language.value == "en"
    assert document.title.value == "Ruritania denies the harbour raid"
    assert document.date.edtf == "2031-03-04"
    assert document.main_speaker.value is not None
    assert document.main_speaker.value.key == "anna-kovel"
    quotes = [entry.text for entry in document.statements if entry.mode.value == "direct"]
    assert quotes == ["“Our ships were at home that night,”"]
    assert not document.date.by_hand


def test_what_a_maintainer_wrote_wins() -> None:
    """Each override replaces the inferred value, is marked, and keeps the evidence behind it."""
    first = process(source(), TEXT.encode(), REGISTRY).statements[0]
    decided = Overrides(
        title="Another title",
        language="fr",
        date="2031-03-05",
        main_speaker=AgentId("boris-tarn"),
        speakers=(AgentId("boris-tarn"),),
        statements=(StatementOverride(id=first.id, speaker=AgentId("boris-tarn"), withheld=True),),
    )
    document = process(source(overrides=decided), TEXT.encode(), REGISTRY)
    for value in (document.title, document.language, document.main_speaker):
        assert value.by_hand
        assert value.confidence is Confidence.CERTAIN
        assert value.evidence[0].method == "maintainer"
    assert document.title.value == "Another title"
    assert (document.date.edtf, document.date.by_hand) == ("2031-03-05", True)
    assert document.date.candidates
    assert [speaker.key for speaker in document.speakers] == ["boris-tarn"]


def test_a_decision_on_one_statement_reaches_it_alone() -> None:
    """A statement's override changes that statement and no other."""
    before = process(source(), TEXT.encode(), REGISTRY).statements
    wanted = StatementOverride(id=before[0].id, speaker=AgentId("boris-tarn"), differs="in tone")
    after = process(
        source(overrides=Overrides(statements=(wanted,))), TEXT.encode(), REGISTRY
    ).statements
    assert after[0].speaker.value is not None
    assert after[0].speaker.value.key == "boris-tarn"
    assert after[0].speaker.by_hand
    assert after[0].differs == "in tone"
    assert after[1:] == before[1:]


def test_reading_is_a_pure_function() -> None:
    """The same input gives the same value, and what stands in the text is never changed."""
    one = process(source(), TEXT.encode(), REGISTRY)
    assert one == process(source(), TEXT.encode(), REGISTRY)
    assert one.text == TEXT
    for entry in one.statements:
        assert entry.text == " ".join(span.of(TEXT) for span in entry.spans)


def test_a_withdrawn_document_needs_no_text() -> None:
    """A tombstone can stand without its source; any other document without text is refused."""
    gone = process(source("", rights=Rights.WITHDRAWN), b"", REGISTRY)
    assert gone.text == ""
    assert not gone.statements
    with pytest.raises(UnreadableError):
        process(source(""), b"", REGISTRY)


GARBLED = """Ruritania on the ferries of the valley

The ministry of Ruritania said on 4 March 2031 that the ferry would never come back to the valley. .

Nobody who lives there can paint the river of the whole kingdom alone. Themselves. The bridge stays.

"""


@pytest.mark.parametrize(
    ("ending", "tongues", "value", "sure"),
    [
        ("", ("de",), True, Confidence.UNCERTAIN),
        ("Source: Valley Wire", ("de", "en"), True, Confidence.UNCERTAIN),
        ("Source: Valley Wire", (), True, Confidence.UNCERTAIN),
        ("Source: Valley Wire", ("de", "zh-Hans"), True, Confidence.PROBABLE),
    ],
)
def test_garbled_wording_makes_a_machine_possible(
    ending: str, tongues: tuple[str, ...], sure: Confidence, *, value: bool
) -> None:
    """Signs alone leave it uncertain; a credit of an outlet in other languages adds to them."""
    wire = Outlet(id=OutletId("wire"), name="Valley Wire", kind="agency", languages=tongues)
    text = GARBLED + ending
    document = process(source(text), text.encode(), Registry(outlets=(wire,)))
    machine = document.machine_translated
    assert (machine.value, machine.confidence) == (value, sure)
    assert [one.method for one in machine.evidence][:2] == ["garbled", "garbled"]


def test_the_record_decides_over_garbled_wording() -> None:
    """A maintainer who knows that people translated it is right."""
    record = source(GARBLED, derived_from=Derivation(kind="translation", machine=False))
    machine = process(record, GARBLED.encode(), REGISTRY).machine_translated
    assert (machine.value, machine.by_hand) == (False, True)


def test_the_address_in_the_record_tells_the_outlet() -> None:
    """A page that names nobody stood at its outlet's own address; what the page says goes first."""
    outlets = (
        Outlet(id=OutletId("post"), name="Post", kind="site", domains=("post.example",)),
        Outlet(id=OutletId("herald"), name="Zenda Herald", kind="site"),
    )
    registry = Registry(outlets=outlets)
    where = replace(source(), url="https://news.post.example/1")
    found = process(where, TEXT.encode(), registry).outlet
    assert (found.value, found.confidence, found.by_hand) == ("post", Confidence.CERTAIN, False)
    page = '<meta property="og:site_name" content="Zenda Herald"><p>The harbour stood still.</p>'
    html = replace(where, media_type="text/html")
    assert process(html, page.encode(), registry).outlet.value == "herald"
