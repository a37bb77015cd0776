"""``synoptic suggest``: incidents and press events that no record knows, proposed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from generator import build as building
from generator.cli.console import Console, inert
from generator.cli.folders import FOLDER, Folders
from generator.errors import Problem
from generator.exporting.drafts import Draft, drafts
from generator.linking import discovery
from generator.linking.discovery import ProposedIncident

Proposals = list[tuple[ProposedIncident, tuple[Draft, ...]]]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.option("--write", "target", type=FOLDER, help="Folder for the drafts; no file is replaced.")
@click.option("--private", is_flag=True, help="Read the originals in place of the digests.")
@click.option("--vault", "vaults", type=FOLDER, multiple=True, help="Folder of originals.")
@click.pass_obj
def suggest(
    folders: Folders,
    *,
    as_json: bool,
    target: Path | None,
    private: bool,
    vaults: tuple[Path, ...],
) -> None:
    """Propose incidents for documents that none explains.

    Each is printed with what it rests on and with drafts of its records and its occasions'.
    """
    if vaults and not private:
        raise click.UsageError("--vault is read by a private run only; add --private")
    console = Console(as_json=as_json)
    plan = building.Plan(
        content=folders.content, templates=folders.templates, vaults=vaults, private=private
    )
    reading = building.read(plan, console.step)
    console.problems(reading.problems)
    corpus = reading.corpus
    console.step("looking for what no incident explains")
    found = discovery.proposed(corpus.documents, corpus.links, corpus.registry)
    proposals = drafts(found, corpus.documents, corpus.registry)
    refused: list[Problem] = []
    if target is not None:
        refused = write([draft for _, made in proposals for draft in made], target)
        console.problems(refused)
    if not as_json:
        click.echo(inert("\n".join(_lines(proposals))))
    loose = len(discovery.unexplained(corpus.documents, corpus.links))
    taken = sum(len(entry.documents) for entry, _ in proposals)
    console.finish(
        {"proposals": [_facts(*entry) for entry in proposals], "unexplained": loose},
        f"{len(proposals)} proposed; {loose - taken} other documents tell of no incident",
    )
    sys.exit(1 if reading.problems.fatal or refused else 0)


def write(made: Iterable[Draft], target: Path) -> list[Problem]:
    """Put the drafts below ``target``; what stands there already is left and told.

    Each file appears whole or not at all: it is written beside its place, then linked to it.
    """
    refused = []
    for draft in made:
        place = target / draft.path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            _put(place, draft.text)
        except FileExistsError:
            remedy = "move or delete it, or write to another folder"
            refused.append(Problem(file=str(place), fault="is there already", remedy=remedy))
        except OSError as error:
            fault = f"can't be written ({error.strerror or error})"
            remedy = "choose a folder that can be written to"
            refused.append(Problem(file=str(place), fault=fault, remedy=remedy))
    return refused


def _put(place: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(0o644)
        place.hardlink_to(name)
    finally:
        Path(name).unlink()


def _lines(proposals: Proposals) -> Iterator[str]:
    for number, (entry, made) in enumerate(proposals, start=1):
        count = len(entry.documents)
        head = f"{number}. {made[0].id if made else 'without a known day'}"
        yield f"{head}: {count} document{'s' * (count > 1)} in {', '.join(entry.languages)}"
        yield f"   documents: {', '.join(entry.documents)}"
        for evidence in entry.evidence:
            yield f"   - {evidence.note}"
        for occasion in entry.occasions:
            notes = "; ".join(evidence.note for evidence in occasion.evidence)
            yield f"   occasion: {', '.join(occasion.documents)} ({notes})"
        for draft in made:
            yield f"   --- {draft.path}"
            yield from (f"   {line}" for line in draft.text.splitlines())
        yield ""


def _facts(entry: ProposedIncident, made: tuple[Draft, ...]) -> dict[str, Any]:
    return {
        "documents": entry.documents,
        "languages": entry.languages,
        "attributed": entry.attributed,
        "accused": [accused.place for accused in entry.claims.accused],
        "evidence": [evidence.note for evidence in entry.evidence],
        "occasions": [
            {
                "date": occasion.date,
                "speaker": occasion.speaker.key,
                "documents": occasion.documents,
                "evidence": [evidence.note for evidence in occasion.evidence],
            }
            for occasion in entry.occasions
        ],
        "drafts": [{"path": draft.path, "text": draft.text} for draft in made],
    }
