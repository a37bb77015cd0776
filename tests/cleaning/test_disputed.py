"""What a block's reason says where the main-content extractor and the rules disagree."""

from __future__ import annotations

from generator import cleaning
from generator.model import Block, Label, Page, RawBlock, Span

PROSE = (
    "The harbour of Zenda was closed for three days in March, and nobody has said why until now.",
    "A committee of the town council will hear the harbour master and the insurers next Monday.",
    "Its report is expected before the summer, when the first ferries of the season arrive here.",
)


def _labelled(lines: tuple[str, ...], main: tuple[bool | None, ...]) -> tuple[Block, ...]:
    text, blocks, start = "\n".join(lines), [], 0
    for number, (words, kept) in enumerate(zip(lines, main, strict=True), start=1):
        span = Span(start=start, end=start + len(words))
        blocks.append(RawBlock(span=span, line=number, role="p", main=kept))
        start += len(words) + 1
    return cleaning.label(Page(text=text, blocks=tuple(blocks)), "en")


def test_text_that_the_extractor_leaves_out_is_said_to_be_disputed():
    """The rules keep the line, and the reason tells that the extractor would not."""
    middle = _labelled(PROSE, (True, False, True))[1]
    assert middle.label is Label.BODY
    assert middle.reason.endswith("though the main-content extractor leaves it out")


def test_chrome_that_the_extractor_keeps_is_said_to_be_disputed():
    """The rules drop the line, and the reason tells that the extractor would not."""
    last = _labelled((*PROSE, "Share on Facebook"), (True, True, True, True))[-1]
    assert last.label.is_chrome
    assert last.reason.endswith("though the main-content extractor keeps it")


def test_nothing_is_said_where_both_agree_or_none_was_asked():
    """Plain text has no extractor, and agreement needs no words."""
    for main in (None, True):
        blocks = _labelled(PROSE, (main, main, main))
        assert all("extractor" not in block.reason for block in blocks)
