"""Who says what in one text: names, quotations, reported speech, composed into statements."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from generator.extracting import (
    actors,
    asides,
    dashes,
    marked,
    names,
    posts,
    prominence,
    proposals,
    quotations,
    reported,
    sentences,
    speakers,
    transcript,
)
from generator.extracting.attribution import NOBODY, Attribution, Sentence
from generator.extracting.cues import Scene, dash_cut, scene
from generator.extracting.ids import statement_id
from generator.extracting.lexis import lexis
from generator.extracting.quotations import Quote
from generator.extracting.stage import Cast, cast
from generator.extracting.tails import untold
from generator.extracting.terms import is_term, mode_of, no_speech
from generator.extracting.tokens import between
from generator.extracting.transcript import Turn
from generator.languages import Pack, pack_for
from generator.model import (
    Block,
    Confidence,
    DocumentId,
    Evidence,
    Extraction,
    Inferred,
    Label,
    Mention,
    Mode,
    Registry,
    Span,
    Speaker,
    Statement,
)
from generator.text import fold

_ASKING = ("?", "？", "؟")
_PAUSES = ",，:：،"


@dataclass(slots=True)
class _Draft:
    """A statement before it has its id."""

    spans: tuple[Span, ...]
    sentence: Span
    mode: Mode
    who: Attribution


@dataclass(slots=True)
class _Work:
    """What one reading gathers."""

    scene: Scene
    stage: Cast
    drafts: list[_Draft] = field(default_factory=list)
    terms: list[Span] = field(default_factory=list)


def extract(
    document: DocumentId,
    text: str,
    blocks: tuple[Block, ...],
    language: str,
    registry: Registry,
) -> Extraction:
    """Read who says what from the text blocks of a document.

    Statements come in the order of the text, without stances, key points and dates. A language
    without a pack yields names and quotations, the latter without speakers.
    """
    pack = pack_for(language)
    told = tuple(block for block in blocks if block.label.is_text)
    cut = dash_cut(text, pack.tag) if pack.quotes.dash else None
    spoken = transcript.turns(text, told, pack)
    prose = tuple(block for number, block in enumerate(told) if number not in spoken)
    quotes = quotations.find(text, prose, dash=pack.quotes.dash, cut=cut)
    quotes = dashes.later(text, quotes, prose, cut) if cut is not None else quotes
    quotes = tuple(asides.part(text, quotes, prose, pack.tag, inside=pack.quotes.inside))
    silent = _silent(text, told, quotes)
    quotes = tuple(quote for quote in quotes if quote not in silent)
    beside = tuple(block for block in blocks if block.label in (Label.RELATED, Label.CAPTION))
    aside = quotations.find(text, beside)
    naming = marked.names(text, quotes, lexis(pack.tag))
    covered = tuple(sorted(quote.span for quote in (*quotes, *aside)))
    quotes = tuple(quote for quote in quotes if quote not in naming)
    calling = frozenset(quote.span for quote in naming)
    work = _Work(scene(text, covered, registry, pack, calling), cast(registry))
    work.stage.posts = posts.collect(work.scene, work.stage)
    units = _sentences(text, told, quotes, language, pack)
    _read(work, [unit for unit in units if unit.block not in spoken], told)
    _answers(work, spoken)
    work.terms.extend(quote.span for quote in (*aside, *silent, *naming))
    statements = _statements(document, text, work.drafts)
    return Extraction(
        mentions=_mentions(work, statements),
        statements=statements,
        terms=tuple(sorted(work.terms)),
        main_speaker=prominence.main(statements, work.scene, work.stage, told),
        speakers=prominence.everybody(statements),
        proposals=proposals.find(work.scene, language),
    )


def _silent(text: str, blocks: tuple[Block, ...], quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Quotations that are read as part of the narrator's words."""
    titles = tuple(block.span for block in blocks if block.label is Label.TITLE)
    spans = (block.span for block in blocks if block.label is Label.BODY)
    body = fold("\n".join(span.of(text) for span in spans)) if titles else ""
    return no_speech(text, quotes, titles, body)


