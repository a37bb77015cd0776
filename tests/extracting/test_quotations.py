"""Quotation marks of every convention are paired, and mistakes do not run on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extracting.marks import pairing, quotations
from generator.model import Block, Label, Span


def blocks(text: str) -> tuple[Block, ...]:
    """One body block a line."""
    out = []
    start = 0
    for line, words in enumerate(text.split("\n"), start=1):
        span = Span(start=start, end=start + len(words))
        out.append(Block(span=span, line=line, label=Label.BODY, reason="test"))
        start += len(words) + 1
    return tuple(out)


def found(text: str, *, dash: bool = False) -> list[str]:
    """The quotations of a text, marks included."""
    return [item.span.of(text) for item in quotations.find(text, blocks(text), dash=dash)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and “yes”.", ["“no”", "“yes”"]),
        ("« Non », dit-il, « jamais ».", ["« Non »", "« jamais »"]),
        ("«\u202fNon\u202f» et «oui»", ["«\u202fNon\u202f»", "«oui»"]),
        ("„Nein“, sagte sie. »Doch«, rief er.", ["„Nein“", "»Doch«"]),
        ("„Nie” odparł.", ["„Nie”"]),
        ("他说：「不是『这样』的」，“好”", ["「不是『这样』的」", "“好”"]),
        ("《河谷日报》报道", ["《河谷日报》"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("‘It’s late,’ she said of the boys’ game.", ["‘It’s late,’"]),
        ("the dogs' owners and the cats' owners", []),
        ("“He called it ‘a farce’ again”", ["“He called it ‘a farce’ again”"]),
        ("Il crie « Au feu !« , puis « rien ».", ["« Au feu !«", "« rien »"]),
        ("a stray ” mark and “a pair”", ["“a pair”"]),
        ("an “unclosed one, then “a pair” follows", ["“a pair”"]),
        ('a 5" pipe and "a pair"', ['"a pair"']),
        ("“first part\n“second part”", ["“first part", "“second part”"]),
        ("“never closed\nand on it goes", []),
    ],
)
def test_conventions(text: str, expected: list[str]):
    """Each convention and each mistake gives these spans."""
    assert found(text) == expected


def test_dashes_open_speech_only_where_asked():
    """A dash at the head of a line opens speech in languages that do so, up to the next dash."""
    text = "— Мы уезжаем, — сказал он."
    assert found(text) == []
    assert found(text, dash=True) == ["— Мы уезжаем,"]


@given(st.text(alphabet="«»“”„‘’'\"「」『』《》ab s.,!\n—", max_size=80))
def test_any_marks_pair_inside_blocks(text: str):
    """Whatever the marks, quotations lie in order, apart, each within one block."""
    last = 0
    spans = [block.span for block in blocks(text)]
    for item in quotations.find(text, blocks(text), dash=True):
        assert item.start >= last
        assert item.end > item.start
        assert any(span.start <= item.start and item.end <= span.end for span in spans)
        last = item.end


def test_work_grows_with_the_text_alone(monkeypatch: pytest.MonkeyPatch):
    """Twice as many marks, open or closed, ask about twice as many pairs, not four times."""
    calls = 0
    closes = pairing._closes

    def counted(*args: object) -> bool:
        nonlocal calls
        calls += 1
        return closes(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(pairing, "_closes", counted)
    counts = []
    for size in (200, 400):
        calls = 0
        found("“a ‘b «c " * size)
        counts.append(calls)
    assert counts[1] <= 2.2 * counts[0]
