"""Signs of machine translation in the wording: what is one, what is none, and when they tell."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.extracting import garbled
from generator.model import Block, Label, Span

CASES = sorted((Path(__file__).parent / "quote_cases").glob("*.yml"))


def blocks(text: str) -> tuple[Block, ...]:
    """One body block a line."""
    out = []
    start = 0
    for line, words in enumerate(text.split("\n"), start=1):
        span = Span(start=start, end=start + len(words))
        out.append(Block(span=span, line=line, label=Label.BODY, reason="test"))
        start += len(words) + 1
    return tuple(out)


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Kind and words of every sign."""
    return [(sign.kind, sign.span.of(text)) for sign in garbled.signs(text, blocks(text), language)]


@pytest.mark.parametrize(
    ("language", "text", "sign"),
    [
        ("en", "The river cannot be painted. Themselves. He left.", ("one-word", "Themselves.")),
        ("en", "“Nobody may be painted.” Ourselves.", ("one-word", "Ourselves.")),
        ("de", "Den Fluss kann niemand bemalen. Selber.", ("one-word", "Selber.")),
        ("ru", "Он сказал, что реку нельзя красить. Самому.", ("one-word", "Самому.")),
        (
            "en",
            "The ferry stopped at the bridge. without reasons given.",
            ("lower-case", "without"),
        ),
        ("en", "The ferry would never come back. .", ("stops", ". .")),
        ("zh", "渡船不会再来了。。他说。", ("stops", "。。")),
        ("ar", "لن تعود العبارة أبدا. .", ("stops", ". .")),
        ("en", "He said the 渡船 would come back to the valley.", ("script", "渡船")),
        ("en", "He said the паром would come back to the valley.", ("script", "паром")),
    ],
)
def test_a_sign_is_found(language: str, text: str, sign: tuple[str, str]) -> None:
    """Each kind of sign, in the languages in which it holds."""
    assert found(text, language) == [sign]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They asked whether he would paint the river. Never. He laughed."),
        ("de", "Sie fragten, ob er den Fluss bemalen wolle. Niemals. Er lachte."),
        ("en", "“I will not paint the river. Honestly. I will not.”"),
        ("en", "He wanted three things. Bread. Peace. Ferries."),
        ("en", "He spoke for the ministry. Prof. Elphberg did not."),
        ("en", "It was made by the painters. iPhone owners came."),
        ("en", "“It was painted.” he said."),
        ("en", "It was painted . . . and then it rained. . ."),
        ("en", "He wrote to the newsroom. editor@valley.example answered."),
        ("en", "The Ferry Company (渡船公司) wrote to him."),
        ("en", "He said “渡船” and left."),
        ("ru", "Он сказал, что Ferry Company не платит."),
        ("ka", "მდინარე მშვიდად მიედინება. ხიდი ძველია."),
        ("zh", "他说，Ferry Company公司不会再来了。"),
    ],
)
def test_what_writers_do_is_no_sign(language: str, text: str) -> None:
    """Answers, speech, lists, abbreviations, ellipses, brands, addresses and names are none."""
    assert found(text, language) == []


STOPS = "The ferry would never come back. ."
WORD = "The river cannot be painted. Themselves. He left."


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        (f"{STOPS}\n{WORD}", True),
        (f"{STOPS} {WORD}", False),
        (f"{STOPS}\n{STOPS}\n{STOPS}", False),
        (f"{WORD}\nAll was quiet on the river.", False),
        (f"{STOPS}\n{WORD}\n" + "All was quiet on the river. " * 300, False),
    ],
)
def test_a_text_is_garbled_by_several_kinds_in_several_paragraphs(
    text: str, *, tells: bool
) -> None:
    """One slip, one habit, one bad paragraph, or two slips in a long text say nothing."""
    lines = blocks(text)
    assert garbled.enough(garbled.signs(text, lines, "en"), lines) is tells


def test_only_the_body_is_looked_at() -> None:
    """Headings, captions and what stands around the text have sentences of one word."""
    text = WORD
    block = Block(span=Span(start=0, end=len(text)), line=1, label=Label.COMMENT, reason="test")
    assert garbled.signs(text, (block,), "en") == ()


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_no_written_report_shows_a_sign(file: Path) -> None:
    """No case in any language, written by people, has a single one."""
    for case in yaml.safe_load(file.read_text(encoding="utf-8")):
        assert found(case["text"], file.stem) == []
