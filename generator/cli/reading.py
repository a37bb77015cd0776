"""``synoptic explain``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator.cli.folders import FOLDER, Folders

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--content", type=FOLDER, help="Registries to read with [the group's --content].")
@click.option("--json", "form", flag_value="json", help="One JSON object a line for each file.")
@click.option("--html", "form", flag_value="html", help="One page on standard output.")
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.pass_obj
def explain(
    folders: Folders, content: Path | None, files: tuple[Path, ...], form: str | None
) -> None:
    """Tell everything that is read from a file alone, and why."""
    from rich.console import Console as Rich

    from generator.cli import explaining, showing

    known = explaining.Known.load(content or folders.content)
    if form == "json":
        failed = False
        for file in files:
            result = explaining.explain(file, known)
            failed = failed or "error" in result
            click.echo(json.dumps(result, ensure_ascii=False))
        sys.exit(1 if failed else 0)
    found = [explaining.shown(file, known) for file in files]
    if form == "html":
        click.echo(showing.as_html([entry for entry, _ in found]))
    else:
        for entry, _ in found:
            Rich(soft_wrap=False).print(entry)
    sys.exit(0 if all(read for _, read in found) else 1)
