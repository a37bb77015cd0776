"""How many of some reports are independent: copies, texts made from an outlet's, surveys."""

from __future__ import annotations

from dataclasses import replace

from generator.descent import Descent
from generator.model import (
    Derivation,
    Document,
    DocumentId,
    Link,
    LinkConfidence,
    LinkKind,
    OutletId,
)
from tests.linking.world import document

WIRE = OutletId("strelsau-wire")


def report(name: str, date: str, *, outlet: str = "", made: Derivation | None = None) -> Document:
    """A report of a day, of an outlet, perhaps said to be made from another's."""
    found = document(name, "The harbour was closed.", [], date=date, derived=made)
    return replace(found, outlet=replace(found.outlet, value=OutletId(outlet) if outlet else None))


def wire(name: str, date: str) -> Document:
    """A report whose record says that it was made from the wire's."""
    return report(name, date, made=Derivation(kind="wire", outlet=WIRE))


def copies(one: str, two: str, confidence: LinkConfidence = LinkConfidence.PROBABLE) -> Link:
    """That one document copies another."""
    return Link(source=one, target=two, kind=LinkKind.COPIES, confidence=confidence, evidence=())


def count(documents: tuple[Document, ...], *links: Link) -> int:
    """How many are independent; the same in whatever order."""
    found = Descent.of(documents, links)
    number = found.independent(documents)
    assert found.independent(documents[::-1]) == number
    return number


def test_only_what_is_firm_takes_independence_away() -> None:
    """A suggestion is for a maintainer to look at; a probable copy is no second report."""
    two = report("a", "2030-01-01"), report("b", "2030-01-02")
    assert count(two) == 2
    assert count(two, copies("b", "a")) == 1
    assert count(two, copies("b", "a", LinkConfidence.SUGGESTED)) == 2


def test_texts_made_from_one_wire_report_are_one_with_it() -> None:
    """Whether the wire's own report is here or not; a week later it is another report."""
    own = report("w", "2030-01-01", outlet=WIRE)
    first, second, later = wire("a", "2030-01-01"), wire("b", "2030-01-02"), wire("c", "2030-01-12")
    assert count((first, second)) == 1
    assert count((own, first, second)) == 1
    assert count((own, first, second, later)) == 2
    assert count((report("d", "2030-01-01"), first)) == 2


def test_what_was_made_from_something_not_held_is_derived() -> None:
    """A reprint stays one though its original is not here, and a survey is no report at all."""
    survey = report("s", "2030-01-01", made=Derivation(kind="survey"))
    documents = (wire("a", "2030-01-01"), report("b", "2030-01-01"), survey)
    found = Descent.of(documents, ())
    assert [found.derived(entry.id) for entry in documents] == [True, False, False]
    assert found.independent(documents) == 2


def test_the_root_stands_for_its_family() -> None:
    """What the others go back to comes first, though a copy bears an earlier day."""
    documents = report("copy", "2030-01-01"), report("root", "2030-01-02")
    (family,) = Descent.of(documents, (copies("copy", "root"),)).families(documents)
    assert [entry.id for entry in family] == [DocumentId("root"), DocumentId("copy")]
