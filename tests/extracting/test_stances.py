"""Stances and key points of real sentences, by the publication's own phrases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import content
from generator.extracting.about import key_points
from generator.model import Mode, Registry, Statement
from tests.linking import world

CASES = Path(__file__).parent / "stance_cases"
LEARNT = sorted(CASES.glob("*.yml"))
FLOORS = {"unseen": 0.95, "formal": 0.9, "plain": 0.95}
"""Least micro-F1 of the stances over sentences written after the phrases, by their folder.

At first sight: ``unseen``, plain acts by their common verbs, 0.90; ``formal``, as ministries and
firms write, 0.86; ``plain``, said without any of the common verbs, 0.31. Since then the kinds of
phrasing that each showed to be missing were added for the languages at large."""


@pytest.fixture(scope="module")
def registry(root: Path) -> Registry:
    """The publication's phrases, in the invented world's parties."""
    loaded = content.load(root / "content").registry
    return replace(world.REGISTRY, key_points=loaded.key_points, stances=loaded.stances)


@dataclass(frozen=True)
class Case:
    """A sentence with what it is expected to do."""

    language: str
    given: Mapping[str, Any]

    def tagged(self, registry: Registry) -> Statement:
        """The case's statement, tagged: by default the whole sentence, retold of nobody known."""
        text = self.given["text"]
        words = self.given.get("words", text)
        mode = Mode(self.given.get("mode", "reported"))
        speaker = {"answering": "anna-kovel", "accusing": "graustark"}.get(
            self.given.get("side", "")
        )
        one = world.statement("d", text, words, speaker, mode)
        (result,) = key_points.tag(text, (one,), self.language, registry)
        return result


def _cases(files: list[Path]) -> list[Case]:
    return [
        Case(file.stem, entry)
        for file in files
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", _cases(LEARNT), ids=lambda case: case.given["text"][:40])
def test_a_sentence_does_what_a_reader_says_it_does(case: Case, registry: Registry) -> None:
    """Exactly the stances expected, the points where a case tells them; every tag shows words."""
    result = case.tagged(registry)
    assert sorted(tag.id for tag in result.stances) == sorted(case.given["stances"])
    if "points" in case.given:
        assert sorted(tag.id for tag in result.key_points) == sorted(case.given["points"])
    for tag in (*result.stances, *result.key_points):
        assert tag.evidence
        assert all(note.span is not None for note in tag.evidence)


@pytest.mark.parametrize("folder", sorted(FLOORS))
def test_sentences_that_no_phrase_was_fitted_to_keep_the_floor(
    folder: str, registry: Registry
) -> None:
    """The measure of the phrases: sentences written after them."""
    right = found = wanted = 0
    for case in _cases(sorted((CASES / folder).glob("*.yml"))):
        ours = {tag.id for tag in case.tagged(registry).stances}
        theirs = set(case.given["stances"])
        right += len(ours & theirs)
        found += len(ours)
        wanted += len(theirs)
    assert found
    assert 2 * right / (found + wanted) >= FLOORS[folder]


@pytest.mark.parametrize(
    ("language", "text", "stances"),
    [
        ("en", "Graustark accuses Borduria of the raid.", ["accusation"]),
        ("en", "Graustark did not accuse Borduria.", []),
        ("en", "They accuse us of the raid.", []),
        ("en", "Graustark not only accuses Borduria.", ["accusation"]),
        ("en", "Graustark said no more, and it condemns the raid.", ["condemnation"]),
        ("en", "The council would have imposed sanctions.", []),
        ("de", "Graustark beschuldigte niemanden.", []),
        ("de", "Wir sagen nicht, dass Bordurien hinter dem Angriff steckt.", []),
        ("de", "Wir zweifeln nicht, dass Bordurien hinter dem Angriff steckt.", ["attribution"]),
        ("ru", "Нас обвиняют в краже.", []),
        ("fr", "Le tribunal a condamné le voleur à trois mois.", []),
        ("zh", "部长从未指责任何国家入侵港口。", []),
    ],
)
def test_what_is_not_said_is_no_stance(
    language: str, text: str, stances: list[str], registry: Registry
) -> None:
    """Negated, unreal, done by others to the speaker: the words are there, the act is not."""
    result = Case(language, {"text": text}).tagged(registry)
    assert [tag.id for tag in result.stances] == stances
