"""Invented press events with their utterances, read from YAML as reports in several languages.

``cases/`` was open while rules were made. ``held/`` and ``unseen/`` were written with their
answers before the program read them and measured at first sight; what they showed was mended since.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator import aligning, languages
from generator.extracting import dates
from generator.extracting.names import names
from generator.model import (
    Agent,
    AgentId,
    Block,
    Confidence,
    Document,
    DocumentId,
    Inferred,
    Label,
    Link,
    LinkConfidence,
    LinkKind,
    Mode,
    NameForm,
    Occasion,
    OccasionId,
    PartialDate,
    Place,
    PlaceId,
    Registry,
    Rights,
    Source,
    Span,
    Speaker,
    Statement,
    StatementId,
    Utterance,
)

HERE = Path(__file__).parent
OPEN, HELD, UNSEEN = HERE / "cases", HERE / "held", HERE / "unseen"
MODES = {"d": Mode.DIRECT, "r": Mode.REPORTED, "f": Mode.FRAGMENT, "q": Mode.QUESTION}
EVENT = OccasionId("2031-05-06-event")
_LINE = re.compile(r"(?P<rows>\S+)(?: (?P<mode>[drf]))? \| (?P<words>.+)", re.DOTALL)


@dataclass(frozen=True)
class Event:
    """One press event as read, with what a reader would align and tell apart.

    ``rows`` holds the utterances that each statement renders, by report and place in it.
    """

    name: str
    registry: Registry
    documents: tuple[Document, ...]
    rows: dict[tuple[str, int], frozenset[str]]
    differences: frozenset[tuple[str, str, str]]

    def links(self) -> tuple[Link, ...]:
        """Every report reports the event."""
        return tuple(
            Link(
                source=document.id,
                target=EVENT,
                kind=LinkKind.REPORTS,
                confidence=LinkConfidence.PROBABLE,
                evidence=(),
            )
            for document in self.documents
        )

    def align(self) -> tuple[Utterance, ...]:
        """The utterances that the program finds."""
        return aligning.align(self.documents, self.links(), self.registry)

    def place(self, statement: StatementId) -> tuple[str, int]:
        """The report and the line of a statement."""
        report, line = statement.removeprefix("s-").rsplit("-", 1)
        return report, int(line)

    def gold(self) -> list[frozenset[tuple[str, int]]]:
        """The statements of each utterance that two reports have."""
        found: dict[str, set[tuple[str, int]]] = {}
        for place, rows in self.rows.items():
            for row in rows:
                found.setdefault(row, set()).add(place)
        return [frozenset(some) for some in found.values() if len({one for one, _ in some}) > 1]

    def found(self) -> list[frozenset[tuple[str, int]]]:
        """The same as the program groups them."""
        return [frozenset(map(self.place, row.members)) for row in self.align()]

    def due(self) -> set[tuple[str, str, str]]:
        """The differences that a reader would tell: utterance, kind, and the report for those
        that are told of one (direct speech retold, an utterance left out).
        """
        found = {(row, kind, "") for row, kind, _ in self.differences}
        held: dict[str, dict[str, set[Mode]]] = {}
        for document in self.documents:
            for statement in document.statements:
                for row in self.rows.get(self.place(statement.id), ()):
                    held.setdefault(row, {}).setdefault(document.id, set()).add(statement.mode)
        for row, reports in held.items():
            if len(reports) < 2:
                continue
            found |= {
                (row, "dropped", document.id)
                for document in self.documents
                if document.id not in reports
            }
            direct = any(Mode.DIRECT in modes for modes in reports.values())
            found |= {
                (row, "mode", report)
                for report, modes in reports.items()
                if direct and Mode.DIRECT not in modes
            }
        return found

    def told(self) -> set[tuple[str, str, str]]:
        """The same as the program tells them, each at the utterance most of it is about."""
        found = set()
        for row in self.align():
            main = self._about(row.members)
            found |= {(main, "dropped", gap.document) for gap in row.gaps}
            for entry in row.differences:
                if entry.kind == "mode":
                    found |= {
                        (name, "mode", place[0])
                        for place in map(self.place, entry.statements)
                        for name in self.rows[place]
                    }
                elif entry.kind != "dropped":
                    found.add((self._about(entry.statements), entry.kind, ""))
        return found

    def _about(self, statements: tuple[StatementId, ...]) -> str:
        rows = Counter(name for one in statements for name in self.rows[self.place(one)])
        return max(sorted(rows), key=rows.__getitem__)


@cache
def events(folder: Path) -> tuple[Event, ...]:
    """Every event of a folder."""
    return tuple(_event(file) for file in sorted(folder.glob("*.yml")))


def _event(file: Path) -> Event:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    agents = [_agent(name) for name in case["others"]]
    agents.insert(0, replace(_agent(case["speaker"]), country=case.get("home")))
    places = tuple(_place(*entry) for entry in sorted(case.get("places", {}).items()))
    named = Registry(places=places)
    rows: dict[tuple[str, int], frozenset[str]] = {}
    documents = []
    for report, lines in case["reports"].items():
        parsed = [_parsed(line) for line in lines]
        documents.append(_document(report, parsed, agents, named))
        for at, (row, mode, _) in enumerate(parsed):
            if mode and row not in ("-", "o", "q"):
                rows[report, at] = frozenset(row.split("+"))
            elif mode:
                rows[report, at] = frozenset((f"{row} {report} {at}",))
    registry = Registry(
        agents=tuple(sorted(agents, key=lambda agent: agent.id)),
        places=places,
        occasions=(
            Occasion(
                id=EVENT,
                title=case["title"],
                kind="briefing",
                date=EVENT[:10],
                speakers=(agents[0].id,),
                incidents=(),
            ),
        ),
    )
    told = frozenset(tuple(entry.split()) for entry in case["differences"])
    return Event(file.stem, registry, tuple(documents), rows, told)


def _parsed(line: str) -> tuple[str, str, str]:
    match = _LINE.fullmatch(line)
    assert match is not None, line
    return match["rows"], match["mode"] or "", match["words"]


def _agent(name: str) -> Agent:
    return Agent(id=AgentId(name.lower().replace(" ", "-")), kind="person", name=name)


def _place(name: str, forms: dict[str, str | list[str]]) -> Place:
    every = tuple(
        NameForm(language=tag, form=form)
        for tag, some in forms.items()
        for form in ([some] if isinstance(some, str) else some)
    )
    return Place(id=PlaceId(name), name=every[0].form, names=every)


def _document(
    report: str, lines: list[tuple[str, str, str]], agents: list[Agent], named: Registry
) -> Document:
    language = report.rstrip("0123456789")
    text = "\n".join(words for _, _, words in lines)
    spans = list(_spans(text))
    blocks = tuple(
        Block(span=span, line=at + 1, label=Label.BODY, reason="given")
        for at, span in enumerate(spans)
    )
    statements = tuple(
        _statement(report, at, row, mode, text, span, agents)
        for at, ((row, mode, _), span) in enumerate(zip(lines, spans, strict=True))
        if row != "n"
    )
    unknown = Inferred(value=None, confidence=Confidence.UNCERTAIN)
    return Document(
        id=DocumentId(report),
        source=Source(
            id=DocumentId(report), media_type="text/plain", sha256="", rights=Rights.FULL, file=""
        ),
        text=text,
        language=Inferred(value=language, confidence=Confidence.PROBABLE),
        direction="ltr",
        title=unknown,
        title_span=None,
        blocks=blocks,
        date=PartialDate(
            edtf=EVENT[:10],
            confidence=Confidence.PROBABLE,
            candidates=dates.find(text, blocks, language),
        ),
        outlet=unknown,
        credited=(),
        mentions=names.find(text, named, languages.pack_for(language)),
        statements=statements,
        terms=(),
        main_speaker=unknown,
        speakers=(),
    )


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start=start, end=start + len(line))
        start += len(line) + 1


def _statement(
    report: str, at: int, row: str, mode: str, text: str, span: Span, agents: list[Agent]
) -> Statement:
    agent = {"o": agents[-1], "q": None}.get(row, agents[0])
    speaker = Speaker(id=agent.id, name=agent.name) if agent else None
    return Statement(
        id=StatementId(f"s-{report}-{at}"),
        document=DocumentId(report),
        spans=(span,),
        sentence=span,
        mode=MODES[mode or "q"],
        text=span.of(text),
        speaker=Inferred(value=speaker, confidence=Confidence.PROBABLE),
    )


def noted(event: Event, **notes: str) -> Any:
    """The event with a maintainer's note on the first statement of each named report."""
    documents = tuple(
        replace(
            one,
            statements=(replace(one.statements[0], differs=notes[one.id]), *one.statements[1:]),
        )
        if one.id in notes
        else one
        for one in event.documents
    )
    return replace(event, documents=documents)
