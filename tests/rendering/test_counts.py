"""What pages say of reports made from others, of threads and of a key point over time."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from generator.model import (
    AgentId,
    Claim,
    Corpus,
    Derivation,
    Document,
    Evidence,
    Link,
    LinkConfidence,
    LinkKind,
    OutletId,
)
from tests.rendering.corpus import INCIDENT, OCCASION, corpus, document, statement, traced
from tests.rendering.test_pages import pages, shown, text_of

NOTE = "nine numbers stand in both"
LATER = 'Again no proof\nAnna Kovel said: "There is no proof at all."'


def linked(
    source: str = "ru-report",
    target: str = "en-report",
    kind: LinkKind = LinkKind.TRANSLATES,
    confidence: LinkConfidence = LinkConfidence.PROBABLE,
    more: tuple[Document, ...] = (),
) -> Corpus:
    """The reports of the briefing, of which one is linked as made from another."""
    made = corpus(*more)
    why = (Evidence(method="same-facts", note=NOTE),)
    link = Link(source=source, target=target, kind=kind, confidence=confidence, evidence=why)
    return traced(replace(made, links=(*made.links, link)))


def words(made: Corpus, page: str) -> str:
    """What a page says, in one line."""
    return " ".join(text_of(shown(pages(made)[f"{page}.md"])).split())


def line(made: Corpus, page: str, title: str) -> html.HtmlElement:
    """The entry of a list of documents that leads to one of that title."""
    tree = shown(pages(made)[f"{page}.md"])
    return next(
        item
        for item in tree.xpath("//ul[contains(@class, 'documents')]/li")
        if text_of(item.xpath(".//span[@class='doc-title']")[0]).strip() == title
    )


def test_a_list_says_what_a_report_was_made_from_how_surely_and_why() -> None:
    """Kind, hedge, a link to the original and the evidence stand with the report itself."""
    for kind, sure, told in (
        (LinkKind.TRANSLATES, LinkConfidence.PROBABLE, "probably translation of Kovel denies it"),
        (LinkKind.REPRINTS, LinkConfidence.CONFIRMED, "· reprint of Kovel denies it"),
        (LinkKind.COPIES, LinkConfidence.SUGGESTED, "possibly copy of Kovel denies it"),
    ):
        made = linked(kind=kind, confidence=sure)
        for page in ("documents/index", f"incidents/{INCIDENT}"):
            item = line(made, page, "Ковель всё отрицает")
            assert told in " ".join(text_of(item).split())
            assert NOTE in text_of(item)
            (link,) = item.xpath(".//span[@class='made']/a/@href")
            assert link.endswith("documents/en-report/")


def test_a_reprint_of_what_is_not_here_names_its_outlet() -> None:
    """Where only the record tells, the outlet stands for the text."""
    wire = Derivation(kind="wire", outlet=OutletId("strelsau-post"))
    item = line(
        corpus(document("w", "Wired words", derived_from=wire)), "documents/index", "Wired words"
    )
    assert "reprint of Strelsau Post" in " ".join(text_of(item).split())


def told_of(table: html.HtmlElement) -> dict[str, dict[str, str]]:
    """Rows of a table of coverage by name: what each language's one outlet tells, in words."""
    first, second = table.xpath("./thead/tr")
    languages = [text_of(cell) for cell in first.find_class("of-language")]
    assert [text_of(cell) for cell in second] == ["Strelsau Post"] * len(languages)
    return {
        text_of(row.find("th/a")): dict(
            zip(
                languages,
                (text_of(cell[-1]).strip() for cell in row.xpath("./td")[1:]),
                strict=True,
            )
        )
        for row in table.xpath("./tbody/tr[td]")
    }


def test_a_table_counts_each_source_once() -> None:
    """A translation is no report of its own, in its own language; a suggestion changes nothing."""
    for sure, russian in (
        (LinkConfidence.PROBABLE, "1 made from another"),
        (LinkConfidence.SUGGESTED, "1 report"),
    ):
        tree = shown(pages(linked(confidence=sure))[f"incidents/{INCIDENT}.md"])
        rows = told_of(tree.find_class("coverage")[0])
        point = {"Arabic": "1 report", "English": "1 report", "Russian": russian}
        assert rows["There is no proof"] == {**point, "Chinese (Simplified)": "none found"}
        assert rows["Anna Kovel"] == {**point, "Chinese (Simplified)": "1 report"}
        assert "Graustark" not in rows, "no report tells of what it said"


def test_every_list_of_reports_tells_the_independent_ones() -> None:
    """Years, outlets and the rows of a comparison: never the number of documents alone."""
    made = linked()
    assert "3 documents · 2 independent" in words(made, "documents/index")
    assert "4 documents, 1 made from another" in words(made, "outlets/index")
    outlet = words(made, "outlets/strelsau-post")
    assert "One of its 4 documents here was made from another: 1 translation." in outlet
    assert "in 2 of 3 independent reports" in words(made, f"occasions/{OCCASION}")
    assert "4 reports in 4 languages · 3 independent" in words(made, f"incidents/{INCIDENT}")


