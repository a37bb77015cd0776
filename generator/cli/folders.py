"""Where things are, as given on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

FOLDER = click.Path(file_okay=False, path_type=Path)
"""A folder, which may not be there yet."""


EMBEDDINGS = click.option(
    "--embeddings", type=FOLDER, help="Folder of an embedding model that adds evidence [none]."
)


FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["people", "json", "github", "gitlab", "sarif"]),
    default="people",
    show_default=True,
    help="What to write to standard output, for whom.",
)

AS_OF = click.option(
    "--as-of",
    "day",
    type=click.DateTime(("%Y-%m-%d",)),
    metavar="DATE",
    help="Day of publication, by which embargoes end [SOURCE_DATE_EPOCH, or today].",
)
DRAFTS = click.option(
    "--drafts", is_flag=True, help="Take in drafts and what is under embargo, for a preview."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The folders that every command works on."""

    content: Path
    templates: Path
    config: Path
