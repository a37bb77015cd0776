"""Mistakes in the forms that code hosts read."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator import reporting
from generator.errors import Problem

ONE = Problem(
    file="content/documents/a b.yml",
    line=7,
    key="overrides.statements[2].speaker",
    fault="there is no agent with the id 'anna, kovel: 100%'\nor so",
    remedy="did you mean 'anna-kovel'?",
)
NOTE = Problem(file="content/permalinks.txt", fault="x", remedy="y", fatal=False)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
PROBLEMS = st.lists(
    st.builds(
        Problem,
        file=TEXT,
        line=st.integers(0, 99),
        key=TEXT,
        fault=TEXT,
        remedy=TEXT,
        fatal=st.booleans(),
    )
)


def test_github_shows_a_mistake_beside_its_line() -> None:
    """File, line and title are there, and nothing in the text can end or forge a command."""
    first, second = reporting.github([ONE, NOTE]).splitlines()
    assert first == (
        "::error file=content/documents/a b.yml,line=7,title=overrides.statements[2].speaker::"
        "overrides.statements[2].speaker: there is no agent with the id 'anna, kovel: 100%25'%0A"
        "or so; did you mean 'anna-kovel'?"
    )
    assert second == "::warning file=content/permalinks.txt,title=x::x; y"


@given(PROBLEMS)
def test_github_gives_one_line_a_mistake(problems: list[Problem]) -> None:
    """Whatever a mistake quotes, each stays one command of its own."""
    lines = reporting.github(problems).split("\n")[:-1]
    assert len(lines) == len(problems)
    assert all(line.startswith(("::error", "::warning")) for line in lines)


@given(PROBLEMS)
def test_fingerprints_are_one_for_each_mistake(problems: list[Problem]) -> None:
    """No two mistakes of a run are taken for one, even where they say the same."""
    marks = [entry["fingerprint"] for entry in json.loads(reporting.gitlab(problems))]
    assert len(set(marks)) == len(problems)


def test_fingerprints_stay_when_lines_move() -> None:
    """A mistake is the same one after a line was added above it."""
    moved = Problem(file=NOTE.file, line=3, fault=NOTE.fault, remedy=NOTE.remedy, fatal=False)
    (one,), (other,) = (json.loads(reporting.gitlab([each])) for each in (NOTE, moved))
    assert one["fingerprint"] == other["fingerprint"]


def test_gitlab_has_all_that_its_report_needs() -> None:
    """Each entry has description, name, fingerprint, severity and a line from 1 on."""
    one, note = json.loads(reporting.gitlab([ONE, NOTE]))
    assert (one["severity"], note["severity"]) == ("major", "minor")
    assert one["check_name"] == "overrides.statements.speaker"
    assert one["location"] == {"path": ONE.file, "lines": {"begin": 7}}
    assert note["location"]["lines"] == {"begin": 1}
    assert one["description"].endswith("; did you mean 'anna-kovel'?")


def test_sarif_names_rule_level_and_place() -> None:
    """The log is of version 2.1.0; each result's rule is listed, its path is a URI reference."""
    log = json.loads(reporting.sarif([ONE, NOTE]))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    one, note = run["results"]
    assert {one["ruleId"], note["ruleId"]} == rules == {"file", "overrides.statements.speaker"}
    assert (one["level"], note["level"]) == ("error", "note")
    place = one["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/documents/a%20b.yml"
    assert place["region"] == {"startLine": 7}
    assert "region" not in note["locations"][0]["physicalLocation"]


def test_no_mistakes_are_valid_reports_too() -> None:
    """An empty run is an empty report, not an empty file that a reader chokes on."""
    assert reporting.github([]) == ""
    assert json.loads(reporting.gitlab([])) == []
    assert json.loads(reporting.sarif([]))["runs"][0]["results"] == []
    assert json.loads(reporting.plain([], {"ok": True})) == {"ok": True, "problems": []}
