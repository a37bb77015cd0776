"""``synoptic add`` and ``synoptic edit``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.folders import Folders

_VAULT = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("source", metavar="FILE|URL")
@click.option("--id", "name", default="", help="Id of the document [its day and outlet].")
@click.option("--outlet", help="Id of the outlet that published it.")
@click.option("--published", help="Day on which it was published (EDTF).")
@click.option("--url", help="Where a FILE was found.")
@click.option("--archived-url", help="A public archive's copy of it.")
@click.option("--retrieved", help="Day on which a FILE was saved (EDTF).")
@click.option(
    "--rights", type=click.Choice(["full", "excerpt", "digest"]), help="What may be shown of it."
)
@click.option("--digest", is_flag=True, help="Begin a digest; the original goes into the vault.")
@click.option("--vault", type=_VAULT, help="Folder of originals and of what was fetched.")
@click.option(
    "--private", is_flag=True, help="Compare with the originals in the vault, not the digests."
)
@click.option("--write-registry", is_flag=True, help="Write the proposed entries too.")
@click.option("--yes", "--no-input", "silent", is_flag=True, help="Ask nothing, and write.")
@click.option("--dry-run", is_flag=True, help="Tell everything, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def add(
    folders: Folders,
    /,
    source: str,
    name: str,
    rights: str | None,
    *,
    digest: bool,
    vault: Path | None,
    private: bool,
    write_registry: bool,
    silent: bool,
    dry_run: bool,
    as_json: bool,
    **given: str | None,
) -> None:
    """Add a document: read it, tell what it says and what it belongs to, write its record.

    What was read is proposed, never decided: it stands below "proposed:" in the record until
    somebody decides it. At a terminal you are asked about what is uncertain; otherwise nothing is
    asked. A URL is fetched once, politely, and kept as WARC in the vault.
    """
    from generator.cli import adding, planning, running
    from generator.cli.console import Console

    if digest and rights not in (None, "digest"):
        raise click.UsageError(f"--digest and --rights {rights} exclude each other")
    if private and vault is None:
        raise click.UsageError("--private reads the originals: name their folder with --vault")
    asks = not (silent or as_json or dry_run) and sys.stdin.isatty()
    order = adding.Order(
        source=source,
        id=name,
        rights="digest" if digest else rights or "",
        vault=vault,
        entries=write_registry,
        asks=asks,
        writes=not dry_run,
    )
    decided: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    console = Console(as_json=as_json)
    vaults = (vault,) if private and vault is not None else ()
    # What waits to be published is there all the same: a second copy of it would be one too many.
    plan = planning.plan(folders, vaults, private=private, drafts=True)
    sys.exit(running.add(plan, order, decided, console, as_json=as_json))


@click.command()
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def edit(folders: Folders, name: str, *, as_json: bool) -> None:
    """Open a record in your editor ($VISUAL or $EDITOR), and check it afterwards.

    ID is that of a document, an incident, a press event, or an entry of a registry.
    """
    from generator.cli import editing
    from generator.cli.console import Console

    sys.exit(editing.edit(folders.content, name, Console(as_json=as_json)))
