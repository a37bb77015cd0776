"""Documents in two languages of which one translates the other.

No dictionary is asked. A translation keeps the numbers and days of its original, in their order
and at like places, its names, its paragraphs and where speech is quoted. Another reporter who sat
in the same room keeps the speaker's, and has others of his own: so what tells is how much of *all*
that the poorer text tells stands in the richer one.
"""

from __future__ import annotations

import datetime
import heapq
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.languages import pack_for
from generator.linking import traces
from generator.linking.deriving import Days, Derived, apart, direction, gap, span_of_days, tongue
from generator.linking.traces import Trace
from generator.model import (
    Confidence,
    Document,
    DocumentId,
    Evidence,
    LinkConfidence,
    LinkKind,
)
from generator.saying import counted, say
from generator.text import fold

WINDOW = datetime.timedelta(days=60)
"""Days after which a text on the news is hardly translated any more."""
MARKS = 16
"""Rarest marks under which a document is entered in the index."""
NEXT = 8
"""How many of a mark's next documents in other languages each is paired with."""
BEST = 8
"""Pairs of a document that are looked at closely: those that share most marks."""
SHARED = 2
"""Marks that two documents share before they are compared."""
FEW, MANY, VERY_MANY = 4, 5, 8
"""Numbers and days in both texts from which they are thought of, tell much, tell all but surely."""
KEPT, NEARLY = 0.75, 0.85
"""Share of the poorer text's numbers and days that stands in the richer one. Independent reports
of one briefing measured 0.67 and less, translations 0.77 and more."""
MOST = 0.7
"""The same share of the richer text's, in a whole translation."""
IN_ORDER = 0.75
BESIDE = 0.05
"""Shares of the text by which what is translated may be off its place."""
BUILT, BUILT_CLOSELY = 0.85, 0.95
"""How alike the lengths of paragraphs are in a translation; and where no figures tell."""
SOME = 0.3
NAMES, MANY_NAMES = 2, 6
"""Names at like places that such texts share at least; and where they are enough to go by, though
paragraphs are no more alike than in any translation."""
DAYS = datetime.timedelta(days=3)
ENOUGH, ARTICLES = 60, 0.015
"""Words from which articles are counted, and the share below which a text lacks them."""
_PLAIN = re.compile(r"[^\W\d_]+")


class Likeness(NamedTuple):
    """How much one text keeps of another. Shares are of the poorer one's."""

    facts: int
    kept: float
    both: float
    order: float
    drift: float
    names: float
    paragraphs: float


def candidates(documents: Iterable[Document]) -> Iterator[Derived]:
    """Every pair of which one seems to translate the other."""
    known = {document.id: document for document in documents}
    trace = {name: traces.of(document) for name, document in known.items()}
    for one, two in _pairs(known, trace):
        found = compared(known[one], known[two], trace[one], trace[two])
        if found is not None:
            yield found


