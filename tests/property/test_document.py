"""What holds for every document whatever its text, and for every order of documents."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import aligning, content, linking
from generator.document import process
from generator.errors import UnreadableError
from generator.model import Document, DocumentId, Registry, Rights, Source

PIECES = st.sampled_from(
    [
        *("“We know nothing,” said Anna Kovel. ", "Anna Kovel told reporters that ", "„Nein!“ "),
        *("«Мы ничего не знаем», — сказал он. ", "« Non », a-t-elle dit. ", "安娜说：“没有。” "),
        *("on 4 March 2031 ", "во вторник ", "le 20 juillet ", "7月20日 ", "(c) 2020 "),
        *("Read also: ", "Photo: X\n", "1 Comment\n", "\n\n", "\n", '"', "»", "\u202e", "İ", "\r"),
        *("The so-called “Group” met. ", "Q: Why?\nA: Because.\n", "— Да, — ответил он.\n"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=24).map("".join)
SLOW = settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))


Read = Callable[[str], Document | None]


@pytest.fixture(scope="module")
def read(root: Path) -> Read:
    """Reads a text with the shipped registry: real names in many scripts."""
    registry = content.load(root / "content").registry
    return lambda text: _read(text, registry)


def _read(text: str, registry: Registry) -> Document | None:
    """The document that a text makes, or None where it holds nothing to read."""
    data = text.encode("utf-8", "replace")
    source = Source(
        id=DocumentId("page"),
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        rights=Rights.FULL,
        file="page.txt",
    )
    try:
        return process(source, data, registry)
    except UnreadableError:
        return None


def _visible(text: str) -> str:
    return "".join(char for char in text if char.isprintable() and not char.isspace())


@SLOW
@given(TEXTS)
def test_every_span_slices_to_what_it_says(read: Read, text: str) -> None:
    """Statements, terms, dates and mentions lie in the text and are its own characters."""
    document = read(text)
    if document is None:
        return
    whole = document.text
    for entry in document.statements:
        assert entry.spans
        assert entry.text == " ".join(span.of(whole) for span in entry.spans)
        for span in entry.spans:
            assert 0 <= span.start < span.end <= len(whole)
    for candidate in document.date.candidates:
        if candidate.span is not None:
            assert candidate.span.of(whole) == candidate.text
    for span in (*document.terms, *(mention.span for mention in document.mentions)):
        assert 0 <= span.start < span.end <= len(whole)
    assert len({entry.id for entry in document.statements}) == len(document.statements)


@SLOW
@given(TEXTS)
def test_every_character_is_labelled_once(read: Read, text: str) -> None:
    """Blocks are in order, do not overlap, and leave out nothing that can be seen."""
    document = read(text)
    if document is None:
        return
    end = 0
    for block in document.blocks:
        assert block.span.start >= end
        assert not _visible(document.text[end : block.span.start])
        end = block.span.end
    assert not _visible(document.text[end:])


@SLOW
@given(TEXTS)
def test_reading_twice_gives_the_same(read: Read, text: str) -> None:
    """Nothing is remembered from one reading to the next."""
    assert read(text) == read(text)


def test_the_order_of_documents_changes_nothing(root: Path) -> None:
    """Links and rows are the same whichever way the folder is listed."""
    loaded = content.load(root / "content")
    documents = [process(source, data, loaded.registry) for source, data in loaded.sources]
    links = linking.link(tuple(documents), loaded.registry)
    rows = aligning.align(tuple(documents), links, loaded.registry)
    assert links
    assert rows
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        assert linking.link(tuple(documents), loaded.registry) == links
        assert aligning.align(tuple(documents), links, loaded.registry) == rows
