"""Which language a source is in, and which way it runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from generator.language.model import identifier
from generator.languages import load
from generator.model import Block, Confidence, Evidence, Inferred, Page
from generator.saying import say
from generator.text import cjk_count, is_cjk

_SAMPLE = 6_000
"""Characters that are looked at: beyond, the answer no longer changes."""
_ASKED = 2_000
"""Of these, what the model is asked about: with half as many again none of 1,840 texts was called
another language, with a quarter less seven were."""
_MINIMUM = 20
"""Letters below which nothing is said: a headline of one name is no language."""
_SURE, _LIKELY = 0.9, 0.5
"""Normalised probabilities from which a language is called probable without, and with, doubt."""
_PLENTY = 400
"""Letters from which a text is long enough for a sure answer."""
_ENOUGH = 1_000
"""Characters that hold plenty of letters in nearly every text, so that the rest is not counted."""
_APART, _APART_SURE = 120, 0.99
"""Letters of a block, and the probability of another language, from which it is said to be in
that; of one in the script of its page, for which names and quotations may speak too."""
_BLOCK = 240
"""Characters of a block that the model is asked about."""
_OPENING, _OPENS = 60, 0.7
"""Characters of a block that is in the script of its page, and the probability of the page's own
language in them, from which the rest is not asked about: of 131 blocks in another language among
16,900 none was missed, and none with 40 characters and half."""
_PROSE = 60
"""Characters from which a line is taken for prose; a Chinese line carries as much in a third."""
_ALIASES = {
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "mo": "ro",
    "sh": "sr",
    "ary": "ar",
    "arz": "ar",
    "yue": "zh",
    "wuu": "zh",
    "sdh": "ku",
    "uzs": "uz",
    "hbo": "he",
    "grc": "el",
    "ltg": "lv",
    "fuv": "ff",
    "gug": "gn",
    "kik": "ki",
    "zxx": "und",
}
"""Old tags, and those of varieties, by the tag of the language that readers know. No model tells
varieties from a report: written Arabic with foreign names is called Moroccan, prose is hardly
ever in one. ``bs``, ``hr`` and ``sr`` stay what they are: their standards are told apart."""
_OFFSHOOTS, _BEYOND = {"pcm": "en"}, 0.99
"""Creoles by the language they stand near, and the probability from which a text is in one. Names
of West Africa make the model call English prose Pidgin at 0.1 to 0.96; Pidgin it is sure of."""
_RTL = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ku-Arab", "ps", "sd", "ug", "ur", "yi"))
_RTL_SCRIPTS = frozenset(("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"))


_SCRIPTS = (
    ("Latn", re.compile("[A-Za-z\u00c0-\u024f]+")),
    ("Cyrl", re.compile("[\u0400-\u052f]+")),
    ("Arab", re.compile("[\u0600-\u06ff\u0750-\u077f]+")),
    ("Hani", re.compile("[\u3040-\u30ff\u3400-\u9fff]+")),
    ("Hang", re.compile("[\uac00-\ud7af]+")),
)
"""Scripts that are told apart before a language is asked for; any other is one more."""


def _writing(text: str) -> str:
    """The script in which most letters of a text are; a character of Chinese counts as three."""
    if text.isascii():
        return "Latn"
    counts = {}
    for name, pattern in _SCRIPTS:
        size = sum(map(len, pattern.findall(text)))
        weight = 3 if name == "Hani" else 1
        if weight * size > 3 * (len(text) - size):
            return name  # the rest, were it all Chinese, would be less
        counts[name] = weight * size
    counts[""] = _letters(text) - sum(counts.values())
    return max(counts, key=lambda name: counts[name])


def _main_script(lines: Sequence[str], scripts: Sequence[str]) -> str:
    """The script that most of a text is in, the first of several with as much."""
    if len(set(scripts)) < 2:
        return scripts[0] if scripts else "Latn"
    sizes: Counter[str] = Counter()
    for script, line in zip(scripts, lines, strict=True):
        sizes[script] += _letters(line)
    return max(sizes, key=lambda script: sizes[script])


def _one_script(lines: list[str]) -> list[str]:
    """The lines in the script that most of the text is in: two together are no language at all."""
    scripts = [_writing(line) for line in lines]
    most = _main_script(lines, scripts)
    return [line for line, script in zip(lines, scripts, strict=True) if script == most]


def _is_long(line: str) -> bool:
    return len(line) + 2 * cjk_count(line) >= _PROSE


def _prose(page: Page) -> str:
    """The lines most like prose, at most a sample; short lines only where there is little else."""
    long: list[str] = []
    short: list[str] = []
    room = _SAMPLE
    for block in page.blocks:
        if block.role == "metadata" or room <= 0:
            continue
        line = block.span.of(page.text)[:room]
        if _is_long(line) and block.role not in ("nav", "footer", "running", "form", "comment"):
            long.append(line)
            room -= len(line)
        elif sum(map(len, short)) < 600:
            short.append(line)
    long = _one_script(long)
    if sum(map(len, long)) >= 2 * _PROSE:
        return "\n".join(long)
    return "\n".join([*long, *short])


@cache
def _standard(char: str) -> int:
    """1 for a character of the simplified standard alone, -1 of the traditional, 0 of both.

    The two standards' own character sets tell: GB 2312 holds the one, Big5 the other.
    """
    return len(char.encode("gb2312", "ignore")[:1]) - len(char.encode("big5", "ignore")[:1])


def _script(text: str) -> tuple[str, str] | None:
    """Which standard of Chinese characters a text is in, with the counts in words."""
    told = [_standard(char) for char in text if "\u4e00" <= char <= "\u9fff"]
    plain, full = told.count(1), told.count(-1)
    note = say(
        "{simple} characters of the simplified standard, {full} of the traditional",
        simple=str(plain),
        full=str(full),
    )
    if plain > 2 * full:
        return "zh-Hans", note
    if full > 2 * plain:
        return "zh-Hant", note
    return None


def _declared(page: Page) -> Iterator[tuple[str, str]]:
    for hint in page.hints:
        match = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", hint.value)
        if hint.name == "language" and match:
            tag = match.group(1).lower()
            yield _ALIASES.get(tag, tag), hint.where


def _letters(sample: str) -> int:
    """How many letters; a character of a script without spaces counts as three."""
    spaceless = filter(is_cjk, sample) if cjk_count(sample) else ""
    return sum(map(str.isalpha, sample)) + 2 * sum(map(str.isalpha, spaceless))


def _told(words: str) -> tuple[str, float]:
    """The language that the model calls a text, as readers know it, and how probable it is."""
    raw, chance = identifier().classify(words)
    near = _OFFSHOOTS.get(raw)
    if near is not None and chance < _BEYOND:
        return near, chance + dict(identifier().rank(words))[near]
    return _ALIASES.get(raw, raw), chance


def _weighed(chance: float, letters: int) -> Confidence:
    if letters < 3 * _MINIMUM or chance < _SURE:
        return Confidence.UNCERTAIN
    return Confidence.PROBABLE if letters < _PLENTY or chance < 0.99 else Confidence.CERTAIN


def _evidence(tag: str, chance: float, page: Page) -> tuple[list[Evidence], bool | None]:
    """What speaks for a tag, and whether the page's own declaration agrees (None: it is silent)."""
    out = [
        Evidence(
            method="language-model",
            note=say(
                "the wording is {tag} with a probability of {chance}",
                tag=tag,
                chance=f"{chance:.2f}",
            ),
            weight=round(chance, 4),
        )
    ]
    said = list(_declared(page))
    for declared, where in said:
        note = (
            say("{where} agrees", where=where)
            if declared == tag
            else say("{where} says {tag}; the wording weighs more", where=where, tag=declared)
        )
        out.append(Evidence(method="declared-language", note=note, weight=0.5))
    return out, (any(declared == tag for declared, _ in said) if said else None)


