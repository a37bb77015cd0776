"""Mistakes in the forms that code hosts and editors read: annotations, reports, plain JSON.

Each function takes problems in their order and gives one text, which ends with a line break where
it holds anything. Nothing of a problem is left out: where a form has no room for the remedy, it
stands behind the fault.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

from generator.errors import Problem

_INDEX = re.compile(r"\[\d+\]")
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def rule(problem: Problem) -> str:
    """What kind of mistake it is, for tools that group by kind: the key without its places in
    lists (``overrides.statements.speaker``), or ``file`` where the whole file is meant.
    """
    return _INDEX.sub("", problem.key).replace(" ", "-") or "file"


def github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the changed lines."""
    return "".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    word = "error" if problem.fatal else "warning"
    places = {"file": problem.file, "line": str(problem.line) if problem.line else ""}
    titled = {**places, "title": problem.key or problem.fault}
    parts = ",".join(f"{name}={_property(value)}" for name, value in titled.items() if value)
    return f"::{word} {parts}::{_data(_said(problem))}\n"


def _data(text: str) -> str:
    """Text as a workflow command's message: what would end or change the command is encoded."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(problems: Iterable[Problem]) -> str:
    """A code quality report (the subset of Code Climate's form that GitLab reads)."""
    entries = [
        {
            "description": _said(problem),
            "check_name": rule(problem),
            "fingerprint": mark,
            "severity": "major" if problem.fatal else "minor",
            "location": {"path": problem.file, "lines": {"begin": problem.line or 1}},
        }
        for problem, mark in _marked(problems)
    ]
    return _json(entries)


def sarif(problems: Iterable[Problem]) -> str:
    """A SARIF 2.1.0 log of one run."""
    marked = list(_marked(problems))
    rules = sorted({rule(problem) for problem, _ in marked})
    run = {
        "tool": {"driver": {"name": "synoptic", "rules": [{"id": name} for name in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, mark) for problem, mark in marked],
    }
    return _json({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _result(problem: Problem, mark: str) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(problem.file)}}
    if problem.line:
        place["region"] = {"startLine": problem.line}
    return {
        "ruleId": rule(problem),
        "level": "error" if problem.fatal else "note",
        "message": {"text": _said(problem)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"synoptic/v1": mark},
    }


def plain(problems: Iterable[Problem], summary: Mapping[str, object]) -> str:
    """One JSON object on one line: the summary's keys, then ``problems`` with all their parts."""
    told = [dataclasses.asdict(problem) for problem in problems]
    return json.dumps({**summary, "problems": told}, ensure_ascii=False) + "\n"


FORMS: Mapping[str, Callable[[Iterable[Problem]], str]] = {
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
}
"""The forms that hold nothing but problems, by the name a command knows them by."""


def _said(problem: Problem) -> str:
    key = f"{problem.key}: " if problem.key else ""
    return f"{key}{problem.fault}; {problem.remedy}"


def _marked(problems: Iterable[Problem]) -> Iterable[tuple[Problem, str]]:
    """Each problem with what it is known by from run to run: not its line, which moves."""
    seen: Counter[str] = Counter()
    for problem in problems:
        same = f"{problem.file}\0{problem.key}\0{problem.fault}"
        seen[same] += 1
        yield problem, hashlib.sha256(f"{same}\0{seen[same]}".encode()).hexdigest()[:40]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
