"""The model that tells languages apart: py3langid's, its tables mapped into memory.

The package keeps it compressed to a fifteenth, and to undo that takes half a second of every
command that reads a text. So the tables are kept as they are used, and processes share them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from generator import kept

_FORM = "py3langid-1"
"""What is kept, and its edition: it changes with the tables below."""
_TABLES = ("weights", "biases", "classes", "moves", "rows", "features")


@cache
def identifier() -> Any:
    """The model; loaded by the first text, since commands that read none need not wait for it."""
    langid = import_module("py3langid.langid")
    file = langid.MODEL_DIR / langid.MODEL_FILE
    numpy, folder = import_module("numpy"), kept.folder(_FORM, file.read_bytes(), tables)
    try:
        names = [folder / name for name in _TABLES] if folder else []
        found = [numpy.asarray(numpy.load(name, mmap_mode="r")) for name in names]
    except (OSError, ValueError):
        found = []  # somebody put something else there
    if not found:
        return langid.LanguageIdentifier.from_model_file(file, norm_probs=True)
    weights, biases, classes, moves, rows, features = found
    return langid.LanguageIdentifier(
        weights,
        biases,
        classes.tolist(),
        memoryview(moves),
        features.tolist(),
        norm_probs=True,
        tk_row=memoryview(rows),
    )


def tables() -> Iterator[tuple[str, bytes]]:
    """The tables of the model as files of numpy's, the weights as wide as they are multiplied."""
    langid, numpy = import_module("py3langid.langid"), import_module("numpy")
    load = import_module("py3langid.modelio").load_model
    weights, biases, classes, moves, rows, features = load(langid.MODEL_DIR / langid.MODEL_FILE)
    values = (weights.astype(numpy.float32), biases, classes, moves, rows, features)
    for name, value in zip(_TABLES, values, strict=True):
        file = io.BytesIO()
        numpy.save(file, numpy.asarray(value))
        yield name, file.getvalue()
