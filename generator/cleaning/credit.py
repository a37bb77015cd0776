"""What a page says of where it comes from: its outlet, its sources, a machine's translation."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from generator.cleaning.phrasebook import machine_phrases
from generator.model import (
    Block,
    Confidence,
    Evidence,
    Hint,
    Inferred,
    Label,
    Outlet,
    OutletId,
    Page,
    Span,
)
from generator.phrases import find
from generator.saying import say
from generator.text import fold, is_cjk

_HOST = re.compile(r"^(?:https?:)?//(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s[|·•–—-]\s")
"""What stands in the title of a page between the text's own and the site's name."""
REMARK = 100
"""Characters of a line that may be a remark on the text, not a part of it."""
_OWN = {
    Label.PROMOTION: say("promotion"),
    Label.NAVIGATION: say("navigation"),
    Label.SHARE: say("share"),
    Label.FORM: say("form"),
}
"""Labels under which a page speaks of itself: "Follow … on …", "© …"."""


_OTHERS = frozenset({Label.COMMENT, Label.RELATED, Label.SPAM, Label.CREDIT, Label.CAPTION})
"""Labels of lines that tell of other texts, or whose names are sources."""
_SMALL = 6
"""Letters that may stand beside a name and a day: on, le, г., AM."""
_Forms = tuple[tuple[str, OutletId], ...]
"""Every folded name with the outlet of that name."""


def _forms(outlet: Outlet) -> list[str]:
    forms = {outlet.name, *(form.form for form in outlet.names)}
    return sorted((fold(form) for form in forms if len(form) > 1), key=lambda f: (-len(f), f))


@lru_cache(maxsize=16)
def _every(outlets: tuple[Outlet, ...]) -> _Forms:
    return tuple((form, outlet.id) for outlet in outlets for form in _forms(outlet))


def _within(form: str, folded: str) -> Span | None:
    """Where a name stands in a folded line as words of its own."""
    at = folded.find(form)
    while at >= 0:
        end = at + len(form)
        left = at == 0 or not folded[at - 1].isalnum() or is_cjk(form[0])
        right = end == len(folded) or not folded[end].isalnum() or is_cjk(form[-1])
        if left and right:
            return Span(start=at, end=end)
        at = folded.find(form, at + 1)
    return None


def _named(text: str, forms: _Forms) -> list[tuple[OutletId, Span]]:
    """The outlets that a stretch of text names, by first place; the longest name wins a place."""
    folded = fold(text)
    found = [
        (outlet, span)
        for form, outlet in forms
        if form in folded and (span := _within(form, folded)) is not None
    ]
    found.sort(key=lambda each: (each[1].start, -each[1].end, each[0]))
    out: list[tuple[OutletId, Span]] = []
    for name, span in found:
        overlaps = any(span.start < other.end and other.start < span.end for _, other in out)
        if not overlaps and name not in [known for known, _ in out]:
            out.append((name, span))
    return out


def _by_hint(hints: tuple[Hint, ...], outlets: tuple[Outlet, ...]) -> Inferred[OutletId] | None:
    for hint in hints:
        if hint.name == "outlet":
            for outlet in outlets:
                if fold(hint.value) in _forms(outlet):
                    note = say("{where} says “{words}”", where=hint.where, words=hint.value)
                    evidence = (Evidence(method="declared-outlet", note=note),)
                    return Inferred(
                        value=outlet.id, confidence=Confidence.CERTAIN, evidence=evidence
                    )
    for hint in hints:
        host = _HOST.match(hint.value) if hint.name == "url" else None
        name = host.group(1).lower() if host else ""
        for outlet in outlets:
            if name and any(name == d or name.endswith(f".{d}") for d in outlet.domains):
                note = say("{where} gives the address {address}", where=hint.where, address=name)
                evidence = (Evidence(method="address", note=note),)
                return Inferred(value=outlet.id, confidence=Confidence.CERTAIN, evidence=evidence)
    return None


def title_ends(hints: tuple[Hint, ...]) -> tuple[tuple[str, Hint], ...]:
    """What stands behind the last separator of the titles that a page declares: often its site."""
    titles = [(_SEPARATOR.split(hint.value), hint) for hint in hints if hint.name == "title"]
    return tuple((parts[-1].strip(), hint) for parts, hint in titles if len(parts) > 1)


def _by_title(hints: tuple[Hint, ...], outlets: tuple[Outlet, ...]) -> Inferred[OutletId] | None:
    """The outlet whose whole name stands at the end of the page's title."""
    for end, hint in title_ends(hints):
        for name, outlet in _every(outlets):
            if fold(end) == name:
                note = say("{where} ends with “{words}”", where=hint.where, words=end)
                evidence = (Evidence(method="title-end", note=note, weight=0.8),)
                return Inferred(value=outlet, confidence=Confidence.PROBABLE, evidence=evidence)
    return None


