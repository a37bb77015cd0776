"""The commands of ``synoptic``.

A command imports the rooms that it needs where it uses them, so that help and mistakes in the
options are told at once, and no command waits for what only another needs.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.admitting import admit
from generator.cli.comparing import diff, export
from generator.cli.contributing import add, edit
from generator.cli.folders import FOLDER, Folders
from generator.cli.maintaining import check, schema, suggest, words
from generator.cli.publishing import build, recipe, serve
from generator.cli.reading import explain
from generator.cli.starting import new


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="synoptic", prog_name="synoptic")
@click.option(
    "--content",
    type=FOLDER,
    default=Path("content"),
    show_default=True,
    help="Folder of records and texts.",
)
@click.option(
    "--templates",
    type=FOLDER,
    default=Path("templates"),
    show_default=True,
    help="Folder of files that replace those of the program.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="Settings of the site.",
)
@click.pass_context
def main(context: click.Context, content: Path, templates: Path, config: Path) -> None:
    """Publish the public record of contested incidents as a static site."""
    context.obj = Folders(content=content, templates=templates, config=config)


for _command in (
    *(add, admit, build, check, diff, edit, explain),
    *(export, new, recipe, schema, serve, suggest, words),
):
    main.add_command(_command)
