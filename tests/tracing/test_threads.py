"""Threads: who accused whom, who answered whom, and what no answer was found for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import (
    Confidence,
    Derivation,
    DocumentId,
    LinkKind,
    Mode,
    OutletId,
    TurnKind,
)
from tests.linking.world import BRIEFING, LATER, document
from tests.tracing import stage
from tests.tracing.stage import CUE, DENIAL, claim, moves, of, thread, told

ANSWER = claim("anna-kovel", "2020-03-03", BRIEFING)
TO_GRAUSTARK = f"Answering Graustark, Anna Kovel said: {DENIAL}"
TO_ALL = f"Anna Kovel said: {DENIAL}"


def test_an_answer_that_names_its_accuser_answers_that_accuser() -> None:
    """Of two accusers the one named where the answer is reported is answered, the other is not."""
    report = told("a", TO_GRAUSTARK, DENIAL, "anna-kovel", "2020-03-03")
    found = thread(report, known=stage.registry((ANSWER,)))
    assert moves(found) == [("anna-kovel", "graustark", "probable")]
    by = {turn.id: turn.by for turn in found.turns}
    (silence,) = found.silences
    assert [by[key] for key in silence.attributions] == ["borduria"]
    assert (silence.accused, silence.whole, silence.others) == ("ruritania", False, True)


def test_a_move_shows_the_statement_it_rests_on() -> None:
    """The evidence is a sentence for readers; the move names the statement that shows it."""
    report = told("a", TO_GRAUSTARK, DENIAL, "anna-kovel", "2020-03-03")
    found = thread(report, known=stage.registry((ANSWER,)))
    (move,) = found.moves
    assert [entry.note for entry in move.evidence] == ["names Graustark where it speaks"]
    assert move.statements == tuple(entry.id for entry in report.statements)


def test_an_answer_that_names_nobody_answers_the_incident() -> None:
    """No accuser is picked where the words pick none; each is without an answer of its own."""
    report = told("a", TO_ALL, DENIAL, "anna-kovel", "2020-03-03")
    found = thread(report, known=stage.registry((ANSWER,)))
    assert moves(found) == [("anna-kovel", "all", "confirmed")]
    (silence,) = found.silences
    assert len(silence.attributions) == 2
    assert silence.whole


@pytest.mark.parametrize(
    ("language", "line", "words"),
    [
        ("fr", "À Graustark, Anna Kovel a rétorqué : « C’est sans fondement. »", "« C’est sans"),
        ("zh", "Anna Kovel 就 Graustark 的指控表示：“毫无根据。”", "“毫无根据。”"),
        ("de", "Zu Graustark sagte Anna Kovel: „Das ist haltlos.“", "„Das ist haltlos.“"),
    ],
)
def test_naming_the_accuser_counts_in_every_language(language: str, line: str, words: str) -> None:
    """A name is a name, whatever the language of the report around it."""
    report = told("a", line, words, "anna-kovel", "2020-03-03", language=language, stance="denial")
    found = thread(report, known=stage.registry((ANSWER,)))
    assert moves(found) == [("anna-kovel", "graustark", "probable")]


def test_an_answer_to_the_only_attribution_answers_it() -> None:
    """Where one alone accused, nobody else can be meant; it is said on what that rests."""
    alone = (claim("graustark", "2020-03-02"),)
    report = told("a", TO_ALL, DENIAL, "anna-kovel", "2020-03-03")
    found = thread(report, known=stage.registry((ANSWER,), alone))
    assert moves(found) == [("anna-kovel", "graustark", "probable")]
    assert [entry.method for entry in found.moves[0].evidence] == ["only-attribution"]
    assert found.silences == ()


def test_a_body_and_its_speaker_take_one_turn() -> None:
    """What a report says of a ministry and of its spokeswoman is one answer, by the latter."""
    body = "ruritanian-foreign-ministry"
    for first, second in ((body, "anna-kovel"), ("anna-kovel", body)):
        found = thread(
            told("a", TO_ALL, DENIAL, first, "2020-03-03"),
            told("b", f"Graustark: {TO_ALL}", DENIAL, second, "2020-03-04"),
        )
        (answer,) = of(found, TurnKind.ANSWER)
        assert answer.by == "anna-kovel"
        assert answer.documents == ("a", "b")


def test_nobody_answers_what_was_not_said_yet() -> None:
    """A denial of an earlier day is no turn; one on record makes no move to a later attribution."""
    early = told("a", TO_GRAUSTARK, DENIAL, "anna-kovel", "2020-03-01")
    assert of(thread(early), TurnKind.ANSWER) == []
    late = (claim("graustark", "2020-03-02"), claim("borduria", "2020-03-05"))
    known = stage.registry((claim("anna-kovel", "2020-03-03"),), late)
    line = f"Answering Graustark and Borduria, Anna Kovel said: {DENIAL}"
    found = thread(told("a", line, DENIAL, "anna-kovel", "2020-03-03"), known=known)
    assert moves(found) == [("anna-kovel", "graustark", "probable")]


def test_an_accuser_quoted_in_the_report_of_an_answer_answers_nobody() -> None:
    """The report of a denial repeats the accusation; its speaker stays on the accusing side."""
    accusing = "“State-backed intruders of Ruritania read the port registry.”"
    report = document(
        "a",
        f"{CUE}\n{TO_ALL}\nGraustark had said: {accusing}",
        [(DENIAL, "anna-kovel"), (accusing, "graustark")],
        date="2020-03-03",
    )
    found = thread(report, known=stage.registry((ANSWER,)))
    assert {turn.by for turn in of(found, TurnKind.ANSWER)} == {"anna-kovel"}
    assert of(found, TurnKind.REPLY) == []
    graustark = next(turn for turn in found.turns if turn.by == "graustark")
    assert graustark.documents == ("a",)


def test_a_question_is_no_answer() -> None:
    """What a reporter asks about a denial makes no turn."""
    made = document(
        "a", f"{CUE}\n{TO_ALL}", [(DENIAL, "anna-kovel", Mode.QUESTION)], date="2020-03-03"
    )
    assert of(thread(made), TurnKind.ANSWER) == []


def test_an_accuser_replies_to_a_counter_accusation() -> None:
    """An accuser that rejects what the accused said back answers that answer."""
    counter = "“Borduria is the largest source of intrusions.”"
    reply = "“That charge is baseless.”"
    answers = told("a", f"Anna Kovel said: {counter}", counter, "anna-kovel", "2020-03-03")
    line = f"Otto Brandl said of Ruritania: {reply}"
    replies = told("b", line, reply, "otto-brandl", "2020-03-04", stance="denial")
    found = thread(answers, replies, known=stage.registry((ANSWER,)))
    assert [turn.by for turn in of(found, TurnKind.REPLY)] == ["otto-brandl"]
    assert ("otto-brandl", "anna-kovel", "suggested") in moves(found)
    assert ("anna-kovel", "borduria", "probable") in moves(found)


def test_a_denial_by_an_accuser_that_names_no_answer_is_no_reply() -> None:
    """Who is meant must stand in the words: an accuser denies other things too."""
    answers = told("a", TO_ALL, DENIAL, "anna-kovel", "2020-03-03")
    reply = "“Rumours of a cover-up are baseless.”"
    line = f"Otto Brandl said: {reply}"
    other = told("b", line, reply, "otto-brandl", "2020-03-04", stance="denial")
    assert of(thread(answers, other, known=stage.registry((ANSWER,))), TurnKind.REPLY) == []


def test_a_recorded_reply_answers_the_only_answer() -> None:
    """An accuser on the record's list of responses replies; it does not answer itself."""
    known = stage.registry((ANSWER, claim("borduria", "2020-03-04")))
    found = thread(told("a", TO_ALL, DENIAL, "anna-kovel", "2020-03-03"), known=known)
    assert [turn.by for turn in of(found, TurnKind.REPLY)] == ["borduria"]
    assert ("borduria", "anna-kovel", "probable") in moves(found)


