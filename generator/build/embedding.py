"""The edge to an embedding model: a folder that the user names, read here and nowhere else.

Any static model that model2vec reads will do, sentence-transformers' static ones among them.
Nothing is ever fetched: the folder must hold the whole model.
"""

from __future__ import annotations

import hashlib
import importlib
import math
import os
import pickle
import tempfile
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import rights
from generator.errors import Problem
from generator.model import Document, EmbeddingModel, Incident, Rights
from generator.vectors import Vector, Vectors

LIBRARY = "model2vec"
PARTS = (".json", ".safetensors")
"""What a model is read from."""
DIGITS = 4
"""Decimals of a vector's numbers that are kept; machines add up in different orders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model that was read."""

    of: EmbeddingModel
    encoder: Any

    def vectors(self, texts: Sequence[str]) -> list[Vector]:
        """The vector of each text, of length 1; empty where the model knows no word of it."""
        rows = self.encoder.encode(list(texts), max_length=None, use_multiprocessing=False)
        return [_unit(row) for row in rows.tolist()]


def load(folder: Path) -> Model | Problem:
    """The model in a folder, or what is wrong with it. Asks no network."""
    if not folder.is_dir():
        return _problem(folder, "is no folder", "name the folder that holds the embedding model")
    try:
        library = importlib.import_module(LIBRARY)
    except ImportError:
        remedy = "install it (make embeddings, or pip install 'synoptic[embeddings]'), or build "
        return _problem(
            folder,
            "can’t be read as an embedding model: the extra “embeddings” is not installed",
            f"{remedy}without --embeddings",
        )
    try:
        encoder = library.StaticModel.from_pretrained(str(folder.resolve()))
        known = EmbeddingModel(name=folder.resolve().name, digest=_digest(folder))
        made = Model(of=known, encoder=encoder)
        if not made.encoder.dim or not isinstance(made.vectors(["a"])[0], array):
            raise ValueError("it has no numbers")  # noqa: TRY301 told as any other fault of it
    except Exception as error:  # noqa: BLE001 whatever a strange folder makes the library raise
        said = " ".join(str(error).split())[:200] or type(error).__name__
        return _problem(
            folder,
            f"holds no embedding model that can be read ({said})",
            "name a folder with a static model: config.json, model.safetensors, tokenizer.json",
        )
    return made


def _problem(folder: Path, fault: str, remedy: str) -> Problem:
    return Problem(file=str(folder), fault=fault, remedy=remedy)


def _digest(folder: Path) -> str:
    """The SHA-256 of the names and bytes of a model's files."""
    total = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in PARTS and file.is_file():
            total.update(file.relative_to(folder).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _unit(row: list[float]) -> Vector:
    length = math.sqrt(math.fsum(value * value for value in row))
    if not math.isfinite(length) or length == 0.0:
        return array("f")
    return array("f", [round(value / length, DIGITS) for value in row])


def vectors(
    model: Model, documents: Iterable[Document], incidents: Iterable[Incident], kept: Path
) -> Vectors:
    """The vectors of documents, of their statements and of incidents' records.

    What may not be shown has none. Each text is given to the model once: ``kept`` is a folder of
    the program's own in which vectors stay by the model's digest and the text's hash.
    """
    open_ones = [one for one in documents if one.source.rights is not Rights.WITHDRAWN]
    texts = {document.id: _own_text(document) for document in open_ones}
    said = {
        entry.id: entry.text
        for document in open_ones
        for entry in rights.shown_statements(document)
    }
    records = {incident.id: f"{incident.title}\n{incident.summary}" for incident in incidents}
    known = _encoded(model, {*texts.values(), *said.values(), *records.values()}, kept)
    return Vectors(
        model=model.of,
        documents={name: known[text] for name, text in texts.items()},
        statements={name: known[text] for name, text in said.items()},
        incidents={name: known[text] for name, text in records.items()},
    )


def _own_text(document: Document) -> str:
    """A document's own text, without the statements that are withheld."""
    held = [span for entry in document.statements if entry.withheld for span in entry.spans]
    return "\n".join(
        block.span.of(document.text)
        for block in document.blocks
        if block.label.is_text
        and not any(s.start < block.span.end and block.span.start < s.end for s in held)
    )


def _encoded(model: Model, texts: Iterable[str], kept: Path) -> dict[str, Vector]:
    place = kept / model.of.digest
    before = _kept(place)
    keys = {text: hashlib.sha256(text.encode()).digest() for text in sorted(texts)}
    missing = [text for text, key in keys.items() if key not in before]
    made = dict(zip(missing, model.vectors(missing), strict=True)) if missing else {}
    found = {text: made[text] if text in made else before[key] for text, key in keys.items()}
    if made or len(before) != len(keys):
        _keep(place, {keys[text]: vector for text, vector in found.items()})
    return found


def _kept(place: Path) -> dict[bytes, Vector]:
    """What a run before kept; what can't be read back counts as absent."""
    try:
        # Only this program writes here; the folder is never part of a checkout or a request.
        found = pickle.loads(place.read_bytes())  # noqa: S301
    except (OSError, EOFError, ValueError, AttributeError, TypeError, pickle.UnpicklingError):
        return {}
    return found if isinstance(found, dict) else {}


def _keep(place: Path, found: dict[bytes, Vector]) -> None:
    """Keep what this run used, of this model alone; a reader sees the whole file or none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        pickle.dump(found, file)
    Path(name).replace(place)
    for other in place.parent.iterdir():
        if other != place:
            other.unlink()
