"""``synoptic check``, ``synoptic schema`` and ``synoptic words``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import build as building
from generator.cli import checking
from generator.cli.console import Console
from generator.cli.folders import FOLDER, Folders
from generator.rendering import catalogues


@click.command()
@click.option("--record-ids", is_flag=True, help="Append new addresses to permalinks.txt.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def check(folders: Folders, *, record_ids: bool, as_json: bool) -> None:
    """Report every mistake in the content folder; exit with 1 if there is any."""
    console = Console(as_json=as_json)
    reading = building.read(
        building.Plan(content=folders.content, templates=folders.templates), console.step
    )
    console.problems(reading.problems)
    fatal = reading.problems.fatal
    if record_ids and not fatal:
        added = checking.record_ids(reading, folders.content / "permalinks.txt")
        console.step(f"{added} addresses appended to the ledger")
    count = len(reading.problems)
    documents = len(reading.corpus.documents)
    console.finish(
        {"ok": not fatal, "documents": documents},
        f"{documents} documents read, {count} thing{'s' if count != 1 else ''} to mend",
    )
    sys.exit(1 if fatal else 0)


@click.command()
@click.option("--out", type=FOLDER, default=Path("docs/schema"), show_default=True)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if out of date.")
def schema(out: Path, *, only_check: bool) -> None:
    """Write the JSON Schemas of all records, for editors."""
    stale = checking.schemas(out, write=not only_check)
    for name in stale:
        click.echo(
            f"{out / name}: {'is out of date; run synoptic schema' if only_check else 'written'}"
        )
    sys.exit(1 if only_check and stale else 0)


@click.command()
@click.argument("tags", nargs=-1, metavar="[TAG]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if any is behind.")
@click.pass_obj
def words(folders: Folders, tags: tuple[str, ...], *, only_check: bool) -> None:
    """Bring the translations of the site's words up to date.

    Renews every catalogue of templates/words: new messages are added, those that no page says any
    more go, translations are kept. A TAG that has no catalogue yet ("pt-BR") gets one.
    """
    place = folders.templates / "words"
    wanted = catalogues.messages(folders.templates)
    behind = False
    for tag in sorted({*tags, *(file.stem for file in place.glob("*.po"))}):
        file = place / f"{tag}.po"
        known = file.read_bytes() if file.is_file() else b""
        made = catalogues.renewed(known, tag, wanted)
        lacking = catalogues.missing(made, tag, wanted)
        behind = behind or made != known or bool(lacking)
        if made != known and not only_check:
            place.mkdir(parents=True, exist_ok=True)
            file.write_bytes(made)
        if made != known and only_check:
            click.echo(f"{file}: is out of date; run synoptic words")
        click.echo(f"{file}: {len(lacking)} of {len(wanted)} messages are not translated")
    sys.exit(1 if only_check and behind else 0)
