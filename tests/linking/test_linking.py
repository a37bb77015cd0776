"""Links rest on subject, speaker and day together; wording alone makes none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import linking
from generator.model import (
    AgentId,
    DateCandidate,
    DateKind,
    LinkConfidence,
    LinkKind,
    Occasion,
    OccasionId,
    Overrides,
    Registry,
    Span,
)
from tests.linking import world
from tests.linking.reports import DENIAL, HARBOUR_TEXT, ends, links, report
from tests.linking.world import BRIEFING, GRAIN, HARBOUR, MAIL, REGISTRY, document


def test_a_report_meets_its_incident_and_its_occasion() -> None:
    """Subject, main speaker and day together make a probable link, with words for a reader."""
    found = links(report())
    assert (HARBOUR, LinkConfidence.PROBABLE) in ends(found)
    assert (BRIEFING, LinkConfidence.PROBABLE) in ends(found)
    (reports,) = [link for link in found if link.kind is LinkKind.REPORTS]
    assert [evidence.note for evidence in reports.evidence] == [
        "Anna Kovel is the main speaker",
        "it is dated on the day of the briefing",
        "it tells of the incident: The harbour ledger",
    ]


def test_another_topic_of_the_same_speaker_in_the_same_week_is_not_linked() -> None:
    """Speaker, countries, day and wording of a briefing without its subject link to nothing."""
    text = f"Borduria and Graustark raised tariffs on 2 March.\n{DENIAL}, said Anna Kovel."
    assert ends(links(report(text=text))) == []


def test_the_same_wording_about_another_incident_is_not_linked_to_the_first() -> None:
    """The sentences of 2020, said again in 2023, go with what the text of 2023 names."""
    text = (
        "Syldavia blamed HERON7 for the intrusion at the Syldavian Post sorting office.\n"
        f"{DENIAL}, said the Embassy of Ruritania in Klow."
    )
    later = document(
        "b",
        text,
        [(DENIAL, "embassy-of-ruritania-in-klow")],
        date="2023-06-06",
        main="embassy-of-ruritania-in-klow",
    )
    found = links(report(), later)
    assert ends(found, "b") == [(MAIL, LinkConfidence.PROBABLE)]


def test_another_briefing_on_the_same_incident_is_kept_apart() -> None:
    """The day tells two briefings of one speaker on one incident from each other."""
    found = links(report(date="2020-03-05"), kind=LinkKind.REPORTS)
    assert ends(found) == [(world.LATER, LinkConfidence.PROBABLE)]
    assert links(report(date="2020-03-04"), kind=LinkKind.REPORTS) == []


@pytest.mark.parametrize("date", [None, "2020-03-03/2020-03-05", "2020-03", "2020-03-03/.."])
def test_a_document_without_a_day_is_tied_to_no_occasion(date: str | None) -> None:
    """Where the day isn't known, only a maintainer can tell one briefing from the next."""
    assert links(report(date=date), kind=LinkKind.REPORTS) == []


def test_an_incident_that_is_not_registered_gives_nothing() -> None:
    """The same parties over something else name no incident of the registry."""
    text = (
        "Graustark, Borduria and Syldavia blamed Ruritania for an attack on a telephone exchange.\n"
        f"{DENIAL}, said Anna Kovel."
    )
    assert ends(links(report(text=text, date="2020-03-03"))) == []


def test_a_text_of_long_after_needs_more_than_a_group() -> None:
    """Years later the same group and accusers may stand for an incident nobody registered."""
    text = (
        "Graustark and Borduria accused MARSH LYNX of an attack on a telephone exchange.\n"
        f"{DENIAL}, said Anna Kovel of Ruritania."
    )
    assert ends(links(report(text=text, date="2024-09-10"))) == []


def test_a_text_from_before_an_attribution_is_not_about_it() -> None:
    """Nothing concerns an attribution that has not been made."""
    assert ends(links(report(date="2019-12-01"))) == []


def test_a_speaker_who_is_only_named_reports_no_occasion() -> None:
    """A report that names the spokeswoman without her words doesn't report her briefing."""
    found = document("a", HARBOUR_TEXT, [], date="2020-03-03", main=None)
    assert [link for link in links(found) if link.kind is LinkKind.REPORTS] == []


def test_an_unnamed_office_is_only_suggested() -> None:
    """The ministry's words on the day of its spokeswoman's briefing may come from elsewhere."""
    ministry = "ruritanian-foreign-ministry"
    found = document("a", HARBOUR_TEXT, [(DENIAL, ministry)], date="2020-03-03", main=ministry)
    assert ends(links(found, kind=LinkKind.REPORTS)) == [(BRIEFING, LinkConfidence.SUGGESTED)]