def _found(
    page: Page, block: Block, forms: _Forms, method: str, note: str
) -> list[Inferred[OutletId]]:
    out = []
    for name, span in _named(block.span.of(page.text), forms):
        start = block.span.start
        at = Span(start=start + span.start, end=start + span.end)
        evidence = Evidence(method=method, note=note, span=at, weight=0.8)
        out.append(Inferred(value=name, confidence=Confidence.PROBABLE, evidence=(evidence,)))
    return out


def _beside_a_day(
    page: Page, blocks: tuple[Block, ...], forms: _Forms, days: tuple[Span, ...]
) -> list[Inferred[OutletId]]:
    """The outlets of lines that hold the name of one and a day, and next to nothing else."""
    out: list[Inferred[OutletId]] = []
    ordered = sorted(days)
    starts = [day.start for day in ordered]
    for block in blocks:
        start, end = block.span.start, block.span.end
        own = ordered[bisect_left(starts, start) : bisect_left(starts, end)]
        if not own or end - start > REMARK or block.label in _OTHERS:
            continue
        note = say("line {line} names it beside a day", line=str(block.line))
        found = _found(page, block, forms, "dated-line", note)
        named = [each.evidence[0].span for each in found if each.evidence[0].span]
        words = page.text[start:end]
        for span in sorted((*own, *named), reverse=True):
            words = words[: max(0, span.start - start)] + words[span.end - start :]
        if len(found) == 1 and sum(map(str.isalpha, words)) <= _SMALL:
            out += found
    return out


def credits(  # noqa: A001 - the word the vocabulary has for it
    page: Page,
    blocks: tuple[Block, ...],
    outlets: tuple[Outlet, ...],
    days: tuple[Span, ...] = (),
) -> tuple[Inferred[OutletId | None], tuple[Inferred[OutletId], ...]]:
    """The outlet that the page shows as its publisher, and the sources it credits.

    Only registered outlets are found. A line by which a page speaks of itself, the end of its
    title, or a line of no more than a name and one of the whole ``days`` found in the text, makes
    an outlet ``probable``; only metadata makes it ``certain``. A name in the text proves nothing.
    """
    sources: dict[OutletId, Inferred[OutletId]] = {}
    own: list[Inferred[OutletId]] = []
    forms = _every(outlets)
    for block in blocks:
        if block.label is Label.CREDIT:
            note = say("line {line} credits it as a source", line=str(block.line))
            for each in _found(page, block, forms, "credit-line", note):
                sources.setdefault(each.value, each)
        elif block.label in _OWN:
            note = say(
                "line {line}, which is the page's own ({kind}), names it",
                line=str(block.line),
                kind=_OWN[block.label],
            )
            own.extend(_found(page, block, forms, "page-speaks-of-itself", note)[:1])
    hinted = _by_hint(page.hints, outlets)
    if hinted is not None:
        return hinted, tuple(sources.values())
    if len({each.value for each in own}) == 1:
        return own[0], tuple(sources.values())
    titled = None if own else _by_title(page.hints, outlets)
    if titled is not None:
        return titled, tuple(sources.values())
    dated = [] if own else _beside_a_day(page, blocks, forms, days)
    if len({each.value for each in dated}) == 1 and dated[0].value not in sources:
        return dated[0], tuple(sources.values())
    several, nobody = (
        say("the page names several outlets"),
        say("the page names no registered outlet"),
    )
    note = several if own else nobody
    nothing = Evidence(method="no-outlet", note=note, weight=0.0)
    unknown: Inferred[OutletId | None] = Inferred(
        value=None, confidence=Confidence.UNCERTAIN, evidence=(nothing,)
    )
    return unknown, tuple(sources.values())


def machine_translated(page: Page, blocks: tuple[Block, ...], language: str) -> Inferred[bool]:
    """Whether the page says that a machine translated it.

    Nothing else is asked here: without such words the answer is an ``uncertain`` no. A short
    line at the head or foot of the text may be the page's own though it looks like text; in it
    such words make the answer ``probable``.
    """
    phrases = machine_phrases(language)
    body = [block for block in blocks if block.label is Label.BODY]
    ends = {id(block) for block in (*body[:1], *body[-1:])}
    for block in blocks:
        short = id(block) in ends and block.span.end - block.span.start <= REMARK
        about = block.label.is_text or block.label in (Label.COMMENT, Label.RELATED)
        if about and not short:
            continue
        start, text = block.span.start, block.span.of(page.text)
        for span in find(phrases, fold(text)) if len(text) <= 400 else ():
            at = Span(start=start + span.start, end=start + span.end)
            evidence = Evidence(
                method="said-so",
                note=say(
                    "line {line} says “{words}”", line=str(block.line), words=at.of(page.text)
                ),
                span=at,
            )
            sure = Confidence.PROBABLE if about else Confidence.CERTAIN
            return Inferred(value=True, confidence=sure, evidence=(evidence,))
    silent = Evidence(method="not-said", note=say("the page does not say so"), weight=0.0)
    return Inferred(value=False, confidence=Confidence.UNCERTAIN, evidence=(silent,))
