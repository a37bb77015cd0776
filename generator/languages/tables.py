"""The files of words beside this one, read as plain values."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Any

import yaml

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read(file: Traversable) -> Any:
    """What a YAML file holds: mappings, lists, and strings, so that the word "no" stays a word.

    Built from the nodes themselves: yaml's own constructor takes as long again as its parser.
    """
    return _plain(yaml.compose(file.read_text(encoding="utf-8"), _Loader))


def _plain(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    return node.value if node is not None else None
