"""The commands of ``synoptic``.

Each is loaded when it is called: most need neither the site's host nor a browser's search index.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import click

from generator.cli.folders import FOLDER, Folders


class Entry(NamedTuple):
    """The module below this one that holds a command, and the line that the help shows of it."""

    module: str
    help: str


COMMANDS = {
    "build": Entry("publishing", "Build the site."),
    "check": Entry("maintaining", "Report every mistake in the content folder."),
    "explain": Entry("reading", "Tell everything that is read from a file alone, and why."),
    "schema": Entry("maintaining", "Write the JSON Schemas of all records, for editors."),
    "serve": Entry("publishing", "Preview the site; an edit shows in the browser."),
    "suggest": Entry("suggesting", "Propose incidents for documents that none explains."),
    "words": Entry("maintaining", "Bring the translations of the site's words up to date."),
}


class Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__name__}.{COMMANDS[cmd_name].module}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands and what they do, without loading any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="synoptic", prog_name="synoptic")
@click.option("--content", type=FOLDER, default=Path("content"), show_default=True)
@click.option("--templates", type=FOLDER, default=Path("templates"), show_default=True)
@click.option("--config", type=click.Path(path_type=Path), default=Path("mkdocs.yml"))
@click.pass_context
def main(context: click.Context, content: Path, templates: Path, config: Path) -> None:
    """Publish the public record of contested incidents as a static site."""
    context.obj = Folders(content=content, templates=templates, config=config)
