"""The same utterance in several reports: which statements meet, and how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator import aligning, linking
from generator.aligning.called import called
from generator.model import (
    DateCandidate,
    DateKind,
    Derivation,
    Difference,
    Document,
    Evidence,
    Mode,
    Outlet,
    OutletId,
    Span,
    StatementId,
    Utterance,
)
from tests.linking.world import BRIEFING, REGISTRY, document

LEAD = {
    "en": "Graustark said on 2 March that HERON7 and MARSH LYNX broke into the port registry.",
    "fr": "Graustark parle de MARSH LYNX, du Harbour Ledger Suite et du registre du port.",
}
Said = tuple[str, str, Mode]


def report(name: str, said: Sequence[Said], language: str = "en") -> Document:
    """A report of the briefing with one line for each statement."""
    text = "\n".join([LEAD[language], *(words for words, _, _ in said)])
    return document(name, text, said, date="2020-03-03", language=language)


def kovel(words: str, mode: Mode = Mode.DIRECT) -> Said:
    """Words of Anna Kovel."""
    return words, "anna-kovel", mode


def aligned(*documents: Document) -> tuple[Utterance, ...]:
    """The utterances of documents, through their links."""
    return aligning.align(documents, linking.link(documents, REGISTRY), REGISTRY)


def differing(utterance: Utterance, kind: str) -> list[Difference]:
    """An utterance's differences of one kind."""
    return [entry for entry in utterance.differences if entry.kind == kind]


def ids(*documents: Document) -> tuple[StatementId, ...]:
    """All statements of documents."""
    return tuple(entry.id for found in documents for entry in found.statements)


def test_reports_in_two_languages_meet_by_the_key_point() -> None:
    """No word is shared; the point is, and its evidence says so."""
    one = report("a", [kovel("“All of it is baseless.”")])
    two = report("b", [kovel("« Tout cela est sans fondement. »")], "fr")
    (utterance,) = aligned(one, two)
    assert utterance.occasion == BRIEFING
    assert utterance.members == ids(one, two)
    assert utterance.key_points == ("unfounded",)
    assert utterance.evidence[0].note == "the same key point: unfounded"


def test_another_speaker_makes_another_utterance() -> None:
    """The same point by someone else in the same report is not hers."""
    one = report("a", [kovel("“All of it is baseless.”")])
    two = report(
        "b",
        [("“It is baseless to wait.”", "otto-brandl", Mode.DIRECT), kovel("“It rains.”")],
    )
    assert aligned(one, two) == ()


def test_the_ministry_may_stand_for_its_spokeswoman() -> None:
    """A report that names the office only still renders her words."""
    office = ("the ministry called it baseless", "ruritanian-foreign-ministry", Mode.REPORTED)
    one = report("a", [kovel("“All of it is baseless.”")])
    two = report("b", [office, kovel("“It rains.”")])
    (utterance,) = aligned(one, two)
    assert utterance.members == (one.statements[0].id, two.statements[0].id)


def test_two_points_made_by_the_same_statements_are_one_utterance() -> None:
    """Where the members are the same, the row is one."""
    one = report("a", [kovel("“Baseless; Ruritania will take the necessary measures.”")])
    two = report("b", [kovel("« Sans fondement ; prendra les mesures nécessaires. »")], "fr")
    (utterance,) = aligned(one, two)
    assert utterance.key_points == ("measures", "unfounded")


def test_a_report_alone_has_no_utterance() -> None:
    """One report has nothing to be compared with, even where it repeats itself."""
    assert aligned(report("a", [kovel("“Baseless.”"), kovel("“Quite baseless.”")])) == ()


def test_own_words_here_and_retold_there_is_a_difference() -> None:
    """The mode is compared report by report."""
    one = report("a", [kovel("“All of it is baseless.”")])
    two = report("b", [kovel("Anna Kovel said that it was baseless", Mode.REPORTED)])
    (utterance,) = aligned(one, two)
    (found,) = differing(utterance, "mode")
    assert found.statements == ids(two)
    assert found.note == "Direct speech in the English report a, reported in the English report b"