def test_a_survey_is_in_no_count_of_reports() -> None:
    """What the editors wrote passes no point on."""
    text = 'Survey\nAnna Kovel said: "There is no proof at all."'
    said = statement("s-eeeeeeee", "survey", text, '"There is no proof at all."')
    ours = document(
        "survey", text, language="fr", statements=(said,), derived_from=Derivation(kind="survey")
    )
    made = corpus(ours)
    on = Link(
        source="survey", target=INCIDENT, kind=LinkKind.CONCERNS,
        confidence=LinkConfidence.CONFIRMED, evidence=(),
    )  # fmt: skip
    tree = shown(pages(traced(replace(made, links=(*made.links, on))))[f"incidents/{INCIDENT}.md"])
    assert "French" not in text_of(tree.find_class("coverage")[0])


def test_the_day_of_a_survey_is_no_day_of_words() -> None:
    """A survey of a later day tells of words of other days: it moves nobody's first or last."""
    text = 'Survey\nAnna Kovel said: "There is no proof at all."'
    said = statement("s-eeeeeeee", "later", text, '"There is no proof at all."')
    for kind, seen in (("survey", False), ("reprint", True)):
        late = document(
            "later", text, date="2033-07-08", statements=(said,), derived_from=Derivation(kind=kind)
        )
        page = shown(pages(corpus(late))["people/anna-kovel.md"])
        (span,) = page.xpath("//dt[.='First and last']/following-sibling::dd[1]")
        assert ("2033" in text_of(span)) is seen


def test_a_thread_tells_who_accused_when_and_who_answered() -> None:
    """Each step has its day, speaker and kind; the answer stands under what it meets."""
    tree = shown(pages(linked())[f"incidents/{INCIDENT}.md"])
    (step,) = tree.xpath("//ol[@class='thread']/li")
    accusing, answer = step.xpath(".//div[contains(@class, 'turn ')]")
    told = " ".join(text_of(accusing).split())
    assert told.startswith("1 March 2031 Graustark attribution")
    assert "Named Ruritania." in told
    told = " ".join(text_of(answer).split())
    assert told.startswith("2 March 2031 Anna Kovel answer")
    assert "answers Graustark: probable" in told
    assert "it is the only attribution found before it" in told
    assert "1 copy or translation" in told


def test_what_no_answer_was_found_for_is_told() -> None:
    """Of two accusers neither of whom is named, each is named as without an answer of its own."""
    made = corpus()
    (incident, *rest) = made.registry.incidents
    quiet = replace(
        incident,
        attributions=(*incident.attributions, Claim(by=AgentId("zenda"), date="2031-03-01")),
        responses=(),
    )
    documents = tuple(replace(entry, statements=()) for entry in made.documents)
    registry = replace(made.registry, incidents=(quiet, *rest))
    silent = traced(replace(made, registry=registry, documents=documents, utterances=(), links=()))
    assert "No answer by Ruritania was found here to Graustark, zenda." in words(
        silent, f"incidents/{INCIDENT}"
    )


def test_a_key_point_has_its_first_use_and_all_its_uses() -> None:
    """Who made it first and when, then uses by year and incident: copies add none."""
    said = statement("s-ffffffff", "later", LATER, '"There is no proof at all."')
    later = document("later", LATER, statements=(said,), date="2033-05-06")
    made = linked(more=(later,))
    sure = (replace(link, confidence=LinkConfidence.CONFIRMED) for link in made.links)
    made = traced(replace(made, links=tuple(sure)))
    tree = shown(pages(made)["key-points/no-proof.md"])
    (facts,) = tree.xpath("//header//dl[contains(@class, 'facts')]")
    told = " ".join(text_of(facts).split())
    assert "First here 2 March 2031, Anna Kovel, Briefing in Strelsau" in told
    assert "2 uses in 3 independent reports" in told
    assert "2031: 1, 2033: 1" in told
    uses, incidents = (
        [[" ".join(text_of(cell).split()) for cell in row] for row in tree.xpath(path)]
        for path in ("//table/tbody/tr", "//section[h2[text()='Made on']]//li")
    )
    assert uses == [
        [
            "2 March 2031",
            "Anna Kovel",
            "The harbour network Briefing in Strelsau",
            "3 reports in 3 languages · 2 independent",
        ],
        [
            "6 May 2033",
            "Anna Kovel",
            "no incident known",
            "1 report in English",
        ],
    ]
    assert incidents == [["The harbour network", "1 use"]]
    assert "2 uses" in words(made, "key-points/index")


def test_a_country_tells_where_it_is_accused_and_answers() -> None:
    """Each incident stands once, with who accuses it; nobody of its own is found to answer."""
    tree = shown(pages(linked())["countries/ruritania.md"])
    (row,) = tree.xpath("//ul[@class='documents']/li")
    told = " ".join(text_of(row).split())
    assert told.startswith("The harbour network 1 March 2031")
    assert "It is accused by Graustark" in " ".join(
        text for text in row.xpath(".//dl//text()") if text.strip()
    ).replace("  ", " ")
    assert "no answer found" in told, "the registry does not say for whom Anna Kovel speaks"
    assert "It accuses" not in told