def _comment(date: str) -> Registry:
    """The registry with an embassy's comment on the mail whose day is not known exactly."""
    known = Occasion(
        id=OccasionId("2023-06-05-embassy-comment"),
        title="Comment",
        kind="comment",
        date=date,
        speakers=(EMBASSY,),
        incidents=(MAIL,),
    )
    return replace(REGISTRY, occasions=(*REGISTRY.occasions, known))


EMBASSY = AgentId("embassy-of-ruritania-in-klow")
ACCUSED_OF_MAIL = (
    "Syldavia blamed HERON7 for the intrusion at the Syldavian Post sorting office.\n"
    f"{DENIAL}, said the Embassy of Ruritania in Klow."
)


@pytest.mark.parametrize(
    ("span", "date", "expected"),
    [
        ("2023-06-05/2023-06-07", "2023-06-06", [LinkConfidence.PROBABLE]),
        ("2023-06-05/2023-06-07", "2023-06-05/2023-06-07", [LinkConfidence.SUGGESTED]),
        ("2023-06-05/2023-06-07", "2023-06-07/2023-06-09", []),
        ("2023-06-05/2023-06-07", "2023-06-08", []),
        ("2023-06-05/2023-06-30", "2023-06-06", []),
        ("2023-06-05/2023-06-07", None, []),
        ("2023-06-06~", "2023-06-06", [LinkConfidence.PROBABLE]),
        ("2023-06", "2023-06-06", []),
    ],
)
def test_an_occasion_known_within_days_is_met_by_what_lies_in_them(
    span: str, date: str | None, expected: list[LinkConfidence]
) -> None:
    """A document of one of the days is probable, one as vague only suggested, any other nothing."""
    found = document("a", ACCUSED_OF_MAIL, [(DENIAL, EMBASSY)], date=date, main=EMBASSY)
    made = linking.link((found,), _comment(span))
    assert [link.confidence for link in made if link.kind is LinkKind.REPORTS] == expected


def test_two_comments_of_one_speaker_within_the_same_days_are_only_suggested() -> None:
    """Nothing tells which of the two a document of those days reports."""
    registry = _comment("2023-06-05/2023-06-07")
    (*_, first) = registry.occasions
    second = replace(first, id=OccasionId("2023-06-06-embassy-comment"), date="2023-06-06")
    found = document("a", ACCUSED_OF_MAIL, [(DENIAL, EMBASSY)], date="2023-06-06", main=EMBASSY)
    made = linking.link((found,), replace(registry, occasions=(*registry.occasions, second)))
    reports = {link.confidence for link in made if link.kind is LinkKind.REPORTS}
    assert reports == {LinkConfidence.SUGGESTED}


def test_another_day_named_beside_the_speakers_words_suggests_its_occasion() -> None:
    """A look-back that quotes a briefing and names its day may be reporting it; never surely."""
    found = report(date="2020-03-20")
    day = found.text.index("Anna Kovel")
    named = DateCandidate(
        text="3 March",
        kind=DateKind.OCCASION,
        edtf="2020-03-03",
        span=Span(start=day, end=day + 4),
    )
    dated = replace(found, date=replace(found.date, candidates=(named,)))
    assert ends(links(dated, kind=LinkKind.REPORTS)) == [(BRIEFING, LinkConfidence.SUGGESTED)]
    away = replace(named, span=Span(start=0, end=4))
    apart = replace(found, date=replace(found.date, candidates=(away,)))
    assert links(apart, kind=LinkKind.REPORTS) == []


def test_whoever_speaks_for_a_quoted_office_is_on_its_side() -> None:
    """The minister as main speaker beside his government's words is no answer to them."""
    accusing = "“We blame HERON7 for robbing the grain board”"
    text = f"{accusing}, said Borduria.\n“It was they”, said Otto Brandl of Borduria."
    said = [(accusing, "borduria"), ("“It was they”", "otto-brandl")]
    found = document("a", text, said, date="2020-03-09", main="otto-brandl")
    speech = replace(
        next(entry for entry in REGISTRY.occasions if entry.id == world.GRAIN_SPEECH),
        speakers=(AgentId("borduria"),),
    )
    made = linking.link((found,), replace(REGISTRY, occasions=(speech,)))
    assert [link.confidence for link in made if link.kind is LinkKind.REPORTS] == [
        LinkConfidence.PROBABLE
    ]
    assert ("a", LinkKind.ATTRIBUTES, GRAIN) in {(e.source, e.kind, e.target) for e in made}