def test_a_number_that_only_one_report_has_is_a_difference() -> None:
    """However the number is written: its value is compared, not its figures."""
    one = report("a", [kovel("“The largest source: 52,000 of 3,100 hosts.”")])
    two = report("b", [kovel("« La plus grande source : 52 000 et 3 100. »")], "fr")
    three = report("c", [kovel("“The largest source: 52 000 hosts.”")])
    (utterance,) = aligned(one, two)
    assert differing(utterance, "number") == []
    (lone,) = aligned(one, three)
    (found,) = differing(lone, "number")
    assert found.note == "Only the English report a gives 3,100"


def test_a_name_that_only_one_report_has_is_a_difference() -> None:
    """The speaker's own name is none: every report introduces her in its own way."""
    one = report("a", [kovel("Anna Kovel called Syldavia the largest source", Mode.REPORTED)])
    two = report("b", [kovel("she named the largest source", Mode.REPORTED)])
    (utterance,) = aligned(one, two)
    (found,) = differing(utterance, "name")
    assert found.note == "Only the English report a names Syldavia"


def test_a_date_a_registered_name_and_the_narrators_frame_hold_no_difference() -> None:
    """Neither the day it was said nor who was told, nor the digits of a name, are her words."""
    frame = "Anna Kovel told Syldavia on 17 June 2020 that HERON7 was no cause, it was baseless"
    one = report("a", [kovel(frame, Mode.REPORTED)])
    cue = Span(start=one.text.index("told"), end=one.text.index("told") + 4)
    who = replace(
        one.statements[0].speaker,
        evidence=(Evidence(method="speech-that", note="", span=cue),),
    )
    day = Span(start=one.text.index("17 June"), end=one.text.index(" that HERON7"))
    one = replace(
        one,
        statements=(replace(one.statements[0], speaker=who),),
        date=replace(
            one.date,
            candidates=(
                DateCandidate(text="17 June 2020", kind=DateKind.OCCASION, edtf=None, span=day),
            ),
        ),
    )
    two = report("b", [kovel("she called it baseless", Mode.REPORTED)])
    (utterance,) = aligned(one, two)
    assert utterance.differences == ()


def test_a_name_unknown_in_the_others_language_is_no_difference() -> None:
    """Where the registry can't know how a report would write a name, its absence says nothing."""
    one = report("a", [kovel("“Syldavia’s charge is baseless.”")])
    two = report("b", [kovel("« C’est sans fondement. »")], "fr")
    (utterance,) = aligned(one, two)
    assert differing(utterance, "name") == []


def test_the_same_difference_is_said_once() -> None:
    """Two rows that differ alike share one sentence, and what a report leaves out is one list."""
    said = ["“All of it is baseless.”", "“We will take the necessary measures.”"]
    one = report("a", [kovel(words) for words in said])
    two = report("b", [kovel(words.strip("“”"), Mode.REPORTED) for words in said])
    three = report("c", [kovel("“It rains.”")])
    found = [entry.note for row in aligned(one, two, three) for entry in row.differences]
    told = "Direct speech in the English report a, reported in the English report b"
    assert found == [
        f"{told} (here and in 1 more row)",
        "Not found in the English report c: unfounded; measures",
    ]


def test_what_few_have_is_told_of_those_few() -> None:
    """Where most reports lack an utterance, the sentence names those that have it."""
    has = [report(name, [kovel("“Baseless.”")]) for name in "ab"]
    others = {"c": "It rains.", "d": "Bring oxen.", "e": "Who sings?"}
    lacks = [report(name, [kovel(f"“{words}”")]) for name, words in others.items()]
    notes = [entry.note for row in aligned(*has, *lacks) for entry in differing(row, "dropped")]
    assert notes == ["Found only in the English report a and the English report b"]


def test_reports_are_called_by_outlet_and_language() -> None:
    """A reader knows a report by who published it and in which language."""
    one = report("a", [kovel("“Baseless.”")])
    two = report("b", [kovel("« Sans fondement. »")], "fr")
    outlets = (Outlet(id=OutletId("klow"), name="Klow Gazette", kind="newspaper"),)
    registry = replace(REGISTRY, outlets=outlets)
    held = replace(one.outlet, value=OutletId("klow"))
    names = called([replace(one, outlet=held), two], {}, registry)
    assert list(names.reports.values()) == ["Klow Gazette (English)", "the French report"]


