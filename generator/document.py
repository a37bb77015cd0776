"""One document, from bytes to everything that can be known of it alone.

``process`` is a pure function of the source, its bytes, the registry and the language packs, so
its results can be cached by their hash and computed anywhere. Links between documents come later.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from generator import cleaning, descent, extracting, language, reading, unbroken
from generator.extracting import dates, garbled
from generator.extracting.about import key_points, subjects
from generator.model import (
    AgentId,
    Block,
    Confidence,
    DateCandidate,
    Document,
    Evidence,
    Extraction,
    Hint,
    Inferred,
    OutletId,
    Page,
    PartialDate,
    Registry,
    Rights,
    Source,
    Speaker,
    Statement,
    StatementOverride,
    Subject,
    Tag,
    agents_by_id,
)
from generator.saying import say

T = TypeVar("T")

BY_HAND = Evidence(
    method="maintainer", note=say("written in the document's record by a maintainer")
)


def process(source: Source, data: bytes, registry: Registry) -> Document:
    """Read one source and infer all that its text tells.

    What a maintainer wrote in the record wins over what was inferred and is marked ``by_hand``.
    Raises ``errors.UnreadableError`` where the bytes hold no text.
    """
    page = _read(source, data)
    seen = unbroken.view(page)
    if seen is None:
        return _inferred(source, page, registry)
    return unbroken.restored(_inferred(source, seen.page, registry), seen)


def _inferred(source: Source, page: Page, registry: Registry) -> Document:
    """All that a page tells; the spans are those of the page's text."""
    tongue = _prefer(source.overrides.language, language.detect(page))
    blocks = language.apart(page.text, cleaning.label(page, tongue.value), tongue.value)
    found = extracting.extract(source.id, page.text, blocks, tongue.value, registry)
    statements = _pointed(page.text, found.statements, tongue.value, registry)
    days = dates.find(page.text, blocks, tongue.value)
    topics = subjects.find(page.text, blocks, found.mentions, days, registry, tongue.value)
    main = _main_speaker(source, found, registry)
    date = _date(source, page, days, tongue.value, topics, main, registry)
    title, title_span = cleaning.title(page, blocks)
    whole = tuple(day.span for day in days if day.span and day.edtf and day.day)
    outlet, credited = cleaning.credits(_addressed(page, source), blocks, registry.outlets, whole)
    return Document(
        id=source.id,
        source=source,
        text=page.text,
        language=tongue,
        direction=language.direction(tongue.value),
        title=_prefer(source.overrides.title, title),
        title_span=title_span,
        blocks=blocks,
        date=date,
        outlet=_prefer(source.overrides.outlet, outlet),
        credited=credited,
        mentions=found.mentions,
        statements=_decided(statements, source, date.edtf, registry),
        terms=found.terms,
        main_speaker=main,
        speakers=_speakers(source, found, registry),
        proposals=found.proposals,
        subjects=topics,
        unread=page.unread,
        machine_translated=_machine(
            source, _by_signs(page, blocks, tongue.value, _tongues(credited, registry))
        ),
    )


def _pointed(
    text: str, statements: tuple[Statement, ...], tag: str, registry: Registry
) -> tuple[Statement, ...]:
    """The statements with their stances and key points, each by the phrases of its language."""
    tongues = {each.language for each in statements}
    if tongues <= {""}:
        return key_points.tag(text, statements, tag, registry)
    found = {}
    for tongue in sorted(tongues):
        some = tuple(each for each in statements if each.language == tongue)
        for each in key_points.tag(text, some, tongue or tag, registry):
            found[each.id] = each
    return tuple(found[each.id] for each in statements)


def _read(source: Source, data: bytes) -> Page:
    """The text; a withdrawn document may come without any, and then has an empty one."""
    if source.rights is Rights.WITHDRAWN and not data:
        return Page(text="", blocks=())
    return reading.read(data, source.media_type)


def _addressed(page: Page, source: Source) -> Page:
    """The page with the address at which it stood behind those that it gives itself."""
    if source.url is None:
        return page
    return replace(
        page, hints=(*page.hints, Hint(name="url", value=source.url, where="record url"))
    )


def _prefer(written: T | None, inferred: Inferred[T]) -> Inferred[T]:
    """What a maintainer wrote, with the inferred value's evidence kept behind it."""
    if written is None:
        return inferred
    return Inferred(
        value=written,
        confidence=Confidence.CERTAIN,
        evidence=(BY_HAND, *inferred.evidence),
        by_hand=True,
    )


def _machine(source: Source, inferred: Inferred[bool]) -> Inferred[bool]:
    """Whether a machine translated it: as the record says, else as was inferred."""
    return _prefer(source.derived_from.machine if source.derived_from else None, inferred)


