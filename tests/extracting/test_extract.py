"""Who says what, in readable cases by language, and what must hold for any text at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.extracting import extract
from generator.extracting.speech import trust
from generator.model import (
    Agent,
    AgentId,
    Block,
    DocumentId,
    Extraction,
    Label,
    Membership,
    Mode,
    NameForm,
    Registry,
    Span,
    Statement,
)

CASES = Path(__file__).parent / "quote_cases"
DOCUMENT = DocumentId("case")


def _agent(key: str, kind: str, name: str, forms: dict[str, str], **more: Any) -> Agent:
    names = tuple(NameForm(language=tag, form=form) for tag, form in forms.items())
    return Agent(id=AgentId(key), kind=kind, name=name, names=names, **more)


REGISTRY = Registry(
    agents=(
        _agent(
            "anna-kovel",
            "person",
            "Anna Kovel",
            {"en": "Anna Kovel", "ru": "Анна Ковель", "zh": "安娜·科韦尔", "ar": "آنا كوفيل"},
            gender="f",
            memberships=(Membership(role="deputy", organisation=AgentId("ruritania-mfa")),),
        ),
        _agent("press", "group", "The press", {"en": "reporter", "zh": "记者"}),
        _agent(
            "ruritania-mfa",
            "organisation",
            "Foreign Ministry of Ruritania",
            {"zh": "鲁里坦尼亚外交部", "ar": "وزارة خارجية روريتانيا"},
        ),
    )
)


def blocks(text: str, label: Label = Label.BODY) -> tuple[Block, ...]:
    """One block a line."""
    out = []
    start = 0
    for line, words in enumerate(text.split("\n"), start=1):
        if words.strip():
            span = Span(start=start, end=start + len(words))
            out.append(Block(span=span, line=line, label=label, reason="test"))
        start += len(words) + 1
    return tuple(out)


def read(text: str, language: str) -> Extraction:
    """Everything a text of body lines holds."""
    return extract(DOCUMENT, text, blocks(text), language, REGISTRY)


def _who(item: Statement) -> str | None:
    return item.speaker.value.key if item.speaker.value else None


def _cases() -> list[Any]:
    out = []
    for file in sorted(CASES.glob("*.yml")):
        for number, case in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))):
            if case.get("held"):
                continue  # measured in test_held.py
            why = case.get("unread")
            marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
            out.append(pytest.param(file.stem, case, id=f"{file.stem}-{number}", marks=marks))
    return out


@pytest.mark.parametrize(("language", "case"), _cases())
def test_quotations_of_every_language(
    language: str, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
):
    """Each case's quotations, and no others, come with their mode and the speaker that the rules
    point to, be it too weakly to be published (``test_trust.py``).

    A case may also tell the reported sentences with their speakers (``reported``), the words of
    the questions (``questions``) and how many statements the quotations make (``statements``).
    """
    monkeypatch.setattr(trust, "LEAST", float("-inf"))
    found = read(case["text"], language)
    quoted = [
        [
            span.of(case["text"]),
            _who(item),
            item.mode.value,
        ]
        for item in found.statements
        for span in item.spans
        if item.mode in (Mode.DIRECT, Mode.FRAGMENT)
    ]
    assert quoted == case["quotes"]
    told = [[item.text, _who(item)] for item in found.statements if item.mode is Mode.REPORTED]
    assert told == case.get("reported", told)
    asked = [item.text for item in found.statements if item.mode is Mode.QUESTION]
    assert asked == case.get("questions", asked)
    spoken = sum(item.mode in (Mode.DIRECT, Mode.FRAGMENT) for item in found.statements)
    assert spoken == case.get("statements", spoken)


def test_each_full_language_has_cases():
    """Every full pack has at least six golden cases."""
    for tag in ("en", "fr", "ru", "zh", "de", "es", "uk", "ar", "cs"):
        cases = yaml.safe_load((CASES / f"{tag}.yml").read_text(encoding="utf-8"))
        assert len(cases) >= 6, tag


def test_reported_speech_goes_on_with_less_confidence():
    """A sentence after reported speech is taken for more of it, but only as uncertain."""
    found = read("Anna Kovel said that the bridge was safe. It would open in spring.", "en")
    assert [item.mode for item in found.statements] == [Mode.REPORTED, Mode.REPORTED]
    assert found.statements[0].speaker.confidence == "certain"
    assert found.statements[1].speaker.confidence == "uncertain"


def test_transcript_gives_answers_to_the_one_introduced():
    """Questions belong to the press, answers to the one person named above the transcript."""
    text = "Briefing by Anna Kovel\nQ: Is it true?\nA: It is not.\nNobody did this."
    found = read(text, "en")
    told = [(item.mode.value, item.speaker.value.key, item.text) for item in found.statements]
    assert told == [
        ("question", "press", "Is it true?"),
        ("direct", "anna-kovel", "It is not."),
        ("direct", "anna-kovel", "Nobody did this."),
    ]


def test_question_in_prose():
    """A reporter's question told in prose is a question, not the spokesperson's words."""
    found = read("Another reporter asked: Will the bridge open? Is there a plan?", "en")
    assert {item.mode for item in found.statements} == {Mode.QUESTION}


def test_nobody_rather_than_somebody():
    """A quotation that nothing ascribes has no speaker."""
    found = read("“All roads lead to Strelsau in the end.”", "en")
    assert [item.speaker.value for item in found.statements] == [None]


def test_no_pack_gives_quotations_and_names_only():
    """In a language without a pack names and quotations are found, and nobody is guessed."""
    found = read("Anna Kovel xyz. “Abc def ghi jkl mno pqr stu vwx yz.”", "tlh")
    assert [item.target for item in found.mentions] == ["anna-kovel"]
    assert [item.mode for item in found.statements] == [Mode.DIRECT]


def test_comments_are_not_read():
    """Nothing a reader's comment quotes becomes a statement."""
    text = "“I saw it myself,” said Anna Kovel."
    found = extract(DOCUMENT, text, blocks(text, Label.COMMENT), "en", REGISTRY)
    assert found.statements == ()


