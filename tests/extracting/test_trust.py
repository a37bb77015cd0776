"""How far a speaker is trusted: what is kept, what is only suggested, what is withheld."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.extracting import extract
from generator.extracting.speech import trust
from generator.model import (
    Block,
    Confidence,
    DocumentId,
    Label,
    Mode,
    Registry,
    Span,
    Statement,
)
from tests.linking import world

CASES = Path(__file__).parent / "quote_cases"
ORDER = (Confidence.UNCERTAIN, Confidence.PROBABLE, Confidence.CERTAIN)


def _statements(text: str, language: str, registry: Registry) -> tuple[Statement, ...]:
    blocks = []
    start = 0
    for line, words in enumerate(text.split("\n"), start=1):
        if words.strip():
            span = Span(start=start, end=start + len(words))
            blocks.append(Block(span=span, line=line, label=Label.BODY, reason="test"))
        start += len(words) + 1
    return extract(DocumentId("case"), text, tuple(blocks), language, registry).statements


def _quoted(text: str, language: str = "en") -> list[Statement]:
    found = _statements(text, language, Registry())
    return [item for item in found if item.mode in (Mode.DIRECT, Mode.FRAGMENT)]


def _told(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    return [
        (item.speaker.value.name if item.speaker.value else None, item.speaker.confidence.value)
        for item in _quoted(text, language)
    ]


def test_a_name_beside_its_verb_that_comes_back_is_probable():
    """A name that the text holds twice, straight beside a verb of speech, is probably right."""
    text = (
        "Vera Lind opened the dam on Monday. "
        "\u201cThe water will last for the whole summer,\u201d said Vera Lind."
    )
    assert _told(text) == [("Vera Lind", "probable")]


def test_a_name_that_stands_once_beside_few_words_is_only_suggested():
    """A name that nothing else in the text shows to be one, beside a few words, is a guess."""
    text = "The dam was opened on Monday. Marsh Lane said it was \u201cgood enough\u201d for now."
    assert _told(text) == [("Marsh Lane", "uncertain")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大坝于周一启用。“水可以用上整整一个夏天，还会有剩余，”林可心说。", "林可心"),
        ("大坝于周一启用。“水可以用上整整一个夏天，还会有剩余，”维拉·林德说。", "维拉·林德"),
        ("大坝于周一启用。沈女士说：“够用了。”", "沈女士"),
        ("大坝于周一启用。罗溪镇水务局说：“够用了。”", "罗溪镇水务局"),
    ],
)
def test_a_name_in_full_needs_no_space(text: str, name: str):
    """A family name and a given one, a dot, a title or a word for bodies show a name in Chinese."""
    assert _told(text, "zh") == [(name, "probable")]


def test_few_characters_are_no_few_words():
    """A sentence of Chinese is no short one for having a third of the characters of English."""
    text = "大坝于周一启用。林可心说：“{}”"
    assert _told(text.format("水可以用上整整一个夏天。"), "zh") == [("林可心", "probable")]
    assert _told(text.format("够用了。"), "zh") == [("林可心", "uncertain")]


def test_a_pronoun_long_after_a_name_names_nobody():
    """Whom a pronoun means is not said where the name stood once and far before."""
    text = (
        "Vera Lind opened the dam.\n"
        "The valley had waited for the water through two dry summers and a long winter, and "
        "many farmers had sold their herds before the work on the wall was done at last. "
        "The old mill by the river will run again, and so will the saw.\n"
        "\u201cThe water will last for the whole summer and more,\u201d she said."
    )
    told = _quoted(text)
    assert [item.speaker.value for item in told] == [None]
    assert told[0].speaker.evidence[0].method == "too-weak"


def test_words_that_go_on_are_no_surer_than_those_before():
    """What is carried over from a guess is a guess: no answer is surer than what it rests on."""
    text = (
        "The dam was opened on Monday. Marsh Lane, it was said, came late. It said: "
        "\u201cWe are glad of the water that we have now.\u201d "
        "\u201cIt will last for the whole of the summer.\u201d"
    )
    rank = [ORDER.index(item.speaker.confidence) for item in _quoted(text)]
    assert rank[1] <= rank[0]


def test_a_pronoun_straight_behind_its_speaker_is_probable():
    """Somebody who just spoke, and is shown to be a woman, is probably whom "she" means."""
    text = (
        "Vera Lind opened the dam on Monday. Tom Reed came too. "
        "\u201cWe have waited for this day long enough,\u201d said Ms. Lind.\n"
        "\u201cThe water will last for the whole summer,\u201d she said."
    )
    assert _told(text) == [("Vera Lind", "probable"), ("Vera Lind", "probable")]


def test_doubts_are_told():
    """What made a speaker less sure stands in the evidence, in words for a reader."""
    text = "The dam was opened on Monday. Marsh Lane said it was \u201cgood enough\u201d for now."
    notes = {proof.method: proof.note for proof in _quoted(text)[0].speaker.evidence}
    assert notes["doubt-once"] == trust.DOUBTS["once"]
    assert notes["doubt-fragment"] == trust.DOUBTS["fragment"]


def test_no_reason_is_given_twice():
    """A reason that is both how the speaker was found and a doubt stands in the evidence once."""
    text = (
        "Vera Lind said on Monday that the dam would hold. Tom Reed came too.\n"
        "The water will last for the whole summer, she said.\n"
        "\u201cThe water will last for the whole summer,\u201d she said."
    )
    for item in _quoted(text):
        notes = [proof.note for proof in item.speaker.evidence]
        assert trust.DOUBTS["pronoun"] in notes
        assert len(set(notes)) == len(notes)


def test_nobody_is_renamed(monkeypatch: pytest.MonkeyPatch):
    """On all cases, weighing changes nobody's name, and makes nothing certain that was not."""
    cases: list[tuple[str, Any]] = [
        (file.stem, case)
        for file in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))[:12]
    ]
    weighed = [_quoted(case["text"], language) for language, case in cases]
    monkeypatch.setattr(trust, "weigh", lambda _: None)
    plain = [_quoted(case["text"], language) for language, case in cases]
    changed = 0
    for after, before in zip(weighed, plain, strict=True):
        for one, two in zip(after, before, strict=True):
            assert one.speaker.value in (two.speaker.value, None)
            sure = one.speaker.confidence is Confidence.CERTAIN
            assert not sure or two.speaker.confidence is Confidence.CERTAIN
            changed += one.speaker != two.speaker
    assert changed


