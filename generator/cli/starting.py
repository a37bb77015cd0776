"""``synoptic new``: a publication of one's own."""

from __future__ import annotations

import shlex
import shutil
import sys
import tempfile
from pathlib import Path

import click

from generator.cli.folders import FOLDER
from generator.shipped import root

_DESCRIPTION = "Who said what, when, in which words, and who reported it."
_NAMED = ("README.md", "mkdocs.yml")
_PLACES = {"gitignore": ".gitignore"}
"""Names that begin with a dot are shipped without it, so that no tool passes over them."""
_WORKFLOWS = Path(".github/workflows")
"""The program's own serve every publication: they ask its Makefile for the rest."""


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--name", help="What the publication is called [the folder's name].")
@click.option("--empty", is_flag=True, help="Leave out the example; registries are empty.")
def new(folder: Path, name: str | None, *, empty: bool) -> None:
    """Begin a publication in FOLDER, which must be new or empty.

    It holds settings, a workflow and an invented example: four documents in three languages on one
    incident. "synoptic build" in that folder makes its site.
    """
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; name a new folder")
    called = " ".join((name or folder.resolve().name).split())
    if not called.isprintable() or not called:
        raise click.BadParameter("a name of printable characters, please", param_hint="--name")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as kept:
        made = Path(kept) / "made"
        _lay_out(made, called, empty=empty)
        if folder.exists():
            folder.rmdir()  # empty, as was seen
        made.rename(folder)
    click.echo(f"{folder}: a publication called “{called}”. Next:")
    click.echo(
        f"  cd {shlex.quote(str(folder))}\n  synoptic check\n  synoptic build\n  synoptic serve"
    )
    sys.exit(0)


def _lay_out(made: Path, name: str, *, empty: bool) -> None:
    """Write the whole publication below ``made``."""
    from generator.cli import checking

    shipped = root()
    shutil.copytree(shipped / "content" / "pages", made / "content" / "pages")
    shutil.copyfile(shipped / "requirements" / "run.txt", made / "requirements.txt")
    shutil.copytree(shipped / _WORKFLOWS, made / _WORKFLOWS)
    parts = shipped / "templates" / "publication"
    for part in ("empty", "common") if empty else ("empty", "example", "common"):
        for file in sorted((parts / part).rglob("*")):
            if file.is_file():
                _put(file, made, file.relative_to(parts / part), name)
    for folder in ("documents", "incidents", "occasions"):
        (made / "content" / folder).mkdir(exist_ok=True)
    checking.schemas(made / "docs" / "schema", write=True)


def _put(file: Path, made: Path, path: Path, name: str) -> None:
    """Copy one file to its place, with the publication's name where it belongs."""
    first, *rest = path.parts
    target = made.joinpath(_PLACES.get(first, first), *rest)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = file.read_text(encoding="utf-8")
    if path.name in _NAMED and len(path.parts) == 1:
        quote = _quoted if path.suffix == ".yml" else str
        text = text.replace("{name}", quote(name)).replace("{description}", quote(_DESCRIPTION))
    target.write_text(text, encoding="utf-8")


def _quoted(text: str) -> str:
    """Text as a YAML value, whatever it holds."""
    return "'" + text.replace("'", "''") + "'"