def test_support_goes_to_the_accuser_it_names() -> None:
    """Standing with an accuser supports its attribution, and is none of its own."""
    words = "“We stand with Graustark.”"
    report = told(
        "a", f"Syldavia said: {words}", words, "syldavia", "2020-03-04", stance="solidarity"
    )
    found = thread(report)
    assert [turn.by for turn in of(found, TurnKind.SUPPORT)] == ["syldavia"]
    assert moves(found, LinkKind.SUPPORTS) == [("syldavia", "graustark", "probable")]


def test_support_for_nobody_named_is_none() -> None:
    """Words of solidarity that name neither accuser nor victim make no turn."""
    words = "“Neighbours stand together.”"
    report = told(
        "a", f"Syldavia said: {words}", words, "syldavia", "2020-03-04", stance="solidarity"
    )
    assert of(thread(report), TurnKind.SUPPORT) == []


def test_the_same_point_on_a_later_day_is_a_repetition() -> None:
    """A speaker that says it again at another briefing repeats the first."""
    known = stage.registry((ANSWER, claim("anna-kovel", "2020-03-05", LATER)))
    found = thread(
        told("a", TO_ALL, DENIAL, "anna-kovel", "2020-03-03"),
        told("b", TO_ALL, DENIAL, "anna-kovel", "2020-03-05"),
        known=known,
    )
    assert [turn.date for turn in of(found, TurnKind.ANSWER)] == ["2020-03-03", "2020-03-05"]
    assert moves(found, LinkKind.REPEATS) == [("anna-kovel", "anna-kovel", "probable")]