def _by_signs(
    page: Page, blocks: tuple[Block, ...], tongue: str, sources: tuple[str, ...]
) -> Inferred[bool]:
    """As the page says of itself; where it is silent, as its wording shows.

    Signs in the wording make it ``uncertain``; ``probable`` only where the outlet that the page
    credits publishes in other languages alone (``sources``, none where that is not known).
    """
    said = cleaning.machine_translated(page, blocks, tongue)
    signs = garbled.signs(page.text, blocks, tongue)
    if said.value or not garbled.enough(signs, blocks):
        return said
    evidence = tuple(
        Evidence(method="garbled", note=sign.said(page.text), span=sign.span, weight=0.4)
        for sign in signs
    )
    if not sources or tongue.split("-", maxsplit=1)[0] in sources:
        return Inferred(value=True, confidence=Confidence.UNCERTAIN, evidence=evidence)
    note = say("the outlet that it credits publishes in other languages")
    credit = Evidence(method="credit", note=note, weight=0.4)
    return Inferred(value=True, confidence=Confidence.PROBABLE, evidence=(*evidence, credit))


def _tongues(credited: tuple[Inferred[OutletId], ...], registry: Registry) -> tuple[str, ...]:
    """The languages of all credited outlets; none where those of one are not known."""
    known = {outlet.id: outlet.languages for outlet in registry.outlets}
    every = [known.get(credit.value, ()) for credit in credited]
    if not all(every):
        return ()
    return tuple(tag.split("-", maxsplit=1)[0] for tags in every for tag in tags)


def _speaker(agent: AgentId, registry: Registry) -> Speaker:
    known = agents_by_id(registry).get(agent)
    return Speaker(id=agent, name=known.name if known else agent)


def _main_speaker(
    source: Source, found: Extraction, registry: Registry
) -> Inferred[Speaker | None]:
    written = source.overrides.main_speaker
    return _prefer(_speaker(written, registry) if written else None, found.main_speaker)


def _speakers(source: Source, found: Extraction, registry: Registry) -> tuple[Speaker, ...]:
    if source.overrides.speakers is None:
        return found.speakers
    return tuple(_speaker(agent, registry) for agent in source.overrides.speakers)


def _date(
    source: Source,
    page: Page,
    days: tuple[DateCandidate, ...],
    tongue: str,
    topics: tuple[Subject, ...],
    main: Inferred[Speaker | None],
    registry: Registry,
) -> PartialDate:
    """The day the document tells of, by constraint; a maintainer's own day before all."""
    agent = main.value.id if main.value else None
    date = dates.resolve(
        days,
        subjects.anchors(topics, agent, registry),
        page.hints,
        source.url,
        source.published,
        tongue,
    )
    if source.overrides.date is None:
        return date
    return replace(
        date,
        edtf=source.overrides.date,
        confidence=Confidence.CERTAIN,
        evidence=(BY_HAND, *date.evidence),
        by_hand=True,
    )


def _decided(
    statements: tuple[Statement, ...],
    source: Source,
    date: str | None,
    registry: Registry,
) -> tuple[Statement, ...]:
    """The statements dated, with what a maintainer decided about single ones. A survey tells of
    several days and bears one, so it dates none.

    A statement whose words were corrected keeps the id it had, if a decision says so; another
    that has that id by its own words keeps it too, and wins.
    """
    decisions = source.overrides.statements
    made = source.derived_from
    date = None if made is not None and made.kind == descent.SURVEY else date
    taken = {statement.id for statement in statements}
    kept = {
        decision.found_as: decision.id
        for decision in decisions
        if decision.found_as is not None and decision.id not in taken
    }
    by_id = {decision.id: decision for decision in decisions}
    return tuple(
        _apply(replace(statement, date=date, id=now), by_id.get(now), registry)
        for statement in statements
        for now in (kept.get(statement.id, statement.id),)
    )


def _apply(
    statement: Statement, decision: StatementOverride | None, registry: Registry
) -> Statement:
    if decision is None:
        return statement
    speaker = statement.speaker
    if decision.speaker is not None:
        speaker = _prefer(_speaker(decision.speaker, registry), speaker)
    return replace(
        statement,
        speaker=speaker,
        stances=_tags(decision.stances, statement.stances),
        key_points=_tags(decision.key_points, statement.key_points),
        withheld=decision.withheld,
        differs=decision.differs,
    )


def _tags(written: tuple[T, ...] | None, found: tuple[Tag[T], ...]) -> tuple[Tag[T], ...]:
    if written is None:
        return found
    return tuple(Tag(id=entry, evidence=(BY_HAND,), by_hand=True) for entry in written)
