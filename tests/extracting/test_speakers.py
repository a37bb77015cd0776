"""Who is speaking: posts, offices, pronouns, and the confidence with which they are read."""

from __future__ import annotations

from typing import Any

import pytest

from generator.extracting import extract
from generator.model import (
    Agent,
    AgentId,
    Block,
    Confidence,
    DocumentId,
    Inferred,
    Label,
    Membership,
    Mode,
    NameForm,
    Place,
    PlaceId,
    Registry,
    Span,
    Speaker,
    Statement,
)


def _forms(forms: dict[str, tuple[str, ...]]) -> tuple[NameForm, ...]:
    return tuple(NameForm(language=t, form=form) for t, some in forms.items() for form in some)


def _agent(key: str, kind: str, name: str, **more: Any) -> Agent:
    names = _forms({"en": more.pop("names", ()), "fr": more.pop("french", ())})
    roles = _forms({"en": more.pop("roles", ())})
    return Agent(id=AgentId(key), kind=kind, name=name, names=names, roles=roles, **more)


POST = ("spokesman", "spokesperson", "embassy spokesperson")
REGISTRY = Registry(
    agents=(
        _agent(
            "emb-g",
            "organisation",
            "Embassy of Ruritania in Graustark",
            names=("Ruritanian Embassy in Graustark", "Ruritanian Embassy in Edelweiss"),
            roles=("the embassy", *POST, "Ruritanian Embassy"),
            parent=AgentId("mfa"),
        ),
        _agent(
            "emb-k",
            "organisation",
            "Embassy of Ruritania in Kravonia",
            names=("Ruritanian Embassy in Kravonia",),
            roles=("the embassy", *POST, "Ruritanian Embassy"),
            parent=AgentId("mfa"),
        ),
        _agent(
            "flavia",
            "person",
            "Flavia Elphberg",
            gender="f",
            roles=("spokesman", "spokeswoman", "diplomat"),
            memberships=(Membership(role="spokeswoman", organisation=AgentId("mfa")),),
        ),
        _agent("karl", "person", "Karl Rein", gender="m", roles=("minister",)),
        _agent("mfa", "organisation", "Ruritanian Foreign Ministry"),
        _agent("official", "post", "senior Graustark official"),
    ),
    places=(Place(id=PlaceId("g"), name="Graustark"), Place(id=PlaceId("k"), name="Kravonia")),
)


def statements(text: str, language: str = "en") -> tuple[Statement, ...]:
    """What the lines of a text say."""
    out = []
    start = 0
    for line, words in enumerate(text.split("\n"), start=1):
        span = Span(start=start, end=start + len(words))
        out.append(Block(span=span, line=line, label=Label.BODY, reason="test"))
        start += len(words) + 1
    return extract(DocumentId("d"), text, tuple(out), language, REGISTRY).statements


def speakers(text: str, language: str = "en") -> list[str | None]:
    """The speaker of each statement in the order of the text."""
    found = statements(text, language)
    return [item.speaker.value.key if item.speaker.value else None for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No proof,” said Ruritanian Foreign Ministry spokeswoman Flavia Elphberg.", ["flavia"]),
        ("Ruritanian Foreign Ministry: the spokesman said that it is false.", [None]),
        ("“It is false,” a senior Graustark official told the paper.", ["official"]),
        ("A spokesperson for the Ruritanian Embassy in Kravonia said: “It is false.”", ["emb-k"]),
        ("In Graustark, a spokesperson of the Ruritanian Embassy said: “It is false.”", ["emb-g"]),
        ("“They did it, all of it,” Karl Rein said, but Flavia Elphberg replied: “We did not.”",
         ["karl", "flavia"]),
        ("Karl Rein, who met Flavia Elphberg, said: “We talked for an hour.”", ["karl"]),
        ("“The road is shut,” said one of the drivers on Monday.", [None]),
    ],
)  # fmt: skip
def test_constructions(text: str, expected: list[str | None]):
    """Each construction gives these speakers, and nobody where it names nobody we can tell."""
    got = speakers(text)
    assert [key if key in {a.id for a in REGISTRY.agents} else None for key in got][
        : len(expected)
    ] == expected


def test_posts_and_pronouns_go_back_to_somebody_introduced():
    """The diplomat, he or she is who spoke before, where nothing speaks against it."""
    text = "“It is false,” said Flavia Elphberg.\n“All of it,” the diplomat added.\n“No,” she said."
    assert speakers(text) == ["flavia", "flavia", "flavia"]


def test_a_pronoun_never_takes_the_wrong_gender():
    """A man's "he" is not the woman who spoke last, but the man before her."""
    text = "“Yes,” said Karl Rein. “Not so,” said Flavia Elphberg. “Never,” he answered."
    assert speakers(text) == ["karl", "flavia", "karl"]


def test_a_post_nobody_introduced_stays_a_bare_name():
    """The registry's roles stand for nobody whom the text has not named."""
    found = statements("“It is false,” the spokesman said.")
    assert found[0].speaker.value is not None
    assert found[0].speaker.value.id is None
    assert found[0].speaker.confidence is not Confidence.CERTAIN


def test_another_office_takes_over():
    """After another office is introduced, "the spokesperson" is that office's."""
    text = (
        "“It is false,” said Flavia Elphberg.\n"
        "A spokesperson for the Ruritanian Embassy in Kravonia called it “a lie from end to end”.\n"
        "“We regret this very much,” the spokesperson said."
    )
    assert speakers(text) == ["flavia", "emb-k", "emb-k"]


