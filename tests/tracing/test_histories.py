"""Key points over time: first use, and every use counted once."""

from __future__ import annotations

from dataclasses import replace

from generator.model import (
    Confidence,
    Derivation,
    Document,
    DocumentId,
    Inferred,
    PointHistory,
    Speaker,
    StatementId,
)
from tests.linking.world import BRIEFING, HARBOUR, document
from tests.tracing import stage
from tests.tracing.stage import DENIAL, claim, told

LINE = f"Anna Kovel said: {DENIAL}"
FRENCH = "« C’est sans fondement. »"


def history(*documents: Document) -> PointHistory:
    """The history of the point that accusations are unfounded."""
    known = stage.registry((claim("anna-kovel", "2020-03-03", BRIEFING),))
    _, points = stage.traced(*documents, known=known)
    return next(entry for entry in points if entry.point == "unfounded")


def test_reports_of_one_briefing_are_one_use() -> None:
    """Two reports in two languages are two reports of one use, with its day and speaker."""
    found = history(
        told("a", LINE, DENIAL, "anna-kovel", "2020-03-03"),
        told("b", f"Anna Kovel : {FRENCH}", FRENCH, "anna-kovel", "2020-03-03", language="fr"),
    )
    (use,) = found.uses
    assert (use.by, use.date, use.occasion) == ("anna-kovel", "2020-03-03", BRIEFING)
    assert use.documents == ("a", "b")
    assert found.first == (use,)
    assert found.by_year == (("2020", 1),)
    assert found.by_incident == ((HARBOUR, 1),)
    assert found.by_speaker == (("anna-kovel", 1),)


def test_a_copy_is_no_further_use() -> None:
    """A reprint of a later year is a derived report of the same use, on the same day."""
    first = told("a", LINE, DENIAL, "anna-kovel", "2020-03-04")
    copy = document(
        "b",
        first.text,
        [(DENIAL, "anna-kovel")],
        date="2021-01-02",
        derived=Derivation(kind="reprint", document=DocumentId("a")),
    )
    (use,) = history(first, copy).uses
    assert (use.date, use.documents, use.derived) == ("2020-03-04", ("a",), ("b",))


def test_reports_of_following_days_are_one_use() -> None:
    """Who retells a briefing without naming it tells of the same use, on the briefing's day."""
    on_it = f"{LINE} Borduria had asked."
    found = history(
        told("a", LINE, DENIAL, "anna-kovel", "2020-03-03"),
        told("b", on_it, DENIAL, "anna-kovel", "2020-03-04"),
        told("c", on_it, DENIAL, "anna-kovel", "2020-03-20"),
    )
    assert [(use.date, use.documents) for use in found.uses] == [
        ("2020-03-03", ("a", "b")),
        ("2020-03-20", ("c",)),
    ]


def test_words_quoted_from_a_sentence_are_no_doubtful_others() -> None:
    """Where the speaker of a sentence is known, quoted words of it with a guessed one are his."""
    made = told("a", LINE, DENIAL, "anna-kovel", "2020-03-03")
    (whole,) = made.statements
    guess = Inferred(
        value=Speaker(id=None, name="opposition"), confidence=Confidence.UNCERTAIN, evidence=()
    )
    quoted = replace(whole, id=StatementId("s-quoted"), speaker=guess)
    (use,) = history(replace(made, statements=(whole, quoted))).uses
    assert use.by == "anna-kovel"
    assert len(use.statements) == 2


def test_what_may_be_the_first_use_is_told_as_such() -> None:
    """Where one day lies within the other's span, either may be first; a later one is not."""
    found = history(
        told("a", LINE, DENIAL, "anna-kovel", "2020-03"),
        told("b", LINE, DENIAL, "anna-kovel", "2020-03-12"),
        told("c", LINE, DENIAL, "anna-kovel", "2020-05-01"),
        told("d", LINE, DENIAL, "anna-kovel", None),
    )
    assert [use.documents for use in found.first] == [("a",), ("b",)]
    assert [use.date for use in found.uses] == ["2020-03", "2020-03-12", "2020-05-01", None]


def test_what_is_withheld_or_withdrawn_is_no_use() -> None:
    """Nothing of it is counted."""
    report = told("a", LINE, DENIAL, "anna-kovel", "2020-03-03")
    for gone in (stage.withheld(report), stage.withdrawn(report)):
        assert history(gone).uses == ()
