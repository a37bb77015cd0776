"""The editor's view of one document: every line with its label, every statement, and why.

One rendering serves three places: colours on a terminal, plain words in a log, HTML in a file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from generator.cli.console import inert
from generator.model import Block, Document, Label, Span

_MODES = {
    "direct": "bold green",
    "fragment": "green",
    "reported": "cyan",
    "question": "magenta",
    "term": "yellow",
}
_SURE = {
    "certain": "green",
    "probable": "yellow",
    "uncertain": "red",
    "confirmed": "green",
    "suggested": "red",
}
_VALUES = (
    ("language", ""),
    ("title", ""),
    ("date", "date_confidence"),
    ("outlet", ""),
    ("main_speaker", ""),
)


def show(document: Document, facts: dict[str, Any]) -> RenderableType:
    """The document with what ``exporting.explain`` tells of it, for a person to read."""
    return Group(
        _words(facts["file"], "bold underline"),
        _values(document, facts),
        Text("\nDates considered", style="bold"),
        _dates(facts),
        Text("\nLines", style="bold"),
        *_lines(document),
        Text("\nStatements", style="bold"),
        *_statements(facts),
    )


def as_html(shown: list[RenderableType]) -> str:
    """A page of its own with all that is shown; it holds no script."""
    console = Console(record=True, file=io.StringIO(), width=110, force_terminal=False)
    for entry in shown:
        console.print(entry)
    return console.export_html(inline_styles=False)


def _words(text: str, style: str = "") -> Text:
    """Words from outside: nothing in them reaches the terminal as a command."""
    return Text(inert(text), style=style)


def _sure(word: str | None) -> Text:
    return Text(f" ({word})", style=_SURE.get(word or "", "")) if word else Text("")


def _reasons(document: Document) -> dict[str, list[str]]:
    """Why each value is believed, in words."""
    inferred = {
        "language": document.language.evidence,
        "title": document.title.evidence,
        "date": document.date.evidence,
        "outlet": document.outlet.evidence,
        "main_speaker": document.main_speaker.evidence,
    }
    return {name: [note.note for note in notes] for name, notes in inferred.items()}


def _values(document: Document, facts: dict[str, Any]) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    reasons = _reasons(document)
    for name, sure in _VALUES:
        value = _words(str(facts[name] or "unknown"))
        table.add_row(name.replace("_", " "), value + _sure(facts.get(sure) if sure else None))
        for note in reasons[name]:
            table.add_row("", _words(note, "italic dim"))
    linked = [("occasion", link) for link in facts["occasions"]]
    linked += [("incident", link) for link in facts["incidents"]]
    for name, link in linked:
        table.add_row(name, Text(link["id"]) + _sure(link["confidence"]))
        for note in link["evidence"]:
            table.add_row("", _words(note["note"], "italic dim"))
    return table


def _dates(facts: dict[str, Any]) -> Table:
    table = Table("words", "form", "tells of", "as EDTF", "chosen or why not", box=None)
    for entry in facts["date_candidates"]:
        fate = entry["rejected"] or "chosen, or agrees with the day chosen"
        table.add_row(
            *(_words(entry["text"]), Text(entry["form"]), entry["kind"]),
            *(entry["edtf"] or "no whole day", _words(fate)),
        )
    return table


def _marks(document: Document) -> list[tuple[Span, str]]:
    marks = [(span, entry.mode.value) for entry in document.statements for span in entry.spans]
    marks += [(span, "term") for span in document.terms]
    # Longer marks first, so that a quotation's colour stands on that of the sentence around it.
    return sorted(marks, key=lambda mark: (mark[0].start - mark[0].end, mark[0]))


def _lines(document: Document) -> Iterator[RenderableType]:
    marks = _marks(document)
    for block in document.blocks:
        yield _line(document, block, marks)


def _line(document: Document, block: Block, marks: list[tuple[Span, str]]) -> Table:
    words = _words(block.span.of(document.text), "" if block.label.is_text else "dim")
    for span, mode in marks:
        start, end = span.start - block.span.start, span.end - block.span.start
        if end > 0 and start < len(words):
            words.stylize(_MODES[mode], max(0, start), end)
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="dim", width=4, justify="right")
    table.add_column(width=11, style="bold blue" if block.label is Label.BODY else "blue")
    table.add_column()
    table.add_row(str(block.line), block.label.value, words)
    table.add_row("", block.language, _words(block.reason, "dim italic"))
    return table


def _statements(facts: dict[str, Any]) -> Iterator[RenderableType]:
    for entry in facts["statements"]:
        head = Text(f"{entry['id']} ", style="dim")
        head += Text(f"{entry['mode']} ", style=_MODES[entry["mode"]])
        head += _words(entry["speaker_name"] or "nobody is named", "bold")
        head += _sure(entry["speaker_confidence"])
        body = _words(f"  {entry['text']}")
        why = [f"  {note}" for note in entry["speaker_evidence"]]
        for kind in ("stances", "key_points"):
            for name, notes in entry["evidence"][kind].items():
                why.append(f"  {name}: " + "; ".join(note["note"] for note in notes))
        yield Group(head, body, _words("\n".join(why), "dim italic"))
