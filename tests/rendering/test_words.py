"""What pages say, and how often: each thing once, uncertainty and authorship in words."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import html

from generator import rendering
from generator.model import (
    AgentId,
    Claim,
    Confidence,
    Corpus,
    Derivation,
    Evidence,
    Link,
    LinkConfidence,
    LinkKind,
    Mode,
    Occasion,
    OccasionId,
    Rights,
    Span,
    StatementId,
    Utterance,
)
from generator.rendering import views
from generator.rendering.tongues import Tongue
from generator.saying import Kind, Said, named, say
from tests.rendering.corpus import INCIDENT, OCCASION, corpus, document, statement, traced
from tests.rendering.test_editions import TEMPLATES
from tests.rendering.test_pages import pages, shown, text_of

FRENCH = Tongue(tag="fr", prefix="fr/")
FOREIGN = re.compile(r"[\u0400-\u04ff\u0590-\u06ff\u3040-\u30ff\u4e00-\u9fff]")
DIGEST = "T\nShe denied it."


def _language(element: html.HtmlElement | None) -> str:
    """The language in which a reader's voice would speak an element."""
    while element is not None:
        if element.get("lang"):
            return str(element.get("lang"))
        element = element.getparent()
    return "en"


def test_foreign_words_carry_their_language() -> None:
    """On no page do words in another script stand as if they were English."""
    for path, page in pages(corpus()).items():
        head = re.search(r"^lang: (.+)$", page, re.MULTILINE)
        own = head[1] if head else "en"
        for element in shown(page).iter():
            if isinstance(element.tag, str) and element.text and FOREIGN.search(element.text):
                assert _language(element) != "en" or own != "en", f"{path}: {element.text}"


def test_words_in_a_reason_stand_once_and_in_their_language() -> None:
    """What a note names is not quoted behind it; what it quotes comes out of it, marked."""
    item = document("days", "On 4 May they met.")
    named_day = Evidence(
        method="day", note=say("names {things}", things="4 May"), span=Span(start=3, end=8)
    )
    assert [one.quote for one in views.reasons((named_day,), item)] == [""]
    arabic = Said("ar", Kind.TONGUE, "ar", {})
    quoted = say("{report}: “{words}”", report="The Post", words="قال", lang=arabic)
    (found,) = views.reasons((Evidence(method="who-acts-on-whom", note=quoted),))
    assert (found.note, found.quote, found.lang, found.dir) == ("The Post", "قال", "ar", "rtl")


def test_our_own_words_are_the_readers_or_say_that_they_are_english() -> None:
    """A record's note stands in an edition's language; where it is not there, it is marked."""
    item = document("digest", DIGEST, rights=Rights.DIGEST)
    for forms, marked in (({"fr": "Sans titre."}, []), ({"ru": "Без заголовка."}, ["en"])):
        note = named("It has no headline.", forms.items())
        made = corpus(replace(item, source=replace(item.source, note=note)))
        told = {one.path: one for one in rendering.render(made, (), TEMPLATES, (FRENCH,))}
        page = html.fromstring(told["fr/documents/digest.md"].content.decode())
        (box,) = [box for box in page.find_class("notice") if box.get("id") != "lost"]
        assert FRENCH.words(note) in text_of(box)
        found = [one.get("lang") for one in box if one.text == note]
        assert found == marked, text_of(box)


def test_a_note_is_short_and_links_other_languages() -> None:
    """Beside the text stand number, speaker, mode and the languages; the rest is folded."""
    tree = shown(pages(corpus())["documents/en-report.md"])
    (note,) = tree.find_class("note")
    assert [link.text for link in note.xpath("./span[@class='also']/a")] == ["ar", "ru"]
    labels = note.xpath("./span[@class='also']/a/@aria-label")
    assert labels == ["ar: Arabic, Strelsau Post", "ru: Russian, Strelsau Post"]
    assert "probably Anna Kovel" in " ".join(text_of(note).split())
    for folded in ("There is no proof", "She is named before the verb"):
        assert folded not in "".join(note.xpath("./text()|./span//text()|./a//text()"))
        assert folded in text_of(note.find("details"))


def test_what_an_editor_set_is_marked() -> None:
    """A value by hand says so plainly, and what was found without it."""
    item = document("hand", "T\nText.")
    made = corpus(replace(item, date=replace(item.date, by_hand=True)))
    words = " ".join(text_of(shown(pages(made)["documents/hand.md"])).split())
    assert (
        "set by hand: an editor wrote it What was found without it: The text says Sunday" in words
    )


