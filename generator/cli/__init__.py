"""The commands of ``synoptic``."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console as Rich

from generator import build as building
from generator import site
from generator.cli import checking, explaining, showing
from generator.cli.console import Console
from generator.site import preview

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where things are, as given on the command line."""

    content: Path
    templates: Path
    config: Path


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="synoptic", prog_name="synoptic")
@click.option("--content", type=_FOLDER, default=Path("content"), show_default=True)
@click.option("--templates", type=_FOLDER, default=Path("templates"), show_default=True)
@click.option("--config", type=click.Path(path_type=Path), default=Path("mkdocs.yml"))
@click.pass_context
def main(context: click.Context, content: Path, templates: Path, config: Path) -> None:
    """Publish the public record of contested incidents as a static site."""
    context.obj = Folders(content=content, templates=templates, config=config)


def _plan(folders: Folders, vaults: tuple[Path, ...], *, private: bool) -> building.Plan:
    if vaults and not private:
        raise click.UsageError("--vault is read by a private build only; add --private")
    return building.Plan(
        content=folders.content,
        templates=folders.templates,
        vaults=vaults,
        private=private,
    )


@main.command()
@click.option("--out", type=_FOLDER, help="Output folder [site, or site-private].")
@click.option("--private", is_flag=True, help="Process the originals in place of the digests.")
@click.option("--vault", "vaults", type=_FOLDER, multiple=True, help="Folder of originals.")
@click.option("--keep-going", is_flag=True, help="Publish the rest in spite of mistakes.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def build(
    folders: Folders,
    out: Path | None,
    *,
    private: bool,
    vaults: tuple[Path, ...],
    keep_going: bool,
    as_json: bool,
) -> None:
    """Build the site.

    With any mistake in the content the old site stays in place and the exit code is 1;
    --keep-going publishes what could be read, and still exits with 1.
    """
    console = Console(as_json=as_json)
    plan = _plan(folders, vaults, private=private)
    target = out or Path("site-private" if private else "site")
    reading = building.read(plan, console.step)
    console.problems(reading.problems)
    if reading.problems.fatal and not keep_going:
        console.finish({"published": False}, "nothing was published; the old site stays in place")
        sys.exit(1)
    console.step("writing pages")
    written, deleted = building.write(building.outputs(reading, plan.templates), plan.tree)
    console.step("rendering the site")
    report = site.publish(plan.tree, target, config=folders.config, private=private)
    console.problems(report.problems)
    failed = any(problem.fatal for problem in report.problems)
    corpus = reading.corpus
    summary = {
        "published": not failed,
        "out": str(target),
        "documents": len(corpus.documents),
        "statements": sum(len(document.statements) for document in corpus.documents),
        "links": len(corpus.links),
        "utterances": len(corpus.utterances),
        "reused": reading.reused,
        "files_written": written,
        "files_deleted": deleted,
        "pages": report.pages,
    }
    console.finish(
        summary,
        f"{target}: {summary['documents']} documents, {summary['statements']} statements, "
        f"{summary['links']} links, {report.pages} pages",
    )
    sys.exit(1 if reading.problems.fatal or failed else 0)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--private", is_flag=True, help="Preview the originals in place of the digests.")
@click.option("--vault", "vaults", type=_FOLDER, multiple=True, help="Folder of originals.")
@click.pass_obj
def serve(
    folders: Folders, host: str, port: int, *, private: bool, vaults: tuple[Path, ...]
) -> None:
    """Preview the site; an edit shows in the browser."""
    plan = _plan(folders, vaults, private=private)
    arguments = ["--content", str(folders.content), "--templates", str(folders.templates)]
    arguments += ["--config", str(folders.config), "build", "--keep-going"]
    arguments += [argument for vault in vaults for argument in ("--vault", str(vault))]
    arguments += ["--private"] if private else []
    watched = (folders.content, folders.templates, folders.config, Path(__file__).parents[1])
    preview.serve(arguments, plan.work / "preview", watched, host=host, port=port)


@main.command()
@click.option("--record-ids", is_flag=True, help="Append new addresses to permalinks.txt.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def check(folders: Folders, *, record_ids: bool, as_json: bool) -> None:
    """Report every mistake in the content folder; exit with 1 if there is any."""
    console = Console(as_json=as_json)
    reading = building.read(_plan(folders, (), private=False), console.step)
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


@main.command()
@click.option("--out", type=_FOLDER, default=Path("docs/schema"), show_default=True)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if out of date.")
def schema(out: Path, *, only_check: bool) -> None:
    """Write the JSON Schemas of all records, for editors."""
    stale = checking.schemas(out, write=not only_check)
    for name in stale:
        click.echo(
            f"{out / name}: {'is out of date; run synoptic schema' if only_check else 'written'}"
        )
    sys.exit(1 if only_check and stale else 0)


@main.command()
@click.option("--content", type=_FOLDER, help="Registries to read with [the group's --content].")
@click.option("--json", "form", flag_value="json", help="One JSON object a line for each file.")
@click.option("--html", "form", flag_value="html", help="One page on standard output.")
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.pass_obj
def explain(
    folders: Folders, content: Path | None, files: tuple[Path, ...], form: str | None
) -> None:
    """Tell everything that is read from a file alone, and why."""
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
