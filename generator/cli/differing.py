"""What ``diff`` does: two states of a publication, read and compared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator import build, changes
from generator.build import facts
from generator.changes import Change, Facts, Topic
from generator.cli import revisions
from generator.errors import Problems

_FIGURES = re.compile(r"(?P<row>\S.*?)\s+(?P<figures>(?:P |[a-zA-Z_0-9]+ )?-?\d+\.\d.*)")
"""A line of the quality table: what is measured, then numbers."""
_MEASURE = Path("tests/quality/measure.py")
_DATA = "shared"
"""Where the real documents lie that the table measures: beside the project, if they are there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What is compared with: its facts, and where its code lies, if that was unpacked too."""

    facts: Facts
    tree: Path | None = None
    problems: int = 0


def before(base: str | None, plan: build.Plan, place: Path, *, code: bool) -> Before:
    """The state that ``base`` names: a folder of facts or content, or a revision.

    ``place`` is a folder for what is unpacked. With ``code`` the revision's own program reads it.
    Raises click's UsageError where ``base`` is nothing of this.
    """
    folder = Path(base) if base else None
    if folder is not None and folder.is_dir():
        if code:
            raise click.UsageError("--code needs a revision: a folder has no code of its own")
        return _of_folder(folder, plan)
    revision = base or revisions.default(plan.content)
    if not code:
        content = revisions.unpack(plan.content, revision, place)
        return _of_content(replace(plan, content=content))
    content = revisions.unpack(plan.content, revision, place, whole=True)
    kept = place.with_name("facts")
    where = content.relative_to(place)
    done = _own(place, "-m", "generator", "--content", str(where), "export", str(kept.resolve()))
    if not facts.is_kept(kept):
        fault = f"the program of “{revision}” could not read its content: {done.strip()[-400:]}"
        raise click.UsageError(f"{fault}; compare without --code")
    return Before(facts=facts.load(kept), tree=place)


def _of_folder(folder: Path, plan: build.Plan) -> Before:
    if not facts.is_kept(folder):
        return _of_content(replace(plan, content=folder))
    try:
        return Before(facts=facts.load(folder))
    except (ValueError, OSError) as error:
        raise click.UsageError(f"{folder}: {error}; write it anew with 'synoptic export'") from None


def _of_content(plan: build.Plan) -> Before:
    """Content read with the present program, its cache apart from that of the present content."""
    reading = build.read(replace(plan, work=plan.work / "before"))
    fatal = sum(problem.fatal for problem in reading.problems)
    return Before(facts=facts.of(reading), problems=fatal)


def after(plan: build.Plan) -> tuple[Facts, Problems]:
    """The present state, and what is wrong with it."""
    reading = build.read(plan)
    return facts.of(reading), reading.problems


def compare(one: Facts, other: Facts) -> tuple[Change, ...]:
    """See ``changes.compare``."""
    return changes.compare(one, other)


def quality(one: Path, other: Path) -> Iterator[Change]:
    """How the figures of the quality table move from one tree of the project to another.

    Nothing where one of them has no table (a publication that only uses the program).
    """
    if not all((tree / _MEASURE).is_file() for tree in (one, other)):
        return
    data = other.resolve().parent / _DATA
    if data.is_dir():
        (one.parent / _DATA).symlink_to(data)  # both programs measure the same
    was, now = (_figures(_own(tree, str(_MEASURE))) for tree in (one, other))
    for row in sorted(was.keys() | now.keys()):
        if was.get(row) != now.get(row):
            yield Change(
                topic=Topic.QUALITY,
                place=row,
                what="measured",
                before=was.get(row, "not measured"),
                after=now.get(row, "not measured"),
            )


def _figures(table: str) -> dict[str, str]:
    found = [_FIGURES.fullmatch(line.strip()) for line in table.splitlines()]
    return {match["row"]: " ".join(match["figures"].split()) for match in found if match}


def _own(tree: Path, *arguments: str) -> str:
    """What the program of another tree says, on both its outputs, run as it is there."""
    paths = os.pathsep.join((".", "tests/quality"))
    done = subprocess.run(  # noqa: S603 - this interpreter, on the project's own earlier code
        [sys.executable, *arguments],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr
