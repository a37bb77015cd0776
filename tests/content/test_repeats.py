"""Documents that are there twice, and copies in archives that can't be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import content
from generator.errors import Problem

PAGE = "https://www.post.example/2031/harbour?id=7"


def problems(root: Path, records: dict[str, str], text: str = "") -> list[Problem]:
    """What loading says of these records; each has a text of its own unless one is given."""
    folder = root / "documents"
    folder.mkdir()
    for id_, keys in records.items():
        (folder / f"{id_}.yml").write_text(f"id: {id_}\nrights: digest\n{keys}", encoding="utf-8")
        (folder / f"{id_}.txt").write_text(text or f"Words of {id_}.\n", encoding="utf-8")
    return list(content.load(root).problems)


def test_the_same_file_twice_is_a_mistake(tmp_path: Path) -> None:
    """Two requests that add one document meet here: the second is told of the first."""
    (found,) = problems(tmp_path, {"one": "", "two": ""}, "The same words.\n")
    assert found.fatal
    assert found.file.endswith("two.yml")
    assert "that of 'one'" in found.fault


def test_withdrawn_documents_without_files_are_not_the_same(tmp_path: Path) -> None:
    """Two documents that have no file any more are two still."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for id_ in ("one", "two"):
        (folder / f"{id_}.yml").write_text(f"id: {id_}\nrights: withdrawn\n", encoding="utf-8")
    assert {one.key for one in content.load(tmp_path).problems} == {"rights"}


def test_one_address_twice_is_noted(tmp_path: Path) -> None:
    """A page may be kept twice when it was changed, so this stops nothing."""
    urls = {"one": f"url: {PAGE}\n", "two": f"url: {PAGE.replace('https://www.', 'http://')}\n"}
    (found,) = problems(tmp_path, urls)
    assert not found.fatal
    assert (found.key, found.line) == ("url", 3)


@pytest.mark.parametrize(
    "copy",
    [
        f"https://archive.example/web/20310402101500/{PAGE}",
        f"https://archive.example/web/2031/{PAGE}",
        "https://archive.example/20310402101500id_/http://post.example/2031/harbour?id=7",
        "https://copies.example/Xy7",
    ],
)
def test_a_copy_of_the_page_is_right(tmp_path: Path, copy: str) -> None:
    """The time may be short, the scheme another, and short addresses tell nothing."""
    assert not problems(tmp_path, {"one": f"url: {PAGE}\narchived_url: {copy}\n"})


@pytest.mark.parametrize(
    ("copy", "fault"),
    [
        ("https://archive.example/web/20310402101500/https://other.example/", "another page"),
        (f"https://archive.example/web/20311302101500/{PAGE}", "impossible time"),
        (f"https://archive.example/web/20310/{PAGE}", "impossible time"),
    ],
)
def test_a_copy_of_something_else_is_a_mistake(tmp_path: Path, copy: str, fault: str) -> None:
    """Told at its key, from the address alone: nothing is fetched."""
    (found,) = problems(tmp_path, {"one": f"url: {PAGE}\narchived_url: {copy}\n"})
    assert found.fatal
    assert (found.key, found.line) == ("archived_url", 4)
    assert fault in found.fault
