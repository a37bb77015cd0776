"""What records and outlets say of rights."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import content
from generator.content import Content
from generator.model import Excerpt, Rights

OUTLETS = (
    "- {id: strict, name: Strict, rights: excerpt, excerpt: {words: 24, share: 0.1}}\n"
    "- {id: silent, name: Silent}\n"
)


def load(root: Path, record: str, *, file: bool = True) -> Content:
    """A folder of one document with what its record says."""
    for name, text in {
        "registries/outlets.yml": OUTLETS,
        "documents/one.yml": f"id: one\n{record}",
        **({"documents/one.txt": "Some words.\n"} if file else {}),
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return content.load(root)


@pytest.mark.parametrize(
    ("record", "rights", "excerpt"),
    [
        ("rights: full\n", Rights.FULL, Excerpt()),
        ("outlet: strict\n", Rights.EXCERPT, Excerpt(words=24, share=0.1)),
        ("outlet: strict\nrights: full\n", Rights.FULL, Excerpt(words=24, share=0.1)),
        ("outlet: strict\nexcerpt: {words: 9}\n", Rights.EXCERPT, Excerpt(words=9, share=0.25)),
        ("overrides: {outlet: strict}\n", Rights.EXCERPT, Excerpt(words=24, share=0.1)),
    ],
)
def test_a_record_wins_over_its_outlet(
    tmp_path: Path, record: str, rights: Rights, excerpt: Excerpt
) -> None:
    """What it leaves out its outlet's entry says, and what both leave out has a default."""
    loaded = load(tmp_path, record)
    assert not list(loaded.problems)
    ((source, _),) = loaded.sources
    assert (source.rights, source.excerpt) == (rights, excerpt)


@pytest.mark.parametrize("record", ["note: None.\n", "outlet: silent\n"])
def test_without_a_word_on_rights_nothing_is_published(tmp_path: Path, record: str) -> None:
    """It is a mistake with a remedy, and the document is held back."""
    loaded = load(tmp_path, record)
    (problem,) = loaded.problems
    assert problem.fatal
    assert "what may be shown" in problem.fault
    assert not loaded.sources
    assert loaded.quarantined == ("one",)


def test_a_withdrawn_text_is_not_read_even_if_it_lies_there(tmp_path: Path) -> None:
    """Its bytes never leave the room; that they lie there and that nothing tells why are notes."""
    loaded = load(tmp_path, "rights: withdrawn\n")
    ((source, data),) = loaded.sources
    assert source.rights is Rights.WITHDRAWN
    assert data == b""
    assert [problem.fatal for problem in loaded.problems] == [False, False]


def test_a_withdrawal_without_the_rights_for_it_is_a_mistake(tmp_path: Path) -> None:
    """A record that says both would publish what its maintainer took for withdrawn."""
    loaded = load(tmp_path, "rights: full\nwithdrawn: {date: 2031-05-04, reason: Why not.}\n")
    (problem,) = loaded.problems
    assert problem.fatal
    assert problem.key == "withdrawn"


@pytest.mark.parametrize("day", ["2031-05", "2031-05-32", "soon"])
def test_an_embargo_needs_a_whole_day(tmp_path: Path, day: str) -> None:
    """Anything else is refused, and the document stays out."""
    loaded = load(tmp_path, f"rights: full\nembargo: {day}\n")
    (problem,) = loaded.problems
    assert problem.fatal
    assert problem.key == "embargo"
    assert not loaded.sources
