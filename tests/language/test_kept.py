"""What is kept between runs is made once, and never needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import kept


def test_it_is_made_once_for_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes find the folder again; others, or another name, have one of their own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = []

    def make() -> Iterator[tuple[str, bytes]]:
        made.append(1)
        yield "words", b"zenda"

    found = [kept.folder("a-1", each, make) for each in (b"one", b"one", b"two")]
    other = kept.folder("a-2", b"one", make)
    assert len(made) == 3
    assert found[0] == found[1] != found[2] != other
    assert other is not None
    assert (other / "words").read_bytes() == b"zenda"


def test_nothing_is_kept_where_nothing_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache that is no folder is no mistake: the answer is that there is none."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert kept.folder("a-1", b"one", lambda: [("words", b"zenda")]) is None


def test_what_fails_on_the_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that can't be written leaves no half of a folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    files = [("words", b"zenda"), ("no/such/place", b"")]
    assert kept.folder("a-1", b"one", lambda: files) is None
    assert list((tmp_path / "synoptic").iterdir()) == []


def test_a_value_is_what_was_made_whether_or_not_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made, kept, spoiled or without a place: the value is the same, and made no oftener."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = []

    def make() -> dict[str, list[str]]:
        made.append(1)
        return {"no": ["Зенда", "1"]}

    values = [kept.value("v-1", b"one", make) for _ in range(2)]
    assert len(made) == 1
    next(tmp_path.rglob("value.json")).write_text("{")
    values.append(kept.value("v-1", b"one", make))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "synoptic" / "file"))
    (tmp_path / "synoptic" / "file").write_text("")
    values.append(kept.value("v-1", b"one", make))
    assert values == [{"no": ["Зенда", "1"]}] * 4
    assert len(made) == 3
