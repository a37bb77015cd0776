"""``synoptic admit``: look at a stranger's request with a program that is none of it."""

from __future__ import annotations

import sys

import click

from generator.cli.console import Console
from generator.cli.folders import FORMAT, Folders


@click.command()
@click.argument("commit")
@click.option("--beyond", is_flag=True, help="Admit changes outside of documents and registries.")
@FORMAT
@click.pass_obj
def admit(folders: Folders, commit: str, *, beyond: bool, form: str) -> None:
    """Take what a request changes in the content into the working tree, to look at it.

    COMMIT is the request's, or the one that merges it. It is never checked out, and nothing of it
    is run: what it changes since it left the present commit is judged first, and written only if
    nothing is refused. Only files of the content folder are written, whatever else it changes.
    "git restore content" and "git clean content" take it back.
    """
    from generator.admitting import judge
    from generator.cli import requests
    from generator.cli.placing import PlacingError, place
    from generator.errors import Problems

    console = Console(form="" if form == "people" else form)
    request = requests.read(folders.content, commit)
    problems = Problems()
    problems.extend(judge(list(request.touched), request.standing(), beyond=beyond))
    problems.extend(request.meddling())
    files, gone = [], []
    if not problems.fatal:
        files = list(request.files(problems))
    if not problems.fatal:
        try:
            place(files)
            gone = list(request.gone())
            for path in gone:
                path.unlink()
        except PlacingError as error:
            problems.extend([error.problem])
    console.problems(problems)
    left = sum(file.outside for file in request.touched)
    besides = f"; {left} outside of the content are left where they are" if left else ""
    if problems.fatal:
        console.finish({"admitted": 0}, "nothing is admitted, and nothing was written")
    else:
        count = len(files) + len(gone)
        console.finish({"admitted": count}, f"{count} files are admitted{besides}")
    sys.exit(1 if problems.fatal else 0)