def _answers(work: _Work, spoken: dict[int, Turn]) -> None:
    """Draft the turns of a transcript: questions by the press, answers by who was introduced."""
    people = transcript.introduced(
        work.scene, work.stage, min((turn.words.start for turn in spoken.values()), default=0)
    )
    full = transcript.full_names(work.scene) if spoken else {}
    for number, turn in spoken.items():
        unit = Sentence(turn.words, number, ())
        if turn.asks:
            _question(work, unit)
            continue
        note = "a paragraph of a transcript that answers a question"
        speaker = work.stage.speaker(people[0]) if len(people) == 1 else None
        if turn.named:
            note = "a turn of a transcript under this name"
            speaker = transcript.labelled(work.scene, work.stage, turn.label, number, full)
        evidence = (Evidence(method="transcript", note=note, span=turn.label, weight=0.7),)
        sure = Confidence.PROBABLE if speaker else Confidence.UNCERTAIN
        actor = actors.Actor(speaker, sure, "transcript", 0, 0) if speaker else None
        who = Attribution(actor, sure, evidence)
        work.drafts.append(_Draft((turn.words,), turn.words, Mode.DIRECT, who))


def _sentences(
    text: str, blocks: tuple[Block, ...], quotes: tuple[Quote, ...], language: str, pack: Pack
) -> list[Sentence]:
    shorts = frozenset(fold(item).rstrip(". ") for item in pack.names.honorifics)
    dates = pack.dates
    months = frozenset(map(fold, (*dates.months, *dates.short_months) if dates.day_stop else ()))
    out: list[Sentence] = []
    for number, block in enumerate(blocks):
        first = bisect_left(quotes, block.span.start, key=lambda quote: quote.start)
        last = bisect_left(quotes, block.span.end, lo=first, key=lambda quote: quote.start)
        inside = quotes[first:last]
        marks = tuple(quote.span for quote in inside)
        for span in sentences.split(text, block.span, marks, language, shorts, months):
            first = bisect_left(inside, span.start, key=lambda quote: quote.start)
            last = bisect_left(inside, span.end, lo=first, key=lambda quote: quote.start)
            out.append(Sentence(span, number, inside[first:last]))
    return out


def _read(work: _Work, units: list[Sentence], blocks: tuple[Block, ...]) -> None:
    """Read the sentences in order; who spoke before helps to tell who speaks now."""
    told = asking = asked = False
    last = -1
    for at, unit in enumerate(units):
        goes_on = unit.block == last
        told = told and goes_on
        last = unit.block
        label = blocks[unit.block].label
        ends = work.scene.text[unit.span.end - 1 : unit.span.end] in _ASKING
        asking = _asks(work.scene, unit) or (asking and goes_on and (ends or not asked))
        asked = ends
        if label is Label.QUESTION or asking:
            _question(work, unit)
            told = False
            continue
        posts.subject_named(work.scene, work.stage, unit.span, unit.block)
        said = _quotes(work, units, at)
        told = label is not Label.TITLE and _report(work, unit, said=said, told=told)


def _asks(scene: Scene, unit: Sentence) -> bool:
    """Whether a sentence of the narrator opens a reporter's question: "a reporter asked:"."""
    stop = unit.quotes[0].start if unit.quotes else unit.span.end
    whole = scene.text[unit.span.start : unit.span.end].rstrip()[-1:] in _ASKING
    if unit.quotes and not whole:
        return False
    for hit in between(scene.asked, unit.span.start, stop):
        mark = scene.narrator[hit.end : hit.end + 3].lstrip()[:1]
        if (mark in (":", "：") and not unit.quotes) or (mark and mark in _PAUSES and whole):
            refs = scene.refs_in(unit.span.start, hit.end)
            return any("press" in ref.targets or ref.kind == "role" for ref in refs[-1:])
    return False


def _question(work: _Work, unit: Sentence) -> None:
    press = work.stage.agents.get("press")
    speaker = Speaker(id=press.id, name=press.name) if press else Speaker(id=None, name="press")
    note = "a reporter asks here"
    evidence = (Evidence(method="question", note=note, span=unit.span),)
    actor = actors.Actor(speaker, Confidence.PROBABLE, "question", 0, 0)
    who = Attribution(actor, Confidence.PROBABLE, evidence)
    work.drafts.append(_Draft((unit.span,), unit.span, Mode.QUESTION, who))


