"""``synoptic edit``: a record in its maintainer's editor, checked when the editor is closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator import content
from generator.adding.writing import SCHEMA
from generator.cli.console import Console
from generator.cli.placing import File, PlacingError, place
from generator.content import records
from generator.content.entries import Entry
from generator.content.wording import guess
from generator.errors import Problem, Problems
from generator.schema import FOLDERS

_SCHEMA_LINE = SCHEMA.partition("=")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A file in which something can be edited, and what kind of records it holds."""

    file: Path
    kind: str
    line: int = 0


def edit(folder: Path, name: str, console: Console) -> int:
    """Open the record of a name, and tell what is wrong with it afterwards; the exit code."""
    known = dict(_known(folder))
    found = known.get(name)
    if found is None:
        near = guess(name, known)
        remedy = f"did you mean '{near}'?" if near else "synoptic add makes a record for a document"
        fault = f"there is no record and no registry entry with the id '{name[:80]}'"
        return _failed(console, Problem(file=str(folder), fault=fault, remedy=remedy))
    try:
        _with_schema(found)
        if found.line:
            console.step(f"'{name}' is in line {found.line} of {found.file}")
        click.edit(filename=str(found.file))
    except PlacingError as error:
        return _failed(console, error.problem)
    except click.ClickException as error:
        remedy = "name an editor that is here: EDITOR=nano synoptic edit …"
        return _failed(console, Problem(file=str(found.file), fault=error.message, remedy=remedy))
    wrong = [each for each in content.load(folder).problems if each.file == _shown(found.file)]
    console.problems(wrong)
    fatal = any(each.fatal for each in wrong)
    word = "is to be mended" if fatal else "holds together"
    console.finish({"ok": not fatal, "file": str(found.file)}, f"{found.file} {word}")
    return 1 if fatal else 0


def _failed(console: Console, problem: Problem) -> int:
    console.problems([problem])
    console.finish({"ok": False}, "nothing was opened")
    return 1


def _shown(path: Path) -> str:
    return path.as_posix()


def _known(folder: Path) -> Iterator[tuple[str, _Place]]:
    """Every id with its place: registry entries, then records, broken ones by their file's name."""
    entries = records.read_all(folder, Problems())
    for entry in entries.all():
        if entry.kind not in FOLDERS:
            yield entry.id, _of(entry)
    for kind in FOLDERS:
        place_ = folder / kind
        for file in sorted(place_.glob("*.yml")) if place_.is_dir() else ():
            yield file.stem, _Place(file=file, kind=kind)


def _of(entry: Entry) -> _Place:
    line = entry.parsed.line((*entry.prefix, "id"))
    return _Place(file=Path(entry.parsed.file), kind=entry.kind, line=line)


def _with_schema(found: _Place) -> None:
    """Give a record the line by which editors know its schema, if it has none."""
    before = found.file.read_bytes()
    if _SCHEMA_LINE.encode() not in before[:1000]:
        line = SCHEMA.format(kind=found.kind).encode()
        place([File(path=found.file, data=line + before, before=before)])