def test_every_answer_has_evidence_with_its_cue():
    """Evidence names the rule and points at the verb."""
    text = "“It is false,” said Flavia Elphberg."
    proof = statements(text)[0].speaker.evidence[0]
    assert proof.span is not None
    assert proof.span.of(text) == "said"


def test_reported_speech_needs_a_speaker_and_a_verb():
    """What the narrator tells on their own account is no statement."""
    assert statements("The bridge fell in March. Nobody was hurt.") == ()
    found = statements("Karl Rein said that the bridge fell in March.")
    assert [item.mode for item in found] == [Mode.REPORTED]


def test_reported_speech_at_the_tail():
    """A closing "…, said X" reports the whole sentence."""
    found = statements("Le pont est tombé en mars, a déclaré Karl Rein.", "fr")
    assert [(item.mode, item.speaker.value and item.speaker.value.id) for item in found] == [
        (Mode.REPORTED, "karl")
    ]


def test_a_quotation_is_not_told_twice():
    """A sentence that holds nothing but a quotation and its verb reports nothing beside it."""
    found = statements("“It is false,” said Karl Rein.")
    assert [item.mode for item in found] == [Mode.DIRECT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ruritanian Embassy in Graustark rejected the report. It noted the lack of proof.",
            ["emb-g", "emb-g"],
        ),
        ("Flavia Elphberg rejected the report. It noted the lack of proof.", ["flavia"]),
        (
            (
                "The Ruritanian Embassy in Kravonia rejected the report. "
                "A spokesperson for the embassy reportedly described it as thin."
            ),
            ["emb-k", "emb-k"],
        ),
        (
            (
                "Flavia Elphberg, spokeswoman of the Ruritanian Foreign Ministry, answered on "
                "Monday, when a reporter asked about the mine. She said that it was shut."
            ),
            ["flavia", "flavia"],
        ),
        (
            (
                "Anna Bell said that the mine was shut. Asked whether it would open again, "
                "Flavia Elphberg said that this was for the owners to decide."
            ),
            ["Anna Bell", "flavia"],
        ),
    ],
)
def test_reports_of_offices(text: str, expected: list[str | None]):
    """It is a body just named, never a person; whom a reporter asked is the one who answers."""
    assert speakers(text) == expected


def _read_main(text: str, title: str = "") -> Inferred[Speaker | None]:
    blocks, start = [], 0
    whole = f"{title}\n{text}" if title else text
    for line, words in enumerate(whole.split("\n"), start=1):
        label = Label.TITLE if title and line == 1 else Label.BODY
        span = Span(start=start, end=start + len(words))
        blocks.append(Block(span=span, line=line, label=label, reason="test"))
        start += len(words) + 1
    return extract(DocumentId("main"), whole, tuple(blocks), "en", REGISTRY).main_speaker


def _main(text: str, title: str = "") -> str | None:
    main = _read_main(text, title)
    return main.value.key if main.value else None


def test_nobody_is_the_main_speaker_of_equals():
    """Equal shares, or none of a third, make nobody the main speaker; a title's subject does."""
    told = (
        "Of this there is much to tell.\nAnna Bell said that the mine was shut.\n"
        "Hugo Dorn said that the mine was open."
    )
    four = told + "\nVera Lund said that the mine was gone.\nJohn Kerr said that it was sold off."
    embassy = told + "\nThe Ruritanian Embassy in Kravonia said that it was new."
    assert _main(told) is None
    assert _main(four) is None
    assert _main(embassy, "Ruritanian Embassy in Kravonia on the mine") == "emb-k"


def _sure(text: str, title: str = "") -> tuple[str | None, str]:
    main = _read_main(text, title)
    return main.value.key if main.value else None, main.confidence.value


def test_a_main_speaker_is_no_surer_than_the_statements():
    """One clause told of somebody, some people, or a pronoun far off make no main speaker."""
    clause = "The mine has been shut for years.\nAnna Bell said that it was gone."
    some = "The mine was shut.\nSome people said that it was gone, and that the town was poorer."
    quoted = clause + "\n\u201cWe went down there every day for forty years,\u201d said Anna Bell."
    assert _sure(clause) == (None, "uncertain")
    assert _sure(some) == (None, "uncertain")
    assert _sure(quoted) == ("Anna Bell", "probable")


def test_doubtful_words_weigh_less():
    """Many words that are only perhaps somebody's stand behind fewer that surely are another's."""
    text = (
        "The mine has been shut for years.\n"
        "\u201cWe went down there every day for forty years,\u201d said Anna Bell. Bell is 80.\n"
        "Marsh Lane, it was told on that day, said the mine, the town and all who had ever "
        "worked there were \u201cbetter off without it than they had ever been when it was "
        "open\u201d in the end."
    )
    assert _sure(text) == ("Anna Bell", "probable")


def test_two_nearly_equal_make_no_main_speaker_though_one_is_in_the_title():
    """What the head of a text names decides nothing where the other has nearly as many words."""
    text = (
        "The mine has been shut for years.\n"
        "\u201cWe went down there each day,\u201d said Anna Bell.\n"
        "\u201cIt will never be opened again by us or all our sons,\u201d said Hugo Dorn."
    )
    assert _sure(text, "The mine and Anna Bell") == (None, "uncertain")