def _quotes(work: _Work, units: list[Sentence], at: int) -> bool:
    """Draft the statements in quotation marks of one sentence; whether there were any."""
    unit = units[at]
    said = False
    for number, quote in enumerate(unit.quotes):
        who = speakers.attribute(work.scene, work.stage, units, at, number)
        if is_term(work.scene, unit, quote, who):
            work.terms.append(quote.span)
            continue
        mode = mode_of(work.scene, unit, quote)
        if number and _one(work, unit, number, who):
            work.drafts[-1].spans += (quote.span,)
        else:
            work.drafts.append(_Draft((quote.span,), unit.span, mode, who))
        said = said or mode is Mode.DIRECT
        if who.actor is not None:
            work.stage.spoke(who.actor.speaker, unit.block)
        elif mode is Mode.DIRECT and untold(work.scene, unit, quote):
            work.stage.hushed()
    return said


def _one(work: _Work, unit: Sentence, number: int, who: Attribution) -> bool:
    """Whether a quotation goes on with the one before: "We came," said X, "and we saw."."""
    if not work.drafts or who.actor is None:
        return False
    before, quote = unit.quotes[number - 1], unit.quotes[number]
    draft, text = work.drafts[-1], work.scene.text
    between_them = work.scene.narrator[before.end : quote.start]
    return (
        draft.spans[-1] == before.span
        and draft.mode is Mode.DIRECT
        and draft.who.actor is not None
        and draft.who.actor.speaker.key == who.actor.speaker.key
        and quote.inner(text)[:1].islower()
        and (before.inner(text)[-1:] in ",，" or between_them[:1] in ",，")
        and between_them.rstrip().endswith((",", "，"))
        and bool(between(work.scene.verbs, before.end, quote.start))
    )


def _report(work: _Work, unit: Sentence, *, said: bool, told: bool) -> bool:
    """Draft reported speech of one sentence; whether it is reported speech."""
    stage = work.stage
    who = reported.attribute(work.scene, stage, unit)
    bare = who.actor is not None and who.actor.speaker.id is None and not unit.quotes
    if bare and told and who.evidence[0].method == "speech-according":
        who = NOBODY  # a source that the one who is speaking leans on
    if reported.parent_of_last(stage, who):
        who = reported.carried(stage, who)
    if not who.known:
        who = reported.continues(work.scene, stage, unit, told=told)
    if who.actor is None or (said and not reported.beyond(work.scene, unit)):
        return False
    work.drafts.append(_Draft((unit.span,), unit.span, Mode.REPORTED, who))
    stage.spoke(who.actor.speaker, unit.block)
    return who.evidence[0].method != "speech-act"  # which tells that, but not what, was said


def _statements(document: DocumentId, text: str, drafts: list[_Draft]) -> tuple[Statement, ...]:
    seen: Counter[str] = Counter()
    out: list[Statement] = []
    for draft in sorted(drafts, key=lambda item: (item.spans[0].start, item.spans[0].end)):
        words = " ".join(span.of(text) for span in draft.spans)
        key = " ".join(fold(words).split())
        actor = draft.who.actor
        who: Inferred[Speaker | None] = Inferred(
            value=actor.speaker if actor else None,
            confidence=draft.who.confidence,
            evidence=draft.who.evidence,
        )
        out.append(
            Statement(
                id=statement_id(document, words, seen[key]),
                document=document,
                spans=draft.spans,
                sentence=draft.sentence,
                mode=draft.mode,
                text=words,
                speaker=who,
            )
        )
        seen[key] += 1
    return tuple(out)


def _mentions(work: _Work, statements: tuple[Statement, ...]) -> tuple[Mention, ...]:
    """The registered names, and the names of speakers whom the registry lacks ("person")."""
    out = set(names.mentions(work.scene.found))
    for statement in statements:
        speaker = statement.speaker.value
        for proof in statement.speaker.evidence[1:]:
            if speaker and speaker.id is None and proof.method == "named" and proof.span:
                name = speaker.name
                out.add(Mention(span=proof.span, kind="person", target=name, name=name))
    return tuple(sorted(out, key=lambda item: (item.span, item.kind, item.target)))
