"""Tables of plain words: what they hold hangs together."""

from __future__ import annotations

import pytest

from generator.languages import meanings, roles


@pytest.mark.parametrize("language", sorted(meanings.languages()))
def test_every_language_knows_most_meanings(language: str) -> None:
    """A meaning helps only where two languages have it."""
    english = {one for some in meanings._words("en")[0].values() for one in some}
    own = {one for some in meanings._words(language)[0].values() for one in some}
    assert own <= english
    assert len(own) > 0.9 * len(english)


def test_acts_are_known_meanings() -> None:
    """What the roles of actors are told by are meanings that words have."""
    known = {one for some in meanings._words("en")[0].values() for one in some}
    acts = roles.acts()
    named = acts.acting | acts.giving | acts.receiving | acts.partner | acts.critic | acts.actors
    assert named <= known


@pytest.mark.parametrize("language", sorted(meanings.languages()))
def test_every_language_with_meanings_has_marks_of_roles(language: str) -> None:
    """Who does what to whom is told from both."""
    assert roles.marks(language) is not None


def test_a_word_may_have_several_meanings() -> None:
    """The longest known beginning decides, and all it stands for counts."""
    assert meanings.of_word("refused", "en") == ("refuse",)
    assert meanings.of_word("отказ", "ru") == ("refuse",)
    assert len(meanings.of_word("vol", "fr")) > 1
    assert meanings.of_word("xyzzy", "en") == ()