def _with_answer() -> Corpus:
    """The corpus with a press event of the accuser that one report is linked as an answer to."""
    made = corpus()
    accusing = OccasionId("2031-03-01-accusation")
    incident = made.registry.incidents[0]
    claim = replace(incident.attributions[0], occasion=accusing)
    other = Claim(by=AgentId("zenda"), date="2031-03-01", confidence=Confidence.UNCERTAIN)
    event = Occasion(
        id=accusing, title="Statement in Zenda", kind="statement", date="2031-03-01",
        speakers=(AgentId("graustark"),), incidents=(INCIDENT,),
    )  # fmt: skip
    answers = Link(
        source="en-report", target=accusing, kind=LinkKind.ANSWERS,
        confidence=LinkConfidence.PROBABLE, evidence=(),
    )  # fmt: skip
    registry = replace(
        made.registry,
        incidents=(replace(incident, attributions=(claim, other)),),
        occasions=(event, *made.registry.occasions),
    )
    return traced(replace(made, registry=registry, links=(*made.links, answers)))


def test_answers_stand_under_what_they_answer() -> None:
    """An answer to one attribution is nested below it; who has none of their own is named."""
    tree = shown(pages(_with_answer())[f"incidents/{INCIDENT}.md"])
    first, second = tree.xpath("//ol[@class='thread']/li")
    assert "Graustark" in text_of(first.find("div"))
    assert "Anna Kovel" in text_of(first.find("ol"))
    assert second.find("ol") is None
    assert "not well established" in text_of(second)
    assert "answers others by name; no answer was found here to zenda" in " ".join(
        text_of(tree).split()
    )


def test_answers_to_nobody_in_particular_stand_together() -> None:
    """Where it is not known whom an answer answers, no accuser is said to be answered."""
    made = corpus()
    incident = made.registry.incidents[0]
    other = Claim(by=AgentId("zenda"), date="2031-03-01")
    two = replace(incident, attributions=(*incident.attributions, other))
    made = traced(replace(made, registry=replace(made.registry, incidents=(two,))))
    tree = shown(pages(made)[f"incidents/{INCIDENT}.md"])
    assert "Answers to these attributions" in text_of(tree)
    assert (
        "Ruritania answered as a whole; no answer of its own was found here to Graustark, zenda"
        in " ".join(text_of(tree).split())
    )


def test_surveys_of_our_own_are_no_reports() -> None:
    """A survey is called one wherever it is listed, and is not counted as a report."""
    survey = document("survey", "T\nText.", derived_from=Derivation(kind="survey"))
    link = replace(corpus().links[0], source="survey")
    made = corpus(survey)
    found = pages(replace(made, links=(*made.links, link)))
    occasion = " ".join(text_of(shown(found[f"occasions/{OCCASION}.md"])).split())
    assert "4 reports in 4 languages and our survey" in occasion
    assert "our survey" in text_of(shown(found["documents/index.md"]))


def test_a_report_made_from_another_is_not_counted_as_independent() -> None:
    """Of four reports of which one translates another, every list says that three stand apart."""
    made = corpus()
    link = replace(made.links[0], source="ru-report", target="en-report", kind=LinkKind.TRANSLATES)
    found = pages(replace(made, links=(*made.links, link)))
    for path in ("index", f"incidents/{INCIDENT}", "incidents/index", "occasions/index"):
        words = " ".join(text_of(shown(found[f"{path}.md"])).split())
        assert "4 reports in 4 languages · 3 independent" in words, path
    assert "· 4 independent" not in text_of(shown(pages(made)["index.md"]))


def test_reports_of_a_listed_event_are_folded_under_it() -> None:
    """The timeline names each report of an event below it, and nowhere else on the day."""
    tree = shown(pages(corpus())["timeline/index.md"])
    assert not tree.find_class("tl-report")
    (answer,) = tree.find_class("tl-answering")
    assert answer.xpath(".//summary")[0].text == "4 reports in 4 languages"
    assert len(answer.xpath(".//details//a[contains(@href, 'documents/')]")) == 4
    assert tree.xpath("//p[@class='tl-about']/a[contains(@href, 'incidents/')]")


def test_quoted_words_inside_a_statement_are_not_a_second_one() -> None:
    """A cell of the synopsis shows the fuller statement, and says that it quotes."""
    text = 'T\nKovel said that there was "no proof" at all.'
    whole = statement("s-eeeeeeee", "nest", text, 'that there was "no proof"', Mode.REPORTED)
    part = statement("s-ffffffff", "nest", text, '"no proof"', Mode.FRAGMENT)
    made = corpus(document("nest", text, statements=(whole, part)))
    utterance = replace(
        made.utterances[0],
        members=(*made.utterances[0].members, StatementId("s-eeeeeeee"), StatementId("s-ffffffff")),
    )
    assert isinstance(utterance, Utterance)
    link = replace(made.links[0], source="nest")
    made = replace(made, utterances=(utterance,), links=(*made.links, link))
    tree = shown(pages(made)[f"occasions/{OCCASION}.md"])
    links = tree.xpath("//*[@class='cell-words']//a[contains(@href, 'nest')]")
    assert [text_of(link).partition(":")[0] for link in links] == ["reported, partly quoted"]
