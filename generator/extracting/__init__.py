"""Who says what in one text: names, quotations, reported speech, composed into statements."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache

from generator.extracting.ids import statement_id
from generator.extracting.marks import asides, dashes, marked, quotations
from generator.extracting.marks.quote import Quote
from generator.extracting.names import names
from generator.extracting.scene import posts, prominence, proposals
from generator.extracting.scene.cues import scene
from generator.extracting.scene.stage import cast
from generator.extracting.speech import transcript, trust
from generator.extracting.speech.attribution import Sentence
from generator.extracting.speech.drafts import Draft, Work, answers, read
from generator.extracting.speech.terms import no_speech
from generator.extracting.words import sentences
from generator.extracting.words.lexis import lexis
from generator.languages import Pack, pack_for
from generator.model import (
    Block,
    DocumentId,
    Extraction,
    Inferred,
    Label,
    Mention,
    Registry,
    Speaker,
    Statement,
)
from generator.text import START, fold


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
    cut = dashes.dash_cut(text, pack.tag) if pack.quotes.dash else None
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
    work = Work(scene(text, covered, registry, pack, calling), cast(registry))
    work.stage.posts = posts.collect(work.scene, work.stage)
    units = _sentences(text, told, quotes, language, pack)
    read(work, [unit for unit in units if unit.block not in spoken], told)
    answers(work, spoken)
    trust.weigh(work)
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


@cache
def _stopped(tag: str) -> tuple[frozenset[str], frozenset[str]]:
    """Folded words of a pack before whose full stop, or behind that of a day, none ends."""
    pack = pack_for(tag)
    shorts = frozenset(fold(item).rstrip(". ") for item in pack.names.honorifics)
    dates = pack.dates
    months = (*dates.months, *dates.short_months) if dates.day_stop else ()
    return shorts, frozenset(map(fold, months))


def _sentences(
    text: str, blocks: tuple[Block, ...], quotes: tuple[Quote, ...], language: str, pack: Pack
) -> list[Sentence]:
    shorts, months = _stopped(pack.tag)
    out: list[Sentence] = []
    for number, block in enumerate(blocks):
        first = bisect_left(quotes, block.span.start, key=START)
        last = bisect_left(quotes, block.span.end, lo=first, key=START)
        inside = quotes[first:last]
        marks = tuple(quote.span for quote in inside)
        for span in sentences.split(text, block.span, marks, language, shorts, months):
            first = bisect_left(inside, span.start, key=START)
            last = bisect_left(inside, span.end, lo=first, key=START)
            out.append(Sentence(span, number, inside[first:last]))
    return out


def _statements(document: DocumentId, text: str, drafts: list[Draft]) -> tuple[Statement, ...]:
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


def _mentions(work: Work, statements: tuple[Statement, ...]) -> tuple[Mention, ...]:
    """The registered names, and the names of speakers whom the registry lacks ("person")."""
    out = set(names.mentions(work.scene.found))
    for statement in statements:
        speaker = statement.speaker.value
        for proof in statement.speaker.evidence[1:]:
            if speaker and speaker.id is None and proof.method == "named" and proof.span:
                name = speaker.name
                out.add(Mention(span=proof.span, kind="person", target=name, name=name))
    return tuple(sorted(out, key=lambda item: (item.span, item.kind, item.target)))
