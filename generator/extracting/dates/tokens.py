"""A text as words and numbers, and what the words beside the name of a month say of it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.extracting.dates.lexicon import MONTH, Entry, Lexicon

_JOINER = 3
"""Letters of a word such as "and" between two months."""


@dataclass(frozen=True, slots=True)
class Words:
    """The text as tokens: parallel lists of starts and ends, with the folded text."""

    text: str
    folded: str
    tokens: list[str]
    starts: list[int]
    ends: list[int]

    def word(self, i: int) -> str:
        """Token i, folded."""
        return self.tokens[i]

    def gap(self, i: int) -> str:
        """What stands between token i and the next."""
        return self.folded[self.ends[i] : self.starts[i + 1]]

    def __len__(self) -> int:
        return len(self.starts)


def is_alone(words: Words, i: int, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a word before the name of a month says that it is one: in May, late May."""
    if entry.kind != MONTH or entry.short or entry.foreign or i == 0:
        return False
    if words.word(i - 1) in lexicon.month_words and words.gap(i - 1).strip(" -") == "":
        return True
    # May, June and July: a month beside a month.
    backs = (i - 1, i - 2) if len(words.word(i - 1)) <= _JOINER and i > 1 else (i - 1,)
    return any(
        other.kind == MONTH and not other.foreign
        for back in backs
        for other in lexicon.names.get(words.word(back), ())
        if all(words.gap(k) in (" ", ", ") for k in range(back, i))
    )
