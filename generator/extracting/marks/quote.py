"""One quotation: where it stands, and by what marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model import Span

PAIRS: dict[str, str] = {
    "«": '»«“”"',
    "»": "«»",
    "“": '”“"',
    "„": '“”„"',
    "‟": "”",
    "”": "”",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "﹁": "﹂",
    "﹃": "﹄",
    "‹": "›",
    "›": "‹",
    "‚": "‘’",
    "‘": "’",
    '"': '"”',
    "＂": "＂",
    "'": "'",
}
"""Every opening mark and what may close it, the usual one first."""

Cut = Callable[[int, int], int]

TITLES = "《〈"
"""Marks of works' titles, never of speech."""

SINGLE = "‘'‚"
"""Marks that are apostrophes as well: their pairs need stricter surroundings."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A run between quotation marks, the marks included. ``open_ended`` where the closing mark
    is left out because the next paragraph opens again; ``dash`` where a dash stands for marks;
    ``width`` is how many characters each mark takes (two where apostrophes are doubled);
    ``headless`` where it goes on behind "said X" without a mark of its own.
    """

    start: int
    end: int
    mark: str
    open_ended: bool = False
    dash: bool = False
    width: int = 1
    headless: bool = False

    @property
    def span(self) -> Span:
        """The characters, marks included."""
        return Span(start=self.start, end=self.end)

    def inner(self, text: str) -> str:
        """The words between the marks."""
        stop = self.end if self.open_ended or self.dash else self.end - self.width
        first = self.start if self.headless else self.start + self.width
        return text[first:stop].strip()


def outermost(quotes: list[Quote]) -> list[Quote]:
    """The quotations in order of place, without those that begin inside another."""
    out: list[Quote] = []
    for quote in sorted(quotes, key=lambda item: (item.start, -item.end)):
        if not out or quote.start >= out[-1].end:
            out.append(quote)
    return out