def test_main_speaker_is_whose_words_fill_the_text():
    """Most words win; the evidence tells the share."""
    text = "“No,” said Karl Rein.\n“It was long ago and far away from here,” said Anna Kovel."
    main = read(text, "en").main_speaker
    assert main.value is not None
    assert main.value.id == "anna-kovel"
    assert main.evidence


MARKS = st.sampled_from([*"«»“”„‘’'\"「」《》—-:,.!? \n", "said Anna Kovel ", "that ", "Bob Orr"])
TEXTS = st.lists(st.one_of(MARKS, st.text(max_size=6)), max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["en", "fr", "ru", "zh-Hans", "de", "ar", "und"]))
@example(":«said Anna Kovel «", "en")
def test_any_text_is_read(text: str, language: str):
    """No text fails; spans lie inside blocks, in order; reading twice gives the same."""
    found = read(text, language)
    spans = [block.span for block in blocks(text)]
    for statement in found.statements:
        for span in statement.spans:
            assert any(block.start <= span.start < span.end <= block.end for block in spans)
        assert statement.text == " ".join(span.of(text) for span in statement.spans)
        assert statement.speaker.evidence
    assert len({item.id for item in found.statements}) == len(found.statements)
    assert read(text, language) == found


def test_seeds_keep_their_gold(shared: Path):
    """Every quotation of the real documents keeps its span; terms are no statements."""
    gold = yaml.safe_load((shared / "gold" / "seeds.yml").read_text(encoding="utf-8"))
    for entry in gold["documents"]:
        text = (shared / "seeds" / entry["file"]).read_bytes().decode("utf-8")
        labelled = tuple(
            block
            for block in blocks(text)
            if block.line in entry["body_lines"] or block.line == entry.get("title_line")
        )
        found = extract(DOCUMENT, text, labelled, entry["language"], REGISTRY)
        quoted = {
            (item.spans[0].start, item.spans[0].end): item.mode
            for item in found.statements
            if item.mode in (Mode.DIRECT, Mode.FRAGMENT)
        }
        terms = {(span.start, span.end) for span in found.terms}
        for line, start, end in (quote["at"] for quote in entry["quotes"]):
            if line in entry["body_lines"]:
                assert (start, end) in quoted or (start, end) in terms, (entry["file"], start)
