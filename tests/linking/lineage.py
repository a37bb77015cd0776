"""Stories of reports and what was made from them: the invented cases that lineage is measured on.

A story is a YAML file: its documents, each with the one it was made ``from`` (or is a ``copy_of``,
with what was changed) and what ``kind`` of making that was. What has neither is a report of its
own, however much of names, numbers and quotations it shares with the others.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.document import process
from generator.model import (
    Document,
    DocumentId,
    Link,
    LinkKind,
    NameForm,
    Outlet,
    OutletId,
    Overrides,
    Registry,
    Rights,
    Source,
)

CASES = Path(__file__).parent / "lineage_cases"
DERIVING = {
    LinkKind.COPIES,
    LinkKind.REPRINTS,
    LinkKind.TRANSLATES,
    LinkKind.MACHINE_TRANSLATES,
    LinkKind.REVISES,
}


class Story(NamedTuple):
    """Documents as read, and for each that was made from another: which, and how."""

    documents: tuple[Document, ...]
    made: dict[str, tuple[str, str]]


def stories(folder: str, *, root: Path = CASES) -> Story:
    """Every story of a folder as one corpus: what one tells is no source of the other."""
    found: list[Document] = []
    made: dict[str, tuple[str, str]] = {}
    files = sorted((root / folder).glob("*.yml"))
    held = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    outlets = _outlets(held)
    for file, story in zip(files, held, strict=True):
        texts: dict[str, list[str]] = {}
        known = {entry["id"]: entry for entry in story["documents"]}
        for entry in story["documents"]:
            texts[entry["id"]] = _lines(entry, texts)
            parent = entry.get("from") or entry.get("copy_of")
            if parent:
                made[f"{file.stem}-{entry['id']}"] = (f"{file.stem}-{parent}", entry["kind"])
            language = entry.get("language") or _language(entry, known)
            found.append(_read(f"{file.stem}-{entry['id']}", entry, texts, language, outlets))
    return Story(tuple(sorted(found, key=lambda entry: entry.id)), made)


def _language(entry: dict[str, Any], known: dict[str, dict[str, Any]]) -> str:
    while "language" not in entry:
        entry = known[entry["copy_of"]]
    language: str = entry["language"]
    return language


def _lines(entry: dict[str, Any], texts: dict[str, list[str]]) -> list[str]:
    """The lines of a text, the title first; of a copy, with what was changed in it."""
    if "text" in entry:
        lines = entry["text"].strip().splitlines()
    else:
        lines = list(texts[entry["copy_of"]])
        keep = entry.get("keep", range(1, len(lines) + 1))
        lines = [
            line
            for number, line in enumerate(lines, 1)
            if number in keep and number not in entry.get("drop", ())
        ]
        whole = "\n".join(lines)
        for old, new in entry.get("replace", {}).items():
            assert old in whole, old
            whole = whole.replace(old, new)
        lines = whole.splitlines()
        lines = [entry.get("title", lines[0]), *lines[1:]]
    lines[1:1] = entry.get("before", "").strip().splitlines()
    return lines


def _outlets(held: list[dict[str, Any]]) -> tuple[Outlet, ...]:
    names: dict[str, set[str]] = {}
    for story in held:
        for entry in story["documents"]:
            names.setdefault(entry["outlet"], set())
        for outlet, forms in story.get("outlets", {}).items():
            names.setdefault(outlet, set()).update(forms)
    return tuple(
        Outlet(
            id=OutletId(name),
            name=name.replace("-", " ").title(),
            kind="unknown",
            names=tuple(NameForm(language="und", form=form) for form in sorted(forms)),
        )
        for name, forms in sorted(names.items())
    )


@cache
def _registry(outlets: tuple[Outlet, ...]) -> Registry:
    return Registry(outlets=outlets)


def _read(
    name: str,
    entry: dict[str, Any],
    texts: dict[str, list[str]],
    language: str,
    outlets: tuple[Outlet, ...],
) -> Document:
    lines = [*texts[entry["id"]], *([entry["credit"]] if "credit" in entry else [])]
    data = "\n\n".join(lines).encode() + b"\n"
    source = Source(
        id=DocumentId(name),
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        rights=Rights.FULL,
        file=f"{name}.txt",
        published=entry["published"],
        overrides=Overrides(outlet=OutletId(entry["outlet"]), language=language),
    )
    return process(source, data, _registry(outlets))


class Verdict(NamedTuple):
    """What one link says, against what is so: ``right`` means that the family is."""

    link: Link
    right: bool
    kind: bool


def root(made: dict[str, tuple[str, str]], name: str) -> str:
    """The text that a document goes back to."""
    while name in made:
        name = made[name][0]
    return name


def judged(story: Story, links: tuple[Link, ...]) -> list[Verdict]:
    """Every link of derivation, judged: the family is right, and which of the two is the copy."""
    found = []
    for link in links:
        if link.kind not in DERIVING:
            continue
        right = link.source in story.made and root(story.made, link.source) == root(
            story.made, link.target
        )
        kind = right and story.made[link.source][1] == link.kind
        found.append(Verdict(link, right, kind))
    return found
