"""The one day that a document tells of itself, with why, and why no other."""

from __future__ import annotations

import datetime
from dataclasses import replace

from generator import edtf
from generator.extracting.dates.explaining import agreement
from generator.extracting.dates.filling import filled
from generator.extracting.dates.metadata import from_metadata
from generator.extracting.dates.occasion import Chosen, from_events, from_occasions
from generator.extracting.dates.publication import Verdict, judge, open_order
from generator.extracting.dates.years import tied_to_comments
from generator.languages import pack_for
from generator.model import (
    Anchor,
    Confidence,
    DateCandidate,
    DateKind,
    Evidence,
    Hint,
    PartialDate,
)
from generator.saying import day_in_words, say

_TRUSTED = 0.5
"""From this weight on a publication day may overrule a registered occasion."""


def resolve(
    candidates: tuple[DateCandidate, ...],
    anchors: tuple[Anchor, ...],
    hints: tuple[Hint, ...],
    url: str | None,
    published: str | None,
    language: str,
) -> PartialDate:
    """The day of the occasion a text reports, or of its publication where it reports none.

    ``anchors`` are days the registry suggests, ``published`` an EDTF value from the record. The
    answer keeps every candidate, those of the metadata last; the ones that neither were chosen
    nor helped say why. The order of ``candidates`` does not matter.
    """
    ordered = tied_to_comments(tuple(sorted(candidates, key=_position)))
    ordered += from_metadata(hints, url, published)
    verdict = _of_the_text(judge(ordered), ordered)
    limits = _limits(ordered, verdict, published)
    chosen = from_occasions(ordered, anchors, limits)
    stated = verdict is not None and _stated(ordered, verdict)
    # The registry alone doesn't overrule a day that the text states as its own.
    if chosen is not None and (chosen.helped or not stated):
        return _by_occasion(ordered, chosen, verdict)
    if verdict is not None and (stated or verdict.weight >= _TRUSTED or not anchors):
        return _by_publication(ordered, verdict, language)
    chosen = from_events(ordered, anchors) if limits is None else None
    if chosen is not None:
        return _by_occasion(ordered, chosen, verdict)
    if published:
        return _by_record(ordered, published)
    return _by_publication(ordered, verdict, language) if verdict else _coarse(ordered)


def _of_the_text(verdict: Verdict | None, candidates: tuple[DateCandidate, ...]) -> Verdict | None:
    """A publication day that something besides the page's own chrome tells; else none."""
    if verdict is None:
        return None
    told = any(
        candidates[vote.index].kind is not DateKind.CHROME or vote.method == "listed"
        for vote in verdict.votes
    )
    return verdict if told else None


def _stated(candidates: tuple[DateCandidate, ...], verdict: Verdict) -> bool:
    """Whether the text itself states the day, as a dateline does."""
    return any(
        candidates[vote.index].kind is DateKind.PUBLICATION and candidates[vote.index].span
        for vote in verdict.votes
    )


def _position(one: DateCandidate) -> tuple[int, int, str]:
    return (one.span.start, one.span.end, one.text) if one.span else (-1, -1, one.text)


def _limits(
    candidates: tuple[DateCandidate, ...], verdict: Verdict | None, published: str | None
) -> tuple[datetime.date, datetime.date] | None:
    """Between which days the page was published, where that is well known."""
    if published:
        low, high = edtf.bounds(published)
        if published[-1] in "?~%" and "/" not in published:
            about = datetime.timedelta(days=1)
            return low - about, high + about
        return low, high
    if verdict is not None and verdict.weight >= _TRUSTED:
        kinds = {candidates[vote.index].kind for vote in verdict.votes}
        if DateKind.PUBLICATION in kinds:
            return edtf.bounds(verdict.edtf)
    return None


def _value(low: datetime.date, high: datetime.date) -> str:
    if low == high:
        return low.isoformat()
    return f"{low.isoformat()}/" + (".." if high == datetime.date.max else high.isoformat())


def _by_occasion(
    candidates: tuple[DateCandidate, ...], chosen: Chosen, verdict: Verdict | None
) -> PartialDate:
    value = _value(chosen.low, chosen.high)
    single = chosen.low == chosen.high
    same = verdict is not None and verdict.edtf == value
    if single and chosen.said_whole:
        confidence = Confidence.CERTAIN
    elif chosen.high == datetime.date.max or not (chosen.firm or chosen.anchor.weight >= 0.5):
        confidence = Confidence.UNCERTAIN
    else:
        confidence = Confidence.PROBABLE
    if single and same and verdict is not None and verdict.outright:
        confidence = Confidence.CERTAIN
    evidence = [
        Evidence(method="anchor", note=chosen.anchor.note, weight=min(1.0, chosen.anchor.weight))
    ]
    keep = set(chosen.helped)
    for index in chosen.helped:
        one = candidates[index]
        evidence.append(
            Evidence(
                method=f"agrees-{one.form}",
                note=agreement(one, chosen.low, chosen.high, chosen.anchor),
                span=one.span,
                weight=0.8,
            )
        )
    if same and verdict is not None:
        keep |= {vote.index for vote in verdict.votes}
        evidence += _votes(candidates, verdict)
    reasons: dict[int, str] = {
        index: say(
            "it dates what the text looks back to ({anchor}), not the statement", anchor=anchor.note
        )
        for index, anchor in chosen.about_event
    }
    return PartialDate(
        edtf=value,
        confidence=confidence,
        evidence=tuple(evidence),
        candidates=_explained(_settled(candidates, chosen), keep, reasons, chosen.low),
    )