def test_an_accusers_own_document_attributes_and_an_answer_does_not() -> None:
    """The main speaker's claim of that day makes the move of the document."""
    accusing = "“We blame HERON7 for robbing the grain board of Borduria”"
    said = [(accusing, "otto-brandl"), (DENIAL, "anna-kovel")]
    text = f"{accusing}, said Otto Brandl.\n{DENIAL}, said Anna Kovel."

    def moves(main: str, date: str) -> set[tuple[LinkKind, str]]:
        found = links(document("a", text, said, date=date, main=main))
        return {(link.kind, link.target) for link in found if link.source == "a"}

    assert (LinkKind.ATTRIBUTES, GRAIN) in moves("otto-brandl", "2020-03-09")
    assert (LinkKind.ATTRIBUTES, GRAIN) not in moves("otto-brandl", "2020-03-19")
    assert (LinkKind.ATTRIBUTES, GRAIN) not in moves("anna-kovel", "2020-03-09")


def test_reversed_roles_make_no_move() -> None:
    """The accused who accuses attributes nothing, and the accuser who denies answers nothing."""
    back = "“We blame Borduria for the raid on our own post”"
    deny = "“The story of the grain board is baseless”"
    text = f"{back}, said Anna Kovel.\n{deny}, said Otto Brandl of Borduria, of HERON7."
    found = document("a", text, [(back, "anna-kovel"), (deny, "otto-brandl")], date="2020-03-10")
    kinds = {link.kind for link in links(found)} & {LinkKind.ATTRIBUTES, LinkKind.ANSWERS}
    assert kinds == set()


def test_the_accused_as_accuser_of_the_same_parties_names_no_incident() -> None:
    """The same countries the other way round, with nothing of the incident, are another story."""
    text = f"Ruritania blamed Borduria and Graustark for a raid.\n{DENIAL}, said Otto Brandl."
    found = document("a", text, [(DENIAL, "otto-brandl")], date="2020-03-03", main="otto-brandl")
    assert ends(links(found)) == []


def test_what_a_text_names_is_told_once_for_each_kind() -> None:
    """Several cues, groups or accusers make one sentence each."""
    (found,) = [link for link in links(report()) if (link.source, link.target) == ("a", HARBOUR)]
    notes = [evidence.note for evidence in found.evidence]
    assert "names the accusers Graustark and Borduria" in notes
    assert len(notes) == len(set(notes))
    assert len({evidence.method for evidence in found.evidence}) == len(notes)


def test_a_text_that_quotes_what_it_answers_does_not_report_it() -> None:
    """On one day, an answer's main speaker is not the speaker of what it answers."""
    accusing = "“HERON7 robbed the grain board of Borduria”"
    text = f"{accusing}, said Otto Brandl of Ruritania.\n{DENIAL}, said Anna Kovel."
    said = [(accusing, "otto-brandl"), (DENIAL, "anna-kovel")]
    answer = document("a", text, said, date="2020-03-09", main="anna-kovel")
    found = links(answer, kind=LinkKind.REPORTS)
    assert ends(found) == [(world.GRAIN_SPEECH, LinkConfidence.SUGGESTED)]


def test_an_occasion_lends_no_certainty_to_a_document_of_the_same_id() -> None:
    """Ends are known by id: a record's word on the occasion is not the maintainer's on the text."""
    found = links(report(BRIEFING))
    assert (HARBOUR, LinkConfidence.PROBABLE) in ends(found, BRIEFING)


def test_what_a_maintainer_wrote_is_confirmed_and_stands_alone() -> None:
    """Decisions replace what would be inferred, down to "no incident at all"."""
    by_hand = Overrides(incidents=(MAIL,), occasion=BRIEFING)
    found = document("a", HARBOUR_TEXT, [], date="2020-03-03", overrides=by_hand)
    assert ends(links(found)) == [
        (MAIL, LinkConfidence.CONFIRMED),
        (BRIEFING, LinkConfidence.CONFIRMED),
    ]
    none = document("a", HARBOUR_TEXT, [], date="2020-03-03", overrides=Overrides(incidents=()))
    assert ends(links(none)) == []


def test_occasions_carry_the_incidents_of_their_record() -> None:
    """What the registry says outright is confirmed."""
    assert (HARBOUR, LinkConfidence.CONFIRMED) in ends(links(), BRIEFING)