def likeness(one: Trace, two: Trace) -> Likeness:
    """What two traces share."""
    shared = [mark for mark in one.facts if mark in two.facts]
    weight = sum(map(_weight, shared))
    weights = sorted(sum(map(_weight, facts)) for facts in (one.facts, two.facts))
    low, high = (weight / total if total else 0.0 for total in weights)
    drifts = sorted(abs(one.facts[mark] - two.facts[mark]) for mark in shared)
    return Likeness(
        len(shared),
        low,
        high,
        _longest_rise([two.facts[mark] for mark in shared]) / len(shared) if shared else 0.0,
        drifts[len(drifts) // 2] if drifts else 1.0,
        max(_named(one, two), _named(two, one)),
        _alike(one.lengths, two.lengths),
    )


def _weight(fact: str) -> float:
    """Long numbers are met by chance seldom; a day stands in every report of it."""
    return 1.0 if "-" in fact else min(2.0, 0.5 * len(fact))


def _named(one: Trace, two: Trace) -> float:
    """The share of one text's names that the other may have."""
    names = one.names
    return sum(mark in two.words for mark in names) / len(names) if len(names) > 2 else 0.0


def _longest_rise(places: list[float]) -> int:
    """How many of some places can be kept so that they rise."""
    ends: list[float] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _alike(one: tuple[float, ...], two: tuple[float, ...]) -> float:
    """How alike two texts are cut into paragraphs: 1 where each takes the same share of both."""
    if len(one) != len(two) or len(one) < 4:
        return 0.0
    return 1.0 - sum(abs(mine - theirs) for mine, theirs in zip(one, two, strict=True)) / 2


def compared(first: Document, second: Document, one: Trace, two: Trace) -> Derived | None:
    """What two documents of different languages are to each other; None where nothing."""
    found = likeness(one, two)
    told = _told(found)
    if not told and not _built_alike(first, second, one, two, found):
        return None
    made = direction(first, second, (_size(one), _size(two)))
    machine, signs = _by_machine(made.copy)
    evidence = [*_reasons(found, one, two), *made.evidence, *signs]
    strong = told and found.kept >= NEARLY and (made.credits or _whole(found)) and made.sure
    return Derived(
        copy=made.copy,
        original=made.original,
        kind=LinkKind.MACHINE_TRANSLATES if machine else LinkKind.TRANSLATES,
        confidence=LinkConfidence.PROBABLE if strong else LinkConfidence.SUGGESTED,
        strength=(found.kept + found.both + found.order) / 3 if told else 0.0,
        credits=made.credits,
        evidence=tuple(evidence),
    )


def _by_machine(copy: Document) -> tuple[bool, tuple[Evidence, ...]]:
    """Whether a translation is a machine's, and all that speaks for it.

    An uncertain guess never suffices; that a whole translation lacks articles does.
    """
    guess = copy.machine_translated
    bare = _without_articles(copy)
    signs = guess.evidence if guess.value else ()
    if bare:
        note = say("it has hardly any articles, as machines leave them out that found none")
        signs = (*signs, Evidence(method="garbled", note=note, weight=0.5))
    sure = bare or (guess.value and guess.confidence is not Confidence.UNCERTAIN)
    return sure, signs


def _told(found: Likeness) -> bool:
    """Whether what both tell shows that one was made from the other.

    Where little is kept, or little is told, the paragraphs must run beside each other too. Where
    they do, order says no more: within a sentence each language has its own.
    """
    beside = found.paragraphs >= BUILT and found.drift <= 2 * BESIDE
    few = FEW - 1 if beside and found.both >= NEARLY else FEW
    least = KEPT if beside and found.both >= MOST else NEARLY
    return found.facts >= few and found.kept >= least and (beside or found.order >= IN_ORDER)


def _size(trace: Trace) -> int:
    return 100 * len(trace.facts) + len(trace.lengths)


def _whole(found: Likeness) -> bool:
    """Whether one text runs beside the other from head to foot."""
    if found.facts < MANY or found.both < MOST or found.drift > BESIDE:
        return False
    return found.paragraphs >= BUILT or found.facts >= VERY_MANY


def _built_alike(
    first: Document, second: Document, one: Trace, two: Trace, found: Likeness
) -> bool:
    """Whether texts without figures name the same in the same paragraphs, in the same days."""
    time = apart(first, second)
    if found.paragraphs < BUILT or len(one.quoted) != len(two.quoted):
        return False
    if time is None or time > DAYS or (found.kept < KEPT and (one.facts or two.facts)):
        return False
    shared = [mark for mark in one.names if mark in two.names]
    near = [mark for mark in shared if abs(one.names[mark] - two.names[mark]) <= BESIDE]
    few = NAMES if found.paragraphs >= BUILT_CLOSELY else MANY_NAMES
    return len(near) >= few and len(near) >= NEARLY * len(shared)


def _without_articles(document: Document) -> bool:
    """Whether a text lacks the articles that its language needs."""
    pack = pack_for(document.language.value)
    articles = {fold(word) for word in pack.speech.articles}
    words = [
        word
        for block in document.blocks
        if block.label.is_text
        for word in _PLAIN.findall(fold(block.span.of(document.text)))
    ]
    if not articles or len(words) < ENOUGH:
        return False
    return sum(word in articles for word in words) < ARTICLES * len(words)


def _reasons(found: Likeness, one: Trace, two: Trace) -> Iterator[Evidence]:
    if found.facts:
        note = say(
            "{number} numbers and days stand in both, "
            "{share} % of what the poorer text has of them",
            number=str(found.facts),
            share=round(found.kept * 100),
        )
        yield Evidence(method="same-facts", note=note, weight=round(found.kept, 3))
    if found.facts >= FEW:
        share = round(found.order * 100)
        note = (
            say("{share} % of them come in the same order, at the same places", share=share)
            if found.drift <= BESIDE
            else say("{share} % of them come in the same order", share=share)
        )
        yield Evidence(method="same-order", note=note, weight=round(found.order, 3))
    if found.paragraphs >= BUILT:
        note = say(
            "both have {number} paragraphs, each of like length in both",
            number=str(len(one.lengths)),
        )
        yield Evidence(method="same-paragraphs", note=note, weight=round(found.paragraphs, 3))
    if found.names >= SOME:
        note = say(
            "{share} % of one text’s names may stand in the other", share=round(found.names * 100)
        )
        yield Evidence(method="same-names", note=note, weight=round(found.names, 3))
    if one.quoted and len(one.quoted) == len(two.quoted):
        count = len(one.quoted)
        note = counted(count, "both quote {n} time", "both quote {n} times")
        yield Evidence(method="same-quotations", note=note, weight=0.3)


def _pairs(
    known: dict[DocumentId, Document], trace: dict[DocumentId, Trace]
) -> list[tuple[DocumentId, DocumentId]]:
    """Documents of two languages that share rare marks within the same weeks, by their ids."""
    shown = _crossing(known, trace)
    far = datetime.date.max
    spans = {name: span_of_days(document) for name, document in known.items()}
    tongues = {name: tongue(document) for name, document in known.items()}
    entered: dict[str, list[DocumentId]] = {}
    for name in sorted(known, key=lambda name: (*(spans[name] or (far, far)), name)):
        marks = [mark for mark in (*trace[name].facts, *trace[name].names) if mark in shown]
        for mark in heapq.nsmallest(MARKS, marks, key=lambda mark: (shown[mark], mark)):
            entered.setdefault(mark, []).append(name)
    votes: dict[DocumentId, dict[DocumentId, int]] = {name: {} for name in known}
    for having in entered.values():
        for one, two in _following(having, spans, tongues):
            votes[one][two] = votes[two][one] = votes[one].get(two, 0) + 1
    chosen = set()
    for one, own in votes.items():
        enough = [(-count, other) for other, count in own.items() if count >= SHARED]
        chosen |= {(min(one, two), max(one, two)) for _, two in heapq.nsmallest(BEST, enough)}
    return sorted(chosen)


def _following(
    having: list[DocumentId],
    spans: dict[DocumentId, Days | None],
    tongues: dict[DocumentId, str],
) -> Iterator[tuple[DocumentId, DocumentId]]:
    """Each document with the next few of other languages, as long as the days allow."""
    for at, one in enumerate(having):
        taken = 0
        for two in having[at + 1 : at + 1 + 2 * NEXT]:
            time = gap(spans[one], spans[two])
            if taken == NEXT or (time is not None and time > WINDOW):
                break
            if tongues[one] != tongues[two]:
                taken += 1
                yield one, two


def _crossing(known: dict[DocumentId, Document], trace: dict[DocumentId, Trace]) -> dict[str, int]:
    """How many documents show each mark that more than one language shows."""
    shown: Counter[str] = Counter()
    first: dict[str, str] = {}
    crossing = set()
    for name, found in trace.items():
        language = tongue(known[name])
        for mark in (*found.facts, *found.names):
            shown[mark] += 1
            if first.setdefault(mark, language) != language:
                crossing.add(mark)
    return {mark: shown[mark] for mark in crossing}
