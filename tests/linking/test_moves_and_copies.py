"""What a statement does to an incident, and which texts are made from others."""

from __future__ import annotations

import time

import pytest

from generator import linking
from generator.model import (
    Derivation,
    DocumentId,
    Label,
    LinkConfidence,
    LinkKind,
    Mode,
)
from tests.linking import world
from tests.linking.reports import DENIAL, HARBOUR_TEXT, ends, links, report
from tests.linking.world import GRAIN, HARBOUR, REGISTRY, document

TWO = (
    "Otto Brandl accused Ruritania over the grain board.\n"
    "“HERON7 robbed the grain board of Borduria”, Otto Brandl said, accusing Ruritania.\n"
    "In the port registry, the Harbour Ledger Suite stood open for weeks.\n"
    f"{DENIAL}, Anna Kovel said."
)


def test_statements_of_a_text_on_two_incidents_go_with_the_passage_they_stand_in() -> None:
    """Each statement concerns the incident told where it stands, not all that the text tells."""
    said = [("“HERON7 robbed the grain board of Borduria”", "otto-brandl"), (DENIAL, "anna-kovel")]
    two = document("a", TWO, said, date="2020-03-10")
    found = links(two)
    assert {target for target, _ in ends(found) if target in (GRAIN, HARBOUR)} == {GRAIN, HARBOUR}
    concerned = {
        (two.statements.index(entry), link.target)
        for link in found
        for entry in two.statements
        if link.source == entry.id and link.kind is LinkKind.CONCERNS
    }
    assert concerned == {(0, GRAIN), (1, HARBOUR)}


def test_accusers_attribute_and_the_accused_answer() -> None:
    """Speaker and stance together make the move; a speaker without the stance makes none."""
    accusing = "state-backed intruders of HERON7 robbed the grain board, he said, accusing them"
    text = f"Otto Brandl: {accusing}.\n{DENIAL}, said Anna Kovel. Borduria has its grain board."
    found = document(
        "a",
        text,
        [(accusing, "otto-brandl", Mode.REPORTED), (DENIAL, "anna-kovel")],
        date="2020-03-10",
    )
    made = {(link.source, link.kind, link.target) for link in links(found)}
    first, second = (entry.id for entry in found.statements)
    assert (first, LinkKind.ATTRIBUTES, GRAIN) in made
    assert (second, LinkKind.ANSWERS, GRAIN) in made
    assert ("a", LinkKind.ANSWERS, world.GRAIN_SPEECH) in made
    assert (second, LinkKind.ATTRIBUTES, GRAIN) not in made


LONG = " ".join(f"The clerk of ward {n} wrote {n * 7} lines about the flood." for n in range(40))


def test_a_copy_is_linked_to_the_earlier_text() -> None:
    """Most of one text standing in a later one makes the later one a copy."""
    found = links(
        document("b", LONG, date="2020-01-01"),
        document("a", LONG.replace("flood", "deluge", 3), date="2020-01-04"),
        document("c", "A short note on other things, of no more than a line.", date="2020-01-04"),
    )
    copies = [link for link in found if link.kind is LinkKind.COPIES]
    assert ends(copies) == [("b", LinkConfidence.PROBABLE)]


def test_a_copy_that_credits_the_other_is_a_reprint() -> None:
    """A credit tells which of two undated texts reprints the other."""
    found = links(
        document("a", LONG, outlet="klow-gazette"), document("b", LONG, credited="klow-gazette")
    )
    assert ends([link for link in found if link.kind is LinkKind.REPRINTS], "b") == [
        ("a", LinkConfidence.PROBABLE)
    ]


def test_copies_are_found_in_scripts_without_spaces() -> None:
    """Chinese text is compared by runs of characters."""
    text = "".join(f"第{n}号仓库的看守人写了{n * 3}行关于洪水的记录。" for n in range(40))
    found = links(document("a", text, language="zh-Hans"), document("b", text, language="zh-Hans"))
    assert [link.kind for link in found if link.source == "b"] == [LinkKind.COPIES]


@pytest.mark.parametrize(
    ("derivation", "kind"),
    [
        (Derivation(kind="translation", document=DocumentId("a")), LinkKind.TRANSLATES),
        (
            Derivation(kind="translation", document=DocumentId("a"), machine=True),
            LinkKind.MACHINE_TRANSLATES,
        ),
        (Derivation(kind="reprint", document=DocumentId("a")), LinkKind.REPRINTS),
    ],
)
def test_a_derivation_on_record_is_confirmed(derivation: Derivation, kind: LinkKind) -> None:
    """The record's word is taken, and no copy is found beside it."""
    found = links(document("a", LONG), document("b", LONG, derived=derivation))
    made = [(link.target, link.kind, link.confidence) for link in found if link.source == "b"]
    assert made == [("a", kind, LinkConfidence.CONFIRMED)]


def test_the_order_of_the_documents_changes_nothing() -> None:
    """Links are the same whichever document is read first."""
    some = [report("a"), report("b", date="2020-03-05"), document("c", LONG), document("d", LONG)]
    assert links(*some) == links(*reversed(some))


def test_chrome_names_no_incident() -> None:
    """An incident named only in a comment or a "read also" line is not what a text tells of."""
    labels = [Label.BODY, Label.COMMENT, Label.RELATED]
    text = "Rain fell on Klow.\nHERON7 took the port registry!\nThe grain board of Borduria"
    found = world.subjects.find(
        text,
        world.blocks(text, dict(enumerate(labels, 1))),
        world.mentions(text),
        world.days(text),
        REGISTRY,
        "en",
    )
    assert found == ()


def test_the_work_grows_with_the_corpus_and_not_with_its_square() -> None:
    """Four times the documents take far less than sixteen times as long."""

    def seconds(count: int) -> float:
        corpus = tuple(
            report(f"d{n}", f"{HARBOUR_TEXT}\n" + " ".join(f"w{n}x{k}" for k in range(60)))
            for n in range(count)
        )
        start = time.process_time()
        linking.link(corpus, REGISTRY)
        return time.process_time() - start

    few, many = (min(seconds(count) for _ in range(3)) for count in (100, 400))
    assert many < 10 * max(few, 0.005)
