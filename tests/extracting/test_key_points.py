"""Stances and key points: what phrases set, what longer phrases keep from being set."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.extracting.about import key_points
from generator.extracting.words.lexicon import compiled, speaks
from generator.model import Mode, Span, Statement
from generator.phrases import find, needles
from generator.text import fold
from tests.linking.world import REGISTRY, statement


def tagged(text: str, words: str, speaker: str | None, mode: Mode, language: str) -> Statement:
    """One statement of ``text``, tagged."""
    one = statement("d", text, words, speaker, mode)
    (result,) = key_points.tag(text, (one,), language, REGISTRY)
    return result


def tags(
    text: str,
    speaker: str | None = None,
    mode: Mode = Mode.DIRECT,
    words: str | None = None,
    language: str = "en",
) -> tuple[list[str], list[str]]:
    """Ids of the key points and stances set on the statement ``words`` (all of ``text``)."""
    result = tagged(text, words or text, speaker, mode, language)
    return [tag.id for tag in result.key_points], [tag.id for tag in result.stances]


def test_a_phrase_sets_its_key_point_and_the_stances_that_follow() -> None:
    """The stance says from which point it follows; the point shows the words."""
    text = "We find this BASELESS."
    result = tagged(text, text, None, Mode.DIRECT, "en")
    assert [tag.id for tag in result.key_points] == ["unfounded"]
    (point,) = result.key_points[0].evidence
    assert point.span is not None
    assert point.span.of(text) == "BASELESS"
    (stance,) = result.stances
    assert stance.id == "denial"
    assert "unfounded" in stance.evidence[0].note


def test_a_longer_phrase_keeps_the_shorter_one_inside_it_silent() -> None:
    """Rejecting accusations accuses nobody; accusing beside it still does."""
    assert tags("Klow rejects all such accusations.") == ([], ["denial"])
    assert tags("Klow rejects all such accusations. It accuses Ruritania.") == (
        [],
        ["accusation", "denial"],
    )


def test_phrases_serve_their_language_and_its_variants() -> None:
    """A list for zh serves zh-Hans; a list for French serves no English text."""
    assert tags("毫无根据的说法", language="zh-Hans")[0] == ["unfounded"]
    assert tags("sans fondement", language="en") == ([], [])
    assert speaks("und", "cs")
    assert not speaks("zh-Hant", "zh")


def test_quoted_words_are_read_without_the_narrator() -> None:
    """What the narrator says around a direct quotation is not the speaker's."""
    text = "Blaming the wind, he said “It rained”, as state-backed intruders do."
    assert tags(text, words="“It rained”") == ([], [])


def test_fragments_are_read_in_their_sentence() -> None:
    """A few quoted words take their sense from the sentence around them."""
    text = "He blamed Borduria for the “great rain”."
    assert tags(text, mode=Mode.FRAGMENT, words="“great rain”")[1] == ["accusation"]


def test_others_quoted_in_the_sentence_do_not_count_for_a_retold_statement() -> None:
    """A retold statement is read without what its sentence quotes directly."""
    text = "He spoke of rain, while “this is baseless”, she said."
    retold = statement("d", text, "He spoke of rain", None, Mode.REPORTED)
    quoted = statement("d", text, "“this is baseless”", None, Mode.DIRECT)
    first, second = key_points.tag(text, (retold, quoted), "en", REGISTRY)
    assert first.key_points == ()
    assert [tag.id for tag in second.key_points] == ["unfounded"]


def test_a_question_takes_no_stance() -> None:
    """A reporter who asks about accusations makes none."""
    assert tags("Do you deny this baseless charge?", mode=Mode.QUESTION) == ([], [])


def test_an_answerer_does_not_make_the_point_it_answers() -> None:
    """The accusers' words in an answerer's sentence are not the answerer's, and the reverse."""
    text = "On reports of state-backed intruders, the spokeswoman said they were baseless."
    assert tags(text, "anna-kovel", Mode.REPORTED) == (["unfounded"], ["denial"])
    assert tags(text, "graustark", Mode.REPORTED) == (["intruders"], ["accusation"])
    assert set(tags(text, None, Mode.REPORTED)[1]) == {"accusation", "denial"}


NOTATION = st.sampled_from(
    ["rain", "rain*", "the [red|blue] cat", "[a|b]", "cat ... rain", "[cat* dog|rain]", "雨 ... 猫"]
)
WORDS = ["rain", "rains", "the", "red", "cat", "dog", "a", "b", "雨", "猫", "."]


@given(
    phrases=st.lists(NOTATION, min_size=1, max_size=5, unique=True),
    text=st.lists(
        st.sampled_from(["rain", "rains", "the", "red", "cat", "dog", "a", "b", "雨", "猫", "."]),
        max_size=12,
    ),
)
def test_searching_many_lists_at_once_finds_what_each_finds_alone(
    phrases: list[str], text: list[str]
) -> None:
    """The index of literal words only saves work: it never loses or adds a match."""
    folded = fold(" ".join(text))
    together = compiled(tuple((phrase, phrase) for phrase in phrases)).find(folded)
    alone = sorted((span, phrase) for phrase in phrases for span in find((phrase,), folded))
    assert sorted((hit.span, hit.key) for hit in together) == alone


def test_the_index_knows_a_word_of_every_phrase() -> None:
    """The longest literal, or one of every alternative where a phrase is all alternatives."""
    assert needles("victim* ... of attacks") == ("attacks",)
    assert needles("[Deny*|deny it]") == ("deny", "deny")
    assert needles("of the [attack*|breach of]") == ("attack", "breach")
    assert needles("[as|he] denied") == ("denied",)


def test_tagging_takes_time_by_the_length_of_the_text() -> None:
    """A statement of a million characters with many matches is tagged without pairing them."""
    text = "accuse baseless deny " * 20_000
    whole = Span(start=0, end=len(text))
    one = statement("d", text, text[:6], None)
    long = Statement(
        id=one.id,
        document=one.document,
        spans=(whole,),
        sentence=whole,
        mode=Mode.DIRECT,
        text=text,
        speaker=one.speaker,
    )
    (result,) = key_points.tag(text, (long,), "en", REGISTRY)
    assert len(result.stances) == 2
