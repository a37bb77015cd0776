"""References for citation managers: each format well formed, and no surer than what is known."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from generator import exporting
from generator.exporting import bibtex, csl, ris
from generator.exporting.reference import Day, Reference
from generator.model import Confidence, Document, Rights
from tests.rendering.corpus import corpus, document

TEXT = "Port & prison: 100% {closed}\nText."


def files(item: Document) -> dict[str, str]:
    """The reference files of one document by their endings."""
    made = {one.path: one.content.decode() for one in exporting.export(corpus(item))}
    start = f"documents/{item.id}."
    kinds = ("bib", "csl.json", "ris")
    return {kind: made[start + kind] for kind in kinds if start + kind in made}


def item_of(text: str) -> dict[str, Any]:
    """The one item of a CSL file."""
    (found,) = json.loads(text)
    assert isinstance(found, dict)
    return found


def dated(edtf: str | None, sure: Confidence, *, by_hand: bool = False) -> Document:
    """A document with a day of its own."""
    made = document("cited", TEXT)
    date = replace(made.date, edtf=edtf, confidence=sure, by_hand=by_hand)
    return replace(made, date=date)


def test_what_is_certain_is_given_in_every_format() -> None:
    """Title, outlet, day, language, address and id, as each format names them."""
    made = files(dated("2031-03-02", Confidence.CERTAIN))
    item = item_of(made["csl.json"])
    assert item["title"] == "Port & prison: 100% {closed}"
    assert (item["type"], item["container-title"]) == ("article-newspaper", "Strelsau Post")
    assert item["issued"] == {"date-parts": [[2031, 3, 2]]}
    assert item["URL"] == "https://strelsau.example/a"
    assert made["bib"].startswith("@article{cited,\n")
    assert "title = {{Port \\& prison: 100\\% \\{closed\\}}}," in made["bib"]
    assert "date = {2031-03-02}," in made["bib"]
    lines = made["ris"].split("\r\n")
    assert (lines[0], lines[-2:]) == ("TY  - NEWS", ["ER  - ", ""])
    assert {"T2  - Strelsau Post", "DA  - 2031/03/02/", "LA  - en", "ID  - cited"} <= set(lines)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])


def test_a_probable_day_is_marked_in_every_format() -> None:
    """Circa in CSL, a question mark in biblatex, words in RIS, and a note in all three."""
    made = files(dated("2031-03-02", Confidence.PROBABLE))
    assert item_of(made["csl.json"])["issued"]["circa"] is True
    assert "date = {2031-03-02?}," in made["bib"]
    assert "DA  - 2031/03/02/probably" in made["ris"]
    assert all("Date 2031-03-02: probable" in text for text in made.values())


def test_a_mere_possibility_is_no_date() -> None:
    """A day that is only possible stands in the note alone; what an editor wrote is certain."""
    made = files(dated("2031-03-02", Confidence.UNCERTAIN))
    assert "issued" not in item_of(made["csl.json"])
    assert "date =" not in made["bib"]
    assert "DA  -" not in made["ris"]
    assert all("possible, not established" in text for text in made.values())
    by_hand = files(dated("2031-03-02", Confidence.UNCERTAIN, by_hand=True))
    assert item_of(by_hand["csl.json"])["issued"] == {"date-parts": [[2031, 3, 2]]}


@pytest.mark.parametrize(
    ("edtf", "issued", "date", "line"),
    [
        ("2031", {"date-parts": [[2031]]}, "2031", "2031///"),
        ("2031-03", {"date-parts": [[2031, 3]]}, "2031-03", "2031/03//"),
        ("2031-03~", {"date-parts": [[2031, 3]], "circa": True}, "2031-03?", "2031/03//probably"),
        (
            "2031-03-02/2031-03-04",
            {"date-parts": [[2031, 3, 2], [2031, 3, 4]], "circa": True},
            "2031-03-02?/2031-03-04?",
            "///2031-03-02 to 2031-03-04",
        ),
        (
            "2031-03-02/..",
            {"literal": "not before 2031-03-02"},
            "2031-03-02?/..",
            "///2031-03-02 to ..",
        ),
        ("../2031-03", {"literal": "not after 2031-03"}, "../2031-03?", "///.. to 2031-03"),
    ],
)
def test_partial_days_stay_partial(
    edtf: str, issued: dict[str, object], date: str, line: str
) -> None:
    """A year is no day, and a choice of days is not one of them."""
    made = files(dated(edtf, Confidence.CERTAIN))
    assert item_of(made["csl.json"])["issued"] == issued
    assert f"date = {{{date}}}," in made["bib"]
    assert f"DA  - {line}\r\n" in made["ris"]


def test_a_doubtful_outlet_is_only_noted() -> None:
    """An outlet that was inferred without certainty fills no field."""
    made = document("cited", TEXT)
    doubted = replace(made, outlet=replace(made.outlet, confidence=Confidence.PROBABLE))
    item = item_of(files(doubted)["csl.json"])
    assert "container-title" not in item
    assert "Outlet Strelsau Post: probable" in item["note"]


def test_withdrawn_documents_have_no_references() -> None:
    """Title and address of what was withdrawn stand in no file."""
    made = document("cited", TEXT)
    assert files(replace(made, source=replace(made.source, rights=Rights.WITHDRAWN))) == {}


def test_hostile_words_stay_inside_their_field() -> None:
    """Braces, backslashes and line ends of a title end no entry and begin no field."""
    bad = Reference(
        id="bad",
        title="a},\n url = {x} \\input{y}\r\nER  - \nTY  - NEWS",
        language="en",
        outlet="",
        press=False,
        day=Day(first="2031"),
        url="https://strelsau.example/{a}\\b%20c",
        retrieved=None,
        notes=(),
    )
    assert ris.write(bad).count("\r\nER  -") == 1
    assert ris.write(bad).count("\n") == ris.write(bad).count("\r\n") == 7
    entry = bibtex.write(bad)
    plain = re.sub(r"\\[{}&%#$_]", "", entry.replace("\\textbackslash{}", ""))
    depth = [plain[:at].count("{") - plain[:at].count("}") for at in range(len(plain))]
    assert min(depth[1:]) >= 0
    assert plain.count("{") == plain.count("}")
    assert "url = {https://strelsau.example/%7Ba%7D%5Cb%20c}," in entry
    assert json.loads(csl.write(bad))[0]["title"] == bad.title