def test_what_is_withheld_or_withdrawn_leaves_the_thread() -> None:
    """Neither the turn nor its evidence nor its report stays."""
    report = told("a", TO_GRAUSTARK, DENIAL, "anna-kovel", "2020-03-03")
    assert of(thread(report), TurnKind.ANSWER)
    for gone in (stage.withheld(report), stage.withdrawn(report)):
        assert of(thread(gone), TurnKind.ANSWER) == []
        assert moves(thread(gone)) == []
        kept = thread(gone, known=stage.registry((ANSWER,)))
        assert moves(kept) == [("anna-kovel", "all", "confirmed")]
        assert all(not turn.statements for turn in of(kept, TurnKind.ANSWER))
    assert thread(stage.withdrawn(report)) == thread()


def test_copies_and_translations_add_no_turns() -> None:
    """A translation of a later day is a report of the same turn, counted apart."""
    report = told("a", TO_GRAUSTARK, DENIAL, "anna-kovel", "2020-03-03")
    copy = document(
        "b",
        report.text,
        [(DENIAL, "anna-kovel")],
        date="2020-03-09",
        derived=Derivation(kind="translation", document=DocumentId("a")),
    )
    found = thread(report, copy)
    (turn,) = of(found, TurnKind.ANSWER)
    assert (turn.date, turn.documents, turn.derived) == ("2020-03-03", ("a",), ("b",))
    assert len(turn.statements) == 2


def test_texts_made_from_one_wire_are_one_report_of_a_turn() -> None:
    """What the wire wrote is not here: its two reprints confirm each other nothing."""
    wire = Derivation(kind="wire", outlet=OutletId("strelsau-wire"))
    reports = [
        document(name, text, [(DENIAL, "anna-kovel")], date="2020-03-03", derived=made)
        for name, text, made in (
            ("a", f"{CUE}\n{TO_GRAUSTARK}", wire),
            ("b", f"{CUE}\nIn the morning.\n{TO_GRAUSTARK}", wire),
            ("c", f"{CUE}\nLater, on the stairs of her house.\n{TO_GRAUSTARK}", None),
        )
    ]
    (turn,) = of(thread(*reports), TurnKind.ANSWER)
    assert (turn.documents, turn.derived) == (("a", "c"), ("b",))


def test_reports_of_following_days_are_of_one_turn() -> None:
    """What no record lists is one turn for reports of neighbouring days, marked as read."""
    found = thread(
        told("a", TO_ALL, DENIAL, "anna-kovel", "2020-03-03"),
        told("b", TO_GRAUSTARK, DENIAL, "anna-kovel", "2020-03-04"),
    )
    (turn,) = of(found, TurnKind.ANSWER)
    assert not turn.recorded
    assert turn.documents == ("a", "b")


def test_without_any_answer_all_attributions_are_told_as_such() -> None:
    """Nothing is held of the accused: neither to the whole nor to any."""
    found = thread()
    (silence,) = found.silences
    assert len(silence.attributions) == 2
    assert (silence.whole, silence.others) == (False, False)


def test_the_order_of_documents_changes_nothing() -> None:
    """Threads are values of the corpus, not of the order in which it is read."""
    some = [
        told("a", TO_ALL, DENIAL, "anna-kovel", "2020-03-03"),
        told("b", TO_GRAUSTARK, DENIAL, "anna-kovel", "2020-03-04"),
        told("c", TO_GRAUSTARK, DENIAL, "anna-kovel", None),
    ]
    assert thread(*some) == thread(*reversed(some))


def test_a_speaker_not_well_told_answers_no_accuser_surely() -> None:
    """Where it is uncertain who speaks, what is answered is a suggestion."""
    report = told("a", TO_GRAUSTARK, DENIAL, "anna-kovel", "2020-03-03")
    doubtful = tuple(
        replace(entry, speaker=replace(entry.speaker, confidence=Confidence.UNCERTAIN))
        for entry in report.statements
    )
    found = thread(replace(report, statements=doubtful), known=stage.registry((ANSWER,)))
    assert moves(found) == [("anna-kovel", "graustark", "suggested")]
