"""What was made from what: invented reports in 16 languages, and what holds of every corpus."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from generator.descent import Descent
from generator.linking import lineage as made_from
from generator.model import Confidence, DocumentId, Evidence, Inferred, LinkConfidence, LinkKind
from tests.linking import lineage

FOLDERS = ("first", "second", "third", "fourth", "fifth")
MISSED = {"border-slovak"}
"""Three paragraphs of six, with three figures: what an independent report may have as well."""


@cache
def _story(folder: str) -> lineage.Story:
    return lineage.stories(folder)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_report_of_its_own_is_shown_as_made_from_another(folder: str) -> None:
    """Reporters who sat in the same room share words and figures, and are no copies."""
    story = _story(folder)
    judged = lineage.judged(story, tuple(made_from.found(story.documents)))
    assert [verdict.link for verdict in judged if not verdict.right] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_was_made_from_another_is_found(folder: str) -> None:
    """Copies and translations of every kind are tied to the text that they go back to."""
    story = _story(folder)
    judged = lineage.judged(story, tuple(made_from.found(story.documents)))
    missed = set(story.made) - {verdict.link.source for verdict in judged if verdict.right}
    assert missed == MISSED & set(story.made)


@pytest.mark.parametrize("folder", FOLDERS)
def test_one_source_each_and_no_circles_in_whatever_order(folder: str) -> None:
    """No text is made from itself, by however many steps, and order changes nothing."""
    documents = _story(folder).documents
    links = list(made_from.found(documents))
    assert links == list(made_from.found(tuple(reversed(documents))))
    source = {link.source: link.target for link in links}
    assert len(source) == len(links)
    for name in source:
        seen, at = {name}, name
        while at in source:
            at = source[at]
            assert at not in seen
            seen.add(at)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_goes_back_to_one_text_counts_once(folder: str) -> None:
    """However many copies: as many sources as there are reports of their own."""
    story = _story(folder)
    links = tuple(made_from.found(story.documents))
    told = set(story.made) - MISSED
    sure = tuple(replace(link, confidence=LinkConfidence.PROBABLE) for link in links)
    assert Descent.of(story.documents, sure).independent(story.documents) == len(
        story.documents
    ) - len(told)


def test_a_translation_without_a_word_of_it_is_never_confirmed() -> None:
    """What the texts alone show is probable at most."""
    links = made_from.found(_story("first").documents)
    assert LinkConfidence.CONFIRMED not in {link.confidence for link in links}


def test_of_two_versions_on_one_day_the_fuller_is_the_later() -> None:
    """An outlet's text grows while it is open; in which order is said not to be known."""
    links = made_from.found(_story("fourth").documents)
    (link,) = (link for link in links if link.kind is LinkKind.REVISES)
    assert (link.source, link.target) == ("radio-own-english-second", "radio-own-english")
    assert any("not known" in entry.note for entry in link.evidence)


def test_a_mere_guess_makes_no_machine_of_a_translator() -> None:
    """A translation with a few odd signs stays one; the signs are told as evidence."""
    (copy,) = (entry for entry in _story("third").documents if entry.id == "ferry-german")
    sign = Evidence(method="garbled", note="a sentence of one word")
    for sure, kind in (
        (Confidence.UNCERTAIN, LinkKind.TRANSLATES),
        (Confidence.PROBABLE, LinkKind.MACHINE_TRANSLATES),
    ):
        guess = Inferred(value=True, confidence=sure, evidence=(sign,))
        known = {entry.id: entry for entry in _story("third").documents}
        some = (known[DocumentId("ferry-agency")], replace(copy, machine_translated=guess))
        (link,) = made_from.found(some)
        assert link.kind is kind
        assert sign in link.evidence