def test_a_quotation_that_runs_over_paragraphs_keeps_its_speaker():
    """A paragraph that opens with marks, those before it unclosed, is as sure as that one."""
    text = (
        "Vera Lind opened the dam. Vera Lind said: \u201cWe have waited for this day long enough.\n"
        "\u201cThe water will last for the whole summer.\n"
        "\u201cAnd the mill will run again in the autumn.\u201d"
    )
    assert _told(text) == [("Vera Lind", "probable")] * 3


@pytest.mark.parametrize(
    ("language", "text", "sure"),
    [
        (
            "en",
            (
                "A spokesman for the Embassy of Ruritania in Klow expressed regret over the"
                " closure of the port on Monday."
            ),
            ["probable"],
        ),
        (
            "en",
            (
                "A spokesman for the Embassy of Ruritania in Klow said on Monday that the port was"
                " closed. It would open again soon, and nobody should have to wait. The spokesman"
                " stressed that the ships were safe."
            ),
            ["certain", "uncertain", "probable"],
        ),
        (
            "fr",
            "Le port est sûr et le restera, a déclaré la porte-parole du gouvernement, Anna Kovel.",
            ["certain"],
        ),
    ],
)
def test_whom_the_registry_knows_is_no_guess(language: str, text: str, sure: list[str]):
    """An office named in full is its own sign, a guess that somebody goes on lowers nobody who is
    named after it, and an article parts no name from its verb.
    """
    found = _statements(text, language, world.REGISTRY)
    assert [item.speaker.confidence.value for item in found] == sure
    assert len({item.speaker.value for item in found}) == 1
