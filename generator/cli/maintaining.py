"""``synoptic check``, ``synoptic schema``, ``synoptic suggest`` and ``synoptic words``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.cli.console import Console, inert
from generator.cli.folders import AS_OF, EMBEDDINGS, FOLDER, FORMAT, Folders


@click.command()
@click.option("--record-ids", is_flag=True, help="Append new addresses to permalinks.txt.")
@click.option("--fix", is_flag=True, help="First mend what is mechanical in the records.")
@FORMAT
@click.option("--recorded", is_flag=True, help="Fail while permalinks.txt lacks an address.")
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_obj
def check(
    folders: Folders,
    *,
    record_ids: bool,
    fix: bool,
    form: str,
    recorded: bool,
    day: datetime | None,
    as_json: bool,
) -> None:
    """Report every mistake in the content folder, drafts and what is under embargo included.

    The exit code is 1 if there is any; notes are no mistakes. --fix mends line ends, Unicode's
    composed form, blanks, quotation marks and the order of keys, and nothing that needs judgement.
    """
    from generator import build as building
    from generator import reviewing
    from generator.cli import checking, planning, succeeding

    console = Console(as_json=as_json, form="" if form == "people" else form)
    for file, done in checking.fix(folders.content) if fix else ():
        console.step(f"{file}: mended {', '.join(done)}")
    reading = building.read(planning.plan(folders, day=day, drafts=True), console.step)
    problems, ledger = reading.problems, folders.content / "permalinks.txt"
    problems.extend(succeeding.proposals(reading, folders.content))
    if record_ids and not problems.fatal:
        console.step(f"{checking.record_ids(reading, ledger)} addresses appended to the ledger")
    elif not record_ids:
        problems.extend(checking.unrecorded(reading, ledger, fatal=recorded))
    console.problems(problems)
    fatal = problems.fatal
    notes = list(reviewing.review(reading.corpus, str(folders.content / "documents")))
    console.problems(notes)
    documents = len(reading.corpus.documents)
    console.finish(
        {"ok": not fatal, "documents": documents},
        f"{documents} documents read; {checking.counted([*reading.problems, *notes])}",
    )
    sys.exit(1 if fatal else 0)


@click.command()
@click.option(
    "--out", type=FOLDER, default=Path("docs/schema"), show_default=True, help="Folder to write to."
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if out of date.")
def schema(out: Path, *, only_check: bool) -> None:
    """Write the JSON Schemas of all records, for editors."""
    from generator.cli import checking

    stale = checking.schemas(out, write=not only_check)
    for name in stale:
        click.echo(
            f"{out / name}: {'is out of date; run synoptic schema' if only_check else 'written'}"
        )
    sys.exit(1 if only_check and stale else 0)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.option("--write", "target", type=FOLDER, help="Folder for the drafts; no file is replaced.")
@click.option("--private", is_flag=True, help="Read the originals in place of the digests.")
@click.option("--vault", "vaults", type=FOLDER, multiple=True, help="Folder of originals.")
@EMBEDDINGS
@click.pass_obj
def suggest(
    folders: Folders,
    *,
    as_json: bool,
    target: Path | None,
    private: bool,
    vaults: tuple[Path, ...],
    embeddings: Path | None,
) -> None:
    """Propose incidents for documents that none explains.

    Each is printed with what it rests on and with drafts of its records and its occasions'.
    """
    from generator import build as building
    from generator.cli import planning, suggesting
    from generator.exporting.drafts import drafts
    from generator.linking import discovery, embedded

    console = Console(as_json=as_json)
    plan = planning.plan(folders, vaults, private=private, embeddings=embeddings)
    reading = building.read(plan, console.step)
    console.problems(reading.problems)
    corpus = reading.corpus
    console.step("looking for what no incident explains")
    found = discovery.proposed(corpus.documents, corpus.links, corpus.registry)
    if reading.vectors is not None:
        found = embedded.proposals(found, reading.vectors)
    proposals = drafts(found, corpus.documents, corpus.registry)
    refused = []
    if target is not None:
        refused = suggesting.write([draft for _, made in proposals for draft in made], target)
        console.problems(refused)
    if not as_json:
        click.echo(inert("\n".join(suggesting.lines(proposals))))
    loose = len(discovery.unexplained(corpus.documents, corpus.links))
    taken = sum(len(entry.documents) for entry, _ in proposals)
    console.finish(
        {"proposals": [suggesting.facts(*entry) for entry in proposals], "unexplained": loose},
        f"{len(proposals)} proposed; {loose - taken} other documents tell of no incident",
    )
    sys.exit(1 if reading.problems.fatal or refused else 0)


@click.command()
@click.argument("tags", nargs=-1, metavar="[TAG]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if any is behind.")
@click.pass_obj
def words(folders: Folders, tags: tuple[str, ...], *, only_check: bool) -> None:
    """Bring the translations of the site's words up to date.

    Renews every catalogue of templates/words: new messages are added, those that no page says any
    more go, translations are kept. A TAG that has no catalogue yet ("pt-BR") gets one.
    """
    from generator.rendering import catalogues, tongues

    place = folders.templates / "words"
    for tag in tags:
        if tongues.unknown(tag):
            raise click.BadParameter(f"no language has the tag “{tag}”", param_hint="TAG")
    if broken := tongues.mistakes(place):
        Console().problems(broken)
        sys.exit(1)
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
