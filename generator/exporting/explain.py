"""One document as ``synoptic explain --json`` tells it: the interface that others measure with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import edtf
from generator.exporting import jsons
from generator.model import (
    Block,
    Corpus,
    DateCandidate,
    Document,
    Link,
    LinkConfidence,
    LinkKind,
    Mode,
    Proposal,
    Span,
    Statement,
)

_STRENGTH = {
    LinkConfidence.CONFIRMED: 0,
    LinkConfidence.PROBABLE: 1,
    LinkConfidence.SUGGESTED: 2,
}


def explain(file: str, corpus: Corpus) -> dict[str, Any]:
    """The one document of ``corpus``, read from ``file``, as plain JSON values.

    Offsets are code points into the decoded text, half-open. Speakers are registry ids, or names
    where the registry has none.
    """
    (document,) = corpus.documents
    main = document.main_speaker.value
    occasions = _linked(corpus.links, document, LinkKind.REPORTS)
    occasion = next((entry for entry in occasions if entry["confidence"] != "suggested"), None)
    return {
        "file": file,
        "language": document.language.value,
        "title": document.title.value,
        "title_span": _pair(document.title_span),
        "date": document.date.edtf,
        "date_confidence": document.date.confidence.value,
        "date_evidence": [note.note for note in document.date.evidence],
        "date_candidates": [_candidate(entry) for entry in document.date.candidates],
        "outlet": document.outlet.value,
        "credited": [entry.value for entry in document.credited],
        "machine_translated": jsons.inferred(document.machine_translated),
        "main_speaker": main.key if main else None,
        "speakers": [speaker.key for speaker in document.speakers],
        "proposals": [_proposal(document, entry) for entry in document.proposals],
        "quotes": _quotes(document),
        "terms": [_pair(span) for span in document.terms],
        "statements": [_statement(document, entry) for entry in document.statements],
        "lines": [
            {
                "line": number,
                "start": span.start,
                "end": span.end,
                "label": block.label.value,
                "reason": block.reason,
                **({"language": block.language} if block.language else {}),
            }
            for block in document.blocks
            for number, span in _lines(document.text, block)
        ],
        "incidents": _linked(corpus.links, document, LinkKind.CONCERNS),
        "occasion": occasion["id"] if occasion else None,
        "occasions": occasions,
        "stances": sorted({tag.id for entry in document.statements for tag in entry.stances}),
    }


def _lines(text: str, block: Block) -> Iterator[tuple[int, Span]]:
    """The source lines of a block, without the white space around them; most have one."""
    start = block.span.start
    for number, line in enumerate(block.span.of(text).split("\n"), block.line):
        left = start + len(line) - len(line.lstrip())
        yield number, Span(start=left, end=start + len(line.rstrip()))
        start += len(line) + 1


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _proposal(document: Document, entry: Proposal) -> dict[str, Any]:
    return {
        "name": entry.name,
        "role": entry.role,
        "language": entry.language,
        "key": entry.key,
        "span": _pair(entry.span),
        "text": entry.span.of(document.text),
    }


def _candidate(entry: DateCandidate) -> dict[str, Any]:
    return {
        "text": entry.text,
        "span": _pair(entry.span),
        "kind": entry.kind.value,
        "form": entry.form,
        "edtf": entry.edtf,
        "precision": edtf.precision(entry.edtf) if entry.edtf else None,
        "alternative": entry.alternative,
        "calendar": entry.calendar,
        "rejected": entry.rejected,
    }


def _quotes(document: Document) -> list[dict[str, Any]]:
    """Every span in quotation marks that is speech, one by one, in the order of the text."""
    return sorted(
        (
            {
                "start": span.start,
                "end": span.end,
                "text": span.of(document.text),
                "statement": entry.id,
                "speaker": entry.speaker.value.key if entry.speaker.value else None,
                "speaker_confidence": entry.speaker.confidence.value,
                "mode": entry.mode.value,
                "stances": [tag.id for tag in entry.stances],
                "key_points": [tag.id for tag in entry.key_points],
            }
            for entry in document.statements
            if entry.mode in (Mode.DIRECT, Mode.FRAGMENT)
            for span in entry.spans
        ),
        key=lambda quote: (quote["start"], quote["end"]),
    )


def _statement(document: Document, entry: Statement) -> dict[str, Any]:
    body = jsons.statement(document, entry, words=True)
    first = entry.spans[0].start
    body["start"], body["end"] = first, entry.spans[-1].end
    body["line"] = document.text.count("\n", 0, first) + 1
    body["evidence"] = {
        "speaker": jsons.plain(entry.speaker.evidence),
        "stances": {tag.id: jsons.plain(tag.evidence) for tag in entry.stances},
        "key_points": {tag.id: jsons.plain(tag.evidence) for tag in entry.key_points},
    }
    return body


def _linked(links: tuple[Link, ...], document: Document, kind: LinkKind) -> list[dict[str, Any]]:
    """The ends of a document's links of one kind, surest first."""
    return [
        {
            "id": link.target,
            "confidence": link.confidence.value,
            "evidence": jsons.plain(link.evidence),
        }
        for link in sorted(links, key=lambda link: (_STRENGTH[link.confidence], link.target))
        if link.kind is kind and link.source == document.id
    ]
