"""What a run reads, from the folders and options of its command line."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import click

from generator import shipped
from generator.build import Plan, layers
from generator.cli.folders import Folders

_COMPOSED = Plan().work / "templates"
"""Where the program's templates and a publication's own are put together; see its mkdocs.yml."""


def plan(
    folders: Folders,
    vaults: tuple[Path, ...] = (),
    *,
    private: bool = False,
    embeddings: Path | None = None,
    day: datetime.datetime | None = None,
    drafts: bool = False,
) -> Plan:
    """The plan of a run; click's UsageError where it is given vaults that it must not read."""
    if vaults and not private:
        raise click.UsageError("--vault is read by a private run only; add --private")
    return Plan(
        content=folders.content,
        templates=layers.compose(shipped.root() / "templates", folders.templates, _COMPOSED),
        vaults=vaults,
        private=private,
        embeddings=embeddings,
        day=day.date() if day is not None else today(),
        drafts=drafts,
    )


def today() -> datetime.date:
    """The day in UTC that SOURCE_DATE_EPOCH names, which builders set to make a build again; else
    that of the clock. Asked here alone. Raises click's UsageError where it is no number.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return datetime.datetime.now(datetime.UTC).date()
    try:
        return datetime.datetime.fromtimestamp(int(given), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH is no number of seconds") from None


def check_editions(plan: Plan, editions: tuple[str, ...]) -> None:
    """Raise click's BadParameter for an edition that has no catalogue."""
    known = ("en", *sorted(file.stem for file in (plan.templates / "words").glob("*.po")))
    for tag in editions:
        if tag not in known:
            raise click.BadParameter(
                f"there is no catalogue for “{tag}”; there are {', '.join(known)}",
                param_hint="--edition",
            )
