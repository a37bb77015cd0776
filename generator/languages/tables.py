"""The files of words beside this one and below, read as plain values.

To parse them all takes a fifth of a second, so what they hold is kept on disk between two runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from generator import kept

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FORM = "words-1"
"""What is kept, and its edition: it changes with how a file is read."""


def read(file: Traversable) -> Any:
    """What a YAML file holds: mappings, lists, and strings, so that the word "no" stays a word."""
    place = str(file)
    known = _known()
    return known[place] if place in known else _parsed(file.read_bytes())


@cache
def _known() -> dict[str, Any]:
    """What every file holds, by its place."""
    places = list(_below(resources.files(__package__)))
    contents = [file.read_bytes() for file in places]
    sizes = json.dumps(list(map(len, contents))).encode()
    made_of = b"".join((sizes, *contents))
    values = kept.value(_FORM, made_of, lambda: list(map(_parsed, contents)))
    return dict(zip(map(str, places), values, strict=True))


def _below(folder: Traversable) -> Iterator[Traversable]:
    """The files of words in a folder and its folders, in the order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yml"):
            yield entry
        elif entry.is_dir():
            yield from _below(entry)


def _parsed(content: bytes) -> Any:
    """Built from the nodes themselves: yaml's own constructor takes as long again as its parser."""
    return _plain(yaml.compose(content.decode(), _Loader))


def _plain(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    return node.value if node is not None else None