def _settled(candidates: tuple[DateCandidate, ...], chosen: Chosen) -> tuple[DateCandidate, ...]:
    """The candidates, with the kind of those that the registry's days tell more of.

    Their day is not filled in: linking would take it for one that the text names.
    """
    kinds = dict.fromkeys(chosen.helped, DateKind.OCCASION)
    kinds |= dict.fromkeys((index for index, _ in chosen.about_event), DateKind.EVENT)
    return tuple(
        replace(one, kind=kinds[index]) if index in kinds else one
        for index, one in enumerate(candidates)
    )


def _votes(candidates: tuple[DateCandidate, ...], verdict: Verdict) -> list[Evidence]:
    return [
        Evidence(
            method=f"publication-{vote.method}",
            note=vote.note,
            span=candidates[vote.index].span,
            weight=round(min(1.0, vote.weight), 3),
        )
        for vote in verdict.votes[:5]
    ]


def _either_way(candidates: tuple[DateCandidate, ...], verdict: Verdict, other: str) -> PartialDate:
    """From the first to the last of two days, where figures may be read either way round."""
    first, last = sorted((verdict.edtf, other))
    note = say(
        "the figures may be read as {first} or as {last}: the language is written both ways",
        first=day_in_words(first),
        last=day_in_words(last),
    )
    either = Evidence(method="open-order", note=note, weight=0.0)
    kept = _explained(candidates, {vote.index for vote in verdict.votes}, {}, None)
    return PartialDate(
        edtf=f"{first}/{last}",
        confidence=Confidence.UNCERTAIN,
        evidence=(*_votes(candidates, verdict), either),
        candidates=kept,
    )


def _by_publication(
    candidates: tuple[DateCandidate, ...], verdict: Verdict, language: str
) -> PartialDate:
    unread = all(open_order(candidates[vote.index], vote.edtf) for vote in verdict.votes)
    other = candidates[verdict.votes[0].index].alternative
    if unread and other and pack_for(language).dates.order_also:
        return _either_way(candidates, verdict, other)
    if verdict.outright:
        confidence = Confidence.CERTAIN
    elif unread:
        confidence = Confidence.UNCERTAIN
    else:
        confidence = Confidence.PROBABLE if verdict.weight >= _TRUSTED else Confidence.UNCERTAIN
    keep = {vote.index for vote in verdict.votes}
    day = edtf.bounds(verdict.edtf)[0]
    written = None if confidence is Confidence.UNCERTAIN else day
    return PartialDate(
        edtf=verdict.edtf,
        confidence=confidence,
        evidence=tuple(_votes(candidates, verdict)),
        candidates=_explained(candidates, keep, {}, day, written),
    )


def _by_record(candidates: tuple[DateCandidate, ...], published: str) -> PartialDate:
    note = say("the record says when the page was published")
    return PartialDate(
        edtf=published,
        confidence=Confidence.PROBABLE,
        evidence=(Evidence(method="publication-record", note=note, weight=0.8),),
        candidates=_explained(
            candidates,
            {i for i, one in enumerate(candidates) if one.cue == "record"},
            {},
            edtf.bounds(published)[0],
        ),
    )


def _coarse(candidates: tuple[DateCandidate, ...]) -> PartialDate:
    """Only a month, or nothing: the address's month serves, a lone year of a sentence does not."""
    for index, one in enumerate(candidates):
        if one.edtf and one.form == "month" and one.cue in ("address", "markup"):
            note = say("the page's address or markup names the month")
            evidence = (Evidence(method=f"month-{one.cue}", note=note, weight=0.6),)
            low = edtf.bounds(one.edtf)[0]
            kept = _explained(candidates, {index}, {}, low)
            return PartialDate(
                edtf=one.edtf,
                confidence=Confidence.PROBABLE,
                evidence=evidence,
                candidates=kept,
            )
    kept = _explained(candidates, set(), {}, None)
    return PartialDate(edtf=None, confidence=Confidence.UNCERTAIN, candidates=kept)


def _explained(
    candidates: tuple[DateCandidate, ...],
    keep: set[int],
    reasons: dict[int, str],
    day: datetime.date | None,
    written: datetime.date | None = None,
) -> tuple[DateCandidate, ...]:
    """Every candidate, with what the chosen day tells of it, and why it was not chosen."""
    out = []
    for index, one in enumerate(candidates):
        reason = None if index in keep else reasons.get(index) or _reason(one, day)
        out.append(replace(one, edtf=filled(one, day, written), rejected=reason))
    return tuple(out)


def _reason(one: DateCandidate, day: datetime.date | None) -> str:
    if one.cue == "page-top":
        return say("it stands above the text without a year, as pages show the day of the visit")
    if one.cue == "listed":
        return say("it stands in a list of days, as pages show what else they have")
    if one.kind is DateKind.CRAWL:
        return say("it is the day on which an archive copied the page")
    if one.kind is DateKind.CHROME:
        return say("it stands in the page around the text, not in the text")
    if one.kind is DateKind.STATISTICS:
        return say("it is the year of some figures, not of what was said")
    if one.form in ("weekday", "relative", "day-of-month", "day-month") and one.edtf is None:
        return say("it names no whole day, and nothing ties it to one")
    if one.form in ("year", "bare-year", "month-year", "month"):
        return say("it names no day")
    if day is None:
        return say("nothing shows that it is the day of the text")
    if one.kind is DateKind.PUBLICATION:
        return say("another day stands more clearly for the page or its occasion")
    return say("it dates something that the text tells of")
