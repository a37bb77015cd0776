"""A line of a page as the rules see it: how long, how it ends, what it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.cleaning.phrasebook import closes, covered
from generator.model import Page, RawBlock
from generator.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
"""The scripts of ``text.is_cjk``, as one pattern: a call for each character is ten times slower."""
_DIGIT = re.compile("[0-9]")
_END = re.compile(r"[.!?…。！？؟۔।:：;][\"'»”’›）)\]」』*]*$")
_FULL_STOP = re.compile(r"[.!?…。！？؟۔।][\"'»”’›）)\]」』*]*$")
_INNER_STOP = re.compile(
    r"[.!?؟۔。！？](?:(?<=[。！？])(?=.)|(?<![。！？])(?=[\"'»”’)]*\s+[\"'«“„(]*\S))"
)
"""One set of signs to begin with, so that the rest is tried at those alone."""
_BARS = re.compile(r"\||»|›|•|·|→|←|::|>>|<<")
_SLASH = re.compile(r"\s/\s")
"""One more bar, apart: an expression all of whose alternatives begin with a letter passes over the
rest of a line at a quarter of the cost."""
_HEAD = 4_000
"""Characters of a line that are measured: beyond, it is prose whatever else it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One raw block with what the rules ask of it.

    ``units`` counts words, and in scripts without spaces one for two characters, so that one
    threshold serves all languages. ``stop`` is whether it ends as a sentence does; ``stops``
    counts the sentence ends inside it. ``own`` is the share of words that pages use of themselves;
    ``closes`` is whether it ends with such words that lead away, as teasers do.
    """

    raw: RawBlock
    text: str
    folded: str
    units: float
    digits: int
    stop: bool
    ends: bool
    stops: int
    bars: int
    gap: int
    own: float = 0.0
    closes: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether the line has the length and the end of running text."""
        return self.units >= 20 or (self.units >= 9 and self.stop)


def _units(text: str) -> float:
    runs = [] if text.isascii() else _UNSPACED.findall(text)
    rest = _UNSPACED.sub(" ", text) if runs else text
    return sum(map(len, runs)) / 2 + len(_WORD.findall(rest))


def _bars(raw: RawBlock, text: str) -> int:
    """The marks that part the entries of a menu; between the cells of a table they part none."""
    if raw.role == "td" and raw.main is None:
        return 0
    return len(_BARS.findall(text)) + (len(_SLASH.findall(text)) if "/" in text else 0)


def measure(page: Page, language: str = "und") -> list[Line]:
    """Every block of a page, measured. ``gap`` counts the empty lines before it."""
    out: list[Line] = []
    before = 0
    whole = fold(page.text)
    for raw in page.blocks:
        text = raw.span.of(page.text)[:_HEAD]
        folded = whole[raw.span.start : raw.span.start + len(text)]
        out.append(
            Line(
                raw=raw,
                text=text,
                folded=folded,
                units=_units(text),
                digits=len(_DIGIT.findall(text)) if text.isascii() else sum(map(str.isdigit, text)),
                stop=bool(_FULL_STOP.search(text[-8:])),
                ends=bool(_END.search(text[-8:])),
                stops=len(_INNER_STOP.findall(text)),
                bars=_bars(raw, text),
                gap=raw.line - before - 1,
                own=covered(folded, language),
                closes=closes(folded, language),
            )
        )
        before = raw.line
    return out
