"""``synoptic build``, ``synoptic serve`` and ``synoptic recipe``."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.folders import AS_OF, DRAFTS, EMBEDDINGS, FOLDER, Folders


@click.command()
@click.option("--out", type=FOLDER, help="Output folder [site, or site-private].")
@click.option("--private", is_flag=True, help="Process the originals in place of the digests.")
@click.option("--vault", "vaults", type=FOLDER, multiple=True, help="Folder of originals.")
@click.option("--keep-going", is_flag=True, help="Publish the rest in spite of mistakes.")
@click.option(
    "--edition", "editions", multiple=True, help="Language of an edition to write [all there are]."
)
@EMBEDDINGS
@AS_OF
@DRAFTS
@click.option("--history", is_flag=True, help="Show when git saw each page's record change.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def build(
    folders: Folders,
    out: Path | None,
    *,
    private: bool,
    vaults: tuple[Path, ...],
    keep_going: bool,
    editions: tuple[str, ...],
    embeddings: Path | None,
    day: datetime | None,
    drafts: bool,
    history: bool,
    as_json: bool,
) -> None:
    """Build the site.

    With any mistake in the content the old site stays in place and the exit code is 1;
    --keep-going publishes what could be read, and still exits with 1.
    """
    from generator import build as building
    from generator import site
    from generator.cli import planning, summing

    console = Console(as_json=as_json)
    plan = planning.plan(
        folders, vaults, private=private, embeddings=embeddings, day=day, drafts=drafts
    )
    plan = replace(plan, history=history)
    planning.check_editions(plan, editions)
    target = out or Path("site" + ("-private" if private else "") + ("-drafts" if drafts else ""))
    reading = building.read(plan, console.step)
    console.problems(reading.problems)
    if reading.problems.fatal and not keep_going:
        console.finish({"published": False}, "nothing was published; the old site stays in place")
        sys.exit(1)
    console.step("writing pages")
    found = building.outputs(reading, plan.templates, editions or None)
    written, deleted = building.write(found, plan.tree)
    console.step("rendering the site")
    report = site.publish(plan.tree, target, config=folders.config, private=private, drafts=drafts)
    console.problems(report.problems)
    failed = any(problem.fatal for problem in report.problems)
    summary = {
        "published": not failed,
        "out": str(target),
        "as_of": str(plan.day),
        **summing.counts(reading),
        "files_written": written,
        "files_deleted": deleted,
        "pages": report.pages,
    }
    console.finish(
        summary,
        f"{target}: {summary['documents']} documents, {summary['statements']} statements, "
        f"{summary['links']} links, {report.pages} pages{summing.besides(reading)}",
    )
    sys.exit(1 if reading.problems.fatal or failed else 0)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=int, default=8000, show_default=True, help="Port to listen on.")
@click.option("--private", is_flag=True, help="Preview the originals in place of the digests.")
@click.option("--vault", "vaults", type=FOLDER, multiple=True, help="Folder of originals.")
@EMBEDDINGS
@AS_OF
@DRAFTS
@click.pass_obj
def serve(
    folders: Folders,
    host: str,
    port: int,
    *,
    private: bool,
    vaults: tuple[Path, ...],
    embeddings: Path | None,
    day: datetime | None,
    drafts: bool,
) -> None:
    """Preview the site; an edit shows in the browser."""
    from generator.cli import planning
    from generator.site import preview

    plan = planning.plan(
        folders, vaults, private=private, embeddings=embeddings, day=day, drafts=drafts
    )
    arguments = ["--content", str(folders.content), "--templates", str(folders.templates)]
    arguments += ["--config", str(folders.config), "build", "--keep-going"]
    arguments += [argument for vault in vaults for argument in ("--vault", str(vault))]
    arguments += ["--private"] if private else []
    arguments += ["--drafts"] if drafts else []
    arguments += ["--as-of", str(plan.day)]
    arguments += ["--embeddings", str(embeddings)] if embeddings is not None else []
    watched = (folders.content, folders.templates, folders.config, Path(__file__).parents[1])
    preview.serve(arguments, plan.work / "preview", watched, host=host, port=port)


@click.command()
@click.argument(
    "host", type=click.Choice(["nginx", "gitlab", "netlify", "cloudflare", "s3", "cloudfront"])
)
@click.option("--domain", default="example.org", show_default=True, help="The site's domain.")
@click.option("--site", help="Where the site lies [/srv/synoptic/site for nginx, else site].")
@click.pass_obj
def recipe(folders: Folders, host: str, domain: str, site: str | None) -> None:
    """Print the settings of a HOST, with the headers that this program's pages need.

    See docs/deploying.md for where each belongs, and what it can't do.
    """
    from generator.cli import planning
    from generator.site import recipes

    if not re.fullmatch(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*", domain):
        raise click.BadParameter("that is no domain", param_hint="--domain")
    place = site or ("/srv/synoptic/site" if host == "nginx" else "site")
    if not re.fullmatch(r"[\w./][\w./-]*", place, re.ASCII):
        raise click.BadParameter("a plain path, please", param_hint="--site")
    templates = planning.plan(folders).templates
    click.echo(recipes.recipe(host, templates, domain=domain, site=place.rstrip("/")), nl=False)