def detect(page: Page) -> Inferred[str]:
    """The language that most of a page's prose is in, as a BCP 47 tag; "und" if it can't be told.

    ``certain`` for long prose that the model has no doubt about and the page doesn't contradict.
    Declarations are often left over from a template: they are evidence, and decide for short
    texts alone.
    """
    sample = _prose(page)
    letters = _letters(sample[:_ENOUGH])  # mostly all that need be counted
    if letters < _PLENTY:
        letters = _letters(sample)
    if letters < _MINIMUM:
        return _too_short(page)
    tag, chance = _told(sample[:_ASKED])
    evidence, agrees = _evidence(tag, chance, page)
    if chance < _LIKELY and not agrees:
        return Inferred(value="und", confidence=Confidence.UNCERTAIN, evidence=tuple(evidence))
    confidence = _weighed(chance, letters)
    if agrees and chance >= _LIKELY:
        confidence = Confidence.PROBABLE if confidence == Confidence.UNCERTAIN else confidence
    if agrees is False and confidence == Confidence.CERTAIN:
        confidence = Confidence.PROBABLE
    if tag == "zh" and (script := _script(sample)):
        tag = script[0]
        evidence.append(Evidence(method="characters", note=script[1], weight=1.0))
    return Inferred(value=tag, confidence=confidence, evidence=tuple(evidence))


