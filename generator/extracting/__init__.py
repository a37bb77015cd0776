"""Who says what in one text: names, quotations, reported speech, composed into statements."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.extracting.ids import statement_id, wording
from generator.extracting.marks import asides, dashes, marked, quotations
from generator.extracting.marks.bynames import no_speech
from generator.extracting.marks.quote import Quote
from generator.extracting.names import names
from generator.extracting.scene import posts, prominence, proposals
from generator.extracting.scene.cues import scene
from generator.extracting.scene.stage import cast
from generator.extracting.speech import transcript, trust
from generator.extracting.speech.attribution import Sentence
from generator.extracting.speech.drafts import Draft, Work, answers, read
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
    Span,
    Speaker,
    Statement,
)
from generator.text import START, cjk_count, fold

FOREIGN = 60
"""Letters and characters from which a block in another language is read with that one's pack: a
name or a motto says nothing. A Chinese character counts as three."""


def extract(
    document: DocumentId,
    text: str,
    blocks: tuple[Block, ...],
    language: str,
    registry: Registry,
) -> Extraction:
    """Read who says what from the text blocks of a document.

    Statements come in the order of the text, without stances, key points and dates. A language
    without a pack yields names and quotations, the latter without speakers. Blocks in another
    language than the text's are read by themselves, with the pack of theirs.
    """
    tongues = {block: _tongue(text, block, language) for block in blocks if block.language}
    readings = []
    for tongue in ("", *sorted(set(tongues.values()) - {""})):
        some = tuple(block for block in blocks if tongues.get(block, "") == tongue)
        rest = [block.span for block in blocks if tongues.get(block, "") != tongue]
        own = _without(text, rest) if rest else text
        readings.append(_reading(own, some, tongue or language, registry, apart=tongue))
    statements = _statements(document, text, readings)
    mentions: set[Mention] = set()
    for each in readings:
        said = tuple(entry for entry in statements if entry.language == each.apart)
        mentions |= _mentions(each.work, said)
    main = readings[0]
    own_words = tuple(entry for entry in statements if not entry.language)
    return Extraction(
        mentions=tuple(sorted(mentions, key=lambda item: (item.span, item.kind, item.target))),
        statements=statements,
        terms=tuple(sorted(term for each in readings for term in each.work.terms)),
        main_speaker=prominence.main(own_words, main.work.scene, main.work.stage, main.told),
        speakers=prominence.everybody(statements),
        proposals=tuple(
            proposal
            for each in readings
            for proposal in proposals.find(each.work.scene, each.apart or language)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one language's blocks say; ``apart`` is their tag where it is not the text's."""

    work: Work
    told: tuple[Block, ...]
    apart: str


def _tongue(text: str, block: Block, language: str) -> str:
    """The language with whose pack a block is read; "" for the text's own."""
    if not block.language or pack_for(block.language).tag in ("und", pack_for(language).tag):
        return ""
    words = block.span.of(text)
    return block.language if len(words) + 2 * cjk_count(words) >= FOREIGN else ""


def _without(text: str, spans: Iterable[Span]) -> str:
    """The text with spaces in place of what is read otherwise: no offset moves."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans):
        parts += (text[at : span.start], " " * (span.end - span.start))
        at = span.end
    return "".join((*parts, text[at:]))


def _reading(
    text: str, blocks: tuple[Block, ...], language: str, registry: Registry, apart: str = ""
) -> _Reading:
    """Who says what in the blocks, by the pack of one language."""
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
    return _Reading(work, told, apart)


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


def _statements(document: DocumentId, text: str, readings: list[_Reading]) -> tuple[Statement, ...]:
    drafts = [(draft, each.apart) for each in readings for draft in each.work.drafts]
    seen: Counter[str] = Counter()
    out: list[Statement] = []
    for draft, apart in sorted(drafts, key=_place):
        words = " ".join(span.of(text) for span in draft.spans)
        key = wording(words)
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
                language=apart,
            )
        )
        seen[key] += 1
    return tuple(out)


def _place(item: tuple[Draft, str]) -> tuple[int, int]:
    first = item[0].spans[0]
    return first.start, first.end


def _mentions(work: Work, statements: tuple[Statement, ...]) -> set[Mention]:
    """The registered names, and the names of speakers whom the registry lacks ("person")."""
    out = set(names.mentions(work.scene.found))
    for statement in statements:
        speaker = statement.speaker.value
        for proof in statement.speaker.evidence[1:]:
            if speaker and speaker.id is None and proof.method == "named" and proof.span:
                name = speaker.name
                out.add(Mention(span=proof.span, kind="person", target=name, name=name))
    return out
