"""The generated world is sound, and what is found in it is right."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from generator import aligning, linking, tracing
from generator.document import process
from generator.linking import discovery
from generator.model import Link, Mode, Overrides, Statement
from tests.invented import generated, judging
from tests.invented.generated import World

SIZE = 300
MARKS = "“”„«»\xa0 .,。"


@cache
def _world() -> World:
    return generated.world(SIZE)


@cache
def _links() -> tuple[Link, ...]:
    return linking.link(_world().documents, _world().registry)


def test_a_world_is_always_the_same() -> None:
    """Figures over a generated world can be compared, for the same size makes the same one."""
    again = generated.world(SIZE)
    assert again == _world()
    assert len(again.documents) == SIZE


def test_what_is_true_is_true_of_documents_that_exist() -> None:
    """Every true thing is of a document or a statement of the world, and originals come first."""
    world, truth = _world(), _world().truth
    documents = {document.id for document in world.documents}
    statements = {entry.id for document in world.documents for entry in document.statements}
    assert {*truth.about, *truth.reports, *truth.made_of} <= documents
    assert {*truth.moves, *truth.utterance} <= statements
    assert all(source in documents and source < name for name, (source, _) in truth.made_of.items())
    assert set(truth.about) != documents  # some tell of nothing


def test_spans_are_true_in_every_language() -> None:
    """Statements and mentions stand in the text where they say they do."""
    languages = set()
    for document in _world().documents:
        languages.add(document.language.value)
        for statement in document.statements:
            assert statement.spans[0].of(document.text) == statement.text
        for mention in document.mentions:
            assert mention.span.of(document.text) == mention.name
    assert languages == set(generated.LANGUAGES)


@pytest.mark.parametrize("language", generated.LANGUAGES)
def test_the_program_reads_the_texts_much_as_they_are_given(language: str) -> None:
    """The generated documents stand for read ones: read for real, a text gives nearly all of the
    same direct speech, and mostly the same speakers.
    """
    world = _world()
    given = [one for one in world.documents if one.language.value == language][:8]
    found: dict[tuple[str, str], str | None] = {}
    real: dict[tuple[str, str], str | None] = {}
    for document in given:
        source = replace(document.source, overrides=Overrides(language=language))
        read = process(source, document.text.encode(), world.registry)
        for entry, into in ((read, found), (document, real)):
            into |= {
                (entry.id, one.text.strip(MARKS).casefold()): _who(one)
                for one in entry.statements
                if one.mode is Mode.DIRECT
            }
    assert len(real) > 4
    both = [key for key in real if key in found]
    assert len(both) >= 0.9 * len(real)
    heard = [key for key in both if real[key] is not None]
    assert sum(real[key] == found[key] for key in heard) >= 0.8 * len(heard)


def _who(statement: Statement) -> str | None:
    speaker = statement.speaker.value
    return speaker.id if speaker is not None else None


def test_firm_links_are_right() -> None:
    """What is linked firmly is nearly always right, and most of what is true is found."""
    figures = judging.linked(_world(), _links())
    assert figures["incidents"].precision >= 0.98
    assert figures["incidents"].recall >= 0.9
    assert figures["press events"].precision >= 0.98
    assert figures["moves"].precision >= 0.98
    assert figures["sources"].precision >= 0.98
    assert figures["sources"].recall >= 0.8


def test_rows_and_turns_are_right() -> None:
    """Statements of one claim are put in one row, and to the turn in which they were made."""
    world = _world()
    rows = aligning.align(world.documents, _links(), world.registry)
    pairs = judging.aligned(world, _links(), rows)
    assert pairs.real > 100
    assert pairs.precision >= 0.95
    assert pairs.recall >= 0.9
    threads, _ = tracing.trace(world.documents, _links(), world.registry)
    assert judging.traced(world, threads).precision >= 0.9


def test_what_no_record_knows_is_found() -> None:
    """Documents of one story without a record are put together, and those of others are not."""
    world = _world()
    open_ = [entry.id for entry in discovery.unexplained(world.documents, _links())]
    proposals = discovery.proposed(world.documents, _links(), world.registry)
    by_pairs, cubed = judging.discovered(world, open_, proposals)
    assert by_pairs.real > 20
    assert by_pairs.f1 >= 0.8
    assert cubed.f1 >= 0.8