def apart(text: str, blocks: tuple[Block, ...], tag: str) -> tuple[Block, ...]:
    """The blocks of a document in ``tag``, each that is in another language with that language."""
    own = tag.split("-", maxsplit=1)[0]
    heads = [block.span.of(text)[:_BLOCK] for block in blocks]
    scripts = [_writing(head) for head in heads]
    prose = [at for at, block in enumerate(blocks) if block.label.is_text]
    prose = [at for at in prose if _is_long(heads[at])] or prose
    home = _main_script([heads[at] for at in prose], [scripts[at] for at in prose])
    out = []
    for block, words, script in zip(blocks, heads, scripts, strict=True):
        letters = 0 if block.label.is_chrome else _letters(words)
        foreign = letters >= _MINIMUM and script != home
        if foreign or (letters >= _APART and not _opens_in(own, words)):
            found, chance = _told(words)
            if found not in (own, "und") and chance >= (_LIKELY if foreign else _APART_SURE):
                standard = _script(words) if found == "zh" else None
                named = standard[0] if standard else found
                block = replace(block, language=named)  # noqa: PLW2901
        out.append(block)
    return tuple(out)


def _opens_in(own: str, words: str) -> bool:
    """Whether a block begins in the language of its page."""
    raw, chance = identifier().classify(words[:_OPENING])
    return bool(_ALIASES.get(raw, raw) == own and chance >= _OPENS)


def _too_short(page: Page) -> Inferred[str]:
    for tag, where in _declared(page):
        note = say("{where} says so; the text itself is too short to tell", where=where)
        evidence = (Evidence(method="declared-language", note=note, weight=0.5),)
        return Inferred(value=tag, confidence=Confidence.UNCERTAIN, evidence=evidence)
    evidence = (Evidence(method="too-short", note=say("too few letters to tell the language")),)
    return Inferred(value="und", confidence=Confidence.UNCERTAIN, evidence=evidence)


def direction(tag: str) -> str:
    """Which way a language is written: ``ltr`` or ``rtl``.

    A script in the tag decides (``uz-Arab``), then the language's pack, then the scripts' list.
    """
    parts = tag.split("-")
    for part in parts[1:]:
        if len(part) == 4:
            return "rtl" if part.title() in _RTL_SCRIPTS else "ltr"
    pack = load().get(parts[0])
    if pack is not None and pack.tag != "und":
        return pack.direction
    return "rtl" if parts[0].lower() in _RTL else "ltr"
