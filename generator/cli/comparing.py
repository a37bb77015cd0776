"""``synoptic diff`` and ``synoptic export``: what a change does for readers."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import click

from generator.cli.console import Console, inert
from generator.cli.folders import FOLDER, Folders


@click.command()
@click.argument("base", required=False)
@click.option("--markdown", type=click.Path(path_type=Path), help="Write a comment to this file.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.option("--code", is_flag=True, help="Read BASE with its own program: shows changes of code.")
@click.option("--quality", is_flag=True, help="Also how the quality figures move; takes minutes.")
@click.pass_obj
def diff(
    folders: Folders,
    base: str | None,
    *,
    markdown: Path | None,
    as_json: bool,
    code: bool,
    quality: bool,
) -> None:
    """Tell what a change does for readers.

    BASE is what to compare the present content with: a revision of git [where this branch left the
    main one], a folder of content, or a folder that "synoptic export" wrote. The exit code is 1 if
    an address that was published leads nowhere now, or the present content has mistakes.
    """
    from generator.changes import Topic, telling
    from generator.cli import differing, planning

    if quality and not code:
        raise click.UsageError("--quality compares two programs; add --code")
    console = Console(as_json=as_json)
    plan = planning.plan(folders)
    with tempfile.TemporaryDirectory(prefix="synoptic-") as name:
        console.step("reading what is compared with")
        earlier = differing.before(base, plan, Path(name) / "tree", code=code)
        console.step("reading the present content")
        now, problems = differing.after(plan)
        found = differing.compare(earlier.facts, now)
        if quality and earlier.tree is not None:
            console.step("measuring how well both programs read")
            found += tuple(differing.quality(earlier.tree, Path()))
    notes = []
    if earlier.problems:
        notes.append(f"What is compared with has mistakes ({earlier.problems}): some is not read.")
    if problems.fatal:
        notes.append("The present content has mistakes: run synoptic check. Some is not read.")
    if not as_json:
        click.echo(inert(telling.text(found, notes)), nl=False)
    if markdown is not None:
        markdown.write_text(inert(telling.markdown(found, notes)), encoding="utf-8")
    lost = sum(change.topic is Topic.LOST for change in found)
    console.finish(
        {"changes": [asdict(change) for change in found], "notes": notes, "lost": lost},
        f"changes for readers: {len(found)}; addresses lost: {lost}",
    )
    sys.exit(1 if lost or problems.fatal else 0)


@click.command()
@click.argument("folder", type=FOLDER)
@click.pass_obj
def export(folders: Folders, folder: Path) -> None:
    """Write the publication's data to FOLDER: what readers are told, without pages.

    "synoptic diff FOLDER" compares with it later. What FOLDER held before is replaced.
    """
    from generator import build as building
    from generator.build import facts
    from generator.cli import planning

    console = Console()
    if folder.is_dir() and any(folder.iterdir()) and not facts.is_kept(folder):
        raise click.UsageError(f"{folder} holds something else; name a new folder")
    reading = building.read(planning.plan(folders), console.step)
    console.problems(reading.problems)
    written, deleted = building.write(facts.outputs(reading), folder)
    console.finish({}, f"{folder}: {written} files written, {deleted} deleted")
    sys.exit(1 if reading.problems.fatal else 0)
