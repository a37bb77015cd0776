"""What is shown where somebody shares a page: one picture per incident and per press event.

Every other page, each document among them, shares the picture of the site: documents bear
strangers' titles in any script, and one picture each would outweigh the pages. Typst sets the
words with letters that it brings along, so the same words give the same bytes on any machine;
they reach it as strings, never as markup. It brings Latin, Greek and Cyrillic letters: a title
in others gets the picture of the site.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

SIZE = (1200, 630)
"""Width and height in pixels, as those who show such pictures ask."""
KINDS = ("incident", "occasion")
"""Kinds of page with a picture of their own; ``main.html`` asks for the same."""
FOLDERS = ("incidents", "occasions")
_LETTERS = ("LATIN", "GREEK", "CYRILLIC")
_WORDS = 140
"""The most characters of a title, and of what stands below it: six lines in all."""


def possible() -> bool:
    """Whether the typesetter is there; where no package of it fits the machine, no page has a
    picture.
    """
    return find_spec("typst") is not None


def draw(tree: Path, site: Path, *, template: Path, kept: Path, about: tuple[str, str]) -> int:
    """Put the pictures of the pages of ``tree`` under ``site``; how many were drawn anew.

    ``about`` is the site's name and what it is. ``kept`` holds pictures by the hash of what they
    show, so that a build draws only what changed.
    """
    import typst  # noqa: PLC0415 - see possible()

    source = template.read_bytes()
    before = {file.name for file in kept.glob("*.png")} if kept.is_dir() else set()
    kept.mkdir(parents=True, exist_ok=True)
    used: set[str] = set()
    for path, title, words in _wanted(tree, about):
        said = {"site": about[0], "title": title, "words": words}
        name = f"{_hash(source, said)}.png"
        if not (kept / name).is_file():
            drawn = typst.compile(
                source, format="png", ppi=72, ignore_system_fonts=True, sys_inputs=said
            )
            (kept / name).write_bytes(drawn)
        used.add(name)
        target = site / "cards" / f"{path}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((kept / name).read_bytes())
    for name in before - used:
        (kept / name).unlink()
    return len(used - before)


def _wanted(tree: Path, about: tuple[str, str]) -> Iterator[tuple[str, str, str]]:
    """The path, title and words of every picture, that of the site first."""
    yield "site", *about
    for folder in FOLDERS:
        for file in sorted((tree / folder).rglob("*.md")):
            head = _head(file)
            if head.get("kind") not in KINDS:
                continue
            title, words = _short(str(head.get("title", ""))), str(head.get("description", ""))
            words = "" if title in words else _short(words)
            path = file.relative_to(tree).with_suffix("").as_posix()
            yield (path, title, words) if _can_set(title + words) else (path, *about)


def _head(file: Path) -> Mapping[str, Any]:
    parts = file.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(parts[1]) if len(parts) == 3 else {}


def _short(words: str) -> str:
    if len(words) <= _WORDS:
        return words
    return words[:_WORDS].rsplit(" ", 1)[0].rstrip(" ,;:\u2013-") + "\u2026"


def _can_set(words: str) -> bool:
    """Whether the typesetter brings every letter of ``words``."""
    return all(unicodedata.name(c, "").startswith(_LETTERS) for c in words if c.isalpha())


def _hash(source: bytes, said: Mapping[str, str]) -> str:
    made = json.dumps([version("typst"), said], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(source + made.encode()).hexdigest()[:32]
