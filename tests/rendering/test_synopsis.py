"""The synopsis: its order, its bounds, and differences marked in words that stay as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from generator.model import Corpus, LinkConfidence, Rights
from generator.rendering.comparing import COLUMNS, ROWS
from tests.rendering.corpus import traced
from tests.rendering.parallel import ALONE, FEW, MANY, NONE, QUESTION, SAID, parallel
from tests.rendering.test_pages import pages, shown, text_of

LONGEST = 400_000
"""Bytes of the largest page of any synopsis, before it is compressed to a sixth."""


@pytest.fixture(scope="module")
def made() -> Corpus:
    """Events with many reports, few, one and none."""
    return parallel()


@pytest.fixture(scope="module")
def found(made: Corpus) -> dict[str, str]:
    """Its pages."""
    return pages(made)


def page(found: dict[str, str], path: str) -> html.HtmlElement:
    """The page of an event."""
    return shown(found[f"occasions/{path}.md"])


def words(element: html.HtmlElement) -> str:
    """What it says, with single spaces."""
    return " ".join(text_of(element).split())


def test_marks_leave_the_words_as_they_were(made: Corpus, found: dict[str, str]) -> None:
    """Every quotation is its statement's text to the character, differing words marked or not."""
    texts = {entry.id: entry.text for item in made.documents for entry in item.statements}
    tree = page(found, FEW)
    cells = tree.xpath("//table//*[contains(@class, 'cell-words')]")
    assert len(cells) > 20
    for cell in cells:
        (link,) = cell.xpath(".//a[@class='permalink']/@href")
        assert text_of(cell.xpath(".//blockquote/p")[0]) == texts[link.rpartition("#")[2]]


def test_what_differs_is_marked_and_explained_in_words(found: dict[str, str]) -> None:
    """Each mark names a line that says the kind, the difference and how sure it is."""
    tree = page(found, FEW)
    marks = {text_of(mark): mark for mark in tree.xpath("//mark")}
    assert set(marks) == {"40", "41", "101"}
    line = words(tree.get_element_by_id(marks["41"].get("aria-describedby")))
    assert "Number" in line
    assert "Numbers differ: 40 here, 41 there" in line
    assert line.endswith("probable")
    role = words(tree.get_element_by_id(marks["101"].get("aria-describedby")))
    assert "suggested, not checked" in role
    assert "the ships stood, or lay" in role


def test_an_editors_note_comes_first(found: dict[str, str]) -> None:
    """Of a row's differences the one an editor noted is told before any that was inferred."""
    tree = page(found, FEW)
    rows = tree.xpath("//tr[@class='diff'][.//li[@data-kind='note']]")
    kinds = [line.get("data-kind") for line in rows[0].xpath(".//li[@data-kind]")]
    assert kinds == ["note", "role", "mode"]
    assert "noted by an editor" in words(rows[0])


def test_a_difference_of_several_rows_is_told_in_each(found: dict[str, str]) -> None:
    """Under the first row in full, under the others again with the way there."""
    tree = page(found, FEW)
    lines = tree.xpath("//li[@data-kind='mode']")
    assert len(lines) == 9
    assert lines[0].get("id")
    for line in lines[1:]:
        assert line.xpath(".//a/@href") == [f"#{lines[0].get('id')}"]
        assert "Direct speech in all but one" in words(line)


def test_silence_says_what_it_is(found: dict[str, str]) -> None:
    """Rendered without the point, with the words; or not found, which proves nothing."""
    cells = [words(cell) for cell in page(found, FEW).find_class("none")]
    assert any("told without this point · its words" in cell for cell in cells)
    assert any(cell.endswith("not found here") for cell in cells)
    assert all("not reported" not in cell for cell in cells)


def test_the_question_is_shown_before_what_answers_it(found: dict[str, str]) -> None:
    """Once, before the first row behind it; later rows lead back to it, earlier ones do not."""
    tree = page(found, FEW)
    (asked,) = tree.find_class("asked")
    assert QUESTION in words(asked)
    rows = tree.find_class("said")
    assert rows[0].getnext().getnext() is asked
    assert "after the same question" not in words(rows[1])
    assert all("after the same question" in words(row) for row in rows[2:])


