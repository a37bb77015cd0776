"""Several files written together: all of them or none, whatever goes wrong."""

from __future__ import annotations

import errno
import itertools
import os
from pathlib import Path

import pytest

from generator.cli import placing
from generator.cli.placing import File, PlacingError, place
from tests.cli.adding import tree


@pytest.fixture
def bed(tmp_path: Path) -> list[File]:
    """A registry that is to be made longer, and two new files in two folders."""
    (tmp_path / "registry.yml").write_bytes(b"- id: one\n")
    return [
        File(path=tmp_path / "vault" / "original.txt", data=b"words"),
        File(
            path=tmp_path / "registry.yml",
            data=b"- id: one\n- id: two\n",
            before=b"- id: one\n",
        ),
        File(path=tmp_path / "record.yml", data=b"id: record\n"),
    ]


def test_all_are_written_and_can_be_taken_back(bed: list[File], tmp_path: Path) -> None:
    """Then they hold what they should; taken back, everything is as it was."""
    before = tree(tmp_path)
    placed = place(bed)
    assert all(file.path.read_bytes() == file.data for file in bed)
    assert not list(tmp_path.rglob(".adding-*"))
    placed.undo()
    assert tree(tmp_path) == before


@pytest.mark.parametrize("spoilt", ["record.yml", "vault/original.txt", "registry.yml"])
def test_one_that_is_there_stops_all(bed: list[File], tmp_path: Path, spoilt: str) -> None:
    """A file that somebody else wrote meanwhile is left as it is, and no other appears."""
    file = tmp_path / spoilt
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"somebody else's\n")
    before = tree(tmp_path)
    with pytest.raises(PlacingError) as caught:
        place(bed)
    assert str(file) in str(caught.value)
    assert "nothing was written" in str(caught.value)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("fails_at", range(6))
def test_a_full_disk_leaves_nothing(
    bed: list[File], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """At whichever step the disk is full, or the user stops it, everything is as it was."""
    before = tree(tmp_path)
    for error in (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), KeyboardInterrupt()):
        steps = itertools.count()

        def failing(make: object, error: BaseException = error, steps: object = steps) -> object:
            def step(*arguments: object) -> object:
                if next(steps) == fails_at:  # type: ignore[call-overload]
                    raise error
                return make(*arguments)  # type: ignore[operator]

            return step

        with monkeypatch.context() as patch:
            patch.setattr(placing, "_beside", failing(placing._beside))
            patch.setattr(placing, "_name", failing(placing._name))
            with pytest.raises((PlacingError, KeyboardInterrupt)):
                place(bed)
        assert tree(tmp_path) == before
