"""What a run tells: progress on a terminal, plain lines in a log, one JSON object for machines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from generator import reporting
from generator.errors import Problem


class Console:
    """Collects what happened and says it in the form that was asked for.

    Progress and problems go to standard error for people. ``form`` is what goes to standard
    output in the end: "json" (and then nothing else is said), one of ``reporting.FORMS``, or ""
    for nothing.
    """

    def __init__(self, *, as_json: bool = False, form: str = "") -> None:
        from rich.console import Console as Rich

        self._form = "json" if as_json else form
        self._json = self._form == "json"
        self._rich = Rich(stderr=True, highlight=False, soft_wrap=True)
        self._problems: list[Problem] = []

    def step(self, what: str) -> None:
        """Say what is being done now."""
        if not self._json:
            self._rich.print(f"[dim]· {_plain(what)}[/dim]")

    def problems(self, problems: Iterable[Problem]) -> None:
        """Tell each problem once."""
        for problem in problems:
            self._problems.append(problem)
            if self._json:
                continue
            word, colour = ("error", "red") if problem.fatal else ("note", "yellow")
            self._rich.print(f"[{colour}]{word}[/{colour}] {_plain(str(problem))}")

    def finish(self, summary: Mapping[str, Any], text: str) -> None:
        """The last word of a run."""
        if self._json:
            sys.stdout.write(reporting.plain(self._problems, summary))
            return
        self._rich.print(_plain(text))
        if self._form:
            sys.stdout.write(reporting.FORMS[self._form](self._problems))


def inert(text: str) -> str:
    """Text from outside with nothing in it that a terminal would obey; as long as it was."""
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text)


def _plain(text: str) -> str:
    """The same with nothing in it that the markup of messages would obey."""
    return inert(text.replace("\n", " ")).replace("[", r"\[")