def test_a_report_without_the_utterance_is_told() -> None:
    """What a report leaves out shows in the row."""
    one = report("a", [kovel("“Baseless.”")])
    two = report("b", [kovel("“Baseless.”")])
    three = report("c", [kovel("“It rains.”")])
    (utterance,) = aligned(one, two, three)
    (found,) = differing(utterance, "dropped")
    assert found.note == "Not found in the English report c: unfounded"


def test_what_a_maintainer_noted_stands_first_and_is_marked() -> None:
    """A note by hand is kept as written."""
    one = report("a", [kovel("“Baseless.”")])
    two = report("b", [kovel("she called it baseless", Mode.REPORTED)])
    noted = replace(two.statements[0], differs="allies are partners here")
    (utterance,) = aligned(one, replace(two, statements=(noted,)))
    first = utterance.differences[0]
    assert (first.note, first.by_hand) == ("allies are partners here", True)


def test_a_withheld_statement_is_in_no_utterance() -> None:
    """What a maintainer withheld is not compared."""
    one = report("a", [kovel("“Baseless.”")])
    two = report("b", [kovel("“Baseless.”")])
    withheld = replace(two, statements=(replace(two.statements[0], withheld=True),))
    assert aligned(one, withheld) == ()


def test_statements_without_a_key_point_meet_by_their_words_or_numbers() -> None:
    """In one language by words; across languages by numbers and names."""
    words = "The clerks of the harbour counted seventeen lanterns before the storm"
    one = report("a", [kovel(f"“{words}.”"), kovel("“Syldavia lost 417 mules and 2,300 carts.”")])
    two = report("b", [kovel(f"“{words} broke.”")])
    three = report("c", [kovel("« Syldavia : 417 mulets, 2 300 chars perdus. »")], "fr")
    found = aligned(one, two, three)
    assert [utterance.members for utterance in found] == [
        (one.statements[0].id, two.statements[0].id),
        (one.statements[1].id, three.statements[0].id),
    ]
    assert {row.evidence[0].method for row in found} == {"shared-signs"}
    assert "numbers: 23, 417" in found[1].evidence[0].note


def test_suggested_reports_are_not_aligned() -> None:
    """What nobody has confirmed and no rule finds probable is not compared."""
    one = report("a", [kovel("“Baseless.”")])
    office = "ruritanian-foreign-ministry"
    text = f"{LEAD['en']}\nthe ministry called it baseless"
    said = [("the ministry called it baseless", office, Mode.REPORTED)]
    two = document("b", text, said, date="2020-03-03", main=office)
    assert aligned(one, two) == ()


def test_a_point_left_out_of_the_same_words_is_told_from_one_not_found() -> None:
    """A report that renders the words for another point leaves this one out of them; of a report
    that renders nothing of them only that is known.
    """
    words = "The harbour of Klow lost 7,300 boats and 9,400 nets in 52 storms"
    other = "the largest source"
    one = report("a", [kovel(f"“{words}: {other}, and all of it is baseless.”")])
    two = report("b", [kovel(f"“{words}: {other}, it is baseless.”")])
    three = report("c", [kovel(f"“{words}: {other}.”")])
    four = report("d", [kovel("“It rains.”")])
    rows = aligned(one, two, three, four)
    row = next(row for row in rows if row.key_points == ("unfounded",))
    gaps = {gap.document: gap for gap in row.gaps}
    assert gaps["c"].absent
    assert gaps["c"].statements == ids(three)
    assert not gaps["d"].absent
    notes = [found.note for found in differing(row, "dropped")]
    assert "the English report c renders these words without “unfounded”" in notes


def test_our_own_survey_is_compared_only_where_there_is_no_report() -> None:
    """A survey stands for no single report, so none of its words is a row beside reports."""
    one, two = (report(name, [kovel("“All of it is baseless.”")]) for name in "ab")
    ours = replace(two, source=replace(two.source, derived_from=Derivation(kind="survey")))
    assert aligned(one, two)
    assert aligned(one, ours) == ()
