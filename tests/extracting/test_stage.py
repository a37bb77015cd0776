"""Whom roles and dropped subjects may mean."""

from __future__ import annotations

from generator.extracting.scene.stage import Cast, Post, Posts
from generator.model import Speaker

POSTS = Posts(
    (
        Post(0, "Anna Kovel", "spokeswoman", "f"),
        Post(50, "Peter Zima", "defence minister", "any"),
        Post(90, "Viktor Lang", "verteidigungsminister", "m"),
    ),
    {"Anna Kovel": "f", "Viktor Lang": "m"},
)


def test_a_role_means_whom_the_text_named_with_it_latest_first():
    """Only those named before the place, by the same word or a compound that ends in it."""
    assert POSTS.holders("minister", 100) == ["Viktor Lang", "Peter Zima"]
    assert POSTS.holders("minister", 60) == ["Peter Zima"]
    assert POSTS.holders("minister", 10) == []
    assert POSTS.holders("ambassador", 100) == []


def test_inflected_forms_are_one_role_and_short_likenesses_are_none():
    """Endings may differ by a few letters; words that only begin alike are other roles."""
    held = Posts((Post(0, "Петер Зима", "министра", "any"),))
    assert held.holders("министр", 5) == ["Петер Зима"]
    assert held.holders("министерство", 5) == []


def test_a_verb_without_a_subject_means_whom_the_text_was_about_if_it_agrees():
    """A feminine verb passes over a man named later; a plural one means no single person."""
    stage = Cast(agents={}, posts=POSTS)
    stage.spoke(Speaker(id=None, name="Anna Kovel"), 3)
    stage.about(Speaker(id=None, name="Viktor Lang"), 4)
    assert stage.agreeing("f", 4) == Speaker(id=None, name="Anna Kovel")
    assert stage.agreeing("m", 4) == Speaker(id=None, name="Viktor Lang")
    assert stage.agreeing("", 5) == Speaker(id=None, name="Viktor Lang")
    assert stage.agreeing("p", 4) is None
    assert stage.agreeing("m", 6) is None
