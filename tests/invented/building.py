"""Documents made of what is known of them, as the rooms that read would give them.

The invented worlds, small and large, are built with this: nothing is inferred here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model import (
    Block,
    Confidence,
    DateCandidate,
    Derivation,
    Document,
    DocumentId,
    Evidence,
    Inferred,
    Label,
    Mode,
    Overrides,
    PartialDate,
    Rights,
    Source,
    Span,
    Speaker,
    Statement,
    StatementId,
)


def inferred(value: Any, confidence: Confidence = Confidence.PROBABLE) -> Inferred[Any]:
    """A value that was read from a text."""
    return Inferred(value=value, confidence=confidence)


def blocks(text: str, labels: Mapping[int, Label] | None = None) -> tuple[Block, ...]:
    """A block for each line that has text: a body, or what ``labels`` says of it (1-based)."""
    found, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line:
            span = Span(start=start, end=start + len(line))
            label = (labels or {}).get(number, Label.BODY)
            found.append(Block(span=span, line=number, label=label, reason="as told"))
        start += len(line) + 1
    return tuple(found)


def line_around(text: str, span: Span) -> Span:
    """The line in which a span stands."""
    low, high = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return Span(start=low, end=len(text) if high < 0 else high)


def statement(
    key: str,
    document: str,
    text: str,
    where: Span | str,
    speaker: Speaker | None,
    mode: Mode = Mode.DIRECT,
    *,
    evidence: tuple[Evidence, ...] = (),
    **more: Any,
) -> Statement:
    """Words of ``text``, given by their place or by themselves; the sentence is their line."""
    if isinstance(where, str):
        start = text.index(where)
        where = Span(start=start, end=start + len(where))
    return Statement(
        id=StatementId(key),
        document=DocumentId(document),
        spans=(where,),
        sentence=more.pop("sentence", None) or line_around(text, where),
        mode=mode,
        text=where.of(text),
        speaker=Inferred(value=speaker, confidence=Confidence.PROBABLE, evidence=evidence),
        **more,
    )


def document(
    key: str,
    text: str,
    *,
    language: str,
    date: str | None,
    candidates: tuple[DateCandidate, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    main: Speaker | None = None,
    overrides: Overrides | None = None,
    derived: Derivation | None = None,
    rights: Rights = Rights.FULL,
    url: str | None = None,
    sha256: str = "",
    sure: Confidence = Confidence.PROBABLE,
    **more: Any,
) -> Document:
    """A document; ``more`` are fields of ``Document`` as they are."""
    return Document(
        id=DocumentId(key),
        source=Source(
            id=DocumentId(key),
            media_type="text/plain",
            sha256=sha256,
            rights=rights,
            file=f"{key}.txt",
            url=url,
            derived_from=derived,
            overrides=overrides or Overrides(),
        ),
        text=text,
        language=inferred(language, sure),
        direction=more.pop("direction", "ltr"),
        title=more.pop("title", None) or inferred(None, Confidence.UNCERTAIN),
        title_span=more.pop("title_span", None),
        blocks=more.pop("blocks", None) or blocks(text),
        date=PartialDate(
            edtf=date, confidence=Confidence.PROBABLE, evidence=evidence, candidates=candidates
        ),
        outlet=more.pop("outlet", None) or inferred(None, Confidence.UNCERTAIN),
        credited=more.pop("credited", ()),
        mentions=more.pop("mentions", ()),
        statements=more.pop("statements", ()),
        terms=(),
        main_speaker=inferred(main),
        speakers=(main,) if main else (),
        **more,
    )
