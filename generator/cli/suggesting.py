"""What ``suggest`` writes: incidents and press events that no record knows, and their drafts."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.errors import Problem
from generator.exporting.drafts import Draft
from generator.linking.discovery import ProposedIncident

Proposals = list[tuple[ProposedIncident, tuple[Draft, ...]]]


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


def lines(proposals: Proposals) -> Iterator[str]:
    """The proposals for a reader, with what each rests on and its drafts."""
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


def facts(entry: ProposedIncident, made: tuple[Draft, ...]) -> dict[str, Any]:
    """One proposal with its drafts, for machines."""
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