def test_the_fullest_reports_come_first_and_rows_keep_its_order(found: dict[str, str]) -> None:
    """Columns by how many utterances they share; rows as the aligner gave them."""
    tree = page(found, FEW)
    names = [head.get("data-document") for head in tree.xpath("//thead/tr/th")][1:]
    assert names[:2] == ["few-00", "few-01"]
    first = [words(row.xpath("./td")[0]) for row in tree.find_class("said")]
    for at, cell in enumerate(first):
        assert SAID["en"].format(n=40, k=at + 100) in cell


def test_copies_stand_behind_independent_reports(made: Corpus) -> None:
    """A report made from another comes after all that were not, however full it is."""
    link = next(one for one in made.links if one.source == "few-00")
    copied = replace(link, source="few-01", target="few-00", kind=type(link.kind).TRANSLATES)
    tree = page(pages(traced(replace(made, links=(*made.links, copied)))), FEW)
    names = [head.get("data-document") for head in tree.xpath("//thead/tr/th")][1:]
    assert names[0] == "few-00"
    assert names[-1] == "few-01"


def test_no_page_grows_with_the_number_of_reports() -> None:
    """Many reports of many utterances fill further pages; all are reached, each is bounded."""
    said = ROWS + 5
    made = parallel(many=2 * COLUMNS + 3, said=said)
    found = pages(made)
    mine = {path: text for path, text in found.items() if path.startswith(f"occasions/{MANY}")}
    assert len(mine) > 2
    columns, rows = set(), set()
    for path, text in mine.items():
        assert len(text.encode()) < LONGEST, path
        tree = shown(text)
        names = [head.get("data-document") for head in tree.xpath("//thead/tr/th")][1:]
        assert 1 < len(names) <= COLUMNS
        assert names[0] == "many-00", "the fullest report stands beside all others"
        columns |= set(names)
        said_here = tree.find_class("said")
        assert 0 < len(said_here) <= ROWS
        rows |= {row.get("id") for row in said_here}
        for link in tree.xpath("//a[starts-with(@href, '#')]/@href"):
            assert tree.get_element_by_id(link[1:], None) is not None, link
    assert columns == {document.id for document in made.documents if document.id[:4] == "many"}
    assert len(rows) == said
    assert mine[f"occasions/{MANY}.md"].count('rel="next"') == 1


def test_ids_are_unique(found: dict[str, str]) -> None:
    """Rows, lines and questions have each an address of their own."""
    for path in (FEW, MANY):
        ids = page(found, path).xpath("//@id")
        assert len(ids) == len(set(ids))


def test_a_missing_comparison_explains_itself(found: dict[str, str]) -> None:
    """One report: which, and that two are needed; none: that there is nothing yet."""
    alone = page(found, ALONE)
    assert not alone.xpath("//table")
    assert "is known to report this event. A comparison needs two reports" in words(alone)
    assert alone.xpath("//details[@class='single' and @open]//blockquote")
    assert "No report of this event is here yet" in words(page(found, NONE))


def test_a_suggested_report_is_no_column(made: Corpus) -> None:
    """What was not compared shows no silence: it stands in the list of reports alone."""
    links = tuple(
        replace(link, confidence=LinkConfidence.SUGGESTED) if link.source == "few-02" else link
        for link in made.links
    )
    rows = tuple(
        replace(row, members=tuple(one for one in row.members if not one.startswith("s-fewxac")))
        for row in made.utterances
    )
    tree = page(pages(traced(replace(made, links=links, utterances=rows))), FEW)
    assert "few-02" not in tree.xpath("//thead/tr/th/@data-document")
    assert any("few-02" in link for link in tree.xpath("//ul[@class='documents']//a/@href"))


def test_what_may_not_be_shown_is_not_explained_either(made: Corpus) -> None:
    """Where a report's words are withheld, its cell says so and no difference quotes them."""
    documents = tuple(
        replace(
            one,
            source=replace(one.source, rights=Rights.FULL),
            statements=tuple(replace(entry, withheld=True) for entry in one.statements),
        )
        if one.id == "few-02"
        else one
        for one in made.documents
    )
    tree = page(pages(traced(replace(made, documents=documents))), FEW)
    assert "41" not in words(tree.xpath("//table")[0])
    assert "The words may not be shown here." in words(tree)
